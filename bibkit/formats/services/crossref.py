"""JSON of Crossref's REST API: one work, `message`, or the list in `items`; also the CSL-JSON that doi.org gives of it.

Source: Crossref, "REST API: Works metadata format" and `/types`. What is in print has two dates: `issued` is then that
of the issue (`published-print`), as PubMed's DP is, and what was there before it is `available-date`; Crossref's own
`issued` is the earlier of the two. References to other works are left out with what Crossref says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.formats.format import About
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, keep_nobody, name_in_parts
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, read_date, rest_of, said
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.raw import FieldPath, Raw, is_empty

TYPES = {
    "journal-article": "article-journal", "posted-content": "article", "book-chapter": "chapter", "book": "book",
    "proceedings-article": "paper-conference", "report": "report", "dissertation": "thesis", "dataset": "dataset",
    "standard": "standard", "peer-review": "review", "reference-entry": "entry", "journal": "periodical",
    "component": "figure", "monograph": "book", "edited-book": "book", "reference-book": "book", "book-set": "book",
    "book-series": "book", "proceedings": "book", "proceedings-series": "book", "book-section": "chapter",
    "book-part": "chapter", "book-track": "chapter", "report-component": "chapter", "report-series": "report",
    "journal-issue": "periodical", "journal-volume": "periodical", "standard-series": "standard",
    "database": "dataset", "grant": "document", "other": "document", "software": "software", "blog": "post-weblog",
}  # fmt: skip
"""CSL's types for those of Crossref."""

OWN = frozenset(
    """indexed deposited created reference-count references-count is-referenced-by-count score prefix member
    content-domain reference link""".split()
)
_SERIES = re.compile(
    r"lecture notes|\bseries\b|communications in computer and information science|^ifip ", re.IGNORECASE
)
_PARTS = frozenset(["family", "given", "suffix", "name", "literal", "ORCID", "affiliation"])
_OF_SEQUENCE = frozenset(["sequence", "authenticated-orcid", "role"])
_DELETED = "//www.crossref.org/"
_PRINTED, _ONLINE, _ISSUED = "published-print", "published-online", "issued"


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    word = said(work.get("type"))
    if not word and "ISSN" in work and "DOI" not in work and isinstance(work.get("title"), str):
        word = "journal"  # as `/journals` has them
    takes.type_of(reading, ("type",), word, TYPES, "Crossref")
    _dates(reading, work)


