"""Names on a page: all authors of a work, links to people, signs for what they did."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import bibkit
from bibkit.errors import UsageError
from bibkit.lists.options import ListOptions
from bibkit.model.person import Name, Person
from bibkit.page.build import build
from bibkit.page.setup import Setup
from tests.page.small import ENERGY, JANE, built, library, work

LETTERS = "abcdefghijklmnopqrstuvwxyz"
MANY = tuple(Name(f"Author{letter}", "A") for letter in LETTERS)
ROE = Name("Roe", "Richard", person="roe")
AUTHORS = re.compile(r'<details class="authors"><summary>(.*?)</summary>\n<p>(.*?)</p>', re.DOTALL)
REFERENCE = re.compile(r'<div class="reference"[^>]*>(.*?)</div>', re.DOTALL)
LEGEND = re.compile(r'<p class="legend">(.*?)</p>')


def with_roe(*authors: Name, url: str = "", orcid: str = "", **choices: object) -> str:
    """The page of a work by these, where the people file says this of Richard Roe."""
    people = {"roe": Person("roe", ("Richard Roe",), orcid, url=url)}
    shown = replace(library(work("a", *authors)), people=people)
    return build(shown, Setup(options=ListOptions()._replace(**choices))).files[".html"]  # type: ignore[arg-type]


def test_all_authors_unfold_where_the_reference_leaves_some_out() -> None:
    page = built(work("a", *MANY), work("b", *MANY[:20]), work("c")).files[".html"]
    assert AUTHORS.findall(page) == [("26 authors", ", ".join(f"A Author{letter}" for letter in LETTERS))]


@pytest.mark.parametrize(("locale", "label", "end"), [
    ("en-US", "26 authors", "and others"), ("de-DE", "26 Namen", "und andere"),
    ("fr-FR", "26 auteurs", "et d’autres"), ("es-ES", "26 autores", "y otros"),
])  # fmt: skip
def test_a_list_that_goes_on_says_so(locale: str, label: str, end: str) -> None:
    page = built(work("a", *MANY, incomplete=("author",)), locale=locale).files[".html"]
    ((summary, names),) = AUTHORS.findall(page)
    assert summary == label
    assert names.endswith(f", A Authorz, {end}")


def test_a_name_that_is_part_of_a_word_does_not_stand_in_the_reference() -> None:
    title = work("a", *MANY[:19], Name("Li", "A"), JANE, Name("Roe", "R"), title="Reliable flows of light")
    assert [label for label, _ in AUTHORS.findall(built(title).files[".html"])] == ["22 authors"]


@pytest.mark.parametrize(("url", "orcid", "leads_to"), [
    ("https://roe.example/?a&b", "0000-0001-5898-1911", "https://roe.example/?a&#38;b"),
    ("", "0000-0001-5898-1911", "https://orcid.org/0000-0001-5898-1911"),
    ("javascript:alert(1)", "0000-0001-5898-1911", "https://orcid.org/0000-0001-5898-1911"),
])  # fmt: skip
def test_the_name_of_a_co_author_leads_to_their_page_or_orcid(url: str, orcid: str, leads_to: str) -> None:
    page = with_roe(JANE, ROE, url=url, orcid=orcid)
    assert REFERENCE.findall(page) == [
        f'Doe, J., &#38; <a href="{leads_to}">Roe, R.</a> (2020). <i>On a</i>.'
    ]


@pytest.mark.parametrize(
    "url", ["", "javascript:alert(1)", "mailto:roe@example.org", "data:text/html,x", "//x.example"]
)
def test_a_person_without_an_address_is_a_name(url: str) -> None:
    assert REFERENCE.findall(with_roe(JANE, ROE, url=url)) == ["Doe, J., &#38; Roe, R. (2020). <i>On a</i>."]


def test_a_name_that_stands_out_is_bold_and_no_link() -> None:
    orcid = "0000-0001-5898-1911"
    bold = 'Doe, J., &#38; <strong class="person" data-person="{}">Roe, R.</strong> (2020). <i>On a</i>.'
    by_id = with_roe(JANE, ROE, orcid=orcid, highlight=("roe",))
    assert REFERENCE.findall(by_id) == [bold.format("roe")]
    by_orcid = with_roe(JANE, ROE, orcid=orcid, highlight=(orcid,))
    assert REFERENCE.findall(by_orcid) == [bold.format(orcid)]


def test_names_that_unfold_are_bold_and_links_as_in_the_reference() -> None:
    page = with_roe(*MANY, ROE, replace(ENERGY, orcid=""), url="https://roe.example/", highlight=())
    ((_, names),) = AUTHORS.findall(page)
    assert names.endswith('A Authorz, <a href="https://roe.example/">Richard Roe</a>, Tom Brown')
    ((_, names),) = AUTHORS.findall(
        with_roe(*MANY, ROE, JANE, url="https://roe.example/", highlight=("roe",))
    )
    assert names.endswith('<strong class="person" data-person="roe">Richard Roe</strong>, Jane Doe')


def test_another_engine_sets_names_without_links() -> None:
    page = with_roe(JANE, ROE, url="https://roe.example/", engine="citeproc-py")
    assert "Roe" in page
    assert "roe.example" not in page


def test_marks_have_signs_and_the_page_explains_them_once() -> None:
    first = work("a", replace(JANE, marks=("equal", "corresponding")), replace(ROE, marks=("equal",)))
    page = built(first, work("b", replace(JANE, marks=("equal",)))).files[".html"]
    assert REFERENCE.findall(page) == [
        "Doe, J.<sup>*</sup> (2020). <i>On b</i>.",
        "Doe, J.<sup>*†</sup>, &#38; Roe, R.<sup>*</sup> (2020). <i>On a</i>.",
    ]
    assert LEGEND.findall(page) == ["<sup>*</sup> equal contribution; <sup>†</sup> corresponding author"]


def test_a_mark_of_a_name_that_only_unfolds_is_explained_too() -> None:
    page = built(work("a", *MANY[:21], replace(JANE, marks=("student",)), *MANY[21:])).files[".html"]
    ((_, names),) = AUTHORS.findall(page)
    assert "Jane Doe<sup>*</sup>, " in names
    assert LEGEND.findall(page) == ["<sup>*</sup> student"]


def test_marks_are_called_or_left_out_as_asked() -> None:
    marked = work("a", *MANY, replace(JANE, marks=("equal",)))
    page = built(marked, name_marks="equal=wrote it together").files[".html"]
    assert LEGEND.findall(page) == ["<sup>*</sup> wrote it together"]
    assert "<sup>" not in built(marked, name_marks="none").files[".html"]
    with pytest.raises(UsageError, match="name-marks can't be"):
        built(marked, name_marks="equal")


def test_the_people_file_has_addresses(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/a.yaml").write_text("id: a\ntype: book\ntitle: On a\n")
    (tmp_path / "people.yaml").write_text(
        "roe:\n  printed: [Richard Roe]\n  url: https://roe.example/\npoe:\n  printed: [A Poe]\n  url: [a, b]\n"
    )
    shown = bibkit.load(tmp_path / "records")
    assert shown.people["roe"].url == "https://roe.example/"
    assert [found.message for found in shown.load_diagnostics] == ["orcid, note and url are texts"]
    assert "poe" not in shown.people


@pytest.mark.parametrize(
    "url", ["roe.example", "javascript:alert(1)", "mailto:roe@example.org", "https://", "/people/roe/"]
)
def test_an_address_of_a_person_that_leads_nowhere_is_told(tmp_path: Path, url: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/a.yaml").write_text("id: a\ntype: book\ntitle: On a\n")
    (tmp_path / "people.yaml").write_text(f"roe:\n  printed: [Richard Roe]\n  url: {url}\n")
    (found,) = bibkit.load(tmp_path / "records").load_diagnostics
    assert (found.code, found.message, found.where.line) == ("BK418", f"{url} is no address of the web", 3)
