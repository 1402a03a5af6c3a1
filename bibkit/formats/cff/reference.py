"""One work as CFF has it: a reference, or what the file itself is of."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.formats.cff.people import person_of
from bibkit.formats.cff.types import (
    ADDRESSES,
    IN_COLLECTION,
    JOURNALS,
    NUMBERS,
    OF_INSTITUTION,
    OF_ROOT,
    OTHERS,
    PEOPLE,
    READ,
    RELEASED,
    TEXTS,
    WRITTEN,
)
from bibkit.formats.cff.valid import ENTITIES, fits, same_text
from bibkit.formats.csl_json.made_key import made_key
from bibkit.formats.ledger import Ledger
from bibkit.formats.page_range import first_and_last, first_page
from bibkit.formats.written import Lose
from bibkit.model.date import Date, Moment
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.text.rich_text import plain_text

OWN = "cff"
"""The unknown field of a record that holds what a work of CFF has beyond its fields, by the ways to it."""

_NOBODY = (Name(literal="anonymous"),)
_YEAR = re.compile(r"[1-9]\d{0,3}", re.ASCII)
_ORDER = {
    name: position
    for position, name in enumerate(
        "cff-version message type title authors editors version doi identifiers url repository-code year month"
        " date-published date-released journal collection-title volume issue start end publisher institution".split()
    )
}


def _own(record: Record) -> Mapping[str, Raw]:
    own = record.extra.get(OWN)
    return own if isinstance(own, Mapping) else {}


def is_preferred(record: Record) -> bool:
    """Whether the record was read as what is to be cited instead of the software."""
    return _own(record).get("preferred-citation") == "true"


class CffEntry:
    """A work in the making; every field of the record that is read is either written or noted as a loss."""

    def __init__(self, record: Record, lose: Lose, *, is_root: bool = False) -> None:
        self.record = record
        self._ledger = Ledger(record, lose, "CFF", own=OWN)
        self.left = self._ledger.left
        self.lose = self._ledger.lose
        self._is_root = is_root
        self.made: dict[str, Raw] = {}

    def members(self) -> dict[str, Raw]:
        """The members, each as the schema has it."""
        own = _own(self.record)
        self._put_type(own)
        for member, field in TEXTS.items():
            self._put(member, field)
        for member, field in PEOPLE.items():
            self._put_people(member, field)
        self._put_required()
        self._put_dates()
        self._put_pages()
        self._put_containers()
        self._put_entities()
        self._put_words()
        self._put_identifiers(own)
        for way, raw in own.items():
            if way not in ("type", "preferred-citation", "identifiers") and not self._put_back(way, raw):
                self.lose("BK701", OWN, f"CFF can't take {way} as it came")
        self._ledger.close(" of the software or data itself" if self._is_root else " here")
        if self._key_again() != self.record.key:
            self.lose("BK705", "id", f"CFF has no keys; {self.record.key} will be cited by another")
        return {
            name: self.made[name]
            for name in sorted(self.made, key=lambda name: _ORDER.get(name, len(_ORDER)))
        }

    def _key_again(self) -> str:
        """The key that readers make of what is written."""
        values = {"author": _NOBODY, **self.record.values}
        is_dated = not self.made.keys().isdisjoint(("year", "date-published", "date-released"))
        return made_key(values if is_dated else {**values, "issued": ""})

    def _may(self, member: str, value: Raw) -> bool:
        """Whether the work may have that member, and has not yet."""
        return member not in self.made and (member in OF_ROOT or not self._is_root) and fits(member, value)

    def _put_type(self, own: Mapping[str, Raw]) -> None:
        record = self.record
        kind, is_exact = WRITTEN[record.type]
        if self._is_root:
            self.made["type"] = record.type
            return
        came = own.get("type")
        if isinstance(came, str) and READ.get(came) == record.type:
            kind = came
        elif not is_exact:
            self.lose("BK703", "type", f"CFF has no type {record.type}; it is written as {kind}")
        elif kind == "article" and (record.type == "article") is ("container-title" in self.left):
            other = "article-journal" if record.type == "article" else "article"
            message = f"CFF tells an article by its journal; {record.type} is read as {other}"
            self.lose("BK703", "type", message)
        self.made["type"] = kind

    def _text(self, field: str) -> str:
        """What the field says, in plain text; empty where there is no such field."""
        value = self.left.get(field, "")
        text = str(value)
        return plain_text(text) if FIELDS[field].kind is Kind.PROSE else text

    def _take(self, field: str) -> None:
        """Note that the field is written."""
        if FIELDS[field].kind is Kind.PROSE and self._text(field) != self.left[field]:
            self.lose("BK702", field, f"CFF can't carry the markup of {field}")
        del self.left[field]

    def _put(self, member: str, field: str) -> None:
        if field in self.left and self._may(member, self._text(field)):
            self.made[member] = self._text(field)
            self._take(field)

    def _put_people(self, member: str, field: str) -> None:
        names = self.left.get(field)
        if not isinstance(names, tuple) or (self._is_root and member not in OF_ROOT):
            return
        del self.left[field]
        people: dict[str, Raw] = {}
        lost: list[tuple[str, str]] = []
        for name in names:
            if not isinstance(name, Name):
                continue
            person, of_name = person_of(name)
            lost += ((what, name.display) for what in of_name)
            if same_text(person) in people:
                self.lose("BK702", field, f"CFF can name {name.display} only once")
            elif person:
                people[same_text(person)] = person
        self._ledger.lose_of_names(field, lost)
        if people:
            self.made[member] = list(people.values())

    def _put_required(self) -> None:
        """Title and authors, without which no reader takes the file."""
        if "title" not in self.made:
            self.made["title"] = "Untitled"
            self.lose("BK702", "title", 'CFF needs a title; "Untitled" stands in its place')
        if "authors" not in self.made:
            self.made["authors"] = [person_of(name)[0] for name in _NOBODY]
            self.lose("BK702", "author", "CFF needs an author; anonymous stands in their place")

    def _put_dates(self) -> None:
        issued = self._date("issued")
        day = "date-released" if self.record.type in RELEASED else "date-published"
        if issued is not None and issued.literal:
            if self._may("year", issued.literal) and not _YEAR.fullmatch(issued.literal):
                self.made["year"] = issued.literal
                del self.left["issued"]
        elif issued is not None and (first := issued.first) is not None and (first.day or not self._is_root):
            if not self._is_root:
                self.made["year"] = str(first.year)
                if first.month:
                    self.made["month"] = str(first.month)
            if first.day:
                self.made[day] = _day(first)
            self._take_date("issued", issued, has_end=False)
        accessed = self._date("accessed")
        if accessed is not None and accessed.first is not None and accessed.first.day and not self._is_root:
            self.made["date-accessed"] = _day(accessed.first)
            self._take_date("accessed", accessed, has_end=False)
        original = self._date("original-date")
        if original is not None and original.first is not None and not self._is_root:
            self.made["year-original"] = str(original.first.year)
            if original.first.month:
                self.lose("BK702", "original-date", f'Of the date "{original}" only the year is written')
            self._take_date("original-date", original, has_end=False)

    def _date(self, field: str) -> Date | None:
        """The date, if it is in words, or in a year that CFF can say."""
        date = self.left.get(field)
        if not isinstance(date, Date):
            return None
        first = date.first
        return date if date.literal or (first is not None and _is_plain(first)) else None

    def _take_date(self, field: str, date: Date, *, has_end: bool) -> None:
        first = date.first
        is_less = (date.end is not None and not has_end) or not isinstance(date.start, Moment)
        if is_less or (first and (first.is_circa or first.mask or first.time or first.season)):
            self.lose("BK702", field, f'Of the date "{date}" only year, month and day are written')
        del self.left[field]

    def _put_pages(self) -> None:
        field = "page" if "page" in self.left else "page-first"
        text = self._text(field)
        if not self._may("start", text):
            return
        first, last = first_and_last(text) or (text, text)
        self.made["start"] = first
        if first != last:
            self.made["end"] = last
        if field == "page-first":
            self.lose("BK702", field, "CFF has no page-first; it is written as page")
        elif first_page(text) == self.left.get("page-first"):
            del self.left["page-first"]
        self._take(field)

    def _put_containers(self) -> None:
        """Journal, proceedings and series."""
        kind = str(self.made["type"])
        if kind in JOURNALS:
            self._put("journal", "container-title")
        elif kind in IN_COLLECTION:
            self._put("collection-title", "container-title")
        if kind not in IN_COLLECTION:
            self._put("collection-title", "collection-title")

    def _put_entities(self) -> None:
        member = "institution" if self.record.type in OF_INSTITUTION else "publisher"
        self._put_entity(member, "publisher", "publisher-place")
        event = "event-title" if "event-title" in self.left else "event"
        if event == "event-title" and self.left.get("event") == self.left.get("event-title"):
            self.left.pop("event", None)
        self._put_entity("conference", event, "event-place")
        date = self._date("event-date")
        conference = self.made.get("conference")
        first = date.first if date is not None else None
        if date is None or first is None or not first.day or not isinstance(conference, dict):
            return
        conference["date-start"] = _day(first)
        last = date.end
        has_end = isinstance(last, Moment) and _is_plain(last) and bool(last.day) and not last.is_circa
        if isinstance(last, Moment) and has_end:
            conference["date-end"] = _day(last)
        self._take_date("event-date", date, has_end=has_end)

    def _put_entity(self, member: str, field: str, place: str) -> None:
        if field not in self.left or not self._may(member, {"name": self._text(field)}):
            return
        entity: dict[str, Raw] = {"name": self._text(field)}
        self._take(field)
        if place in self.left and self._text(place):
            entity["city"] = self._text(place)
            self._take(place)
        self.made[member] = entity

    def _put_words(self) -> None:
        """Keywords, language, licence, and the class of a thesis or of data."""
        words: list[Raw] = [*keywords_of(self._text("keyword"))]
        if "keyword" in self.left and self._may("keywords", words):
            self.made["keywords"] = words
            self._take("keyword")
        language = self._text("language")
        short = language.partition("-")[0].lower()
        if self._may("languages", [short]):
            self.made["languages"] = [short]
            if short != language:
                self.lose("BK702", "language", f"CFF can say only {short} of the language {language}")
            self._take("language")
        names: list[Raw] = [*self._text("license").split(" OR ")]
        if self._may("license", names):
            self.made["license"] = names if len(names) > 1 else names[0]
            self._take("license")
        else:
            self._put("license-url", "license")
        genre = {"thesis": "thesis-type", "dataset": "data-type"}.get(self.record.type)
        if genre:
            self._put(genre, "genre")

    def _put_identifiers(self, own: Mapping[str, Raw]) -> None:
        """Those with a member of their own, and the others by their names."""
        if any(
            self.left.get("URL") == own.get(name) and fits(name, own[name])
            for name in ADDRESSES[1:]
            if name in own
        ):
            del self.left["URL"]  # it comes back as what it was
        others: list[Raw] = []
        for label, field in OTHERS.items():
            if field not in self.left:
                continue
            first, *more = (
                str(self.left[field]).split() if field in ("ISBN", "ISSN") else [str(self.left[field])]
            )
            if label in NUMBERS and self._may(label, first):
                self.made[label] = first
            else:
                more = [first, *more]
            shown = {"arxiv": "arXiv"}.get(label, label.upper())
            others += [{"type": "other", "value": f"{shown}:{one}"} for one in more]
            del self.left[field]
        kept = own.get("identifiers", [])
        for one in kept if isinstance(kept, list) else [kept]:
            if one not in others and fits("identifiers", [one]):
                others.append(one)
            else:
                self.lose("BK701", OWN, "An identifier is none of CFF's")
        if others:
            self.made["identifiers"] = others

    def _put_back(self, way: str, value: Raw) -> bool:
        """Put a value where it stood; False where something else is there, or CFF does not take it."""
        name, _, part = way.partition(".")
        if not part:
            if not self._may(name, value) and not (name == "message" and self._is_root and fits(name, value)):
                return False
            self.made[name] = value
            return True
        there = self.made.get(name)
        if name not in ENTITIES or not isinstance(there, dict) or part in there:
            return False
        if not fits(name, {**there, part: value}):
            return False
        there[part] = value
        return True


def _is_plain(moment: Moment) -> bool:
    return 0 < moment.year <= 9999 and "X" not in moment.mask[:4]


def _day(moment: Moment) -> str:
    return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
