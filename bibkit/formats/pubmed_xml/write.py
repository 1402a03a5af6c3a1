"""PubMed XML written, in the order of pubmed_190101.dtd.

The DTD wants some things that only NLM can say, such as the status of a citation; of these nothing is made up, so that
a work which did not come from PubMed lacks their attributes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from bibkit.formats.affiliations import affiliations_of
from bibkit.formats.format import Options
from bibkit.formats.losses import written_and_read
from bibkit.formats.nbib.citation import citation_fields, is_book, kept_lines, with_lines_of_both
from bibkit.formats.nbib.write import initials
from bibkit.formats.own_tags import with_tags
from bibkit.formats.pubmed_xml.read import AROUND, MARKUP, OWN, read_pubmed_xml
from bibkit.formats.rich_xml import add_prose, add_tex
from bibkit.formats.tagged.writing import name_parts
from bibkit.formats.written import Lose
from bibkit.formats.xml_tree import add, indented
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.escape.xml import characters

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2019//EN"'
    ' "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">\n<PubmedArticleSet>\n'
)
_RICH = {tag: tag for tag in MARKUP}
_NAME = re.compile(r"[A-Za-z]\w*", re.ASCII)
_DAY = re.compile(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?")
_TIME = re.compile(r"(\d{4})/(\d\d)/(\d\d)(?: (\d\d):(\d\d))? \[(\w*)\]")
_MONTH = re.compile(r"(\d{4})(?: (?:([A-Z][a-z]{2})(?: (\d{1,2}))?|(Spring|Summer|Autumn|Winter)))?")


def write_pubmed_xml(records: Iterable[Record], options: Options, lose: Lose) -> Iterator[str]:
    """The records as one set of articles and books."""
    joined = (with_lines_of_both(record, OWN, "nbib") for record in with_tags(records, options))
    foot = "</PubmedArticleSet>\n"
    return written_and_read(joined, _text, read_pubmed_xml, lose, "PubMed XML", OWN, head=_HEAD, foot=foot)


def _text(record: Record) -> str:
    citation = _PubMedTree(record)
    root = citation.book() if is_book(record) else citation.article()
    citation.put_attributes(root)
    for identifiers in root.iter("ArticleIdList"):
        if not len(identifiers):
            add(identifiers, "ArticleId", IdType="pubmed")  # the DTD wants one
    return indented(root)


class _PubMedTree:
    """The texts of one record by MEDLINE's tags, and by the names of elements and attributes that have none."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.texts: dict[str, list[str]] = {}
        for tag, text in [*citation_fields(record), *kept_lines(record, OWN)]:
            self.texts.setdefault(tag, []).append(text)

    def article(self) -> ET.Element:
        root = ET.Element("PubmedArticle")
        citation = add(root, "MedlineCitation")
        for name, tag in (("Status", "STAT"), ("Owner", "OWN")):
            if tag in self.texts:
                citation.set(name, characters(self._first(tag)))
        add(citation, "PMID", self._first("PMID"), Version="1")
        self._days(citation, {"DateCompleted": "DCOM", "DateRevised": "LR"})
        article = add(citation, "Article")
        self._journal(article)
        self._rich(article, "ArticleTitle", "TI")
        self._pages(article)
        self._numbers(article, "ELocationID", "EIdType", "LID")
        self._abstract(article)
        self._people(article, "author")
        self._each(article, "Language", "LA", at_least=1)
        self._each(add(article, "PublicationTypeList"), "PublicationType", "PT", at_least=1)
        self._each(article, "VernacularTitle", "TT")
        self._days(article, {"ArticleDate": "DEP"})
        journal = add(citation, "MedlineJournalInfo")
        self._each(journal, "Country", "PL")
        add(journal, "MedlineTA", (self.texts.get("TA") or [""])[-1])
        self._each(journal, "NlmUniqueID", "JID")
        for number in self.texts.get("IS", [])[1:2]:
            add(journal, "ISSNLinking", number)
        self._chemicals(citation)
        self._each(citation, "CitationSubset", "SB")
        if "GS" in self.texts:
            self._each(add(citation, "GeneSymbolList"), "GeneSymbol", "GS")
        self._headings(citation)
        self._keywords(citation)
        self._each(citation, "GeneralNote", "GN")
        self._data(add(root, "PubmedData"))
        return root

    def book(self) -> ET.Element:
        root = ET.Element("PubmedBookArticle")
        document = add(root, "BookDocument")
        add(document, "PMID", self._first("PMID"), Version="1")
        self._numbers(add(document, "ArticleIdList"), "ArticleId", "IdType", "AID")
        book = add(document, "Book")
        publisher = add(book, "Publisher")
        add(publisher, "PublisherName", self._first("PB"))
        self._each(publisher, "PublisherLocation", "PL")
        add(book, "BookTitle", self._first("BTI"))
        self._published(book)
        is_chapter = self.record.type == "chapter"
        self._people(book, "container-author" if is_chapter else "author")
        self._people(book, "editor")
        for name, tag in (
            ("Volume", "VI"), ("VolumeTitle", "VTI"), ("Edition", "EN"), ("CollectionTitle", "CTI"), ("Isbn", "ISBN"),
        ):  # fmt: skip
            self._each(book, name, tag)
        self._numbers(book, "ELocationID", "EIdType", "LID")
        if is_chapter:
            self._rich(document, "ArticleTitle", "TI")
        self._each(document, "VernacularTitle", "TT")
        if "PG" in self.texts:
            self._pages(document)
        self._each(document, "Language", "LA")
        if is_chapter:
            self._people(document, "author")
        self._each(document, "PublicationType", "PT")
        self._abstract(document)
        self._keywords(document)
        self._data(add(root, "PubmedBookData"))
        return root

    def put_attributes(self, root: ET.Element) -> None:
        """Give the elements the attributes that were read, which are kept as "KeywordList@Owner"."""
        for tag, texts in self.texts.items():
            name, _, attribute = tag.partition("@")
            element = root.find(f".//{name}") if name in AROUND and _NAME.fullmatch(attribute) else None
            if element is not None and attribute not in element.attrib:
                element.set(attribute, characters(texts[0]))

    def _first(self, tag: str) -> str:
        return self.texts.get(tag, [""])[0]

    def _each(self, parent: ET.Element, name: str, tag: str, at_least: int = 0) -> None:
        """An element a text; the DTD wants some elements even where there is nothing to say."""
        for text in self.texts.get(tag) or [""] * at_least:
            self._prose(add(parent, name), text)

    @staticmethod
    def _prose(element: ET.Element, text: str) -> None:
        add_prose(element, text, _RICH, add_tex)

    def _rich(self, parent: ET.Element, name: str, tag: str) -> None:
        self._prose(add(parent, name), self._first(tag))

    def _days(self, parent: ET.Element, tags: dict[str, str]) -> None:
        for name, tag in tags.items():
            if match := _DAY.fullmatch(self._first(tag)):
                element = add(parent, name, **({"DateType": "Electronic"} if tag == "DEP" else {}))
                for part, text in zip(("Year", "Month", "Day"), match.groups(), strict=True):
                    if text:
                        add(element, part, text)

    def _journal(self, article: ET.Element) -> None:
        journal = add(article, "Journal")
        for number in self.texts.get("IS", [])[:1]:
            add(journal, "ISSN", number)
        issue = add(journal, "JournalIssue")
        self._each(issue, "Volume", "VI")
        self._each(issue, "Issue", "IP")
        self._published(issue)
        self._each(journal, "Title", "JT")
        if "TA" in self.texts:
            add(journal, "ISOAbbreviation", self._first("TA"))

    def _published(self, parent: ET.Element) -> None:
        date, text = add(parent, "PubDate"), self._first("DP")
        if match := _MONTH.fullmatch(text):
            for part, said in zip(("Year", "Month", "Day", "Season"), match.groups(), strict=True):
                if said:
                    add(date, part, said)
        else:
            add(date, "MedlineDate", text)

    def _pages(self, parent: ET.Element) -> None:
        """The pages; the DTD wants their element in an article unless an identifier stands in its place."""
        if "PG" in self.texts or "LID" not in self.texts:
            add(add(parent, "Pagination"), "MedlinePgn", self._first("PG"))

    def _numbers(self, parent: ET.Element, name: str, kind: str, tag: str) -> None:
        for text in self.texts.get(tag, []):
            number, _, label = text.rpartition(" [")
            if number:
                add(parent, name, number).set(kind, label.rstrip("]"))

    def _abstract(self, parent: ET.Element) -> None:
        if "AB" in self.texts or "CI" in self.texts:
            abstract = add(parent, "Abstract")
            self._each(abstract, "AbstractText", "AB")
            self._each(abstract, "CopyrightInformation", "CI")

    def _people(self, parent: ET.Element, field: str) -> None:
        names = [name for name in self.record.names(field) if isinstance(name, Name)]
        if not names:
            return
        people = add(parent, "AuthorList")
        people.set("CompleteYN", "N" if self.record.is_incomplete(field) else "Y")
        if parent.tag in ("Book", "BookDocument"):
            people.set("Type", "editors" if field == "editor" else "authors")
        for name in names:
            _person(add(people, "Author", ValidYN="Y"), name)

    def _chemicals(self, citation: ET.Element) -> None:
        if "RN" in self.texts:
            chemicals = add(citation, "ChemicalList")
            for text in self.texts["RN"]:
                number, _, name = text.partition(" (")
                chemical = add(chemicals, "Chemical")
                add(chemical, "RegistryNumber", number)
                add(chemical, "NameOfSubstance", name.removesuffix(")"))

    def _headings(self, citation: ET.Element) -> None:
        """Subjects: "Neoplasms/*epidemiology" is a descriptor with a qualifier that the work is about."""
        if "MH" in self.texts:
            headings = add(citation, "MeshHeadingList")
            for text in self.texts["MH"]:
                heading = add(headings, "MeshHeading")
                for number, word in enumerate(text.split("/")):
                    name = "QualifierName" if number else "DescriptorName"
                    major = "Y" if word.startswith("*") else "N"
                    add(heading, name, word.removeprefix("*"), MajorTopicYN=major)

    def _keywords(self, parent: ET.Element) -> None:
        if "OT" in self.texts:
            self._each(add(parent, "KeywordList"), "Keyword", "OT")

    def _data(self, data: ET.Element) -> None:
        if "PHST" in self.texts:
            history = add(data, "History")
            for text in self.texts["PHST"]:
                if match := _TIME.fullmatch(text):
                    *numbers, status = match.groups()
                    date = add(history, "PubMedPubDate", PubStatus=status)
                    for part, said in zip(("Year", "Month", "Day", "Hour", "Minute"), numbers, strict=True):
                        if said:
                            add(date, part, said)
        add(data, "PublicationStatus", self._first("PST"))
        identifiers = add(data, "ArticleIdList")
        for kind, tag in (("pubmed", "PMID"), ("pmc", "PMC")):
            for text in self.texts.get(tag, []):
                add(identifiers, "ArticleId", text, IdType=kind)
        if data.tag == "PubmedData":
            self._numbers(identifiers, "ArticleId", "IdType", "AID")


def _person(author: ET.Element, name: Name) -> None:
    if "equal" in name.marks:
        author.set("EqualContrib", "Y")
    if name.literal:
        add(author, "CollectiveName", name.literal)
    else:
        family, given, suffix = (*name_parts(name), "", "")[:3]
        parts = {"LastName": family, "ForeName": given, "Initials": initials(given), "Suffix": suffix}
        for part, text in parts.items():
            if text:
                add(author, part, text)
    if name.orcid:
        add(author, "Identifier", name.orcid, Source="ORCID")
    for text in affiliations_of(name):
        add(add(author, "AffiliationInfo"), "Affiliation", text)
