"""NBIB read: each line by its tag; some lines behind the name of an author are about that one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bibkit.formats.csl_json.item import csl_name
from bibkit.formats.format import Options, Sourced
from bibkit.formats.tagged import takes
from bibkit.formats.tagged.reading import TaggedReading, read_references
from bibkit.formats.tagged.takes import Take, take_lines
from bibkit.model.ident import parse_doi, parse_orcid
from bibkit.model.parse_name import is_no_person
from bibkit.model.person import Name
from bibkit.source import Source
from bibkit.syntax.tagged import TaggedBlock, TaggedForm, TaggedLine

OWN = "nbib"
"""The unknown field of a record that holds the lines which have no field of their own, by their tags."""

_FORM = TaggedForm(
    line=re.compile(r"(?P<tag>[A-Z]{2,4}) {0,3}-(?P<text>.*)"),
    goes_on=re.compile(r"\s(?P<text>.*)"),
    begins=frozenset(["PMID"]),
    head_width=6,
    blank_ends=True,
)
TYPES = {  # "Publication Types" that say what kind of text it is; the others say what it is about
    "journal article": "article-journal",
    "preprint": "article",
    "book": "book",
    "book chapter": "chapter",
    "technical report": "report",
    "newspaper article": "article-newspaper",
    "dataset": "dataset",
    "academic dissertation": "thesis",
    "interview": "interview",
    "legal case": "legal_case",
    "legislation": "legislation",
}
GENRES = ("review", "systematic review", "meta-analysis", "editorial", "letter", "comment", "case reports")
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV|\d(?:st|nd|rd|th))\.?")
_LABELLED = re.compile(r"(?:doi:\s*)?(?P<text>.*?)\s*(?:\[(?P<label>\w+)\])?")


def read_nbib(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    return read_references(sources, _FORM, read_citation, "a citation begins `PMID- 27169098`")


def read_citation(
    block: TaggedBlock, format_name: str = OWN, besides: Mapping[str, Take] | None = None
) -> Sourced:
    """The record of a citation, in whatever form its fields stood; `besides` are takes that only that form needs."""
    own = {**_TAKES, **(besides or {})}
    reading = TaggedReading(block, format_name)
    reading.item["type"] = _type(reading)
    full = {short: bool(reading.texts(tag)) for tag, short in (("FAU", "AU"), ("FED", "ED"))}
    # `AU` says in short what `FAU` says in full, but for "et al.", which only `AU` has.
    lines = (line for line in block.lines if not full.get(line.tag) or is_no_person(line.text))
    take_lines(reading, lines, own.get)
    if "container-title" not in reading.item and "container-title-short" in reading.item:
        reading.item["container-title"] = reading.item.pop("container-title-short")
        reading.said["container-title"] = reading.said.pop("container-title-short")
    return reading.result()


def _type(reading: TaggedReading) -> str:
    said = [TYPES[text] for word in reading.texts("PT") if (text := word.casefold()) in TYPES]
    if "article-journal" in said and "article" not in said:
        return "article-journal"  # "Dataset" beside "Journal Article" is an article about one
    found = next((csl_type for csl_type in said if csl_type != "article-journal"), "")
    if found in ("", "book") and reading.texts("BTI"):
        return "chapter" if reading.texts("TI") else "book"
    return found or ("article-journal" if reading.texts("JT") or reading.texts("TA") else "document")


def _title(reading: TaggedReading, line: TaggedLine) -> None:
    """The title; PubMed ends every one with a full stop, which is not the title's own."""
    reading.set("title", without_full_stop(line.text), line)


def without_full_stop(title: str) -> str:
    """A title of PubMed's without the full stop that it puts behind each."""
    return title[:-1] if title.endswith(".") and not title.endswith((" al.", "..")) else title


def _book_title(reading: TaggedReading, line: TaggedLine) -> None:
    reading.set("container-title" if reading.item["type"] == "chapter" else "title", line.text, line)


def _identifier(reading: TaggedReading, line: TaggedLine) -> None:
    """LID and AID: "10.4103/2277-9175.180636 [doi]", "ABR-5-67 [pii]"; addresses in ERIC."""
    match = _LABELLED.fullmatch(line.text)
    label = (match["label"] or "doi") if match else ""
    if match and label == "doi" and match["text"].startswith("10."):
        reading.set("DOI", match["text"], line)
    elif match and match["label"] is None and _ADDRESS.match(line.text):
        found = parse_doi(line.text)
        if isinstance(found, str):
            reading.set("DOI", found, line)
        else:
            reading.set("URL", line.text, line)
    else:
        reading.keep(line)


