"""The places in a Markdown or HTML file that bibkit fills: between two comments, each alone on its line.

<!-- bibkit:start select="tag:alignment" style=ieee -->
<!-- bibkit:end -->

A file may have several. What stands inside a fenced block of Markdown (CommonMark 0.31, 4.5) is an example and no
place to fill.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bibkit.diagnostics import Diagnostic, Where

_MARKER = re.compile(r"[ ]{0,3}<!--\s*bibkit:(?P<word>[\w-]*)(?P<options>.*)", re.DOTALL)
_CLOSED = re.compile(r"(?P<options>.*?)-->[ \t]*", re.DOTALL)
_OPTION = re.compile(
    r"""\s*(?P<name>[A-Za-z][\w-]*)=(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"']+))(?=\s|$)"""
)
_FENCE = re.compile(r"[ ]{0,3}(?P<fence>`{3,}|~{3,})(?P<rest>.*)", re.DOTALL)
_START, _END = "start", "end"


@dataclass(frozen=True, slots=True)
class ListPlace:
    """What stands between two markers: from offset `start` to `end`; `newline` is how the marker's line ends.

    `options` holds what the first marker asks for, `where` its place and `option_places` that of each option.
    """

    start: int
    end: int
    newline: str
    where: Where
    options: dict[str, str] = field(default_factory=dict)
    option_places: dict[str, Where] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _FileLine:
    number: int
    start: int
    text: str
    newline: str


def places(text: str, path: str) -> tuple[list[ListPlace], list[Diagnostic]]:
    """The places of a file in their order, and what is wrong with its markers; if anything is, fill none."""
    found: list[ListPlace] = []
    wrong: list[Diagnostic] = []
    opened: ListPlace | None = None
    for line, match in _markers(text):
        where = _where(line, path, line.text.index("<"), len(line.text.rstrip()))
        closed = _CLOSED.fullmatch(match["options"])
        if closed is None:
            wrong.append(
                Diagnostic(
                    "BK118",
                    "A marker does not stand alone on its line",
                    "write `<!-- bibkit:start -->` on a line of its own",
                    where,
                )
            )
        elif match["word"] == _START:
            if opened is not None:
                message = f"A place is opened again; it was opened in line {opened.where.line}"
                wrong.append(Diagnostic("BK117", message, "close it with `<!-- bibkit:end -->` first", where))
            after = line.start + len(line.text) + len(line.newline)
            opened = ListPlace(after, after, line.newline or "\n", where)
            wrong += _read_options(opened, closed["options"], line, match.start("options"), path)
        elif match["word"] == _END:
            if opened is None:
                wrong.append(
                    Diagnostic(
                        "BK117",
                        "A place is closed that was not opened",
                        "write `<!-- bibkit:start -->` above it",
                        where,
                    )
                )
            else:
                found.append(
                    ListPlace(
                        opened.start,
                        line.start,
                        opened.newline,
                        opened.where,
                        opened.options,
                        opened.option_places,
                    )
                )
                opened = None
        else:
            wrong.append(
                Diagnostic(
                    "BK118",
                    f'There is no marker "bibkit:{match["word"]}"',
                    "the two are `bibkit:start` and `bibkit:end`",
                    where,
                )
            )
    if opened is not None:
        wrong.append(
            Diagnostic(
                "BK117",
                "A place is opened and not closed",
                "write `<!-- bibkit:end -->` below it",
                opened.where,
            )
        )
    if not found and not wrong:
        help_text = "write `<!-- bibkit:start -->` and `<!-- bibkit:end -->`, each on a line of its own"
        wrong.append(Diagnostic("BK116", "The file has no place for a list", help_text, Where(path, 1, 1)))
    return found, wrong


def _markers(text: str) -> Iterator[tuple[_FileLine, re.Match[str]]]:
    """The lines that begin with a marker, outside of fenced blocks."""
    fence = ""
    for line in _lines(text):
        if match := _FENCE.fullmatch(line.text):
            sign, rest = match["fence"], match["rest"].strip()
            if not fence and not (sign[0] == "`" and "`" in rest):
                fence = sign
            elif fence and sign.startswith(fence) and not rest:
                fence = ""
        elif not fence and (match := _MARKER.match(line.text)):
            yield line, match


def _lines(text: str) -> Iterator[_FileLine]:
    start = 0
    for number, whole in enumerate(re.findall(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+", text), start=1):
        content = whole.rstrip("\r\n")
        # A byte order mark before the first line is no part of it.
        mark = len(content) - len(content.lstrip("\ufeff")) if number == 1 else 0
        yield _FileLine(number, start + mark, content[mark:], whole[len(content) :])
        start += len(whole)


def _where(line: _FileLine, path: str, start: int, end: int) -> Where:
    return Where(path, line.number, start + 1, end + 1, line.text)


def _read_options(
    place: ListPlace, written: str, line: _FileLine, offset: int, path: str
) -> Iterator[Diagnostic]:
    """Put the options into the place; yields what is wrong with them."""
    at = 0
    end = len(written.rstrip())
    while at < end:
        match = _OPTION.match(written, at)
        if match is None:
            start = offset + at + len(written[at:]) - len(written[at:].lstrip())
            yield Diagnostic(
                "BK118", "An option of the marker can't be read", 'write name=value or name="several words"',
                _where(line, path, start, offset + end),
            )  # fmt: skip
            return
        name = match["name"]
        place_of_option = _where(line, path, offset + match.start("name"), offset + match.end())
        if name in place.options:
            yield Diagnostic(
                "BK118", f"The option {name} is given twice", "keep one of the two", place_of_option
            )
        place.options[name] = next(
            value for value in match.group("double", "single", "bare") if value is not None
        )
        place.option_places[name] = place_of_option
        at = match.end()
