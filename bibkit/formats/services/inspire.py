"""JSON of INSPIRE: a record, or the list in `hits.hits`.

Source: INSPIRE, "REST API" and the schema "hep". Names stand family name first. The key is INSPIRE's own (`texkeys`).
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import About
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, keep_nobody
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, rest_of, said
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.ident import ArxivId, parse_arxiv
from bibkit.model.raw import FieldPath, Raw, is_empty

TYPES = {
    "article": "article-journal", "book": "book", "book chapter": "chapter", "conference paper": "paper-conference",
    "note": "document", "proceedings": "book", "report": "report", "thesis": "thesis", "activity report": "report",
}  # fmt: skip


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    word = next((said(one) for one in elements(work.get("document_type")) if said(one)), "")
    takes.type_of(reading, ("document_type",), word, TYPES, "INSPIRE")
    places = [one for one in elements(work.get("publication_info")) if isinstance(one, Mapping)]
    if reading.item["type"] == "article-journal" and not any(
        said(one.get("journal_title")) for one in places
    ):
        reading.item["type"] = "article"  # on arXiv alone


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _key(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    keys = [one for one in elements(raw) if said(one)]
    if keys:
        reading.set("id", said(keys[0]), at)
    if keys[1:]:
        reading.keep(at, keys[1:])


def _people(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        here = (*at, number)
        text = said(one.get("full_name")) if isinstance(one, Mapping) else ""
        if not isinstance(one, Mapping) or not text:
            keep_nobody(reading, here, one, "author")
            continue
        roles = [said(role).casefold() for role in elements(one.get("inspire_roles"))]
        name = csl_name(name_as_written(text))
        for identifier in elements(one.get("ids")):
            if isinstance(identifier, Mapping) and said(identifier.get("schema")) == "ORCID":
                name["orcid"] = said(identifier.get("value"))
        if where := affiliations(one.get("affiliations"), "value"):
            name["affiliation"] = [
                {"name": place["name"]} if isinstance(place, Mapping) and "name" in place else place
                for place in where
            ]
        if "supervisor" in roles:
            reading.keep(
                here, rest_of(one, ["uuid", "signature_block", "record", "recid", "curated_relation"])
            )
        else:
            reading.add("editor" if "editor" in roles else "author", name, here)


def _collaborations(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The collaboration, which is kept beside the people who signed; without any it is the author."""
    names = [
        said(one.get("value")) for one in elements(raw) if isinstance(one, Mapping) and said(one.get("value"))
    ]
    if "author" in reading.item or not names:
        reading.keep(at, raw)
        return
    for number, name in enumerate(names):
        whole = name if "collaboration" in name.casefold() else f"{name} Collaboration"
        reading.add("author", {"literal": whole}, (*at, number))


