"""JSON of DataCite: the REST API's JSON:API (`data`, with `attributes`), and DataCite JSON by itself, old and new.

Source: DataCite Metadata Schema 4.6, and "DataCite REST API: Retrieving a single DOI". Members of the older schema with
hyphens (`publication-year`) mean the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import About
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, keep_nobody, name_in_parts, printed_name
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, read_date, rest_of, said
from bibkit.formats.tagged.people import name_as_written
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.fields import TYPES as CSL_TYPES
from bibkit.model.ident import parse_orcid
from bibkit.model.raw import FieldPath, Raw, is_empty

GENERAL = {
    "audiovisual": "motion_picture", "book": "book", "bookchapter": "chapter", "collection": "collection",
    "computationalnotebook": "software", "conferencepaper": "paper-conference", "conferenceproceeding": "book",
    "datapaper": "article-journal", "dataset": "dataset", "dissertation": "thesis", "event": "event",
    "image": "graphic", "journal": "periodical", "journalarticle": "article-journal", "peerreview": "review",
    "poster": "speech", "preprint": "article", "presentation": "speech", "report": "report", "software": "software",
    "sound": "song", "standard": "standard", "outputmanagementplan": "report", "other": "document",
    "instrument": "document", "interactiveresource": "webpage", "model": "document", "physicalobject": "document",
    "project": "document", "award": "document", "service": "document", "studyregistration": "document",
    "workflow": "software",
}  # fmt: skip
"""CSL's types for `resourceTypeGeneral`; "Text" says nothing of the kind of text."""
WORDS = {
    "article": "article-journal", "blogposting": "post-weblog", "blogpost": "post-weblog", "bookchapter": "chapter",
    "book": "book", "conferencepaper": "paper-conference", "conferencepaper/presentation": "paper-conference",
    "dissertation": "thesis", "doctoralthesis": "thesis", "journalarticle": "article-journal", "masterthesis": "thesis",
    "mastersthesis": "thesis", "poster": "speech", "preprint": "article", "presentation": "speech",
    "report": "report", "technicalreport": "report", "thesis": "thesis", "webpage": "webpage",
    "workingpaper": "article", "phdthesis": "thesis", "bachelorthesis": "thesis",
}  # fmt: skip
"""CSL's types for what repositories write into `resourceType`."""

_ROLES = {"Editor": "editor", "Producer": "producer", "Translator": "translator"}
_DATES = {"Issued": "issued", "Available": "available-date", "Submitted": "submitted"}
_SERIAL = {kind: takes.serial_numbers("ISSN") for kind in ("ISSN", "EISSN", "LISSN")}
_SERIAL["ISBN"] = takes.serial_numbers("ISBN")
_NUMBERS = {**_SERIAL, "PMID": takes.pmid, "arXiv": takes.arxiv}
_HOLDS = frozenset(["IsPartOf", "IsPublishedIn"])
_SAME = frozenset(["IsIdenticalTo", "IsVariantFormOf", "IsVersionOf"])
_NAME_PARTS = frozenset(
    [
        "name",
        "nameType",
        "type",
        "givenName",
        "familyName",
        "affiliation",
        "nameIdentifiers",
        "id",
        "contributorType",
    ]
)


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    types = work.get("types")
    said_types = types if isinstance(types, Mapping) else {}
    general, own, citeproc = (
        said(said_types.get(name)) or said(said_types.get(older))
        for name, older in (
            ("resourceTypeGeneral", "resource-type-general"), ("resourceType", "resource-type"),
            ("citeproc", "citeproc"),
        )
    )  # fmt: skip
    csl = GENERAL.get(_folded(general))
    by_word = WORDS.get(_folded(own))
    if csl in (None, "document"):
        csl = by_word or csl or (citeproc if citeproc in CSL_TYPES else None)
    at = ("types", "resourceTypeGeneral")
    if csl is None:
        csl = "document"
        message = f"{general} is no type of DataCite that is known" if general else "The work has no type"
        if general.casefold() == "text":
            message = "What kind of text the work is, it does not say"
        reading.remark(
            "BK806", at, f"{message}; it is taken for a document", "correct the type in the record"
        )
    reading.set("type", csl, at)
    if own and by_word != csl and _folded(own) not in (_folded(general), csl):
        reading.set("genre", own, ("types", "resourceType"))
    if (general and GENERAL.get(_folded(general)) != csl) or (csl == "document" and general):
        reading.keep(at, general)


