"""The selection language: `tag:alignment and year>=2022 and not author:brown`.

    term   = field ":" text        the field holds the text (without case); a list or name holds it somewhere
           | field op value        op is = != < <= > >=; dates and years compare as time, numbers as numbers
           | text                  title, authors, key or tags hold the text
    query  = terms joined by `and` (or nothing), `or`, `not`, with parentheses; `and` binds tighter than `or`

A text with spaces goes into double quotes. `tag`, `key`, `type`, `year` and `person` are names beside the fields.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from bibkit.model.date import Date, Moment
from bibkit.model.edtf import parse_date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.record import Record

Predicate: TypeAlias = Callable[[Record], bool]

_TOKEN = re.compile(
    r"""\s*(?: (?P<paren>[()])
             | (?P<field>[A-Za-z][\w-]*) \s* (?P<op>!=|<=|>=|=|<|>|:) \s* (?P<value>"[^"]*"|[^\s()"]+)
             | (?P<word>"[^"]*"|[^\s()"]+) )""",
    re.VERBOSE,
)
_OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ALIASES = {"tag": "tags", "keyword": "keyword", "doi": "DOI", "url": "URL", "isbn": "ISBN", "issn": "ISSN"}
_BESIDE_FIELDS = ("key", "type", "year", "person")
_MAX_NESTING = 100
_MAX_LENGTH = 4000


class QueryError(ValueError):
    """A selection that can't be understood; `column` counts from 1."""

    def __init__(self, message: str, column: int, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.column, self.hint = message, column, hint


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # paren, and, or, not, term
    column: int
    text: str = ""
    predicate: Predicate | None = None


def parse_query(text: str) -> Predicate:
    """The predicate that a selection stands for. Raises QueryError.

    >>> parse_query("type:book")(Record("a", "book"))
    True
    """
    if len(text) > _MAX_LENGTH:
        raise QueryError("The selection is too long", 1, f"use at most {_MAX_LENGTH} characters")
    tokens = _tokens(text)
    if not tokens:
        raise QueryError("The selection is empty", 1, "for example tag:alignment and year>=2022")
    nesting = [token for token in tokens if token.kind == "not" or token.text == "("]
    if len(nesting) > _MAX_NESTING:
        column = nesting[_MAX_NESTING].column
        raise QueryError(
            "The selection nests too deep", column, f"use at most {_MAX_NESTING} parentheses and nots"
        )
    predicate, rest = _either(tokens, 0)
    if rest < len(tokens):
        raise QueryError(f'"{tokens[rest].text}" is one too many', tokens[rest].column)
    return predicate


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    at, text = 0, text.rstrip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise QueryError("A quotation mark is not closed", at + 1)
        column = match.start(match.lastgroup or 0) + 1
        at = match.end()
        if match["paren"]:
            tokens.append(_Token("paren", column, match["paren"]))
        elif match["field"]:
            start = match.start("field") + 1
            predicate = _term(match["field"], match["op"], match["value"].strip('"'), start)
            tokens.append(_Token("term", start, match[0].strip(), predicate))
        elif match["word"].lower() in ("and", "or", "not"):
            tokens.append(_Token(match["word"].lower(), column, match["word"]))
        elif match["word"][-1] in ":<>=" and text[at : at + 1] != '"':
            raise QueryError(
                f'"{match["word"]}" has no value', column, "for example tag:alignment or year>=2022"
            )
        else:
            tokens.append(_Token("term", column, match["word"], _anywhere(match["word"].strip('"'))))
    return tokens


def _either(tokens: list[_Token], at: int) -> tuple[Predicate, int]:
    parts = []
    while True:
        part, at = _all(tokens, at)
        parts.append(part)
        if at == len(tokens) or tokens[at].kind != "or":
            break
        at += 1
    return (parts[0] if len(parts) == 1 else lambda record: any(part(record) for part in parts)), at


def _all(tokens: list[_Token], at: int) -> tuple[Predicate, int]:
    parts = []
    while True:
        part, at = _one(tokens, at)
        parts.append(part)
        if at < len(tokens) and tokens[at].kind == "and":
            at += 1
        elif at == len(tokens) or tokens[at].kind == "or" or tokens[at].text == ")":
            break
    return (parts[0] if len(parts) == 1 else lambda record: all(part(record) for part in parts)), at


def _one(tokens: list[_Token], at: int) -> tuple[Predicate, int]:
    if at == len(tokens):
        last = tokens[-1]
        raise QueryError(f'Something is missing after "{last.text}"', last.column)
    token = tokens[at]
    if token.kind == "not":
        inner, at = _one(tokens, at + 1)
        return (lambda record: not inner(record)), at
    if token.text == "(" and token.kind == "paren":
        inner, at = _either(tokens, at + 1)
        if at == len(tokens) or tokens[at].text != ")":
            raise QueryError("A parenthesis is not closed", token.column)
        return inner, at + 1
    if token.predicate is None:
        raise QueryError(f'A term is wanted where "{token.text}" stands', token.column)
    return token.predicate, at + 1


def _anywhere(text: str) -> Predicate:
    needle = text.casefold()

    def holds(record: Record) -> bool:
        places = (record.title, record.key, *record.tags, *(name.display for name in record.author))
        return any(needle in place.casefold() for place in places)

    return holds


def _near_fields(name: str) -> str:
    """The way out for a name that is no field."""
    import difflib  # only for a name that is wrong

    near = difflib.get_close_matches(name, [*FIELDS, *_BESIDE_FIELDS], 3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return f"name a field of records (title, author, issued ...) or {', '.join(_BESIDE_FIELDS)}"


def _term(given: str, op: str, value: str, column: int) -> Predicate:
    name = _ALIASES.get(given.casefold(), given)
    if name not in FIELDS and name not in _BESIDE_FIELDS:
        raise QueryError(f'There is no field "{given}"', column, _near_fields(given))
    if op == ":":
        return _holds(name, value.casefold())
    if name == "year" or (name in FIELDS and FIELDS[name].kind is Kind.DATE):
        return _time_comparison(name, op, value, column)
    compare, wanted = _OPERATORS[op], _comparable(value)
    if op in ("=", "!="):
        folded = value.casefold()
        return lambda record: compare(any(text.casefold() == folded for text in _texts(record, name)), True)
    return lambda record: any(_in_order(compare, _comparable(text), wanted) for text in _texts(record, name))


def _holds(name: str, needle: str) -> Predicate:
    if name in ("tags", "type", "key"):  # short labels are meant whole; `*` at the end leaves the rest open
        if needle.endswith("*"):
            start = needle[:-1]
            return lambda record: any(text.casefold().startswith(start) for text in _texts(record, name))
        return lambda record: any(text.casefold() == needle for text in _texts(record, name))
    return lambda record: any(needle in text.casefold() for text in _texts(record, name))


def _texts(record: Record, name: str) -> tuple[str, ...]:
    """The texts of a field, one a name or list item; empty where the field is absent."""
    if name == "key":
        return (record.key, *record.list("aliases"))
    if name == "type":
        return (record.type,)
    if name == "person":
        return tuple(person.person for _, names in record.name_lists() for person in names if person.person)
    if name == "year":
        return () if record.year is None else (str(record.year),)
    kind = FIELDS[name].kind
    if kind is Kind.NAMES:
        return tuple(person.display for person in record.names(name))
    if kind is Kind.LIST:
        return record.list(name)
    text = record.text(name)
    return (text,) if text else ()


def _time_comparison(name: str, op: str, value: str, column: int) -> Predicate:
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    wanted = parse_date(f"{sign}{digits:0>4}" if digits.isdecimal() else value)
    first = wanted.first if isinstance(wanted, Date) else None
    if first is None:
        raise QueryError(
            f'"{value}" is not a date', column, "write a year or an EDTF date, for example 2022-03"
        )
    precision = 3 if first.day else 2 if first.month else 1
    bound, compare = _time(first)[:precision], _OPERATORS[op]
    field = "issued" if name == "year" else name

    def holds(record: Record) -> bool:
        date = record.date(field)
        # A date less precise than the bound is compared by what it has.
        return date is not None and date.first is not None and compare(_time(date.first)[:precision], bound)

    return holds


def _time(moment: Moment) -> tuple[int, int, int]:
    return (moment.year, moment.month or 0, moment.day or 0)


def _comparable(text: str) -> tuple[float, str]:
    number = float(text) if re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", text, re.ASCII) else float("inf")
    return (number, text.casefold())


def _in_order(
    compare: Callable[[Any, Any], bool], text: tuple[float, str], wanted: tuple[float, str]
) -> bool:
    # Numbers compare by value alone, so that 2 <= 02.
    if float("inf") not in (text[0], wanted[0]):
        return compare(text[0], wanted[0])
    return compare(text, wanted)
