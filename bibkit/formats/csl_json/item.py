"""A record as a CSL item: the plain one that CSL processors take, and the one that a file holds.

The plain item (`csl_item`) has CSL 1.0.2's variable names and nothing else, but for two things that a processor
can't see and an engine needs. They stand under `custom`, and only in the items that have them: `incomplete`,
`["author"]`, names the lists that go on after their last name; `person`, `{"author": {"0": "tom-brown-ml"}}`, says by
index whom of several people with one name is meant, and `marks` which marks a name has (`["equal"]`).

An event stands under both of its names: `event-title`, and the older `event` that most styles ask for. A processor
takes the two for different variables, as citeproc-js does.

A preprint is written as Zotero writes it: type article, publisher arXiv, number `arXiv:2212.08073`, and the DOI and
URL that the identifier stands for, each only where the record has no value of its own.

The item of a file (`file_item`) is valid against csl-data.json. That schema knows other names for a few variables
(`part` for part-number ...), and none for what goes under `custom.bibkit`, in the form that the record's file has it:
fields that CSL-JSON lacks, the EDTF text of dates that `date-parts` can't say, `names` (ORCID and person by index,
with the name they belong to), `derived` (members of the item that the record does not have), `extra` (unknown fields).
`custom.bibkit` is always there: it marks an item that says all of its record.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.csl_json.date import csl_date, is_carried
from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name
from bibkit.model.provenance_raw import provenance_raw
from bibkit.model.raw import Raw
from bibkit.model.record import Provenance, Record, Value
from bibkit.model.work_links import WorkLinks
from bibkit.model.work_versions import WorkVersions

SCHEMA_NAMES = {"part-number": "part", "printing-number": "printing", "supplement-number": "supplement"}
"""Variables that csl-data.json has under another name."""

NOT_IN_SCHEMA = frozenset({"editor-translator", "license"})
"""Variables of CSL 1.0.2 that csl-data.json lacks."""

ALIASES = {"journalAbbreviation": "container-title-short", "shortTitle": "title-short"}
"""Older members of csl-data.json, and the variables that they mean."""

OTHER_MEMBERS = (
    "journalAbbreviation",
    "shortTitle",
    "citation-number",
    "first-reference-note-number",
    "locator",
)
"""Text members of csl-data.json that no record field stands for; `extra` keeps them under these names."""

ASIDE = "csl-json"
"""The unknown field that keeps, as a mapping, members of an item whose record field can't take them."""

_ORDER = {name: position for position, name in enumerate(FIELDS)}


def csl_item(record: Record) -> dict[str, object]:
    """The item for a CSL processor: variables of CSL 1.0.2, names and dates as CSL-JSON has them.

    Fields of our own are left out, but for incomplete lists and person ids (see the module's docstring).
    """
    item: dict[str, object] = {"id": record.key, "type": record.type}
    persons: dict[str, dict[str, str]] = {}
    marks: dict[str, dict[str, list[str]]] = {}
    for name, value in record.values.items():
        field = FIELDS[name]
        if field.ours:
            continue
        item[name] = plain = _plain(field.kind, value)
        if not plain:
            del item[name]
        if field.kind is Kind.NAMES and isinstance(value, tuple):
            if ids := _persons(value):
                persons[name] = ids
            if found := {
                str(i): list(one.marks) for i, one in enumerate(value) if isinstance(one, Name) and one.marks
            }:
                marks[name] = found
    item.update(preprint_members(record))
    for name, other in (("event", "event-title"), ("event-title", "event")):
        if name in item:
            item.setdefault(other, item[name])
    custom: dict[str, object] = {}
    if incomplete := record.list("incomplete"):
        custom["incomplete"] = list(incomplete)
    if persons:
        custom["person"] = persons
    if marks:
        custom["marks"] = marks
    if custom:
        item["custom"] = custom
    return item


def file_item(record: Record) -> dict[str, object]:
    """The item as a CSL-JSON file holds it: valid against csl-data.json, and the whole record."""
    item: dict[str, object] = {"id": record.key, "citation-key": record.key, "type": record.type}
    ours: dict[str, object] = {}
    marks: dict[str, object] = {}
    for name in sorted(record.values, key=_ORDER.__getitem__):
        value, field = record.values[name], FIELDS[name]
        plain = _plain(field.kind, value)
        if field.ours or name in NOT_IN_SCHEMA:
            ours[name] = _ours(value)
        elif plain:
            item[SCHEMA_NAMES.get(name, name)] = plain
        if isinstance(value, Date):
            if not field.ours and not is_carried(value):
                ours[name] = str(value)
        elif isinstance(value, Provenance):
            rest = {part: raw for part, raw in provenance_raw(value).items() if part != "name"}
            if rest or not value.name:
                ours[name] = rest
        elif field.kind is Kind.NAMES and (found := _marks(value)):
            marks[name] = found
    derived = preprint_members(record)
    item.update(derived)
    extra = dict(record.extra)
    custom = _lift_extra(item, extra)
    if marks:
        ours["names"] = marks
    if derived:
        ours["derived"] = list(derived)
    if extra:
        ours["extra"] = extra
    item["custom"] = {**custom, "bibkit": ours}
    return item


