"""schema.org's JSON-LD as records: the table of properties (schema.org 29, "CreativeWork" and what is below it)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json.read import item_fault, may_hold_controls, refused_item
from bibkit.formats.format import Options, Sourced
from bibkit.formats.html_prose import prose_of_html
from bibkit.formats.schema_org.graph import Resolver, by_id, nodes, types_of, with_plain_names
from bibkit.formats.schema_org.pages import json_of
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, keep_nobody, name_in_parts, printed_name
from bibkit.formats.services.reading import JsonTree, Service, TakeValue, WorkReader
from bibkit.formats.services.takes import elements, rest_of, said
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.ident import ArxivId, parse_arxiv, parse_doi, parse_orcid
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.source import Source
from bibkit.syntax.json import JsonFault, json_values

TYPES = {
    "ScholarlyArticle": "article", "MedicalScholarlyArticle": "article", "Article": "article", "TechArticle": "article",
    "NewsArticle": "article-newspaper", "ReportageNewsArticle": "article-newspaper", "BlogPosting": "post-weblog",
    "LiveBlogPosting": "post-weblog", "SocialMediaPosting": "post", "DiscussionForumPosting": "post", "Book": "book",
    "Audiobook": "book", "Chapter": "chapter", "Thesis": "thesis", "Dataset": "dataset", "DataDownload": "dataset",
    "SoftwareSourceCode": "software", "SoftwareApplication": "software", "WebApplication": "software",
    "MobileApplication": "software", "Report": "report", "Review": "review", "Periodical": "periodical",
    "Newspaper": "periodical", "Manuscript": "manuscript", "Map": "map", "Movie": "motion_picture",
    "VideoObject": "motion_picture", "MusicRecording": "song", "AudioObject": "song", "PodcastEpisode": "broadcast",
    "RadioEpisode": "broadcast", "TVEpisode": "broadcast", "Episode": "broadcast", "MusicComposition": "musical_score",
    "Legislation": "legislation",
    "PresentationDigitalDocument": "speech", "Poster": "speech", "Collection": "collection", "Painting": "graphic",
    "Photograph": "graphic", "VisualArtwork": "graphic", "Course": "document", "LearningResource": "document",
    "DigitalDocument": "document", "TextDigitalDocument": "document", "CreativeWork": "document",
    "WebPage": "webpage", "FAQPage": "webpage", "AboutPage": "webpage", "CollectionPage": "webpage",
    "ItemPage": "webpage", "WebSite": "webpage",
}  # fmt: skip
OWN = "schema-org"
"""The field for what has none."""
CITATION_KEY = "citation-key"
"""The name of the identifier that is the key of a work."""
_FRAMES = frozenset(["WebPage", "FAQPage", "AboutPage", "CollectionPage", "ItemPage", "WebSite"])
"""What is a work only where a text has no other."""
_EVENT = "Event"  # on a page it is something to go to; a work only where it has a key
_JOURNALS = frozenset(["Periodical", "PublicationIssue", "PublicationVolume", "Newspaper"])
_PARTS_OF_JOURNALS = frozenset(["PublicationIssue", "PublicationVolume"])
_SERIES = frozenset(["BookSeries", "CreativeWorkSeries", "Series"])
_OF_PERSON = frozenset(
    "@type @id name givenName familyName additionalName honorificSuffix affiliation sameAs identifier url"
    " worksFor".split()
)
_MAX_CHAIN = 6


def read_schema_org(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings; a page without JSON-LD is refused (BK801)."""
    for source in sources:
        reader = WorkReader(_SERVICE)
        is_empty_text = True
        for text in json_of(source):
            is_empty_text = False
            yield from _read_json(text, reader)
        if is_empty_text or not source.text.strip():
            help_text = 'a page has it in `<script type="application/ld+json">`'
            fault = Diagnostic("BK801", "The text holds no JSON-LD", help_text, source.span(0))
            yield Sourced(None, (fault,), is_entry=False)
        yield from reader.account(source)


