"""Hayagriva YAML: what Typst takes and prints."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bibkit.formats.hayagriva import is_address, write_hayagriva
from bibkit.formats.written import write_whole
from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record, Value
from bibkit.text.escape.hayagriva import formattable
from bibkit.text.maths.read import formula
from bibkit.text.rich_text import Part, segments
from tests.programs import require
from tests.strategies.formulas import formulas
from tests.strategies.records import records

DOE = (Name(family="Doe", given="Jane"),)


def edtf(text: str) -> Date:
    date = parse_date(text)
    assert isinstance(date, Date)
    return date


def compiled(folder: Path, text: str, style: str = "apa") -> bytes:
    typst = pytest.importorskip("typst", reason="the typst package is not installed")
    (folder / "x.yml").write_text(text, encoding="utf-8")
    main = f'#set page(width: 60cm, height: auto)\n#bibliography("x.yml", style: "{style}", full: true)\n'
    (folder / "main.typ").write_text(main, encoding="utf-8")
    pdf = typst.compile(str(folder / "main.typ"))
    assert isinstance(pdf, bytes)
    return pdf


def printed(folder: Path, record: Record, style: str = "apa") -> str:
    pdftotext = require("pdftotext")
    (folder / "x.pdf").write_bytes(compiled(folder, write_whole(write_hayagriva, [record], {}).text, style))
    done = subprocess.run(
        [pdftotext, "-layout", folder / "x.pdf", "-"], capture_output=True, text=True, check=True
    )
    return " ".join(done.stdout.removeprefix("Bibliography").split())


def losses(record: Record) -> list[str]:
    return [
        f"{loss.code} {loss.field_text}: {loss.message}"
        for loss in write_whole(write_hayagriva, [record], {}).losses
    ]


def test_a_journal_article_stands_in_its_periodical() -> None:
    values: dict[str, Value] = {
        "title": "Linear <span class='nocase'>OPF</span>",
        "author": (Name(family="Hörsch", given="Jonas"), Name(family="Berg", given="Jan", non_dropping_particle="van der"),
                   Name(literal="Org, Inc.")),
        "issued": edtf("2018-05"),
        "container-title": "Electric Power Systems Research",
        "container-title-short": "EPSR",
        "volume": "158",
        "page": "126-135",
        "publisher": "Elsevier",
        "publisher-place": "Amsterdam",
        "DOI": "10.1016/j.epsr.2017.12.034",
        "ISSN": "0378-5955",
        "URL": "https://x.org/a_b",
        "accessed": edtf("2020-01-02"),
        "language": "en-GB",
    }  # fmt: skip
    written = write_whole(write_hayagriva, [Record("horsch2018", "article-journal", values)], {})
    assert not written.losses
    assert (
        written.text
        == """\
