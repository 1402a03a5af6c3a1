"""Dublin Core for repositories: the fifteen elements (ISO 15836-1) as OAI-PMH has them, or DCMI's terms; write only.

The terms refine the elements and say what the fifteen can't: whether a date is that of publication, what a work is
part of. Dates are EDTF in both, as DCMI recommends; identifiers are addresses or URNs (OpenAIRE Guidelines 3).

What is ours and private never leaves the library and is no loss. Everything else is written or reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import About, Format, Option, Options
from bibkit.formats.ledger import Ledger
from bibkit.formats.page_range import first_page
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add
from bibkit.model.fields import FIELDS, NAME_FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.record import Record
from bibkit.text.escape.xml import characters
from bibkit.text.rich_text import plain_text

_TERMS = "http://purl.org/dc/terms/"
_SPACES = {
    "oai_dc": 'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"',
    "dcterms": f'xmlns:dcterms="{_TERMS}"',
}


class _DublinName(NamedTuple):
    """What a field is among the fifteen, and among the terms; empty where it is nothing there."""

    simple: str
    term: str


_TEXTS = {
    "title": _DublinName("title", "title"),
    "title-short": _DublinName("", "alternative"),
    "publisher": _DublinName("publisher", "publisher"),
    "license": _DublinName("rights", "license"),
    "language": _DublinName("language", "language"),
    "medium": _DublinName("format", "medium"),
    "number-of-pages": _DublinName("format", "extent"),
    "dimensions": _DublinName("format", "extent"),
    "abstract": _DublinName("description", "abstract"),
    "note": _DublinName("description", "description"),
    "references": _DublinName("relation", "references"),
    "jurisdiction": _DublinName("coverage", "spatial"),
    "collection-title": _DublinName("relation", "isPartOf"),
    "genre": _DublinName("type", "type"),
}
_DATES = {
    "issued": _DublinName("date", "issued"),
    "submitted": _DublinName("", "dateSubmitted"),
    "available-date": _DublinName("", "available"),
    "updated": _DublinName("", "modified"),
}
_IDENTIFIERS = {  # of the work
    "DOI": "https://doi.org/{}",
    "arxiv": "arXiv:{}",
    "PMID": "https://pubmed.ncbi.nlm.nih.gov/{}",
    "PMCID": "https://www.ncbi.nlm.nih.gov/pmc/articles/{}/",
    "URL": "{}",
    "ISBN": "urn:ISBN:{}",
}
_WHOLE = frozenset(["book", "classic", "collection", "pamphlet", "periodical", "report", "thesis"])
# What a work is to OpenAIRE and DRIVER (info:eu-repo/semantics), and to DCMI.
_TYPES: dict[str, tuple[str, str]] = {
    "article": ("preprint", "Text"),
    "article-journal": ("article", "Text"),
    "article-magazine": ("contributionToPeriodical", "Text"),
    "article-newspaper": ("contributionToPeriodical", "Text"),
    "book": ("book", "Text"),
    "broadcast": ("", "Sound"),
    "chapter": ("bookPart", "Text"),
    "collection": ("", "Collection"),
    "dataset": ("", "Dataset"),
    "document": ("other", "Text"),
    "event": ("", "Event"),
    "figure": ("", "StillImage"),
    "graphic": ("", "StillImage"),
    "map": ("", "StillImage"),
    "motion_picture": ("", "MovingImage"),
    "paper-conference": ("conferencePaper", "Text"),
    "patent": ("patent", "Text"),
    "report": ("report", "Text"),
    "review": ("review", "Text"),
    "software": ("", "Software"),
    "song": ("", "Sound"),
    "speech": ("lecture", "Text"),
}
_EXACT = frozenset(
    ["article", "article-journal", "book", "chapter", "collection", "dataset", "document", "event", "paper-conference",
     "patent", "report", "review", "software"]
)  # fmt: skip
_CITED = ("container-title", "container-title-short", "volume", "issue", "number", "page", "page-first")


def write_dublin_core(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records, each an element of its own in a container that names their keys."""
    vocabulary = options["vocabulary"]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<records {_SPACES[vocabulary]}>\n'
    for record in records:
        description = _Description(Ledger(record, lose, "Dublin Core", lacks="no element for"), vocabulary)
        lines = "".join(f"      {ET.tostring(one, encoding='unicode')}\n" for one in description.elements())
        root = "oai_dc:dc" if vocabulary == "oai_dc" else "dcterms:description"
        key = characters(record.key)
        attribute = ET.tostring(ET.Element("record", {"id": key}), encoding="unicode").removesuffix(" />")
        yield f"{head}  {attribute}>\n    <{root}>\n{lines}    </{root}>\n  </record>\n"
        head = ""  # it comes with the first record, so that nothing is written where reading fails
    yield f"{head}</records>\n"


