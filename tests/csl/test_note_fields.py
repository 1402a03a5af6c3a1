""" "variable: value" lines in notes give what the item lacks; nothing of a note is lost that isn't used."""

from __future__ import annotations

import pytest

from tests.csl.citeproc_html import html
from tests.csl.styles import book, citation, cited, processor, style

SOURCE = style(
    '<text variable="volume"/><text variable="issue" prefix="/"/><text variable="note" prefix=" | "/>'
)


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("volume: 3", "3"),
        ("volume: 3\nissue: 4\nSeen in Rome.", "3/4 | Seen in Rome."),
        ("Seen in Rome. {:volume: 3}", "3 | Seen in Rome."),
        ("Seen in Rome: twice.", " | Seen in Rome: twice."),
        ("note: seen in Rome", " | note: seen in Rome"),
    ],
)
def test_a_line_for_what_the_item_lacks_is_taken_from_the_note(note: str, expected: str) -> None:
    assert cited(SOURCE, book("a", note=note)) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("volume: 3\nissue: 4", "1/4 | volume: 3"),
        ("{:volume: 3}", "1 | {:volume: 3}"),
    ],
)
def test_a_line_for_what_the_item_has_stays_in_the_note(note: str, expected: str) -> None:
    assert cited(SOURCE, book("a", volume="1", note=note)) == expected


def test_a_note_that_is_text_gives_nothing() -> None:
    made = processor(SOURCE, book("a", note="volume: 3\nSeen in Rome."), notes_as_text=True)
    assert html(made.cite_all([citation("1", "a")])[0]) == " | volume: 3\nSeen in Rome."
