"""What `disagreements.md` argues about what few works have: jurisdictions, locators of two years, odd dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from tests.csl.differential.classify import Edit

_YEAR = re.compile(r"\b\d{4}(?=[a-z]?\b)")
_DECEMBER = 12
_MARKS = re.compile(r"[\W_]+")


def odd_argument(
    cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, *, collapses_suffixes: bool
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    if edit.kind == "case" and any("jurisdiction" in item for item in cited):
        return "title case of an item with a jurisdiction"
    if collapses_suffixes and _has_lost_year(edit):
        return "years of cites with locators"
    if _is_without_comma(edit) and any(map(_has_person_and_institution, cited)):
        return "a person and an institution as the last two names"
    if edit.kind == "dates" and not edit.expected and any(map(_has_season, cited)):
        return "season in a date of numbers"
    if edit.kind == "spacing" and _is_glued_date(edit) and any(map(_has_date_range, cited)):
        return "space in a date range that crosses a year"
    return ""


def _has_lost_year(edit: Edit) -> bool:
    bare = _YEAR.sub("", edit.actual)
    return bare != edit.actual and _MARKS.sub("", bare) == _MARKS.sub("", edit.expected)


def _is_without_comma(edit: Edit) -> bool:
    return "," in edit.expected + edit.actual and edit.expected.replace(",", "") == edit.actual.replace(
        ",", ""
    )


def _has_person_and_institution(item: dict[str, Any]) -> bool:
    return any(
        isinstance(names, list) and names[1:] and "literal" in names[-1] and "family" in names[-2]
        for names in item.values()
    )


def _has_season(item: dict[str, Any]) -> bool:
    """Whether a month of the item stands for a season."""
    return any(
        isinstance(value, dict)
        and any(int(parts[1]) > _DECEMBER for parts in value.get("date-parts", ()) if parts[1:])
        for value in item.values()
    )


def _is_glued_date(edit: Edit) -> bool:
    return re.sub(r"\s", "", edit.actual) == edit.expected and re.search(r"\d", edit.expected) is not None


def _has_date_range(item: dict[str, Any]) -> bool:
    return any(isinstance(value, dict) and len(value.get("date-parts", ())) > 1 for value in item.values())
