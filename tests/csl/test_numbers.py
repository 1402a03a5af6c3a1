"""Numbers as data have them (CSL 1.0.2, number)."""

from __future__ import annotations

import pytest

from tests.csl.styles import cited, style


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1&2", "1 &#38; 2"),
        ("A1&B2", "A1 &#38; B2"),
        ("II & III", "II &#38; III"),
        ("SR&O 1921/2032", "SR&#38;O 1921/2032"),
        ("Policy&Politics", "Policy&#38;Politics"),
    ],
)
def test_an_ampersand_joins_numbers_and_stays_inside_of_a_name(written: str, expected: str) -> None:
    item = {"id": "a", "type": "book", "number": written}
    assert cited(style('<text variable="number"/>'), item) == expected


def test_a_mark_after_a_number_variable_meets_its_suffix_and_not_its_text() -> None:
    source = style(
        '<group suffix="."><text variable="volume" font-weight="bold" suffix=":"/><text variable="page"/></group>'
    )
    assert cited(source, {"id": "a", "type": "book", "volume": "abs/2105.0"}) == "<b>abs/2105.0</b>:"
    assert cited(source, {"id": "a", "type": "book", "volume": "VII"}) == "<b>VII</b>:"
