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


class TaggedForm(NamedTuple):
    """The form of a format: `line` and `goes_on` match whole lines; `line` has the groups tag and text, the other text.

    A tag of `begins` or `ends` begins or ends a reference; so does an empty line where `blank_ends`, and there one of
    `begins` may come late in it, once. What a tag of `heads` says is about the file as a whole, as is a line before a
    reference that matches `head_line`. With `any_case` a tag may be in lower case. `head_width` is how many characters
    the tag and what parts it from the text take, with one blank: 6 of `TY  - JOUR`. What comes behind a head of that
    width must not matter to `line`, so that a head is matched once for all lines that have it.
    """

    line: re.Pattern[str]
    goes_on: re.Pattern[str]
    begins: frozenset[str]
    head_width: int
    ends: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    blank_ends: bool = False
    head_line: re.Pattern[str] | None = None
    any_case: bool = False


class TaggedLine(NamedTuple):
    """A field: its lines without the tag and outer blanks, and their place from the first to the last.

    `text` is the lines as one, with single blanks; it is asked for several times, and so made once (`of`).
    """

    tag: str
    texts: tuple[str, ...]
    span: SourceSpan
    text: str

    @classmethod
    def of(cls, tag: str, texts: tuple[str, ...], span: SourceSpan) -> TaggedLine:
        """The field with these lines."""
        text = texts[0] if len(texts) == 1 else " ".join(texts)
        if "  " in text or not text.isprintable():
            text = " ".join(text.split())
        return cls(tag, texts, span, text)

    def saying(self, text: str) -> TaggedLine:
        """The same field with another text, of one line."""
        return TaggedLine.of(self.tag, (text,), self.span)


class TaggedBlock(NamedTuple):
    """The fields of one reference, in order; `span` is all of it."""

    lines: tuple[TaggedLine, ...]
    span: SourceSpan


class StrayLine(NamedTuple):
    """A line with text that no reference holds."""

    span: SourceSpan


def references(source: Source, form: TaggedForm) -> Iterator[TaggedBlock | StrayLine]:
    """The references of a text, one at a time, and the lines between them that are none of a reference's."""
    begins_field, goes_on = form.line.fullmatch, form.goes_on.fullmatch
    is_head = form.head_line.fullmatch if form.head_line is not None else None
    passed = form.ends | form.heads
    width = form.head_width
    tags: dict[str, str] = {}  # by the heads of lines that were found to be of the usual width
    fields: list[TaggedLine] = []  # those that are whole
    tag, texts, start, ends = (
        "",
        [""],
        0,
        [0],
    )  # the one whose text may go on in the next line, if it has a tag

    for at, line in _lines(source.text):
        if found := tags.get(line[:width], ""):
            text, start_of_text = line[width:], at + width
        elif match := begins_field(line):
            found = match["tag"].upper() if form.any_case else match["tag"]
            text, start_of_text = match["text"], at + match.start("text")
            if match.start("tag") == 0 and _is_usual(line, match.start("text"), width):
                tags[line[:width]] = found
        if found:
            if tag and found in form.begins and is_head is not None:
                while len(texts) > 1 and is_head(texts[-1]):  # the last lines are of the next reference
                    del texts[-1], ends[-1]
            if tag and (found in form.ends or (found in form.begins and _is_begun(form, tag, fields))):
                fields.append(_field(tag, texts, source, start, ends))
                yield _block(fields, source)
                fields, tag = [], ""
            if found not in passed:
                if tag:
                    fields.append(_field(tag, texts, source, start, ends))
                stripped = text.lstrip()
                start = start_of_text + len(text) - len(stripped)
                stripped = stripped.rstrip()
                tag, texts, ends = found, [stripped], [start + len(stripped)]
        elif not line or line.isspace():
            if tag and form.blank_ends:
                fields.append(_field(tag, texts, source, start, ends))
                yield _block(fields, source)
                fields, tag = [], ""
        elif tag and (match := goes_on(line)):
            text = match["text"]
            texts.append(text.strip())
            ends.append(at + match.start("text") + len(text.rstrip()))
        elif is_head is None or not is_head(line.strip()):
            yield StrayLine(SourceSpan(source, at, at + len(line)))
    if tag:
        fields.append(_field(tag, texts, source, start, ends))
        yield _block(fields, source)


def _field(tag: str, texts: list[str], source: Source, start: int, ends: list[int]) -> TaggedLine:
    return TaggedLine.of(tag, tuple(texts), SourceSpan(source, start, ends[-1]))


def _block(fields: list[TaggedLine], source: Source) -> TaggedBlock:
    return TaggedBlock(tuple(fields), SourceSpan(source, fields[0].span.start, fields[-1].span.end))


def _is_usual(line: str, start_of_text: int, width: int) -> bool:
    """Whether the head of a line with a tag is as wide as most are, and a blank ends it."""
    return start_of_text == width - 1 and line[start_of_text:width].isspace()


def _is_begun(form: TaggedForm, tag: str, fields: list[TaggedLine]) -> bool:
    """Whether a tag that begins a reference begins another one: it may come late where empty lines part them."""
    return not form.blank_ends or tag in form.begins or any(field.tag in form.begins for field in fields)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their places; the byte order mark of a file that was joined to another is none of its text."""
    if "\ufeff" not in text:
        yield from _written_lines(text)
        return
    for at, line in _written_lines(text):
        bare = line.lstrip("\ufeff \t")
        begins_late = "\ufeff" in line[: len(line) - len(bare)]
        yield (at + len(line) - len(bare), bare) if begins_late else (at, line)


def _written_lines(text: str) -> Iterator[tuple[int, str]]:
    """Where each line begins, and the line without its end: a line feed, a return, or both."""
    at, length = 0, len(text)
    while at < length:
        end = text.find("\n", at)
        if end == -1:
            end = length
        line = text[at:end]
        if "\r" not in line:
            yield at, line
        else:
            for part in line.removesuffix("\r").split("\r"):
                yield at, part
                at += len(part) + 1
        at = end + 1