horsch2018:
  type: article
  title: Linear {OPF}
  author:
    - Hörsch, Jonas
    - {name: Berg, given-name: Jan, prefix: van der}
    - {name: "Org, Inc."}
  date: "2018-05"
  page-range: "126-135"
  serial-number:
    doi: "10.1016/j.epsr.2017.12.034"
    issn: "0378-5955"
  url: {value: https://x.org/a_b, date: "2020-01-02"}
  language: en-GB
  parent:
    type: periodical
    title: {value: Electric Power Systems Research, short: EPSR}
    volume: "158"
    publisher: {name: Elsevier, location: Amsterdam}
"""
    )


def test_a_paper_stands_in_its_proceedings_these_in_a_series_and_at_a_conference() -> None:
    values: dict[str, Value] = {
        "title": "T", "author": DOE, "editor": (Name(family="Roe", given="Richard"),), "issued": edtf("2020"),
        "container-title": "Proc", "collection-title": "LNCS", "collection-number": "7", "event-title": "ICML",
        "event-place": "Vienna", "publisher": "ACM",
    }  # fmt: skip
    assert (
        write_whole(write_hayagriva, [Record("doe2020", "paper-conference", values)], {}).text
        == """\
doe2020:
  type: article
  title: T
  author:
    - Doe, Jane
  date: "2020"
  parent:
    - {type: proceedings, title: Proc, editor: ["Roe, Richard"], publisher: ACM, parent: {type: anthology, title: LNCS, volume: "7"}}
    - {type: conference, title: ICML, location: Vienna}
"""
    )


def test_a_preprint_has_its_arxiv_number() -> None:
    record = Record(
        "bai2022", "article", {"title": "AI", "author": DOE, "arxiv": ArxivId("2212.08073", 1, "cs.CL")}
    )
    text = write_whole(write_hayagriva, [record], {}).text
    assert 'arxiv: "2212.08073v1 [cs.CL]"' in text
    assert "publisher: arXiv" in text


def test_a_book_and_its_chapter_print_as_they_should(tmp_path: Path) -> None:
    values: dict[str, Value] = {"title": "One <i>thing</i>", "author": DOE, "editor": (Name(family="Roe", given="R. B."),),
                                "container-title": "All Things", "issued": edtf("-0049"), "page": "3-9",
                                "publisher": "Pub & Sons", "edition": "2", "title-short": "One"}  # fmt: skip
    assert printed(tmp_path, Record("a", "chapter", values)) == (
        "Doe, J. (50 B.C.E.). One thing. In R. B. Roe (Ed.), All Things (2nd ed., pp. 3–9). Pub & Sons."
    )


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("#panic() *b* _i_ <lab> @ref `c` = h // x", "#panic() *b* _i_ <lab> @ref `c` = h // x"),
        ("unmatched } and { and $5", "unmatched } and { and $5"),
        ("a\\ b\\$ c\\", "a\\ b\\$ c\\"),
        ("H<sub>2</sub>O", "H2 O"),
        ("$\\unknown{x}$ y", "$\\unknown{x}$ y"),
        ("$\\{x,y\\}\\leqslant\\text{b; \\#c}$ {z}", "{𝑥, 𝑦} ⩽ b; #c {z}"),
        ("$#panic()$ y", "$#panic()$ y"),
    ],
)
def test_titles_print_as_the_record_has_them(tmp_path: Path, title: str, expected: str) -> None:
    record = Record("a", "book", {"title": title, "author": DOE, "issued": edtf("2020")})
    assert printed(tmp_path, record) == f"Doe, J. (2020). {expected}."


@pytest.mark.parametrize(
    ("text", "typst", "lost"),
    [
        (r"$L_\infty$ norm", "$L_(∞)$ norm", ""),
        (r"$x^2 + \frac{a}{b_{ij}}$", "$x^(2) + frac(a, b_(i j))$", ""),
        (r"$\mathcal{O}(n \log n)$", r'$cal(O) \( n op("log") n \)$', ""),
        (r"$\mathrm{CO}_2$", '$"CO"_(2)$', ""),
        (r"$^{13}$C", '$""^(13)$C', ""),
        (r"$\sqrt[3]{x}$ {K}", r"$root(3, x)$ \{K\}", ""),
        (r"$\{\binom nk\}$", "$brace.l binom(n, k) brace.r$", ""),
        ("10<sup>6</sup>", '10$""^"6"$', ""),
        (r"$x^2^3$", r"\$x^2^3\$", "the maths $x^2^3$, which stands as it was written"),
        (r"$\input{x}$", r"\$\\input\{x\}\$", r"the maths $\input{x}$, which stands as it was written"),
        ("<i>E. coli</i>", "E. coli", "italics, bold, small capitals or raised text"),
        ("x<sup><b>2</b></sup>", "x2", "italics, bold, small capitals or raised text"),
    ],
)
def test_tex_maths_becomes_typst_maths_where_it_is_understood(text: str, typst: str, lost: str) -> None:
    assert formattable(text) == (typst, lost)


def test_what_can_not_be_carried_is_reported_by_field() -> None:
    values: dict[str, Value] = {
        "title": "<i>E. coli</i>", "author": (Name(family="Doe", given="J", orcid="0000-0001-5898-1911"),),
        "incomplete": ("author",), "issued": edtf("2004~/2005"), "submitted": edtf("2003"), "URL": "not an address",
        "language": "English", "scale": "1:10", "tags": ("a",), "notes": "n", "source": Provenance("x"),
    }  # fmt: skip
    assert losses(Record("a", "map", values, {"x-lab": "y"})) == [
        "BK703 type: Typst has no type map; it is written as artwork",
        "BK702 title: Hayagriva can't carry italics, bold, small capitals or raised text",
        "BK702 author: Hayagriva can't carry the ORCID of J Doe",
        'BK702 issued: Of the date "2004~/2005", only one end of it is written',
        "BK701 submitted: Hayagriva has no place for submitted",
        "BK701 URL: Hayagriva has no place for URL",
        "BK701 language: Hayagriva has no place for language",
        "BK701 scale: Hayagriva has no place for scale",
        "BK701 x-lab: Hayagriva has no place for x-lab",
        "BK702 author: Hayagriva can't say that the list of author goes on",
    ]


@pytest.mark.parametrize(("date", "line"), [("2020", '"2020"'), ("2020-05-01", '"2020-05-01"'), ("0000", '"0000"'),
                                            ("-0049-03", '"-0049-03"'), ("2020-21", '"2020"'), ("2004-XX", '"2004"'),
                                            ("1723?", '"1723"'), ("/2005", '"2005"')])  # fmt: skip
def test_dates_are_year_month_and_day(date: str, line: str) -> None:
    assert (
        f"  date: {line}\n"
        in write_whole(write_hayagriva, [Record("a", "book", {"issued": edtf(date)})], {}).text
    )


@pytest.mark.parametrize("date", ["Y-17000", "201X"])
def test_a_date_without_a_year_of_four_digits_is_left_out_and_reported(date: str) -> None:
    written = write_whole(write_hayagriva, [Record("a", "book", {"title": "T", "issued": edtf(date)})], {})
    assert "date:" not in written.text
    assert [loss.code for loss in written.losses] == ["BK701"]


@given(st.lists(records(), min_size=1, max_size=4, unique_by=lambda record: record.key))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typst_compiles_any_records(tmp_path: Path, library: list[Record]) -> None:
    compiled(tmp_path, write_whole(write_hayagriva, library, {}).text)


@given(st.lists(formulas(), min_size=20, max_size=20))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typst_sets_every_formula_of_hayagriva(tmp_path: Path, found: list[str]) -> None:
    titles = [f"On ${tex}$ and more" for tex in found]
    library = [Record(f"k{at}", "book", {"title": title}) for at, title in enumerate(titles)]
    compiled(tmp_path, write_whole(write_hayagriva, library, {}).text)
    typst = pytest.importorskip("typst", reason="the typst package is not installed")
    understood = [
        part for title in titles for part in segments(title) if part.part is Part.MATHS and formula(part.text)
    ]
    assert len(json.loads(typst.query(str(tmp_path / "main.typ"), "math.equation"))) == len(understood)


@given(records())
@settings(max_examples=100, deadline=None)
def test_every_field_is_written_or_reported(record: Record) -> None:
    marker = "ZQX"
    texts = {name: f"{marker}{name}" for name, value in record.values.items() if isinstance(value, str)}
    private = {"notes", "summary"}
    changed = record.with_values({name: text for name, text in texts.items() if name != "page-first"})
    written = write_whole(write_hayagriva, [changed], {})
    reported = {loss.field[0] for loss in written.losses}
    for name, text in texts.items():
        if name not in private and name != "page-first":
            assert text in written.text or name in reported, name


@pytest.mark.parametrize("text", ["https://x.org/a b", "x", "http://[", "http://", "https://x.org:99999/", "http://1.2.3.999/",
                                  "javascript:alert(1)", "http://a..b/", "https://x.org\\a", "http://a@b/", ""])  # fmt: skip
def test_what_typst_would_refuse_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize("style", ["apa", "ieee"])
def test_typst_compiles_every_csl_type(tmp_path: Path, style: str) -> None:
    from bibkit.model.fields import TYPES

    library = [
        Record(f"k-{name}", name, {"title": f"T {name}", "author": DOE, "issued": edtf("2020")})
        for name in TYPES
    ]
    assert compiled(tmp_path, write_whole(write_hayagriva, library, {}).text, style).startswith(b"%PDF")


def test_no_records_are_an_empty_mapping() -> None:
    assert write_whole(write_hayagriva, [], {}).text == "{}\n"