def _read_json(source: Source, reader: WorkReader) -> Iterator[Sourced]:
    checks_controls = may_hold_controls(source.text)
    for value in json_values(source):
        if isinstance(value, JsonFault):
            fault = Diagnostic("BK801", value.message, "this should be JSON-LD", value.span)
            yield Sourced(None, (fault,), is_entry=False)
            continue
        data = {"@graph": value.data} if isinstance(value.data, list) else value.data
        if (broken := item_fault(data, checks_controls)) is not None:
            yield refused_item(broken, value.data, value.span)
            continue
        raw = with_plain_names(value.data)
        found = [(at, node, types_of(node)) for at, node in nodes(raw)]
        works = [one for one in found if _type(one[2]) or _has_key(one[1])]
        works = [one for one in works if _FRAMES.isdisjoint(one[2]) or _has_key(one[1])] or works
        resolver = Resolver(by_id(raw))
        wholes = [resolver.whole(node) for _, node, _ in works]
        held = {
            said(part.get("@id")) for one in wholes if isinstance(one, Mapping) for part in _chain(one)
        } - {""}
        for (at, node, _), whole in zip(works, wholes, strict=True):
            if isinstance(whole, Mapping) and said(node.get("@id", "-")) not in held:
                yield reader.work(whole, JsonTree(value.span, at))
        read = {at for at, _, _ in works}
        reader.left_out |= {kind: None for at, _, types in found if at not in read for kind in types}
        if not works:
            help_text = "a work is an Article, a Book, a Dataset and so on"
            finding = Diagnostic("BK805", "There is no work of schema.org in it", help_text, value.span)
            yield Sourced(None, (finding,))


def _type(types: Iterable[str]) -> str:
    return next((TYPES[kind] for kind in types if kind in TYPES), "")


def _has_key(work: Mapping[str, Raw]) -> bool:
    """Whether the work has a key, and so is one of a bibliography."""
    numbers = elements(work.get("identifier"))
    return any(isinstance(one, Mapping) and one.get("propertyID") == CITATION_KEY for one in numbers)


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    words = types_of(work)
    csl = _type(words) or ("event" if _EVENT in words else "document")
    held = {kind for part in _chain(work) for kind in types_of(part)}
    if csl == "article" and "Book" in held and held.isdisjoint(_JOURNALS - _PARTS_OF_JOURNALS):
        csl = "paper-conference"
    elif csl == "article" and not held.isdisjoint(_JOURNALS):
        csl = "article-journal"
    reading.set("type", csl, ("@type",))
    rest: list[Raw] = [word for word in words if TYPES.get(word) is None and word != _EVENT]
    if rest:
        reading.keep(("@type",), rest)


