"""What `disagreements.md` argues that can be taken out of both texts: what then no longer differs is argued.

Each rule writes both texts as if they agreed about one thing, where the style and the cited works let citeproc-js
differ about it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, TypeAlias

from bibkit.csl.locale import Locale, merge_locale
from bibkit.csl.problem import StyleError
from bibkit.csl.style import load_style
from bibkit.stylebook.locales import load_locale
from tests.csl.differential.argued_dates import (
    crosses_months,
    dates,
    is_before_1000,
    with_tight_ranges,
    without_eras,
)
from tests.csl.differential.classify import Edit, Words, edits

_DASH = "[-\u2010\u2011\u2013\u2014]"
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_RANGE = re.compile(r"(\w+)-(\w+)")
_ROMAN_END = re.compile(rf"(?<=[IVXLCivxlc]){_DASH}[IVXLC][ivxlc]*")
_NAME_IN_NOTE = re.compile(r"^[a-z-]+: *(.+?) *\|\| *(.+)$", re.MULTILINE)
_OWN_PARTICLE = re.compile(r"((?:[^\W\d_A-Z]+(?:\s|[’'](?=[A-Z])))+)(?=[A-Z])")
_NO_WORDS = Words()
_KNOWN = frozenset(
    """af ar bg ca cs da de el en es et eu fa fi fr he hr hu is it ja km ko lt lv mn nb nl nn pl pt ro ru sk sl sr
    sv th tr uk vi zh""".split()
)
"""Languages that citeproc-js knows; it lays others over English."""

Agree: TypeAlias = Callable[[str], str]


class ModuloFacts(NamedTuple):
    """What the rules depend on: words of the style's language, and what the style does with names."""

    conjunctions: tuple[str, ...] = ()
    eras: tuple[str, ...] = ()
    range_delimiter: str = ""
    shortens_inverted: bool = False
    resets_initials: bool = False
    keeps_given_names: bool = False
    """Whether names are not initialized, and told apart by given names."""
    has_roman_numbers: bool = False
    adds_primary_givens: bool = False
    in_terms: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    english_forms: tuple[tuple[str, str], ...] = ()
    """Forms of terms that only English has, with what stands in for them, in a language unknown to citeproc-js."""


@cache
def modulo_facts(xml: bytes, language: str) -> ModuloFacts:
    """The facts of a style in a language."""
    try:
        in_style = load_style(xml).locales
        locale = merge_locale(language, in_style, load_locale)
    except StyleError:
        return ModuloFacts()
    words = [locale.term("and", form) for form in ("long", "symbol")]
    eras = [locale.term(name) for name in ("ad", "bc")]
    return ModuloFacts(
        tuple(word for word in (*words, "&", "and") if word),
        tuple(era.strip() for era in eras if era),
        locale.term("page-range-delimiter") or "",
        shortens_inverted=b'form="short"' in xml and b"name-as-sort-order" in xml,
        resets_initials=b'initialize="true"' in xml and b'initialize="false"' in xml,
        keeps_given_names=b'initialize="false"' in xml and b'add-givenname="true"' in xml,
        has_roman_numbers=b'form="roman"' in xml,
        adds_primary_givens=b'givenname-disambiguation-rule="primary-name' in xml,
        in_terms=tuple(word for form in ("long", "short") if (word := locale.term("in", form))),
        seasons=tuple(word for number in range(1, 5) if (word := locale.term(f"season-{number:02}"))),
        english_forms=() if language.partition("-")[0] in _KNOWN else tuple(_english_forms(locale)),
    )


def _english_forms(locale: Locale) -> Iterator[tuple[str, str]]:
    english = merge_locale("en-US", (), load_locale)
    for (name, form), words in english.terms.items():
        if (name, form) not in locale.terms:
            own = locale.term(name, form), locale.term(name, form, plural=True)
            yield from ((one, other) for one, other in zip(words, own, strict=True) if one and other)


def modulo_argument(
    cited: Sequence[dict[str, Any]], edit: Edit, expected: str, actual: str, facts: ModuloFacts
) -> str:
    """The class of `disagreements.md` that the difference belongs to, or ""."""
    left, right = expected, actual
    changed = ""
    for name, agree in _rules(cited, facts):
        one, other = agree(expected), agree(actual)
        if (one, other) != (expected, actual):
            if is_explained(edit, expected, actual, one, other):
                return name
            changed = changed or name
            left, right = agree(left), agree(right)
    if changed and is_explained(edit, expected, actual, left, right):
        return changed
    return ""


def agreed(
    cited: Sequence[dict[str, Any]], expected: str, actual: str, facts: ModuloFacts
) -> tuple[str, str]:
    """Both texts without what the rules take out."""
    for _, agree in _rules(cited, facts):
        expected, actual = agree(expected), agree(actual)
    return expected, actual


def has_edit(edit: Edit, expected: str, actual: str) -> bool:
    """Whether two texts differ by the edit."""
    return (edit.expected, edit.actual) in _edits(expected, actual)


def is_explained(edit: Edit, expected: str, actual: str, left: str, right: str) -> bool:
    """Whether the edit of two texts is none of the two that a rule has made of them, which differ in less."""
    if left == right:
        return True
    before, after = _edits(expected, actual), _edits(left, right)
    key = edit.expected, edit.actual
    return after.count(key) < before.count(key) and len(after) < len(before)


def _edits(expected: str, actual: str) -> list[tuple[str, str]]:
    found = edits(expected, actual, _NO_WORDS, is_citation=False)
    return [(one.expected, one.actual) for one in found]


