"""What `disagreements.md` argues about citations that show names alone or all but them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bibkit.csl.cluster import EMPTY_CITATION
from tests.csl.differential.job import Mode

_WORD = re.compile(r"\w+")
_EMPTY = _WORD.findall(EMPTY_CITATION)


def mode_argument(
    mode: Mode, cited: Sequence[dict[str, Any]], expected: str, actual: str, *, is_note: bool
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    if mode.mode not in ("author-only", "composite"):
        return ""
    left, right = (_WORD.findall(text.replace(mode.infix, " ", 1)) for text in (expected, actual))
    if mode.mode == "composite":
        half = len(left) // 2
        if is_note and left[:half] == left[half:] and _is_author(right[:half], left[:half], cited):
            return "composite citation in a note style"
        while left and right and left[-1] == right[-1]:
            del left[-1], right[-1]
    return "names alone" if _leaves_more(left, right, cited) else ""


def _is_author(ours: Sequence[str], theirs: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether ours starts with the same names, or with the mark for none where theirs has none as well."""
    if list(ours[: len(_EMPTY)]) == _EMPTY:
        return _names(cited).isdisjoint(theirs)
    start = next(
        (at for at, (one, two) in enumerate(zip(ours, theirs, strict=False)) if one != two), len(ours)
    )
    return start > 0 and _names(cited).isdisjoint(theirs[start:])


def _leaves_more(left: Sequence[str], right: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether citeproc-js has the same names, or none as well, and between or behind them what is none."""
    rest = iter([] if list(right) == _EMPTY else right)
    wanted = next(rest, None)
    for word in left:
        if word == wanted:
            wanted = next(rest, None)
        elif word in _names(cited):
            return False
    return wanted is None


def _names(cited: Sequence[dict[str, Any]]) -> set[str]:
    """The words of the names of the items, but initials."""
    return {
        word
        for item in cited
        for names in item.values()
        if isinstance(names, list)
        for name in names
        for part in name.values()
        for word in _WORD.findall(str(part))
        if len(word) > 1
    }
