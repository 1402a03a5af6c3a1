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


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Foo.jl: a package", "Foo.jl: A Package"),
        ("the foo.jl package", "The Foo.jl Package"),
        ("papers on arXiv.org", "Papers on arXiv.org"),
        ("from node.js to ASP.net", "From Node.js to ASP.net"),
        ("a.k.a. the man", "A.k.a. the Man"),
        ("reading data.table", "Reading Data.table"),
        ("the end. another story", "The End. Another Story"),
        ("U.S. policy", "U.S. Policy"),
    ],
)
def test_what_follows_a_period_within_a_word_stays(typed: str, shown: str) -> None:
    assert apply_text_case(typed, "title") == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("an out-of-the-box model", "An Out-of-the-Box Model"),
        ("R-based off-the-shelf tools", "R-Based Off-the-Shelf Tools"),
        ("self-help in-depth", "Self-Help In-Depth"),
        ("an over-the-counter drug", "An Over-the-Counter Drug"),
        ("one <i>in-vivo</i> study", "One <i>In-Vivo</i> Study"),
        ("state-of-the-art methods", "State-of-the-Art Methods"),
        ("step-by-step", "Step-by-Step"),
        ("users: on-line and off-line", "Users: On-Line and Off-Line"),
        ("the in- and outputs", "The In- and Outputs"),
        ("p-values and k-means", "P-Values and k-Means"),
    ],
)
def test_the_first_word_of_a_compound_is_no_small_word(typed: str, shown: str) -> None:
    """CMOS 8.161; a letter alone may be a symbol, and stays as it is typed."""
    assert apply_text_case(typed, "title") == shown
