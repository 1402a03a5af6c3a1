"""What `disagreements.md` argues about marks, spaces and brackets between words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any, NamedTuple

from tests.csl.differential.classify import Edit

_CITATION = re.compile(r"<citation\b([^>]*)>(?:(?!</citation>).)*?<layout\b([^>]*)>", re.DOTALL)
_BIBLIOGRAPHY = re.compile(r"<bibliography\b[^>]*>(?:(?!</bibliography>).)*?<layout\b([^>]*)>", re.DOTALL)
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACED_NAME = re.compile(r'<name\b[^>]*(?:\b(?:prefix|suffix)="(?: |[^"]* ")|\bdelimiter="[^"]*  )')
_REPEATED_AFFIX = re.compile(r"(?<=\d{4})\W{1,4}(?=[a-z]{1,2}\b)")
_PERIOD_BEFORE_MARK = re.compile(r"\.(?=\s?[:;])|(?<=[:;])\.")
_LOST_SPACE = re.compile(r"\.(?=$|\w)")
_SWALLOWED = re.compile(r"(?<=[?!;]):|(?<=[?!])\s?\.")
_NUMBERED = re.compile(r"(?<=\d)\.(?= )")
_STRIPPED_MACRO = re.compile(r'<text\b(?=[^>]*\bmacro=)[^>]*\bstrip-periods="true"')
_SUBSTITUTE = re.compile(r"<substitute>.*?</substitute>", re.DOTALL)
_CHILDLESS = re.compile(r"<names\b([^>]*)/>")
_CLOSING = '”’»"'
_SPACES = re.compile("  +")
_TURNED = str.maketrans("[]", "()")


class MarkFacts(NamedTuple):
    """What the arguments depend on; `after_collapse` is of numbers that are collapsed."""

    is_note: bool
    adds_suffix: bool
    has_blocks: bool
    has_spaced_names: bool
    has_after_inverted: bool
    strips_macros: bool
    after_collapse: str
    delimiter: str
    entry_suffix: str
    substitute_affixes: tuple[str, ...]
    substitute_delimiters: tuple[str, ...]


def attributes(tag: str) -> dict[str, str]:
    """The attributes of an XML tag, by name."""
    return dict(_ATTRIBUTE.findall(tag))


def mark_facts(text: str) -> MarkFacts:
    """The facts of a style, from its XML."""
    cited, listed = _CITATION.search(text), _BIBLIOGRAPHY.search(text)
    options = attributes(cited[1]) if cited else {}
    layout = attributes(cited[2]) if cited else {}
    is_numeric = options.get("collapse") == "citation-number"
    return MarkFacts(
        is_note='class="note"' in text[:2000],
        adds_suffix=options.get("disambiguate-add-year-suffix") == "true",
        has_blocks=' display="' in text,
        has_spaced_names=_SPACED_NAME.search(text) is not None,
        has_after_inverted='delimiter-precedes-last="after-inverted-name"' in text,
        strips_macros=_STRIPPED_MACRO.search(text) is not None,
        after_collapse=options.get("after-collapse-delimiter", "") if is_numeric else "",
        delimiter=layout.get("delimiter", ""),
        entry_suffix=attributes(listed[1]).get("suffix", "") if listed else "",
        substitute_affixes=tuple(_of_substitutes(text, "prefix", "suffix")),
        substitute_delimiters=tuple(_of_substitutes(text, "delimiter")),
    )


def _of_substitutes(text: str, *wanted: str) -> Iterator[str]:
    """Those attributes of `cs:names` in `cs:substitute` without children."""
    for substitute in _SUBSTITUTE.findall(text):
        for tag in _CHILDLESS.findall(substitute):
            yield from (unescape(value) for name, value in attributes(tag).items() if name in wanted)


def mark_argument(
    place: str, cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, style: MarkFacts
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    if style.adds_suffix and any(
        _REPEATED_AFFIX.sub("", theirs) == ours != theirs
        for theirs, ours in ((edit.expected, edit.actual), (expected, actual))
    ):
        return "year-suffix without a place of its own"
    if style.is_note and edit.kind == "brackets" and _is_turned_in_place(expected, actual):
        return "brackets"
    if style.has_after_inverted and (edit.expected, edit.actual) == (", ", " ") and _has_institution(cited):
        return '"and" after an institution'
    if style.has_spaced_names and edit.kind == "spacing" and _SPACES.sub(" ", edit.expected) == edit.actual:
        return "spaces round names"
    if edit.kind == "punctuation" and _PERIOD_BEFORE_MARK.sub("", edit.expected) == edit.actual:
        return "period beside the colon of an affix"
    if edit.kind == "punctuation" and edit.expected != edit.actual == _with_single_marks(edit.expected):
        return "marks that meet twice"
    if (
        style.strips_macros
        and edit.expected == f".{edit.actual}"
        and _NUMBERED.sub("", expected) == _NUMBERED.sub("", actual)
    ):
        return "periods of ordinals that a macro strips"
    if edit.kind == "spacing" and _LOST_SPACE.sub(". ", edit.expected) == edit.actual:
        return "space of a suffix behind a period"
    if any(_has_more(actual, expected, affix) for affix in style.substitute_affixes):
        return "affixes of names in a substitute"
    if any(
        edit.actual == delimiter or edit.actual.replace(delimiter, "") == edit.expected
        for delimiter in style.substitute_delimiters
        if delimiter in edit.actual and edit.kind == "punctuation"
    ):
        return "affixes of names in a substitute"
    if place.startswith("citation"):
        if style.after_collapse and _is_last_of_numbers(edit, expected, style):
            return "delimiter before the last number"
        if style.delimiter and _is_without(style.delimiter, expected, actual):
            return "delimiter of numbers of notes"
    elif style.has_blocks and _is_longer_end(expected, actual, style.entry_suffix.strip() or "."):
        return "suffix of a layout with blocks"
    return ""


def _with_single_marks(marks: str) -> str:
    """The marks with one of two periods, and without what follows a question mark or semicolon that swallows it."""
    return _SWALLOWED.sub("", marks.replace("..", "."))


def _is_longer_end(expected: str, actual: str, suffix: str) -> bool:
    """Whether ours ends in the suffix or a period, perhaps inside quotation marks, and citeproc-js's does not."""
    bare = actual.rstrip(_CLOSING)
    closing = actual[len(bare) :]
    return any(
        bare.endswith(mark) and bare[: -len(mark)].rstrip() + closing == expected for mark in (".", suffix)
    )


def _has_more(text: str, other: str, affix: str) -> bool:
    """Whether the affix is all that one text has and the other lacks."""
    return len(text) == len(other) + len(affix) and any(
        text[:at] + text[at + len(affix) :] == other
        for at in range(len(other) + 1)
        if text.startswith(affix, at)
    )


def _is_last_of_numbers(edit: Edit, expected: str, style: MarkFacts) -> bool:
    """Whether a lone number follows a cite with a locator, which citeproc-js then joins as any other."""
    return (
        edit.actual.replace(style.after_collapse, style.delimiter) == edit.expected
        and re.search(r"[^\W\d].*" + re.escape(edit.expected) + r"\d+\W*", expected) is not None
    )


def _is_without(delimiter: str, expected: str, actual: str) -> bool:
    return len(actual) > len(expected) and actual.replace(delimiter, "") == expected.replace(delimiter, "")


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
