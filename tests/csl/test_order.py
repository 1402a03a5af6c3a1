"""The order of cites and entries where sort keys are equal or empty."""

from __future__ import annotations

from bibkit.csl import Cite
from bibkit.csl.document.citation import Citation
from tests.csl.citeproc_html import html
from tests.csl.styles import Item, book, citation, cited, processor, style

DATED = '<macro name="dated"><group delimiter=", "><date variable="issued"><date-part name="year"/></date></group></macro>'


def in_document(source: str, *items: Item) -> str:
    """All items cited in one citation of a document, in the order in which they are given."""
    made = processor(source, *items)
    (runs,) = made.cite_all([Citation("1", tuple(Cite(str(item["id"])) for item in items))])
    return html(runs)


def entries(source: str, *items: Item) -> list[str]:
    return [entry.id for entry in processor(source, *items).reference_list(items).entries]


def bibliography(keys: str, before: str = "") -> str:
    """A style whose bibliography has these keys."""
    return style(before=before).replace(
        "</style>",
        f'<bibliography><sort>{keys}</sort><layout><text variable="title"/></layout></bibliography></style>',
    )


def test_groups_of_cites_with_equal_keys_stand_in_the_order_of_their_names() -> None:
    source = style(
        '<group delimiter=" "><names variable="author"><name form="short" et-al-min="3" et-al-use-first="2"/></names>'
        '<date variable="issued"><date-part name="year"/></date></group>',
        options='collapse="year"',
        layout='delimiter="; "',
        sort='<sort><key variable="issued"/></sort>',
    )
    late, early = book("a", "T", "Kader, S", year=2022), book("b", "T", "Jones, A", year=2022)
    assert in_document(source, late, early) == "Jones 2022; Kader 2022"
    assert in_document(source, late, book("b", "T", "Jones, A", year=2023)) == "Kader 2022; Jones 2023"


def test_entries_with_equal_keys_stand_in_the_order_of_citation_not_in_that_of_sorted_cites() -> None:
    source = style(sort='<sort><key variable="title"/></sort>').replace(
        "</style>",
        '<bibliography><sort><key variable="author"/></sort><layout><text variable="title"/></layout></bibliography>'
        "</style>",
    )
    items = book("b", "Zebra", "Doe, J"), book("a", "Ape", "Doe, J")
    made = processor(source, *items)
    made.cite(citation("1", "b", "a"))
    made.cite(citation("2", "a"))
    assert [entry.id for entry in made.bibliography().entries] == ["b", "a"]


def test_a_date_in_words_sorts_as_a_missing_one() -> None:
    worded = {**book("w"), "issued": {"literal": "long ago"}}
    for key in ('<key variable="issued"/>', '<key macro="dated"/>'):
        assert entries(bibliography(key, DATED), book("n"), worded, book("d", year=1990)) == ["d", "n", "w"]


def test_what_stands_around_a_date_in_a_macro_does_not_sort() -> None:
    macro = (
        '<macro name="dated"><choose><if variable="edition"><date variable="issued" prefix="c"><date-part name="year"/>'
        '</date></if><else><date variable="issued"><date-part name="year"/></date></else></choose></macro>'
    )
    reprint = book("r", year=1990, edition="2")
    assert entries(bibliography('<key macro="dated"/>', macro), book("d", year=2000), reprint) == ["r", "d"]


def test_the_affixes_of_the_call_of_a_macro_with_a_date_sort_as_other_text() -> None:
    macro = (
        '<macro name="year"><date variable="issued"><date-part name="year"/></date></macro><macro name="who">'
        '<names variable="author"><substitute><text macro="year" prefix="Unsigned "/></substitute></names></macro>'
    )
    items = book("x", year=1990), book("z", "T", "Zoe, A"), book("a", "T", "Abe, A")
    assert entries(bibliography('<key macro="who"/>', macro), *items) == ["a", "x", "z"]


def test_a_second_date_in_a_sort_key_does_not_make_the_first_one_later() -> None:
    accessed = {**book("x", year=1990), "accessed": {"date-parts": [[2020]]}}
    macro = (
        '<macro name="dated"><date variable="issued"><date-part name="year"/></date>'
        '<date variable="accessed"><date-part name="year"/></date></macro>'
    )
    assert entries(bibliography('<key macro="dated"/>', macro), book("d", year=2000), accessed) == ["x", "d"]


def test_a_space_before_the_names_of_a_substitute_does_not_sort() -> None:
    macro = (
        '<macro name="who"><names variable="author"><substitute><names variable="editor" prefix=" "/></substitute>'
        "</names></macro>"
    )
    edited = {**book("e"), "editor": [{"family": "Zoe", "given": "A"}]}
    assert entries(bibliography('<key macro="who"/>', macro), edited, book("a", "T", "Abe, A")) == ["a", "e"]


def test_a_work_without_names_sorts_before_one_with_names_by_their_number() -> None:
    macro = '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
    items = book("two", "T", "Doe, J", "Roe, A"), book("one", "T", "Doe, J"), book("none")
    assert entries(bibliography('<key macro="count"/>', macro), *items) == ["none", "one", "two"]