class _Description:
    """The elements of one work; every field of the record that is read is either written or noted as a loss."""

    def __init__(self, ledger: Ledger, vocabulary: str) -> None:
        self.ledger = ledger
        self.record = ledger.record
        self.is_simple = vocabulary == "oai_dc"
        self.made = ET.Element("made")
        if "number" in preprint_members(self.record):
            ledger.take("number")  # the arXiv number once more

    def elements(self) -> Iterable[ET.Element]:
        """All of them, in the order of the tables."""
        ledger = self.ledger
        for field, element in _TEXTS.items():
            if field == "publisher":
                self._put_people()
            if field in ledger.left and self._name(element):
                text = ledger.take(field)
                self._put(element, self._plain(field, text))
        self._put_keywords()
        for field, element in _DATES.items():
            if self._name(element) and (date := ledger.take_date(field)):
                self._put(element, date.literal or str(date))
        self._put_type()
        self._put_identifiers()
        self._put_source()
        ledger.close()
        return self.made

    def _name(self, element: _DublinName) -> str:
        if self.is_simple:
            return element.simple and f"dc:{element.simple}"
        return element.term and f"dcterms:{element.term}"

    def _put(self, element: _DublinName, text: str) -> None:
        add(self.made, self._name(element), text)

    def _plain(self, field: str, text: str) -> str:
        """The text without markup, of which there is none in Dublin Core."""
        if FIELDS[field].kind is not Kind.PROSE:
            return text
        plain = plain_text(text)
        if plain != text:
            self.ledger.lose("BK702", field, f"Dublin Core can't carry the markup of {field}")
        return plain

    def _put_people(self) -> None:
        for field in NAME_FIELDS:
            names = self.ledger.take_names(field)
            element = "creator" if field == "author" else "contributor"
            if names and field != "author":
                self.ledger.lose("BK702", field, f"Dublin Core can't say what a contributor did ({field})")
            for name in names:
                self._put(_DublinName(element, element), name.sort_text)

    def _put_keywords(self) -> None:
        if "keyword" in self.ledger.left:
            for word in keywords_of(self._plain("keyword", self.ledger.take("keyword"))):
                self._put(_DublinName("subject", "subject"), word)

    def _put_type(self) -> None:
        record_type = self.record.type
        ours, dcmi = _TYPES.get(record_type, ("other", "Text"))
        if record_type not in _EXACT:
            self.ledger.lose(
                "BK703", "type", f"Dublin Core has no type for {record_type}; it is written as {dcmi}"
            )
        if ours:
            self._put(_DublinName("type", "type"), f"info:eu-repo/semantics/{ours}")
        self._put(_DublinName("type", "type"), dcmi)

    def _put_identifiers(self) -> None:
        ledger = self.ledger
        for field, form in _IDENTIFIERS.items():
            if field not in ledger.left:
                continue
            is_of_whole = field == "ISBN" and self.record.type not in _WHOLE
            element = (
                _DublinName("relation", "isPartOf")
                if is_of_whole
                else _DublinName("identifier", "identifier")
            )
            text = ledger.take_arxiv() if field == "arxiv" else ledger.take(field)
            for number in text.split() if field == "ISBN" else [text]:
                self._put(element, form.format(number))
        for number in ledger.take("ISSN").split():
            self._put(_DublinName("relation", "isPartOf"), f"urn:ISSN:{number}")
        if "eprint" in ledger.left:
            giver = ledger.take("eprinttype")
            self._put(
                _DublinName("identifier", "identifier"), f"{giver}:{ledger.take('eprint')}".removeprefix(":")
            )

    def _put_source(self) -> None:
        """Where the work stands, in one text."""
        left = self.ledger.left
        if "page" in left and first_page(str(left["page"])) == left.get("page-first"):
            del left["page-first"]
        said = {field: self._plain(field, self.ledger.take(field)) for field in _CITED if field in left}
        if "container-title" in said and "container-title-short" in said:
            del said["container-title-short"]
            self.ledger.has_no_place("container-title-short")
        holder = said.get("container-title") or said.get("container-title-short", "")
        volume = said.get("volume", "")
        issue = f"({said['issue']})" if "issue" in said else ""
        place = " ".join(filter(None, (holder, f"{volume}{issue}", said.get("number"))))
        page = said.get("page") or said.get("page-first", "")
        if text := ": ".join(filter(None, (place, page))):
            self._put(_DublinName("source", "bibliographicCitation"), text)


FORMAT = Format(
    "dublin-core",
    "Dublin Core",
    write=write_dublin_core,
    options=(
        Option(
            "vocabulary",
            "oai_dc",
            ("oai_dc", "dcterms"),
            "The fifteen elements, as OAI-PMH has them, or DCMI's terms, which say more",
        ),
    ),
    about=About(
        specification="Dublin Core Element Set 1.1 (ISO 15836-1:2017) as oai_dc 2.0; DCMI Metadata Terms (2020)",
        address="https://www.dublincore.org/specifications/dublin-core/dcmi-terms/",
        writes="an `oai_dc:dc` for each work, in a container that names its key; or the terms, `-O vocabulary=dcterms`",
        losses=(
            "markup of texts",
            "the ORCID and the marks of names, and what a contributor did",
            "what follows the last name of an incomplete list",
            "volume, issue and pages as such: they stand in one text with the title of what holds the work",
        ),
    ),
)
