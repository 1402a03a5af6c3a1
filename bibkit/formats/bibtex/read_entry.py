"""One entry of a .bib file as a record. Nothing is guessed: what has no place in a record, or is not what its
field wants, is kept as it is in `Record.extra` under its BibTeX name, and reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Mapping
from functools import lru_cache

from bibkit.formats.bibtex.compose_hosts import howpublished_means
from bibkit.formats.bibtex.dialect import (
    BIBLATEX_TYPES,
    EDITOR_FIELDS,
    HELD,
    LANGUAGES,
    LINKS,
    OTHER_LANGUAGES,
    PUBLISHED,
    SUBTYPE,
)
from bibkit.formats.bibtex.entry_dates import access_of_entry, dates_of_entry, other_dates_of_entry
from bibkit.formats.bibtex.entry_links import KEYWORDS, keywords_of_entry, links_of_entry
from bibkit.formats.bibtex.entry_people import people_of_entry
from bibkit.formats.bibtex.entry_titles import TITLE_FIELDS, titles_of_entry
from bibkit.formats.bibtex.entry_type import number_means
from bibkit.formats.bibtex.read_eprints import (
    EPRINT_FIELDS,
    ONLINE,
    STAMPED,
    drop_stamps,
    read_arxiv_journal,
    read_eprint,
)
from bibkit.formats.bibtex.read_identifiers import (
    ADDRESS,
    address_in,
    pages,
    plain_identifier,
    read_identifier,
    several_addresses,
)
from bibkit.formats.bibtex.read_rivals import RIVALS, note_names, read_rivals
from bibkit.formats.bibtex.read_tables import (
    BCP47,
    DATE_FIELDS,
    FIELDS,
    GENRES,
    NAME_FIELDS,
    STATUSES,
    TYPES,
)
from bibkit.formats.bibtex.reading import Reading
from bibkit.formats.changed import said
from bibkit.model.fields import FIELDS as RECORD_FIELDS
from bibkit.model.fields import TYPES as RECORD_TYPES
from bibkit.model.fields import Kind
from bibkit.model.ordinals import ORDINALS
from bibkit.model.record import Record
from bibkit.syntax.bib import BibEntry, BibField
from bibkit.text.escape.bibtex import url

_ORDER = {name: place for place, name in enumerate(RECORD_FIELDS)}
_PLACES = {name: place for place, name in enumerate(FIELDS)}  # which of two fields of one meaning comes first
_CONTROLS = ("ieeetranbstctl", "control")  # what steers IEEEtran and the styles of REVTeX, and is no work
_LINK = re.compile(r"\\href\s*\{(?P<address>[^{}]+)\}")


def read_entry(entry: BibEntry, fields: Mapping[str, BibField]) -> Reading:
    """What an entry says; `fields` are its own and those it inherits."""
    reading = Reading(entry, dict(fields))
    for step in _steps(tuple(reading.fields)):
        step(reading)
    return reading


def record_of(reading: Reading, key: str) -> Record:
    """The record, its fields in the order of the field table."""
    values = reading.values
    ordered = {name: values[name] for name in sorted(values, key=_ORDER.__getitem__)}
    return Record(key, reading.type, ordered, reading.extra)


@lru_cache(maxsize=4096)  # the entries of a file have the same few sets of fields
def _steps(names: tuple[str, ...]) -> tuple[Callable[[Reading], None], ...]:
    """The steps that read an entry with fields of these names, in their order; without those that find nothing."""
    there = frozenset(names)
    return tuple(step for step, wanted in STEPS if wanted is None or wanted & there)


def _fields(reading: Reading) -> None:
    """Take the fields that mean the same in every type."""
    for name in _of_every_type(tuple(reading.left)):
        item = reading.take(name)
        if item is not None:
            _field(reading, FIELDS[name], item)


@lru_cache(maxsize=4096)  # as of `_steps`
def _of_every_type(names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the names that mean the same in every type, in the order in which they are read."""
    return tuple(sorted(FIELDS.keys() & names, key=_PLACES.__getitem__))


