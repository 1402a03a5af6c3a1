"""Marks of names in lists: a sign behind the name, explained once below.

The order of the signs is that of notes without numbers (The Chicago Manual of Style, 18th ed., 14.26).
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bibkit
from bibkit.errors import UsageError
from bibkit.formats.csl_json.item import csl_item
from bibkit.lists.bbl import bbl
from bibkit.lists.citing import cite
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.lists.short_references import short_references
from bibkit.model.edtf import parse_date
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.text.write import text
from tests.programs import require

EQUAL, BOTH, STUDENT = ("equal",), ("equal", "corresponding"), ("student",)


def work(key: str, *names: Name, **fields: Any) -> dict[str, Any]:
    values = {
        "title": key.upper(),
        "author": names,
        "publisher": "Nest",
        "issued": parse_date("2020"),
        **fields,
    }
    return csl_item(Record(key, "book", values))


def doe(*marks: str, **parts: Any) -> Name:
    return Name(**{"family": "Doe", "given": "Jane", **parts}, marks=marks)


def roe(*marks: str) -> Name:
    return Name(family="Roe", given="Ann", marks=marks)


WORK = work("a", doe(*BOTH), roe(*EQUAL), Name(family="Poe", given="Al", marks=STUDENT))


def listed(*items: dict[str, Any], output: str = "text", **options: Any) -> str:
    return reference_list(items, output, ListOptions(**options)).text


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", "Doe, J.*†, Roe, A.*, & Poe, A.‡ (2020). A. Nest.\n"),
        ("ieee", "[1] J. Doe*†, A. Roe*, and A. Poe‡, A. Nest, 2020.\n"),
        ("nature", "1. Doe, J.*†, Roe, A.* & Poe, A.‡ A. (Nest, 2020).\n"),
        ("chicago-author-date", "Doe, Jane*†, Ann Roe*, and Al Poe‡. 2020. A. Nest.\n"),
        ("nlm-citation-sequence", "1. Doe J*†, Roe A*, Poe A‡. A. Nest; 2020.\n"),
        ("harvard-cite-them-right", "Doe, J.*†, Roe, A.* and Poe, A.‡ (2020) A. Nest.\n"),
    ],
)  # fmt: skip
def test_signs_stand_behind_names_and_are_explained_below(style: str, expected: str) -> None:
    written = listed(WORK, style=style).replace("\t", " ")
    assert written == f"{expected}\n* equal contribution; † corresponding author; ‡ student\n"


def test_a_name_that_is_not_shown_explains_nothing() -> None:
    assert listed(WORK, style="modern-language-association") == (
        "Doe, Jane*†, et al. A. Nest, 2020.\n\n* equal contribution; † corresponding author\n"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (Name(literal="Owl Trust", marks=EQUAL), "Owl Trust*. (2020). A. Nest."),
        (doe(*EQUAL, suffix="Jr."), "Doe, J., Jr.* (2020). A. Nest."),
        (doe(*EQUAL, non_dropping_particle="van der"), "van der Doe, J.* (2020). A. Nest."),
        (doe(*EQUAL, given=""), "Doe*. (2020). A. Nest."),
        (Name(family="毛", given="泽东", marks=EQUAL), "毛泽东*. (2020). A. Nest."),
        (doe("first & <b>last</b>"), "Doe, J.* (2020). A. Nest."),
    ],
)
def test_any_form_of_a_name_has_its_sign_at_its_end(name: Name, expected: str) -> None:
    assert listed(work("a", name)).splitlines()[0] == expected


@pytest.mark.parametrize(
    ("output", "name", "legend"),
    [
        ("html", "Doe, J.<sup>*†</sup>, Roe", '<p class="csl-legend"><sup>*</sup> equal contribution; <sup>†</sup> corresponding author; <sup>‡</sup> student</p>'),
        ("latex", r"Doe, J.\textsuperscript{*†}, Roe", r"\noindent \textsuperscript{*} equal contribution; \textsuperscript{†} corresponding author; \textsuperscript{‡} student"),
        ("markdown", r"Doe, J.<sup>\*†</sup>, Roe", r"<sup>\*</sup> equal contribution; <sup>†</sup> corresponding author; <sup>‡</sup> student"),
        ("typst", r"Doe, J.#super[\*†], Roe", r"#super[\*] equal contribution; #super[†] corresponding author; #super[‡] student"),
        ("rst", r"Doe, J.\ :sup:`\*†`, Roe", r":sup:`\*` equal contribution; :sup:`†` corresponding author; :sup:`‡` student"),
        ("rtf", r"Doe, J.{\super *\u8224 ?}, Roe", r"{\pard\sa240 {\super *} equal contribution; {\super \u8224 ?} corresponding author; {\super \u8225 ?} student\par}"),
        ("openxml", '<w:vertAlign w:val="superscript"/></w:rPr><w:t xml:space="preserve">*†</w:t>', '<w:t xml:space="preserve"> equal contribution; </w:t>'),
        ("terminal", "Doe, J.*†, Roe", "* equal contribution; † corresponding author; ‡ student"),
    ],
)  # fmt: skip
def test_each_output_raises_the_signs(output: str, name: str, legend: str) -> None:
    written = listed(WORK, output=output)
    assert name in written
    assert written.count(legend) == 1
    assert written.index(name) < written.index(legend)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("de-DE", "* gleicher Beitrag; † Korrespondenz; ‡ student"),
        ("fr-FR", "* contribution égale; † correspondance; ‡ student"),
        ("es-ES", "* contribución equivalente; † correspondencia; ‡ student"),
        ("fi-FI", "* equal contribution; † corresponding author; ‡ student"),
    ],
)
def test_the_legend_is_in_the_language_of_the_list(locale: str, expected: str) -> None:
    assert listed(WORK, locale=locale).splitlines()[-1] == expected


def test_marks_mean_what_the_option_says() -> None:
    meant = "student=a student of mine, equal=both wrote it"
    assert listed(WORK, name_marks=meant).splitlines()[-1] == (
        "* both wrote it; † corresponding author; ‡ a student of mine"
    )


@pytest.mark.parametrize("wrong", ["off", "equal", "equal=", "=x", "equal=a,,b=c"])
def test_what_says_no_meaning_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="The option name-marks can't be"):
        listed(work("a", doe()), name_marks=wrong)


def test_marks_can_be_left_out() -> None:
    assert listed(WORK, name_marks="none") == "Doe, J., Roe, A., & Poe, A. (2020). A. Nest.\n"


def test_more_marks_than_signs_are_doubled() -> None:
    names = [Name(family=f"N{place}", given="A.", marks=(f"m{place}",)) for place in range(8)]
    assert listed(work("a", *names)).splitlines()[-1] == "* m0; † m1; ‡ m2; § m3; ¶ m4; ‖ m5; ** m6; †† m7"


def test_a_highlighted_person_has_signs_too_which_are_not_bold() -> None:
    item = csl_item(Record("a", "book", {"title": "A", "author": (doe(*EQUAL, person="jd"),)}))
    assert '<strong class="person" data-person="jd">Doe, J.</strong><sup>*</sup> (n.d.).' in listed(
        item, output="html", highlight=("jd",)
    )


def test_several_lists_have_one_legend_and_one_set_of_signs(tmp_path: Path) -> None:
    for key, year, mark in (("a", 2020, "equal"), ("b", 2021, "student"), ("c", 2022, "equal")):
        (tmp_path / f"{key}.yaml").write_text(
            f"type: book\ntitle: {key.upper()}\nauthor: [{{family: Doe, given: Jane, marks: [{mark}]}}]\nissued: {year}\n"
        )
    lib = bibkit.load(tmp_path)
    written = lib.reference_list("text", style="apa", group_by="year").text
    assert written.splitlines()[-1] == "* equal contribution; † student"
    assert written.count("equal contribution") == 1
    assert [line for line in written.splitlines() if line.startswith("Doe")] == [
        "Doe, J.* (2020). A.",
        "Doe, J.† (2021). B.",
        "Doe, J.* (2022). C.",
    ]


def test_citations_and_short_references_have_none() -> None:
    written = cite(["a"], {"a": WORK}.__getitem__, "text", bibliography=True)
    assert written.text == (
        "(Doe et al., 2020)\n\nDoe, J.*†, Roe, A.*, & Poe, A.‡ (2020). A. Nest.\n\n"
        "* equal contribution; † corresponding author; ‡ student\n"
    )
    assert text.inline(short_references([WORK])["a"]) == "Doe, Roe & Poe, Nest, 2020"


def test_repeated_authors_of_chicago_leave_their_signs_to_the_first_entry() -> None:
    second = work("b", doe(*EQUAL), issued=parse_date("2021"))
    assert listed(work("a", doe(*EQUAL)), second, style="chicago-author-date-17th-edition").splitlines()[
        :3
    ] == ["Doe, Jane*. 2020. A. Nest.", "", "———. 2021. B. Nest."]


@given(st.lists(st.sampled_from([(), EQUAL, STUDENT, BOTH]), min_size=4, max_size=4))
def test_marks_change_neither_order_nor_what_tells_works_apart(marks: list[tuple[str, ...]]) -> None:
    """Without the signs, the list is that without marks: years keep their letters, names their forms."""

    def works(*marks: tuple[str, ...]) -> list[dict[str, Any]]:
        names = [doe(*marks[0]), doe(*marks[1], given="John"), doe(*marks[2]), roe(*marks[3])]
        return [work(key, name, roe(*marks[3])) for key, name in zip("abcd", names, strict=True)]

    for style in ("apa", "ieee", "chicago-author-date"):
        plain = listed(*works((), (), (), ()), style=style)
        marked = listed(*works(*marks), style=style).partition("\n\n* ")[0].rstrip("\n") + "\n"
        assert "".join(sign for sign in marked if sign not in "*†‡") == plain


def test_a_bbl_explains_the_signs_behind_its_works() -> None:
    written = bbl([WORK], ListOptions(style="ieee")).text
    assert written.endswith(
        "\\end{thebibliography}\n\\noindent \\textsuperscript{*} equal contribution; "
        "\\textsuperscript{†} corresponding author; \\textsuperscript{‡} student\n"
    )


def test_the_other_engine_says_that_it_has_no_marks() -> None:
    losses = reference_list([WORK, work("b", doe())], "text", ListOptions(engine="citeproc-py")).losses
    assert [(loss.code, loss.key, loss.message) for loss in losses] == [
        ("BK702", "a", "citeproc-py can't print the marks of names")
    ]


def test_pdflatex_sets_all_signs(tmp_path: Path) -> None:
    names = [Name(family=f"N{place}", given="A.", marks=(f"m{place}",)) for place in range(6)]
    body = listed(work("a", *names), output="latex")
    (tmp_path / "a.tex").write_text(
        f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\\end{{document}}\n"
    )
    command = [require("pdflatex"), "-interaction=nonstopmode", "-halt-on-error", "a.tex"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout.decode("latin-1")[-800:]
