"""JSON of OpenAlex: a work, or the list in `results`.

Source: OpenAlex, "Work object". Names are taken as the work prints them (`raw_author_name`), which are one text each.
Where OpenAlex knows a year alone it writes its first day; of such a date the year is taken and the day kept. What
OpenAlex computes (topics, keywords, counts, related and cited works) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.format import About
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.services import crossref, takes
from bibkit.formats.services.people import affiliations, keep_nobody, printed_name
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, read_date, said
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.raw import FieldPath, Raw

TYPES = {
    "article": "article", "preprint": "article", "book-chapter": "chapter", "book": "book", "dataset": "dataset",
    "dissertation": "thesis", "report": "report", "standard": "standard", "review": "article-journal",
    "letter": "article-journal", "editorial": "article-journal", "erratum": "article-journal",
    "retraction": "article-journal", "peer-review": "review", "paratext": "document", "other": "document",
    "reference-entry": "entry", "book-section": "chapter", "report-component": "chapter", "software": "software",
    "supplementary-materials": "document", "grant": "document", "libguides": "webpage", "database": "dataset",
}  # fmt: skip
_HELD = frozenset(["article-journal", "paper-conference", "chapter", "entry", "review", "article-magazine"])
_SOURCE_AT = ("primary_location", "source")
_SPEAKING = frozenset("review letter editorial erratum retraction preprint".split())


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    location = work.get("primary_location")
    location = location if isinstance(location, Mapping) else {}
    source = location.get("source") or work.get("host_venue")
    kind = said(source.get("type")) if isinstance(source, Mapping) else ""
    word = said(work.get("type"))
    raw_type = said(location.get("raw_type")) or said(work.get("type_crossref"))
    csl = crossref.TYPES.get(raw_type)
    if csl and csl != "document":
        reading.set("type", csl, ("type",))
        if TYPES.get(word) != csl and word not in (*_SPEAKING, "article", csl):
            reading.keep(("type",), word)
    else:
        takes.type_of(reading, ("type",), word, TYPES, "OpenAlex")
        if word == "article" and kind in ("journal", "conference"):
            reading.item["type"] = "article-journal" if kind == "journal" else "paper-conference"
    if word in _SPEAKING:
        reading.set("genre", word, ("type",))
    if isinstance(source, Mapping):
        _repository(reading, source)
    _issued(reading, work)


def _repository(reading: TreeReading, source: Mapping[str, Raw]) -> None:
    """The name of a repository without that of who keeps it: "bioRxiv (Cold Spring Harbor Laboratory)"."""
    name, keeper = said(source.get("display_name")), said(source.get("host_organization_name"))
    own = name.removesuffix(f" ({keeper})")
    if keeper and own != name and reading.item["type"] not in _HELD:
        takes.set_prose(reading, "publisher", own, (*_SOURCE_AT, "display_name"))


def _issued(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    day, year = read_date(work.get("publication_date")), read_date(work.get("publication_year"))
    if day.endswith("-01-01") and year in ("", day[:4]):
        takes.set_date(reading, "issued", day[:4], ("publication_date",), day)
        reading.keep(("publication_date",), day)
        return
    for name in ("publication_date", "publication_year"):
        if raw := work.get(name):
            takes.date("issued")(reading, (name,), raw)


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _authors(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        here = (*at, number)
        author = one.get("author") if isinstance(one, Mapping) else None
        known = said(author.get("display_name")) if isinstance(author, Mapping) else ""
        printed = said(one.get("raw_author_name")) if isinstance(one, Mapping) else ""
        if not isinstance(one, Mapping) or not (printed or known):
            keep_nobody(reading, here, one, "author")
            continue
        name = printed_name(reading, "author", printed or known)
        if printed and known and known != " ".join(printed.split()):
            name["display_name"] = known
        orcid = said(one.get("raw_orcid")) or (
            said(author.get("orcid")) if isinstance(author, Mapping) else ""
        )
        if orcid:
            name["orcid"] = orcid
        if where := affiliations(
            one.get("raw_affiliation_strings") or one.get("institutions"), "display_name"
        ):
            name["affiliation"] = where
        reading.add("author", name, here)


def _host_name(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Where it was published: a journal or book; a repository or a site is who gives it out."""
    publisher = reading.item.get("publisher")
    if reading.item["type"] in _HELD:
        takes.prose("container-title")(reading, at, raw)
    elif not (isinstance(raw, str) and isinstance(publisher, str) and raw.startswith(f"{publisher} (")):
        takes.prose("publisher")(reading, at, raw)