def preprint_members(record: Record) -> dict[str, str]:
    """What Zotero writes for an arXiv preprint and the record does not say itself."""
    arxiv = record.arxiv
    if arxiv is None or record.type != "article" or "container-title" in record.values:
        return {}
    members = {"publisher": "arXiv", "number": f"arXiv:{arxiv.id}", "DOI": arxiv.doi, "URL": arxiv.url}
    return {name: text for name, text in members.items() if name not in record.values}


def _plain(kind: Kind, value: Value) -> object:
    if kind is Kind.NAMES:
        assert isinstance(value, tuple)
        return [csl_name(name) for name in value if isinstance(name, Name)]
    if isinstance(value, Date):
        return csl_date(value)
    return value.name if isinstance(value, Provenance) else str(value)


def csl_name(name: Name) -> dict[str, object]:
    """The name as csl-data.json's name variable has it."""
    parts: dict[str, object] = {}
    if name.family:
        parts["family"] = name.family
    if name.given:
        parts["given"] = name.given
    if name.dropping_particle:
        parts["dropping-particle"] = name.dropping_particle
    if name.non_dropping_particle:
        parts["non-dropping-particle"] = name.non_dropping_particle
    if name.suffix:
        parts["suffix"] = name.suffix
    if name.literal:
        parts["literal"] = name.literal
    if name.comma_suffix:
        parts["comma-suffix"] = True
    if name.static_ordering:
        parts["static-ordering"] = True
    return parts


def _ours(value: Value) -> object:
    if isinstance(value, Date):
        return {"literal": value.literal} if value.literal else str(value)
    if isinstance(value, (WorkLinks, WorkVersions)):
        return dict(value.named)
    if isinstance(value, tuple):
        return [csl_name(item) if isinstance(item, Name) else item for item in value]
    return str(value)


def _persons(value: Value) -> dict[str, str]:
    assert isinstance(value, tuple)
    return {str(i): name.person for i, name in enumerate(value) if isinstance(name, Name) and name.person}


def _marks(value: Value) -> dict[str, Mapping[str, Raw]]:
    """By index, what a name has that csl-data.json's names can't hold, and the name it belongs to."""
    assert isinstance(value, tuple)
    marks: dict[str, Mapping[str, Raw]] = {}
    for i, name in enumerate(value):
        if isinstance(name, Name) and (name.orcid or name.person or name.marks or name.extra):
            parts: dict[str, Raw] = {"of": name.display, "orcid": name.orcid, "person": name.person}
            marks[str(i)] = {part: raw for part, raw in parts.items() if raw}
            if name.marks:
                marks[str(i)] = {**marks[str(i)], "marks": list(name.marks)}
            if name.extra:
                marks[str(i)] = {**marks[str(i)], "extra": name.extra}
    return marks


def _lift_extra(item: dict[str, object], extra: dict[str, Raw]) -> Mapping[str, Raw]:
    """Move unknown fields that csl-data.json has a member for into the item; returns the foreign `custom`."""
    for name in OTHER_MEMBERS:
        text = extra.get(name)
        # Where the record lacks the field itself, its older name would be read as that field.
        if (
            text
            and isinstance(text, str)
            and item.get(ALIASES.get(name, name)) != text
            and (name not in ALIASES or ALIASES[name] in item)
        ):
            item[name] = extra.pop(name)
    categories = extra.get("categories")
    if categories and isinstance(categories, list) and all(isinstance(text, str) for text in categories):
        item["categories"] = extra.pop("categories")
    aside = extra.get(ASIDE)
    if isinstance(aside, Mapping):
        lifted = {name: raw for name, raw in aside.items() if name not in item and _is_refused(name, raw)}
        item.update(lifted)
        if lifted:
            extra[ASIDE] = {name: raw for name, raw in aside.items() if name not in lifted}
            if not extra[ASIDE]:
                del extra[ASIDE]
    custom = extra.get("custom")
    if isinstance(custom, Mapping) and "bibkit" not in custom:
        del extra["custom"]
        return custom
    return {}


def _is_refused(name: str, raw: Raw) -> bool:
    """Whether the reader puts this member aside, and so may find it in its own place."""
    field = FIELDS.get(name)
    if field is None or field.ours or field.parse is None or not isinstance(raw, str):
        return False
    return isinstance(field.parse(raw), Malformed)
