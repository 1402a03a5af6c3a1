"""Which differences are argued in the order of cites and entries, in how many names they show, and in dates."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

from tests.csl.differential.classify import AND_OTHERS, Edit

_KEY = re.compile(r"<key\b([^>]*?)/?>")
_MACRO = re.compile(r'<macro name="([^"]*)">(.*?)</macro>', re.DOTALL)
_CALLED = re.compile(r'macro="([^"]*)"')
_ET_AL = re.compile(r"<name\b[^>]*et-al-min")
_DATE_CASE = re.compile(r"<date\b[^>]*text-case=")
_RANGE_SUFFIX = re.compile(r"(\d{4})([a-z]{0,2})([-–‑/—](?:\d{4})?)(?:[. ]*([a-z]{1,2}))?(?![a-z])")
_YEAR_SUFFIX = re.compile(r"(\d\W?|\.)[a-z]{1,2}\b")
_STOP = re.compile(r"(?<=\b[^\W\d_])\.")
_WORD = re.compile(r"\w+")
_LONG = 3
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
        is_explained = facts.bibliography_et_al and _without_long_lists(
            expected, cited
        ) == _without_long_lists(actual, cited)
        return "et-al in sort keys" if is_explained else ""
    if facts.changes_case_of_dates and _are_alike_but_for_words_of_dates(expected, actual, cited):
        return "text-case of a date in words"
    if _with_early_suffix(expected) == _with_early_suffix(actual) != expected:
        return "year-suffix without a place of its own"
    if facts.tells_apart_in_notes and facts.numbers_notes and _tells_apart(expected, actual, cited):
        return "notes that tell cites apart"
    if not place.startswith("citation"):
        return ""
    if len(cited) > 1 and rearranged(expected, actual):
        if groups and facts.first_key == "date" and not all("date-parts" in _issued(item) for item in cited):
            return "grouping of works without names"
        if groups and has_equal_first_keys(cited, facts):
            return "grouping where first keys are equal"
        if facts.citation_et_al and sum(map(_has_long_list, cited)) > 1:
            return "et-al in sort keys"
    return ""


def _has_long_list(item: dict[str, Any]) -> bool:
    """Whether a list of names of the item may be abbreviated."""
    return any(isinstance(names, list) and len(names) >= _LONG for names in item.values())


def _without_long_lists(order: str, cited: Sequence[dict[str, Any]]) -> list[str]:
    long = {str(item["id"]) for item in cited if _has_long_list(item)}
    return [id_ for id_ in order.split() if id_ not in long]


def _tells_apart(expected: str, actual: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether all that citeproc-js has more is year-suffixes or words of names and titles of the works."""
    left, right = (_YEAR_SUFFIX.sub(r"\1", text) for text in (expected, actual))
    if _words(left) == _words(right):
        return _words(expected) != _words(actual) or left == right
    return adds_words(left, right, cited)


def spelled_argument(cited: Sequence[dict[str, Any]], expected: str, actual: str, facts: OrderFacts) -> str:
    """The class of `disagreements.md` that given names belong to which citeproc-js alone shows in full, or ""."""
    if not (facts.tells_apart_in_notes and facts.numbers_notes):
        return ""
    left, right = (_YEAR_SUFFIX.sub(r"\1", text) for text in (expected, actual))
    has_stops = len(left) > len(right) and _STOP.sub("", left) == _STOP.sub("", right)
    return (
        "notes that tell cites apart" if has_stops or _spells_out(_words(left), _words(right), cited) else ""
    )


def _spells_out(left: Sequence[str], right: Sequence[str], cited: Sequence[dict[str, Any]]) -> bool:
    """Whether citeproc-js has given names where ours has their initials, and all other words are the same."""
    own = _own_words(cited)
    return (
        len(left) == len(right)
        and left != right
        and all(
            one == two or (len(two) == 1 and one.startswith(two) and one.casefold() in own)
            for one, two in zip(left, right, strict=True)
        )
    )


def adds_words(longer: str, shorter: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether one text has the words of the other in their order, and more of the works' names and titles."""
    own, at, others = _own_words(cited), 0, _words(shorter)
    for word in _words(longer):
        if at < len(others) and word == others[at]:
            at += 1
        elif word.casefold() not in own:
            return False
    return at == len(others) < len(_words(longer))


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word not in AND_OTHERS]


def _own_words(cited: Sequence[dict[str, Any]]) -> set[str]:
    """The words of the titles, years and names of the items, and initials."""
    texts = [str(item.get(name, "")) for item in cited for name in ("title", "title-short")]
    for item in cited:
        texts.append(str(_first_key(item, "date")))
        texts += (
            text
            for names in item.values()
            if isinstance(names, list)
            for name in names
            for text in name.values()
            if isinstance(text, str)
        )
    words = {word.casefold() for text in texts for word in _WORD.findall(text)}
    return words | {word[0] for word in words}


def _are_alike_but_for_words_of_dates(expected: str, actual: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether the texts differ only in the case of a literal date."""
    for item in cited:
        words = str(_issued(item).get("literal", ""))
        if words and words in expected:
            actual = re.sub(re.escape(words), words.replace("\\", r"\\"), actual, flags=re.IGNORECASE)
    return expected == actual


def _issued(item: dict[str, Any]) -> dict[str, Any]:
    return item.get("issued") or {}


def has_equal_first_keys(cited: Sequence[dict[str, Any]], facts: OrderFacts) -> bool:
    """Whether two of the works may be equal by the first key: of one year, or with the same first name.

    Under one that descends, groups are turned round.
    """
    kind = facts.first_key
    return facts.descends or (
        kind in ("date", "names")
        and any(_first_key(one, kind) == _first_key(other, kind) for one, other in combinations(cited, 2))
    )


def _first_key(item: dict[str, Any], kind: str) -> object:
    if kind == "date":
        return _issued(item).get("date-parts", [[None]])[0][0]
    return item.get("author", [{}])[0].get("family")


def rearranged(expected: str, actual: str) -> bool:
    """Whether both have the same letters and digits, in another order."""
    left, right = _LETTERS.findall(expected), _LETTERS.findall(actual)
    return left != right and sorted(left) == sorted(right)


def _with_early_suffix(text: str) -> str:
    """The text with the suffix of each range of years behind its first year."""
    return _RANGE_SUFFIX.sub(lambda match: f"{match[1]}{match[2] or match[4] or ''}{match[3]}", text)


def shows_more_names(expected: str, actual: str, cited: Sequence[dict[str, Any]]) -> bool:
    """Whether citeproc-js shows more family names, and all other words are the same."""
    people = [name for item in cited for names in item.values() if isinstance(names, list) for name in names]
    families = {word for name in people for word in _WORD.findall(name.get("family", ""))}
    names = {word for name in people for part in name.values() for word in _WORD.findall(str(part))}
    left, right = (_WORD.findall(text) for text in (expected, actual))
    return len(families.intersection(left)) > len(families.intersection(right)) and [
        word for word in left if word not in names | AND_OTHERS
    ] == [word for word in right if word not in names | AND_OTHERS]
