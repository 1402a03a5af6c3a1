"""Sources of Word read: an element is a line of tagged text; dates, places and people are put together of several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from xml.etree import ElementTree

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import Options, Sourced
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tagged.reading import TaggedReading, read_blocks
from bibkit.formats.tagged.takes import Take, take_lines
from bibkit.formats.tagged.xml import plain, xml_blocks
from bibkit.formats.word_xml.types import FIELDS_READ, LANGUAGES, PEOPLE_READ, READ, WRITTEN
from bibkit.formats.xml_tree import element_of
from bibkit.model.ident import parse_doi
from bibkit.model.person import Name
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedLine
from bibkit.syntax.xml import XmlElement

OWN = "word-xml"
"""The unknown field of a record that holds the elements which have no field of their own, by their names."""

_DATES = {"issued": ("Year", "Month", "Day"), "accessed": ("YearAccessed", "MonthAccessed", "DayAccessed")}
_PLACE = ("City", "StateProvince", "CountryRegion")
_LABELLED = re.compile(r":(?:ISSN|ISBN):(.+)")  # as JabRef has it
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def read_word_xml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_blocks(sources, _blocks, _read, "a source stands in `<b:Sources><b:Source>`")


def _blocks(source: Source) -> Iterator[TaggedBlock | Sourced]:
    return xml_blocks(source, frozenset(["Source"]), _lines)


def _lines(source: XmlElement) -> Iterator[TaggedLine]:
    parts = {name for names in _DATES.values() for name in names} | set(_PLACE)
    for element in source.children:
        if element.name == "Author" and element.children:
            for people in element.children:
                yield from _people(people)
        elif element.name not in parts:
            yield TaggedLine.of(element.name, tuple(plain(element)), element.span)
    for field, names in _DATES.items():
        yield from _date(field, [source.child(name) for name in names])
    places = [place for name in _PLACE if (place := source.child(name)) is not None and plain(place)]
    if places:
        yield TaggedLine.of("City", (", ".join(place.said_whole for place in places),), places[0].span)


def _date(field: str, parts: list[XmlElement | None]) -> Iterator[TaggedLine]:
    """Year, month and day as one text; without a year they are what they are."""
    year, month, day = (part.said_whole if part is not None else "" for part in parts)
    first = next((part for part in parts if part is not None), None)
    if first is None or not (year or month or day):
        return
    if not year:
        text = " ".join(filter(None, (month, day)))
    elif month.isdecimal() or not month:
        text = f"{year}/{month}/{day if month else ''}" if year.isdecimal() and month else year
    else:
        text = " ".join(filter(None, (month, day, year)))
    yield TaggedLine.of(field, (text,), first.span)


def _people(people: XmlElement) -> Iterator[TaggedLine]:
    """A line a person: family name, and given names behind a tab; an organisation has no tab."""
    tag = f"Author.{people.name}"
    found = [one for part in people.children for one in (part.children or [part])]
    for person in found:
        names: dict[str, list[str]] = {}
        for part in person.children:
            names.setdefault(part.name, []).append(part.said_whole)
        family = " ".join(names.get("Last", []))
        given = " ".join([*names.get("First", []), *names.get("Middle", [])]).strip()
        whole = family or given or (person.said_whole if not person.children else "")
        if whole:
            is_known = people.name in PEOPLE_READ
            span = person.span if is_known else people.span
            yield TaggedLine.of(tag, (family, given) if family and given else (whole,), span)


def _read(block: TaggedBlock) -> Sourced:
    reading = TaggedReading(block, OWN)
    reading.item["type"] = _type(reading)
    take_lines(reading, block.lines, _TAKES.get)
    reading.kept = [
        line.saying(_xml(line)) if line.tag.startswith("Author.") else line
        for line in dict.fromkeys(reading.kept)
    ]
    return reading.result()


def _xml(line: TaggedLine) -> str:
    """The XML of people without a field."""
    text = " ".join(line.span.text.split())
    element = element_of(text)
    return text if element is None else ElementTree.tostring(element, encoding="unicode")


def _type(reading: TaggedReading) -> str:
    line = reading.first("SourceType")
    reading.kind = "" if line is None else line.text
    if reading.kind == "Report" and reading.first("ThesisType"):
        return "thesis"
    if line is not None and reading.kind not in READ:
        message = f"{line.text} is no type of Word; the work is a document"
        reading.remark("BK806", line, message, "correct the type", ("type",))
    return READ.get(reading.kind, "document")


def _kind(reading: TaggedReading, line: TaggedLine) -> None:
    """A type that Word has beside the one that is written."""
    if WRITTEN.get(str(reading.item["type"]), "Misc") != line.text:
        reading.keep(line)


def _person(field: str) -> Take:
    def take(reading: TaggedReading, line: TaggedLine) -> None:
        if len(line.texts) == 1:
            reading.add(field, {"literal": line.text}, line)
        elif "," in "".join(line.texts):
            reading.add(field, csl_name(Name(family=line.texts[0], given=line.texts[1])), line)
        else:
            reading.add(field, csl_name(name_as_written(", ".join(line.texts))), line)

    return take


def _number(reading: TaggedReading, line: TaggedLine) -> None:
    """A standard number: ISBN, ISSN or DOI, of a report its number."""
    match = _LABELLED.fullmatch(line.text)
    said = line.saying(match[1]) if match else line
    if takes.is_serial_number(said.text) or all(takes.is_serial_number(one) for one in said.text.split()):
        takes.serial_numbers(reading, said)
    elif isinstance(doi := parse_doi(line.text), str):
        reading.set("DOI", doi, line)
    elif reading.kind == "Report":
        reading.set("number", line.text, line)
    else:
        reading.keep(line)


def _language(reading: TaggedReading, line: TaggedLine) -> None:
    """The language, by its number or tag."""
    tag = LANGUAGES.get(line.text, line.text)
    if _LANGUAGE.fullmatch(tag):
        reading.set("language", tag, line)
    else:
        reading.keep(line)


def _date_of(field: str) -> Callable[[TaggedReading, TaggedLine], None]:
    def take(reading: TaggedReading, line: TaggedLine) -> None:
        takes.set_date(reading, field, takes.read_date(line.text), line)

    return take


def _reporter(reading: TaggedReading, line: TaggedLine) -> None:
    """What a case is reported in."""
    if reading.kind == "Case":
        reading.set("container-title", line.text, line)
    else:
        reading.keep(line)


_TAKES: dict[str, Take] = {
    **{element: takes.text(field) for element, field in FIELDS_READ.items()},
    **{f"Author.{element}": _person(field) for element, field in PEOPLE_READ.items()},
    **{field: _date_of(field) for field in _DATES},
    "SourceType": _kind,
    "City": takes.text("publisher-place"),
    "StandardNumber": _number,
    "DOI": takes.doi,
    "LCID": _language,
    "Reporter": _reporter,
    "BIBTEX_KeyWords": takes.keyword,
}
