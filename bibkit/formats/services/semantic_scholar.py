"""JSON of Semantic Scholar: a paper, or the list in `data`, also with each paper in an envelope of its own.

Source: Semantic Scholar, "Academic Graph API". Names are one text each; what the service computes is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.formats.format import About
from bibkit.formats.services import takes
from bibkit.formats.services.people import affiliations, keep_nobody, printed_name
from bibkit.formats.services.reading import Service, TakeValue, service_format
from bibkit.formats.services.takes import elements, said
from bibkit.formats.tree_reading import TreeReading
from bibkit.model.raw import FieldPath, Raw, is_empty

TYPES = {
    "conference": "paper-conference", "journalarticle": "article-journal", "book": "book", "booksection": "chapter",
    "dataset": "dataset", "review": "article-journal", "editorial": "article-journal", "news": "article-newspaper",
    "lettersandcomments": "article-journal", "casereport": "article-journal", "clinicaltrial": "article-journal",
    "study": "article-journal", "metaanalysis": "article-journal",
}  # fmt: skip
"""CSL's types for `publicationTypes`, of which a paper may have several; the first here counts."""
_REPOSITORIES = frozenset(["arxiv.org", "arxiv", "biorxiv", "medrxiv", "social science research network"])


def _begin(reading: TreeReading, work: Mapping[str, Raw]) -> None:
    words = [said(one) for one in elements(work.get("publicationTypes"))]
    folded = [word.casefold() for word in words]
    venue = said(work.get("venue")).casefold()
    found = next((TYPES[word] for word in TYPES if word in folded), "")
    if venue in _REPOSITORIES and found in ("", "article-journal"):
        found = "article"
    journal = work.get("journal")
    if (
        not found
        and isinstance(journal, Mapping)
        and said(journal.get("name")).casefold() not in ("", *_REPOSITORIES)
    ):
        found = "article-journal"
    if not found:
        found = "document"
        message = (
            f"{', '.join(filter(None, words))} is no type that is known"
            if any(words)
            else "The work has no type"
        )
        help_text = "correct the type in the record"
        reading.remark("BK806", ("publicationTypes",), f"{message}; it is taken for a document", help_text)
    reading.set("type", found, ("publicationTypes",))
    rest: list[Raw] = [word for word in words if word and TYPES.get(word.casefold()) != found]
    if "review" in folded and found == "article-journal":
        reading.set("genre", "review", ("publicationTypes",))
        rest = [word for word in rest if said(word).casefold() != "review"]
    if rest:
        reading.keep(("publicationTypes",), rest)


def _nothing(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """What `_begin` has taken."""


def _authors(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    for number, one in enumerate(elements(raw)):
        here = (*at, number)
        text = said(one.get("name")) if isinstance(one, Mapping) else said(one)
        if not text:
            keep_nobody(reading, here, one, "author")
            continue
        name = printed_name(reading, "author", text)
        if isinstance(one, Mapping):
            numbers = one.get("externalIds")
            orcid = numbers.get("ORCID") if isinstance(numbers, Mapping) else None
            if orcid:
                name["orcid"] = said(elements(orcid)[0])
            if where := affiliations(one.get("affiliations")):
                name["affiliation"] = where
        reading.add("author", name, here)


def _journal(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    if not isinstance(raw, Mapping):
        reading.keep(at, raw)
        return
    if name := said(raw.get("name")):
        if reading.item["type"] == "article":
            reading.set("publisher", name, (*at, "name"))
        else:
            takes.set_prose(reading, "container-title", name, (*at, "name"))
    for member, field in (("volume", "volume"), ("pages", "page")):
        if not is_empty(raw.get(member, "")) and not _is_of_preprint(reading, said(raw[member])):
            value = raw[member]
            takes.text(field)(
                reading, (*at, member), " ".join(value.split()) if isinstance(value, str) else value
            )
    if rest := takes.rest_of(raw, ["name", "volume", "pages"]):
        reading.keep(at, rest)


def _is_of_preprint(reading: TreeReading, volume: str) -> bool:
    """Whether the volume is DBLP's number of an arXiv paper, "abs/2212.08073"."""
    return reading.arxiv is not None and volume == f"abs/{reading.arxiv.id}"


def _venue(reading: TreeReading, at: FieldPath, raw: Raw) -> None:
    """Where it was published; the journal says it in other words."""
    name = said(raw.get("name")) if isinstance(raw, Mapping) else said(raw)
    if not name:
        return
    field = "publisher" if reading.item["type"] == "article" else "container-title"
    if field not in reading.item:
        takes.set_prose(reading, field, name, at)
    elif reading.item[field] != name:
        reading.keep(at, name)


_TAKES: dict[str, TakeValue] = {
    "publicationTypes": _nothing, "externalIds.DOI": takes.doi, "externalIds.ArXiv": takes.arxiv,
    "externalIds.PubMed": takes.pmid, "externalIds.PubMedCentral": takes.pmcid, "title": takes.prose("title"),
    "authors": _authors, "publicationDate": takes.date("issued"), "year": takes.date("issued"), "journal": _journal,
    "venue": _venue, "publicationVenue": _venue, "abstract": takes.abstract, "url": takes.keep, "tldr.text": takes.keep,
}  # fmt: skip
_OWN = frozenset(
    """corpusId externalIds.CorpusId referenceCount citationCount influentialCitationCount isOpenAccess openAccessPdf
    fieldsOfStudy s2FieldsOfStudy citationStyles embedding citations references tldr.model textAvailability
    matchScore score""".split()
)

SERVICE = Service(
    "semantic-scholar", "Semantic Scholar", (("data",), ("citingPaper",), ("citedPaper",)),
    frozenset(["paperId", "externalIds"]), _begin, _TAKES, _OWN,
)  # fmt: skip
FORMAT = service_format(
    SERVICE,
    About(
        specification="Semantic Scholar Academic Graph API, v1",
        address="https://api.semanticscholar.org/api-docs/graph",
        reads="papers alone, in lists, and those that cite or are cited",
        told_by="`paperId`",
        losses=("what Semantic Scholar computes: fields of study, counts, embeddings",),
    ),
)
