"""MODS written: one collection, in the order that the guidelines have their elements in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from bibkit.formats.affiliations import affiliations_of
from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Options
from bibkit.formats.losses import written_and_read
from bibkit.formats.mods.people import BESIDE
from bibkit.formats.mods.read import OWN, RELATED, read_mods
from bibkit.formats.mods.types import GENRES, HOST_GENRES, MARCGT, RESOURCE_OF, ROLE_WORDS, ROLES
from bibkit.formats.own_tags import with_tags
from bibkit.formats.page_range import first_and_last
from bibkit.formats.tagged.takes import COUNT_OF_PAGES
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add, element_of, indented
from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.ident import ArxivId
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.text.escape.xml import characters
from bibkit.text.rich_text import plain_text

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<modsCollection xmlns="http://www.loc.gov/mods/v3">\n'
_ID = re.compile(r"[^\W\d][\w.-]*")  # what XML takes for an ID (NCName)
_W3CDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_NAME = re.compile(r"[A-Za-z]\w*")
_HELD = frozenset(HOST_GENRES)  # types whose publisher and ISBN are those of what holds the work
_PLAIN = {  # the way to the element of each text
    "title": "titleInfo/title", "title-short": "titleInfo@abbreviated/title", "part-number": "titleInfo/partNumber",
    "part-title": "titleInfo/partName", "event-title": "", "abstract": "abstract", "note": "note",
    "annote": "note@annotation", "status": "note@publication status", "references": "note@references",
    "version": "note@version identification",
    "language": "language/languageTerm", "medium": "physicalDescription/form",
    "number-of-pages": "physicalDescription/extent", "dimensions": "physicalDescription/extent",
    "archive": "location/physicalLocation", "call-number": "location/shelfLocator", "URL": "location/url",
    "license": "accessCondition@use and reproduction",
    "DOI": "identifier@doi", "PMID": "identifier@pmid", "PMCID": "identifier@pmc", "number": "identifier@report number",
    "container-title": "host/titleInfo/title", "container-title-short": "host/titleInfo@abbreviated/title",
    "volume-title": "host/titleInfo/partName", "volume": "part/detail@volume/number",
    "issue": "part/detail@issue/number", "chapter-number": "part/detail@chapter/number",
    "section": "part/detail@section/number", "supplement-number": "part/detail@supplement/number",
    "number-of-volumes": "part/detail@number of volumes/number",
    "collection-title": "series/titleInfo/title", "collection-number": "series/titleInfo/partNumber",
    "original-title": "original/titleInfo/title", "original-publisher": "original/originInfo/publisher",
    "original-publisher-place": "original/originInfo/place/placeTerm", "reviewed-title": "reviewOf/titleInfo/title",
    "reviewed-genre": "reviewOf/genre",
    "publisher-place": "originInfo/place/placeTerm", "publisher": "originInfo/publisher",
    "edition": "originInfo/edition",
}  # fmt: skip
_PEOPLE_OF = {  # people of a related work
    "container-author": ("host/name", "author"), "collection-editor": ("series/name", "editor"),
    "original-author": ("original/name", "author"), "reviewed-author": ("reviewOf/name", "author"),
}  # fmt: skip
_DATES = {
    "issued": "originInfo/dateIssued",
    "available-date": "originInfo/dateOther",
    "original-date": "original/originInfo/dateIssued",
}
# The one element whose children the schema wants in order (MODS 3.6, locationDefinition).
_LOCATION_ORDER = ("physicalLocation", "shelfLocator", "url", "holdingSimple", "holdingExternal")
_OF_HOST = ("publisher", "publisher-place", "edition", "ISBN", "ISSN")


def write_mods(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as one collection, each on lines of its own."""
    ids: set[str] = set()

    def text_of(record: Record) -> str:
        root = _Mods(record, has_id=record.key not in ids).root
        ids.add(record.key)
        return indented(root)

    tagged = with_tags(records, options)
    return written_and_read(
        tagged, text_of, read_mods, lose, "MODS", OWN, head=_HEAD, foot="</modsCollection>\n"
    )


