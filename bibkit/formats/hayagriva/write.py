"""Hayagriva YAML, the bibliographies of Typst (Hayagriva's "file-format.md"; tried with Typst 0.13 and 0.15).

A work stands in its `parent`: an article in its periodical or proceedings, a chapter in its book, these in their
series, a paper at its conference. Typst finds the CSL type from the type and that of the parent. Typst refuses the
whole file for a date, address or language that it does not understand, so that these are checked before.

What is ours and private (tags, notes, summary, aliases, the source) never leaves the library and is no loss.
Everything else is written or reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from bibkit.formats.format import Options
from bibkit.formats.hayagriva.put_back import OWN, put_back
from bibkit.formats.hayagriva.put_back import own_type as own_type_of
from bibkit.formats.hayagriva.types import HOUSED, NUMBERS, OWN_PROSE, READ_IN, ROLES, SERIAL, TYPES, WHOLES
from bibkit.formats.ledger import Ledger
from bibkit.formats.losses import noting, report_losses
from bibkit.formats.lost_names import beyond
from bibkit.formats.page_range import first_page, with_one_hyphen
from bibkit.formats.tree_reading import Unplaced
from bibkit.formats.written import Lose
from bibkit.model.date import Date, Edge, Moment
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.syntax.yaml.write import flow, string, text_lines
from bibkit.text.escape.hayagriva import formattable

_NEEDS_PARENT = frozenset(
    ["article-journal", "article-newspaper", "broadcast", "chapter", "entry-encyclopedia", "paper-conference",
     "post-weblog"]
)  # fmt: skip
_EVENT = ("event", "event-title", "event-place", "event-date")
_FIELD_ORDER = (
    "type", "title", "author", "editor", "affiliated", "date", "volume", "issue", "edition", "volume-total", "chapter",
    "page-range", "page-total", "organization", "publisher", "location", "genre", "runtime", "archive",
    "archive-location", "call-number", "serial-number", "url", "language", "note", "abstract", "parent",
)  # fmt: skip
_ORDER = {name: position for position, name in enumerate(_FIELD_ORDER)}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?(?:-(?:[A-Za-z]{2}|\d{3}))?", re.ASCII)
_COUNT = re.compile(r"\d{1,6}", re.ASCII)
_LONG_NUMBER = re.compile(r"\d{8}", re.ASCII)
_HOST = re.compile(
    r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?", re.ASCII
)
_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ž'’]"
_UPRIGHT = re.compile(r"upright\((\w(?: \w)*)\)")
_PLAIN_NAME = re.compile(rf"{_WORD}+(?:[ -]{_WORD}+)*, {_WORD}*\.?(?:[ -]{_WORD}*\.?)*")


def write_hayagriva(records: Iterable[Record], _options: Options, lose: Lose) -> Iterator[str]:
    """The records as a mapping of keys to entries."""
    from bibkit.formats.hayagriva.read import read_entry  # not before something is written

    is_empty = True
    for record in records:
        is_empty = False
        told: set[str] = set()
        entry = _HayagrivaEntry(record, noting(told, lose)).fields()
        # Where a field stands again depends on all others, and on the type: so what readers find is asked of one.
        again = read_entry(record.key, entry, Unplaced()).record
        if again is not None:
            told.update(name for name, value in record.values.items() if _shows_same(value, again.text(name)))
        report_losses(record, again, "Hayagriva", OWN, lose, told)
        yield "\n".join([*_lines(record.key, entry, ""), ""])
    if is_empty:
        yield "{}\n"


def _shows_same(value: Value, found: str) -> bool:
    """Whether formulas are read as others that Typst has the same for: `{\\rm R}` and `\\mathrm{R}`."""
    return isinstance(value, str) and "$" in value and _seen(value) == _seen(found)


def _seen(text: str) -> str:
    """The text as Typst shows it: upright letters are the same as words in quotes."""
    return _UPRIGHT.sub(lambda match: f'"{match[1].replace(" ", "")}"', formattable(text)[0])


class _HayagrivaEntry:
    """An entry in the making; every field of the record that is read is either written or noted as a loss."""

    def __init__(self, record: Record, lose: Lose) -> None:
        self.record = record
        self._ledger = Ledger(record, lose, "Hayagriva", own=OWN)
        self.left = self._ledger.left
        self.lose = self._ledger.lose

    def fields(self) -> dict[str, Raw]:
        """The entry, its fields in the order of Hayagriva's manual."""
        own_type, container_type, is_exact = TYPES[self.record.type]
        if not is_exact and not own_type_of(self.record):
            self.lose("BK703", "type", f"Typst has no type {self.record.type}; it is written as {own_type}")
        own: dict[str, Raw] = {"type": own_type_of(self.record) or own_type}
        self._put_title(own, "title", "title-short")
        own.update(self._names({"author": "author"}))
        affiliated: list[Raw] = []
        for field, role in ROLES.items():
            if names := self._name_list(field):
                affiliated.append({"role": role, "names": names})
        if affiliated:
            own["affiliated"] = affiliated
        if date := self._date("issued"):
            own["date"] = date
        for field, name in OWN_PROSE.items():
            if field == "authority" and own["type"] in HOUSED and not self.record.text("publisher"):
                continue  # it would be read as the publisher, and so is a named loss
            if text := self._prose(field):
                own[name] = text
        self._put_details(own)
        own = self._with_parents(own, container_type)
        self._put_back(own)
        self._ledger.close()
        return _in_order(own)

    def _put_back(self, own: dict[str, Raw]) -> None:
        """Put what was kept of an entry of Hayagriva where it stood."""
        kept = self.record.extra.get(OWN)
        if isinstance(kept, Mapping):
            for way, value in kept.items():
                if way != "type" and not put_back(own, way, value):
                    self.lose("BK701", OWN, f"{way} has no place in the entry any more")
        elif kept is not None:
            self._ledger.has_no_place(OWN)

    def _put_details(self, own: dict[str, Raw]) -> None:
        """Numbers, identifiers, address, language: the fields of the entry that are no prose."""
        for field, name in (("chapter-number", "chapter"), ("page", "page-range"), ("dimensions", "runtime")):
            if text := self._number(field):
                own[name] = text
        if first_page(str(own.get("page-range", ""))) == self.left.get("page-first"):
            del self.left["page-first"]
        pages = str(self.left.get("number-of-pages", ""))
        if _COUNT.fullmatch(pages):
            own["page-total"] = self._taken("number-of-pages")
        serial: dict[str, Raw] = {
            name: self._taken(field) for field, name in SERIAL.items() if field in self.left
        }
        if "eprinttype" in self.left and "eprint" in self.left:
            serial.setdefault(self._taken("eprinttype"), self._taken("eprint"))
        if serial:
            own["serial-number"] = serial
        if is_address(str(self.left.get("URL", ""))):
            address = self._taken("URL")
            visited = self._date("accessed") if "accessed" in self.left else ""
            own["url"] = {"value": address, "date": visited} if visited else address
        if _LANGUAGE.fullmatch(str(self.left.get("language", ""))):
            own["language"] = self._taken("language")

    def _with_parents(self, own: dict[str, Raw], container_type: str) -> dict[str, Raw]:
        """The entry with its container, series and conference."""
        container: dict[str, Raw] = {}
        self._put_title(container, "container-title", "container-title-short")
        container.update(self._names({"container-author": "author"}))
        is_part = bool(container) or self.record.type in _NEEDS_PARENT or self._parents_need_one_between(own)
        seen = READ_IN.get((TYPES[self.record.type][0], container_type)) if is_part else None
        if seen is not None and seen != self.record.type and TYPES[self.record.type][2]:
            message = f"Typst takes what has such a parent for {seen}"
            self.lose("BK703", "type", message)
        bearer = container if is_part else own
        bearer.update(self._names({"editor": "editor"}))
        for field, name in NUMBERS.items():
            if field == "number-of-volumes" and not _COUNT.fullmatch(str(self.left.get(field, ""))):
                continue
            if text := self._number(field):
                bearer[name] = text
        publisher, place = self._prose("publisher"), self._prose("publisher-place")
        if publisher:
            bearer["publisher"] = {"name": publisher, "location": place} if place else publisher
        elif place:
            bearer["location"] = place
        series: dict[str, Raw] = {}
        self._put_title(series, "collection-title", "")
        if series or "collection-editor" in self.left:
            if number := self._number("collection-number"):
                series["volume"] = number
            series.update(self._names({"collection-editor": "editor"}))
            bearer["parent"] = _in_order({"type": "anthology", **series})
        event: dict[str, Raw] = {}
        self._put_title(event, "event-title" if "event-title" in self.left else "event", "")
        if place := self._prose("event-place"):
            event["location"] = place
        if date := self._date("event-date"):
            event["date"] = date
        parents: list[Raw] = [_in_order({"type": container_type, **container})] if is_part else []
        if event:
            parents.append(_in_order({"type": "conference", **event}))
        if not is_part and "parent" in own:
            parents.insert(0, own["parent"])
        return {**own, "parent": parents[0] if len(parents) == 1 else parents} if parents else own

    def _parents_need_one_between(self, own: Mapping[str, Raw]) -> bool:
        """Whether a series or conference would be taken for what holds the work, if nothing stood between."""
        may_be_talk = own["type"] in ("article", "misc") and self.record.type != "speech"
        if may_be_talk and not self.left.keys().isdisjoint(_EVENT):
            return True
        return own["type"] not in WHOLES and not self.left.keys().isdisjoint(
            ("collection-title", "collection-editor")
        )

    def _taken(self, field: str) -> str:
        text = str(self.left.pop(field, "")).strip()
        return with_one_hyphen(text) if field == "page" else text

    def _number(self, field: str) -> str:
        """A number or label, verbatim; digits beyond what Typst counts in are left to be reported."""
        if field not in self.left or _LONG_NUMBER.search(str(self.left[field])):
            return ""
        return self._taken(field)

    def _prose(self, field: str) -> str:
        if field not in self.left:
            return ""
        text, lost = formattable(self._taken(field))
        if lost:
            self.lose("BK702", field, f"Hayagriva can't carry {lost}")
        return text

    def _put_title(self, target: dict[str, Raw], field: str, short_field: str) -> None:
        if field not in self.left:
            return
        title = self._prose(field)
        short = self._prose(short_field) if short_field in self.left else ""
        target["title"] = {"value": title, "short": short} if short else title

    def _names(self, fields: Mapping[str, str]) -> dict[str, Raw]:
        return {name: names for field, name in fields.items() if (names := self._name_list(field))}

    def _name_list(self, field: str) -> list[Raw]:
        names = self.left.pop(field, None)
        if names is None:
            return []
        assert isinstance(names, tuple)
        written = [_name(name) for name in names if isinstance(name, Name)]
        self._ledger.lose_of_names(
            field, (lost for name in names if isinstance(name, Name) for lost in _lost_of(name))
        )
        return written

    def _date(self, field: str) -> str:
        """The date as Hayagriva's year, month and day."""
        date = self.left.pop(field, None)
        if not isinstance(date, Date):
            return ""
        first = date.first
        if first is None or not -9999 <= first.year <= 9999 or "X" in first.mask[:4]:
            self.lose("BK701", field, f'Hayagriva can\'t carry the date "{date}"')
            return ""
        if date.end is not None or first.uncertain or first.season or first.mask or first.time:
            what = (
                "only one end of it"
                if isinstance(date.end, Moment | Edge)
                else "only its year, month and day"
            )
            self.lose("BK702", field, f'Of the date "{date}", {what} is written')
        year = f"{first.year:04}" if first.year >= 0 else f"-{-first.year:04}"
        about = "~" if first.approximate else ""
        return about + "-".join([year, *(f"{part:02}" for part in (first.month, first.day) if part)])


