"""JSON of Zenodo and other repositories with InvenioRDM: a record, or the list in `hits.hits`.

Source: InvenioRDM, "Metadata reference"; Zenodo, "REST API: Representation of a record" for the older form, in which
names are one text each, the family name first.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import About
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, name_in_parts, printed_name, tell_nobody
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, rest_of, said
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.ident import parse_orcid
from bibkit.model.raw import FieldPath, Raw, is_empty

TYPES = {
    "publication-article": "article-journal", "publication-book": "book", "publication-section": "chapter",
    "publication-conferencepaper": "paper-conference", "publication-preprint": "article",
    "publication-thesis": "thesis",
    "publication-dissertation": "thesis", "publication-report": "report", "publication-standard": "standard",
    "publication-patent": "patent", "publication-peerreview": "review", "publication-journal": "periodical",
    "publication-conferenceproceeding": "book", "publication-datapaper": "article-journal",
    "publication-technicalnote": "report", "publication-deliverable": "report", "publication-milestone": "report",
    "publication-projectdeliverable": "report", "publication-projectmilestone": "report",
    "publication-proposal": "report", "publication-workingpaper": "article",
    "publication-softwaredocumentation": "report",
    "publication-datamanagementplan": "report", "publication-annotationcollection": "document",
    "publication-taxonomictreatment": "document", "publication-other": "document", "publication": "document",
    "dataset": "dataset", "software": "software", "software-computationalnotebook": "software", "poster": "speech",
    "presentation": "speech", "image": "graphic", "image-figure": "figure", "image-photo": "graphic",
    "image-drawing": "graphic", "image-diagram": "figure", "image-plot": "figure", "image-other": "graphic",
    "video": "motion_picture", "audio": "song", "lesson": "speech", "event": "event", "model": "document",
    "physicalobject": "document", "workflow": "software", "other": "document",
}  # fmt: skip
_ROLES = {"editor": "editor", "producer": "producer", "translator": "translator"}
_AFFILIATED = ("name", "title", "id")


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    inner = work.get("metadata")
    metadata = inner if isinstance(inner, Mapping) else work
    member = "resource_type" if "resource_type" in metadata else "upload_type"
    at = (*(["metadata"] if metadata is inner else []), member)
    kind = metadata.get(member, "")
    if isinstance(kind, Mapping):
        word = said(kind.get("id")) or _with_hyphen(kind.get("type"), kind.get("subtype"))
    elif member == "upload_type":
        word = _with_hyphen(kind, metadata.get(f"{said(kind)}_type"))
        word = word or ("software" if metadata is work else "")  # what Zenodo takes a repository for
    else:
        word = said(kind)
    takes.type_of(reading, at, word, TYPES, "Zenodo")


def _with_hyphen(*words: Raw | None) -> str:
    return "-".join(filter(None, map(said, words)))


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _people(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Authors and contributors; whoever is neither author nor editor is kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        role = "author"
        if isinstance(one, Mapping) and at[-1] == "contributors":
            kind = one.get("role", one.get("type"))
            role = _ROLES.get(said(kind.get("id") if isinstance(kind, Mapping) else kind).casefold(), "")
        name = _name(reading, (*at, number), role, one) if role and isinstance(one, Mapping) else None
        if name is not None:
            reading.add(role, name, (*at, number))
        elif not is_empty(one):
            rest.append(one)
            if role:
                tell_nobody(reading, (*at, number), role)
    if rest:
        reading.keep(at, rest)


def _name(
    reading: TreeReading, at: FieldPath, field: str, raw: Mapping[str, Raw]
) -> dict[str, object] | None:
    inner = raw.get("person_or_org")
    person = {**(inner if isinstance(inner, Mapping) else raw)}
    where = affiliations(raw.get("affiliations") or raw.get("affiliation"), *_AFFILIATED)
    more = rest_of(
        person, ["name", "family_name", "given_name", "type", "orcid", "identifiers", "affiliation", "role"]
    )
    if where:
        more["affiliation"] = where
    others: list[Raw] = []
    for one in [person.get("orcid", ""), *elements(person.get("identifiers"))]:
        number = said(one.get("identifier")) if isinstance(one, Mapping) else said(one)
        if number and "orcid" not in more and isinstance(parse_orcid(number), str):
            more["orcid"] = number
        elif not is_empty(one):
            others.append(one)
    if others:
        more["identifiers"] = others
    whole, family, given = (said(person.get(part)) for part in ("name", "family_name", "given_name"))
    kind = said(person.get("type"))
    if family and given:
        return name_in_parts(reading, at, field, family, given, more)
    whole = whole or family or given
    if not whole:
        return None
    if kind == "organizational":
        return {**more, "literal": whole}
    if kind == "personal" and "," not in whole:
        return {**more, **printed_name(reading, field, whole)}
    return {**more, **csl_name(name_as_written(whole))}


def _titles(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """A subtitle behind its title; other titles are kept."""
    rest: list[Raw] = []
    for one in elements(raw):
        kind = one.get("type") if isinstance(one, Mapping) else ""
        title, before = said(one.get("title")) if isinstance(one, Mapping) else "", reading.item.get("title")
        is_subtitle = said(kind.get("id") if isinstance(kind, Mapping) else kind) == "subtitle"
        if is_subtitle and title and isinstance(before, str) and not rest:
            reading.item["title"] = f"{before}: {prose_of_html(title)}"
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _part(*members: tuple[str, TakeValue]) -> TakeValue:
    """An object whose members have fields of a record; the others are kept."""

    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        if not isinstance(raw, Mapping):
            reading.keep(at, raw)
            return
        for name, one in members:
            if not is_empty(raw.get(name, "")):
                one(reading, (*at, name), raw[name])
        if rest := rest_of(raw, [name for name, _ in members]):
            reading.keep(at, rest)

    return take


_JOURNAL = _part(
    ("title", takes.prose("container-title")), ("volume", takes.text("volume")), ("issue", takes.text("issue")),
    ("pages", takes.text("page")), ("issn", takes.serial_numbers("ISSN")),
)  # fmt: skip
_IMPRINT = _part(
    ("title", takes.prose("container-title")), ("publisher", takes.prose("publisher")), ("pages", takes.text("page")),
    ("place", takes.prose("publisher-place")), ("isbn", takes.serial_numbers("ISBN")),
    ("edition", takes.text("edition")),
)  # fmt: skip
_PART_OF = _part(("title", takes.prose("container-title")), ("pages", takes.text("page")))
_MEETING = _part(
    ("title", takes.prose("event-title")),
    ("place", takes.prose("event-place")),
    ("dates", takes.date("event-date")),
)
_THESIS = _part(("university", takes.prose("publisher")), ("type", takes.text("genre")))


def _license(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The licence: its identifier, or its name; what else is said of it is kept."""
    first = next((one for one in elements(raw) if not is_empty(one)), "")
    word = said(first)
    rest: list[Raw] = elements(raw)[1:]
    if isinstance(first, Mapping):
        title = first.get("title")
        title = title.get("en", "") if isinstance(title, Mapping) else title
        word = said(first.get("id")) or said(title)
        rest = [
            one
            for one in (rest_of(first, ["id", "title", "props", "description"]), *rest)
            if not is_empty(one)
        ]
    if word:
        reading.set("license", word, at, raw)
    if rest or not word:
        reading.keep(at, rest if word else raw)


