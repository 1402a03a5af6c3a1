"""What was copied and pasted into a command, made clean."""

from __future__ import annotations

from bibkit.cli.context import say
from bibkit.errors import UsageError
from bibkit.model.pasted import pasted
from bibkit.model.raw import Raw

_OF_SEVERAL_LINES = ("abstract", "annote", "note", "notes", "summary")


def cleaned(name: str, value: Raw) -> Raw:
    """The value without what came along when it was copied, and says so. Raises UsageError for what can't be told."""
    if not isinstance(value, str):
        return [cleaned(name, item) for item in value] if isinstance(value, list) else value
    read = pasted(value, keeps_lines=name in _OF_SEVERAL_LINES)
    if read is None:
        raise UsageError(
            f"The {name} holds characters that were lost or misread on the way",
            hint="type it, or copy it again from another place",
        )
    if read.gone:
        say(f"bibkit: {name}: without {', '.join(read.gone)}")
    return read.text
