"""Which differences are argued in the order of cites and entries, in how many names they show, and in dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

from tests.csl.differential.classify import Edit

_KEY = re.compile(r"<key\b([^>]*?)/?>")
_MACRO = re.compile(r'<macro name="([^"]*)">(.*?)</macro>', re.DOTALL)
_CALLED = re.compile(r'macro="([^"]*)"')
_ET_AL = re.compile(r"<name\b[^>]*et-al-min")
_DATE_CASE = re.compile(r"<date\b[^>]*text-case=")
_RANGE_SUFFIX = re.compile(r"(\d{4})[a-z]?([-–‑/—]\d{4})[. ]*[a-z]?\b")
_LETTERS = re.compile(r"[^\W_]")


class OrderFacts(NamedTuple):
    """What the arguments depend on. The first key of citations is "date", "names", "other" or "" for none."""

    first_key: str
    descends: bool
    citation_et_al: bool
    """Whether `cs:name` elements that sort cites say how many names they show."""
    bibliography_et_al: bool
    tells_apart_in_notes: bool
    numbers_notes: bool
    changes_case_of_dates: bool


def order_facts(text: str) -> OrderFacts:
    """The facts of a style, from its XML."""
    macros = dict(_MACRO.findall(text))
    citation, bibliography = _keys(text, "citation"), _keys(text, "bibliography")
    first = citation[0] if citation else ""
    return OrderFacts(
        first_key=_kind(first, macros) if first else "",
        descends='sort="descending"' in first,
        citation_et_al=any(_ET_AL.search(_expanded(key, macros)) for key in citation),
        bibliography_et_al=any(_ET_AL.search(_expanded(key, macros)) for key in bibliography),
        tells_apart_in_notes='class="note"' in text[:2000] and "disambiguate-add" in text,
        numbers_notes="first-reference-note-number" in text or 'disambiguate="true"' in text,
        changes_case_of_dates=_DATE_CASE.search(text) is not None,
    )


def _keys(text: str, area: str) -> list[str]:
    found = re.search(rf"<{area}\b.*?<layout", text, re.DOTALL)
    return [key.strip() for key in _KEY.findall(found[0])] if found else []


def _expanded(text: str, macros: dict[str, str], depth: int = 0) -> str:
    """The text with that of the macros that it calls."""
    below = (_expanded(macros.get(name, ""), macros, depth + 1) for name in _CALLED.findall(text))
    return text + "".join(below) if depth < 6 else text


def _kind(key: str, macros: dict[str, str]) -> str:
    content = _expanded(key, macros)
    if "<names" in content or 'variable="author"' in key:
        return "names"
    return "date" if 'variable="issued"' in content else "other"


def order_argument(
    place: str,
    cited: Sequence[dict[str, Any]],
    edit: Edit,
    expected: str,
    actual: str,
    facts: OrderFacts,
    *,
    groups: bool,
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    if place.startswith("order"):
        return "et-al in sort keys" if facts.bibliography_et_al else ""
    if facts.changes_case_of_dates and _are_alike_but_for_words_of_dates(expected, actual, cited):
        return "text-case of a date in words"
    if _without_range_suffix(expected) == _without_range_suffix(actual) != expected:
        return "year-suffix without a place of its own"
    if not place.startswith("citation"):
        return ""
    if (
        edit.kind in ("order", "disambiguation", "wording")
        and len(cited) > 1
        and rearranged(expected, actual)
    ):
        if groups and facts.first_key == "date" and not all("date-parts" in _issued(item) for item in cited):
            return "grouping of works without names"
        if groups and (facts.descends or _have_equal_first_keys(cited, facts.first_key)):
            return "grouping where first keys are equal"
        if facts.citation_et_al:
            return "et-al in sort keys"
    if (
        facts.tells_apart_in_notes
        and facts.numbers_notes
        and edit.kind in ("names", "disambiguation")
        and len(expected) > len(actual)
    ):
        return "notes that tell cites apart"
    return ""


def _are_alike_but_for_words_of_dates(expected: str, actual: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether the texts differ only in the case of a literal date."""
    for item in cited:
        words = str(_issued(item).get("literal", ""))
        if words and words in expected:
            actual = re.sub(re.escape(words), words.replace("\\", r"\\"), actual, flags=re.IGNORECASE)
    return expected == actual


def _issued(item: dict[str, Any]) -> dict[str, Any]:
    return item.get("issued") or {}


def _have_equal_first_keys(cited: Sequence[dict[str, Any]], kind: str) -> bool:
    """Whether two of the works may be equal by the first key: of one year, or with the same first name."""
    return kind in ("date", "names") and any(
        _first_key(one, kind) == _first_key(other, kind) for one, other in combinations(cited, 2)
    )


def _first_key(item: dict[str, Any], kind: str) -> object:
    if kind == "date":
        return _issued(item).get("date-parts", [[None]])[0][0]
    return item.get("author", [{}])[0].get("family")


def rearranged(expected: str, actual: str) -> bool:
    """Whether both have the same letters and digits, in another order."""
    left, right = _LETTERS.findall(expected), _LETTERS.findall(actual)
    return left != right and sorted(left) == sorted(right)


def _without_range_suffix(text: str) -> str:
    return _RANGE_SUFFIX.sub(r"\1\2", text)
