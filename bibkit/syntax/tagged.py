"""Tagged text: a line a field, each behind its tag. RIS, refer, MEDLINE and Web of Science are of this kind.

    TY  - JOUR
    AU  - Doe, Jane
    ER  -

How a line with a tag looks, how a text goes on in the next line, and where a reference begins and ends is what tells
these formats apart (`TaggedForm`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bibkit.source import Source, SourceSpan

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class TaggedForm(NamedTuple):
    """The form of a format: `line` and `goes_on` match whole lines; `line` has the groups tag and text, the other text.

    A tag of `begins` or `ends` begins or ends a reference; so does an empty line where `blank_ends`. What a tag of
    `heads` says is about the file as a whole.
    """

    line: re.Pattern[str]
    goes_on: re.Pattern[str]
    begins: frozenset[str]
    ends: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    blank_ends: bool = False


class TaggedLine(NamedTuple):
    """A field: its lines without the tag and outer blanks, and their place from the first to the last."""

    tag: str
    texts: tuple[str, ...]
    span: SourceSpan

    @property
    def text(self) -> str:
        """The lines as one, with single blanks."""
        return " ".join(" ".join(self.texts).split())


class TaggedBlock(NamedTuple):
    """The fields of one reference, in order; `span` is all of it."""

    lines: tuple[TaggedLine, ...]
    span: SourceSpan


class StrayLine(NamedTuple):
    """A line with text that no reference holds."""

    span: SourceSpan


class _Open:
    """A field whose text may go on in the next line."""

    def __init__(self, tag: str, text: str, start: int) -> None:
        self.tag = tag
        self.start = start
        self.texts: list[str] = []
        self.end = start
        self.add(text, start)

    def add(self, text: str, start: int) -> None:
        """Take the text of a line, that begins at `start`."""
        self.texts.append(text.strip())
        self.end = start + len(text.rstrip())


def references(source: Source, form: TaggedForm) -> Iterator[TaggedBlock | StrayLine]:
    """The references of a text, one at a time, and the lines between them that are none of a reference's."""
    fields: list[_Open] = []
    for start, line in _lines(source.text):
        if match := form.line.fullmatch(line):
            tag, text = match["tag"], match["text"]
            if fields and (tag in form.begins or tag in form.ends):
                yield _reference(source, fields)
                fields = []
            if tag not in form.ends and tag not in form.heads:
                blanks = len(text) - len(text.lstrip())
                fields.append(_Open(tag, text[blanks:], start + match.start("text") + blanks))
        elif not line or line.isspace():
            if fields and form.blank_ends:
                yield _reference(source, fields)
                fields = []
        elif fields and (match := form.goes_on.fullmatch(line)):
            fields[-1].add(match["text"], start + match.start("text"))
        else:
            yield StrayLine(source.span(start, start + len(line)))
    if fields:
        yield _reference(source, fields)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0].rstrip("\r\n")) for match in _LINE.finditer(text))


def _reference(source: Source, fields: list[_Open]) -> TaggedBlock:
    lines = tuple(
        TaggedLine(field.tag, tuple(field.texts), source.span(field.start, field.end)) for field in fields
    )
    return TaggedBlock(lines, source.span(fields[0].start, fields[-1].end))
