"""An entry of a tree (YAML, JSON) while it is read: which fields of a record its values have given so far."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple, Protocol

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.format import Sourced
from bibkit.formats.visible import visible_item
from bibkit.model.ident import ArxivId
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Edit, SourceSpan


class Tree(Protocol):
    """The entry as it stands: where its values are."""

    path: str

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at that way into the entry."""


class Unplaced:
    """The place of an entry that stands in no file."""

    path = ""

    def span(self, field: FieldPath, *, of_name: bool = False) -> None:
        """Nowhere."""


class TreeReading:
    """The item of CSL that the values of an entry make, and the way to the value that said it.

    `item` is what `record_of_item` takes. What has no field of its own is kept under the format's name, by the way to
    it: `{"parent.edition": "2"}`. `inferred` says, by field, what was concluded.
    """

    def __init__(self, format_name: str, tree: Tree) -> None:
        self.format = format_name
        self.tree = tree
        self.item: dict[str, object] = {}
        self.kept: dict[str, Raw] = {}
        self.findings: list[Diagnostic] = []
        self.arxiv: ArxivId | None = None
        self.called: dict[FieldPath, str] = {}
        self.inferred: dict[str, str] = {}
        self._said: dict[str, list[FieldPath]] = {}

    def set(self, field: str, value: object, at: FieldPath, raw: Raw | None = None) -> None:
        """Give the item a field; where it has another value already, this one is kept as it came (`raw`)."""
        if field not in self.item:
            self.item[field] = value
            self._said[field] = [at]
        elif self.item[field] != value:
            self.keep(at, str(value) if raw is None else raw)

    def add(self, field: str, value: object, at: FieldPath) -> None:
        """Add to a field that is a list."""
        values = self.item.setdefault(field, [])
        assert isinstance(values, list)
        values.append(value)
        self._said.setdefault(field, []).append(at)

    def keep(self, at: FieldPath, value: Raw) -> None:
        """Keep a value as it came, by the way to it; a part of the way goes by the name that `called` gives it."""
        named = next((end for end in range(len(at), 0, -1) if at[:end] in self.called), 0)
        self.kept[".".join([*([self.called[at[:named]]] if named else []), *map(str, at[named:])])] = value

    def remark(self, code: str, at: FieldPath, message: str, help_text: str, field: FieldPath = ()) -> None:
        """Report something about a value."""
        self.findings.append(Diagnostic(code, message, help_text, self.tree.span(at), field=field))

    def result(self) -> Sourced:
        """The record of the entry with its findings; none where an error refuses it."""
        if self.kept:
            self.item[self.format] = dict(self.kept)
        self.item, hidden = visible_item(self.item)
        record, found = record_of_item(self.item, self.format, self.tree.path)
        if record is not None and self.arxiv is not None:
            record = record.with_values({"arxiv": self.arxiv})
        if record is not None and record.source is not None and self.inferred:
            record = record.with_values({"source": replace(record.source, inferred=dict(self.inferred))})
        origin = TreeOrigin(self.tree, self._said)
        key = record.key if record else str(self.item.get("id", ""))
        findings = [
            *(finding._replace(key=key) for finding in self.findings),
            *(
                finding._replace(key=key, place=finding.place or origin.span(finding.field))
                for finding in (*hidden, *found)
            ),
        ]
        return Sourced(
            record, findings, origin, key=key, is_key_made=record is not None and "id" not in self.item
        )


class TreeOrigin(NamedTuple):
    """The values that a record was read from, by the names of its fields; none is changed from here."""

    tree: Tree
    said: dict[str, list[FieldPath]]

    @property
    def path(self) -> str:
        """The file."""
        return self.tree.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value that gave the field, or else the entry."""
        ways = self.said.get(str(field[0])) if field else None
        if not ways:
            return self.tree.span(())
        number = field[1] if len(field) > 1 and isinstance(field[1], int) else 0
        return self.tree.span(ways[min(number, len(ways) - 1)], of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:  # noqa: ARG002
        """None."""
        return ()
