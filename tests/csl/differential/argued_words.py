"""What `disagreements.md` argues about single words: names in capitals, ordinals, and terms of another form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tests.csl.differential.classify import Edit

_WORD = re.compile(r"\w+")
_ORDINAL = re.compile(r"\d{1,2}[^\W\d_]{0,3}")
_CAPITAL_PART = re.compile(r'<name-part\b[^>]*text-case="uppercase"')


class WordFacts(NamedTuple):
    """What the arguments depend on."""

    has_ordinals: bool
    has_capital_parts: bool


def word_facts(text: str) -> WordFacts:
    """The facts of a style, from its XML."""
    return WordFacts('<term name="ordinal' in text, _CAPITAL_PART.search(text) is not None)


def word_argument(
    cited: Sequence[dict[str, Any]], edit: Edit, style: WordFacts, in_terms: Sequence[str] = ()
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    expected, actual = edit.expected, edit.actual
    if (
        style.has_capital_parts
        and edit.kind in ("case", "wording")
        and _is_same_name(expected, actual, cited)
    ):
        return "formats of a name-part"
    if style.has_ordinals and _are_ordinals(expected, actual):
        return "ordinals that a style defines"
    empty = rf"\W*(?:P\W+)?(?:in|{'|'.join(map(re.escape, in_terms))})\W*"
    if not _WORD.search(actual) and in_terms and re.fullmatch(empty, expected, re.IGNORECASE):
        return "group whose last macro calls nothing"
    return ""


def _is_same_name(expected: str, actual: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether it is part of a name, in capitals in citeproc-js alone; those of Turkish have a dot on the I."""
    parts = {
        part
        for item in cited
        for names in item.values()
        if isinstance(names, list)
        for name in names
        for part in name.values()
    }
    return actual in parts and expected.replace("\u0130", "I") == actual.upper()


def _are_ordinals(expected: str, actual: str) -> bool:
    """Whether both may be the same number with different endings."""
    return (
        _ORDINAL.fullmatch(expected) is not None
        and _ORDINAL.fullmatch(actual) is not None
        and expected[0] == actual[0]
        and not expected.isdigit()
    )
