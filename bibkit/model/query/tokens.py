"""A selection as tokens with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from bibkit.model.fields import NAME_FIELDS
from bibkit.model.query.error import QueryError
from bibkit.model.query.fields import columns_of

_BLANK = re.compile(r"\s*")
_FIELD = re.compile(r"(?P<field>[A-Za-z][\w-]*)\s*(?P<op>[:=<>!~]+)\s*(?=\S)")
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]*://[^\s()\"]+")
_BARE = re.compile(r"[^\s()\"]+")
# A family name with a comma, and the given names behind it, which a shell has freed of their quotation marks.
_GIVEN = re.compile(r"\s+(?!(?:and|or|not)\b|-)[^\s()\":=<>!~]+(?=[\s)]|\Z)", re.IGNORECASE)
_QUOTES = {'"': '"', "“": "”", "„": "“"}
OPERATORS = (":", "=", "!=", "<", "<=", ">", ">=", "~")
_MEANT = {
    "==": "=",
    "=>": ">=",
    "=<": "<=",
    "<>": "!=",
    "~=": "~",
    "=~": "~",
    "~~": "~",
    ":=": "=",
    "::": ":",
}
_WORDS = {"&&": "and", "&": "and", "||": "or", "|": "or", "!": "not"}
_NO_VALUE = "for example tag:alignment or year>=2022"


class QueryToken(NamedTuple):
    """`kind` is "(", ")", "and", "or", "not", "word" or "term"; a term has a field and an operator.

    `start` and `end` count characters of the selection, `value_start` says where the value stands.
    """

    kind: str
    start: int
    end: int
    field: str = ""
    operator: str = ""
    value: str = ""
    value_start: int = 0


def tokens_of(text: str) -> list[QueryToken]:
    """The tokens of a selection. Raises QueryError."""
    found: list[QueryToken] = []
    text = text.rstrip()
    at = _after_blank(text, 0)
    while at < len(text):
        found.append(_token(text, at))
        at = _after_blank(text, found[-1].end)
    return found


def _token(text: str, at: int) -> QueryToken:
    sign = text[at]
    if sign in "()":
        return QueryToken(sign, at, at + 1)
    if sign == "-" and text[at + 1 : at + 2].strip():
        return QueryToken("not", at, at + 1)
    if sign not in _QUOTES and not _ADDRESS.match(text, at):
        match = _FIELD.match(text, at)
        if match is not None:
            return _term(text, match)
    value, end = _value(text, at)
    if sign in _QUOTES:
        return QueryToken("word", at, end, value=value, value_start=at)
    if value.lower() in ("and", "or", "not"):
        return QueryToken(value.lower(), at, end)
    if value in _WORDS:
        raise QueryError(f'There is no operator "{value}"', at + 1, f"write {_WORDS[value]}", len(value))
    if value[-1] in ":<>=~" and text[end : end + 1] != '"':
        raise QueryError(f'"{value}" has no value', at + 1, _NO_VALUE, len(value))
    return QueryToken("word", at, end, value=value, value_start=at)


def _term(text: str, match: re.Match[str]) -> QueryToken:
    field, op, at = match["field"], match["op"], match.end()
    if text[at] in "()":
        raise QueryError(
            f'"{match[0].rstrip()}" has no value', match.start() + 1, _NO_VALUE, len(match[0].rstrip())
        )
    if op not in OPERATORS:
        where, hint = match.start("op"), f"the operators are {' '.join(OPERATORS)}"
        meant = _MEANT.get(op) or (op[1:] if op[0] == ":" and op[1:] in OPERATORS else "")
        if meant:
            hint = f"write {field}{meant}{_value(text, at)[0]}"
        raise QueryError(f'There is no operator "{op}"', where + 1, hint, len(op))
    value, end = _value(text, at)
    if (
        value.endswith(",")
        and text[at] not in _QUOTES
        and any(name in NAME_FIELDS for name in columns_of(field))
    ):
        while (given := _GIVEN.match(text, end)) is not None:
            value, end = f"{value} {given[0].strip()}", given.end()
    return QueryToken("term", match.start(), end, field, op, value, at + (text[at] in _QUOTES))


def _value(text: str, at: int) -> tuple[str, int]:
    """The value that begins there, and where it ends."""
    close = _QUOTES.get(text[at])
    if close is not None:
        end = text.find(close, at + 1)
        if end < 0:
            raise QueryError("A quotation mark is not closed", at + 1)
        return text[at + 1 : end], end + 1
    match = _BARE.match(text, at)
    assert match is not None, "a value begins with what is no blank, parenthesis or quotation mark"
    return match[0], match.end()


def _after_blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    return match.end() if match is not None else at