def _date(reading: TaggedReading, line: TaggedLine) -> None:
    """DP, "2016 Apr 19", "2006 May-Jun", "2013 06 10", "2005-2006"."""
    numbers = re.fullmatch(r"(\d{4})(?: (\d{1,2})(?: (\d{1,2}))?)?", line.text)
    years = re.fullmatch(r"(\d{4})-(\d{4})", line.text)
    text = "/".join([*(part or "" for part in numbers.groups()), ""]) if numbers else line.text
    if years and years[1] < years[2]:
        text = f"{years[1]}/{years[2]}"
    takes.set_date(reading, "issued", takes.read_date(text), line)


def _full_name(member: str) -> Take:
    """A person as "Family, Given Suffix": MEDLINE has no comma before "Jr" and "3rd"."""

    def take(reading: TaggedReading, line: TaggedLine) -> None:
        given, _, last = line.text.rpartition(" ")
        is_parted = "," in given and not given.endswith(",")
        has_suffix = is_parted and _SUFFIX.fullmatch(last) is not None
        takes.add_name(reading, member, line, f"{given}, {last}" if has_suffix else line.text)

    return take


def _orcid(reading: TaggedReading, line: TaggedLine) -> None:
    """AUID of the author before it: "ORCID: 0000-0002-1825-0097"."""
    author = _last_author(reading)
    found = parse_orcid(line.text.removeprefix("ORCID:").strip())
    if author is None or not isinstance(found, str) or "orcid" in author:
        reading.keep(line)
    else:
        author["orcid"] = found


def _affiliation(reading: TaggedReading, line: TaggedLine) -> None:
    """AD of the author before it; before all authors, where MEDLINE once had it, it is kept as it is."""
    author = _last_author(reading)
    if author is None:
        reading.keep(line)
    else:
        author.setdefault("affiliation", []).append({"name": line.text})


def _last_author(reading: TaggedReading) -> dict[str, Any] | None:
    """The author that the lines behind the name are about, as CSL-JSON has it, which can be added to."""
    names = reading.item.get("author")
    if not isinstance(names, list):
        return None
    if isinstance(names[-1], Name):
        names[-1] = csl_name(names[-1])
    author: dict[str, Any] = names[-1]
    return author


def _pmcid(reading: TaggedReading, line: TaggedLine) -> None:
    text = line.text if line.text[:3].upper() == "PMC" else f"PMC{line.text}"
    if takes.is_pmcid(text):
        reading.set("PMCID", text, line)
    else:
        reading.keep(line)


def _publication_type(reading: TaggedReading, line: TaggedLine) -> None:
    """PT that the record's type does not say; one of a few that readers know is its genre, too."""
    if line.text.casefold() in GENRES and "genre" not in reading.item:
        reading.set("genre", line.text, line)
    elif TYPES.get(line.text.casefold()) != reading.item["type"]:
        reading.keep(line)


_TAKES: dict[str, Take] = {
    "PMID": takes.text("PMID"), "PMC": _pmcid, "PT": _publication_type, "TI": _title, "BTI": _book_title,
    "TT": takes.text("original-title"), "VTI": takes.text("volume-title"), "CTI": takes.text("collection-title"),
    "FAU": _full_name("author"), "AU": takes.initials("author"), "CN": takes.organisation("author"),
    "AUID": _orcid, "AD": _affiliation, "FED": _full_name("editor"), "ED": takes.initials("editor"),
    "JT": takes.text("container-title"), "TA": takes.text("container-title-short"), "VI": takes.text("volume"),
    "IP": takes.text("issue"), "PG": takes.text("page"), "EN": takes.text("edition"), "DP": _date,
    "DEP": takes.date("available-date"), "PB": takes.text("publisher"), "PL": takes.text("publisher-place"),
    "LA": takes.text("language"), "LID": _identifier, "AID": _identifier,
    **dict.fromkeys(("IS", "ISSN", "ISBN"), takes.serial_numbers),
    "AB": takes.paragraphs("abstract"), "OT": takes.keyword, "GN": takes.paragraphs("note"),
}  # fmt: skip
