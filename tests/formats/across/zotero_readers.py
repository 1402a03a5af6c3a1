"""What Zotero's translators, Better BibTeX's parser and citation-js read in a file that bibkit wrote."""

from __future__ import annotations

import json
import re
import subprocess
import unicodedata
from pathlib import Path
from typing import Any, NamedTuple

from bibkit.model.date import Date, Moment
from bibkit.model.record import Record
from tests.programs import require, without

FOLDER = Path(__file__).parent / "zotero"


class Said(NamedTuple):
    """A work in words, without marks: what TeX, HTML and typography write in several ways is one."""

    title: str
    authors: tuple[str, ...]
    year: str
    doi: str
    pages: str


def of_record(record: Record) -> Said:
    """What bibkit says of a record."""
    date = record.values.get("issued")
    year = str(date.start.year) if isinstance(date, Date) and isinstance(date.start, Moment) else ""
    names = tuple(
        words(
            one.literal
            or f"{one.non_dropping_particle} {one.family} {one.given} {one.dropping_particle} {one.suffix}"
        )
        for one in record.author
    )
    return Said(
        words(record.text("title")), names, year, record.text("DOI").casefold(), pages(record.text("page"))
    )


def read_by(program: str, path: Path) -> list[Said]:
    """The works that a program finds, in the order of the file."""
    if not (FOLDER / "node_modules").is_dir():
        without(f"`npm ci --prefix {FOLDER}` was not run")
    command = [require("node"), str(FOLDER / "read.cjs"), program, str(path)]
    done = subprocess.run(command, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()[-2000:]
    return [_OF[program](work) for work in json.loads(done.stdout)]


def words(text: str) -> str:
    """The words of a text, sorted where it is a name's parts: no tags, no marks of TeX, no case, no signs."""
    plain = unicodedata.normalize("NFKD", re.sub(r"</?[a-z][^<>]*>|[${}\\]", "", text).replace("ı", "i"))
    return " ".join(
        sorted(re.findall(r"[^\W_]+", "".join(c for c in plain if not unicodedata.combining(c)).casefold()))
    )


def pages(text: str) -> str:
    """The numbers of a range."""
    return "-".join(re.findall(r"\w+", text))


def _of_zotero(item: dict[str, Any]) -> Said:
    people = item.get("creators", [])
    primary = (
        "author",
        "programmer",
        "inventor",
        "director",
        "presenter",
        "cartographer",
        "artist",
        "interviewee",
    )
    names = [
        one.get("name") or f"{one.get('lastName', '')} {one.get('firstName', '')}"
        for one in people
        if one["creatorType"] in primary
    ]
    date = str(
        item.get("date") or item.get("issueDate") or item.get("dateDecided") or item.get("dateEnacted") or ""
    )
    doi = item.get("DOI") or next(iter(re.findall(r"^DOI: (\S+)", item.get("extra", ""), re.MULTILINE)), "")
    title = item.get("title") or item.get("caseName") or item.get("nameOfAct") or item.get("subject", "")
    page = item.get("pages") or item.get("firstPage") or ""
    return Said(words(title), tuple(map(words, names)), _year(date), doi.casefold(), pages(page))


def _of_better_bibtex(entry: dict[str, Any]) -> Said:
    fields = entry["fields"]
    names = [" ".join(str(part) for part in one.values()) for one in fields.get("author", [])]
    date = str(fields.get("year") or fields.get("date", ""))
    return Said(
        words(fields.get("title", "")),
        tuple(map(words, names)),
        _year(date),
        fields.get("doi", "").casefold(),
        pages(fields.get("pages", "")),
    )


def _of_citation_js(item: dict[str, Any]) -> Said:
    names = [
        " ".join(part for part in one.values() if isinstance(part, str)) for one in item.get("author", [])
    ]
    parts = item.get("issued", {}).get("date-parts", [[]])[0]
    return Said(
        words(item.get("title", "")),
        tuple(map(words, names)),
        str(parts[0]) if parts else "",
        item.get("DOI", "").casefold(),
        pages(item.get("page", "")),
    )


def _year(date: str) -> str:
    return next(iter(re.findall(r"\d{4}", date)), "")


_OF = {"zotero": _of_zotero, "better-bibtex": _of_better_bibtex, "citation-js": _of_citation_js}
