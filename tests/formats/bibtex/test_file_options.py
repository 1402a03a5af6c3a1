"""Options that need more of a file than one entry: macros, crossref, short journals; and presets, with real styles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibkit
from bibkit.errors import FileError, UsageError
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.options import complete_options, given_options
from bibkit.formats.written import write_whole
from bibkit.preserving import preserve
from bibkit.source import Source
from tests.cli.run import bibkit as run
from tests.formats.bibtex.latex import bbl
from tests.shared_data import shared

BIB = """\
@string{jair = {Journal of AI Research}}
@string{sv = "Springer"}

@article{a1, author={A, B}, title={T One}, journal=jair, year=2020, month=jan}
@article{a2, author={A, B}, title={T Two}, journal={Journal of Machine Learning Research}, year=2020}
@article{a3, author={A, B}, title={T Three}, journal={Journal of Mad Long Runs}, year=2020}
@inproceedings{p1, author={C, D}, title={P One}, crossref={Proc}, pages={1--2}}
@inproceedings{p2, author={C, D}, title={P Two}, crossref={proc}, publisher={Other}}
@proceedings{proc, title={Proceedings on names}, booktitle={Proceedings on names}, editor={E, F}, year=2019, publisher=sv}
"""
UNDEFINED = "@article{a, author={A, B}, title={T}, journal=jacm, year=2020}\n"


def write(format_: Format = BIBTEX, text: str = BIB, **options: str) -> str:
    assert format_.write is not None
    records = bibkit.read(text, "bibtex").records
    return write_whole(format_.write, records, complete_options(format_, {"align": "no", **options})).text


def said(text: str) -> list[object]:
    return [
        (
            one.key,
            one.type,
            {name: value for name, value in one.values.items() if name != "source"},
            one.extra,
        )
        for one in sorted(bibkit.read(text, "bibtex").records, key=lambda record: record.key)
    ]


def kept(text: str = BIB, **options: str) -> str:
    return preserve(Source(text, "refs.bib"), **options).text


def test_macros_of_the_source_are_kept() -> None:
    text = write(strings="keep")
    assert text.startswith(
        "@string{jair = {Journal of AI Research}}\n@string{sv = {Springer}}\n\n@article{a1,\n"
    )
    assert text.count("= jair") == 1
    assert text.count("publisher = sv") == 1
    assert said(text) == said(write())
    assert "journaltitle = jair" in write(BIBLATEX, strings="keep")


def test_journals_have_a_macro_each() -> None:
    text = write(strings="journals")
    assert text.startswith(
        "@string{jair = {Journal of AI Research}}\n@string{jmlr = {Journal of Machine Learning Research}}\n"
        "@string{jmlrb = {Journal of Mad Long Runs}}\n\n@article{a1,\n"
    )
    assert [line.split()[-1] for line in text.splitlines() if "journal =" in line] == [
        "jair,",
        "jmlr,",
        "jmlrb,",
    ]
    assert "sv" not in text
    assert said(text) == said(write())


def test_a_macro_that_nothing_defines_is_left_to_the_style(tmp_path: Path) -> None:
    text = write(text=UNDEFINED, strings="keep")
    assert "@string" not in text
    assert "Journal of the ACM" in bbl(tmp_path, text, "plain")


def test_a_macro_that_says_its_own_name_is_defined() -> None:
    text = write(text="@string{ACM = {ACM}}\n@book{a, title={T}, publisher=ACM, year=2020}", strings="keep")
    assert text.startswith("@string{ACM = {ACM}}\n")
    assert "publisher = ACM" in text


def test_a_macro_that_is_made_is_none_that_another_entry_means() -> None:
    text = "@article{b, title={U}, journal={Journal of Abnormal Coding Matters}, year=2020}\n" + UNDEFINED
    assert "@string{jacmb = {Journal of Abnormal Coding Matters}}" in write(text=text, strings="journals")
    assert "@string{jacmb = {Journal of Abnormal Coding Matters}}" in kept(text, strings="journals")
    assert write(text=text, strings="journals").count("journal = jacm,") == 1


def test_macros_are_never_called_like_months() -> None:
    text = write(text="@article{a, title={T}, journal={Dec}, year=2020, month=dec}", strings="journals")
    assert text.startswith("@string{decb = {Dec}}")
    assert "month = dec" in text


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
def test_children_link_to_their_book_which_stands_last(format_: Format) -> None:
    text = write(format_, crossref="keep")
    assert text.count("crossref = {proc}") == 2
    assert text.index("@proceedings{proc") > text.index("@inproceedings{p2")
    assert text.count("Springer") == 1
    assert "publisher = {Other}" in text
    assert said(text) == said(write(format_))


def test_a_child_without_its_book_has_all_of_it_itself() -> None:
    assert BIBTEX.write is not None
    records = [one for one in bibkit.read(BIB, "bibtex").records if one.key != "proc"]
    text = write_whole(BIBTEX.write, records, complete_options(BIBTEX, {"crossref": "keep"})).text
    assert "crossref" not in text
    assert "Springer" in text


def test_a_real_file_says_the_same_with_crossref_and_macros() -> None:
    text = shared("corpora/large/crypto_misc.bib").read_text(encoding="utf-8")
    flat = write(text=text)
    for format_ in (BIBTEX, BIBLATEX):
        linked = write(format_, text, crossref="keep", strings="keep")
        assert linked.count("@") >= flat.count("\n@")
        assert ("crossref = " in linked) == ("crossref" in text)
        assert said(linked) == said(write(format_, text))


@pytest.mark.parametrize("style", ["plain", "plainnat"])
def test_bibtex_prints_the_same_with_macros_and_as_the_source_with_crossref(
    tmp_path: Path, style: str
) -> None:
    plain = bbl(tmp_path, write(), style)
    assert bbl(tmp_path, write(strings="keep"), style) == plain
    assert bbl(tmp_path, write(strings="journals"), style) == plain
    assert bbl(tmp_path, kept(strings="journals"), style) == bbl(tmp_path, BIB, style)
    assert bbl(tmp_path, kept(strings="expand"), style) == bbl(tmp_path, BIB, style)
    assert bbl(tmp_path, write(crossref="keep"), style) == bbl(tmp_path, BIB, style)
    assert "May 2020" in bbl(tmp_path, BIB.replace("month=jan", "month=may"), style)
    by_number = write(text=BIB.replace("month=jan", "month=may"), month="number")
    assert "5 2020" in bbl(tmp_path, by_number, style)


def test_macros_in_place() -> None:
    assert kept(strings="keep") == BIB
    assert kept(strings="expand") == BIB.replace("journal=jair", "journal={Journal of AI Research}").replace(
        "publisher=sv", 'publisher="Springer"'
    )
    made = kept(strings="journals")
    new = "@string{jmlr = {Journal of Machine Learning Research}}\n@string{jmlrb = {Journal of Mad Long Runs}}\n\n"
    assert made == BIB.replace("@article{a1", f"{new}@article{{a1").replace(
        "={Journal of Machine Learning Research}, year", "=jmlr, year"
    ).replace("={Journal of Mad Long Runs}, year", "=jmlrb, year")
    assert kept(made, strings="journals") == made
    assert said(made) == said(BIB)
    joined = '@string{j = "A " # b}\n@article{a, journal = j # { (Online)} # jan}'
    assert (
        kept(joined, strings="expand").splitlines()[1]
        == '@article{a, journal = "A " # b # { (Online)} # jan}'
    )


def test_what_is_inherited_is_spliced_in() -> None:
    flat = kept(crossref="flatten")
    assert flat.splitlines()[6] == (
        "@inproceedings{p1, author={C, D}, title={P One}, editor={E, F}, booktitle={Proceedings on names}, "
        "publisher={Springer}, year={2019}, pages={1--2}}"
    )
    assert [line for line in flat.splitlines() if "crossref" not in line and not line.startswith("@inp")] == [
        line for line in BIB.splitlines() if not line.startswith("@inp")
    ]
    lines = (
        "@inproceedings{a,\n  crossref = {b}, % see b\n  title = {T},\n}\n@book{b,\n title={B}, month=may}\n"
    )
    assert kept(lines, crossref="flatten").startswith(
        "@inproceedings{a,\n  booktitle = {B},\n  month = may, % see b\n  title = {T},\n}\n"
    )
    of_a_set = "@set{a, entryset={b,c}, crossref={b}}\n@book{b, title={T}}\n"
    assert kept(of_a_set, crossref="flatten") == of_a_set
    missing = "@inproceedings{a, title={T}, crossref={none}}\n"
    assert kept(missing, crossref="flatten") == missing


@pytest.fixture
def short(tmp_path: Path) -> str:
    """A list with one journal."""
    lists = {
        "default": {"container-title": {"Journal of Machine Learning Research": "J. Mach. Learn. Res. & Co."}}
    }
    (tmp_path / "short.json").write_text(json.dumps(lists))
    return str(tmp_path / "short.json")


def test_journals_are_written_short(short: str) -> None:
    assert r"journal = {J. Mach. Learn. Res. \& Co.}" in write(abbreviations=short)
    assert r"journaltitle = {J. Mach. Learn. Res. \& Co.}" in write(BIBLATEX, abbreviations=short)
    assert write(abbreviations=short).count("Journal of") == 2
    assert r"@string{jmlrc = {J. Mach. Learn. Res. \& Co.}}" in write(abbreviations=short, strings="journals")
    upper = BIB.replace("Journal of Machine", "JOURNAL of machine")
    assert r"{J. Mach. Learn. Res. \& Co.}" in write(text=upper, abbreviations=short)
    full, brief = "{Journal of Machine Learning Research}", r"{J. Mach. Learn. Res. \& Co.}"
    assert kept(abbreviations=short) == BIB.replace(full, brief)
    macro = f"@string{{j = {full}}}\n@article{{a, journal=j, title={full}}}"
    assert kept(macro, abbreviations=short) == macro.replace(full, brief, 1)


def test_the_list_of_short_forms_is_named_as_for_lists_and_in_settings(tmp_path: Path, short: str) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    for arguments in (
        ("--abbreviations", short),
        ("-O", f"abbreviations={short}"),
        ("--preserve", "--abbreviations", short),
    ):
        done = run("convert", "refs.bib", "-t", "bibtex", *arguments, cwd=tmp_path)
        assert (done.code, "J. Mach. Learn. Res." in done.out) == (0, True)
    (tmp_path / "bibkit.toml").write_text('[options.bibtex]\nabbreviations = "short.json"\n')
    (tmp_path / "sub").mkdir()
    assert "J. Mach. Learn. Res." in run("convert", "../refs.bib", "-t", "bibtex", cwd=tmp_path / "sub").out
    done = run("convert", "refs.bib", "-t", "bibtex", "-o", "short.json", cwd=tmp_path)
    assert (done.code, json.loads(Path(short).read_text())["default"] != {}) == (2, True)
    with pytest.raises(FileError, match=r"none\.json can't be read"):
        write(abbreviations="none.json")


PRINTED = """\
@article{art, author={Doe, Jane}, title={On Names}, journal={J. of Names}, volume=1, pages={1--9}, year=2020,
  doi={10.1000/1}, url={https://doi.org/10.1000/1}, issn={1234-5678}, language={Basa Jawa}, abstract={ABS}}
@book{boo, author={Doe, Jane}, title={A Book}, publisher={P}, address={A}, year=2020, isbn={978-3-16-148410-0},
  url={https://x.example/}}
"""


@pytest.mark.parametrize(
    ("preset", "style", "without", "still"),
    [
        (
            "natbib",
            "plainnat",
            ("ISSN", "ISBN", "https://doi.org/10.1000/1"),
            ("10.1000/1", "https://x.example/"),
        ),
        ("lncs", "splncs04", ("https://doi.org/10.1000/1",), ("10.1000/1", "https://x.example/")),
        (
            "elsevier",
            "elsarticle-num",
            (r"\url{https://doi.org/10.1000/1}",),
            ("10.1000/1", "https://x.example/"),
        ),
        ("ams", "amsplain", ("Basa Jawa",), ("A book",)),
        ("ieee", "IEEEtran", ("Basa Jawa",), ("https://doi.org/10.1000/1", "https://x.example/")),
    ],
)
def test_a_preset_keeps_from_print_what_it_is_for(
    tmp_path: Path, preset: str, style: str, without: tuple[str, ...], still: tuple[str, ...]
) -> None:
    usual = bbl(tmp_path, write(text=PRINTED), style)
    printed = bbl(tmp_path, write(BIBTEX, PRINTED, **{"for": preset}), style)
    in_place = bbl(tmp_path, kept(PRINTED, **{"for": preset}), style)
    for text in without:
        assert text in usual
        assert text not in printed + in_place
    for text in still:
        assert text in printed
        assert text in in_place


@pytest.mark.parametrize("preset", [*BIBTEX.presets, *BIBLATEX.presets], ids=lambda preset: preset.name)
def test_a_preset_is_made_of_options_that_there_are(preset: object) -> None:
    format_ = BIBTEX if preset in BIBTEX.presets else BIBLATEX
    chosen = next(one for one in format_.presets if one is preset)
    assert given_options(format_, {"for": chosen.name}) == {"for": chosen.name, **chosen.options}
    assert given_options(format_, {"for_": chosen.name, "omit": "note"})["omit"] == "note"
    assert given_options(format_, chosen.options) == chosen.options


def test_a_preset_that_is_none_has_near_ones() -> None:
    with pytest.raises(UsageError) as raised:
        given_options(BIBTEX, {"for": "ieeee"})
    assert raised.value.hint == "did you mean ieee?"
