"""JSON-LD of schema.org written: one graph, a node for each work on lines of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibkit.formats.format import Options
from bibkit.formats.losses import report_losses
from bibkit.formats.own_tags import with_tags
from bibkit.formats.schema_org.read import OWN, read_schema_org
from bibkit.formats.schema_org.work import work_node
from bibkit.formats.written import Lose
from bibkit.model.record import Record
from bibkit.source import Source

_HEAD = '{\n"@context": "https://schema.org",\n"@graph": [\n'
_WITH_MORE = frozenset(["@type", "identifier", "isPartOf", "issn", "isbn", "license", "publisher", "url"])
"""Properties of which the first, or those that are known, are a field, and the rest is kept."""


def write_schema_org(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The graph; what a node does not say is told as a loss."""
    between = _HEAD
    for record in with_tags(records, options):
        text = json.dumps(_with_what_came(_spaced(work_node(record)), record), ensure_ascii=False, indent=1)
        again = next(read_schema_org([Source(text)], {})).record
        report_losses(record, again, "schema.org", OWN, lose)
        yield f"{between}{text}"
        between = ",\n"
    if between != _HEAD:
        yield "\n]\n}\n"


def _spaced(value: Any) -> Any:
    """Every text with single blanks, and its own line ends."""
    if isinstance(value, str):
        return "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
    if isinstance(value, dict):
        return {name: _spaced(one) for name, one in value.items()}
    return [_spaced(one) for one in value]


def _with_what_came(node: dict[str, Any], record: Record) -> dict[str, Any]:
    """The node with the properties that it came with and that have no field, types that CSL has not among them."""
    kept = record.extra.get(OWN)
    whole = dict(node)
    for name, raw in (kept if isinstance(kept, Mapping) else {}).items():
        if name not in node and name.isidentifier():
            whole[name] = raw
        elif name in _WITH_MORE and name in node:
            whole[name] = [*_listed(node[name]), *_listed(raw)]
    return whole


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
