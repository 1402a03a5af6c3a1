"""What EndNote means by its fields, in whatever form it writes them: RIS, refer and its own XML."""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.tagged import takes
from bibkit.formats.tagged.reading import TaggedReading
from bibkit.formats.tagged.takes import Take
from bibkit.model.ident import parse_doi
from bibkit.syntax.tagged import TaggedLine

_PMID = re.compile(
    r"[1-9]\d{0,7}"
)  # PubMed counts without noughts in front, and is in its forties of millions
_DAY = re.compile(r"[12]\d{3}([/-])(?!00)\d{2}\1(?!00)\d{2}/?")


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
        return any(word in named for word in ("pubmed", "medline", "nlm")) or not named

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        if takes.is_pmcid(line.text):
            reading.set("PMCID", line.text, line)
        elif _PMID.fullmatch(line.text) and is_of_pubmed(reading):
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
    if is_day(line.text) and (found := takes.read_date(line.text)):
        takes.set_date(reading, "available-date", found, line)
    else:
        reading.set("edition", line.text, line)


def is_day(text: str) -> bool:
    """Whether the edition of an article is a day."""
    return _DAY.fullmatch(text) is not None


def number_or_serial(reading: TaggedReading, line: TaggedLine) -> None:
    """The ISBN or ISSN; of a report, patent or standard its number, if it is neither."""
    if takes.is_serial_number(line.text):
        takes.serial_numbers(reading, line)
    else:
        reading.set("number", line.text, line)


def by_type(special: dict[str, Take], other: Take) -> Take:
    """What EndNote means by a field, where that hangs on the type of the reference."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        special.get(str(reading.item["type"]), other)(reading, line)

    return take


def kept(reading: TaggedReading, line: TaggedLine) -> None:
    """What has no field of a record."""
    reading.keep(line)


def _holder(proceedings: str) -> Take:
    """The title of what holds the work; of a paper whose proceedings have a field of their own, the conference."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        if reading.item["type"] == "paper-conference" and reading.first(proceedings) is not None:
            reading.set("event-title", line.text, line)
        else:
            container(reading, line)

    return take


def _unless_said(member: str) -> Take:
    """A title that EndNote has in a second place; there it is often the same again."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        before = ("title", "container-title", "container-title-short", "collection-title")
        if line.text not in (reading.item.get(name) for name in before):
            reading.set(member, line.text, line)

    return take


def _address(reading: TaggedReading, line: TaggedLine) -> None:
    """The first address of the web."""
    if line.text.startswith(("http://", "https://", "ftp://", "www.")):
        reading.set("URL", line.text, line)
    else:
        reading.keep(line)


def _author(reading: TaggedReading, line: TaggedLine) -> None:
    """An author; of what EndNote calls an edited book, an editor."""
    field = "editor" if is_edited(reading) else "author"
    takes.name(field)(reading, line)


def is_edited(reading: TaggedReading) -> bool:
    """Whether the reference is an edited book, whose authors are its editors."""
    return reading.kind == "edited book"


_SERIES = dict.fromkeys(("book", "report", "classic"), takes.name("collection-editor"))
_ARTICLES = ("article-journal", "article-magazine", "article-newspaper")
_NUMBERED = ("report", "patent", "standard")


def endnote_takes(
    *, year: str = "dates.year", proceedings: str = "custom3", databases: tuple[str, ...] = ()
) -> dict[str, Take]:
    """What each field of EndNote means, by the name of its element in EndNote's XML and that of the one around it.

    The arguments are the tags of the year, of the title of proceedings, and of a database's name and provider.
    """
    databases = databases or ("remote-database-name", "remote-database-provider")
    return {
        "label": takes.text("id"), "authors.author": _author,
        "secondary-authors.author": by_type({**_SERIES, "thesis": kept}, takes.name("editor")),
        "tertiary-authors.author": by_type(
            {"book": takes.name("editor"), "motion_picture": takes.name("producer"), "thesis": kept},
            takes.name("collection-editor"),
        ),
        "subsidiary-authors.author": by_type({"motion_picture": takes.name("performer")}, takes.name("translator")),
        "translated-authors.author": takes.name("translator"),
        "titles.title": takes.text("title"), "titles.short-title": takes.text("title-short"),
        "titles.secondary-title": by_type({"thesis": kept}, _holder(proceedings)),
        "titles.tertiary-title": takes.text("collection-title"),
        "titles.alt-title": _unless_said("container-title-short"),
        "periodical.full-title": _unless_said("container-title"),
        "periodical.abbr-1": _unless_said("container-title-short"),
        "alt-periodical.full-title": _unless_said("container-title-short"),
        "alt-periodical.abbr-1": _unless_said("container-title-short"),
        "pages": pages, "volume": takes.text("volume"), "number": issue, "issue": issue,
        "num-vols": takes.text("number-of-volumes"),
        "edition": by_type(
            dict.fromkeys(_ARTICLES, edition) | {"software": takes.text("version")}, takes.text("edition")
        ),
        "section": by_type({"chapter": takes.text("chapter-number"), "article-journal": kept}, takes.text("section")),
        "dates.year": takes.date("issued"), "pub-dates.date": takes.day_of(year),
        "access-date": takes.date("accessed"), "publisher": takes.text("publisher"),
        "pub-location": takes.text("publisher-place"),
        "isbn": by_type(dict.fromkeys(_NUMBERED, number_or_serial), takes.serial_numbers),
        "electronic-resource-num": takes.doi, "accession-num": accession_number(*databases),
        "remote-database-name": takes.text("archive"), "remote-database-provider": takes.text("source"),
        "call-num": takes.text("call-number"), "language": takes.text("language"), "work-type": genre,
        "reviewed-item": takes.text("reviewed-title"), "related-urls.url": _address, "web-urls.url": _address,
        "keywords.keyword": takes.keyword, "abstract": takes.paragraphs("abstract"), "notes": note,
        "research-notes": takes.paragraphs("annote"), "custom2": custom,
        "custom3": by_type({"paper-conference": takes.text("container-title")}, kept),
        "custom7": by_type({"article-journal": takes.text("number")}, kept),
        **{f"user{number}": custom for number in range(1, 33)},
    }  # fmt: skip
