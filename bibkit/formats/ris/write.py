r"""RIS, as Zotero, EndNote and Mendeley read it (Research Information Systems, "RIS Format Specifications", 2001,
and the tags that EndNote and Zotero have added since).

A line is a tag, two spaces, a hyphen, a space and the text; a text never holds a line end, so that nothing in it can
begin another tag or end the record. Lines end in CR LF, as the specification says and Zotero writes; the text is
UTF-8 without a byte order mark. CSL's rich text (`<i>`) is written as its words: most readers would print the tags.

What is ours and private (notes, summary, aliases, the source, tags unless they are asked for) never leaves the library
and is no loss.
Everything else is written or reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from bibkit.csl.data.language import UNKNOWN, language_tag
from bibkit.formats.format import Options
from bibkit.formats.ledger import Ledger
from bibkit.formats.lost_names import beyond, told_once
from bibkit.formats.own_tags import with_tags
from bibkit.formats.page_range import first_and_last, first_page
from bibkit.formats.ris.types import (
    BOOKS,
    CHAPTERS,
    FILMS,
    NUMBERED,
    PAPERS,
    READ,
    SERIALS,
    WHOLE_BOOKS,
    WRITTEN,
)
from bibkit.formats.tagged.endnote import is_day
from bibkit.formats.tagged.people import people_as_written
from bibkit.formats.tagged.takes import COUNT_OF_PAGES
from bibkit.formats.tagged.writing import name_line, name_parts, one_line
from bibkit.formats.written import Lose
from bibkit.model.date import SEASONS, Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.text.rich_text import plain_text

_TAGS = {  # in the order of the file
    "title": "TI",
    "author": "AU",
    "editor": "ED",
    "collection-editor": "A3",
    "translator": "A4",
    "container-title": "T2",
    "container-title-short": "J2",
    "collection-title": "T3",
    "title-short": "ST",
    "issued": "PY",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "page": "SP",
    "section": "SE",
    "edition": "ET",
    "publisher": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "number": "M1",
    "ISBN": "SN",
    "ISSN": "SN",
    "DOI": "DO",
    "URL": "UR",
    "accessed": "Y2",
    "PMID": "AN",
    "PMCID": "C2",
    "archive": "DB",
    "archive_location": "AV",
    "call-number": "CN",
    "language": "LA",
    "original-date": "OP",
    "reviewed-title": "RI",
    "keyword": "KW",
    "note": "N1",
    "annote": "RN",
    "abstract": "AB",
}
_OF_KIND: dict[str, dict[str, str]] = {  # what takes a tag for itself in a type of reference
    **{kind: {"collection-number": "M1"} for kind in WHOLE_BOOKS},
    **{kind: {"chapter-number": "SE", "collection-number": "SV"} for kind in CHAPTERS},
    **{kind: {"producer": "A3", "medium": "C5"} for kind in FILMS},
    **{kind: {"recipient": "A2"} for kind in ("PCOMM", "ICOMM")},
    "CASE": {"number": "SV", "authority": "PB"},
    "COMP": {"version": "ET"},
    "PAT": {"submitted": "C1", "authority": "A2"},
    "SOUND": {"performer": "A2", "medium": "C5"},
}
_INSTEAD = {  # a second field for a tag that the first one leaves free, and which field its readers see in it
    "page-first": ("SP", "page"),
    "authority": ("PB", "publisher"),
    "event-place": ("CY", "publisher-place"),
    "number": ("M1", "collection-number"),
    "publisher": ("PB", "authority"),
    "arxiv": ("AN", ""),
}
OWN = "ris"
"""The unknown field of a record that holds the lines of a reference which have no field of their own, by their tags."""

_TAG = re.compile("[A-Z][A-Z0-9]")


def write_ris(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as references, each from TY to ER with a blank line after it."""
    for record in with_tags(records, options):
        yield "\r\n".join([*_Reference(record, lose).lines(), "", ""])