def _titles(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The first title, with its subtitle; others are kept."""
    first, *rest = elements(raw)
    title = said(first.get("title")) if isinstance(first, Mapping) else said(first)
    subtitle = said(first.get("subtitle")) if isinstance(first, Mapping) else ""
    if not title:
        reading.keep(at, raw)
        return
    takes.set_prose(reading, "title", f"{title}: {subtitle}" if subtitle else title, (*at, 0, "title"))
    other = [
        one
        for one in rest
        if not isinstance(one, Mapping) or prose_of_html(said(one.get("title"))) != reading.item["title"]
    ]
    if other:
        reading.keep(at, other)


def _numbers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """DOIs or the like as `value`; of several the first, the others are kept."""
    values = [said(one.get("value")) for one in elements(raw) if isinstance(one, Mapping)]
    values = list(dict.fromkeys(filter(None, values)))
    is_numbered = reading.item["type"] in ("report", "thesis", "standard")
    take: TakeValue = takes.doi if at[-1] == "dois" else takes.text("number") if is_numbered else takes.keep
    for number, value in enumerate(values):
        take(reading, (*at, number), value)
    if not values:
        reading.keep(at, raw)


def _books(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    values = [one.get("value", "") if isinstance(one, Mapping) else one for one in elements(raw)]
    takes.serial_numbers("ISBN")(reading, at, values)


def _eprints(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        value = said(one.get("value")) if isinstance(one, Mapping) else ""
        classes = [said(word) for word in elements(one.get("categories"))] if isinstance(one, Mapping) else []
        found = parse_arxiv(f"{value} [{classes[0]}]" if classes and classes[0] else value) if value else None
        if isinstance(found, ArxivId) and reading.arxiv is None:
            reading.arxiv = found
        elif not is_empty(one):
            reading.keep((*at, number), one)


def _place(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Where it was published; a second place (an erratum, a translation) is kept."""
    first, *rest = elements(raw)
    if not isinstance(first, Mapping):
        reading.keep(at, raw)
        return
    here = (*at, 0)
    members = (
        ("journal_title", "container-title"),
        ("journal_volume", "volume"),
        ("journal_issue", "issue"),
        ("artid", "number"),
    )
    for member, field in members:
        if not is_empty(first.get(member, "")):
            (takes.prose if field == "container-title" else takes.text)(field)(
                reading, (*here, member), first[member]
            )
    takes.pages(reading, first.get("page_start"), first.get("page_end"), (*here, "page_start"))
    if reading.item.get("page") and reading.item.get("number") == reading.item["page"]:
        del reading.item["number"]
    if not is_empty(first.get("year", "")):
        takes.date("issued")(reading, (*here, "year"), first["year"])
    taken = [member for member, _ in members]
    left: list[Raw] = [
        rest_of(first, [*taken, "page_start", "page_end", "year", "journal_record", "conference_record"]),
        *rest,
    ]
    if left := [one for one in left if not is_empty(one)]:
        reading.keep(at, left)


def _value(field: str) -> TakeValue:
    """What the first of a list says in `value`; others are kept."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        first, *rest = elements(raw)
        text = said(first.get("value")) if isinstance(first, Mapping) else said(first)
        if text:
            takes.set_prose(reading, field, text, (*at, 0))
        if left := [one for one in ([] if text else [first]) + rest if not is_empty(one)]:
            reading.keep(at, left)

    return take


def _imprint(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    first, *rest = elements(raw)
    if isinstance(first, Mapping):
        for member, field in (("publisher", "publisher"), ("place", "publisher-place")):
            if said(first.get(member)):
                takes.set_prose(reading, field, said(first[member]), (*at, 0, member))
        if not is_empty(first.get("date", "")):
            takes.date("issued")(reading, (*at, 0, "date"), first["date"])
        rest = [rest_of(first, ["publisher", "place", "date"]), *rest]
    else:
        rest = [first, *rest]
    if rest := [one for one in rest if not is_empty(one)]:
        reading.keep(at, rest)


def _thesis(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if not isinstance(raw, Mapping):
        reading.keep(at, raw)
        return
    schools = [said(one.get("name")) for one in elements(raw.get("institutions")) if isinstance(one, Mapping)]
    if schools and schools[0]:
        takes.set_prose(reading, "publisher", schools[0], (*at, "institutions"))
    if said(raw.get("degree_type")):
        reading.set("genre", said(raw["degree_type"]), (*at, "degree_type"))
    if not is_empty(raw.get("date", "")):
        takes.date("issued")(reading, (*at, "date"), raw["date"])
    if schools[1:]:
        reading.keep((*at, "institutions"), list(schools[1:]))


_TAKES: dict[str, TakeValue] = {
    "document_type": _nothing, "texkeys": _key, "titles": _titles, "authors": _people,
    "collaborations": _collaborations,
    "corporate_author": takes.keep, "dois": _numbers, "arxiv_eprints": _eprints, "isbns": _books,
    "report_numbers": _numbers, "publication_info": _place, "imprints": _imprint, "thesis_info": _thesis,
    "earliest_date": takes.date("issued"), "preprint_date": takes.keep, "abstracts": _value("abstract"),
    "number_of_pages": takes.text("number-of-pages"), "editions": takes.text("edition"),
    "keywords": takes.keywords("value"), "languages": takes.text("language"),
}  # fmt: skip
_OWN = frozenset(
    """control_number citation_count citation_count_without_self_citations reference_count references $schema
    _collections _files curated core inspire_categories legacy_creation_date legacy_version number_of_authors
    first_author author_count authors_with_orcid external_system_identifiers acquisition_source self refereed
    facet_author_name facet_formats citeable documents figures fulltext_links publication_type withdrawn
    is_formal""".split()
)

SERVICE = Service(
    "inspire", "INSPIRE", (("hits", "hits"), ("metadata",)), frozenset(["titles", "control_number", "texkeys"]),
    _begin, _TAKES, _OWN,
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="INSPIRE REST API, schema hep",
        address="https://github.com/inspirehep/rest-api-doc",
        reads="literature records alone and in lists, under INSPIRE's keys",
        told_by="`texkeys`, `arxiv_eprints` or `publication_info`",
        losses=("what INSPIRE says of itself, and the references of a work",),
    ),
)
