"""`bibkit help`: what a command or a topic is about."""

from __future__ import annotations

from importlib import resources

import click
from click.shell_completion import CompletionItem

from bibkit.cli.context import put_out
from bibkit.registry import unknown_name

TOPICS: dict[str, str] = {"query": "How to say which works, in `list` and wherever there is --select."}
"""The pages of `bibkit/cli/topics`, which stand in docs/, too."""


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from bibkit.cli import COMMANDS

    known = {**{name: summary for name, (_, summary) in COMMANDS.items()}, **TOPICS}
    return [
        CompletionItem(name, help=summary) for name, summary in known.items() if name.startswith(incomplete)
    ]


@click.command("help")
@click.argument("words", nargs=-1, metavar="[COMMAND|TOPIC]", shell_complete=_complete)
@click.pass_context
def command(context: click.Context, words: tuple[str, ...]) -> None:
    """Show the help of a command, or explain a topic.

    \b
    bibkit help
    bibkit help export
    bibkit help query

    Topics: query (how to say which works).
    """
    from bibkit.cli import COMMANDS

    above = context.find_root()
    if not words:
        topics = "\n".join(f"  {name}  {summary}" for name, summary in TOPICS.items())
        put_out(f"{above.get_help()}\n\nTopics (bibkit help TOPIC):\n{topics}\n")
        return
    if len(words) == 1 and words[0] in TOPICS:
        put_out(topic(words[0]))
        return
    group: click.Command = above.command
    for word in words:
        known = group.list_commands(above) if isinstance(group, click.Group) else []
        found = group.get_command(above, word) if word in known and isinstance(group, click.Group) else None
        if found is None:
            raise unknown_name("command or topic", word, [*(known or COMMANDS), *TOPICS])
        group, above = found, click.Context(found, info_name=word, parent=above)
    put_out(f"{group.get_help(above)}\n")


def topic(name: str) -> str:
    """The text of a topic."""
    return (resources.files("bibkit.cli") / "topics" / f"{name}.md").read_text(encoding="utf-8")
