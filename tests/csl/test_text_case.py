"""Text case beside quotation marks that are typed as straight ones."""

from __future__ import annotations

import pytest

from bibkit.csl.text.case import TextCase, apply_text_case
from tests.csl.styles import cited, style


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        ("a study of 'big data' in use", "A Study of 'Big Data' in Use"),
        ("word: 'the' word", "Word: 'The' Word"),
        ("'of friends'", "'Of Friends'"),
        ("'of friends': a study", "'Of Friends': A Study"),
        ("the dogs' tails and john's", "The Dogs' Tails and John's"),
        ("the '90s", "The '90s"),
        ("rock 'n' roll", "Rock 'n' Roll"),
    ],
)
def test_single_quotation_marks_part_no_word_from_its_capital(text: str, titled: str) -> None:
    assert apply_text_case(text, "title") == titled


@pytest.mark.parametrize(
    ("case", "cased"),
    [
        ("sentence", "'Of friends' and others"),
        ("capitalize-first", "'Of friends' and Others"),
        ("capitalize-all", "'Of Friends' And Others"),
        ("lowercase", "'of friends' and others"),
        ("uppercase", "'OF FRIENDS' AND OTHERS"),
    ],
)
def test_a_text_may_start_with_one(case: TextCase, cased: str) -> None:
    assert apply_text_case("'of friends' and Others", case) == cased


@pytest.mark.parametrize(
    "variable", ["volume-title", "part-title", "original-title", "reviewed-title", "section", "title"]
)
@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", "The Sea of Ice"), ("de", "the sea of ice"), ("fr-CA", "the sea of ice"), ("", "The Sea of Ice")],
)
def test_title_case_is_for_works_in_english_in_every_title(
    variable: str, language: str, expected: str
) -> None:
    # "Title case conversion ... only affects English-language items" (non-English items).
    source = style(f'<text variable="{variable}" text-case="title"/>')
    assert (
        cited(source, {"id": "a", "type": "book", variable: "the sea of ice", "language": language})
        == expected
    )
