"""What `disagreements.md` argues about dates that can be taken out of both texts: eras, ranges, seasons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

_DASH = "[-\u2010\u2011\u2013\u2014]"
_GAP = r"[\s.,/]*"
_PART = r"(?:\d{1,2}|[^\W\d_]+)"
_DATE = rf"(?:{_PART}{_GAP}){{1,2}}\d{{4}}|\d{{4}}(?:{_GAP}{_PART}){{1,2}}|\d{{1,2}}{_GAP}{_PART}|[^\W\d_]+{_GAP}\d{{1,2}}"
_END_OF_RANGE = re.compile(rf"(?<=[\w.])({_DASH}|/)({_DATE})")
_IN_DATE = re.compile(r"[\s.,/]+")


def dates(cited: Sequence[dict[str, Any]]) -> Iterator[list[list[Any]]]:
    """The parts of all dates of the items."""
    for item in cited:
        for value in item.values():
            if isinstance(value, dict) and value.get("date-parts"):
                yield value["date-parts"]


def is_before_1000(parts: list[list[Any]]) -> bool:
    """Whether a date is of a year that has its era."""
    return any(int(moment[0]) < 1000 for moment in parts)


def without_eras(text: str, eras: Sequence[str]) -> str:
    """The text with its eras at the end, so that a lost one still shows; what stands round them is one space.

    In a script that runs words together, nothing stands round them.
    """
    around = "" if any(map(_is_ideograph, "".join(eras))) else r"[\W_]*"
    before = around and rf"{around}(?<![^\W\d_])"
    pattern = rf"{before}({'|'.join(map(re.escape, sorted(eras, key=len, reverse=True)))}){around}"
    return re.sub(pattern, around and " ", text) + "".join(sorted(re.findall(pattern, text)))


def _is_ideograph(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff"


def crosses_months(parts: list[list[Any]]) -> bool:
    """Whether it is a range of months or days of different months or years."""
    return len(parts) > 1 and len(parts[0]) > 1 and parts[0][:2] != parts[1][:2]


def with_tight_ranges(text: str) -> str:
    """The text without what stands between the parts of the date that ends a range."""
    return _END_OF_RANGE.sub(lambda match: match[1] + _IN_DATE.sub("", match[2]), text)
