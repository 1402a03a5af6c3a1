"""The engine over bibkit's own processor."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.csl import Processor
from bibkit.engines import CitedItem, EngineOptions, Job, Rendered, load_engine
from bibkit.errors import FileError, UsageError
from bibkit.stylebook import find_style
from bibkit.text.write import html, text
from tests.engines.small_styles import HEAD, NAMES, TITLE, as_html, book, entries, render_with, style

rendered = render_with("native")

AUTHOR_DATE = """<citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=", ">
    <names variable="author"><name form="short" and="text"/></names>
    <date variable="issued" form="numeric" date-parts="year"/>
    <group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>
</group></layout></citation>"""


def doe(key: str = "x", **fields: Any) -> dict[str, Any]:
    person = [{"family": "Doe", "given": "Jane"}]
    return {"id": key, "type": "book", "author": person, "issued": {"date-parts": [[2020]]}, **fields}


def cited(*cites: CitedItem, citation: str = AUTHOR_DATE, items: tuple[dict[str, Any], ...] = ()) -> str:
    result = rendered(
        style('<text variable="title"/>', citation), *(items or (doe(title="T"),)), cites=(cites,)
    )
    return text.inline(result.citations[0])


def test_it_is_the_default() -> None:
    assert load_engine() is load_engine("native")


def test_protected_words_keep_their_case() -> None:
    xml = style('<text variable="title" text-case="lowercase"/>')
    assert entries(rendered(xml, book(title='The <span class="nocase">NASA</span> Way'))) == ["the NASA way"]


@pytest.mark.parametrize(
    ("cite", "shown"),
    [
        (CitedItem("x", locator="3-4"), "(Doe, 2020, pp. 3–4)"),
        (CitedItem("x", locator="2", label="chapter"), "(Doe, 2020, chap. 2)"),
        (CitedItem("x", prefix="see", suffix="and passim"), "(see Doe, 2020 and passim)"),
        (CitedItem("x", suppress_author=True), "(2020)"),
        (CitedItem("x", author_only=True), "Doe"),
        (CitedItem("x", author_in_text=True), "Doe (2020)"),
        (CitedItem("x", author_in_text=True, locator="7"), "Doe (2020, p. 7)"),
    ],
)
def test_what_a_cite_asks_for(cite: CitedItem, shown: str) -> None:
    assert cited(cite) == shown


def test_a_numeric_style_takes_the_family_names_into_the_text() -> None:
    citation = (
        '<citation><layout prefix="[" suffix="]"><text variable="citation-number"/></layout></citation>'
    )
    people = [{"family": name} for name in ("Doe", "Roe", "Poe")]
    two, three = doe(title="T", author=people[:2]), doe(title="T", author=people)
    nobody = {"id": "x", "type": "book", "title": "T"}
    cite = CitedItem("x", author_in_text=True)
    assert cited(cite, citation=citation, items=(two,)) == "Doe and Roe [1]"
    assert cited(cite, citation=citation, items=(three,)) == "Doe et al. [1]"
    assert cited(cite, citation=citation, items=(nobody,)) == "T [1]"
    assert cited(CitedItem("x", author_only=True), citation=citation, items=(two,)) == "Doe and Roe"


def test_a_raised_number_stands_at_the_name() -> None:
    citation = '<citation><layout vertical-align="sup"><text variable="citation-number"/></layout></citation>'
    result = rendered(
        style('<text variable="title"/>', citation), doe(), cites=((CitedItem("x", author_in_text=True),),)
    )
    assert html.inline(result.citations[0]) == "Doe<sup>1</sup>"


def test_the_style_orders_the_works_unless_a_text_speaks_of_all_of_them() -> None:
    citation = AUTHOR_DATE.replace("<layout", '<sort><key variable="title"/></sort><layout', 1)
    items = (doe("a", title="A"), doe("b", title="B", author=[{"family": "Roe"}]))

    def both(**beside: str) -> str:
        return cited(CitedItem("b", prefix=beside.get("prefix", "")), CitedItem("a", suffix=beside.get("suffix", "")),
                     citation=citation, items=items)  # fmt: skip

    assert both() == "(Doe, 2020; Roe, 2020)"
    assert both(prefix="see") == "(see Roe, 2020; Doe, 2020)"
    assert both(suffix="and elsewhere") == "(Roe, 2020; Doe, 2020 and elsewhere)"


def test_a_prefix_stays_as_it_was_typed_at_the_start_of_a_note() -> None:
    xml = style(
        '<text variable="title"/>',
        '<citation><layout suffix="."><text variable="title"/></layout></citation>',
    ).replace(b'class="in-text"', b'class="note"')
    result = rendered(xml, book(title="T"), cites=((CitedItem("x", prefix="see"),),))
    assert text.inline(result.citations[0]) == "see T."


def test_a_list_has_the_cited_items_and_all_others() -> None:
    citation = '<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>'
    xml = style('<text variable="title"/>', citation)
    items = tuple({"id": name, "type": "book", "title": name} for name in "abc")
    result = rendered(xml, *items, cites=((CitedItem("c"),), (CitedItem("a"), CitedItem("c"))))
    assert [text.inline(runs) for runs in result.citations] == ["[1]", "[2, 1]"]
    assert entries(result) == ["c", "a", "b"]


def test_an_item_that_is_only_listed_makes_a_cited_one_ambiguous() -> None:
    citation = AUTHOR_DATE.replace("<citation>", '<citation disambiguate-add-year-suffix="true">')
    xml = style('<text variable="title"/>', citation)
    result = rendered(xml, doe("a", title="A"), doe("b", title="B"), cites=((CitedItem("a"),),))
    assert text.inline(result.citations[0]) == "(Doe, 2020a)"


def test_each_citation_of_a_note_style_is_a_note_of_its_own() -> None:
    xml = style(
        '<text variable="title"/>',
        '<citation><layout><choose><if position="ibid"><text term="ibid"/></if>'
        '<else><text variable="title"/></else></choose></layout></citation>',
    ).replace(b'class="in-text"', b'class="note"')
    result = rendered(xml, book(title="T"), cites=((CitedItem("x"),), (CitedItem("x"),)))
    assert [text.inline(runs) for runs in result.citations] == ["T", "Ibid."]


def test_an_incomplete_list_takes_the_et_al_of_the_style() -> None:
    names = '<names variable="author"><name et-al-min="9" et-al-use-first="1"/><et-al font-style="italic"/></names>'
    assert as_html(rendered(style(names), doe(custom={"incomplete": ["author"]}))) == [
        "Jane Doe <i>et al.</i>"
    ]


def highlighted(*people: str) -> Rendered:
    item = doe(
        author=[{"family": "Doe", "given": "Jane"}, {"family": "Brown", "given": "Tom"}],
        custom={"person": {"author": {"1": "tom-brown-ml"}}},
    )
    options = EngineOptions(highlight=frozenset(people))
    return load_engine("native").render(Job(NAMES, "en-US", (item,), options=options))


def test_people_are_highlighted_by_their_id_and_only_when_asked() -> None:
    assert as_html(highlighted()) == ["Doe, J. and T. Brown"]
    assert as_html(highlighted("tom-brown-energy")) == ["Doe, J. and T. Brown"]
    assert as_html(highlighted("tom-brown-ml")) == [
        'Doe, J. and <strong class="person" data-person="tom-brown-ml">T. Brown</strong>'
    ]


def test_backslashes_are_text_but_for_those_that_keep_a_hyphen() -> None:
    xml = style(
        '<group delimiter=" "><text variable="note"/><text variable="source"/><number variable="page"/>'
        '<number variable="number"/></group>'
    )
    item = book(note=r"On $L_\infty$ norms", source=r"A\-4", page=r"A\-1", number=r"C:\7")
    assert entries(rendered(xml, item, cites=((CitedItem("x"),),))) == [r"On $L_\infty$ norms A-4 A-1 C:\7"]


IN_EDITION = style('<group delimiter=" "><text variable="title"/><text term="edition" form="short"/></group>')


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("de", "T Aufl."),
        ("de-AT", "T Aufl."),
        ("fr_FR", "T éd."),
        ("en-GB", "T ed."),
        ("", "T ed."),
        ("tlh", "T ed."),
        ("not a language", "T ed."),
    ],
)
def test_an_entry_speaks_the_language_of_its_item_when_asked(language: str, shown: str) -> None:
    item = book(title="T", language=language)
    engine = load_engine("native")
    options = EngineOptions(locale_per_record=True)
    assert entries(engine.render(Job(IN_EDITION, "en-US", (item,), options=options))) == [shown]
    assert entries(engine.render(Job(IN_EDITION, "en-US", (item,)))) == ["T ed."]


def test_entries_in_several_languages_keep_the_order_and_numbers_of_the_list() -> None:
    xml = f"""{HEAD}<citation><layout><text variable="citation-number"/></layout></citation>
      <bibliography><sort><key variable="title" sort="descending"/></sort>
      <layout><group delimiter=" "><text variable="citation-number"/><text variable="title"/>
      <text term="edition" form="short"/></group></layout></bibliography></style>""".encode()
    items = tuple(
        {"id": name, "type": "book", "title": name, "language": language}
        for name, language in (("A", "de"), ("B", "en"), ("C", "de"))
    )
    result = load_engine("native").render(
        Job(xml, "en-US", items, options=EngineOptions(locale_per_record=True))
    )
    assert entries(result) == ["1 C Aufl.", "2 B ed.", "3 A Aufl."]


def test_an_unknown_id_is_shown_and_named() -> None:
    result = rendered(
        TITLE, book(title="T"), cites=((CitedItem("nobody"), CitedItem("x")), (CitedItem("nobody"),))
    )
    assert [text.inline(runs) for runs in result.citations] == ["T [nobody?]", "[nobody?]"]
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "nobody")]


def test_of_items_with_one_id_the_first_is_shown_and_the_other_named() -> None:
    result = rendered(TITLE, book(title="First"), book(title="Second"))
    assert entries(result) == ["First"]
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "x")]


def test_an_item_that_fails_is_named_and_the_others_stand(monkeypatch: pytest.MonkeyPatch) -> None:
    # The processor has no fault that could be shown, so it is given one.
    register = Processor.register

    def failing(self: Processor, items: Any) -> None:
        kept = list(items)
        if any(item["id"] == "bad" for item in kept):
            raise ZeroDivisionError
        register(self, kept)

    monkeypatch.setattr(Processor, "register", failing)
    result = rendered(
        TITLE, {"id": "bad", "title": "A"}, book(title="B"), cites=((CitedItem("bad"), CitedItem("x")),)
    )
    assert entries(result) == ["B"]
    assert [text.inline(runs) for runs in result.citations] == ["B [bad?]"]
    assert [(note.code, note.key, note.message) for note in result.notes] == [
        ("BK901", "bad", "The item can't be rendered (ZeroDivisionError)")
    ]


def test_what_is_odd_in_a_style_is_told_with_its_place() -> None:
    xml = style('<text variable="title"/>\n<text macro="none"/>')
    result = load_engine("native").render(Job(xml, "en-US", (book(title="T"),), path="odd.csl"))
    assert entries(result) == ["T"]
    (note,) = result.notes
    assert (note.code, note.message, note.key) == ("BK908", "There is no macro 'none'", "")
    assert (note.where.path, note.where.line, note.where.column) == ("odd.csl", 5, 1)
    assert note.help == "define it or correct the name; it renders nothing"


def test_a_style_that_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(UsageError, match=r"The style can't be used: line 1: not well-formed XML"):
        rendered(b"nothing", book(title="T"))
    with pytest.raises(FileError, match=r"x\.csl:1:1: BK904 The style can't be used: not well-formed XML"):
        load_engine("native").render(Job(b"nothing", "en-US", (), path="x.csl"))


@pytest.mark.parametrize("name", ["apa", "ieee", "nature"])
def test_links_on_identifiers_do_not_change_the_text(name: str) -> None:
    item = doe(title="T", DOI="10.5555/x", URL="https://example.org/x")
    result = rendered(find_style(name).xml, item)
    assert result.bibliography is not None
    runs = result.bibliography.entries[0].runs
    targets = {span.value for run in runs for span in run.spans if span.kind == "link"}
    assert targets <= {"https://doi.org/10.5555/x", "https://example.org/x"}
    assert html.inline(runs).count("<a ") == len(targets)
