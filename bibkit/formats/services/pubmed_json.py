"""JSON of PubMed: the summaries of E-utilities (`esummary`), a work under each number in `result`.

Source: National Library of Medicine, "E-utilities: ESummary", version 2.0. Names are "Doe JA": the family name, and the
initials in one word.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import About
from bibkit.formats.nbib.read import GENRES, TYPES, without_full_stop
from bibkit.formats.services import takes
from bibkit.formats.services.people import keep_nobody
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, said
from bibkit.formats.tagged.people import initials_apart, name_as_written
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.raw import FieldPath, Raw, is_empty


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    words = [said(one) for one in elements(work.get("pubtype"))]
    found = next(
        (TYPES[word.casefold()] for word in words if word.casefold() in TYPES and word != "Journal Article"),
        "",
    )
    if found in ("", "book") and said(work.get("booktitle")):
        found = "chapter" if said(work.get("title")) else "book"
    csl = found or (
        "article-journal" if said(work.get("source")) or "Journal Article" in words else "document"
    )
    reading.set("type", csl, ("pubtype",))
    genre = next((word for word in words if word.casefold() in GENRES), "")
    if genre:
        reading.set("genre", genre, ("pubtype",))
    rest: list[Raw] = [word for word in words if word and word != genre and TYPES.get(word.casefold()) != csl]
    if rest:
        reading.keep(("pubtype",), rest)


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _people(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        here = (*at, number)
        text = said(one.get("name")) if isinstance(one, Mapping) else ""
        if not isinstance(one, Mapping) or not text:
            keep_nobody(reading, here, one, "author")
            continue
        kind = said(one.get("authtype"))
        name: dict[str, object] = (
            {"literal": text}
            if "Collective" in kind or "Corp" in kind
            else csl_name(name_as_written(initials_apart(text)))
        )
        reading.add("editor" if "Editor" in kind else "author", name, here)


def _title(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    takes.prose("title")(reading, at, without_full_stop(raw) if isinstance(raw, str) else raw)


def _book_title(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    takes.prose("container-title" if reading.item["type"] == "chapter" else "title")(reading, at, raw)


def _numbers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The identifiers of the work, each with its kind; those for which a record has no field are kept."""
    known = {"doi": takes.doi, "pubmed": takes.pmid, "pmc": takes.pmcid}
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind, text = (
            (said(one.get("idtype")), said(one.get("value"))) if isinstance(one, Mapping) else ("", "")
        )
        if kind in known and text:
            known[kind](reading, (*at, number, "value"), text)
        elif not is_empty(one) and kind not in ("rid", "eid", "pmcid", "mid", "version", "versionid"):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _journal_short(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The short name of the journal; the only one, where there is no other."""
    takes.prose("container-title-short" if "container-title" in reading.item else "container-title")(
        reading, at, raw
    )


def _location(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """ "doi: 10.1234/abc", which says the DOI again, or the publisher's number."""
    text = said(raw)
    own = str(reading.item.get("DOI", "")).casefold()
    if not own or own not in text.casefold():
        reading.keep(at, raw)


_TAKES: dict[str, TakeValue] = {
    "pubtype": _nothing, "uid": takes.pmid, "articleids": _numbers, "title": _title, "booktitle": _book_title,
    "authors": _people, "fulljournalname": takes.prose("container-title"), "source": _journal_short,
    "pubdate": takes.date("issued"), "epubdate": takes.date("available-date"), "volume": takes.text("volume"),
    "issue": takes.text("issue"), "pages": takes.text("page"), "issn": takes.serial_numbers("ISSN"),
    "essn": takes.serial_numbers("ISSN"), "lang": takes.text("language"), "publishername": takes.prose("publisher"),
    "publisherlocation": takes.prose("publisher-place"), "edition": takes.text("edition"),
    "vernaculartitle": takes.prose("original-title"), "elocationid": _location, "medium": takes.prose("medium"),
}  # fmt: skip
_OWN = frozenset(
    """lastauthor sorttitle sortpubdate sortfirstauthor pubstatus recordstatus nlmuniqueid history attributes
    pmcrefcount viewcount doctype srccontriblist doccontriblist references locationlabel docdate bookname srcdate
    reportnumber availablefromurl chapter""".split()
) - {"reportnumber", "chapter", "bookname", "availablefromurl"}

SERVICE = Service(
    "pubmed-json", "PubMed", (("result",),), frozenset(["pubtype", "articleids", "title"]), _begin, _TAKES, _OWN,
    numbered_by="uids",
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="E-utilities, ESummary version 2.0",
        address="https://www.ncbi.nlm.nih.gov/books/NBK25499/",
        reads="summaries of articles and books",
        told_by="`articleids` or `sortpubdate`",
        losses=("what PubMed says of itself: words to sort by, the state of its entries",),
    ),
)
