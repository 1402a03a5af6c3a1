"""Text case beside quotation marks that are typed as straight ones."""

from __future__ import annotations

import pytest

from bibkit.csl.text.case import TextCase, apply_text_case


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
