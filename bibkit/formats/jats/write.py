"""References as JATS marks them up for machines (JATS 1.1, <element-citation>; JATS4R, "Citations").

What is ours and private never leaves the library and is no loss. Everything else is written or reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import Options
from bibkit.formats.jats.tables import (
    EPRINTS,
    IDENTIFIERS,
    MARKUP,
    NUMBERS,
    PEOPLE,
    SIZES,
    TEXTS,
    TYPES,
    WITH_FORMULAS,
    WITH_RICH_TEXT,
)
from bibkit.formats.ledger import Ledger
from bibkit.formats.page_range import first_and_last, first_page
from bibkit.formats.rich_xml import add_prose, add_tex
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add
from bibkit.model.date import SEASONS, Date, Moment
from bibkit.model.key import free_key
from bibkit.model.key_set import KeySet
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.escape.xml import characters

_ID = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_NOT_OF_IDS = re.compile(r"[^\w.-]+", re.ASCII)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
_SEVERAL = re.compile(r"[,;\s]|\w[-–—−]+\w")


def write_jats(records: Iterable[Record], _options: Options, lose: Lose) -> Iterator[str]:
    """The records as one list of references."""
    head = '<?xml version="1.0" encoding="utf-8"?>\n<ref-list>\n'
    taken = KeySet()
    for record in records:
        ledger = Ledger(record, lose, "JATS", lacks="no element for")
        name = _id(ledger, taken)
        citation = _JatsCitation(ledger).element()
        lines = "".join(f"      {ET.tostring(part, encoding='unicode')}\n" for part in citation)
        kind = citation.get("publication-type")
        yield (
            f'{head}  <ref id="{name}">\n    <element-citation publication-type="{kind}">\n'
            f"{lines}    </element-citation>\n  </ref>\n"
        )
        head = ""  # it comes with the first record, so that nothing is written where reading fails
    yield f"{head}</ref-list>\n"


def _id(ledger: Ledger, taken: KeySet) -> str:
    """The key as a name of XML, which no other reference has."""
    key = ledger.record.key
    name = key if _ID.fullmatch(key) else f"r{_NOT_OF_IDS.sub('-', key)}"
    if not taken.add(name.casefold()):
        name = free_key(name, taken)
        taken.add(name.casefold())
    if name != key:
        ledger.lose(
            "BK705", "id", f"{key} is no name of XML; the reference is {name}", "cite it by that name"
        )
    return name


class _JatsCitation:
    """A citation in the making; every field of the record that is read is either written or noted as a loss."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.record = ledger.record
        self.kind, self.title, self.is_exact = TYPES[self.record.type]
        self.made = ET.Element("element-citation", {"publication-type": self.kind})
        if "number" in preprint_members(self.record):
            ledger.take("number")  # the arXiv number, which has an element of its own

    def element(self) -> ET.Element:
        """The citation."""
        ledger = self.ledger
        if not self.is_exact:
            message = f"JATS has no type for {self.record.type}; it is written as {self.kind}"
            ledger.lose("BK703", "type", message)
        for field, role in PEOPLE.items():
            self._put_people(field, role)
        self._put_titles()
        self._put_event()
        self._put_issued()
        for field, tag in TEXTS.items():
            self._put(tag, field)
        if "genre" in ledger.left:
            self._put_prose("comment", ledger.take("genre")).set("content-type", "genre")
        for field, units in SIZES.items():
            if field in ledger.left:
                self._put_prose("size", ledger.take(field)).set("units", units)
        self._put_pages()
        self._put_identifiers()
        self._put_accessed()
        ledger.close()
        if not len(self.made):
            add(self.made, "source")  # the DTD wants an element
        return self.made

    def _put(self, tag: str, field: str) -> None:
        """An element for a field, if the record has it."""
        if field in self.ledger.left:
            self._put_prose(tag, self.ledger.take(field))

    def _put_prose(self, tag: str, text: str) -> ET.Element:
        """An element with a text, as far as the element takes rich text and formulas; else their words and TeX."""
        element = ET.SubElement(self.made, tag)
        add_prose(element, text, MARKUP if tag in WITH_RICH_TEXT else {}, _add_maths)
        return element

    def _put_people(self, field: str, role: str) -> None:
        if not (names := self.ledger.take_names(field)):
            return
        group = add(self.made, "person-group", person_group_type=role)
        for name in names:
            _add_name(group, name)
        if field in self.ledger.incomplete:
            self.ledger.incomplete.remove(field)
            add(group, "etal")

    def _put_titles(self) -> None:
        """The title, and what holds the work as its source."""
        ledger = self.ledger
        holder = next((one for one in ("container-title", "container-title-short") if one in ledger.left), "")
        if "title" in ledger.left:
            tag = "article-title" if self.title == "source" and holder else self.title
            element = self._put_prose(tag, ledger.take("title"))
            if _LANGUAGE.fullmatch(str(ledger.left.get("language", ""))):
                element.set("xml:lang", ledger.take("language"))
        if holder == "container-title-short":
            ledger.lose("BK702", holder, "It is written as the title of the source")
        self._put("source", holder)

    def _put_event(self) -> None:
        left = self.ledger.left
        if "event" in left and left.get("event-title") == left["event"]:
            del left["event"]
        self._put("conf-name", "event-title" if "event-title" in left else "event")
        if date := self.ledger.take_date("event-date"):
            add(self.made, "conf-date", str(date))

    def _put_issued(self) -> None:
        """Year, month and day apart, and the whole as ISO 8601 has it; what is no such date stands as the year."""
        date = self.ledger.take_date("issued")
        if date is None:
            return
        moment, end = date.start, date.end
        if not isinstance(moment, Moment) or not 0 < moment.year <= 9999 or moment.mask:
            add(self.made, "year", date.literal or str(date))
            return
        plain = Date(_plain(moment), _plain(end) if isinstance(end, Moment) else None)
        if plain != date:
            self.ledger.lose("BK702", "issued", f'Of the date "{date}", JATS can carry only {plain}')
        year = str(moment.year)
        if isinstance(end, Moment) and end.year != moment.year:
            year += f"–{end.year}"
        element = add(self.made, "year", year)
        if moment.season:
            add(self.made, "season", SEASONS[moment.season])
        else:
            element.set("iso-8601-date", str(plain))
        if moment.month:
            add(self.made, "month", str(moment.month))
        if moment.day:
            add(self.made, "day", str(moment.day))

    def _put_pages(self) -> None:
        ledger = self.ledger
        if "number" in ledger.left and self.kind in ("journal", "periodical"):
            self._put("elocation-id", "number")
        if "page" in ledger.left:
            text = ledger.take("page")
            if pages := first_and_last(text):
                add(self.made, "fpage", pages[0])
                add(self.made, "lpage", pages[1])
            else:
                add(self.made, "page-range" if _SEVERAL.search(text) else "fpage", text)
            if first_page(text) == ledger.left.get("page-first"):
                ledger.take("page-first")
        else:
            self._put("fpage", "page-first")

    def _put_identifiers(self) -> None:
        """Identifiers with an element or a type of their own, other numbers as those of the publisher."""
        ledger = self.ledger
        for field, tag in NUMBERS.items():
            for number in ledger.take(field).split():
                add(self.made, tag, number)
        for field, kind in IDENTIFIERS.items():
            if field in ledger.left:
                number = ledger.take_arxiv() if field == "arxiv" else ledger.take(field)
                add(self.made, "pub-id", number, pub_id_type=kind)
        if "eprint" in ledger.left:
            giver = ledger.take("eprinttype")
            known = EPRINTS.get(giver.casefold(), "other")
            element = add(self.made, "pub-id", ledger.take("eprint"), pub_id_type=known)
            if giver:
                element.set("assigning-authority", characters(giver))
        if "number" in ledger.left:
            if self.kind == "patent":
                self._put("patent", "number")
            else:
                kind = "std-designation" if self.kind == "standard" else "publisher-id"
                add(self.made, "pub-id", ledger.take("number"), pub_id_type=kind)
        if "URL" in ledger.left:
            address = ledger.take("URL")
            element = add(self.made, "ext-link", address, ext_link_type="uri")
            # The DTD has the prefix declared where it is used.
            element.set("xmlns:xlink", "http://www.w3.org/1999/xlink")
            element.set("xlink:href", characters(address))

    def _put_accessed(self) -> None:
        date = self.ledger.take_date("accessed")
        if date is not None:
            element = add(self.made, "date-in-citation", str(date), content_type="access-date")
            moment = date.start
            if isinstance(moment, Moment) and date == Date(_plain(moment)) and not moment.season:
                element.set("iso-8601-date", str(date))


def _plain(moment: Moment) -> Moment:
    return moment if moment.season else Moment(moment.year, moment.month, moment.day)


def _add_name(group: ET.Element, name: Name) -> None:
    if name.literal or not (name.family or name.given):
        add(group, "collab", name.literal)
        return
    element = add(group, "name")
    surname = f"{name.non_dropping_particle} {name.family}".strip()
    given = f"{name.given} {name.dropping_particle}".strip()
    # A name that is one word is a surname to the DTD.
    add(element, "surname", surname or given)
    if surname and given:
        add(element, "given-names", given)
    if name.suffix:
        add(element, "suffix", name.suffix)


def _add_maths(element: ET.Element, formula: str) -> None:
    if element.tag in WITH_FORMULAS:
        add(add(element, "inline-formula"), "tex-math", formula)
    else:
        add_tex(element, formula)
