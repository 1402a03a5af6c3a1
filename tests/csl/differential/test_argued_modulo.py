from __future__ import annotations

import pytest

from tests.csl.differential.argued import argument, style_facts
from tests.csl.differential.argued_modulo import is_explained
from tests.csl.differential.classify import Edit, edits
from tests.csl.differential.compare import words_of

STYLE = (
    b'<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text" initialize="false">'
    b'<citation collapse="year-suffix" et-al-min="2" et-al-subsequent-min="4"><layout delimiter="; ">'
    b'<names variable="author"><name form="short" name-as-sort-order="all" initialize="true"/></names></layout>'
    b"</citation></style>"
)


@pytest.mark.parametrize(
    ("language", "place", "ids", "expected", "actual", "argued"),
    [
        ("en-US", "entry map", ("map",), "Hale and Royal Hydrographic Club", "Hale, and Royal Hydrographic Club", "a person"),
        ("en-US", "entry map", ("map",), "Hale and Royal Hydrographic Club", "Hale, Royal Hydrographic Club", ""),
        ("en-US", "entry map", ("map",), "Hale. Sea chart", "Hale, Sea chart", ""),
        ("en-US", "entry bill", ("bill",), "A bill to keep, 1123", "A Bill to Keep, 1123", ""),
        ("en-US", "entry patent-plain", ("patent-plain",), "Fry. Foldable anchor", "Fry. Foldable Anchor", "title case"),
        ("en-US", "entry mono", ("mono",), "Aristocles. One name", "Aristocles. One Name", ""),
        ("en-US", "entry act-bc", ("act-bc",), "(218): BC Lex", "(218 BC): Lex", "place of AD and BC"),
        ("en-US", "entry act-bc", ("act-bc",), "(218): BC Lex", "(218): Lex", ""),
        ("en-US", "entry year-crossing", ("year-crossing",), "Dec–1998Jan, 4", "Dec–1998 Jan, 4", "space in a date"),
        ("en-US", "entry year-crossing", ("year-crossing",), "1997Dec, 4", "1997 Dec, 4", ""),
        ("en-US", "entry year-crossing", ("year-crossing",), "12.1997–011998, p. 4", "12.1997–01.1998, p. 4", "space in a date"),
        ("en-US", "entry event", ("event",), "30 Sept.–1Oct. 2012", "30 Sept.–1 Oct. 2012", "space in a date"),
        ("en-US", "entry event", ("event",), "2012 Sept 30–Oct1.", "2012 Sept 30–Oct 1.", "space in a date"),
        ("en-US", "entry event", ("event",), "30.09–0110.", "30.09–01.10.", "space in a date"),
        ("en-US", "entry event", ("event",), "30 Sept.–1Oct. 2012", "30 Sept.–2 Oct. 2012", ""),
        ("zh-CN", "entry classic", ("classic",), "45年公元前版", "45公元前年版", "place of AD and BC"),
        ("zh-CN", "entry classic", ("classic",), "45年公元前版", "45年版", ""),
        ("zh-CN", "entry season-text", ("season-text",), "1994年。", "1994年春月。", "season in a date"),
        ("id-ID", "citation 4", ("treaty",), "1921, can. 11", "1921, canon 11", "locales that it does not know"),
        ("de-DE", "citation 4", ("treaty",), "1921, can. 11", "1921, canon 11", ""),
        ("en-US", "entry map", ("map",), "“Salt:” x. Hale and Royal Hydrographic Club", "“Salt”: x. Hale, and Royal Hydrographic Club", "colon"),
        ("pl-PL", "entry static", ("static",), "Grain. W: . Online", "Grain. Online", "group whose last macro"),
        ("en-US", "entry static", ("static",), "Grain. W: . Online", "Grain. Online", ""),
        ("pl-PL", "entry volume-titled", ("volume-titled",), "Ports 12–14", "Ports 12-14", ""),
        ("es-ES", "entry volume-titled", ("volume-titled",), "Ports 12–14", "Ports 12-14", "ranges of collection"),
        ("es-ES", "entry volume-titled", ("volume-titled",), "pp. 1–5", "pp. 1-5", ""),
        ("en-US", "citation 42", ("graphic",), "Straat, van der 1662", "van der Straat 1662", "short form"),
        ("en-US", "entry particles", ("particles",), "Fontaine, de la & Arcy, d’", "de la Fontaine & d’Arcy", "short form"),
        ("en-US", "entry figure", ("reprint",), "Hale, Josiah", "Hale, J.", "initialize"),
        ("en-US", "citation 39", ("journal-plus", "journal-bare"), "(K 2017b, 1, a, 2)", "(K 2017b, 1, 2017a, 2)", "years of cites"),
        ("en-US", "citation 38", ("journal-plus", "journal-bare"), "(K 2017b, a)", "(K 2017b, 2017a)", ""),
        ("en-US", "entry particles", ("particles",), "Gaulle, Fontaine, and O’Neill. Polders", "Gaulle et al. Polders", "names of a later cite"),
        ("en-US", "entry particles", ("particles",), "Gaulle, Fontaine. Polders", "Gaulle et al. Dikes", ""),
        ("en-US", "citation 14", ("chapter-own",), "Okafor. In: Sails", "Okafor. In: Okafor. Sails", "names that a cite"),
        ("en-US", "citation 14", ("chapter-other",), "Zeller. In: Soundings", "Zeller. In: Hale. Soundings", ""),
    ],
)  # fmt: skip
def test_what_is_argued_leaves_no_difference_when_it_is_taken_out(
    language: str, place: str, ids: tuple[str, ...], expected: str, actual: str, argued: str
) -> None:
    words = words_of(ids, language, "wide")
    (edit, *_) = edits(expected, actual, words, is_citation=place.startswith("citation"))
    found = argument(place, ids, edit, expected, actual, style_facts(STYLE, language), "wide")
    assert found.startswith(argued)
    assert bool(found) == bool(argued)


def test_an_edit_that_stays_is_not_explained_by_another_that_goes() -> None:
    stays, goes = Edit("punctuation", ". ", ", "), Edit("case", "b", "B")
    texts = "A b. C", "A B, C"
    assert is_explained(goes, *texts, "A b. C", "A b, C")
    assert not is_explained(stays, *texts, "A b. C", "A b, C")


def test_an_initial_without_its_period_is_argued_where_names_are_told_apart_by_given_names() -> None:
    texts = "Harker, Joan P. (2014)", "Harker, Joan P (2014)"
    (edit,) = edits(*texts, words_of(("one",), "en-US", "sentence"), is_citation=False)
    plain = STYLE.replace(b' initialize="true"', b"")
    told_apart = plain.replace(b"<citation", b'<citation disambiguate-add-givenname="true"')
    found = [
        argument("entry one", ("one",), edit, *texts, style_facts(style), "sentence")
        for style in (plain, told_apart)
    ]
    assert found == ["", 'initials under initialize="false"']
