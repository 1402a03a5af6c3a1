"""A record as the lines that MEDLINE has for it, which PubMed's XML says in elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.nbib.read import GENRES, TYPES
from bibkit.model.date import SEASONS, Date, Moment
from bibkit.model.keywords import keywords_of
from bibkit.model.months import MONTHS
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value

TAG = re.compile(r"[A-Z]{2,4}")
"""A tag of MEDLINE, where an unknown field may have the name of an element of XML."""

_PUBLICATION_TYPES = {csl_type: word.title() for word, csl_type in reversed(TYPES.items())}
_TEXTS = {  # in the order of PubMed's own files
    "PMID": "PMID", "volume": "VI", "issue": "IP", "title": "TI", "volume-title": "VTI", "collection-title": "CTI",
    "edition": "EN", "page": "PG", "original-title": "TT", "language": "LA", "publisher-place": "PL",
    "publisher": "PB", "container-title-short": "TA", "container-title": "JT", "PMCID": "PMC",
}  # fmt: skip
_LISTS = {"ISSN": "IS", "ISBN": "ISBN"}
_PARAGRAPHS = {"abstract": "AB", "note": "GN"}


def with_lines_of_both(record: Record, own: str, other: str) -> Record:
    """The record with the lines that either of PubMed's two formats kept, where both have them, under `own`."""
    kept, others = record.extra.get(own), record.extra.get(other)
    if not isinstance(others, Mapping):
        return record
    moved = {tag: raw for tag, raw in others.items() if TAG.fullmatch(tag)}
    stays = {tag: raw for tag, raw in others.items() if tag not in moved}
    extra: dict[str, Raw] = {**record.extra, own: {**moved, **(kept if isinstance(kept, Mapping) else {})}}
    del extra[other]
    if stays:
        extra[other] = stays
    return replace(record, extra=extra)


def kept_lines(record: Record, own: str) -> Iterator[tuple[str, str]]:
    """The lines that have no field, by their tags."""
    kept = record.extra.get(own)
    for tag, raw in kept.items() if isinstance(kept, Mapping) else ():
        for text in raw if isinstance(raw, list) else [raw]:
            if isinstance(text, str):
                yield tag, text


def citation_fields(record: Record) -> Iterator[tuple[str, str]]:
    """All that is written of a record but names and kept lines: tag and text, of which prose may be rich."""
    values: dict[str, Value] = {**record.values, **preprint_members(record)}
    is_of_book = is_book(record)
    if "PMID" not in values:
        yield "PMID", ""
    for name, tag in _TEXTS.items():
        if name in values:
            text = str(values[name])
            if is_of_book and name == ("container-title" if record.type == "chapter" else "title"):
                yield "BTI", text
            else:
                yield tag, _with_full_stop(text) if name == "title" else text
    for name, tag in _LISTS.items():
        for number in str(values.get(name, "")).split():
            yield tag, number
    if doi := values.get("DOI"):
        yield "LID", f"{doi} [doi]"
        yield "AID", f"{doi} [doi]"
    for name, tag in _PARAGRAPHS.items():
        for paragraph in str(values.get(name, "")).split("\n\n"):
            if paragraph:
                yield tag, paragraph
    for word in keywords_of(str(values.get("keyword", ""))):
        yield "OT", word
    yield from _publication_types(record)
    if isinstance(issued := values.get("issued"), Date) and (text := _published(issued)):
        yield "DP", text
    available = values.get("available-date")
    if isinstance(available, Date) and re.fullmatch(r"\d{4}-\d\d-\d\d", str(available)):
        yield "DEP", str(available)


def is_book(record: Record) -> bool:
    """Whether PubMed has the work as a book, or as a part of one."""
    return record.type in ("book", "chapter") or (
        "publisher" in record.values and "container-title" not in record.values
    )


def _with_full_stop(title: str) -> str:
    """PubMed ends every title with a full stop, but where it ends with a sign of its own."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _publication_types(record: Record) -> Iterator[tuple[str, str]]:
    if word := _PUBLICATION_TYPES.get(record.type):
        yield "PT", word
    if record.text("genre").casefold() in GENRES:
        yield "PT", record.text("genre")


def _published(date: Date) -> str:
    """The date in PubMed's words: "2016 Apr 19", "2006 May-Jun", "2000 Dec 23-30", "1999 Spring"."""
    if date.literal:
        return date.literal
    if not isinstance(date.start, Moment):
        return ""
    first = _moment(date.start)
    if not first or not isinstance(date.end, Moment):
        return first
    last = _moment(date.end)
    if date.start.year == date.end.year:
        last = last.partition(" ")[2]
        if date.start.month == date.end.month and date.start.month:
            last = last.partition(" ")[2]
    return f"{first}-{last}" if last else first


def _moment(moment: Moment) -> str:
    if not 0 < moment.year <= 9999 or "X" in moment.mask[:4]:
        return ""
    month = MONTHS[moment.month - 1].title() if moment.month else SEASONS.get(moment.season or 0, "")
    return f"{moment.year:04} {month} {moment.day or ''}".strip()