def _others(reading: Reading) -> None:
    """Keep the fields that nothing has taken."""
    for name in list(reading.left):
        if item := reading.take(name):
            _keep(reading, item)


def _keep(reading: Reading, item: BibField) -> None:
    """Keep a field that nothing has taken. One that comes a second time is kept unless it means what the first does.

    BibTeX prints the first of the two, biber the last.
    """
    if item.place.name_end - item.place.name_start == len(item.name):  # else it is a second one, "author-2"
        reading.keep(item)
        return
    name = item.name_span.text.lower()
    first = reading.fields.get(name)
    if item.name == name or first is None or first.entry is not item.entry:  # small letters of İ are two
        reading.keep(item)
        return
    year = (
        {"year": reading.fields["year"]} if "year" in reading.fields else {}
    )  # without which a month is none

    def meaning(one: BibField) -> tuple[Hashable, ...]:
        return said(record_of(read_entry(item.entry, {**year, name: one._replace(name=name)}), ""))

    if meaning(first) != meaning(item):
        reading.keep(item)  # `read` says that it is there twice


def _language(reading: Reading) -> None:
    langid, language = reading.take("langid") or reading.take("hyphenation"), reading.take("language")
    for item in (langid, language):
        if item is None:
            continue
        text = reading.decode(item)
        tag = BCP47.get(text.casefold().removeprefix("lang"), text)
        if item is language and reading.values.get("language") == tag:
            reading.keep(language)  # biblatex prints it, as well
            continue
        reading.set("language", tag, item)
        if item is langid and text in OTHER_LANGUAGES:
            reading.extra["langid"] = text
        elif (item is language) == (tag in LANGUAGES):
            reading.note_name("language", item)  # where it is not the one that writers choose


def _type(reading: Reading) -> None:
    kind = reading.entry.type
    if kind == "set":
        kind = next((item.entry.type for item in reading.fields.values() if item.entry.type != "set"), "misc")
        message = "A set is one thing to biblatex alone; elsewhere it is its first entry under another key"
        reading.report("BK806", reading.entry.type_span, message, "cite its entries one by one")
    known = TYPES.get(kind)
    if known is None:
        reading.extra["entrytype"] = kind
    if known is None and kind not in _CONTROLS:
        message = f"@{kind} is no entry type of BibTeX or biblatex"
        reading.report("BK806", reading.entry.type_span, message, "correct the type")
    reading.type = known or "document"
    subtype = reading.fields.get("entrysubtype")
    if subtype is not None:
        text, _, theirs = subtype.value.strip().partition("; ")
        if reading.type == "article-journal" and text in ("magazine", "newspaper"):
            reading.type = f"article-{text}"
        elif text in RECORD_TYPES:
            reading.type = text
            if BIBLATEX_TYPES.get(text) != (kind, False) and kind != "misc":
                reading.links[SUBTYPE] = text
        else:
            return
        reading.take("entrysubtype")
        if theirs:
            reading.keep(subtype._replace(value=theirs))


def _stamps(reading: Reading) -> None:
    if reading.type == "article":
        drop_stamps(reading)


def _genre(reading: Reading) -> None:
    genre = reading.take("type")
    if genre is not None:
        text = reading.decode(genre)
        reading.set("genre", GENRES.get(text.casefold(), text), genre)
    elif reading.entry.type in GENRES and reading.type != "article" and not _has_our_subtype(reading):
        reading.values["genre"] = GENRES[reading.entry.type]


def _number(reading: Reading) -> None:
    if number := reading.take("number"):
        kind = reading.type
        reading.set(number_means(kind), reading.decode(number), number)


def _has_our_subtype(reading: Reading) -> bool:
    """Whether `entrysubtype` has a type of records, as writers say with it that the entry type says too much."""
    subtype = reading.fields.get("entrysubtype")
    return subtype is not None and subtype.value.strip().partition("; ")[0] in RECORD_TYPES