class _Mods:
    """The element of one record."""

    def __init__(self, record: Record, *, has_id: bool) -> None:
        self.record = record
        # An ID is one of its kind in the file.
        self.root = ET.Element("mods", {"ID": record.key} if has_id and _ID.fullmatch(record.key) else {})
        values: dict[str, Value] = {**record.values, **preprint_members(record)}
        self.values = {name: values[name] for name in FIELDS if name in values}
        self._put_type()
        for name, value in self.values.items():
            self._put(name, value)
        if "ID" not in self.root.attrib:
            add(self.root, "identifier", record.key, type="citekey")
        for name in record.list("incomplete"):
            self._put_goes_on(name)
        kept = record.extra.get(OWN)
        for way, raw in kept.items() if isinstance(kept, Mapping) else ():
            self._put_as_it_came(way, raw)
        for location in self.root.iter("location"):
            location[:] = sorted(location, key=_place_in_location)

    def _put_type(self) -> None:
        record = self.record
        genre = GENRES[record.type]
        add(self.root, "typeOfResource", RESOURCE_OF.get(record.type, "text"))
        authority = "marcgt" if genre in MARCGT else "local"
        add(self.root, "genre", genre, authority=authority)
        if record.type in HOST_GENRES and "container-title" in self.values:
            add(self._at("host"), "genre", HOST_GENRES[record.type], authority="local")

    def _put(self, name: str, value: Value) -> None:
        if isinstance(value, Date):
            self._put_date(name, value)
        elif isinstance(value, ArxivId):
            add(self.root, "identifier", str(value), type="arxiv")
        elif isinstance(value, tuple):
            way, role = _PEOPLE_OF.get(name, ("name", name))
            for person in value:
                if isinstance(person, Name) and role in ROLES:
                    self._put_name(way, role, person)
        elif name == "keyword":
            for word in keywords_of(str(value)):
                add(add(self.root, "subject"), "topic", _spaced(word))
        elif name in ("ISBN", "ISSN"):
            for number in str(value).split():
                add(self._at(self._holder(name)), "identifier", number, type=name.lower())
        elif name == "page":
            self._put_pages(str(value))
        elif name == "event-title":
            add(add(self.root, "name", type="conference"), "namePart", _spaced(str(value)))
        elif name == "genre":
            add(self.root, "genre", _spaced(str(value)))
        elif name in _PLAIN and isinstance(value, str):
            self._put_text(name, value)

    def _holder(self, name: str) -> str:
        """Where what belongs to the book or journal stands: in the host, if there is one."""
        has_host = "container-title" in self.values and self.record.type in _HELD
        return "host" if has_host and name in _OF_HOST else ""

    def _put_text(self, name: str, value: str) -> None:
        if name == "number-of-pages" and not COUNT_OF_PAGES.fullmatch(value):
            return
        way = _PLAIN[name]
        if way.startswith("part/") and "container-title" in self.values:
            way = f"host/{way}"
        elif holder := self._holder(name):
            way = f"{holder}/{way}"
        element = self._at(way, is_new=way.rpartition("/")[2] in ("extent", "identifier", "note"))
        text = plain_text(value) if FIELDS[name].kind is Kind.PROSE else value
        element.text = characters(_spaced(text, has_paragraphs=name in ("abstract", "note", "annote")))
        if name == "URL" and (accessed := self.record.date("accessed")) is not None and not accessed.literal:
            element.set("dateLastAccessed", str(accessed))

    def _at(self, way: str, *, is_new: bool = False) -> ET.Element:
        """The element at that way from the top, made where there is none; `name@x` is one of the type x."""
        element = self.root
        steps = way.split("/") if way else []
        for number, step in enumerate(steps):
            name, _, kind = step.partition("@")
            attributes = {"type": kind} if kind else {}
            if step in RELATED:
                name, attributes = "relatedItem", {"type": step}
            elif step in ("placeTerm", "languageTerm"):
                attributes = {"type": "text"}
            found = None
            if not (is_new and number == len(steps) - 1):
                found = next((one for one in element if one.tag == name and one.attrib == attributes), None)
            element = ET.SubElement(element, name, attributes) if found is None else found
        return element

    def _put_date(self, name: str, date: Date) -> None:
        if name in _DATES:
            text = date.literal or str(date)
            encoding = "" if date.literal else "w3cdtf" if _W3CDTF.fullmatch(text) else "edtf"
            where, _, element = _DATES[name].rpartition("/")
            add(self._at(where), element, _spaced(text), **({"encoding": encoding} if encoding else {}))

    def _put_pages(self, pages: str) -> None:
        host = "host/" if "container-title" in self.values else ""
        extent = add(self._at(f"{host}part"), "extent", unit="page")
        if ends := first_and_last(pages):
            add(extent, "start", ends[0])
            add(extent, "end", ends[1])
        else:
            add(extent, "list" if re.search(r"\W", pages) else "start", _spaced(pages))

    def _put_name(self, way: str, role: str, name: Name) -> None:
        element = self._new_name(way, "corporate" if name.literal else "personal")
        family = f"{name.non_dropping_particle} {name.family}".strip()
        given = f"{name.given} {name.dropping_particle}".strip()
        for kind, text in (("family", family), ("given", given), ("termsOfAddress", name.suffix)):
            if text and not name.literal:
                add(element, "namePart", _spaced(text), type=kind)
        if name.literal:
            add(element, "namePart", _spaced(name.literal))
        self._put_role(element, role)
        for affiliation in affiliations_of(name):
            add(element, "affiliation", affiliation)
        if name.orcid:
            add(element, "nameIdentifier", name.orcid, type="orcid")
        beside = name.extra.get(BESIDE)
        for raw in beside if isinstance(beside, list) else ():
            if isinstance(raw, str) and (found := element_of(raw)) is not None:
                element.append(found)

    def _new_name(self, way: str, kind: str) -> ET.Element:
        parent = self._at(way.rpartition("/")[0])
        return add(parent, "name", type=kind)

    def _put_role(self, element: ET.Element, role: str) -> None:
        code = ROLES[role]
        terms = add(element, "role")
        add(terms, "roleTerm", ROLE_WORDS[code], type="text", authority="marcrelator")
        add(terms, "roleTerm", code, type="code", authority="marcrelator")

    def _put_goes_on(self, name: str) -> None:
        """A name of nobody (MODS 3.5, "etal")."""
        way, role = _PEOPLE_OF.get(name, ("name", name))
        if role in ROLES:
            element = self._new_name(way, "personal")
            add(element, "etal")
            self._put_role(element, role)

    def _put_as_it_came(self, way: str, raw: Raw) -> None:
        """The XML that had no field, where it stood."""
        around = way.rpartition(".")[0].replace(".", "/")
        for text in raw if isinstance(raw, list) else [raw]:
            found = element_of(text) if isinstance(text, str) else None
            if found is not None and all(_NAME.fullmatch(step) for step in around.split("/") if step):
                self._at(around).append(found)


def _place_in_location(element: ET.Element) -> int:
    """Where the element stands among its like; what the schema does not know comes last."""
    name = element.tag
    return _LOCATION_ORDER.index(name) if name in _LOCATION_ORDER else len(_LOCATION_ORDER)


def _spaced(text: str, *, has_paragraphs: bool = False) -> str:
    """The text with single blanks, in paragraphs if it may have them."""
    parts = text.split("\n\n") if has_paragraphs else [text]
    return "\n\n".join(line for part in parts if (line := " ".join(part.split())))
