"""How the works of a page are grouped."""

from __future__ import annotations

from bibkit.model.record import Record
from bibkit.page.groups import groups
from bibkit.page.words import ENGLISH
from tests.page.small import ENERGY, JANE, ML, PEOPLE, built, work


def grouped(by: str, *records: Record) -> dict[str, list[str]]:
    return {
        group.heading: [record.key for record in group.records]
        for group in groups(records, by, PEOPLE, ENGLISH)
    }


def test_the_last_year_comes_first_and_those_without_one_at_the_end() -> None:
    records = (work("a", year=None), work("b", year=-49), work("c", year=2021), work("d", year=2020))
    assert grouped("year", *records) == {"2021": ["c"], "2020": ["d"], "50 BCE": ["b"], "No year": ["a"]}


def test_types_have_names_and_an_order_of_their_own() -> None:
    records = (work("a", kind="book"), work("b", kind="article-journal"), work("c", kind="article"))
    assert grouped("type", *records) == {
        "Journal articles": ["b"],
        "Preprints and working papers": ["c"],
        "Books": ["a"],
    }


def test_a_work_with_two_tags_is_in_two_groups() -> None:
    records = (work("a", tags=("Ähren", "zebra")), work("b", tags=("zebra",)), work("c"))
    assert grouped("tag", *records) == {"Ähren": ["a"], "zebra": ["a", "b"], "Other works": ["c"]}


def test_people_are_those_whom_an_id_tells_from_others() -> None:
    records = (work("a", ML), work("b", ENERGY, JANE), work("c", JANE))
    assert grouped("person", *records) == {
        "Tom Brown (tom-brown-energy)": ["b"],
        "Tom Brown (tom-brown-ml)": ["a"],
        "Other works": ["c"],
    }


def test_a_page_in_one_list_has_no_heading() -> None:
    assert grouped("none", work("a"), work("b")) == {"": ["a", "b"]}


def test_an_anchor_is_no_key_and_holds_no_space() -> None:
    found = groups([work("a", tags=("two words",)), work("b", tags=("two-words",))], "tag", {}, ENGLISH)
    assert [group.anchor for group in found] == ["tag=two%20words", "tag=two-words"]


def test_venues_of_several_years_are_one_group_by_their_short_name() -> None:
    records = (
        work("a", container_title="32nd Conference on Vision (CVPR 2019)"),
        work("b", container_title="33rd Conference on Vision (CVPR 2020)"),
        work("c", container_title="Über Netze"),
        work("d", container_title="Zeitschrift", container_title_short="Zeits."),
        work("e", container_title="Zeitschrift"),
        work("f", publisher="Nest"),
        work("g"),
    )
    assert grouped("venue", *records) == {
        "CVPR": ["a", "b"],
        "Nest": ["f"],
        "Über Netze": ["c"],
        "Zeitschrift": ["d", "e"],
        "Other works": ["g"],
    }


def test_links_to_many_groups_are_folded() -> None:
    few, many = (
        built(*(work(f"w{year}", year=year) for year in range(1900, 1900 + number))).files[".html"]
        for number in (40, 41)
    )
    folded = '<nav aria-label="Groups"><details><summary>Groups (41)</summary><ul>\n'
    assert (folded in few, folded in many) == (False, True)
