"""What `disagreements.md` argues where the specification is explicit: labels, groups of cites, numbers side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from tests.csl.differential.classify import Edit

_WORDS = re.compile(r"\w+")
_LABELS = frozenset(("p", "pp", "page", "pages", "s", "no", "vol", "vols", "volume", "chap", "ed"))
_NUMBERS_APART = re.compile(r"(?<=\d) (?=\d)")


def specified_argument(
    cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, *, groups: bool
) -> str:
    """The class of a difference, or "". Nothing may be lost but a label, or what the group of cites says once."""
    theirs, ours = (Counter(word.casefold() for word in _WORDS.findall(text)) for text in (expected, actual))
    gone = theirs - ours
    if edit.kind == "spacing" and _NUMBERS_APART.sub("", actual) == _NUMBERS_APART.sub("", expected):
        return "numbers side by side"
    if edit.kind == "punctuation" and edit.expected.replace(". .", ".") == edit.actual:
        return "period that stands there already"
    if edit.expected.endswith("https://doi.org/") and not edit.actual:
        return "identifier given as an address"
    capital = edit.expected[:1].upper() + edit.expected[1:]
    if edit.kind == "case" and actual.startswith(edit.actual) and edit.actual == capital:
        return "first letter of a note"
    if not gone or ours - theirs:
        return ""
    if groups and sum("author" not in item for item in cited) > 1 and ours.keys() == theirs.keys():
        return "works grouped by what stands for their names"
    return "label of an empty variable" if gone.keys() <= _LABELS else ""
