"""A library of Zotero, exported as Zotero and Better BibTeX write it: the same works, under the same keys.

What an export leaves out stands in LEFT_OUT, what it says otherwise in OTHERWISE with the reason. Exports that have no
place for Zotero's field Extra have no keys, and are compared work by work.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import bibkit
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.cli.run import bibkit as run
from tests.formats.across.meaning import meaning

EXPORTS = Path(__file__).parent / "zotero/exports"
FORMATS = {
    "csl.json": "csl-json",
    "better-csl.json": "csl-json",
    "bibtex.bib": "bibtex",
    "biblatex.bib": "biblatex",
    "export.ris": "ris",
}
KEYS = [
    "vanderBergTurbulent2018", "mullerHandbuch2001", "roeCycles1999", "ngLearning2015",
    "worldhealthorganizationGlobal2020", "HowWeCount2023", "liAttention2023", "garciaFast2017", "smithOcean2021",
    "doeFlowtool2022", "edisonElectric1880", "reporterNight2019", "carrWhy2008", "kantCritique1998",
    "vardaGleaners2000", "brownBoard1954", "lovelaceAnalytical2011", "blogWhy2020", "curieTalk1921",
    "darwinLetter1860",
]  # fmt: skip

LEFT_OUT = {
    "better-csl.json": frozenset[str](),
    "bibtex.bib": frozenset(
        "archive archive_location authority call-number collection-title container-title container-title-short dimensions "
        "event-place event-title genre medium number number-of-pages number-of-volumes recipient section submitted "
        "version original-date original-title director".split()
    ),
    "biblatex.bib": frozenset(
        "archive archive_location authority call-number collection-title container-title dimensions event-place "
        "event-title genre medium number recipient section submitted original-date original-title director".split()
    ),
    "export.ris": frozenset(
        "archive_location call-number dimensions event-place medium number version director".split()
    ),
}
"""Fields that the translator of the export has no line for, in one type of item or in all."""


class Otherwise(NamedTuple):
    """What an export says of a work that it has no better words for."""

    export: str
    key: str
    said: dict[str, str]
    why: str


_MISC = "@misc is all that BibTeX has for it"
_ARTICLE = "BibTeX and BibLaTeX have @article for all that appears in periodicals"
_ROLE = "the role of who made it is that of an author"
_EXTRA = "Extra is a note, which styles print"
OTHERWISE = (
    *(
        Otherwise("bibtex.bib", key, {"type": "document"}, _MISC)
        for key in (
            "HowWeCount2023", "smithOcean2021", "doeFlowtool2022", "vardaGleaners2000", "brownBoard1954",
            "lovelaceAnalytical2011", "blogWhy2020", "curieTalk1921", "darwinLetter1860",
        )
    ),
    *(
        Otherwise(export, key, {"type": "article-journal"}, _ARTICLE)
        for export in ("bibtex.bib", "biblatex.bib")
        for key in ("reporterNight2019", "carrWhy2008")
    ),
    *(
        Otherwise(export, "vardaGleaners2000", {"author": "Agnès Varda"}, _ROLE)
        for export in ("bibtex.bib", "biblatex.bib", "export.ris")
    ),
    *(
        Otherwise(
            export,
            "kantCritique1998",
            {"note": "Original Date: 1781 Original Title: Kritik der reinen Vernunft"},
            _EXTRA,
        )
        for export in ("bibtex.bib", "biblatex.bib")
    ),
    Otherwise("bibtex.bib", "reporterNight2019", {"chapter-number": "News"}, "the section is a chapter"),
    Otherwise("biblatex.bib", "lovelaceAnalytical2011", {"type": "entry"}, "@inreference is any work of reference"),
    Otherwise("biblatex.bib", "blogWhy2020", {"type": "webpage"}, "@online is any page"),
    Otherwise(
        "biblatex.bib",
        "curieTalk1921",
        {"type": "manuscript", "medium": "Lecture", "note": "Vassar College"},
        "a talk is @unpublished, its type `howpublished` and its meeting a note",
    ),
    Otherwise(
        "biblatex.bib",
        "edisonElectric1880",
        {"genre": "U.S. patent", "number": "223898 A"},
        "the country of a patent goes into its type",
    ),
    *(
        Otherwise("biblatex.bib", key, {"eprint": place, "eprinttype": "jstor"}, "any archive is taken for JSTOR")
        for key, place in (("ngLearning2015", "T 2015/77"), ("darwinLetter1860", "DAR 145: 205"))
    ),
    Otherwise("export.ris", "edisonElectric1880", {"publisher": "Edison Electric Light Co."}, "CSL has no assignee"),
)  # fmt: skip


def records_of(export: str) -> list[Record]:
    text = (EXPORTS / export).read_bytes().decode()
    result = bibkit.read(text, FORMATS[export])
    assert [one.message for one in result.diagnostics if one.is_error] == []
    return list(result.records)


def said_by(record: Record) -> dict[str, Hashable]:
    """The type and what each field means; the time of a day is in some exports only, and so are tags."""
    said = {"type": record.type, **meaning(record)}
    said.pop("keyword", None)
    for name in ("issued", "accessed"):
        if name in said:
            said[name] = str(said[name])[:10]
    return said


def differences(export: str) -> Iterator[tuple[str, str, Hashable, Hashable]]:
    """Where an export differs from Zotero's CSL-JSON: key, field, and what each says."""
    for one, other in zip(records_of("csl.json"), records_of(export), strict=True):
        expected, said = said_by(one), said_by(other)
        for name in sorted({*expected, *said}):
            if expected.get(name) != said.get(name):
                yield one.key, name, expected.get(name), said.get(name)


