"""What a format gives so that a template of it can be filled, and where templates are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from bibkit.handout.content import Break, CodeSpan, Inline, SheetBlocks
from bibkit.text.run import Bibliography, Run

BUILT_IN = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Target:
    """One format's way to write the parts of a sheet.

    `escape` takes text of any kind; `inline` and `bibliography` are those of `bibkit.text.write`. `code` takes the
    text of a piece of code in a line, `blocks` blocks and the level of their highest heading, `address` a safe
    URL as it stands in the target of a link, `qr` one and what its picture is called. With `marks_languages` the
    writer says it of each piece that is in another language than the sheet; in other formats the templates do.
    """

    escape: Callable[[str], str]
    inline: Callable[[Sequence[Run]], str]
    code: Callable[[str], str]
    line_break: str
    blocks: Callable[[SheetBlocks, int], str]
    bibliography: Callable[[Bibliography], str]
    address: Callable[[str], str]
    qr: Callable[[str, str], str]
    marks_languages: bool = False


@dataclass(frozen=True, slots=True)
class Templates:
    """Where templates are looked for, in order; `name` is that of the one to use, "" for the format's own."""

    folders: tuple[Path, ...] = (BUILT_IN,)
    name: str = ""


def line(
    inline: Inline, write: Callable[[Sequence[Run]], str], code: Callable[[str], str], line_break: str
) -> str:
    """The pieces of one line, each written in its way."""
    written: list[str] = []
    for is_run, pieces in groupby(inline, lambda piece: isinstance(piece, Run)):
        if is_run:
            written.append(write([piece for piece in pieces if isinstance(piece, Run)]))
            continue
        for piece in pieces:
            if isinstance(piece, CodeSpan):
                written.append(code(piece.text))
            elif isinstance(piece, Break):
                written.append(line_break)
    return "".join(written)