def _organization(reading: Reading) -> None:
    item = reading.take("organization")
    if item is None:
        return
    if reading.type == "article" and "publisher" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)
    elif reading.entry.type in ONLINE:
        reading.set("container-title", reading.decode(item), item)
    elif "publisher" not in reading.fields and "institution" not in reading.fields:
        reading.set("publisher", reading.decode(item), item)
    else:
        reading.keep(item)


def _howpublished(reading: Reading) -> None:
    item = reading.take("howpublished")
    if item is None:
        return
    match = ADDRESS.fullmatch(item.value)
    if match and "url" not in reading.fields:
        reading.set("URL", address_in(match), item)
        reading.links[PUBLISHED] = item.value
    else:
        reading.set(howpublished_means(reading.type, reading.fields), reading.decode(item), item)


def _url(reading: Reading) -> None:
    item = reading.take("url")
    if item is None:
        return
    first, *others = several_addresses(item.value) or [item.value]
    match = ADDRESS.fullmatch(first)
    address = (match["url"] or match["bare"]) if match else " ".join(first.split())
    if link := _LINK.match(address):
        address = link["address"]
    reading.set("URL", url(plain_identifier(address)), item)
    if others:
        reading.hold("url", item)
        message = (
            f"url holds {len(others) + 1} addresses; the first is taken, and the others are kept as they are"
        )
        reading.report("BK407", item, message, "write the one of this work")
    for number, other in enumerate(others, 2):
        reading.extra[f"url-{number}"] = url(plain_identifier(other))


def _link(reading: Reading) -> None:
    r"""The address of a `\href` around a title or what the work is published as; of others a finding."""
    held = reading.links.get(HELD)
    for name, tex in list(held.items()) if isinstance(held, dict) else ():
        link = _LINK.search(tex) if isinstance(tex, str) else None
        if link is None:
            continue
        item = reading.origins[name]
        address = url(plain_identifier(link["address"]))
        if "URL" not in reading.values and item.name in ("title", "howpublished"):
            reading.set("URL", address, item)
            assert isinstance(held, dict)
            held["URL"] = tex
        elif reading.values.get("URL") != address:
            message = f"The address behind a link in {item.name} is kept for BibTeX alone"
            reading.report("BK806", item, message, "write it into url")


def _field(reading: Reading, target: str, item: BibField) -> None:
    if RECORD_FIELDS[target].kind is Kind.IDENTIFIER:
        read_identifier(reading, target, item)
        return
    text = reading.decode(item)
    if not text:
        return
    convert = _CONVERTED.get(target)
    reading.set(target, convert(text) if convert else text, item)


def _edition(text: str) -> str:
    return ORDINALS.get(text.casefold(), text)


def _status(text: str) -> str:
    return STATUSES.get(text, text)


STEPS: tuple[tuple[Callable[[Reading], None], frozenset[str] | None], ...] = (
    (_language, frozenset(["langid", "hyphenation", "language"])),
    (_type, None),
    (read_eprint, EPRINT_FIELDS),
    (people_of_entry, frozenset([*NAME_FIELDS, *EDITOR_FIELDS])),
    (titles_of_entry, TITLE_FIELDS),
    (dates_of_entry, frozenset(["date", "year", "month", "day"])),
    (other_dates_of_entry, frozenset([*DATE_FIELDS, "urlyear", "eventyear"])),
    (access_of_entry, frozenset(["note", "howpublished", "url"])),
    (read_rivals, RIVALS),
    (read_arxiv_journal, frozenset(["journal", "journaltitle"])),
    (_stamps, STAMPED),
    (_genre, None),
    (_number, frozenset(["number"])),
    (_organization, frozenset(["organization"])),
    (_howpublished, frozenset(["howpublished"])),
    (_fields, frozenset(FIELDS)),
    (_url, frozenset(["url"])),
    (_link, None),
    (keywords_of_entry, frozenset(KEYWORDS)),
    (links_of_entry, frozenset(LINKS)),
    (note_names, None),
    (_others, None),
)
"""What reads an entry, in this order, and the fields without any of which a step does nothing (None: runs always)."""

_CONVERTED: dict[str, Callable[[str], str]] = {"page": pages, "edition": _edition, "status": _status}