def _chain(work: Mapping[str, Raw]) -> Iterator[Mapping[str, Raw]]:
    """What holds the work, from the inside out."""
    around: Raw = work.get("isPartOf", "")
    for _ in range(_MAX_CHAIN):
        first = next((one for one in elements(around) if isinstance(one, Mapping)), None)
        if first is None:
            return
        yield first
        around = first.get("isPartOf", "")


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What is taken elsewhere."""


def _people(field: str) -> TakeValue:
    def take(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
        for number, one in enumerate(elements(raw)):
            here = (*at, number) if isinstance(raw, list) else at
            name = _name(reading, here, field, one)
            if name is not None:
                reading.add(field, name, here)
            else:
                keep_nobody(reading, here, one, field)

    return take


def _name(reading: TreeReading, at: FieldPath, field: str, raw: Raw) -> dict[str, object] | None:
    if isinstance(raw, str):
        text = prose_of_html(raw)
        return printed_name(reading, field, text) if text and "://" not in text else None
    if not isinstance(raw, Mapping):
        return None
    whole, family, given = (
        prose_of_html(said(raw.get(part))) for part in ("name", "familyName", "givenName")
    )
    more = rest_of(raw, _OF_PERSON)
    for part in ("name", "familyName", "givenName", "honorificSuffix"):
        if raw.get(part) and not isinstance(raw[part], str):
            more[f"{part}-as-it-came"] = raw[part]
    if where := affiliations(raw.get("affiliation") or raw.get("worksFor"), "name"):
        more["affiliation"] = [
            {"name": one["name"]} if isinstance(one, Mapping) and "name" in one else one for one in where
        ]
    numbers = [raw.get("@id"), *elements(raw.get("sameAs")), *elements(raw.get("identifier")), raw.get("url")]
    texts = [
        said(one.get("value", one.get("@id"))) if isinstance(one, Mapping) else said(one) for one in numbers
    ]
    if orcid := next((one for one in texts if one and isinstance(parse_orcid(one), str)), ""):
        more["orcid"] = orcid
    if family and given:
        if suffix := said(raw.get("honorificSuffix")):
            more["suffix"] = suffix
        return name_in_parts(reading, at, field, family, given, more)
    whole = whole or family or given
    if not whole:
        return None
    if not {"Organization", "CollegeOrUniversity", "GovernmentOrganization", "Corporation", "NGO"}.isdisjoint(
        types_of(raw)
    ):
        return {**more, "literal": whole}
    return {**more, **printed_name(reading, field, whole)}


def _held(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What holds the work: an issue of a volume of a journal, a book, a series, a site."""
    members: dict[str, TakeValue] = {
        "issueNumber": takes.text("issue"), "volumeNumber": takes.text("volume"), "issn": takes.serial_numbers("ISSN"),
        "isbn": takes.serial_numbers("ISBN"), "editor": _people("editor"), "publisher": _publisher,
        "datePublished": takes.date("issued"),
    }  # fmt: skip
    is_named = False
    for part in _chain({"isPartOf": raw}):
        name, kinds = said(part.get("name")), set(types_of(part))
        if name and (not kinds <= _PARTS_OF_JOURNALS or not kinds):
            is_series = not kinds.isdisjoint(_SERIES) or is_named or reading.item["type"] == "book"
            takes.set_prose(reading, "collection-title" if is_series else "container-title", name, at)
            is_named = True
        elif name:
            takes.set_prose(reading, "volume-title", name, at)
        for member, take in members.items():
            if not is_empty(part.get(member, "")):
                take(reading, (*at, member), part[member])
        rest = rest_of(
            part, [*members, "name", "@type", "isPartOf", *(["@id"] if "#" in said(part.get("@id")) else [])]
        )
        if rest:
            reading.keep((*at, *kinds), rest)
    more = [one for one in elements(raw) if not isinstance(one, Mapping)] + [
        one for one in elements(raw) if isinstance(one, Mapping)
    ][1:]
    if more := [one for one in more if not is_empty(one)]:
        reading.keep(at, list(more))