class _Reference:
    """A reference in the making; every field of the record is either written or noted as a loss."""

    def __init__(self, record: Record, lose: Lose) -> None:
        self.record = record
        self._ledger = Ledger(record, lose, "RIS", lacks="no tag for", own=OWN)
        self.lose = self._ledger.lose
        self.written: list[str] = []

    def lines(self) -> list[str]:
        """The lines of the reference."""
        record = self.record
        kind, is_exact = self._kind()
        if not is_exact:
            self.lose("BK703", "type", f"RIS has no type for {record.type}; it is written as {kind}")
        values = dict(self._ledger.left)
        self.put("TY", kind)
        self.put("ID", record.key)
        tags = self._tags(kind, values)
        for name, tag in tags.items():
            if name in values:
                del self._ledger.left[name]
                self._put_field(name, tag, values[name])
        for name in [*self._ledger.left]:
            if self._is_said(name, values):
                del self._ledger.left[name]
            elif name in _INSTEAD:
                del self._ledger.left[name]
                self._ledger.has_no_place(name, ", or it is taken")
        if isinstance(kept := record.extra.get(OWN), Mapping):
            self._put_as_it_came(kept)
        elif kept is not None:
            self._ledger.has_no_place(OWN)
        self._tell_what_is_meant_otherwise(kind, values)
        self._ledger.close()
        return [*self.written, "ER  - "]

    def _tell_what_is_meant_otherwise(self, kind: str, values: Mapping[str, Value]) -> None:
        """The tags of a book and of a program that mean something else where another is missing, or by their text."""
        if kind in WHOLE_BOOKS and "collection-editor" in values and "editor" not in values:
            message = (
                "RIS has no tag for the editors of a series alone; collection-editor is written as editor"
            )
            self.lose("BK702", "collection-editor", message)
        if kind in SERIALS and is_day(one_line(str(values.get("edition", "")))):
            message = (
                "RIS has no tag for the edition of an article that is a day; it is written as available-date"
            )
            self.lose("BK702", "edition", message)
        if kind == "SLIDE" and "container-title" in values:
            message = "RIS has no tag for what holds a talk; container-title is written as event-title"
            self.lose("BK702", "container-title", message)
        if kind == "COMP":
            if "genre" not in values and language_tag(str(values.get("language", ""))) == UNKNOWN:
                message = (
                    "RIS has one tag for the languages of a program and of its words; it is written as genre"
                )
                self.lose("BK702", "language", message)
            if "number" in values and not re.search(r"\d", str(values["number"])):
                message = "RIS has no tag for a program's number without figures; it is written as medium"
                self.lose("BK702", "number", message)

    def _kind(self) -> tuple[str, bool]:
        """The type of reference, the one that the record was read from where it still fits."""
        record = self.record
        own = record.extra.get(OWN)
        came = own.get("TY") if isinstance(own, Mapping) else None
        if isinstance(came, str) and READ.get(came) == record.type:
            return came, True
        return WRITTEN[record.type]

    def _put_as_it_came(self, tags: Mapping[str, Raw]) -> None:
        """The lines that had no field."""
        for tag, raw in tags.items():
            for text in raw if isinstance(raw, list) else [raw]:
                if tag == "TY":
                    continue
                if _TAG.fullmatch(tag) and isinstance(text, str) and tag != "ER":
                    self.put(tag, one_line(text))
                else:
                    self.lose("BK701", OWN, f"{tag} is no tag of RIS")

    def put(self, tag: str, text: str) -> None:
        """One line."""
        self.written.append(f"{tag}  - {text}")

    def _tags(self, kind: str, values: dict[str, Value]) -> dict[str, str]:
        """The tag of every field, by the type of reference, in the order of the file."""
        own = _OF_KIND.get(kind, {})
        tags = {name: tag for name, tag in _TAGS.items() if tag not in own.values()} | own
        is_count = COUNT_OF_PAGES.fullmatch(str(values.get("number-of-pages", ""))) is not None
        if kind in BOOKS and is_count and "page" not in values:
            tags["number-of-pages"] = tags.pop("page")
        if "arxiv" in values or "archive" in values:  # which AN would be the number of
            tags["PMID"] = "U1"  # as PubMed Central writes it
        for name, (tag, meant) in _INSTEAD.items():
            if name in values and not any(values.get(other) for other, taken in tags.items() if taken == tag):
                tags[name] = tag
                if meant:
                    message = f"RIS has no tag for {name}; it is written as {meant}"
                    self.lose("BK702", name, message)
        if kind in BOOKS:
            tags["container-title"] = "JF"  # T2 is the series
            is_title = plain_text(str(values.get("collection-title"))) == plain_text(str(values.get("title")))
            if kind != "THES" and not is_title:  # Scopus says the title again in T2
                tags["collection-title"] = "T2"
        if kind in NUMBERED and "ISBN" not in values and "ISSN" not in values:
            tags["number"] = "SN"
        elif kind in SERIALS:
            tags["number"] = "C7"
        if "container-title-short" in values and "container-title" not in values:
            message = "RIS has no full title for container-title-short; it is written as container-title"
            self.lose("BK702", "container-title-short", message)
        if kind == "THES":
            del tags["collection-editor"]  # A3 is who advised
        if kind in PAPERS:
            if "event-place" in values:  # which is CY to EndNote
                tags |= {"publisher-place": "C1", "event-place": "CY"}
            event = "event-title" if "event-title" in values else "event"
            tags[event] = "T2"
            if "container-title" in values:
                tags["container-title"] = "C3"  # the proceedings; T2 is the conference to EndNote and Zotero
            elif event in values:
                self.lose("BK702", event, f"Without proceedings {event} is written as container-title")
        return tags

    def _put_field(self, name: str, tag: str, value: Value) -> None:
        if isinstance(value, Date):
            self._put_date(name, tag, value)
        elif FIELDS[name].kind is Kind.NAMES and isinstance(value, tuple):
            self._put_names(name, tag, [person for person in value if isinstance(person, Name)])
        elif name == "keyword":
            for word in keywords_of(one_line(str(value))):
                self.put(tag, word)
        elif name in ("ISBN", "ISSN"):
            for number in str(value).split():
                self.put(tag, number)
        elif tag == "SP" and name != "number-of-pages":
            self._put_pages(str(value), is_book=self._kind()[0] in BOOKS)
        else:
            text = f"arXiv:{value}" if name == "arxiv" else str(value)
            if tag == "U1":
                text = f"{text}[pmid]"
            elif FIELDS[name].kind is Kind.PROSE and (plain := plain_text(text)) != text:
                self.lose("BK702", name, f"RIS can't carry the rich text in {name}")
                text = plain
            if len(text.splitlines()) > 1:
                self.lose("BK702", name, f"RIS can't carry the line ends in {name}")
            self.put(tag, one_line(text))

    def _put_pages(self, text: str, *, is_book: bool) -> None:
        """First and last page; a single one of a book is both, as alone it would be its count of pages."""
        pages = first_and_last(text)
        first = pages[0] if pages else one_line(text)
        self.put("SP", first)
        if pages or (is_book and COUNT_OF_PAGES.fullmatch(first)):
            self.put("EP", pages[1] if pages else first)

    def _is_said(self, name: str, values: dict[str, Value]) -> bool:
        """Whether a field without a tag is said by another, or was told already."""
        if name == "page-first":
            return first_page(str(values.get("page", ""))) == values[name]
        return name == "container-title" or (name == "event" and values.get("event-title") == values[name])

    def _put_date(self, name: str, tag: str, date: Date) -> None:
        """The date as YYYY/MM/DD/words (RIS specification, "Y1"), and the year alone in PY."""
        if name == "original-date":
            self.put(tag, one_line(str(date)))
            return
        first = date.first
        if first is None:
            words = one_line(date.literal)
            self.put("DA" if tag == "PY" else tag, f"///{words}")
            return
        if not 0 < first.year <= 9999 or "X" in first.mask[:4]:
            self.lose("BK701", name, f'RIS can\'t carry the date "{date}"')
            return
        if date.end is not None or first.is_circa or first.mask:
            what = "one end" if date.end is not None else "year, month and day"
            self.lose("BK702", name, f'Of the date "{date}", RIS can carry only {what}')
        month = f"{first.month:02}" if first.month else ""
        day = f"{first.day:02}" if first.day else ""
        words = SEASONS[first.season] if first.season else f"T{first.time}" if first.time else ""
        if tag == "PY":
            self.put("PY", f"{first.year:04}")
        if tag != "PY" or month or words:
            self.put("DA" if tag == "PY" else tag, f"{first.year:04}/{month}/{day}/{words}")

    def _put_names(self, field: str, tag: str, names: Sequence[Name]) -> None:
        """A line for each name; what a reader makes of them is told once for all of whom it is true."""
        misread: list[tuple[str, str]] = []
        for name in names:
            text, fault = _name(name)
            self.put(tag, text)
            if fault:
                misread.append((fault, f'"{name.display}"'))
        self._ledger.lose_of_names(field, (lost for name in names for lost in beyond(name)))
        for told in told_once(misread):
            self.lose("BK702", field, f"A reader of RIS will {told}")


def _name(name: Name) -> tuple[str, str]:
    """The name as "Family, Given, Suffix", an organisation with a comma behind it, and what a reader does to it."""
    text = name_line(name)
    if people_as_written(text) == [replace(name, orcid="", person="", marks=(), extra={})]:
        return text, ""
    parts = name_parts(name)
    if any("," in part for part in parts):
        return text, "split {} at the comma"
    if not name.literal and not all(parts):
        return text, "take {} for an organisation"
    return text, "read the parts of {} otherwise"
