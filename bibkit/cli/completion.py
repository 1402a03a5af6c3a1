"""`bibkit completion`: the completion script of a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command("completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print the completion script of a SHELL; for bash: eval "$(bibkit completion bash)"."""
    from bibkit.cli import bibkit

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(bibkit, {}, "bibkit", "_BIBKIT_COMPLETE").source())
