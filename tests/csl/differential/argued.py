"""Which differences `disagreements.md` argues: the specification is followed there, and citeproc-js is not.

Only what a rule can tell from the style, the cited items and both texts; everything else counts as a fault of ours.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from bibkit.csl.render import NO_PRINTED_FORM
from tests.csl.differential.argued_few import FewFacts, few_argument, few_facts
from tests.csl.differential.argued_marks import MarkFacts, attributes, mark_argument, mark_facts
from tests.csl.differential.argued_modes import mode_argument, suppressed_argument, without_names
from tests.csl.differential.argued_modulo import (
    ModuloFacts,
    agreed,
    has_edit,
    modulo_argument,
    modulo_facts,
    particles_first,
)
from tests.csl.differential.argued_odd import odd_argument
from tests.csl.differential.argued_order import (
    OrderFacts,
    has_equal_first_keys,
    order_argument,
    order_facts,
    rearranged,
    spelled_argument,
)
from tests.csl.differential.argued_specified import specified_argument
from tests.csl.differential.argued_words import WordFacts, word_argument, word_facts
from tests.csl.differential.classify import Edit
from tests.csl.differential.job import COMMON, Mode, citations, items, modes

_CITATION = re.compile(r"<citation\b[^>]*>")
_BETWEEN_SUFFIXES = re.compile(r"\W+(?=[a-z]{1,2}\b(?!\.))")
_BETWEEN_CITES = re.compile(r"\s*[,;،؛]\s*|\s+")
_IBID = re.compile(r"\b(?:ibid|ibíd|ebd|ebenda|ebda|idem|id|ib|op cit)\b", re.IGNORECASE)
_MARKS = re.compile(r"[\W_]+")
_LOCATOR = re.compile(r'\blocator="([^"]*)"')
_UNKNOWN = frozenset(
    (
        "act",
        "article-locator",
        "canon",
        "elocation",
        "equation",
        "scene",
        "timestamp",
        "title-locator",
        "version",
    )
)
_NAMES = frozenset(("author", "editor", "director", "interviewer", "recipient", "translator"))


class StyleFacts(NamedTuple):
    """What the arguments depend on."""

    is_in_text: bool
    groups: bool
    collapses: bool
    collapses_suffixes: bool
    adds_names_only: bool
    unknown_locators: frozenset[str]
    """Locators of its conditions that citeproc-js does not know there."""
    marks: MarkFacts
    words: WordFacts
    order: OrderFacts
    few: FewFacts
    modulo: ModuloFacts


def style_facts(xml: bytes, language: str = "en-US") -> StyleFacts:
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
        unknown_locators=_UNKNOWN.intersection(" ".join(_LOCATOR.findall(text)).split()),
        marks=mark_facts(text),
        words=word_facts(text),
        order=order_facts(text),
        few=few_facts(text),
        modulo=modulo_facts(xml, language),
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
    """The class of `disagreements.md` that the difference belongs to, or "".

    What the texts share but for something else that is argued is looked at without it, too.
    """
    cited = [item for item in items(works) if item["id"] in ids]
    if found := _argument(place, cited, edit, expected, actual, style, works):
        return found
    left, right = agreed(cited, expected, actual, style.modulo)
    if (left, right) != (expected, actual) and has_edit(edit, left, right):
        return _argument(place, cited, edit, left, right, style, works)
    return ""


def _argument(
    place: str,
    cited: Sequence[dict[str, Any]],
    edit: Edit,
    expected: str,
    actual: str,
    style: StyleFacts,
    works: str,
) -> str:
    return (
        _cite_argument(place, cited, edit, expected, actual, style, works)
        or mark_argument(place, cited, edit, expected, actual, style.marks)
        or word_argument(cited, edit, style.words, style.modulo.in_terms)
        or odd_argument(cited, edit, style.modulo.seasons, collapses=style.collapses)
        or order_argument(place, cited, edit, expected, actual, style.order, groups=style.groups)
        or modulo_argument(cited, edit, expected, actual, style.modulo)
        or spelled_argument(cited, expected, actual, style.order)
        or few_argument(place, cited, edit, expected, actual, style.few)
        or specified_argument(cited, edit, expected, actual, groups=style.groups)
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
    if not place.startswith("citation"):
        if style.adds_names_only and edit.kind in ("names", "wording") and len(actual) > len(expected):
            return "more names in the bibliography"
        return ""
    at = int(place.split()[1]) - 1
    cites = citations(works)[at]
    if argued := _mode_argument(at, cited, expected, actual, style, works):
        return argued
    if (
        style.groups
        and (edit.kind == "order" or rearranged(expected, actual))
        and len(cited) > 1
        and not all(map(_has_names, cited))
        and _order_of_authors(expected, cited) == _order_of_authors(actual, cited)
    ):
        return "grouping of works without names"
    is_nameless = any("author" not in item for item in cited) or any(
        "suppress-author" in cite for cite in cites
    )
    is_in_words = re.search(r"[^\W\d_]", expected) is not None
    is_space_of_names = edit.kind == "spacing" and style.marks.has_spaced_names
    is_numeric = bool(style.marks.after_collapse)
    is_place = len(cited) > 1 and is_nameless and not (is_space_of_names or is_numeric)
    if style.collapses and is_in_words and is_place:
        delimiter = style.few.layout_delimiter or "; "
        if _without_marks(expected, delimiter) == _without_marks(actual, delimiter):
            return "delimiter before a work without names"
    if style.collapses_suffixes and _without_delimiters(expected) == _without_delimiters(actual):
        return "delimiter of year-suffixes"
    if style.collapses_suffixes and _has_locators(place, works):
        left, right = (_without_years(text, cited) for text in (expected, actual))
        if left == right:
            return "years of cites with locators"
    if style.unknown_locators and not style.unknown_locators.isdisjoint(_labels(place, works)):
        return "conditions on locators"
    if style.is_in_text and _follows_several(place, works) and _is_ibid(edit, expected, actual):
        return "ibid in the text"
    return ""


def _mode_argument(
    at: int, cited: Sequence[dict[str, Any]], expected: str, actual: str, style: StyleFacts, works: str
) -> str:
    """The class of a difference in a citation of names alone, or without them."""
    cites, mode = citations(works)[at], modes(works)[at]
    if mode.mode == "suppress-author" or any("suppress-author" in cite for cite in cites):
        if style.groups and has_equal_first_keys(cited, style.order):
            left, right = (without_names(text, cited) for text in (expected, actual))
            if left == right:
                return "grouping where first keys are equal"
        return suppressed_argument(cited, expected, actual)
    mode = Mode("author-only") if cites[0].get("author-only") else mode
    is_note, tells_apart = style.marks.is_note, style.order.tells_apart_in_notes and style.order.numbers_notes
    texts = [(expected, actual)]
    if style.modulo.shortens_inverted:
        texts.append((particles_first(expected, cited), particles_first(actual, cited)))
    found = (
        mode_argument(mode, cited, theirs, ours, is_note=is_note, tells_apart=tells_apart)
        for theirs, ours in texts
    )
    return next(filter(None, found), "")


def _is_ibid(edit: Edit, expected: str, actual: str) -> bool:
    """Whether citeproc-js alone has "ibid"; a style may say it by leaving things out, or everything."""
    return (
        edit.kind == "extra"
        or NO_PRINTED_FORM in expected
        or len(_IBID.findall(expected)) > len(_IBID.findall(actual))
    )


def _follows_several(place: str, works: str) -> bool:
    """Whether the citation is of an item of the one before, which has others, too."""
    at = int(place.split()[1]) - 1
    before, now = citations(works)[at - 1], citations(works)[at]
    return at > 0 and len(before) > 1 and any(cite["id"] == now[0]["id"] for cite in before)


def _has_names(item: dict[str, Any]) -> bool:
    return not _NAMES.isdisjoint(item)


def _order_of_authors(text: str, cited: Sequence[dict[str, Any]]) -> list[str]:
    """The works with authors in the order of the text, by their first names."""
    places = []
    for item in cited:
        for name in item.get("author", ())[:1]:
            word = str(name.get("family") or name.get("literal"))
            places.append((text.casefold().find(word.casefold()), str(item["id"])))
    return [id_ for place, id_ in sorted(places) if place >= 0]


def _without_marks(text: str, delimiter: str) -> str:
    return _BETWEEN_CITES.sub(" ", text.replace(delimiter, ", "))


def _without_delimiters(text: str) -> str:
    return _BETWEEN_SUFFIXES.sub(" ", text)


def _labels(place: str, works: str) -> set[str]:
    """The labels of the locators of a citation."""
    return {
        cite.get("label", "page") for cite in citations(works)[int(place.split()[1]) - 1] if "locator" in cite
    }


def _has_locators(place: str, works: str) -> bool:
    """Whether it is a citation of several cites, some with locators."""
    cites = citations(works)[int(place.split()[1]) - 1]
    return len(cites) > 1 and any("locator" in cite for cite in cites)


def _without_years(text: str, cited: Sequence[dict[str, Any]]) -> str:
    """The text without the years of the works, and without marks."""
    years = {
        str(item["issued"]["date-parts"][0][0]) for item in cited if "date-parts" in item.get("issued", ())
    }
    return _MARKS.sub("", re.sub("|".join(years) or "$^", "", text))
