"""A reference of tagged text while it is read: which fields of a record its lines have given so far."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change, Put
from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.format import Sourced
from bibkit.formats.visible import visible_item
from bibkit.model.ident import ArxivId
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record
from bibkit.source import Edit, Source, SourceSpan
from bibkit.syntax.tagged import StrayLine, TaggedBlock, TaggedForm, TaggedLine, references


class TaggedReading:
    """The item of CSL that the lines of a reference make, and which line said what.

    `item` is what `record_of_item` takes: texts, names and dates as CSL-JSON has them. `kept` are the lines without a
    field of their own, `kind` is the type in the words of the format. `has_extra` says that the note is Zotero's field
    Extra, whose lines may say fields.
    """

    def __init__(self, reference: TaggedBlock, format_name: str) -> None:
        self.reference = reference
        self.format = format_name
        self.item: dict[str, object] = {}
        self.said: dict[str, list[TaggedLine]] = {}
        self.kept: list[TaggedLine] = []
        self.findings: list[Diagnostic] = []
        self.arxiv: ArxivId | None = None
        self.kind = ""
        self.has_extra = False
        self._by_tag: dict[str, list[TaggedLine]] = {}
        for line in reference.lines:
            if line.text:
                self._by_tag.setdefault(line.tag, []).append(line)
        self._joined: dict[str, tuple[str, dict[object, str]]] = {}

    def texts(self, tag: str) -> list[str]:
        """What the lines with that tag say, those that are empty left out."""
        return [line.text for line in self.all(tag)]

    def all(self, tag: str) -> list[TaggedLine]:
        """The lines with that tag that say something."""
        return self._by_tag.get(tag, [])

    def first(self, tag: str) -> TaggedLine | None:
        """The first line with that tag that says something."""
        return next(iter(self.all(tag)), None)

    def set(self, member: str, value: object, line: TaggedLine) -> None:
        """Give the item a member; where it has another value already, the line is kept as it came."""
        if member not in self.item:
            self.item[member] = value
            self.said[member] = [line]
        elif self.item[member] != value:
            self.keep(line)

    def add(self, member: str, value: object, line: TaggedLine) -> None:
        """Add to a member that is a list."""
        values = self.item.setdefault(member, [])
        assert isinstance(values, list)
        values.append(value)
        self.said.setdefault(member, []).append(line)

    def join(self, member: str, part: str, line: TaggedLine, *, by: str, once: bool = False) -> None:
        """Add to a member that is a text of several parts; with `once`, not what is a part of it already."""
        _, parts = self._joined.setdefault(member, (by, {}))
        parts.setdefault(part if once else len(parts), part)
        self.said.setdefault(member, []).append(line)

    def is_all_of(self, member: str, part: str) -> bool:
        """Whether a member that is joined of parts has just that one."""
        _, parts = self._joined.get(member, ("", {}))
        return len(parts) == 1 and part in parts.values()

    def keep(self, line: TaggedLine) -> None:
        """Keep a line as it came."""
        self.kept.append(line)

    def remark(
        self, code: str, line: TaggedLine, message: str, help_text: str, field: FieldPath = ()
    ) -> None:
        """Report something about a line."""
        self.findings.append(Diagnostic(code, message, help_text, line.span, field=field))

    def drop_derived(self) -> None:
        """Make an unpublished work that says what is written for a preprint's sake one, with its number alone."""
        if self.arxiv is None or self.item.get("type") not in ("manuscript", "article"):
            return
        derived = preprint_members(Record("preprint", "article", {"arxiv": self.arxiv}))
        said = [member for member, text in derived.items() if self.item.get(member) == text]
        if "DOI" in said or "number" in said:
            self.item["type"] = "article"
            for member in said:
                del self.item[member]

    def result(self) -> Sourced:
        """The record of the reference with its findings; none where an error refuses it."""
        self.item |= {member: by.join(parts.values()) for member, (by, parts) in self._joined.items()}
        if self.kept:
            tags: dict[str, list[str]] = {}
            for line in self.kept:
                tags.setdefault(line.tag, []).append("\n".join(line.texts))
            self.item[self.format] = {
                tag: texts[0] if len(texts) == 1 else texts for tag, texts in tags.items()
            }
        path = self.reference.span.source.path
        self.item, hidden = visible_item(self.item)
        record, found = record_of_item(self.item, self.format, path, note_says_fields=self.has_extra)
        if record is not None and self.arxiv is not None:
            record = record.with_values({"arxiv": self.arxiv})
        origin = TaggedOrigin(self.reference, self.said, self.item)
        key = record.key if record else str(self.item.get("id", ""))
        findings = [
            *(finding._replace(key=key) for finding in self.findings),
            *(
                finding._replace(key=key, place=finding.place or origin.span(finding.field))
                for finding in (*hidden, *found)
            ),
        ]
        is_made = record is not None and "id" not in self.item
        return Sourced(record, findings, origin, key=key, is_key_made=is_made)


def read_references(
    sources: Iterable[Source], form: TaggedForm, read: Callable[[TaggedBlock], Sourced], begins: str
) -> Iterator[Sourced]:
    """What `read` makes of each reference, and the findings about the lines between them.

    `begins` shows how a reference begins, for who gave a text without any.
    """
    return read_blocks(sources, lambda source: blocks_and_faults(source, form), read, begins)


def read_blocks(
    sources: Iterable[Source],
    blocks: Callable[[Source], Iterator[TaggedBlock | Sourced]],
    read: Callable[[TaggedBlock], Sourced],
    begins: str,
) -> Iterator[Sourced]:
    """What `read` makes of each block of lines that a source holds, and what is said of it beside them."""
    for source in sources:
        is_empty = True
        for block in blocks(source):
            is_empty = False
            yield read(block) if isinstance(block, TaggedBlock) else block
        if is_empty:
            fault = Diagnostic("BK801", "The text holds no reference", begins, source.span(0))
            yield Sourced(None, (fault,), is_entry=False)


def blocks_and_faults(source: Source, form: TaggedForm) -> Iterator[TaggedBlock | Sourced]:
    """The references of a text, and what is said of each line that belongs to none (BK805)."""
    for block in references(source, form):
        if isinstance(block, StrayLine):
            help_text = "remove it, or give it a tag"
            fault = Diagnostic("BK805", "The line belongs to no reference", help_text, block.span)
            yield Sourced(None, (fault,), is_entry=False)
        else:
            yield block


class TaggedOrigin(NamedTuple):
    """The lines that a record was read from, by the names of its fields."""

    reference: TaggedBlock
    said: Mapping[str, list[TaggedLine]]
    item: Mapping[str, object]

    @property
    def path(self) -> str:
        """The file."""
        return self.reference.span.source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan:  # noqa: ARG002
        """The text of the line that gave the field, or the first line of the reference."""
        lines = self.said.get(str(field[0])) if field else None
        if not lines:
            return self.reference.lines[0].span
        number = field[1] if len(field) > 1 and isinstance(field[1], int) else 0
        line = lines[min(number, len(lines) - 1)]
        return line.span

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """A text of one line in the place of another, where the line is the text itself; none for other changes."""
        name = str(change.field[0]) if len(change.field) == 1 else ""
        lines = self.said.get(name, [])
        if not isinstance(change, Put) or not isinstance(change.value, str) or len(lines) != 1:
            return ()
        text, span = change.value, lines[0].span
        is_line = text == text.strip() and len(text.splitlines()) == 1 and span.text == self.item.get(name)
        return (Edit(span.source, span.start, span.end, text),) if is_line else ()
