"""What only citeproc-py does as it does."""

from __future__ import annotations

import pytest

from bibkit.engines import CitedItem
from bibkit.errors import UsageError
from bibkit.text.write import text
from tests.engines.small_styles import TITLE, book, entries, render_with, style

rendered = render_with("citeproc-py")


def test_protected_words_keep_their_case() -> None:
    xml = style('<text variable="title" text-case="lowercase"/>')
    assert entries(rendered(xml, book(title='The <span class="nocase">NASA</span> Way'))) == ["the nasa way"]


def test_an_uncertain_date_is_seen_by_the_style() -> None:
    xml = style(
        '<choose><if is-uncertain-date="issued"><text term="circa" suffix=" "/></if></choose>'
        '<date variable="issued" form="numeric" date-parts="year"/>'
    )
    assert entries(rendered(xml, book(issued={"date-parts": [[1723]], "circa": True}))) == ["circa 1723"]


def test_an_item_that_fails_is_named_and_the_others_stand(capsys: pytest.CaptureFixture[str]) -> None:
    xml = style('<text variable="title"/><choose><if variable="note"><text macro="none"/></if></choose>')
    result = rendered(
        xml,
        {"id": "a", "type": "book", "title": "A", "note": "fails"},
        {"id": "b", "type": "book", "title": "B"},
    )
    assert entries(result) == ["B"]
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "a")]
    assert capsys.readouterr() == ("", "")


def test_citations_are_numbered_in_the_order_of_citing() -> None:
    citation = '<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>'
    xml = style('<text variable="title"/>', citation)
    items = tuple({"id": name, "type": "book", "title": name} for name in "abc")
    result = rendered(xml, *items, cites=((CitedItem("c"),), (CitedItem("a"), CitedItem("c"))))
    assert [text.inline(runs) for runs in result.citations] == ["[1]", "[1, 2]"]
    assert entries(result) == ["c", "a", "b"]


def test_an_unknown_id_is_shown_and_named() -> None:
    result = rendered(TITLE, book(title="T"), cites=((CitedItem("nobody"), CitedItem("x")),))
    assert text.inline(result.citations[0]) == "Tnobody?"
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "nobody")]


def test_a_style_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="The style can't be used: not well-formed XML"):
        rendered(b"nothing", book(title="T"))
