"""Names of MODS: a line a person, whose parts are lines in it, and what they make."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.life_dates import without_life_dates
from bibkit.formats.mods.types import ROLES_READ
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tagged.reading import TaggedReading
from bibkit.formats.tagged.takes import Take
from bibkit.formats.xml_tree import element_of
from bibkit.model.person import Name
from bibkit.syntax.tagged import TaggedLine
from bibkit.syntax.xml import XmlElement

BESIDE = "mods"
"""The member of a name that holds the XML of what has no member of its own: life dates, other identifiers."""

_TITLES = re.compile(
    r"(?:dr|prof|sir|dame|lord|lady|rev|mrs?|ms|st)\b", re.IGNORECASE
)  # which stand before a name
_ORGANISATION = frozenset(["degree grantor", "dgg"])


def people_lines(element: XmlElement, way: str) -> Iterator[TaggedLine]:
    """A line for each field that a role of the person means; its tag ends in the field."""
    roles = [role for role in element.children if role.name == "role"]
    known = {id(role): field for role in roles if (field := _field(role))}
    kind = element.attributes.get("type", "")
    fields = list(dict.fromkeys(known.values())) or ([] if roles else ["author"])
    if kind == "conference":
        fields = ["event-title"]
    elif any(_ORGANISATION & set(_terms(role)) for role in roles):
        fields = ["publisher"]
    parts = [f"type: {kind}", *_parts(element, {id(role) for role in roles if id(role) in known})]
    for field in fields:
        yield TaggedLine.of(f"{way}name.{field}", tuple(parts), element.span)
    if not fields:
        yield TaggedLine.of(f"{way}name", tuple(parts), element.span)


def _terms(role: XmlElement) -> list[str]:
    return [term.said_whole.casefold().rstrip(".") for term in role.children] or [role.said_whole.casefold()]


def _field(role: XmlElement) -> str:
    """The field that a role means; a word for it is surer than its code, as one code may serve for two."""
    terms = [term for term in _terms(role) if term in ROLES_READ]
    return next((ROLES_READ[term] for term in sorted(terms, key=lambda term: len(term) <= 3)), "")


def _parts(element: XmlElement, known: set[int]) -> Iterator[str]:
    has_name = any(part.name == "namePart" for part in element.children)
    for part in element.children:
        sort = part.attributes.get("type", "")
        is_title = sort == "termsOfAddress" and _TITLES.match(part.said_whole)
        if part.name == "namePart" and sort != "date" and not is_title:
            yield f"{sort or 'whole'}: {part.said_whole}"
        elif part.name == "displayForm" and not has_name:
            yield f"whole: {part.said_whole}"
        elif part.name in ("affiliation", "etal") or (
            part.name == "nameIdentifier" and sort.casefold() == "orcid"
        ):
            yield f"{part.name}: {part.said_whole}"
        elif id(part) not in known and part.text.strip():
            yield f"{BESIDE}: {_xml(part.span.text)}"


def _xml(written: str) -> str:
    text = " ".join(written.split())
    element = element_of(text)
    return text if element is None else ElementTree.tostring(element, encoding="unicode")


def named(field: str) -> Take:
    """A person by parts, or an organisation; `etal` says that the list goes on."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        parts: dict[str, list[str]] = {}
        for part in line.texts:
            sort, _, text = part.partition(": ")
            parts.setdefault(sort.rstrip(":"), []).append(text)
        if "etal" in parts:
            reading.add(field, {"literal": "others"}, line)
            return
        found = _name_of(parts)
        if found is None:
            reading.keep(line)
            return
        person, dates = found
        said = csl_name(person)
        if affiliations := parts.get("affiliation"):
            said["affiliation"] = [{"name": text} for text in affiliations]
        if identifiers := parts.get("nameIdentifier"):
            said["orcid"] = identifiers[0]
        if beside := [*dates, *parts.get(BESIDE, [])]:
            said[BESIDE] = beside
        reading.add(field, said, line)

    return take


def _name_of(parts: dict[str, list[str]]) -> tuple[Name, list[str]] | None:
    """The name, and the XML of the life dates that stood in it."""
    family, given, suffix = (" ".join(parts.get(sort, [])) for sort in ("family", "given", "termsOfAddress"))
    wholes = parts.get("whole", [])
    if family or given:
        person, dates = _by_parts(family, given), ""
    elif not wholes:
        return None
    elif parts["type"] == ["corporate"]:
        # The parts of an organisation's name go from the whole to its part, each with a full stop behind it.
        person, dates = Name(literal=". ".join([*(one.rstrip(".") for one in wholes[:-1]), wholes[-1]])), ""
    else:
        written = " ".join(wholes)
        whole, dates = without_life_dates(written)
        if "," not in whole and parts["type"] != ["personal"]:
            whole, dates = written, ""
        person = name_as_written(whole) if "," in whole else Name(literal=whole)
    said = [f'<namePart type="date">{dates}</namePart>'] if dates else []
    return replace(person, suffix=suffix) if suffix and not person.literal else person, said


def _by_parts(family: str, given: str) -> Name:
    if not family or not given:
        return Name(family=family or given)
    if "," in family + given:
        return Name(family=family, given=given)
    return name_as_written(f"{family}, {given}")


def as_text(field: str) -> Take:
    """A name of an event or institution, as a text."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        parts = [part.partition(": ") for part in line.texts[1:]]
        reading.set(field, " ".join(text for sort, _, text in parts if sort != BESIDE), line)

    return take
