"""What other programs read in a file that bibkit wrote: of each work the title, the authors and the year."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

import pypandoc
import rispy

import bibkit
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.programs import require

_MODS = "{http://www.loc.gov/mods/v3}"
# EndNote calls the authors of some types by what they do, and bibutils has that as their role.
_AUTHORS = frozenset(["author", "reporter", "writer", "artist", "cartographer"])


class Work(NamedTuple):
    """A work as a reader has it; white space within a text is one blank."""

    title: str
    authors: tuple[str, ...]
    """Each as "family, given, suffix", with particles before the family."""
    year: str


def work_of(record: Record) -> Work:
    """What bibkit itself says of a record."""
    date = record.values.get("issued")
    year = str(date.start.year) if isinstance(date, Date) and isinstance(date.start, Moment) else ""
    return Work(_line(record.text("title")), tuple(map(_name, record.author)), year)


def bibutils(program: str) -> Callable[[Path], list[Work]]:
    """A reader of bibutils, which writes MODS; told to leave TeX and the colons of titles alone."""

    def read(path: Path) -> list[Work]:
        command = [require(program), "-nl", "-nt", str(path)]
        mods = subprocess.run(command, capture_output=True, check=True).stdout
        return [_of_mods(one) for one in ElementTree.fromstring(mods)]

    return read


def xml2bib(path: Path) -> list[Work]:
    """bibutils on its way from MODS to BibTeX, which bibkit reads."""
    bib = subprocess.run([require("xml2bib"), str(path)], capture_output=True, check=True).stdout
    return [work_of(record) for record in bibkit.read(bib.decode("utf-8-sig"), "bibtex").records]


def with_rispy(path: Path) -> list[Work]:
    """The tags of RIS, which is all that rispy asks for."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Work(_line(one.get("title", "")), tuple(map(_line, one.get("authors", ()))), one.get("year", ""))
            for one in rispy.load(file)
        ]


def pandoc(reader: str) -> Callable[[Path], list[Work]]:
    """A reader of pandoc, which writes CSL-JSON. Debian's pandoc is too old to read RIS and EndNote XML."""

    def read(path: Path) -> list[Work]:
        command = [pypandoc.get_pandoc_path(), "-f", reader, "-t", "csljson", str(path)]
        items = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
        return [_of_csl(one) for one in items]

    return read


def _of_csl(item: dict[str, Any]) -> Work:
    parts: list[int] = next(iter(item.get("issued", {}).get("date-parts", ())), [])
    return Work(
        _line(item.get("title", "")),
        tuple(map(_name_of_csl, item.get("author", ()))),
        str(parts[0]) if parts else "",
    )


def _name_of_csl(name: dict[str, str]) -> str:
    family = [name.get(part, "") for part in ("dropping-particle", "non-dropping-particle", "family")]
    return _joined(" ".join(family), name.get("given", ""), name.get("suffix", "")) or _line(name["literal"])


def _of_mods(mods: ElementTree.Element) -> Work:
    names = []
    for one in mods.findall(f"{_MODS}name"):
        parts: dict[str, str] = {}
        for part in one.findall(f"{_MODS}namePart"):
            kind = part.get("type", "family")
            parts[kind] = f"{parts.get(kind, '')} {part.text}"
        if one.findtext(f"{_MODS}role/{_MODS}roleTerm") in _AUTHORS:
            names.append(_joined(*(parts.get(kind, "") for kind in ("family", "given", "suffix"))))
    date = mods.findtext(f"{_MODS}originInfo/{_MODS}dateIssued") or mods.findtext(
        f".//{_MODS}part/{_MODS}date"
    )
    return Work(_line(mods.findtext(f"{_MODS}titleInfo/{_MODS}title") or ""), tuple(names), (date or "")[:4])


def _name(name: Name) -> str:
    family = " ".join([name.dropping_particle, name.non_dropping_particle, name.family])
    return _line(name.literal) or _joined(family, name.given, name.suffix)


def _joined(*parts: str) -> str:
    return ", ".join(filter(None, map(_line, parts)))


def _line(text: str) -> str:
    return " ".join(text.split())