def _languages(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The language, where it is one."""
    words = [said(one.get("id") if isinstance(one, Mapping) else one) for one in elements(raw)]
    if len(words) == 1 and words[0]:
        reading.set("language", words[0], at, raw)
    else:
        reading.keep(at, raw)


_OF_METADATA: dict[str, TakeValue] = {
    "resource_type": _nothing, "upload_type": _nothing, "publication_type": _nothing, "image_type": _nothing,
    "doi": takes.doi, "title": takes.prose("title"), "additional_titles": _titles, "creators": _people,
    "contributors": _people, "publication_date": takes.date("issued"), "imprint": _IMPRINT, "journal": _JOURNAL,
    "part_of": _PART_OF, "meeting": _MEETING, "thesis": _THESIS,
    "version": takes.text("version"), "description": takes.abstract, "keywords": takes.keywords(),
    "subjects": takes.keywords("subject", "term"), "license": _license, "rights": _license, "language": _languages,
    "languages": _languages, "notes": takes.html("note"),
    "journal_title": takes.prose("container-title"), "journal_volume": takes.text("volume"),
    "journal_issue": takes.text("issue"), "journal_pages": takes.text("page"),
    "partof_title": takes.prose("container-title"), "partof_pages": takes.text("page"),
    "imprint_publisher": takes.prose("publisher"), "imprint_place": takes.prose("publisher-place"),
    "imprint_isbn": takes.serial_numbers("ISBN"), "conference_title": takes.prose("event-title"),
    "conference_place": takes.prose("event-place"), "conference_dates": takes.date("event-date"),
    "thesis_university": takes.prose("publisher"), "publisher": takes.prose("publisher"),
}  # fmt: skip
"""What `metadata` says of a work, in a record or in what is deposited; `.zenodo.json` is that alone."""

_TAKES: dict[str, TakeValue] = {
    "pids.doi.identifier": takes.doi, "custom_fields.imprint:imprint": _IMPRINT,
    "custom_fields.journal:journal": _JOURNAL, "custom_fields.meeting:meeting": _MEETING,
    "custom_fields.thesis:thesis": _THESIS, "custom_fields.thesis:university": takes.prose("publisher"),
    **{f"metadata.{name}": take for name, take in _OF_METADATA.items()}, **_OF_METADATA,
    "links.self_html": takes.address, "links.html": takes.address,
}  # fmt: skip
_OWN_OF_METADATA = "access_right access_right_category relations prereserve_doi communities".split()
_OWN = frozenset(
    """id recid conceptrecid created updated modified revision revision_id stats owners owner files links access parent
    status state submitted is_draft is_published versions deletion_status media_files swh pids ui expanded tombstone
    doi_url""".split()
) | {*_OWN_OF_METADATA, *(f"metadata.{name}" for name in _OWN_OF_METADATA)}

SERVICE = Service(
    "zenodo", "Zenodo", (("hits", "hits"),), frozenset(["metadata", "creators"]), _begin, _TAKES, _OWN
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="InvenioRDM metadata reference, and the older form of Zenodo's REST API",
        address="https://inveniordm.docs.cern.ch/reference/metadata/",
        reads="records of today's form and of the older, alone and in lists; what is deposited, as in `.zenodo.json`",
        told_by="`conceptrecid`, `person_or_org`, `upload_type`, or `creators` with a name first",
        losses=("what the repository says of itself and of files",),
    ),
)