def _rules(cited: Sequence[dict[str, Any]], facts: ModuloFacts) -> Iterator[tuple[str, Agree]]:
    """Classes, each with what makes of a text one that is the same whichever side of the argument it is on."""
    if institutions := {name for item in cited for name in _last_institutions(item)}:
        name = "a person and an institution as the last two names"
        yield name, lambda text: _with_institutions(text, institutions, facts)
    if titles := {text for item in cited for text in _titles(item)}:
        yield "title case of an item with a jurisdiction", lambda text: _in_lower_case(text, titles)
    if facts.eras and any(map(is_before_1000, dates(cited))):
        yield "place of AD and BC", lambda text: without_eras(text, facts.eras)
    if any(map(crosses_months, dates(cited))):
        yield "space in a date range that crosses a year", with_tight_ranges
    if facts.range_delimiter not in ("", "\u2013"):
        ranges = [pair for item in cited for pair in _RANGE.findall(str(item.get("collection-number", "")))]
        yield "ranges of collection-number", lambda text: _with_hyphens(text, ranges)
    if facts.shortens_inverted:
        yield "short form with name-as-sort-order", lambda text: particles_first(text, cited)
    if facts.resets_initials:
        givens = {word for item in cited for word in _given_names(item)}
        yield 'initialize="true"', lambda text: _with_initials(text, givens)
    if facts.adds_primary_givens:
        others = {word for item in cited for word in _given_names({**item, "author": []})}
        yield "given names that no cite shows", lambda text: _with_initials(text, others)
    if facts.english_forms:
        yield "locales that it does not know", lambda text: _without_english_forms(text, facts.english_forms)
    if facts.has_roman_numbers:
        yield "parts of a number that is text", _with_low_ends
    if facts.keeps_given_names:
        initials = {word for item in cited for name in _people(item) for word in _initials(name)}
        yield 'initials under initialize="false"', lambda text: _with_bare_initials(text, initials)


def _last_institutions(item: dict[str, Any]) -> Iterator[str]:
    """The last names of lists that have a person before an institution."""
    for names in item.values():
        if isinstance(names, list) and names[1:] and "literal" in names[-1] and "family" in names[-2]:
            yield names[-1]["literal"]


def _with_institutions(text: str, institutions: set[str], facts: ModuloFacts) -> str:
    """The text with the same marks before each of these institutions."""
    words = "|".join(re.escape(word) for word in facts.conjunctions)
    for name in institutions:
        pattern = rf"[^\w&]+(?:({words})[^\w&]+)?(?={re.escape(name)})"
        text = re.sub(pattern, r" \1 ", text, flags=re.IGNORECASE)
    return text


def _titles(item: dict[str, Any]) -> Iterator[str]:
    """The texts of an item with a jurisdiction."""
    if "jurisdiction" in item:
        for name, value in item.items():
            if isinstance(value, str) and name not in ("id", "type"):
                yield _TAG.sub("", value)


def _in_lower_case(text: str, titles: set[str]) -> str:
    for title in titles:
        pattern = r"[\W_]+".join(map(re.escape, _WORD.findall(title)))
        if _LETTER.search(title):
            text = re.sub(pattern, lambda match: match[0].lower(), text, flags=re.IGNORECASE)
    return text


def _with_hyphens(text: str, ranges: Sequence[tuple[str, str]]) -> str:
    for first, last in ranges:
        text = re.sub(rf"{first}{_DASH}{last}", f"{first}-{last}", text)
    return text


def _people(item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for value in item.values():
        if isinstance(value, list):
            yield from value
    for family, given in _NAME_IN_NOTE.findall(str(item.get("note", ""))):
        yield {"family": family, "given": given}


def _particles(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(particle, family name) of the item's names, which may hold both in one field."""
    for name in _people(item):
        family = str(name.get("family", ""))
        if "non-dropping-particle" in name:
            yield name["non-dropping-particle"], family
        elif match := _OWN_PARTICLE.match(family):
            yield match[1].strip(), family[match.end() :]


def particles_first(text: str, cited: Sequence[dict[str, Any]]) -> str:
    """The text with the particles of the items' names before their family names."""
    for particle, family in (name for item in cited for name in _particles(item)):
        words = r"\s+".join(map(re.escape, particle.split()))
        either = rf"{re.escape(family)}[\s,/]+{words}(?!\w)|{words}\s*{re.escape(family)}(?!\w)"
        text = re.sub(either, f"{particle} {family}", text, flags=re.IGNORECASE)
    return text


def _given_names(item: dict[str, Any]) -> Iterator[str]:
    for name in _people(item):
        yield from _WORD.findall(str(name.get("given", "")))


def _initials(name: dict[str, Any]) -> Iterator[str]:
    """The initials that a given name has itself."""
    yield from re.findall(r"\b[^\W\d_](?=\.)", str(name.get("given", "")))


def _with_bare_initials(text: str, initials: set[str]) -> str:
    for initial in initials:
        text = re.sub(rf"\b{initial}\.", initial, text)
    return text


def _without_english_forms(text: str, forms: Sequence[tuple[str, str]]) -> str:
    for english, own in forms:
        text = re.sub(rf"(?<!\w){re.escape(english)}(?![^\W\d_])", own, text, flags=re.IGNORECASE)
    return text


def _with_low_ends(text: str) -> str:
    """The text with the roman number that ends a range in small letters."""
    return _ROMAN_END.sub(lambda match: match[0].lower(), text)


def _with_initials(text: str, givens: set[str]) -> str:
    for given in givens:
        text = re.sub(rf"\b(?:{given}|{given[0]})\b\.?", given[0], text)
    return text