def test_a_name_that_only_sorts_an_entry_counts_when_names_are_told_apart() -> None:
    source = style(
        '<choose><if type="patent"><text variable="title"/></if><else>'
        '<names variable="author"><name form="short" initialize-with="."/></names></else></choose>',
        options='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
        layout='delimiter="; "',
    ).replace(
        "</style>",
        '<bibliography><sort><key variable="author"/></sort><layout><text variable="title"/></layout></bibliography>'
        "</style>",
    )
    patent = {**book("p", "Buoy", "Fry, Ada"), "type": "patent"}
    assert in_document(source, patent, book("b", "Ebb", "Fry, Basil")) == "Buoy; B. Fry"


def test_a_work_without_names_does_not_collapse_into_the_group_before_it() -> None:
    names = '<names variable="author"><name form="short"/></names>'
    year = '<date variable="issued"><date-part name="year"/></date>'
    anonymous = '<choose><if variable="author" match="none"><text value="Anon."/></if></choose>'
    source = style(
        f'<group delimiter=" ">{names}{anonymous}{year}</group>',
        options='collapse="year"',
        layout='delimiter="; "',
    )
    named, anonymous_ones = book("a", "T", "Doe, J", year=2000), [book(id_, "T", year=2000) for id_ in "bc"]
    assert in_document(source, named, anonymous_ones[0]) == "Doe 2000; Anon. 2000"
    assert in_document(source, *anonymous_ones) == "Anon. 2000, Anon. 2000"


def test_names_that_no_method_added_are_no_reason_to_show_more_in_the_list() -> None:
    names = '<names variable="author"><name form="short" et-al-min="3" et-al-use-first="{}"/></names>'
    items = [book(id_, id_, "Doe, J", "Roe, A", "Poe, E", year=2000) for id_ in ("a", "b")]
    source = style(
        names.format(2) + '<date variable="issued"><date-part name="year"/></date>',
        names.format(1) + '<date variable="issued" prefix=" "><date-part name="year"/></date>',
        options='disambiguate-add-year-suffix="true"',
    )
    made = processor(source, *items)
    assert [html(entry.runs) for entry in made.reference_list(items).entries] == [
        "Doe et al. 2000a",
        "Doe et al. 2000b",
    ]


def test_equal_cites_are_turned_round_where_the_first_key_descends_however_often_they_are_sorted() -> None:
    source = style(
        '<text variable="title"/>',
        options='collapse="year"',
        layout='delimiter="; "',
        sort='<sort><key variable="issued" sort="descending"/></sort>',
    )
    items = book("a", "A", year=2000), book("b", "B", year=2000), book("c", "C", year=2001)
    made = processor(source, *items)
    made.cite(citation("1", "a", "b", "c"))
    assert html(made.citations()[0]) == "C; B; A"
    made.list_uncited(["a"])
    assert html(made.citations()[0]) == "C; B; A"


def test_a_first_cite_shows_no_fewer_names_than_later_ones() -> None:
    source = style(
        '<names variable="author"><name form="short" et-al-min="2" et-al-use-first="1" et-al-subsequent-min="3" '
        'et-al-subsequent-use-first="1"/></names>'
    )
    two = book("a", "T", "Doe, J", "Roe, A")
    assert in_document(source, two) == "Doe, Roe"


def test_editor_and_translator_are_one_only_where_no_other_names_are_asked_for() -> None:
    names = '<names variable="{}" delimiter="; "><name/><label form="short" prefix=", "/></names>'
    person = [{"family": "Reed", "given": "Sue"}]
    item = {**book("a"), "editor": person, "translator": person}
    assert in_document(style(names.format("editor translator")), item) == "Sue Reed, ed. &#38; trans."
    assert (
        in_document(style(names.format("editor translator director")), item)
        == "Sue Reed, ed.; Sue Reed, trans."
    )


def test_entries_may_be_sorted_by_the_type_of_the_work() -> None:
    source = bibliography('<key variable="type"/><key variable="title"/>')
    works = [book("b", "B"), {**book("c", "C"), "type": "article"}, book("a", "A")]
    assert entries(source, *works) == ["c", "a", "b"]


def test_cites_outside_of_a_document_stand_in_the_order_of_the_keys_alone() -> None:
    source = style(
        '<group delimiter=" "><names variable="author"/><date variable="issued"><date-part name="year"/></date></group>',
        options='collapse="year"',
        layout='delimiter="; "',
        sort='<sort><key variable="issued"/></sort>',
    )
    works = [
        book("a", "T", "Doe", year=2000),
        book("b", "T", "Roe", year=2001),
        book("c", "T", "Doe", year=2002),
    ]
    assert cited(source, *works) == "Doe 2000; Roe 2001; Doe 2002"
    assert in_document(source, *works) == "Doe 2000, 2002; Roe 2001"


def test_works_of_one_author_stand_before_those_with_others_though_a_key_ends_in_the_date() -> None:
    names = '<names variable="author"><name and="text"/></names>'
    macros = DATED + f'<macro name="both">{names}<text macro="dated" prefix=", "/></macro>'
    source = bibliography('<key macro="both"/>', before=macros)
    items = book("b", "B", "Doe", "Roe", year=1999), book("a", "A", "Doe", year=2020)
    assert entries(source, *items) == ["a", "b"]
