"""Cites of one author in one citation (CSL 1.0.2, cite grouping, cite collapsing)."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.csl import Citation, Cite
from tests.csl.citeproc_html import html
from tests.csl.styles import Item, book, processor, style

YEAR = (
    '<choose><if variable="issued"><date variable="issued"><date-part name="year"/></date></if>'
    '<else-if variable="status"><text variable="status"/></else-if>'
    '<else><text term="no date" form="short"/></else></choose>'
)
LOCATOR = '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'
ANONYMOUS = '<text term="anonymous" form="short" text-case="capitalize-first"/>'


def author_date(
    collapse: str, substitute: str = ANONYMOUS, *, options: str = "", delimiter: str = ", ", sort: str = ""
) -> str:
    names = f'<names variable="author"><name form="short" and="text"/><substitute>{substitute}</substitute></names>'
    return style(
        f'<group delimiter="{delimiter}">{names}{YEAR}{LOCATOR}</group>',
        options=f'collapse="{collapse}" disambiguate-add-year-suffix="true" year-suffix-delimiter=", " {options}',
        layout='prefix="(" suffix=")" delimiter="; "',
        sort=sort,
    )


def work(id_: str, year: int | None, *authors: str, title: str = "", **more: Any) -> Item:
    return book(id_, title or f"Title {id_}", *authors, year=year, **more)


def citation(source: str, *items: Item, cites: tuple[Cite, ...] = ()) -> str:
    made = processor(source, *items)
    made.list_uncited([str(item["id"]) for item in items])
    made.cite(Citation("1", cites or tuple(Cite(str(item["id"])) for item in items)))
    return html(made.citations()[0])


@pytest.mark.parametrize(
    ("collapse", "expected"),
    [
        ("year", "(Anon., 1954a, 1954b, 1954c, 1960)"),
        ("year-suffix", "(Anon., 1954a, b, c, 1960)"),
        ("year-suffix-ranged", "(Anon., 1954a–c, 1960)"),
    ],
)
def test_works_are_grouped_by_what_stands_for_their_names(collapse: str, expected: str) -> None:
    # The comparison "includes output rendered through cs:substitute" (cite grouping).
    works = work("a", 1954), work("b", 1954), work("c", 1954), work("d", 1960)
    assert citation(author_date(collapse), *works) == expected


@pytest.mark.parametrize(
    ("substitute", "more", "expected"),
    [
        ('<text variable="title"/>', {"title": "Kells"}, "(Kells 1990, 1995)"),
        ('<text variable="title" font-style="italic"/>', {"title": "Kells"}, "(<i>Kells</i> 1990, 1995)"),
        ('<names variable="editor"/>', {"editor": [{"family": "Kells"}]}, "(Kells 1990, 1995)"),
        ('<text variable="publisher"/>', {"publisher": "HMSO"}, "(HMSO 1990, 1995)"),
        ('<text value="[no author]"/>', {}, "([no author] 1990, 1995)"),
        ('<text macro="source"/>', {"container-title": "The Times"}, "(<i>The Times</i> 1990, 1995)"),
        (
            '<choose><if type="book"><text variable="genre"/></if></choose>',
            {"genre": "Chart"},
            "(Chart 1990, 1995)",
        ),
    ],
)
def test_whatever_stands_for_the_names_is_shown_once_for_a_group(
    substitute: str, more: dict[str, Any], expected: str
) -> None:
    source = author_date("year-suffix", substitute, delimiter=" ").replace(
        "<citation",
        '<macro name="source"><text variable="container-title" font-style="italic"/></macro><citation',
    )
    assert citation(source, work("a", 1990, **more), work("b", 1995, **more)) == expected


def test_works_with_different_titles_for_names_keep_their_titles_and_years() -> None:
    source = author_date("year-suffix", '<text variable="title"/>')
    works = work("a", 1954, title="Ebb"), work("b", 1954, title="Flood"), work("c", 1954, "Doe")
    assert citation(source, *works) == "(Ebb, 1954; Flood, 1954; Doe, 1954)"


def test_the_anonymous_and_an_author_are_two_groups_and_each_stands_together() -> None:
    works = work("a", 1954), work("b", 1954, "Doe"), work("c", 1954), work("d", 1960, "Doe")
    assert citation(author_date("year-suffix"), *works) == "(Anon., 1954a, b; Doe, 1954, 1960)"
    by_year = '<sort><key variable="issued"/></sort>'
    assert citation(author_date("year", sort=by_year), *works) == "(Anon., 1954a, 1954b; Doe, 1954, 1960)"


def test_an_editor_in_the_place_of_the_author_is_in_one_group_with_the_author_of_that_name() -> None:
    source = author_date("year", '<names variable="editor"/>')
    assert (
        citation(source, work("a", 1990, "Kells"), work("b", 1995, editor=[{"family": "Kells"}]))
        == "(Kells, 1990, 1995)"
    )


@pytest.mark.parametrize("collapse", ["year", "year-suffix", "year-suffix-ranged"])
def test_a_work_in_press_is_one_more_of_its_author(collapse: str) -> None:
    first, in_press, without = (
        work("a", 2000, "Poe"),
        work("b", None, "Poe", status="in press"),
        work("c", None, "Poe"),
    )
    source = author_date(collapse)
    assert citation(source, first, in_press) == "(Poe, 2000, in press)"
    assert citation(source, in_press, first) == "(Poe, in press, 2000)"
    assert citation(source, first, without, in_press) == "(Poe, 2000, n.d., in press)"
    other = work("d", 2001, "Roe")
    assert citation(source, first, in_press, other) == "(Poe, 2000, in press; Roe, 2001)"
    after = author_date(collapse, options='after-collapse-delimiter="/ "')
    assert citation(after, first, in_press, other) == "(Poe, 2000; in press/ Roe, 2001)"


SMITH = tuple(work(id_, 1999, "Smith") for id_ in "abcde")


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        # "Smith 1999a, b, see also c" names no work.
        ((Cite("a"), Cite("b"), Cite("c", prefix="see also ")), "(Smith, 1999a, b, see also 1999c)"),
        (
            (Cite("a"), Cite("b", prefix="but "), Cite("c"), Cite("d")),
            "(Smith, 1999a, but 1999b, c, d)",
        ),
        (
            (Cite("a"), Cite("b", suffix=" for a review"), Cite("c"), Cite("d")),
            "(Smith, 1999a, 1999b for a review, 1999c, d)",
        ),
        ((Cite("a", suffix=" and elsewhere"), Cite("b")), "(Smith, 1999a and elsewhere, 1999b)"),
        ((Cite("a", locator="5"), Cite("b"), Cite("c")), "(Smith, 1999a, p. 5, 1999b, c)"),
        ((Cite("a"), Cite("b"), Cite("c", locator="5")), "(Smith, 1999a, b, 1999c, p. 5)"),
        (
            (Cite("a", prefix="e.g. "), Cite("b"), Cite("c", prefix="cf. ", suffix=" (twice)")),
            "(e.g. Smith, 1999a, b, cf. 1999c (twice))",
        ),
    ],
)
def test_a_cite_with_words_or_a_locator_of_its_own_shows_its_year(
    cites: tuple[Cite, ...], expected: str
) -> None:
    assert citation(author_date("year-suffix"), *SMITH, cites=cites) == expected


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        (
            (Cite("a"), Cite("b"), Cite("c"), Cite("d", prefix="see also ")),
            "(Smith, 1999a–c, see also 1999d)",
        ),
        ((Cite("a", suffix=" above"), Cite("b"), Cite("c"), Cite("d")), "(Smith, 1999a above, 1999b–d)"),
        (
            (Cite("a"), Cite("b"), Cite("c", locator="2"), Cite("d"), Cite("e")),
            "(Smith, 1999a, b, 1999c, p. 2, 1999d, e)",
        ),
    ],
)
def test_a_cite_with_words_of_its_own_is_in_no_range(cites: tuple[Cite, ...], expected: str) -> None:
    assert citation(author_date("year-suffix-ranged"), *SMITH, cites=cites) == expected


def test_a_title_between_the_names_and_the_year_keeps_the_year() -> None:
    source = style(
        f'<names variable="author" suffix=", "><name form="short"/></names><text variable="title" suffix=" "/>{YEAR}',
        options='collapse="year-suffix" disambiguate-add-year-suffix="true"',
        layout='delimiter="; "',
    )
    works = work("a", 1999, "Smith", title="Ebb"), work("b", 1999, "Smith", title="Flood")
    assert citation(source, *works) == "Smith, Ebb 1999, Flood 1999"


def test_the_space_behind_names_that_are_not_shown_again_goes_with_them() -> None:
    source = style(
        f'<names variable="author"/><group prefix=" ">{YEAR}</group>',
        options='collapse="year" after-collapse-delimiter="; "',
        layout='delimiter="; "',
    )
    assert citation(source, work("a", 1999, "Smith"), work("b", 2000, "Smith")) == "Smith 1999; 2000"