def _publisher(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    first, *others = elements(raw)
    name = said(first.get("name")) if isinstance(first, Mapping) else said(first)
    if not name:
        reading.keep(at, raw)
        return
    takes.set_prose(reading, "publisher", name, at)
    place = first.get("address", first.get("location", "")) if isinstance(first, Mapping) else ""
    place = place.get("addressLocality", place.get("name", "")) if isinstance(place, Mapping) else place
    if said(place):
        takes.set_prose(reading, "publisher-place", said(place), at)
    if others:
        reading.keep(at, others)


def _identifiers(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """DOI, arXiv number, ISBN and PMID, each as a text, an address or a named value; others are kept."""
    by_name = {
        "doi": takes.doi,
        "pmid": takes.pmid,
        "pmcid": takes.pmcid,
        "isbn": takes.serial_numbers("ISBN"),
        "arxiv": takes.arxiv,
        CITATION_KEY: takes.text("id"),
    }
    rest: list[Raw] = []
    for number, one in enumerate(elements(raw)):
        here = (*at, number) if isinstance(raw, list) else at
        text, name = said(one), ""
        if isinstance(one, Mapping):
            text = said(one.get("value")) or said(one.get("@id"))
            name = said(one.get("propertyID")).rstrip("/").rpartition("/")[2].casefold()
            whole = f"{text} [{said(one.get('valueReference'))}]"
            text = whole if name == "arxiv" and isinstance(parse_arxiv(whole), ArxivId) else text
        label = re.match(r"(doi|pmid|pmcid|isbn|arxiv):\s*", text, re.IGNORECASE)
        name = name if name in by_name else label[1].casefold() if label else ""
        if text and name:
            by_name[name](reading, here, text[label.end() :] if label and name != "arxiv" else text)
        elif text and isinstance(parse_doi(text), str):
            takes.doi(reading, here, text)
        elif text and isinstance(found := parse_arxiv(text), ArxivId) and ("arxiv" in text.casefold()):
            reading.arxiv = reading.arxiv or found
        elif not is_empty(one):
            rest.append(one)
    if rest:
        reading.keep(at, rest)


def _node_id(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The address of the node, which may be that of its DOI or the work's own."""
    text = said(raw)
    if isinstance(parse_doi(text), str):
        takes.doi(reading, at, text)
    elif text.startswith(("http://", "https://")) and "#" not in text:
        reading.set("URL", text, at)
    elif not text.startswith(("#", "_:")) and "#" not in text:
        reading.keep(at, raw)


def _address(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    first, *rest = elements(raw)
    takes.address(reading, at, first.get("@id", first) if isinstance(first, Mapping) else first)
    if rest:
        reading.keep(at, rest)


def _language(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """A code, or a language with its code in `alternateName`."""
    code = raw
    if isinstance(raw, Mapping):
        code = raw.get("alternateName", raw.get("identifier", raw.get("name", "")))
    takes.text("language")(reading, at, code if isinstance(code, str) and code else raw)


def _license(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    first, *rest = elements(raw)
    if isinstance(first, Mapping):
        first = first.get("url", first.get("@id", first.get("name", "")))
    if isinstance(first, str) and first:
        reading.set("license", first, at, raw)
    if rest or not isinstance(first, str) or not first:
        reading.keep(at, rest or raw)


def _pages(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The last page, behind the first."""
    first, last = reading.item.get("page"), said(raw)
    if isinstance(first, str) and last and last != first and not re.search(r"[-–,]", first):
        reading.item["page"] = f"{first}-{last}"
    elif not isinstance(first, str):
        reading.keep(at, raw)


def _other_date(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """When it was made or changed; the date of publication says it again, mostly."""
    found = takes.read_date(raw)
    issued = reading.item.get("issued")
    if not found or not isinstance(issued, str) or not issued.startswith(found):
        reading.keep(at, raw)


def _headline(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """The title once more, which may be cut short there."""
    if "title" not in reading.item or prose_of_html(said(raw)) != reading.item["title"]:
        takes.prose("title")(reading, at, raw)


_NAMES = "editor translator illustrator contributor director producer composer".split()
_TAKES: dict[str, TakeValue] = {
    "@type": _nothing, "@id": _node_id, "name": takes.prose("title"), "headline": _headline,
    "author": _people("author"),
    "creator": _people("author"), **{name: _people(name) for name in _NAMES}, "datePublished": takes.date("issued"),
    "dateCreated": _other_date, "dateModified": _other_date, "copyrightYear": _other_date, "isPartOf": _held,
    "publisher": _publisher, "identifier": _identifiers, "doi": _identifiers, "sameAs": _identifiers, "url": _address,
    "codeRepository": _address,
    "volumeNumber": takes.text("volume"), "issueNumber": takes.text("issue"), "pagination": takes.text("page"),
    "pageStart": takes.text("page"), "pageEnd": _pages, "isbn": takes.serial_numbers("ISBN"),
    "issn": takes.serial_numbers("ISSN"), "inLanguage": _language, "keywords": takes.keywords("name"),
    "abstract": takes.abstract, "description": takes.abstract, "license": _license, "version": takes.text("version"),
    "reportNumber": takes.text("number"),
    "softwareVersion": takes.text("version"), "numberOfPages": takes.text("number-of-pages"),
    "bookEdition": takes.text("edition"), "inSupportOf": takes.text("genre"),
    "genre": takes.text("genre"), "articleSection": takes.text("section"),
}  # fmt: skip
_OWN = frozenset(
    """@context image logo thumbnail thumbnailUrl potentialAction interactionStatistic mainEntityOfPage speakable
    isAccessibleForFree breadcrumb wordCount articleBody commentCount comment aggregateRating offers schemaVersion
    primaryImageOfPage copyrightHolder""".split()
)
_SERVICE = Service(OWN, "schema.org", (), frozenset(), _begin, _TAKES, _OWN)
