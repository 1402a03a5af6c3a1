"""Records as JSON Lines: each line is what a record's YAML file holds, as JSON, for programs that stream (jq, DuckDB).

A line is valid by the schema of records (`bibkit schema`). Nothing is lost either way, and a line that can't be read
stands in no other's way.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change
from bibkit.diagnostics.origin import placed
from bibkit.formats.csl_json.names import raw_of_json
from bibkit.formats.csl_json.read import item_fault, may_hold_controls, refused_item
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.written import Lose
from bibkit.model.raw import FieldPath
from bibkit.model.record import Record
from bibkit.source import Edit, Source, SourceSpan
from bibkit.store.raw_fields import raw_fields
from bibkit.store.structure import structure
from bibkit.syntax.json import JsonFault, JsonValue, json_values, locate

_FORM = 'each line is a record: {"id": ..., "type": ...}'
_encode = json.JSONEncoder(ensure_ascii=False).encode


class LineOrigin(NamedTuple):
    """The JSON object that a record was read from."""

    item: SourceSpan

    @property
    def path(self) -> str:
        """The file."""
        return self.item.source.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan:
        """The value at `field` (with `of_name`, its name), or the nearest value around it."""
        return locate(self.item, field, of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:  # noqa: ARG002
        """None: these files are made of others."""
        return ()


def write_record_lines(records: Iterable[Record], _options: Options, _lose: Lose) -> Iterator[str]:
    """The records, one a line."""
    for record in records:
        yield f"{_encode(raw_fields(record))}\n"


def read_record_lines(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records of each line that says something."""
    for source in sources:
        checks_controls = may_hold_controls(source.text)
        if not source.text.strip() and source.first_line == source.first_column == 1:
            fault = Diagnostic("BK801", "The input is empty", _FORM, SourceSpan(source, 0, 0))
            yield Sourced(None, (fault,), is_entry=False)
        for line in _lines(source):
            for value in json_values(line):
                yield _read(value, checks_controls)


def _lines(source: Source) -> Iterator[Source]:
    at, text = 0, source.text
    line, column = source.first_line, source.first_column
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        yield Source(text[at:end].rstrip("\r\n"), source.path, first_line=line, first_column=column)
        at, line, column = end, line + 1, 1


def _read(value: JsonValue | JsonFault, checks_controls: bool) -> Sourced:
    if isinstance(value, JsonFault):
        return Sourced(None, (Diagnostic("BK801", value.message, _FORM, value.span),))
    if (fault := item_fault(value.data, checks_controls)) is not None:
        refused = refused_item(fault, value.data, value.span)
        # A fix would edit the line as if it were the file.
        return refused._replace(diagnostics=tuple(one._replace(fix=None) for one in refused.diagnostics))
    raw = raw_of_json(value.data, null="")
    record, found = structure(raw, "")
    origin = LineOrigin(value.span)
    return Sourced(record, [placed(one, origin) for one in found], origin)


FORMAT = Format(
    "records-jsonl",
    "records as JSON Lines",
    write=write_record_lines,
    read=read_record_lines,
    about=About(
        specification="JSON Lines, each valid by the schema of records",
        address="https://jsonlines.org",
        reads="a record a line, as its YAML file has it; a line at fault is refused alone",
        writes="the same: every field in the form of the YAML file, your own (tags, notes) among them",
        told_by="`{` at the beginning, and people as texts in the first line",
    ),
)
