"""What bibkit writes, as Zotero's own translators, the parser of Better BibTeX and citation-js read it.

The translators are those of 2019, the last that a package has. What they and the others read otherwise stands in
OTHERWISE with its reason; everything else is what the record says.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.formats.format import Format
from bibkit.model.record import Record
from bibkit.registry import load_format
from tests.formats.across.zotero_readers import FOLDER, of_record, read_by
from tests.formats.two_way import write

_TITLE_OF_TEX = "the translator of 2019 knows neither \\ss nor \\emph, \\textsubscript and \\textbraceleft"
_POWER = "a power is one word with what it stands on: `n2`"
OTHERWISE: dict[tuple[str, str], dict[tuple[str, str], str]] = {
    ("zotero", "ris"): {},
    ("zotero", "bibtex"): {
        ("vanderBergTurbulent2018", "title"): _TITLE_OF_TEX,
        ("mullerHandbuch2001", "title"): _TITLE_OF_TEX,
        ("liAttention2023", "title"): _TITLE_OF_TEX,
        ("ngLearning2015", "authors"): "an accent upon an accent is beyond it",
        ("brownBoard1954", "pages"): "@misc is a book to it, which has no pages",
    },
    ("zotero", "csl-json"): {
        (
            "vanderBergTurbulent2018",
            "authors",
        ): "it drops the particles of CSL and the suffix, in its own files, too",
        ("blogWhy2020", "authors"): "it drops the particles of CSL, in its own files, too",
        ("liAttention2023", "doi"): "an article of CSL is a report to it, which had no DOI",
        ("vardaGleaners2000", "authors"): "who directs is one of those who made a film",
    },
    ("better-bibtex", "bibtex"): {("liAttention2023", "title"): _POWER},
    ("better-bibtex", "biblatex"): {
        ("liAttention2023", "title"): _POWER,
        (
            "worldhealthorganizationGlobal2020",
            "authors",
        ): "it takes a hyphen for the place of an initial, and adds it",
    },
    ("citation-js", "bibtex"): {("liAttention2023", "title"): _POWER},
    ("citation-js", "biblatex"): {("liAttention2023", "title"): _POWER},
    ("citation-js", "ris"): {
        ("mullerHandbuch2001", "pages"): "the count of pages of a book is its pages, too",
        ("reporterNight2019", "authors"): "it knows no authors of newspapers",
        ("brownBoard1954", "pages"): "it knows no pages of cases",
    },
    ("citation-js", "csl-json"): {},
}
"""The key and the part of each work that a program reads otherwise, and why."""

LATER = frozenset(["dataset", "software"])
"""Types that Zotero's CSL JSON of 2019 refuses the whole file for."""


def differences(
    program: str, name: str, records: list[Record], folder: Path
) -> list[tuple[str, str, str, str]]:
    """Where the program reads something else than the record says: key, part, the record's, the program's."""
    format_: Format = load_format(name)
    path = folder / "written"
    path.write_text(write(format_, *records).text, encoding="utf-8", newline="")
    works = read_by(program, path)
    assert len(works) == len(records)
    return [
        (record.key, part, str(ours), str(theirs))
        for record, work in zip(records, works, strict=True)
        for part, ours, theirs in zip(work._fields, of_record(record), work, strict=True)
        if ours != theirs
    ]


@pytest.mark.parametrize(("program", "name"), OTHERWISE)
def test_each_work_is_read_as_it_is(program: str, name: str, tmp_path: Path) -> None:
    records = bibkit.read((FOLDER / "exports/csl.json").read_text(encoding="utf-8"), "csl-json").records
    known = [one for one in records if (program, name) != ("zotero", "csl-json") or one.type not in LATER]
    found = differences(program, name, known, tmp_path)
    assert {(key, part) for key, part, _, _ in found} == OTHERWISE[program, name].keys(), found