def _folded(word: str) -> str:
    return re.sub(r"[\W_]+", "", word).casefold()


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _titles(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The title, with its subtitle; others are kept, and so is the language of one."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        title = said(one.get("title")) if isinstance(one, Mapping) else said(one)
        kind = said(one.get("titleType") or one.get("title-type")) if isinstance(one, Mapping) else ""
        before = reading.item.get("title")
        if title and not kind and before is None:
            takes.set_prose(reading, "title", title, (*at, number, "title"))
        elif title and kind == "Subtitle" and isinstance(before, str) and not rest:
            reading.item["title"] = f"{before}: {prose_of_html(title)}"
        elif not is_empty(one):
            rest.append(one)
    if rest and "title" not in reading.item and isinstance(rest[0], Mapping) and said(rest[0].get("title")):
        takes.set_prose(reading, "title", said(rest[0]["title"]), (*at, 0, "title"))
    if rest:
        reading.keep(at, rest)


def _creators(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        _add(reading, (*at, number), one, "author")


def _contributors(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Editors and the like; those for whom a record has no field are kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind = said(one.get("contributorType")) if isinstance(one, Mapping) else ""
        if kind in _ROLES:
            _add(reading, (*at, number), one, _ROLES[kind])
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _add(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> None:
    if is_empty(raw):
        return
    name = name_of(reading, at, raw, field)
    if name is None:
        keep_nobody(reading, at, raw, field)
    else:
        reading.add(field, name, at)


def name_of(reading: TreeReading, at: FieldPath, raw: Raw, field: str) -> dict[str, object] | None:
    """A creator or contributor of DataCite as a name of CSL; None where it names nobody."""
    if not isinstance(raw, Mapping):
        return printed_name(reading, field, raw) if isinstance(raw, str) else None
    whole, family, given = (said(raw.get(part)) for part in ("name", "familyName", "givenName"))
    kind = said(raw.get("nameType")) or said(raw.get("type"))
    more = rest_of(raw, _NAME_PARTS)
    for part in ("name", "familyName", "givenName"):
        if raw.get(part) and not isinstance(raw[part], str):
            more[f"{part}-as-it-came"] = raw[part]
    if where := affiliations(raw.get("affiliation"), "name"):
        more["affiliation"] = where
    _identifiers_of(raw, more)
    if kind.casefold().startswith("organi"):
        return {**more, "literal": whole or family} if whole or family else None
    if family and given:
        return name_in_parts(reading, at, field, family, given, more)
    whole = whole or family or given
    if not whole:
        return None
    if kind == "Personal" or "," in whole:
        return {
            **more,
            **(csl_name(name_as_written(whole)) if "," in whole else printed_name(reading, field, whole)),
        }
    return {**more, "literal": whole} if not kind else {**more, **printed_name(reading, field, whole)}


def _identifiers_of(person: Mapping[str, Raw], more: dict[str, Raw]) -> None:
    """The ORCID among the identifiers of somebody; the others are kept."""
    rest: list[Raw] = []
    for one in [*elements(person.get("nameIdentifiers")), said(person.get("id"))]:
        number = said(one.get("nameIdentifier")) if isinstance(one, Mapping) else said(one)
        if number and "orcid" not in more and isinstance(parse_orcid(number), str):
            more["orcid"] = number
        elif not is_empty(one):
            rest.append(one)
    if rest:
        more["nameIdentifiers"] = rest


def _publisher(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    name = raw.get("name") if isinstance(raw, Mapping) else raw
    if not isinstance(name, str) or not name.strip():
        reading.keep(at, raw)
        return
    takes.set_prose(reading, "publisher", name, at)
    rest = rest_of(raw, ["name", "lang"]) if isinstance(raw, Mapping) else {}
    if rest:
        reading.keep(at, rest)


def _dates(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """When it was issued, made available or submitted; other dates are kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind = said(one.get("dateType") or one.get("date-type")) if isinstance(one, Mapping) else ""
        found = read_date(one.get("date")) if isinstance(one, Mapping) and kind in _DATES else ""
        if found and _DATES[kind] not in reading.item:
            takes.set_date(reading, _DATES[kind], found, (*at, number, "date"), one)
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _container(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What holds the work: a journal, a book or a series."""
    if not isinstance(raw, Mapping):
        reading.keep(at, raw)
        return
    if title := said(raw.get("title")):
        takes.set_prose(reading, "container-title", title, (*at, "title"))
    for member in ("volume", "issue"):
        if raw.get(member):
            takes.text(member)(reading, (*at, member), raw[member])
    takes.pages(reading, raw.get("firstPage"), raw.get("lastPage"), (*at, "firstPage"))
    kind = said(raw.get("identifierType"))
    if kind in ("ISSN", "ISBN"):
        _NUMBERS[kind](reading, (*at, "identifier"), raw.get("identifier", ""))
    taken = ["title", "volume", "issue", "firstPage", "lastPage"]
    if kind in ("ISSN", "ISBN"):
        taken += ["identifier", "identifierType"]
    rest = {
        name: value for name, value in rest_of(raw, taken).items() if name != "type" or not raw.get("title")
    }
    if rest:
        reading.keep(at, rest)


def _numbers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Other identifiers of the work; those for which a record has no field are kept, once."""
    kinds, texts = ("identifierType", "alternateIdentifierType"), ("identifier", "alternateIdentifier")
    known = [_identifier(one, kinds, texts) for one in elements(reading.kept.get("identifiers"))]
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind, text = _identifier(one, kinds, texts)
        if kind in _NUMBERS and text:
            _NUMBERS[kind](reading, (*at, number), text)
        elif kind == "DOI" and text:
            takes.doi(reading, (*at, number), text)
        elif not is_empty(one) and (kind, text) not in known:
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _identifier(raw: Raw, kinds: tuple[str, ...], texts: tuple[str, ...]) -> tuple[str, str]:
    if not isinstance(raw, Mapping):
        return "", ""
    kind = next((said(raw[name]) for name in kinds if raw.get(name)), "")
    return kind, next((said(raw[name]) for name in texts if raw.get(name)), "")


def _related(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Numbers of what holds the work, and its arXiv id; what else is said of other works is kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind, text = _identifier(one, ("relatedIdentifierType",), ("relatedIdentifier",))
        relation = said(one.get("relationType")) if isinstance(one, Mapping) else ""
        is_held = relation in _HOLDS and kind in _SERIAL
        if text and (is_held or (relation in _SAME and kind in ("arXiv", "PMID"))):
            _NUMBERS[kind](reading, (*at, number, "relatedIdentifier"), text)
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _items(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What the work was published in, with its title; what else is said of other works is kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        titles = elements(one.get("titles")) if isinstance(one, Mapping) else []
        title = said(titles[0].get("title")) if titles and isinstance(titles[0], Mapping) else ""
        is_held = isinstance(one, Mapping) and said(one.get("relationType")) in _HOLDS
        if title and is_held and "container-title" not in reading.item:
            assert isinstance(one, Mapping)
            here = (*at, number)
            takes.set_prose(reading, "container-title", title, (*here, "titles"))
            for member in ("volume", "issue", "edition"):
                if one.get(member):
                    takes.text(member)(reading, (*here, member), one[member])
            takes.pages(reading, one.get("firstPage"), one.get("lastPage"), (*here, "firstPage"))
            one = rest_of(
                one,
                [
                    "titles",
                    "volume",
                    "issue",
                    "edition",
                    "firstPage",
                    "lastPage",
                    "relationType",
                    "relatedItemType",
                ],
            )
        if not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _descriptions(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The abstract; other descriptions are kept."""
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        kind = (
            said(one.get("descriptionType") or one.get("description-type"))
            if isinstance(one, Mapping)
            else ""
        )
        words = said(one.get("description")) if isinstance(one, Mapping) else ""
        if words and kind == "Abstract" and "abstract" not in reading.item:
            takes.set_prose(reading, "abstract", words, (*at, number, "description"))
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _rights(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The licence: its address, or else its identifier or name; what else is said of it is kept."""
    first = next((one for one in elements(raw) if not is_empty(one)), "")
    names = ("rightsUri", "rights-uri", "rightsURI", "rightsIdentifier", "rights")
    if isinstance(first, Mapping):
        taken = next((name for name in names if said(first.get(name))), "")
        words = said(first.get(taken))
        rest: list[Raw] = [
            one for one in (rest_of(first, [taken, "lang"]), *elements(raw)[1:]) if not is_empty(one)
        ]
    else:
        words, rest = said(first), elements(raw)[1:]
    if not words:
        reading.keep(at, raw)
        return
    reading.set("license", prose_of_html(words), at, raw)
    if rest:
        reading.keep(at, rest)


_TAKES: dict[str, TakeValue] = {
    "types.resourceTypeGeneral": _nothing, "types.resource-type-general": _nothing, "types.resourceType": _nothing,
    "types.resource-type": _nothing, "doi": takes.doi, "id": takes.doi, "titles": _titles, "creators": _creators,
    "contributors": _contributors, "publisher": _publisher, "container": _container, "dates": _dates,
    "publicationYear": takes.date("issued"), "publication-year": takes.date("issued"),
    "language": takes.text("language"),
    "version": takes.text("version"), "identifiers": _numbers, "alternateIdentifiers": _numbers,
    "relatedItems": _items, "relatedIdentifiers": _related, "subjects": takes.keywords("subject"),
    "descriptions": _descriptions, "rightsList": _rights, "url": takes.address,
}  # fmt: skip
_OWN = frozenset(
    """types.ris types.bibtex types.citeproc types.schemaOrg prefix suffix metadataVersion schemaVersion
    schema-version source isActive state reason viewCount viewsOverTime downloadCount downloadsOverTime referenceCount
    citationCount citationsOverTime partCount partOfCount versionCount versionOfCount created registered published
    updated agency xml""".split()
)

SERVICE = Service(
    "datacite",
    "DataCite",
    (("data",), ("attributes",)),
    frozenset(["titles", "creators", "doi"]),
    _begin,
    _TAKES,
    _OWN,
)
FORMAT = service_format(
    SERVICE,
    About(
        specification="DataCite Metadata Schema 4.6, in DataCite JSON and JSON:API",
        address="https://support.datacite.org/docs/api-get-doi",
        reads="works alone and in lists, with related works and funders",
        told_by="`resourceTypeGeneral`, or the address of the schema",
        losses=("what DataCite says of itself",),
    ),
)
