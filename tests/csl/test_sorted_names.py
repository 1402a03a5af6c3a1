"""The order of names: family name, particles, given name, suffix, each before all that follow (CSL 1.0.2,
name-part order, sorting order; APA 9.44 and 9.45; CMOS 18, 13.70 and 13.71)."""

from __future__ import annotations

import pytest

from bibkit.engines.collation import collate
from tests.csl.styles import Item, book, processor, style

BY_AUTHOR = style(
    bibliography='<names variable="author"><name name-as-sort-order="all"/></names><text variable="title"/>',
    attributes='class="in-text" demote-non-dropping-particle="{demote}"',
).replace("<bibliography>", "<bibliography><sort>{key}</sort>")
VARIABLE = '<key variable="author"/>'
MACRO = '<key macro="by"/>'
WITH_MACRO = BY_AUTHOR.replace(
    "<citation",
    '<macro name="by"><names variable="author"><name/><substitute><names variable="editor"/>'
    '<text variable="title"/></substitute></names><text variable="title" prefix=" "/></macro><citation',
    1,
)


def order(
    *items: Item,
    demote: str = "sort-only",
    key: str = VARIABLE,
    source: str = BY_AUTHOR,
    collation: str = "own",
) -> str:
    """The ids as they come out of two lists that were given in opposite orders."""
    styled = source.replace("{demote}", demote).replace("{key}", key)
    orders = set()
    for given in (items, items[::-1]):
        made = (
            processor(styled, *given, collate=collate("", "en-US"))
            if collation == "engine"
            else processor(styled, *given)
        )
        orders.add(" ".join(entry.id for entry in made.reference_list(given).entries))
    (only,) = orders
    return only


@pytest.mark.parametrize("key", [VARIABLE, MACRO])
@pytest.mark.parametrize("collation", ["own", "engine"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Singh, Y.", "Singh Siddhu, N."),
        ("Loh, Zoe", "Loh-Adams, Ann"),
        ("Li, Wei", "Li Chen, An"),
        ("Santos, Zélia", "Santos Abreu, Ana"),
        ("Brown, J.", "Browning, A. R."),
        ("Müller, Zoe", "Müller Adam, Ann"),
        ("O'Neil, Zoe", "O'Neil Abt, Ann"),
        ("Santos", "Santos, Ana"),
    ],
)
def test_a_family_name_comes_before_a_longer_one_that_begins_with_it(
    first: str, second: str, key: str, collation: str
) -> None:
    items = book("a", "Zebra", first), book("b", "Apple", second)
    assert (
        order(*items, key=key, source=WITH_MACRO if key == MACRO else BY_AUTHOR, collation=collation) == "a b"
    )


def particled(id_: str, given: str, particle: str, *, dropping: str = "", suffix: str = "") -> Item:
    name = {
        "family": "Gogh", "given": given, "non-dropping-particle": particle, "dropping-particle": dropping,
        "suffix": suffix,
    }  # fmt: skip
    return {"id": id_, "type": "book", "title": "T", "author": [name]}


@pytest.mark.parametrize("demote", ["sort-only", "display-and-sort"])
def test_particles_count_after_the_family_name_and_before_the_given_name(demote: str) -> None:
    items = (
        particled("none", "Zoe", ""),
        particled("de", "Yves", "de"),
        particled("de-la", "Xavier", "la", dropping="de"),
        particled("van-aa", "Aart", "van"),
        particled("van-vincent", "Vincent", "van"),
        particled("van-vincent-iii", "Vincent", "van", suffix="III"),
    )
    assert order(*items, demote=demote) == "none de de-la van-aa van-vincent van-vincent-iii"


def test_a_particle_that_is_never_demoted_belongs_to_the_family_name() -> None:
    items = (
        particled("gogh", "Zoe", ""),
        {"id": "holt", "type": "book", "title": "T", "author": [{"family": "Holt", "given": "A."}]},
        particled("van-gogh", "Aart", "van"),
        particled("von-aa", "Aart", "van", dropping="von"),
    )
    assert order(*items, demote="never") == "gogh holt van-gogh von-aa"


def test_one_author_comes_before_two_of_whom_that_one_is_the_first() -> None:
    items = (
        book("alone-z", "Zebra", "Doe, Jane"),
        book("with-adams", "Apple", "Doe, Jane", "Adams, Bo"),
        book("with-adams-two", "Apple", "Doe, Jane", "Adams, Bo", "Yi, Ann"),
        book("with-roe", "Apple", "Doe, Jane", "Roe, Al"),
        book("jane-ann", "Apple", "Doe, Jane Ann"),
    )
    assert (
        order(*items, key=MACRO, source=WITH_MACRO) == "alone-z with-adams with-adams-two with-roe jane-ann"
    )
    assert order(*items) == "alone-z with-adams with-adams-two with-roe jane-ann"


def test_institutions_and_titles_sort_among_family_names() -> None:
    items = (
        {"id": "literal", "type": "book", "title": "T", "author": [{"literal": "Doe"}]},
        book("person", "T", "Doe, Ann"),
        {"id": "longer", "type": "book", "title": "T", "author": [{"literal": "Doe Institute"}]},
        {"id": "title", "type": "book", "title": "Doe of the sea", "editor": [{"literal": "Doe of the sea"}]},
        book("next", "T", "Doering, Ann"),
    )
    assert order(*items, key=MACRO, source=WITH_MACRO) == "literal person longer title next"


def test_a_suffix_tells_father_and_son_apart_after_the_given_name() -> None:
    people = [("zeno", "Zeno", ""), ("junior", "Adam", "Jr."), ("third", "Adam", "III"), ("adam", "Adam", "")]
    items = [particled(id_, given, "", suffix=suffix) for id_, given, suffix in people]
    assert order(*items) == "adam third junior zeno"


def test_names_in_scripts_that_write_them_together_sort_by_family_name_first() -> None:
    items = [
        {"id": id_, "type": "book", "title": "T", "author": [{"family": family, "given": given}]}
        for id_, family, given in (("a", "毛", "龍"), ("b", "毛人", "一"), ("c", "王", "一"))
    ]
    assert order(*items) == "a b c"