def shown(value: Hashable) -> str:
    if isinstance(value, tuple):
        return "; ".join(one.display for one in value if isinstance(one, Name))
    return str(value)


@pytest.mark.parametrize("export", FORMATS)
def test_the_keys_are_those_of_zotero(export: str) -> None:
    assert [record.key for record in records_of(export)] == KEYS


@pytest.mark.parametrize("export", LEFT_OUT)
def test_each_export_gives_the_same_works(export: str) -> None:
    said = {
        (one.key, name): text for one in OTHERWISE if one.export == export for name, text in one.said.items()
    }
    for key, name, expected, value in differences(export):
        if value is None:
            assert name in LEFT_OUT[export], (key, name)
        elif name == "issued" and export == "bibtex.bib":
            assert str(expected).startswith(str(value))  # `day` came later to Zotero's BibTeX
        else:
            assert said.pop((key, name), None) == shown(value), (key, name, expected)
    assert said == {}


@pytest.mark.parametrize("export", LEFT_OUT)
def test_nothing_is_named_as_left_out_that_is_there(export: str) -> None:
    missing = {name for _, name, _, value in differences(export) if value is None}
    assert missing == LEFT_OUT[export]


def test_the_works_are_read_in_full() -> None:
    works = {record.key: record for record in records_of("csl.json")}
    article = works["vanderBergTurbulent2018"]
    assert [name.display for name in article.author] == [
        "Jan van der Berg",
        "María de la Cruz",
        "Robert Downey Jr.",
        "Jean-Luc L’Hôte",
    ]
    assert (
        article.text("title") == "Turbulent CO<sub>2</sub> fluxes over <i>Sphagnum</i> bogs: A 10-year record"
    )
    assert (article.text("PMID"), article.text("PMCID")) == ("29123456", "PMC5812345")
    assert (str(article.values["issued"]), str(article.values["accessed"])) == ("2018-05-01", "2024-07-09")
    assert [name.literal for name in works["worldhealthorganizationGlobal2020"].author] == [
        "World Health Organization",
        "Inter-Agency Panel & Partners",
    ]
    assert str(works["liAttention2023"].values["arxiv"]) == "2301.01234 [cs]"
    kant = works["kantCritique1998"]
    assert (str(kant.values["original-date"]), kant.text("original-title")) == (
        "1781",
        "Kritik der reinen Vernunft",
    )
    assert [name.display for name in kant.names("translator")] == ["Paul Guyer", "Allen W. Wood"]


@pytest.mark.parametrize("export", ["bibtex.bib", "biblatex.bib", "export.ris"])
def test_tags_are_keywords(export: str) -> None:
    works = {record.key: meaning(record) for record in records_of(export)}
    assert works["vanderBergTurbulent2018"]["keyword"] == ("eddy covariance", "peat & bog")


@pytest.mark.parametrize(
    ("export", "kept"),
    [
        ("bibtex.bib", {"file"}),
        ("biblatex.bib", {"file"}),
        ("export.ris", {"ris"}),
    ],
)
def test_attachments_are_kept(export: str, kept: set[str]) -> None:
    extra = records_of(export)[0].extra
    assert set(extra) == kept
    assert "files/12/van der Berg et al. - 2018 - Turbulent CO2 fluxes.pdf" in str(extra)
    assert "files/13/index.html" in str(extra)


@pytest.mark.parametrize("first", ["csl.json", "export.ris"])
def test_a_second_export_changes_nothing(first: str, tmp_path: Path) -> None:
    assert run("import", str(EXPORTS / first), cwd=tmp_path).code == 0
    before = {path: path.read_bytes() for path in (tmp_path / "records").iterdir()}
    assert {path.stem for path in before} == set(KEYS)
    for export in FORMATS:
        assert run("import", "--quiet", str(EXPORTS / export), cwd=tmp_path).code in (0, 1)
        assert {path: path.read_bytes() for path in (tmp_path / "records").iterdir()} == before, export
