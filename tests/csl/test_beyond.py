"""What people need beyond the specification, and the choices where citeproc-js leaves it."""

from __future__ import annotations

from bibkit.csl import Cite, load_style, with_parent
from tests.csl.styles import book, cited, listed, processor, style, text


def test_identifiers_in_the_bibliography_are_links_with_their_prefix() -> None:
    source = style(bibliography='<text variable="DOI" prefix="Online: https://doi.org/"/>')
    assert listed(source, book("a", DOI="10.1000/1")) == [
        'Online: <a href="https://doi.org/10.1000/1">https://doi.org/10.1000/1</a>'
    ]
    assert listed(source, book("a", DOI="10.1000/1"), links=False) == ["Online: https://doi.org/10.1000/1"]


def test_the_year_suffix_stands_inside_the_affixes_of_the_year() -> None:
    source = style(
        '<date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>',
        layout='delimiter="; "',
        options='disambiguate-add-year-suffix="true"',
    )
    assert cited(source, book("a", year=2000), book("b", year=2000)) == "(2000a); (2000b)"


def test_short_names_in_sort_order_keep_their_particle_in_front() -> None:
    source = style('<names variable="author"><name form="short" name-as-sort-order="all"/></names>')
    assert cited(source, book("a", "T", "van der Berg, Hans")) == "van der Berg"


def test_a_dependent_style_is_its_parent_in_its_own_locale() -> None:
    parent = load_style(style('<text term="and"/>', attributes='class="in-text" default-locale="fr-FR"'))
    dependent = load_style(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE"><info><title>D</title>'
        '<link rel="independent-parent" href="urn:p"/></info></style>'
    )
    joined = with_parent(dependent, parent)
    assert (joined.title, joined.default_locale) == ("D", "de-DE")
    assert text(processor(joined, book("a")).format_cites([Cite("a")])) == "und"


def test_the_elements_of_a_branch_in_a_substitute_are_tried_one_by_one() -> None:
    source = style(
        '<names variable="author"><substitute><choose><if type="book"><names variable="editor"/>'
        '<text variable="title"/></if></choose></substitute></names>'
    )
    edited = {**book("a", "Title"), "editor": [{"family": "Doe", "given": "Jane"}]}
    assert (cited(source, edited), cited(source, book("b", "Title"))) == ("Jane Doe", "Title")


def test_the_affixes_of_the_layout_enclose_the_cites_that_show_anything() -> None:
    source = style(
        '<names variable="author"/><text variable="locator" prefix=" "/>',
        layout='prefix="(" suffix=")" delimiter="; "',
    )
    made = processor(source, book("a", "A", "Doe"), book("b", "B", "Roe"))
    suppressed, shown = Cite("a", suppress_author=True), Cite("b")
    assert text(made.format_cites([suppressed, shown])) == "(Roe)"
    assert text(made.format_cites([shown, suppressed])) == "(Roe)"
    assert text(made.format_cites([suppressed, shown, suppressed])) == "(Roe)"


def test_a_period_that_the_mark_before_it_swallows_is_not_put_before_that_mark() -> None:
    place = '<text value="Bergen" suffix="{}"/>'
    for mark in ":;!?":
        assert cited(style(f'<group suffix=".">{place.format(mark)}</group>'), book("a")) == f"Bergen{mark}"
    bold = style(f'<group suffix="."><group font-weight="bold">{place.format("):")}</group></group>')
    assert cited(bold, book("a")) == "<b>Bergen):</b>"


def test_names_that_stand_for_others_keep_their_affixes_under_formats_of_their_own() -> None:
    names = '<names variable="author" prefix="by " font-weight="bold"><substitute>{}</substitute></names>'
    edited = {"id": "a", "type": "book", "editor": [{"family": "Roe"}]}
    assert cited(style(names.format('<names variable="editor" font-style="italic"/>')), edited) == (
        "by <b><i>Roe</i></b>"
    )
    assert cited(style(names.format('<names variable="editor" suffix=" (ed.)"/>')), edited) == (
        "<b>Roe</b> (ed.)"
    )
