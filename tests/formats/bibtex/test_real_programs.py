"""What is exported goes through bibtex, biber and pdflatex without a word of complaint, every key cited."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format, Options
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.formats.bibtex.latex import biber_complaints, bibtex_complaints, cited_keys
from tests.seed import seed_papers


def written(format_: Format, records: list[Record], options: Options | None = None) -> str:
    assert format_.write is not None
    return write_whole(format_.write, records, options or {}).text


def paper(key: str, type_: str = "article-journal", **values: object) -> Record:
    """A complete record, with the values that a test is about in place of the usual ones."""
    usual: dict[str, object] = {
        "title": f"On {key}",
        "author": (Name("Doe", "Jane"),),
        "issued": Date(Moment(2020, 3)),
        "container-title": "Journal of Names",
        "volume": "1",
        "page": "1-9",
        "publisher": "A Press",
        "publisher-place": "Graz",
    }
    usual.update({name.replace("_", "-"): value for name, value in values.items()})
    return Record(key, type_, usual)  # type: ignore[arg-type]


HOSTILE = [
    r"\input{/etc/passwd}",
    "}",
    "{",
    "}} @comment{ @article{x, title={",
    "100% of it",
    r"\write18{touch pwned}",
    r"\immediate\write18{touch pwned}",
    "$\\input{/etc/passwd}$",
    "$^^5cinput{/etc/passwd}$",
    "^^5cinput{/etc/passwd}",
    "one\n\n\\par two",
    "a # b & c _ d ~ e ^ f $ g \\",
    "$x^$ and $_$ and $a^b^c$ and $\\frac$ and $\\left($ and $\\hat$ and $\\sqrt}$",
    "\\",
    "\\\\",
    '"quoted" and ""',
    "@article{x}",
    "\\catcode`\\%=12",
    "\\csname input\\endcsname",
    "ends in a backslash\\",
    "<i>never <b>closed",
    "</i>",
    "$" * 7,
    "--- '' `` ,, <<>> !` ?`",
]


@pytest.mark.parametrize(
    "style", ["plain", "abbrvnat", "ieeetr", "acm", "unsrt", "apalike", "IEEEtran", "plainnat"]
)
def test_the_papers_of_the_library_pass_bibtex_in_every_style(tmp_path: Path, style: str) -> None:
    records = list(seed_papers().records)
    bib = written(BIBTEX, records)
    assert bib.isascii()
    assert len(cited_keys(bib)) == len(records)
    assert bibtex_complaints(tmp_path, bib, style) == []


@pytest.mark.parametrize("preprint", ["unpublished", "techreport"])
def test_the_other_ways_to_write_preprints_pass_too(tmp_path: Path, preprint: str) -> None:
    bib = written(BIBTEX, list(seed_papers().records), {"preprint": preprint})
    assert bibtex_complaints(tmp_path, bib, "plain") == []
    assert "arXiv:2212.08073" in (tmp_path / "main.bbl").read_text()


@pytest.mark.parametrize("options", ["", "style=authoryear"])
def test_the_papers_of_the_library_pass_biber(tmp_path: Path, options: str) -> None:
    bib = written(BIBLATEX, list(seed_papers().records))
    assert biber_complaints(tmp_path, bib, options) == []


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
def test_hostile_text_is_inert(tmp_path: Path, format_: Format) -> None:
    records = [
        paper(f"h{i}", title=text, author=(Name(text, text), Name(literal=text)), container_title=text,
              note=text, publisher=text, volume=text, page=text, URL=text, DOI=f"10.1/{text}", language=text)
        for i, text in enumerate(HOSTILE)
    ]  # fmt: skip
    bib = written(format_, records)
    assert len(cited_keys(bib)) == len(HOSTILE)
    if format_ is BIBTEX:
        complaints = [
            line for style in ("plain", "abbrvnat") for line in bibtex_complaints(tmp_path, bib, style)
        ]
    else:
        complaints = biber_complaints(tmp_path, bib)
    assert complaints == []
    assert "root:" not in (tmp_path / "main.bbl").read_text(encoding="utf-8")
    assert not (tmp_path / "pwned").exists()


def test_ten_megabytes_of_abstract_pass_bibtex(tmp_path: Path) -> None:
    bib = written(BIBTEX, [paper("big", abstract="word % " * 1_500_000), paper("next")])
    assert bibtex_complaints(tmp_path, bib, "plain") == []


NAMES = (
    Name("Ludwig", "van", "", ""),
    Name("Beethoven", "Ludwig", dropping_particle="van"),
    Name("Berg", "Jan", non_dropping_particle="van der"),
    Name("Della Porta", "Donatella"),
    Name("Porta", "Donatella", non_dropping_particle="Della"),
    Name("King", "Martin Luther", suffix="Jr."),
    Name("García y Vega", "José"),
    Name("Lukošiūtė", "Kamilė"),
    Name("O’Brien, Esq.", "and"),
    Name("hooks", "bell"),
    Name("Lucretius"),
    Name("Madonna Ciccone"),
    Name(literal="Open Science Collaboration"),
    Name(literal="Barnes and Noble, Inc. and others"),
    Name(literal="others"),
    Name("others", "Ann"),
    Name("Ölçer", "İ. Ş."),
)


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
def test_every_shape_of_name_and_date_passes(tmp_path: Path, format_: Format) -> None:
    dates = [
        Date(Moment(1723, approximate=True)), Date(Moment(1723, uncertain=True)), Date(Moment(-49)),
        Date(Moment(2001, season=21)), Date(Moment(1999, 5), Moment(2000, 1)), Date(Moment(2010, mask="201X")),
        Date(Moment(2020, 4, 5), Moment(2020, 4, 7)), Date(literal="in press"),
    ]  # fmt: skip
    records = [paper(f"name{i}", author=(name, Name("Doe", "Jane"))) for i, name in enumerate(NAMES)]
    records += [paper(f"date{i}", issued=date) for i, date in enumerate(dates)]
    records += [
        paper("rest", incomplete=("author",), title="The <i>E. coli</i> of H<sub>2</sub>O at $L_\\infty$")
    ]
    records += [paper("arx", "article", arxiv=ArxivId("2212.08073", 2, "cs.CL"))]
    bib = written(format_, records)
    if format_ is BIBTEX:
        complaints = [
            line for style in ("plain", "abbrvnat") for line in bibtex_complaints(tmp_path, bib, style)
        ]
    else:
        complaints = biber_complaints(tmp_path, bib)
        # It prints a year in words, and warns that nothing can sort by it.
        assert any("'in press' in entry 'date7' is not an integer" in line for line in complaints)
        complaints = [line for line in complaints if not re.search("legacy year|WARNINGS: 1$", line)]
    assert complaints == []


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
def test_keys_of_other_tools_stay_as_they_are(tmp_path: Path, format_: Format) -> None:
    keys = ["2004A&A...424..927C", "UMCP-CSD//CS-TR-3981", "Yahoo!-Finance2007", "IJCAI01*425"]
    keys += ["o'neil2020"] if format_ is BIBTEX else []  # biber takes no apostrophe
    bib = written(format_, [paper(key, title=f"Paper {n}") for n, key in enumerate([*keys, "x[1]"])])
    assert cited_keys(bib) == [*keys, "x[1]"]
    complaints = (
        bibtex_complaints(tmp_path, bib, "plain") if format_ is BIBTEX else biber_complaints(tmp_path, bib)
    )
    assert complaints == []
