"""What `disagreements.md` argues about marks, spaces and brackets between words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from tests.csl.differential.classify import Edit

_CITATION = re.compile(r"<citation\b([^>]*)>(?:(?!</citation>).)*?<layout\b([^>]*)>", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"<bibliography\b[^>]*>(?:(?!</bibliography>).)*?<layout\b([^>]*)>", re.DOTALL)
_OPTION = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACED_NAME = re.compile(r'<name\b[^>]*(?:\b(?:prefix|suffix)="(?: |[^"]* ")|\bdelimiter="[^"]*  )')
_REPEATED_AFFIX = re.compile(r"(?<=\d{4})\W{1,4}(?=[a-z]{1,2}\b)")
_PERIOD_BEFORE_MARK = re.compile(r"\.(?=[:;])")
_SPACES = re.compile("  +")
_TURNED = str.maketrans("[]", "()")


class MarkFacts(NamedTuple):
    """What the arguments depend on; `after_collapse` and `delimiter` are of numbers that are collapsed."""

    is_note: bool
    adds_suffix: bool
    has_blocks: bool
    has_spaced_names: bool
    has_after_inverted: bool
    after_collapse: str
    delimiter: str
    entry_suffix: str


def mark_facts(text: str) -> MarkFacts:
    """The facts of a style, from its XML."""
    cited, listed = _CITATION.search(text), _BIBLIOGRAPHY.search(text)
    options = dict(_OPTION.findall(cited[1])) if cited else {}
    layout = dict(_OPTION.findall(cited[2])) if cited else {}
    is_numeric = options.get("collapse") == "citation-number"
    return MarkFacts(
        is_note='class="note"' in text[:2000],
        adds_suffix=options.get("disambiguate-add-year-suffix") == "true",
        has_blocks=' display="' in text,
        has_spaced_names=_SPACED_NAME.search(text) is not None,
        has_after_inverted='delimiter-precedes-last="after-inverted-name"' in text,
        after_collapse=options.get("after-collapse-delimiter", "") if is_numeric else "",
        delimiter=layout.get("delimiter", ""),
        entry_suffix=dict(_OPTION.findall(listed[1])).get("suffix", "") if listed else "",
    )


def mark_argument(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: MarkFacts
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    if style.adds_suffix and _REPEATED_AFFIX.sub("", edit.expected) == edit.actual != edit.expected:
        return "year-suffix without a place of its own"
    if style.is_note and edit.kind == "brackets" and _is_turned_in_place(expected, actual):
        return "brackets"
    if style.has_after_inverted and (edit.expected, edit.actual) == (", ", " ") and _has_institution(cited):
        return '"and" after an institution'
    if style.has_spaced_names and edit.kind == "spacing" and _SPACES.sub(" ", edit.expected) == edit.actual:
        return "spaces round names"
    if edit.kind == "punctuation" and _PERIOD_BEFORE_MARK.sub("", edit.expected) == edit.actual:
        return "period before the colon of an affix"
    if place.startswith("citation"):
        if style.after_collapse and _is_last_of_numbers(edit, expected, style):
            return "delimiter before the last number"
    elif style.has_blocks and style.entry_suffix and expected + style.entry_suffix.strip() == actual:
        return "suffix of a layout with blocks"
    return ""


def _is_last_of_numbers(edit: Edit, expected: str, style: MarkFacts) -> bool:
    """Whether a lone number follows a cite with a locator, which citeproc-js then joins as any other."""
    return (
        edit.actual.replace(style.after_collapse, style.delimiter) == edit.expected
        and re.search(r"[^\W\d].*" + re.escape(edit.expected) + r"\d+\W*", expected) is not None
    )


def _has_institution(cited: Sequence[dict[str, Any]]) -> bool:
    return any("literal" in name for item in cited for name in item.get("author", ()))


def _is_turned_in_place(expected: str, actual: str) -> bool:
    """Whether the texts are equal but for the kind of brackets, and ours close as they open and turn inside others."""
    if expected.translate(_TURNED) != actual.translate(_TURNED):
        return False
    is_open: list[str] = []
    for theirs, ours in zip(expected, actual, strict=True):
        if ours in "([":
            if theirs != ours and (ours == "[") != ("(" in is_open[-1:]):
                return False
            is_open.append(ours)
        elif ours in ")]" and is_open and is_open.pop() + ours not in ("()", "[]"):
            return False
    return True
