"""A record as the text, lists and mappings of its file: what `parse_yaml` makes of `dump_record`."""

from __future__ import annotations

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS
from bibkit.model.name_parts import name_parts
from bibkit.model.parse_name import name_text
from bibkit.model.person import Name
from bibkit.model.provenance_raw import provenance_raw
from bibkit.model.raw import Raw
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions
from bibkit.syntax.yaml.write import scalar


def raw_fields(record: Record) -> dict[str, Raw]:
    """The record's key, type and fields, in the order of its file."""
    return {
        "id": record.key,
        "type": record.type,
        **{name: _raw(record.values[name]) for name in FIELDS if name in record.values},
        **record.extra,
    }


def raw_name(name: Name) -> Raw:
    """A name as one text where that says it all and stands in YAML as it is, else by its parts."""
    text = name_text(name)
    return text if text is not None and scalar(text) == text else name_parts(name)


def raw_source(source: Provenance) -> Raw:
    """Where a record comes from: by name alone where there is no more to say."""
    parts = provenance_raw(source)
    return parts if parts.keys() - {"name"} else source.name


def _raw(value: Value) -> Raw:
    if isinstance(value, Date) and value.literal:
        return {"literal": value.literal}
    if isinstance(value, tuple):
        return [raw_name(one) if isinstance(one, Name) else str(one) for one in value]
    if isinstance(value, WorkLinks | WorkVersions):
        return dict(value.named)
    return raw_source(value) if isinstance(value, Provenance) else str(value)
