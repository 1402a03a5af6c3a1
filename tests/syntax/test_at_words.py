"""A pattern is tried where its words stand, and finds what it finds everywhere."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.syntax.at_words import matches_at_words

PATTERN = re.compile(r"\b(?:ids|xdata)\s*=\s*\{([^{}]*)\}|\bxdata=(\w+)-\w", re.IGNORECASE)
PIECES = ["ids", "IDS", "xdata", "XData", "kids", "=", " = ", "{", "}", "a", "-b", ",", "\n", "ö", "İ"]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
@settings(max_examples=300)
def test_the_matches_are_those_of_the_whole_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = [match.span() for match in matches_at_words(PATTERN, ("ids", "xdata"), text)]
    assert found == [match.span() for match in PATTERN.finditer(text)]
