"""Which differences `disagreements.md` argues: the specification is followed there, and citeproc-js is not.

Only what a rule can tell from the style, the cited items and both texts; everything else counts as a fault of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tests.csl.differential.argued_few import FewFacts, few_argument, few_facts
from tests.csl.differential.argued_marks import MarkFacts, attributes, mark_argument, mark_facts
from tests.csl.differential.argued_odd import odd_argument
from tests.csl.differential.argued_order import OrderFacts, order_argument, order_facts, rearranged
from tests.csl.differential.argued_words import WordFacts, word_argument, word_facts
from tests.csl.differential.classify import Edit
from tests.csl.differential.job import COMMON, citations, items

_CITATION = re.compile(r"<citation\b[^>]*>")
_BETWEEN_SUFFIXES = re.compile(r"\W+(?=[a-z]{1,2}\b(?!\.))")
_BETWEEN_CITES = re.compile(r"\s*[,;]\s*")
_IBID = re.compile(r"\b(?:ibid|ibíd|ebd|ebenda|ebda|idem|id|ib|op cit)\b", re.IGNORECASE)
_NAMES = frozenset(("author", "editor", "director", "interviewer", "recipient", "translator"))


class StyleFacts(NamedTuple):
    """What the arguments depend on."""

    is_in_text: bool
    groups: bool
    collapses: bool
    collapses_suffixes: bool
    adds_names_only: bool
    marks: MarkFacts
    words: WordFacts
    order: OrderFacts
    few: FewFacts


def style_facts(xml: bytes) -> StyleFacts:
    text = xml.decode("utf-8", "replace")
    tag = _CITATION.search(text)
    options = attributes(tag[0]) if tag else {}
    return StyleFacts(
        is_in_text='class="in-text"' in text[:2000],
        groups="collapse" in options or "cite-group-delimiter" in options,
        collapses="collapse" in options,
        collapses_suffixes=options.get("collapse", "").startswith("year-suffix"),
        adds_names_only=options.get("disambiguate-add-names") == "true"
        and options.get("disambiguate-add-givenname") != "true",
        marks=mark_facts(text),
        words=word_facts(text),
        order=order_facts(text),
        few=few_facts(text),
    )


def argument(
    place: str,
    ids: Sequence[str],
    edit: Edit,
    expected: str,
    actual: str,
    style: StyleFacts,
    works: str = COMMON,
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    cited = [item for item in items(works) if item["id"] in ids]
    return (
        _cite_argument(place, cited, edit, expected, actual, style, works)
        or mark_argument(place, cited, edit, expected, actual, style.marks)
        or word_argument(cited, edit, style.words)
        or odd_argument(cited, edit, expected, actual, collapses_suffixes=style.collapses_suffixes)
        or order_argument(place, cited, edit, expected, actual, style.order, groups=style.groups)
        or few_argument(place, cited, edit, expected, actual, style.few)
    )


def _cite_argument(
    place: str,
    cited: Sequence[dict[str, Any]],
    edit: Edit,
    expected: str,
    actual: str,
    style: StyleFacts,
    works: str,
) -> str:
    if edit.kind == "order" and _stands_behind(expected, cited) and not _stands_behind(actual, cited):
        return "short form with name-as-sort-order"
    if not place.startswith("citation"):
        if style.adds_names_only and edit.kind in ("names", "wording") and len(actual) > len(expected):
            return "more names in the bibliography"
        return ""
    if (
        style.groups
        and (edit.kind == "order" or rearranged(expected, actual))
        and len(cited) > 1
        and not all(map(_has_names, cited))
    ):
        return "grouping of works without names"
    is_in_words = re.search(r"[^\W\d_]", expected) is not None
    if style.collapses and is_in_words and len(cited) > 1 and any("author" not in item for item in cited):
        delimiter = style.few.layout_delimiter or "; "
        if _without_marks(expected, delimiter) == _without_marks(actual, delimiter):
            return "delimiter before a work without names"
    if style.collapses_suffixes and _without_delimiters(expected) == _without_delimiters(actual):
        return "delimiter of year-suffixes"
    if style.is_in_text and _IBID.search(expected) and not _IBID.search(actual):
        return "ibid in the text"
    if style.is_in_text and _follows_several(place, works) and edit.kind == "extra":
        # A style may say "ibid" by leaving things out.
        return "ibid in the text"
    return ""


def _follows_several(place: str, works: str) -> bool:
    """Whether the citation is of the last item of the one before, which has others, too."""
    at = int(place.split()[1]) - 1
    before, now = citations(works)[at - 1], citations(works)[at]
    return at > 0 and len(before) > 1 and before[-1]["id"] == now[0]["id"]


def _has_names(item: dict[str, Any]) -> bool:
    return not _NAMES.isdisjoint(item)


def _without_marks(text: str, delimiter: str) -> str:
    return _BETWEEN_CITES.sub(" ", text.replace(delimiter, ", "))


def _without_delimiters(text: str) -> str:
    return _BETWEEN_SUFFIXES.sub(" ", text)


def _stands_behind(text: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether the particle of a name stands after its family name."""
    names = [name for item in cited for name in item.get("author", ()) if "non-dropping-particle" in name]
    return any(
        re.search(rf"{name['family']}\W+{name['non-dropping-particle']}", text, re.IGNORECASE)
        for name in names
    )
