"""The order of cites and entries where sort keys are equal or empty."""

from __future__ import annotations

from bibkit.csl import Cite
from bibkit.csl.document import Citation
from tests.csl.citeproc_html import html
from tests.csl.styles import Item, book, citation, processor, style

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
    accessed = {**book("x", year=1990), "accessed": {"date-parts": [[2020]]}}
    macro = (
        '<macro name="dated"><group delimiter=", ">'
        '<date variable="issued" suffix="."><date-part name="year"/></date>'
        '<date variable="accessed" prefix="("><date-part name="year"/></date></group></macro>'
    )
    assert entries(bibliography('<key macro="dated"/>', macro), accessed, book("d", year=2000)) == ["d", "x"]


def test_a_work_without_names_sorts_before_one_with_names_by_their_number() -> None:
    macro = '<macro name="count"><names variable="author"><name form="count"/></names></macro>'
    items = book("two", "T", "Doe, J", "Roe, A"), book("one", "T", "Doe, J"), book("none")
    assert entries(bibliography('<key macro="count"/>', macro), *items) == ["none", "one", "two"]
