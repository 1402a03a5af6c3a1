"""Small sessions for tests, and a sheet of them in a format."""

from __future__ import annotations

import re
from pathlib import Path

import bibkit
from bibkit.handout.files import Handout, handout, plan
from bibkit.handout.load import LoadedSessions, load_sessions
from bibkit.handout.sheet import SheetOptions
from bibkit.library import Library

ROOT = Path(__file__).parents[2]

RECORDS = {
    "doe2020": "type: book\ntitle: On one thing\nauthor: [{family: Doe, given: Jane}]\nissued: 2020\npublisher: Press\n"
    "URL: https://example.org/doe\nabstract: We ask. We answer, e.g. with $x^2$. We end.\n",
    "roe2019": "type: article-journal\ntitle: On <i>another</i>\nauthor: [{family: Roe, given: Ann}]\nissued: 2019\n"
    "container-title: Annals\nvolume: 3\npage: 11-20\nDOI: 10.1000/roe\n",
}


def small_library(folder: Path) -> Library:
    """Two records in a folder."""
    records = folder / "records"
    records.mkdir(parents=True, exist_ok=True)
    for key, text in RECORDS.items():
        (records / f"{key}.yaml").write_text(text, encoding="utf-8")
    return bibkit.load(records)


def loaded(folder: Path, sessions: str) -> tuple[LoadedSessions, Library]:
    """The sessions of a text, beside the two records."""
    library = small_library(folder)
    path = folder / "sessions.yaml"
    path.write_text(sessions, encoding="utf-8")
    return load_sessions(path, library.known_keys), library


def made(
    folder: Path,
    sessions: str,
    format: str = "markdown",  # noqa: A002
    options: SheetOptions | None = None,
) -> Handout:
    """The first session of a text, which must hold no fault, in a format."""
    read, library = loaded(folder, sessions)
    assert read.diagnostics == ()
    return handout(read.series.sessions[0], read.series, library, format=format, options=options)


def planned(
    folder: Path,
    sessions: str,
    format: str = "markdown",  # noqa: A002
    options: SheetOptions | None = None,
) -> bytes:
    """The plan of the sessions of a text, which must hold no fault, in a format."""
    read, library = loaded(folder, sessions)
    assert read.diagnostics == ()
    return plan(read.series, library, format=format, options=options).sheet


def example(name: str, format: str, options: SheetOptions | None = None) -> bytes:  # noqa: A002
    """A session of the repository's own example, in a format."""
    library = bibkit.load(ROOT / "records")
    read = load_sessions(ROOT / "sessions.yaml", library.known_keys)
    assert read.diagnostics == ()
    return handout(
        read.find(name), read.series, library, format=format, options=options or SheetOptions(abstract=3)
    ).sheet


def squeezed(text: str) -> str:
    """The text without space, and without hyphens: pdftotext takes one at the end of a line for a division."""
    return re.sub(r"[\s\u00ad-]", "", text)
