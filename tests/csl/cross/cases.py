"""Fixtures made of fixtures: one's style with another's items, and one's style with one attribute changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tests.csl.suite import Fixture

_GIVEN = ("INPUT", "CITATION-ITEMS", "CITATIONS", "BIBENTRIES", "BIBSECTION", "ABBREVIATIONS")


def crossed(fixtures: Sequence[Fixture], partners: int, pattern: str = "") -> Iterator[Fixture]:
    """Each style with the items of so many others: first of its own group (`name_*`), then of any.

    The same ones every time, whichever other fixtures come or go.
    """
    for fixture in fixtures:
        if pattern and not re.match(pattern, fixture.name):
            continue
        group = fixture.name.partition("_")[0]
        others = sorted(
            (other for other in fixtures if other is not fixture),
            key=lambda other: (not other.name.startswith(f"{group}_"), _rank(fixture, other)),
        )
        own = others[: partners - partners // 3]
        rest = sorted(others[len(own) :], key=lambda other: _rank(fixture, other))
        for other in [*own, *rest[: partners // 3]]:
            sections = {name: text for name, text in fixture.sections.items() if name not in _GIVEN}
            sections |= {name: other.sections[name] for name in _GIVEN if name in other.sections}
            yield Fixture(f"{fixture.name} < {other.name}", sections)


def _rank(fixture: Fixture, other: Fixture) -> bytes:
    return hashlib.sha256(f"{fixture.name} {other.name}".encode()).digest()


_AREAS = ("citation", "bibliography")
_EVERYWHERE = ("style", *_AREAS)
_CHANGES: tuple[tuple[tuple[str, ...], str, tuple[str, ...]], ...] = (
    (("name",), "and", ("text", "symbol")),
    (("name",), "delimiter-precedes-last", ("always", "never", "contextual", "after-inverted-name")),
    (("name",), "delimiter-precedes-et-al", ("always", "never", "contextual", "after-inverted-name")),
    (("name",), "name-as-sort-order", ("first", "all")),
    (("name",), "sort-separator", (" ", "; ")),
    (("name",), "initialize-with", ("", ". ", ".", " ")),
    (("name",), "initialize", ("false",)),
    (("name",), "form", ("short", "count", "long")),
    (("name",), "delimiter", ("; ", " / ")),
    (_AREAS, "et-al-min", ("2", "3")),
    (_AREAS, "et-al-use-first", ("1", "2")),
    (_AREAS, "et-al-use-last", ("true",)),
    (_AREAS, "et-al-subsequent-min", ("2",)),
    (("citation",), "collapse", ("citation-number", "year", "year-suffix", "year-suffix-ranged")),
    (("citation",), "cite-group-delimiter", ("+ ",)),
    (("citation",), "after-collapse-delimiter", (" | ",)),
    (("citation",), "year-suffix-delimiter", ("/",)),
    (("citation",), "disambiguate-add-names", ("true", "false")),
    (("citation",), "disambiguate-add-givenname", ("true", "false")),
    (("citation",), "disambiguate-add-year-suffix", ("true", "false")),
    (
        ("citation",),
        "givenname-disambiguation-rule",
        ("all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "by-cite"),
    ),
    (("bibliography",), "second-field-align", ("flush", "margin")),
    (("bibliography",), "hanging-indent", ("true",)),
    (("bibliography",), "subsequent-author-substitute", ("---",)),
    (
        ("bibliography",),
        "subsequent-author-substitute-rule",
        ("complete-all", "complete-each", "partial-each", "partial-first"),
    ),
    (("style",), "class", ("note", "in-text")),
    (("style",), "demote-non-dropping-particle", ("never", "sort-only", "display-and-sort")),
    (("style",), "initialize-with-hyphen", ("false",)),
    (
        ("style",),
        "page-range-format",
        ("minimal", "minimal-two", "expanded", "chicago", "chicago-15", "chicago-16"),
    ),
    (("style",), "default-locale", ("de-DE", "fr-FR", "es-ES", "ru-RU", "zh-CN", "he-IL")),
    (
        ("text", "number", "date-part", "label"),
        "text-case",
        ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"),
    ),
    (("text", "group", "names", "number", "date", "label"), "prefix", ("(", ", ", ". ", " ")),
    (("text", "group", "names", "number", "date", "label"), "suffix", (")", ",", ".", ": ", "? ")),
    (("text",), "quotes", ("true", "false")),
    (("text",), "form", ("short", "long")),
    (("text", "label", "group", "names", "date", "layout"), "font-style", ("italic", "normal", "oblique")),
    (("text", "group", "names", "layout"), "font-variant", ("small-caps",)),
    (("text", "group", "names"), "vertical-align", ("sup",)),
    (("text", "group", "names"), "display", ("block", "indent", "left-margin")),
    (("text", "label", "group", "date-part"), "strip-periods", ("true",)),
    (("group", "names", "layout", "date"), "delimiter", (". ", ", ", "; ", ": ", " ")),
    (("label",), "form", ("short", "symbol", "verb", "verb-short", "long")),
    (("label",), "plural", ("always", "never", "contextual")),
    (("number",), "form", ("ordinal", "long-ordinal", "roman", "numeric")),
    (("date",), "form", ("text", "numeric")),
    (("date",), "date-parts", ("year", "year-month", "year-month-day")),
    (("date-part",), "form", ("long", "short", "numeric", "numeric-leading-zeros", "ordinal")),
    (("date-part",), "range-delimiter", ("/",)),
    (("key",), "sort", ("descending", "ascending")),
    (("if", "else-if"), "match", ("any", "all", "none")),
    (("if", "else-if"), "position", ("first", "subsequent", "ibid", "ibid-with-locator", "near-note")),
    (("if", "else-if"), "disambiguate", ("true",)),
    (_EVERYWHERE, "and", ("text", "symbol")),
    (_EVERYWHERE, "name-form", ("short", "long")),
    (_EVERYWHERE, "name-delimiter", ("; ",)),
    (_EVERYWHERE, "names-delimiter", (" / ",)),
    (_EVERYWHERE, "name-as-sort-order", ("first", "all")),
    (_EVERYWHERE, "sort-separator", (" ",)),
    (_EVERYWHERE, "initialize-with", ("", ". ")),
    (_EVERYWHERE, "initialize", ("false",)),
    (_EVERYWHERE, "delimiter-precedes-last", ("always", "never", "after-inverted-name")),
    (_EVERYWHERE, "delimiter-precedes-et-al", ("always", "never")),
    (("name",), "et-al-min", ("2",)),
    (("name",), "et-al-use-first", ("1", "2")),
    (("name",), "et-al-use-last", ("true",)),
    (("citation",), "et-al-subsequent-use-first", ("1", "2")),
    (("citation",), "near-note-distance", ("1", "50")),
    (("key",), "names-min", ("1", "2")),
    (("key",), "names-use-first", ("1",)),
    (("key",), "names-use-last", ("true",)),
    (("key",), "variable", ("author", "issued", "title", "citation-number")),
    (("name-part",), "text-case", ("uppercase", "lowercase", "capitalize-first")),
    (("name-part",), "font-style", ("italic",)),
    (("name-part",), "prefix", ("(",)),
    (("et-al",), "term", ("and others", "et-al")),
    (("et-al",), "font-style", ("italic",)),
    (("names",), "variable", ("editor", "translator author", "editor translator", "container-author")),
    (("date",), "variable", ("accessed", "original-date", "issued")),
    (("number", "label"), "variable", ("page", "volume", "number-of-pages", "locator", "edition")),
    (
        ("text",),
        "variable",
        ("title", "container-title", "locator", "page", "citation-number", "DOI", "note"),
    ),
    (("text", "group", "names", "date", "label", "number"), "font-weight", ("bold", "light")),
    (("text", "group", "date"), "text-decoration", ("underline",)),
    (("style-options",), "punctuation-in-quote", ("true", "false")),
    (("style-options",), "limit-day-ordinals-to-day-1", ("true", "false")),
)
"""(elements, attribute, values): what is changed, one at a time."""


def varied(fixtures: Sequence[Fixture], changes: int, pattern: str = "") -> Iterator[Fixture]:
    """Each style with so many single changes; always the same ones."""
    for fixture in fixtures:
        if pattern and not re.match(pattern, fixture.name):
            continue
        style = fixture.sections["CSL"]
        found = sorted(
            _variations(style),
            key=lambda change: hashlib.sha256(f"{fixture.name} {change.name}".encode()).digest(),
        )
        for name, start, end, tag in found[:changes]:
            changed = style[:start] + tag + style[end:]
            yield Fixture(f"{fixture.name} @ {name}", {**fixture.sections, "CSL": changed})


class _Change(NamedTuple):
    """A tag to write in the place of another."""

    name: str
    start: int
    end: int
    tag: str


def _variations(style: str) -> Iterator[_Change]:
    for elements, attribute, values in _CHANGES:
        for element in elements:
            for place, match in enumerate(re.finditer(rf"<{element}(?=[\s/>])[^>]*?(?=\s*/?>)", style)):
                if attribute == "variable" and not re.search(r"\svariable\s*=", match[0]):
                    continue  # An element that gets its text elsewhere can't have a variable, too.
                for value in values:
                    tag = _with(match[0], attribute, value)
                    if tag != match[0]:
                        yield _Change(f"{element}[{place}] {attribute}={value!r}", *match.span(), tag)


def _with(tag: str, attribute: str, value: str) -> str:
    """The start of a tag with the attribute set."""
    pattern = rf'(\s{attribute}\s*=\s*)("[^"]*"|\'[^\']*\')'
    if re.search(pattern, tag):
        return re.sub(pattern, lambda match: f'{match[1]}"{value}"', tag, count=1)
    return f'{tag} {attribute}="{value}"'
