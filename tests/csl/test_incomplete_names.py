"""A list that is known to be incomplete counts as one longer than its known names, and says that it goes on."""

from __future__ import annotations

import pytest

from bibkit.csl import Cite
from bibkit.engines import Job, load_engine
from bibkit.stylebook import find_style
from bibkit.text.write import text
from tests.csl.styles import Item, book, cited, listed, processor, style

NAMES = '<names variable="author"><name form="short" {}/></names>'


def unfinished(id_: str, *families: str, **more: object) -> Item:
    return book(id_, "T", *families, custom={"incomplete-names": ["author"]}, **more)  # type: ignore[arg-type]


def test_it_ends_with_et_al_below_the_threshold() -> None:
    source = style(NAMES.format('et-al-min="4" et-al-use-first="1"'))
    assert cited(source, unfinished("a", "Doe", "Roe")) == "Doe, Roe, et al."


def test_the_unknown_name_counts_towards_the_threshold() -> None:
    source = style(NAMES.format('et-al-min="3" et-al-use-first="1"'))
    assert cited(source, unfinished("a", "Doe", "Roe")) == "Doe et al."
    assert cited(source, book("a", "T", "Doe", "Roe")) == "Doe, Roe"


def test_its_last_known_name_is_not_set_as_the_last() -> None:
    source = style(NAMES.format('et-al-min="3" et-al-use-first="1" et-al-use-last="true"'))
    assert cited(source, unfinished("a", "Doe", "Roe", "Poe")) == "Doe et al."
    assert cited(source, book("a", "T", "Doe", "Roe", "Poe")) == "Doe … Poe"


def test_it_is_told_apart_from_the_complete_list_of_the_same_names() -> None:
    source = style(
        NAMES.format('et-al-min="2" et-al-use-first="1"'),
        layout='delimiter="; "',
        options='disambiguate-add-names="true"',
    )
    items = (unfinished("a", "Doe", "Roe"), book("b", "T", "Doe", "Roe"))
    assert cited(source, *items) == "Doe, Roe, et al.; Doe, Roe"


def test_a_count_of_names_counts_the_unknown_one() -> None:
    source = style('<names variable="author"><name form="count"/></names>')
    assert cited(source, unfinished("a", "Doe", "Roe")) == "3"


def test_a_sort_key_cuts_it_as_one_longer() -> None:
    sort = '<sort><key variable="author" names-min="2" names-use-first="1"/><key variable="title"/></sort>'
    source = style(bibliography='<text variable="title"/>').replace("<bibliography>", f"<bibliography>{sort}")
    items = ({**unfinished("a", "Doe"), "title": "1"}, {**book("b", "2", "Doe", "Ash")})
    assert listed(source, *items) == ["1", "2"]


def test_the_label_of_one_known_name_is_plural() -> None:
    source = style('<names variable="author"><name form="short"/><label form="short" prefix=", "/></names>')
    editors = {**unfinished("a"), "editor": [{"family": "Doe"}], "custom": {"incomplete-names": ["editor"]}}
    assert cited(source.replace("author", "editor"), editors) == "Doe et al., eds."


def test_editors_and_translators_are_not_the_same_when_one_list_goes_on() -> None:
    source = style(
        '<names variable="editor translator" delimiter="; "><name form="short"/><label form="short" prefix=", "/></names>'
    )
    people = {"editor": [{"family": "Doe"}], "translator": [{"family": "Doe"}]}
    assert cited(source, {**book("a"), **people}) == "Doe, ed. &#38; trans."
    assert (
        cited(source, {**book("a"), **people, "custom": {"incomplete-names": ["editor"]}})
        == "Doe et al., eds.; Doe, trans."
    )


def test_it_does_not_repeat_the_authors_of_the_complete_list_before() -> None:
    source = style(bibliography='<names variable="author"/>').replace(
        "<bibliography>", '<bibliography subsequent-author-substitute="———">'
    )
    items = (book("a", "T", "Doe"), unfinished("b", "Doe"), unfinished("c", "Doe"))
    assert listed(source, *items) == ["Doe", "Doe et al.", "———"]


FIVE = ("Ason, A.", "Bson, B.", "Cson, C.", "Dson, D.", "Eson, E.")
MANY = tuple(f"{letter}son, {letter}." for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@pytest.mark.parametrize(
    ("name", "authors", "names"),
    [
        ("nature", FIVE, "Ason, A. et al."),
        ("apa", FIVE, "Ason, A., Bson, B., Cson, C., Dson, D., Eson, E., et al."),
        ("apa", MANY[:20], f"{', '.join(MANY[:19])}, et al."),
        ("apa", MANY, f"{', '.join(MANY[:19])}, et al."),
        ("ieee", FIVE, "A. Ason, B. Bson, C. Cson, D. Dson, E. Eson, et al."),
        ("ieee", (*FIVE, "Fson, F."), "A. Ason et al."),
        ("modern-language-association", FIVE[:2], "Ason, A., et al."),
        ("nlm-citation-sequence", FIVE, "Ason A, Bson B, Cson C, Dson D, Eson E, et al."),
        ("harvard-cite-them-right", FIVE[:3], "Ason, A. et al."),
    ],
)
def test_real_styles(name: str, authors: tuple[str, ...], names: str) -> None:
    found = find_style(name)
    item = {**unfinished("a", *authors, year=2020), "custom": {"incomplete": ["author"]}}
    rendered = load_engine("native").render(Job(found.xml, "en-US", (item,)))
    assert rendered.bibliography is not None
    (entry,) = rendered.bibliography.entries
    assert names in text.inline(entry.runs)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("apa", "(Ason et al., 2020)"),
        ("modern-language-association", "(Ason et al.)"),
        ("chicago-author-date", "(Ason et al. 2020)"),
    ],
)
def test_real_styles_cite_two_known_names_as_three(name: str, shown: str) -> None:
    made = processor(find_style(name).xml.decode(), unfinished("a", *FIVE[:2], year=2020))
    made.list_uncited(["a"])
    assert text.inline(made.format_cites([Cite("a")])) == shown