def is_address(text: str) -> bool:
    """Whether Typst takes the text for an address; it refuses the whole file for one that it does not."""
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    is_plain = (
        text.isprintable()
        and " " not in text
        and "\\" not in text
        and parts.scheme in ("http", "https", "ftp")
    )
    return is_plain and port != 0 and _HOST.fullmatch(parts.netloc.partition(":")[0] or " ") is not None


def _name(name: Name) -> Raw:
    if name.literal:
        return {"name": name.literal}
    if not name.family:
        return {"name": name.given}
    prefix = _prefix(name)
    text = f"{name.family}, {name.given}"
    if not prefix and not name.suffix and _PLAIN_NAME.fullmatch(text):
        return text
    parts: dict[str, Raw] = {
        "name": name.family,
        "given-name": name.given,
        "prefix": prefix,
        "suffix": name.suffix,
    }
    return {part: value for part, value in parts.items() if value}


def _prefix(name: Name) -> str:
    return f"{name.dropping_particle} {name.non_dropping_particle}".strip()


def _lost_of(name: Name) -> Iterator[tuple[str, str]]:
    yield from beyond(name)
    if name.dropping_particle:
        yield "that the particle of {} may drop", name.display
    if name.suffix and name.comma_suffix:
        yield "the comma before the suffix of {}", name.display
    if name.static_ordering:
        yield "that {} always stands in this order", name.display
    if not name.literal and not (name.family and (name.given or name.suffix or _prefix(name))):
        yield "that {} is a person and no organisation", name.display


def _in_order(fields: Mapping[str, Raw]) -> dict[str, Raw]:
    return {name: fields[name] for name in sorted(fields, key=lambda name: _ORDER.get(name, len(_ORDER)))}


@lru_cache(maxsize=256)  # the names of fields, again and again
def _key(name: str) -> str:
    return string(name, in_flow=True)


def _lines(name: str, value: Raw, indent: str) -> list[str]:
    head = f"{indent}{_key(name)}:"
    inner = indent + "  "
    if isinstance(value, str):
        return text_lines(head, value, indent, string)
    if isinstance(value, Mapping):
        if "type" not in value and name != "serial-number":
            return [f"{head} {flow(value, string)}"]
        return [head, *[line for part, raw in value.items() for line in _lines(part, raw, inner)]]
    # The only texts in lists are names that YAML and Hayagriva take as they are.
    return [head, *[f"{inner}- {item if isinstance(item, str) else flow(item, string)}" for item in value]]
