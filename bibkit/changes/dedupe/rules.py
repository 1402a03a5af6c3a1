"""Which of several values of a field a merged record has, and what of the others is kept.

`values` are those of the records that have the field, the best record first (`merging.ranked`). What comes back is the
value as the record's file has it; what it does not hold of the others is for the plan to name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.record import Value
from bibkit.model.work_links import WorkLinks
from bibkit.same_work.people import first_family, shared_people
from bibkit.same_work.title import folded, title_of


class FieldValue(NamedTuple):
    """A value of a field, and the key of the record that has it."""

    key: str
    value: Value


class ChosenValue(NamedTuple):
    """The value of a merged record, from which records it is, and whether somebody should look at it."""

    value: Value
    keys: tuple[str, ...]
    is_doubtful: bool = False


def chosen(name: str, values: Sequence[FieldValue], cut: frozenset[str]) -> ChosenValue:
    """The value that a field gets; `cut` are the keys of records whose list of names in it goes on ("et al.")."""
    first = values[0]
    if all(one.value == first.value for one in values):
        return ChosenValue(first.value, (first.key,))
    special = _BY_NAME.get(name)
    if special is not None:
        return special(values)
    kind = FIELDS[name].kind
    if kind is Kind.NAMES:
        return _names(values, cut)
    return _BY_KIND.get(kind, _first)(values)


def _first(values: Sequence[FieldValue]) -> ChosenValue:
    """The best record's; a doubt where the others are more than spelled otherwise."""
    best = values[0]
    alike = _letters(best.value)
    return ChosenValue(best.value, (best.key,), any(_letters(one.value) != alike for one in values))


def _letters(value: Value) -> str:
    return "".join(sign for sign in folded(str(value)) if sign.isalnum())


def _prose(values: Sequence[FieldValue]) -> ChosenValue:
    """The longest that says what the best one says: with its subtitle, its accents, not in capitals alone."""
    best = values[0]
    mine = title_of(str(best.value))
    alike = [one for one in values if _tells_as_much(mine.whole, title_of(str(one.value)).whole)]
    longest = max(alike, key=lambda one: (not str(one.value).isupper(), len(title_of(str(one.value)).whole)))
    return ChosenValue(longest.value, (longest.key,), len(alike) < len(values))


def _tells_as_much(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


def _longest(values: Sequence[FieldValue]) -> ChosenValue:
    best = max(values, key=lambda one: len(str(one.value).split()))
    return ChosenValue(best.value, (best.key,))


def _pages(values: Sequence[FieldValue]) -> ChosenValue:
    """The best record's pages, or those that begin there and say where they end."""
    best = values[0]
    start = _start(best.value)
    fuller = [one for one in values if _start(one.value) == start]
    longest = max(fuller, key=lambda one: len(str(one.value)))
    return ChosenValue(longest.value, (longest.key,), len(fuller) < len(values))


def _start(value: Value) -> str:
    text = str(value)
    digits = len(text) - len(text.lstrip("0123456789"))
    return text[:digits] if digits else text


def _date(values: Sequence[FieldValue]) -> ChosenValue:
    """The most precise date of the best record's year."""
    best = values[0]
    year = best.value.year if isinstance(best.value, Date) else None
    alike = [one for one in values if isinstance(one.value, Date) and one.value.year == year]
    found = max(alike or [best], key=lambda one: _precision(one.value))
    return ChosenValue(found.value, (found.key,), len(alike) < len(values))


def _precision(value: Value) -> int:
    first = value.first if isinstance(value, Date) else None
    if first is None:
        return 0
    return (
        1 + (first.month is not None or first.season is not None) + (first.day is not None) - bool(first.mask)
    )


def _latest(values: Sequence[FieldValue]) -> ChosenValue:
    found = max(values, key=lambda one: str(one.value))
    return ChosenValue(found.value, (found.key,))


def _names(values: Sequence[FieldValue], cut: frozenset[str]) -> ChosenValue:
    """The list that is whole and longest, its names in full; ids and marks that only others have are added."""
    best = max(values, key=lambda one: (one.key not in cut, len(_people(one)), _written_out(one)))
    names = _people(best)
    keys = [best.key]
    for one in values:
        others = _people(one)
        if one is best or len(others) > len(names):
            continue
        filled = tuple(
            _with_ids(name, others[i]) if i < len(others) else name for i, name in enumerate(names)
        )
        if filled != names:
            names = filled
            keys.append(one.key)
    return ChosenValue(names, tuple(keys), any(_contradicts(_people(one), names) for one in values))


def _contradicts(names: tuple[Name, ...], others: tuple[Name, ...]) -> bool:
    """Whether somebody is in one list alone who has a place in both, or another comes first."""
    if first_family(names) != first_family(others):
        return True
    shared = shared_people(names, others, is_cut=False)
    return shared.common < shared.fewer


def _people(one: FieldValue) -> tuple[Name, ...]:
    return tuple(name for name in one.value if isinstance(name, Name)) if isinstance(one.value, tuple) else ()


def _written_out(one: FieldValue) -> int:
    return sum(len(name.given) for name in _people(one))


def _family(name: Name) -> str:
    return folded(name.family or name.literal)


def _with_ids(name: Name, other: Name) -> Name:
    """The name with the ids and marks that another form of it has."""
    if _family(name) != _family(other) or folded(name.given)[:1] != folded(other.given)[:1]:
        return name
    marks = tuple(dict.fromkeys((*name.marks, *other.marks)))
    return replace(name, orcid=name.orcid or other.orcid, person=name.person or other.person, marks=marks)


def _all_items(values: Sequence[FieldValue]) -> ChosenValue:
    items = dict.fromkeys(item for one in values if isinstance(one.value, tuple) for item in one.value)
    return ChosenValue(tuple(items), tuple(one.key for one in values))  # type: ignore[arg-type]


def _all_links(values: Sequence[FieldValue]) -> ChosenValue:
    links: dict[str, str] = {}
    is_doubtful = False
    for one in values:
        for name, target in one.value.named if isinstance(one.value, WorkLinks) else ():
            is_doubtful |= links.setdefault(name, target) != target
    return ChosenValue(WorkLinks(tuple(links.items())), tuple(one.key for one in values), is_doubtful)


def _all_keywords(values: Sequence[FieldValue]) -> ChosenValue:
    words = dict.fromkeys(word for one in values for word in keywords_of(str(one.value)))
    between = (
        "; " if any("," in word for word in words) or any(";" in str(one.value) for one in values) else ", "
    )
    return ChosenValue(between.join(words), tuple(one.key for one in values))


def _all_texts(values: Sequence[FieldValue]) -> ChosenValue:
    """Every text that is not part of another, a paragraph each."""
    texts = list(dict.fromkeys(str(one.value) for one in values))
    kept = [text for text in texts if not any(text != other and text in other for other in texts)]
    return ChosenValue("\n\n".join(kept), tuple(one.key for one in values if str(one.value) in kept))


_BY_NAME: Mapping[str, Callable[[Sequence[FieldValue]], ChosenValue]] = {
    "keyword": _all_keywords,
    "notes": _all_texts,
    "summary": _all_texts,
    "annote": _all_texts,
    "abstract": _longest,
    "accessed": _latest,
    "updated": _latest,
}
_BY_KIND: Mapping[Kind, Callable[[Sequence[FieldValue]], ChosenValue]] = {
    Kind.PROSE: _prose,
    Kind.PAGES: _pages,
    Kind.DATE: _date,
    Kind.LIST: _all_items,
    Kind.LINKS: _all_links,
}
