"""What a term asks for, by the kind of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from bibkit.model.fields import FIELDS, NAME_FIELDS, TYPE_SYNONYMS, Kind
from bibkit.model.malformed import Malformed
from bibkit.model.person import Person
from bibkit.model.query import times
from bibkit.model.query.error import QueryError
from bibkit.model.query.fields import HAS, MISSING, MONTH, PERSON, columns_of, near_fields
from bibkit.model.query.names import NameTest, display, name_test, needles_of, one_of, printed, sort_text
from bibkit.model.query.pattern import Search, pattern_of
from bibkit.model.query.tokens import QueryToken
from bibkit.model.query.tree import Either, Leaf, Negation, Node
from bibkit.model.query.venues import COLUMNS as VENUES
from bibkit.model.query.venues import venue_test
from bibkit.model.query.words import TextTest, equals, forms, has_wildcard, holds, is_whole

_LABELS = frozenset({"tags", "type", "key", "aliases", "incomplete", "ignore"})  # short, and meant whole
_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)


def meaning_of(token: QueryToken, people: Mapping[str, Person]) -> Node:
    """What a term or a free word means. Raises QueryError."""
    if token.kind == "word":
        return _free(token.value)
    name = token.field.casefold()
    try:
        if name in (HAS, MISSING):
            return _presence(token, is_there=name == HAS)
        if name == PERSON:
            return _either(NAME_FIELDS, lambda _: _person_test(token))
        if name == MONTH:
            _only(token, ":", "=")
            return Leaf("issued", times.month_test(token.value))
        columns = columns_of(name)
        if not columns:
            raise QueryError(
                f'There is no field "{token.field}"', token.start + 1, near_fields(name), len(token.field)
            )
        if token.operator == "!=":
            equal = token._replace(operator="=")
            return Negation(_either(columns, lambda column: _test(column, equal, people)))
        return _either(columns, lambda column: _test(column, token, people))
    except times.NotTimeError as error:
        message = f'"{error.args[0]}" is not a {"month" if name == MONTH else "date"}'
        hint = "write a number or a name, as 3 or march" if name == MONTH else times.EXAMPLE
        # The field, too, as the value alone may be any text.
        raise QueryError(message, token.start + 1, hint, token.end - token.start) from None


def _either(columns: tuple[str, ...], test: Callable[[str], Callable[[Any], bool]]) -> Node:
    leaves = tuple(Leaf(column, test(column)) for column in columns)
    return leaves[0] if len(leaves) == 1 else Either(leaves)


def _free(value: str) -> Node:
    needles = forms(value)
    if has_wildcard(value):
        tests = [holds(needle) for needle in needles]
        return Leaf("words", lambda words: any(test(words) for test in tests))
    if len(needles) == 1:
        needle = needles[0]
        return Leaf("words", lambda words: needle in words)
    return Leaf("words", lambda words: any(needle in words for needle in needles))


def _presence(token: QueryToken, *, is_there: bool) -> Node:
    _only(token, ":", "=")
    columns = columns_of(token.value.casefold())
    if not columns:
        column = token.value_start + 1
        raise QueryError(
            f'There is no field "{token.value}"', column, near_fields(token.value), len(token.value)
        )
    there = _either(columns, _present)
    return there if is_there else Negation(there)


def _present(column: str) -> Callable[[Any], bool]:
    return bool if column not in ("key", "year") else lambda _: True


def _only(token: QueryToken, *operators: str) -> None:
    if token.operator not in operators:
        column = token.start + len(token.field) + 1
        hint = f"write {token.field}:{token.value}"
        raise QueryError(f'"{token.field}" can\'t be compared', column, hint, len(token.operator))


def _person_test(token: QueryToken) -> Callable[[Any], bool]:
    """What is asked of the ids of people."""
    if token.operator == "~":
        search = _pattern(token)
        return one_of(lambda name: bool(name.person) and search(name.person))
    _only(token, ":", "=")
    fits = equals(token.value) if token.operator == "=" else holds(token.value)
    return one_of(lambda name: bool(name.person) and fits(name.person))


def _test(column: str, token: QueryToken, people: Mapping[str, Person]) -> Callable[[Any], bool]:
    kind = FIELDS[column].kind if column in FIELDS else None
    op, value = token.operator, token.value
    if op == "~":
        search = _pattern(token)
        if column in NAME_FIELDS:
            return one_of(lambda name: search(display(name)) or search(sort_text(name)))
        return _any_text(column, search)
    if column == "year":
        return times.year_test(op, value)
    if kind is Kind.DATE:
        return times.date_test(op, value)
    if kind is Kind.NAMES:
        return one_of(_name_test(op, value, people), needles_of(value, people) if op == ":" else ("",))
    return _any_text(column, _text_test(column, kind, op, value))


def _any_text(column: str, test: TextTest) -> Callable[[Any], bool]:
    """What is asked of one of several texts, in columns that have several."""
    if column == "year":
        return lambda year: test(str(year))
    if column == "key" or (column in FIELDS and FIELDS[column].kind in (Kind.LIST, Kind.LINKS, Kind.SOURCE)):
        return lambda texts: any(map(test, texts))
    return test


def _name_test(op: str, value: str, people: Mapping[str, Person]) -> NameTest:
    if op == ":":
        return name_test(value, people)
    if op == "=":
        fits = equals(value)
        return lambda name: any(fits(text) for text in printed(name))
    compare, wanted = times.COMPARISONS[op], _comparable(value)
    return lambda name: _in_order(compare, _comparable(display(name)), wanted)


def _text_test(column: str, kind: Kind | None, op: str, value: str) -> TextTest:
    if op == "=":
        return equals(_normal(column, value))
    if op != ":":
        compare, wanted = times.COMPARISONS[op], _comparable(value)
        return lambda text: _in_order(compare, _comparable(text), wanted)
    if kind is Kind.NUMBER and (number := _number_test(value)) is not None:
        return number
    if column in _LABELS:
        return is_whole(TYPE_SYNONYMS.get(value.casefold(), value) if column == "type" else value)
    if column in VENUES:
        return venue_test(value)
    if kind is Kind.IDENTIFIER:
        return is_whole(value) if has_wildcard(value) else _identifier_test(column, value)
    return holds(value)


def _identifier_test(column: str, value: str) -> TextTest:
    """Whether an identifier holds a text, as it is or in its normal form."""
    contains, in_normal_form = holds(value), holds(_normal(column, value))
    return lambda text: contains(text) or in_normal_form(text)


def _normal(column: str, value: str) -> str:
    """The normal form of an identifier; another value as it is."""
    parse = FIELDS[column].parse if column in FIELDS else None
    normal = parse(value) if parse is not None else value
    return value if isinstance(normal, Malformed) else str(normal)


def _number_test(value: str) -> TextTest | None:
    """What is asked of a number: itself or a range; None where it is a text."""
    ends = times.edges(value)
    if ends is not None and all(not end or _NUMBER.fullmatch(end) for end in ends):
        first, last = (float(end) if end else None for end in ends)
        return lambda text: (
            bool(_NUMBER.fullmatch(text))
            and ((first is None or float(text) >= first) and (last is None or float(text) <= last))
        )
    if _NUMBER.fullmatch(value):
        wanted = float(value)
        return lambda text: float(text) == wanted if _NUMBER.fullmatch(text) else value in text.split("-")
    return None


def _comparable(text: str) -> tuple[float, str]:
    number = float(text) if _NUMBER.fullmatch(text) else float("inf")
    return (number, text.casefold())


def _in_order(
    compare: Callable[[Any, Any], bool], text: tuple[float, str], wanted: tuple[float, str]
) -> bool:
    # Numbers compare by value alone, so that 2 <= 02.
    if float("inf") not in (text[0], wanted[0]):
        return compare(text[0], wanted[0])
    return compare(text, wanted)


def _pattern(token: QueryToken) -> Search:
    """The regular expression of a term."""
    return pattern_of(token.value, token.value_start + 1)
