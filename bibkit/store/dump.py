"""A record as canonical YAML: the same record gives the same bytes, and `parse_yaml` reads them back alike.

Fields stand in the order of the field table, unknown ones after them in the order they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions
from bibkit.store.raw_fields import raw_name, raw_source
from bibkit.syntax.yaml.write import field_lines, flow, scalar, text_lines


def dump_record(record: Record) -> str:
    """The record as the text of its file."""
    lines = [f"id: {scalar(record.key)}", f"type: {record.type}"]
    for name, field in FIELDS.items():
        value = record.values.get(name)
        if value is not None:
            lines += _DUMPERS[field.kind](name, value)
    for name, raw in record.extra.items():
        lines += field_lines(name, raw)
    return "\n".join(lines) + "\n"


def _prose(name: str, value: Value) -> list[str]:
    return text_lines(f"{name}:", str(value), "")


def _token(name: str, value: Value) -> list[str]:
    return [f"{name}: {scalar(str(value))}"]


def _date(name: str, value: Value) -> list[str]:
    if isinstance(value, Date) and value.literal:
        return [f"{name}: {{literal: {scalar(value.literal, in_flow=True)}}}"]
    return _token(name, value)


def _names(name: str, value: Value) -> list[str]:
    assert isinstance(value, tuple)
    return [
        f"{name}:" if value else f"{name}: []",
        *(f"  - {_name(item)}" for item in value if isinstance(item, Name)),
    ]


def _name(name: Name) -> str:
    raw = raw_name(name)
    return raw if isinstance(raw, str) else flow(raw)


def _list(name: str, value: Value) -> list[str]:
    assert isinstance(value, tuple)
    return [f"{name}: {flow([str(item) for item in value])}"]


def _links(name: str, value: Value) -> list[str]:
    assert isinstance(value, WorkLinks)
    return field_lines(name, dict(value.named))


def _versions(name: str, value: Value) -> list[str]:
    assert isinstance(value, WorkVersions)
    return field_lines(name, dict(value.named))


def _source(name: str, value: Value) -> list[str]:
    assert isinstance(value, Provenance)
    said = raw_source(value)
    if not isinstance(said, Mapping):
        return [f"{name}: {scalar(value.name)}"]
    lines = [f"{name}:"]
    for part, raw in said.items():
        if part == "fields" and isinstance(raw, Mapping):
            lines += [
                "  fields:",
                *(f"    {scalar(key, in_flow=True)}: {flow(origin)}" for key, origin in raw.items()),
            ]
        else:
            lines += field_lines(part, raw, "  ")
    return lines


_DUMPERS: dict[Kind, Callable[[str, Value], Iterable[str]]] = {
    Kind.PROSE: _prose,
    Kind.NUMBER: _token,
    Kind.PAGES: _token,
    Kind.VERBATIM: _token,
    Kind.IDENTIFIER: _token,
    Kind.NAMES: _names,
    Kind.DATE: _date,
    Kind.LIST: _list,
    Kind.LINKS: _links,
    Kind.VERSIONS: _versions,
    Kind.SOURCE: _source,
}
