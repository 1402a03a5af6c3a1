"""Rules on the text of .bib files: what each finds, where, and what it lets be."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

import bibkit
from bibkit.checks.bib.run import check_bib
from bibkit.source import Source
from tests.programs import require

BOOK = "@book{doe2020, title = {On names}, author = {Doe, Jane}, year = 2020%s}\n"
CHILDREN = "@inproceedings{a, title={A}, author={B, C}, crossref={p}}\n@inproceedings{b, title={B}, author={B, C}, crossref={P}}\n"
PARENT = "@proceedings{p, title={P}, booktitle={P}, editor={E, F}, year=2000}\n"


def found(text: str, dialect: str = "") -> list[tuple[str, int, int]]:
    findings = check_bib([Source(text, "refs.bib")], dialect)
    assert all(one.help and one.message for one in findings)
    return sorted((one.code, one.where.line, one.where.column) for one in findings)


def codes(text: str, dialect: str = "") -> list[str]:
    return [code for code, *_ in found(text, dialect)]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (", month = {March}", "BK818"),
        (', month = "mar"', "BK818"),
        (", MONTH = {Sept.}", "BK818"),
        (", month = {may }", "BK818"),
        (", month = {DECEMBER}", "BK818"),
        (", month = {March 15}", "BK818"),
        (", month = {15 March}", "BK818"),
        (", month = {Mar.~15--17}", "BK818"),
        (', month = "15th of march"', "BK818"),
        (", month = {Sept 1st}", "BK818"),
        (", month = 3", "BK818"),
        (", month = {03}", "BK818"),
        (", note = {It costs $5}", "BK819"),
        (", note = {$x$ and $y}", "BK819"),
        (', note = {$} # " and $x$"', "BK819"),
        (", series = {US$ papers}", "BK819"),
        (", note = {\\\\$ and }, address = {a\\$b}", "BK819"),
        (", title = {Cats &amp; dogs}", "BK510"),
        (", title = {Cats \\&amp; dogs}", "BK510"),
        (", title = {H<sub>2</sub>O}", "BK510"),
        (", publisher = {Doe &#38; Roe}", "BK510"),
        (", title = {{\\textless}i{\\textgreater}E. coli{\\textless}/i{\\textgreater}}", "BK510"),
        (", editor = {Roe, Ann and et al.}", "BK307"),
        (", editor = {Roe, Ann AND\n  et. al}", "BK307"),
        (', editor = "Roe, Ann and et al"', "BK307"),
        (", editor = {Roe, Ann and}", "BK307"),
        (", editor = {and Roe, Ann}", "BK307"),
        (", editor = {Roe, Ann and and Poe, Bob}", "BK307"),
        (", editor = {Roe, Ann and\n}", "BK307"),
        (", bootitle = {Names}", "BK111"),
        (", jounral = {Names}", "BK111"),
        (", authors = {Roe, Ann}, editors = {Poe, Bob}", "BK111"),
        (", Pubisher = {Urania}", "BK111"),
        (", voulme = 3", "BK111"),
        (", note = {a \\{ b}", "BK820"),
        (", note = {a \\} b}", "BK820"),
        (", note = {\\{\\{ \\}}", "BK820"),
        (', note = "M\\"uller"', "BK820"),
        (', note = "{x} \\"\\i"', "BK820"),
    ],
)
def test_an_entry_that_bibtex_reads_otherwise(more: str, code: str) -> None:
    assert {*codes(BOOK % more)} == {code}


@pytest.mark.parametrize(
    "more",
    [
        ", title = {Cats \\& dogs < mice; H\\textsubscript{2}O}",
        ", abstract = {Cats &amp; dogs}, url = {https://example.org/?a=1&lt;=2}",
        ", editor = {Roe, Ann and others}",
        ", editor = {Etal, Ann and Band, Bob}",
        ", editor = {{Sturm und Drang and} and Roe, Ann}",
        ", fjournal = {Names}, oyear = 1990, volumes = 3, editora = {Roe, Ann}, notes = {x}, keyword = {y}",
        ", bootitle = {Names}, booktitle = {Names}",
        ", journey = {Names}, dop = {x}",
        ", month = mar",
        ", month = MAR",
        ', month = mar # "~3"',
        ", month = {March--April}",
        ", month = {März}",  # printed in another language, as it is meant
        ", month = {Spring}",
        ", month = {13}",
        ", month = march",  # a macro that nothing defines: the reader says so
        ", note = {costs \\$5}",
        ", note = {$x$ costs \\$5}",
        ", note = {$$x$$}",
        ', note = {$x} # " + y$"',
        ", abstract = {for $5}",
        ", url = {https://x.org/?a$b}",
        ", howpublished = {\\url{https://x.org/?a$b}}",
        ", file = {a$b.pdf}",
        ", note = {\\{a\\}}",
        ", note = {\\\\}",
        ', note = {{\\"u} and \\"u}',
        ', note = "{\\"u}"',
        ', note = "a {M\\"uller} b"',
    ],
)
def test_what_bibtex_reads_as_it_is_meant(more: str) -> None:
    assert codes(BOOK % more) == []


def test_a_number_is_the_month_that_biblatex_wants() -> None:
    assert codes(BOOK % ", month = 3") == ["BK818"]
    assert codes(BOOK % ", month = 3", "biblatex") == []
    assert codes(BOOK % ", month = 3, langid = {english}") == []
    assert codes("% !BIB program = biber\n" + BOOK % ", month = 3") == []
    assert codes("@comment{jabref-meta: databaseType:biblatex;}\n" + BOOK % ", month = 3") == []
    assert codes(BOOK % ", month = {March}", "biblatex") == ["BK818"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PARENT + CHILDREN, [("BK815", 2, 54), ("BK815", 3, 54)]),
        (CHILDREN + PARENT, []),
        (PARENT.replace("{p", "{q") + CHILDREN, []),  # no parent at all: the reader says so
        (PARENT.replace("year=", "date=") + CHILDREN, []),  # biber finds it anywhere
        ("@book{x, title={X}}\n" + CHILDREN + PARENT, []),
        (CHILDREN + "@proceedings{p, key={vldb20}, booktitle={P}, year=2000}\n", [("BK816", 3, 21)]),
        (CHILDREN + "@proceedings{p, key={}, booktitle={P}, year=2000}\n", []),
        (CHILDREN + PARENT.replace("year", "key={x}, year"), []),  # it is called by its editor
        (CHILDREN.splitlines()[0] + "\n@proceedings{p, key={vldb20}, booktitle={P}, year=2000}\n", []),
        (CHILDREN.replace("@inproceedings", "@inbook") + "@book{p, key={x}, author={A, B}, title={P}}\n", []),
    ],
)
def test_parents_as_bibtex_has_them(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@string{urania = "Urania"}\n' + BOOK % "", [("BK817", 1, 9)]),
        ('@string(Urania = {Urania})\n' + BOOK % ", publisher = urania", []),
        ('@string{a = "x"}\n@string{b = a # "y"}\n' + BOOK % ", publisher = B", []),
        ('@string{a = "x"}\n@string{b = a # "y"}\n' + BOOK % "", [("BK817", 2, 9)]),
        ('@string{a = "x"}\n@string{b = "y"}\n', []),  # a file of macros is made for others
        ('@string{a = "x"}\n' + BOOK % ", publisher = {a}", [("BK817", 1, 9)]),
    ],
)  # fmt: skip
def test_macros_that_nothing_uses(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text) == expected


def test_a_macro_may_be_used_in_another_file_given_with_it() -> None:
    macros = Source('@string{a = "x"}\n' + BOOK % "", "a.bib")
    assert [one.code for one in check_bib([macros])] == ["BK817"]
    assert check_bib([macros, Source(BOOK % ", publisher = a", "b.bib")]) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("%s% @book{x, title={X}}\n", [("BK823", 2, 3)]),
        ("%s%@misc(x, title={X})\n", [("BK823", 2, 2)]),
        ("mail me@example.org\n%s", [("BK823", 1, 8)]),
        ("%s\nasked @ the library\n", [("BK823", 3, 7)]),
        ("%s% me@example.org\n", [("BK823", 2, 5)]),
        ("mail me@my-site.example.org (at work)\n%s", [("BK823", 1, 8)]),
        ("%s@misc\n(b, title={T}, author={A. Roe}, year=2020)\n", []),
        ("%s@\n misc\n\n{b, title={T}, author={A. Roe}, year=2020}\n", []),
        ("%s@ABNT-options{b, title={T}}\n", []),
        ("%s@my.type(b, title={T})\n", []),
        ("%s@my:type+x/y\n{b, title={T}}\n", []),
        ("% a comment {with} braces\n%s", []),
        ("%s% @comment{x}\n", []),
        ("%s@comment{me@example.org}\n", []),
        ("%s}\n", [("BK824", 2, 1)]),
        ("%s\n  },\n%%\n", [("BK824", 3, 3)]),
        ("%s}\n)\n", [("BK824", 2, 1), ("BK824", 3, 1)]),
        ("%sbook{put, aside = {1},\n}\n", []),
        ("%s% }\n", []),
        ("%s, \n", []),
    ],
)
def test_what_stands_between_entries(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert found(text.replace("%s", BOOK % "", 1)) == expected


def test_a_percent_sign_begins_a_comment_for_biber() -> None:
    text = BOOK % ", date = {2020}" + "}\n% @book{x, title={X}}\n"
    assert codes(text) == ["BK824"]


@pytest.mark.parametrize(
    ("fields", "dialect", "expected"),
    [
        ("journaltitle={J}, year=2000", "bibtex", ["BK821"]),
        ("journaltitle={J}, journal={J}, year=2000", "bibtex", []),
        ("journal={J}, date={2000-01}", "bibtex", ["BK821"]),
        ("journal={J}, date={2000-01}, year=2000", "bibtex", []),
        ("journal={J}, year=2000, location={X}", "bibtex", ["BK821"]),
        ("journaltitle={J}, date={2000}", "", []),
        ("journaltitle={J}, date={2000}", "biblatex", []),
    ],
)
def test_fields_that_no_style_of_bibtex_reads(fields: str, dialect: str, expected: list[str]) -> None:
    assert codes(f"@article{{a, title={{T}}, author={{B, C}}, {fields}}}\n", dialect) == expected


def test_small_letters_that_are_longer_hide_nothing() -> None:
    more = f", note = {{{'İ' * 3000}}}"
    assert codes(BOOK % more + BOOK % ", month = {March}") == ["BK818"]


def test_names_of_bibtex_among_those_of_biblatex() -> None:
    new = "".join(f"@article{{a{n}, journaltitle={{J}}, date={{2000}}}}\n" for n in range(4))
    old = "@article{b, journal={J}, date={2000}}\n"
    assert found(new + old) == [("BK822", 5, 13)]
    assert codes(new + old + old.replace("{b", "{c")) == []  # the file has no rule of its own
    assert codes(old) == []
    assert codes(old.replace("date={2000}", "year=2000") * 5) == []
    assert codes(new + old, "bibtex") == ["BK821"] * 9


def test_a_comment_above_the_entry_answers_for_a_finding() -> None:
    text = "% bibkit: ignore month-form -- as it was\n" + BOOK % ", month = {March}"
    assert codes(text) == []
    assert codes(text + BOOK % ", month = {May}") == ["BK818"]
    assert codes("% bibkit: ignore-file BK8\n" + BOOK % ", month = {May}, note = {$}" + "}\n") == []


def test_records_of_a_folder_and_of_json_have_no_such_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"id": "a", "type": "book", "title": "For $5"}]', encoding="utf-8")
    assert {one.code for one in bibkit.load(tmp_path / "a.json").diagnostics} == {"BK201", "BK305"}


FIXED = [
    (", month = {March}", ", month = mar"),
    (",\r\n  month\t= \"Sept.\" ,", ",\r\n  month\t= sep ,"),
    (", month = 03", ", month = mar"),
    (", editor = {Roe, Ann and et al.}", ", editor = {Roe, Ann and others}"),
    (', note = "M\\"uller and \\"\\i x"', ', note = "M{\\"u}ller and {\\"\\i} x"'),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FIXED)
def test_safe_fixes(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes((BOOK % before).encode())
    bibkit.load(path).fix().plan.apply()
    assert path.read_bytes().decode() == BOOK % after
    assert not {one.code for one in bibkit.load(path).diagnostics} & {"BK818", "BK820"}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BOOK % "" + "}\n\n@misc{x}\n", BOOK % "" + "\n@misc{x}\n"),
        ((BOOK % "").replace("}\n", "}}\n") + "@misc{x}\n", BOOK % "" + "@misc{x}\n"),
        (BOOK % "" + "  },\r\n", BOOK % ""),
        ('@string{a = "x"}\r\n' + BOOK % "", BOOK % ""),
        ('@string{a = "x"} % so\n' + BOOK % "", '@string{a = "x"} % so\n' + BOOK % ""),
        (BOOK % ", title = {On <i>x</i> &amp; y}", BOOK % ", title = {On \\emph{x} \\& y}"),
        (BOOK % ", editor = {Roe, Ann and}", BOOK % ", editor = {Roe, Ann}"),
        (BOOK % ", editor = {Roe, Ann and and Poe, B}", BOOK % ", editor = {Roe, Ann and Poe, B}"),
        (BOOK % ", pubisher = {Urania}", BOOK % ", publisher = {Urania}"),
        (BOOK % ", note = {for $5}", BOOK % ", note = {for \\$5}"),
        (BOOK % ", note = {for $x}", BOOK % ", note = {for $x}"),
        (BOOK % "" + "% @misc{x}\n", BOOK % "" + "% misc{x}\n"),
    ],
)
def test_fixes_outside_of_entries_and_unsafe_ones(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "refs.bib"
    path.write_bytes(before.encode())
    bibkit.load(path).fix(unsafe=True).plan.apply()
    assert path.read_bytes().decode() == after


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (PARENT + CHILDREN, "refers to entry"),
        (BOOK % "" + "% mail me@example.org\n", "I'm skipping whatever remains of this entry"),
        (BOOK % ", note = {a \\{ b}" + BOOK.replace("doe", "roe") % "", "I was expecting a `,' or a `}'"),
        (BOOK % ', note = "M\\"uller"', "I was expecting a `,' or a `}'"),
        (BOOK % "" + "% @book{doe2020, title={X}}\n", "Repeated entry"),
    ],
)
def test_bibtex_itself_complains(tmp_path: Path, text: str, said: str) -> None:
    assert codes(text)
    assert said in bibtex(tmp_path, text, "a" if "{a," in text else "*")[0]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (BOOK % ", month = 3", "3 2020"),
        (BOOK % ", month = {mar}", "mar 2020"),
        (CHILDREN + "@proceedings{p, key={vldb20}, booktitle={P}, year=2000}\n", "In vldb20 \\cite{p}"),
        (BOOK % ", month = 3".replace("3", "mar"), "March 2020"),
    ],
)
def test_bibtex_prints_what_the_findings_say(tmp_path: Path, text: str, printed: str) -> None:
    assert printed in bibtex(tmp_path, text)[1]


def bibtex(folder: Path, text: str, cited: str = "*") -> tuple[str, str]:
    """What BibTeX says of a file, and the list that it makes of the cited works in the style plain."""
    program = require("bibtex")
    (folder / "refs.bib").write_text(text, encoding="utf-8")
    (folder / "a.aux").write_text(
        f"\\citation{{{cited}}}\n\\bibstyle{{plain}}\n\\bibdata{{refs}}\n", encoding="utf-8"
    )
    run = subprocess.run(
        [program, "a"],
        cwd=folder,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, "openin_any": "a"},
    )
    return run.stdout.decode("utf-8", "replace"), (folder / "a.bbl").read_text(
        encoding="utf-8", errors="replace"
    )


@pytest.mark.parametrize(
    "text",
    [
        "@ " * 500_000,
        "@misc{a}" + " @" * 500_000,
        "@misc{a}\n" + "}\n" * 500_000,
        "@misc{a}" + "@string{b = c}" * 30_000,
        "@misc{a, note = " + "{" * 100_000 + "}" * 100_000 + "}",
        "@misc{a, title = {" + "$\\{" * 200_000 + "}}",
        "@misc{a, crossref = {b}}" * 20_000,
    ],
    ids=["at signs", "at signs in one line", "braces", "macros", "nested", "dollars", "children"],
)
def test_hostile_texts_end_in_bounded_time(text: str) -> None:
    began = time.process_time()
    check_bib([Source(text, "refs.bib")])
    assert time.process_time() - began < 20  # a second or two on a machine of its own
