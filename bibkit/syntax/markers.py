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

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.source import Source

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

    `options` holds what the first marker asks for, `at` its place and `option_places` that of each option.
    """

    start: int
    end: int
    newline: str
    at: SourceSpan
    options: dict[str, str] = field(default_factory=dict)
    option_places: dict[str, SourceSpan] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _FileLine:
    start: int
    text: str
    newline: str


def places(source: Source) -> tuple[list[ListPlace], list[Diagnostic]]:
    """The places of a file in their order, and what is wrong with its markers; if anything is, fill none."""
    found: list[ListPlace] = []
    wrong: list[Diagnostic] = []
    opened: ListPlace | None = None
    for line, match in _markers(source):
        at = SourceSpan(source, line.start + line.text.index("<"), line.start + len(line.text.rstrip()))
        closed = _CLOSED.fullmatch(match["options"])
        if closed is None:
            wrong.append(
                Diagnostic(
                    "BK118",
                    "A marker does not stand alone on its line",
                    "write `<!-- bibkit:start -->` on a line of its own",
                    at,
                )
            )
        elif match["word"] == _START:
            if opened is not None:
                message = f"A place is opened again; it was opened in line {opened.at.where.line}"
                wrong.append(Diagnostic("BK117", message, "close it with `<!-- bibkit:end -->` first", at))
            after = line.start + len(line.text) + len(line.newline)
            opened = ListPlace(after, after, line.newline or "\n", at)
            wrong += _read_options(opened, closed["options"], line.start + match.start("options"), source)
        elif match["word"] == _END:
            if opened is None:
                wrong.append(
                    Diagnostic(
                        "BK117",
                        "A place is closed that was not opened",
                        "write `<!-- bibkit:start -->` above it",
                        at,
                    )
                )
            else:
                found.append(
                    ListPlace(
                        opened.start,
                        line.start,
                        opened.newline,
                        opened.at,
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
                    at,
                )
            )
    if opened is not None:
        wrong.append(
            Diagnostic(
                "BK117",
                "A place is opened and not closed",
                "write `<!-- bibkit:end -->` below it",
                opened.at,
            )
        )
    if not found and not wrong:
        help_text = "write `<!-- bibkit:start -->` and `<!-- bibkit:end -->`, each on a line of its own"
        wrong.append(Diagnostic("BK116", "The file has no place for a list", help_text, source.span(0)))
    return found, wrong


def _markers(source: Source) -> Iterator[tuple[_FileLine, re.Match[str]]]:
    """The lines that begin with a marker, outside of fenced blocks."""
    fence = ""
    for line in _lines(source):
        if match := _FENCE.fullmatch(line.text):
            sign, rest = match["fence"], match["rest"].strip()
            if not fence and not (sign[0] == "`" and "`" in rest):
                fence = sign
            elif fence and sign.startswith(fence) and not rest:
                fence = ""
        elif not fence and (match := _MARKER.match(line.text)):
            yield line, match


def _lines(source: Source) -> Iterator[_FileLine]:
    ends = [*source.starts[1:], len(source.text)]
    for number, (start, end) in enumerate(zip(source.starts, ends, strict=True), source.first_line):
        text = source.line(number)
        yield _FileLine(start, text, source.text[start + len(text) : end])


def _read_options(place: ListPlace, written: str, offset: int, source: Source) -> Iterator[Diagnostic]:
    """Put the options, which begin at `offset`, into the place; yields what is wrong with them."""
    at = 0
    end = len(written.rstrip())
    while at < end:
        match = _OPTION.match(written, at)
        if match is None:
            start = offset + at + len(written[at:]) - len(written[at:].lstrip())
            message = "An option of the marker can't be read"
            help_text = 'write name=value or name="several words"'
            yield Diagnostic("BK118", message, help_text, SourceSpan(source, start, offset + end))
            return
        name = match["name"]
        place_of_option = SourceSpan(source, offset + match.start("name"), offset + match.end())
        if name in place.options:
            yield Diagnostic(
                "BK118", f"The option {name} is given twice", "keep one of the two", place_of_option
            )
        place.options[name] = next(
            value for value in match.group("double", "single", "bare") if value is not None
        )
        place.option_places[name] = place_of_option
        at = match.end()
