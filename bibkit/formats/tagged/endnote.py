"""What EndNote means by its fields, in whatever form it writes them: RIS, refer and its own XML."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.tagged import takes
from bibkit.formats.tagged.reading import TaggedReading
from bibkit.formats.tagged.takes import Take
from bibkit.model.ident import parse_doi
from bibkit.syntax.tagged import TaggedLine

_DAY = re.compile(r"[12]\d{3}([/-])(?!00)\d{2}\1(?!00)\d{2}/?")
TYPES = {
    "ancient text": "classic",
    "artwork": "graphic",
    "audiovisual material": "motion_picture",
    "bill": "bill",
    "blog": "post-weblog",
    "book": "book",
    "book section": "chapter",
    "case": "legal_case",
    "chart or table": "figure",
    "classical work": "classic",
    "computer program": "software",
    "conference paper": "paper-conference",
    "conference proceedings": "paper-conference",
    "dataset": "dataset",
    "dictionary": "entry-dictionary",
    "edited book": "book",
    "electronic article": "article-journal",
    "electronic book": "book",
    "electronic book section": "chapter",
    "encyclopedia": "entry-encyclopedia",
    "figure": "figure",
    "film or broadcast": "motion_picture",
    "generic": "document",
    "government document": "report",
    "hearing": "hearing",
    "journal article": "article-journal",
    "legal rule or regulation": "regulation",
    "magazine article": "article-magazine",
    "manuscript": "manuscript",
    "map": "map",
    "music": "musical_score",
    "newspaper article": "article-newspaper",
    "online database": "dataset",
    "pamphlet": "pamphlet",
    "patent": "patent",
    "personal communication": "personal_communication",
    "podcast": "broadcast",
    "press release": "post",
    "report": "report",
    "serial": "periodical",
    "standard": "standard",
    "statute": "legislation",
    "thesis": "thesis",
    "unpublished work": "manuscript",
    "web page": "webpage",
}
"""The type of CSL for each "Reference Type", by its name in lower case."""


def container(reading: TaggedReading, line: TaggedLine) -> None:
    """The book that holds a chapter, the proceedings; of a book it is the series."""
    is_book = reading.item["type"] in ("book", "thesis", "report")
    reading.set("collection-title" if is_book else "container-title", line.text, line)


def pages(reading: TaggedReading, line: TaggedLine) -> None:
    """The pages; of a book, how many it has."""
    is_count = reading.item["type"] in ("book", "thesis", "report") and takes.COUNT_OF_PAGES.fullmatch(
        line.text
    )
    reading.set("number-of-pages" if is_count else "page", line.text, line)


def issue(reading: TaggedReading, line: TaggedLine) -> None:
    """The issue; of a report and its like, the number."""
    is_report = reading.item["type"] in ("report", "patent", "standard", "bill")
    reading.set("number" if is_report else "issue", line.text, line)


def note(reading: TaggedReading, line: TaggedLine) -> None:
    """A note; where publishers say nothing in it but the DOI, it is that."""
    if isinstance(doi := parse_doi(line.text), str) and line.text[:1] not in "0123456789":
        reading.set("DOI", doi, line)
    else:
        takes.paragraphs("note")(reading, line)


def genre(reading: TaggedReading, line: TaggedLine) -> None:
    """The type of the work in words; EndNote and publishers write the DOI there, too."""
    if isinstance(doi := parse_doi(line.text), str):
        reading.set("DOI", doi, line)
    else:
        reading.set("genre", line.text, line)


def accession_number(*databases: str) -> Take:
    """The number of a work in a database: arXiv's, PubMed's, or one that only the database knows.

    `databases` are the tags that name it.
    """

    @lru_cache(maxsize=1)  # a reference may have many numbers
    def is_of_pubmed(reading: TaggedReading) -> bool:
        """Whether the databases that are named are PubMed's, or none is."""
        named = " ".join(text for tag in databases for text in reading.texts(tag)).casefold()
        return "pubmed" in named or "medline" in named or not named

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        if takes.is_pmcid(line.text):
            reading.set("PMCID", line.text, line)
        elif line.text.isdecimal() and is_of_pubmed(reading):
            reading.set("PMID", line.text, line)
        elif "arxiv" not in line.text.casefold() or not takes.arxiv(reading, line, line.text):
            reading.keep(line)

    return take


def custom(reading: TaggedReading, line: TaggedLine) -> None:
    """PubMed's numbers as PubMed Central writes them into fields of the user: "26957754[pmid]"."""
    number, _, kind = line.text.rstrip("]").partition("[")
    member = {"pmid": "PMID", "pmcid": "PMCID", "pmc": "PMCID"}.get(kind.strip().casefold())
    if member is not None and reading.item.get(member, number.strip()) == number.strip():
        reading.set(member, number.strip(), line)
    elif takes.is_pmcid(line.text):
        reading.set("PMCID", line.text, line)
    else:
        reading.keep(line)


def edition(reading: TaggedReading, line: TaggedLine) -> None:
    """The edition; of an article, the day on which it was there before print (EndNote, "Epub Date")."""
    if _DAY.fullmatch(line.text) and (found := takes.read_date(line.text)):
        takes.set_date(reading, "available-date", found, line)
    else:
        reading.set("edition", line.text, line)


def number_or_serial(reading: TaggedReading, line: TaggedLine) -> None:
    """The ISBN or ISSN; of a report, patent or standard its number, if it is neither."""
    if takes.is_serial_number(line.text):
        takes.serial_numbers(reading, line)
    else:
        reading.set("number", line.text, line)
