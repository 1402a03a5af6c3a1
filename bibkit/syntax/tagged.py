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

    A tag of `begins` or `ends` begins or ends a reference; so does an empty line where `blank_ends`, and there one of
    `begins` may come late in it, once. What a tag of `heads` says is about the file as a whole, as is a line before a
    reference that matches `head_line`. With `any_case` a tag may be in lower case.
    """

    line: re.Pattern[str]
    goes_on: re.Pattern[str]
    begins: frozenset[str]
    ends: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    blank_ends: bool = False
    head_line: re.Pattern[str] | None = None
    any_case: bool = False


class TaggedLine(NamedTuple):
    """A field: its lines without the tag and outer blanks, and their place from the first to the last."""

    tag: str
    texts: tuple[str, ...]
    span: SourceSpan

    @property
    def text(self) -> str:
        """The lines as one, with single blanks."""
        whole = self.texts[0] if len(self.texts) == 1 else " ".join(self.texts)
        return " ".join(whole.split())


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
        self.ends: list[int] = []
        self.add(text, start)

    def add(self, text: str, start: int) -> None:
        """Take the text of a line, that begins at `start`."""
        self.texts.append(text.strip())
        self.ends.append(start + len(text.rstrip()))

    def leave_heads(self, head_line: re.Pattern[str]) -> None:
        """Leave the last lines, where they are no text but the head of the next reference."""
        while len(self.texts) > 1 and head_line.fullmatch(self.texts[-1]):
            del self.texts[-1], self.ends[-1]


def references(source: Source, form: TaggedForm) -> Iterator[TaggedBlock | StrayLine]:
    """The references of a text, one at a time, and the lines between them that are none of a reference's."""
    fields: list[_Open] = []
    for start, line in _lines(source.text):
        if match := form.line.fullmatch(line):
            tag, text = match["tag"], match["text"]
            if form.any_case:
                tag = tag.upper()
            if fields and tag in form.begins and form.head_line is not None:
                fields[-1].leave_heads(form.head_line)
            if fields and (tag in form.ends or (tag in form.begins and _is_begun(fields, form))):
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
        elif form.head_line is None or not form.head_line.fullmatch(line.strip()):
            yield StrayLine(source.span(start, start + len(line)))
    if fields:
        yield _reference(source, fields)


def _is_begun(fields: list[_Open], form: TaggedForm) -> bool:
    """Whether a tag that begins a reference begins another one: it may come late where empty lines part them."""
    return not form.blank_ends or any(field.tag in form.begins for field in fields)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their places; the byte order mark of a file that was joined to another is none of its text."""
    if "\ufeff" not in text:
        yield from ((match.start(), match[0].rstrip("\r\n")) for match in _LINE.finditer(text))
        return
    for match in _LINE.finditer(text):
        line = match[0].rstrip("\r\n")
        bare = line.lstrip("\ufeff \t")
        begins_late = "\ufeff" in line[: len(line) - len(bare)]
        yield (match.start() + len(line) - len(bare), bare) if begins_late else (match.start(), line)


def _reference(source: Source, fields: list[_Open]) -> TaggedBlock:
    lines = tuple(
        TaggedLine(field.tag, tuple(field.texts), source.span(field.start, field.ends[-1]))
        for field in fields
    )
    return TaggedBlock(lines, source.span(fields[0].start, fields[-1].ends[-1]))