def _dates(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    names = (_PRINTED, _ISSUED, "published", _ONLINE, "posted", "published-other")
    found = {name: text for name in names if (text := read_date(work.get(name)))}
    issued = next(iter(found), "")
    if issued:
        takes.set_date(reading, "issued", found[issued], (issued,), work[issued])
    online = found.get(_ONLINE, found.get(_ISSUED, "") if _PRINTED in found else "")
    if online and not found[issued].startswith(online) and online[:4] <= found[issued][:4]:
        at = _ONLINE if _ONLINE in found else _ISSUED
        takes.set_date(reading, "available-date", online, (at,), work[at])
    spoken = (found.get(issued, ""), online)
    for name in (*names, "accepted"):
        raw = work.get(name)
        if raw and not _is_nothing(raw) and found.get(name) not in spoken:
            reading.keep((name,), raw)


def _is_nothing(raw: Raw) -> bool:
    return is_empty(raw) or (isinstance(raw, Mapping) and raw.get("date-parts") in ([[""]], [[]], [""]))


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _subtitle(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """A subtitle behind its title, unless that has it already; further ones are kept."""
    first, *rest = elements(raw) or [""]
    title, subtitle = reading.item.get("title"), prose_of_html(said(first))
    if not isinstance(title, str) or not subtitle:
        reading.keep(at, raw)
        return
    if subtitle.casefold() not in title.casefold():
        reading.item["title"] = (
            title + (" " if title.endswith(("?", "!", ":", "–", "—")) else ": ") + subtitle
        )
    if rest:
        reading.keep(at, rest)


def _container(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The journal or book; of two of which one is a series, that is the collection."""
    titles = [one for one in elements(raw) if isinstance(one, str) and one.strip()]
    titles = list(dict.fromkeys(titles))
    series = [one for one in titles if _SERIES.search(one)]
    if len(titles) == 2 and len(series) == 1:
        takes.set_prose(reading, "collection-title", series[0], at)
        titles.remove(series[0])
    is_book = reading.item["type"] in ("book", "report", "standard") and "title" in reading.item
    takes.prose("collection-title" if is_book else "container-title")(reading, at, list(titles) or raw)


def _people(field: str) -> TakeValue:
    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        for number, one in enumerate(elements(raw)):
            here = (*at, number)
            name = _name(reading, here, field, one) if isinstance(one, Mapping) else None
            if name is None:
                keep_nobody(reading, here, one, field)
            else:
                reading.add(field, name, here)

    return take


def _name(
    reading: TreeReading, at: FieldPath, field: str, person: Mapping[str, Raw]
) -> dict[str, object] | None:
    family, given = said(person.get("family")), said(person.get("given"))
    whole = said(person.get("name")) or said(person.get("literal"))
    more = rest_of(person, _PARTS | _OF_SEQUENCE)
    for part in ("family", "given"):
        if person.get(part) and not isinstance(person[part], str):
            more[part + "-as-it-came"] = person[part]
    if where := affiliations(person.get("affiliation"), "name"):
        more["affiliation"] = where
    if orcid := said(person.get("ORCID")):
        more["orcid"] = orcid
    if suffix := said(person.get("suffix")):
        more["suffix"] = suffix
    if family or given:
        if whole:
            more["name-as-it-came"] = whole
        return name_in_parts(reading, at, field, prose_of_html(family), prose_of_html(given), more)
    more.pop("suffix", None)
    return {**more, "literal": prose_of_html(whole)} if whole else None


def _institution(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Who gives a preprint, report or dissertation out."""
    first = elements(raw)[0]
    name = said(first.get("name")) if isinstance(first, Mapping) else ""
    is_theirs = reading.item["type"] in ("article", "report", "thesis", "standard")
    if not name or not is_theirs:
        reading.keep(at, raw)
        return
    takes.set_prose(reading, "publisher", name, (*at, 0))
    assert isinstance(first, Mapping)
    places = elements(first.get("place"))
    if places and isinstance(places[0], str):
        takes.set_prose(reading, "publisher-place", places[0], (*at, 0, "place"))
    rest: list[Raw] = [one for one in (rest_of(first, ["name", "place"]), *elements(raw)[1:]) if one]
    if rest:
        reading.keep(at, rest)


def _event(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The conference: an object, or its name alone."""
    if not isinstance(raw, Mapping):
        takes.prose("event-title")(reading, at, raw)
        return
    for member, field in (("name", "event-title"), ("location", "event-place")):
        if raw.get(member):
            takes.prose(field)(reading, (*at, member), raw[member])
    start, end = read_date(raw.get("start")), read_date(raw.get("end"))
    if start:
        both = f"{start}/{end}" if end and end != start else start
        reading.set("event-date", both, (*at, "start"))
    rest = rest_of(raw, ["name", "location", *(["start", "end"] if start else [])])
    if rest:
        reading.keep(at, rest)


def _license(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The licence of the published version; others, and when they begin, are kept."""
    all_of = [one for one in elements(raw) if isinstance(one, Mapping)]
    addresses = [said(one.get("URL")) for one in all_of if one.get("content-version") == "vor"] or [
        said(one.get("URL")) for one in all_of if _is_for_readers(one)
    ]
    addresses = [one for one in addresses if one]
    if addresses:
        reading.set("license", addresses[0], at)
    if not addresses or {said(one.get("URL")) for one in all_of} != {addresses[0]}:
        reading.keep(at, raw)


def _is_for_readers(license: Mapping[str, Raw]) -> bool:  # noqa: A002
    """Whether a licence is more than one to mine the text; those of Creative Commons are for all."""
    return license.get("content-version") != "tdm" or "creativecommons.org" in said(license.get("URL"))


def _issue(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What the issue is, which mostly says again what stands beside it."""
    if not isinstance(raw, Mapping):
        reading.keep(at, raw)
        return
    if raw.get("issue"):
        takes.text("issue")(reading, (*at, "issue"), raw["issue"])
    dates = [reading.item.get("issued"), reading.item.get("available-date")]
    rest = {
        name: one
        for name, one in rest_of(raw, ["issue"]).items()
        if not (read_date(one) and any(str(said).startswith(read_date(one)) for said in dates))
    }
    if rest:
        reading.keep(at, rest)


def _page(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The pages; publishers write a single one as a range, too ("145-145")."""
    first, _, last = said(raw).partition("-")
    takes.text("page")(reading, at, first if first and first.strip() == last.strip() else raw)


def _version(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The version, of preprints in an object; what else that says is kept."""
    inner = raw.get("version") if isinstance(raw, Mapping) else None
    takes.text("version")(reading, at, inner if isinstance(inner, str) and inner else raw)
    if isinstance(raw, Mapping) and (rest := rest_of(raw, ["version"])) and inner:
        reading.keep(at, rest)


def _kinds(field: str) -> TakeValue:
    """The ISSNs or ISBNs once more, each with what it is of."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        known = str(reading.item.get(field, "")).split()
        values = [said(one.get("value")) for one in elements(raw) if isinstance(one, Mapping)]
        if set(values) - set(known) or len(values) < len(elements(raw)):
            reading.keep(at, raw)

    return take


def _degree(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    takes.prose("genre" if reading.item["type"] == "thesis" else "note")(reading, at, raw)


def _description(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What a dataset is of; of works with an abstract it is something else."""
    (takes.keep if "abstract" in reading.item else takes.abstract)(reading, at, raw)


def _other_numbers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Numbers of the publisher, but for the DOI once more."""
    own = str(reading.item.get("DOI", "")).casefold()
    rest = [one for one in elements(raw) if not (isinstance(one, str) and one.casefold() == own)]
    if rest:
        reading.keep(at, rest)


def _address(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Where the work is; of a DOI that was taken back Crossref names a page of its own."""
    (takes.keep if isinstance(raw, str) and _DELETED in raw else takes.address)(reading, at, raw)


def _short_container(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The abbreviated title, where it is another than the title."""
    rest = [one for one in elements(raw) if prose_of_html(said(one)) != reading.item.get("container-title")]
    if rest:
        takes.prose("container-title-short")(reading, at, rest)


TAKES: dict[str, TakeValue] = {
    "type": _nothing, "subtype": takes.text("genre"), "issued": _nothing, "published": _nothing, _PRINTED: _nothing,
    _ONLINE: _nothing, "posted": _nothing, "published-other": _nothing, "accepted": _nothing,
    "DOI": takes.doi, "title": takes.prose("title"), "subtitle": _subtitle, "short-title": takes.prose("title-short"),
    "original-title": takes.prose("original-title"), "container-title": _container,
    "short-container-title": _short_container, "author": _people("author"),
    "editor": _people("editor"), "translator": _people("translator"), "chair": _people("chair"),
    "volume": takes.text("volume"), "issue": takes.text("issue"), "page": _page,
    "article-number": takes.text("number"), "edition-number": takes.text("edition"), "version": _version,
    "part-number": takes.text("part-number"), "institution": _institution, "publisher": takes.prose("publisher"),
    "publisher-location": takes.prose("publisher-place"), "abstract": takes.abstract, "description": _description,
    "language": takes.text("language"), "ISSN": takes.serial_numbers("ISSN"),
    "ISBN": takes.serial_numbers("ISBN"), "issn-type": _kinds("ISSN"),
    "isbn-type": _kinds("ISBN"), "resource.primary.URL": _address, "URL": takes.address, "event": _event,
    "license": _license, "journal-issue": _issue, "degree": _degree, "approved": takes.date("issued"),
    "alternative-id": _other_numbers, "source": takes.text("source"),
}  # fmt: skip

SERVICE = Service(
    "crossref", "Crossref", (("message", "items"), ("message",), ("items",)),
    frozenset(["DOI", "title", "container-title"]), _begin, TAKES, OWN,
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="REST API of Crossref, v1",
        address="https://api.crossref.org/swagger-ui/index.html",
        reads="works alone and in lists, with relations and funders",
        told_by="`message-type`, `issn-type` or another member that only Crossref has",
        losses=("what Crossref says of itself and of works that are cited",),
    ),
)
