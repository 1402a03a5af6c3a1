"""`bibkit completion`: the completion script of a shell."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from bibkit.cli.shells import SHELLS


@click.command("completion")
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> None:
    """Print the completion script of a SHELL.

    \b
    bash:        eval "$(bibkit completion bash)"
    zsh:         eval "$(bibkit completion zsh)"
    fish:        bibkit completion fish | source
    powershell:  bibkit completion powershell | Out-String | Invoke-Expression

    It completes commands and options, and beside them keys, tags, words of queries, people, styles, sessions, formats
    and codes, as the project in the current folder has them.
    """
    from bibkit.cli import COMPLETE, bibkit

    completion = get_completion_class(shell)
    assert completion is not None
    click.echo(completion(bibkit, {}, "bibkit", COMPLETE).source())
