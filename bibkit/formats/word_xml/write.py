"""Sources written for Word's source manager."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Options
from bibkit.formats.losses import written_and_read
from bibkit.formats.tagged.writing import one_line, year_and_day
from bibkit.formats.word_xml.read import OWN, read_word_xml
from bibkit.formats.word_xml.types import AUTHORS, PEOPLE, READ, WRITTEN, elements_of
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add, element_of, indented
from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.text.rich_text import plain_text

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<b:Sources SelectedStyle=""'
    ' xmlns:b="http://schemas.openxmlformats.org/officeDocument/2006/bibliography"'
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/bibliography">\n'
)
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_TYPED = ("SourceType", "Guid", "Tag")


def write_word_xml(records: Iterable[Record], _options: Options, lose: Lose) -> Iterator[str]:
    """The records as sources, each on lines of its own."""

    def text_of(record: Record) -> str:
        return indented(_source(record))

    return written_and_read(
        records, text_of, read_word_xml, lose, "Word", OWN, head=_HEAD, foot="</b:Sources>\n"
    )


def _source(record: Record) -> ET.Element:
    own = record.extra.get(OWN)
    came = own if isinstance(own, Mapping) else {}
    root = ET.Element("b:Source")
    kind = _kind(record, came)
    _put(root, "Tag", record.key)
    _put(root, "SourceType", kind)
    _put(root, "Guid", _guid(record, came))
    unordered = {**record.values, **preprint_members(record)}
    values = {name: unordered[name] for name in FIELDS if name in unordered}
    _put_people(root, kind, values, came)
    elements = elements_of(kind, record.type)
    for name, value in values.items():
        if isinstance(value, Date):
            _put_date(root, name, value)
        elif name == "language":
            _put(root, "LCID", str(value))
        elif name == "number" and kind == "Report":
            if "ISBN" not in values and "ISSN" not in values:
                _put(root, "StandardNumber", str(value))
        elif name in elements and isinstance(value, str):
            _put(root, elements[name], plain_text(value) if FIELDS[name].kind is Kind.PROSE else value)
    for name, raw in came.items():
        for text in raw if isinstance(raw, list) else [raw]:
            if isinstance(text, str) and _NAME.fullmatch(name) and name not in _TYPED:
                _put(root, name, text)
    return root


def _put(root: ET.Element, name: str, text: str) -> None:
    if line := one_line(text):
        add(root, f"b:{name}", line)


def _kind(record: Record, came: Mapping[str, Raw]) -> str:
    """The type of source: the one that the record came with where it fits."""
    kind = came.get("SourceType")
    return (
        kind if isinstance(kind, str) and READ.get(kind) == record.type else WRITTEN.get(record.type, "Misc")
    )


def _guid(record: Record, came: Mapping[str, Raw]) -> str:
    """What Word tells sources apart by: the one that it gave, else one that the key stands for."""
    guid = came.get("Guid")
    return guid if isinstance(guid, str) else f"{{{uuid.uuid5(uuid.NAMESPACE_OID, record.key)}}}".upper()


def _put_date(root: ET.Element, name: str, date: Date) -> None:
    suffix = {"issued": "", "accessed": "Accessed"}.get(name)
    if suffix is None:
        return
    year, day = year_and_day(date)
    month, _, number = day.partition(" ")
    for part, text in (("Year", year), ("Month", month), ("Day", number)):
        _put(root, f"{part}{suffix}", text)


def _put_people(root: ET.Element, kind: str, values: Mapping[str, Value], came: Mapping[str, Raw]) -> None:
    """All people in one element, each role in its own."""
    everybody = ET.Element("b:Author")
    for name, value in values.items():
        role = AUTHORS.get(kind, "Author") if name == "author" else PEOPLE.get(name, "")
        people = [one for one in value if isinstance(one, Name)] if role and isinstance(value, tuple) else []
        if people:
            _put_role(add(everybody, f"b:{role}"), people)
    for way, raw in came.items():
        for text in raw if isinstance(raw, list) else [raw]:
            if (
                way.startswith("Author.")
                and isinstance(text, str)
                and (found := element_of(text)) is not None
            ):
                for element in found.iter():
                    element.tag = f"b:{element.tag}"
                everybody.append(found)
    if len(everybody):
        root.append(everybody)


def _put_role(role: ET.Element, people: list[Name]) -> None:
    """The people of a role; Word has an organisation alone, or, in a list, as a person of one name."""
    if len(people) == 1 and people[0].literal and role.tag in ("b:Author", "b:Performer"):
        add(role, "b:Corporate", one_line(people[0].literal))
        return
    names = add(role, "b:NameList")
    for name in people:
        person = add(names, "b:Person")
        family = f"{name.non_dropping_particle} {name.family} {name.suffix}".strip()
        first, _, middle = one_line(f"{name.given} {name.dropping_particle}").partition(" ")
        for part, text in (("Last", name.literal or family), ("First", first), ("Middle", middle)):
            _put(person, part, text)
