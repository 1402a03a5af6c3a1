"""One style: what both processors wrote, compared place by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bibkit.stylebook.locales import read_locale
from tests.csl.differential.classify import Edit, Kind, Words, edits
from tests.csl.differential.job import COMMON, Output, StyleJob, citations, items
from tests.csl.differential.normal import formatted_text, plain_text
from tests.csl.differential.pins import kind_of

_TERM = re.compile(r'<term name="([^"]+)"[^>]*>(.*?)</term>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_LOOK = re.compile(r"{[^}]*}\S*")
_ORDER = "order of entries"
_WORD = re.compile(r"\w+(?:[’']\w+)*")
_DATE_TERMS = ("month", "season", "circa", "no date", "ordinal")


@dataclass(frozen=True, slots=True)
class Difference:
    """An edit with where it is ("citation 3", "entry many-a") and both texts in full.

    `argument` is the class of `disagreements.md` under which this difference of the texts is pinned, if it is.
    """

    place: str
    edit: Edit
    expected: str
    actual: str
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the engine did in one style.

    `error` is the engine's, `reference_error` citeproc-js's: such a style is not compared. `citations` and
    `bibliography` say whether all plain text is the same, `html` whether it also looks the same; the single_
    fields count citations and entries with the same text. `bibliography` is None where neither has one.
    """

    style: str
    error: str = ""
    reference_error: str = ""
    citations: bool = False
    bibliography: bool | None = False
    html: bool = False
    single_citations: int = 0
    single_entries: int = 0
    differences: tuple[Difference, ...] = ()


def crashed(style: str, error: str, *, has_bibliography: bool = True) -> Comparison:
    """A style in which the engine wrote nothing."""
    difference = Difference("", Edit("crash", "", error), "", error)
    return Comparison(
        style,
        error,
        bibliography=False if has_bibliography else None,
        differences=(difference,),
    )


def compare(style: StyleJob, expected: Output, actual: Output) -> Comparison:
    """The comparison of what citeproc-js and the engine wrote."""
    name = style.name
    if expected.error:
        return Comparison(name, error=actual.error, reference_error=expected.error)
    if actual.error:
        return crashed(name, actual.error, has_bibliography=expected.bibliography is not None)
    cited = list(_citation_differences(expected, actual, style))
    listed = list(_bibliography_differences(expected, actual, style))
    found = (*cited, *listed)
    spoiled = {difference.place for difference in found if difference.edit.kind != "formatting"}
    has_none = expected.bibliography is None and actual.bibliography is None
    return Comparison(
        name,
        citations=all(difference.edit.kind == "formatting" for difference in cited),
        bibliography=None if has_none else all(difference.edit.kind == "formatting" for difference in listed),
        html=not found,
        single_citations=sum(
            f"citation {number}" not in spoiled for number in range(1, len(citations(style.works)) + 1)
        ),
        single_entries=sum(f"entry {id_}" not in spoiled for id_, _ in expected.bibliography or ())
        if actual.bibliography is not None
        else 0,
        differences=found,
    )


def _citation_differences(expected: Output, actual: Output, style: StyleJob) -> Iterator[Difference]:
    for index, cites in enumerate(citations(style.works)):
        ids = tuple(str(cite["id"]) for cite in cites)
        left, right = (_at(output.citations, index) for output in (expected, actual))
        yield from _differences(f"citation {index + 1}", left, right, ids, style)


def _at(texts: tuple[str, ...], index: int) -> str:
    return texts[index] if index < len(texts) else ""


def _bibliography_differences(expected: Output, actual: Output, style: StyleJob) -> Iterator[Difference]:
    if expected.bibliography is None or actual.bibliography is None:
        if expected.bibliography is not actual.bibliography:
            kind: Kind = "extra" if expected.bibliography is None else "missing"
            yield Difference("bibliography", Edit(kind, "", ""), "", "")
        return
    left, right = dict(expected.bibliography), dict(actual.bibliography)
    shared_left = [id_ for id_ in left if id_ in right]
    shared_right = [id_ for id_ in right if id_ in left]
    if shared_left != shared_right:
        orders = " ".join(shared_left), " ".join(shared_right)
        edit = Edit("order", "entries", "entries in another order")
        yield Difference(_ORDER, edit, *orders, kind_of(style, _ORDER, *orders))
    for id_ in dict.fromkeys((*left, *right)):
        yield from _differences(f"entry {id_}", left.get(id_, ""), right.get(id_, ""), (id_,), style)


def _differences(
    place: str, expected: str, actual: str, ids: tuple[str, ...], style: StyleJob
) -> Iterator[Difference]:
    left, right = plain_text(expected), plain_text(actual)
    if left == right:
        left, right = formatted_text(expected), formatted_text(actual)
        if left != right:
            edit = Edit("formatting", *_first_looks(left, right))
            yield Difference(place, edit, left, right, kind_of(style, place, left, right))
        return
    words = words_of(ids, style.locale, style.works)
    argued = kind_of(style, place, left, right)
    for edit in edits(left, right, words, is_citation=place.startswith("citation")):
        yield Difference(place, edit, left, right, argued)


def _first_looks(expected: str, actual: str) -> tuple[str, str]:
    """The first change of look on either side that the other side does not have there."""
    pairs = zip((*_LOOK.findall(expected), ""), (*_LOOK.findall(actual), ""), strict=False)
    return next(((left, right) for left, right in pairs if left != right), ("", ""))


@cache
def words_of(ids: tuple[str, ...], locale: str, works: str = COMMON) -> Words:
    """The words of the items' names and of the locale's terms."""
    families: set[str] = set()
    givens: set[str] = set()
    for item in items(works):
        if item["id"] in ids:
            for name in _names(item):
                families |= _words(
                    name, "family", "literal", "non-dropping-particle", "dropping-particle", "suffix"
                )
                givens |= _words(name, "given")
    return Words(frozenset(families), frozenset(givens), _terms(locale))


def _names(item: dict[str, Any]) -> Iterator[dict[str, str]]:
    for value in item.values():
        if isinstance(value, list):
            yield from value


def _words(name: dict[str, str], *parts: str) -> set[str]:
    return {word.casefold() for part in parts for word in _WORD.findall(name.get(part, ""))}


@cache
def _terms(locale: str) -> dict[str, Kind]:
    """The words of the locale's terms: those of dates are dates, all others are terms."""
    terms: dict[str, Kind] = {}
    for name, content in _TERM.findall(read_locale(locale).decode()):
        kind: Kind = "dates" if name.startswith(_DATE_TERMS) else "terms"
        for word in _WORD.findall(_TAG.sub(" ", content)):
            if kind == "dates" or word.casefold() not in terms:
                terms[word.casefold()] = kind
    return terms