def _host_raw_name(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The same as the work's own metadata have it, where OpenAlex does not know the host."""
    if "container-title" not in reading.item and "publisher" not in reading.item:
        _host_name(reading, at, raw)
    elif isinstance(raw, str) and raw not in (
        reading.item.get("container-title"),
        reading.item.get("publisher"),
    ):
        reading.keep(at, raw)


def _organisation(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Who publishes the host; of a repository it is who keeps it."""
    if reading.item["type"] in _HELD:
        takes.prose("publisher")(reading, at, raw)
    elif isinstance(raw, str) and raw != reading.item.get("publisher"):
        reading.keep(at, raw)


def _biblio(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if not isinstance(raw, Mapping):
        reading.keep(at, raw)
        return
    for member in ("volume", "issue"):
        if raw.get(member):
            takes.text(member)(reading, (*at, member), raw[member])
    takes.pages(reading, raw.get("first_page"), raw.get("last_page"), (*at, "first_page"))
    if rest := takes.rest_of(raw, ["volume", "issue", "first_page", "last_page"]):
        reading.keep(at, rest)


def _abstract(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The words of the abstract, each with the places where it stands."""
    places: list[tuple[int, str]] = []
    for word, numbers in raw.items() if isinstance(raw, Mapping) else ():
        for number in elements(numbers):
            if (
                not isinstance(number, str)
                or not number.isascii()
                or not number.isdecimal()
                or len(number) > 9
            ):
                reading.keep(at, raw)
                return
            places.append((int(number), word))
    if places:
        text = " ".join(word for _, word in sorted(places, key=lambda place: place[0]))
        takes.set_prose(reading, "abstract", text, at)
    else:
        reading.keep(at, raw)


def _retracted(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if raw == "true":
        reading.set("status", "retracted", at)
    elif raw != "false":
        reading.keep(at, raw)


def _keep_true(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if raw != "false":
        reading.keep(at, raw)


def _display_name(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The title once more."""
    title = reading.item.get("title")
    if title is None or prose_of_html(said(raw)) != title:
        takes.prose("title")(reading, at, raw)


_SOURCE: dict[str, TakeValue] = {
    "display_name": _host_name, "host_organization_name": _organisation, "publisher": _organisation,
    "issn": takes.serial_numbers("ISSN"), "issn_l": takes.serial_numbers("ISSN"),
}  # fmt: skip
_TAKES: dict[str, TakeValue] = {
    "type": _nothing, "type_crossref": _nothing, "publication_date": _nothing, "publication_year": _nothing,
    "doi": takes.doi, "ids.doi": takes.doi, "ids.pmid": takes.pmid, "ids.pmcid": takes.pmcid, "ids.arxiv": takes.arxiv,
    "title": takes.prose("title"), "display_name": _display_name, "authorships": _authors,
    **{f"primary_location.source.{name}": take for name, take in _SOURCE.items()},
    **{f"host_venue.{name}": take for name, take in _SOURCE.items()},
    "primary_location.raw_source_name": _host_raw_name, "biblio": _biblio, "language": takes.text("language"),
    "primary_location.landing_page_url": takes.address, "primary_location.license": takes.text("license"),
    "abstract_inverted_index": _abstract, "is_retracted": _retracted, "is_paratext": _keep_true,
}  # fmt: skip
_OF_LOCATION = "id is_oa pdf_url license_id version is_accepted is_published raw_type"
_OF_SOURCE = """id is_oa is_in_doaj is_core type host_organization host_organization_lineage
    host_organization_lineage_names url license version"""
_OWN = frozenset(
    """indexed_in open_access institutions countries_distinct_count institutions_distinct_count ids.openalex
    corresponding_author_ids corresponding_institution_ids apc_list apc_paid fwci has_fulltext fulltext_origin
    cited_by_count citation_normalized_percentile cited_by_percentile_year is_xpac primary_topic topics keywords
    concepts mesh locations_count locations best_oa_location alternate_host_venues sustainable_development_goals
    has_content content_urls referenced_works_count referenced_works related_works counts_by_year updated_date
    created_date cited_by_api_url ngrams_url is_authors_truncated relevance_score countries datasets versions""".split()
) | {
    *(f"primary_location.{name}" for name in _OF_LOCATION.split()),
    *(f"primary_location.source.{name}" for name in _OF_SOURCE.split()),
    *(f"host_venue.{name}" for name in _OF_SOURCE.split()),
}

SERVICE = Service(
    "openalex", "OpenAlex", (("results",),),
    frozenset("authorships display_name abstract_inverted_index open_access title".split()), _begin, _TAKES, _OWN,
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="Work object of the OpenAlex API",
        address="https://docs.openalex.org/api-entities/works/work-object",
        reads="works alone and in lists, with funders",
        told_by="`authorships`, `abstract_inverted_index`, `open_access` or the address of a work as `id`",
        losses=("what OpenAlex computes: topics, counts, cited and related works",),
    ),
)
