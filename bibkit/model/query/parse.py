"""Selections read: tokens to a tree of terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bibkit.model.person import Person
from bibkit.model.query.error import QueryError
from bibkit.model.query.terms import meaning_of
from bibkit.model.query.tokens import QueryToken, tokens_of
from bibkit.model.query.tree import AskedTerm, Either, Every, Negation, Node, Predicate, QueryTerm, predicate
from bibkit.model.record import Record

_NOBODY: Mapping[str, Person] = MappingProxyType({})
_MAX_NESTING = 100
_MAX_LENGTH = 4000


@dataclass(frozen=True, slots=True)
class Query:
    """A selection: its text and its tree."""

    text: str
    tree: Node
    holds: Predicate

    def __call__(self, record: Record) -> bool:
        """Whether it holds for a record."""
        return self.holds(record)


def parse_query(text: str, people: Mapping[str, Person] = _NOBODY) -> Query:
    """The query that a selection stands for; names of the people file stand for all their printed forms.

    Raises QueryError.

    >>> parse_query("type:book")(Record("a", "book"))
    True
    """
    if len(text) > _MAX_LENGTH:
        raise QueryError("The selection is too long", 1, f"use at most {_MAX_LENGTH} characters")
    tokens = tokens_of(text)
    if not tokens:
        raise QueryError("The selection is empty", 1, "for example tag:alignment and year>=2022")
    nesting = [token for token in tokens if token.kind in ("not", "(")]
    if len(nesting) > _MAX_NESTING:
        column = nesting[_MAX_NESTING].start + 1
        raise QueryError(
            "The selection nests too deep", column, f"use at most {_MAX_NESTING} parentheses and nots"
        )
    tree = _QueryParser(text, tokens, people).whole()
    return Query(text, tree, predicate(tree))


class _QueryParser:
    """Reads the tokens from the first to the last."""

    def __init__(self, text: str, tokens: list[QueryToken], people: Mapping[str, Person]) -> None:
        self._text, self._tokens, self._people = text, tokens, people
        self._at = 0

    def whole(self) -> Node:
        tree = self._either()
        if self._at < len(self._tokens):
            rest = self._tokens[self._at]
            raise QueryError(f'"{self._written(rest)}" is one too many', rest.start + 1)
        return tree

    def _either(self) -> Node:
        parts = [self._every()]
        while self._kind == "or":
            self._at += 1
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _every(self) -> Node:
        parts = [self._one()]
        while self._kind not in ("", "or", ")"):
            self._at += self._kind == "and"
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self) -> Node:
        if not self._kind:
            last = self._tokens[-1]
            raise QueryError(f'Something is missing after "{self._written(last)}"', last.start + 1)
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "not":
            return Negation(self._one())
        if token.kind == "(":
            inner = self._either()
            if self._kind != ")":
                raise QueryError("A parenthesis is not closed", token.start + 1)
            self._at += 1
            return inner
        if token.kind in ("word", "term"):
            term = QueryTerm(token.field, token.operator, token.value, self._written(token))
            return AskedTerm(term, meaning_of(token, self._people))
        written = self._written(token)
        raise QueryError(f'A term is wanted where "{written}" stands', token.start + 1, width=len(written))

    @property
    def _kind(self) -> str:
        """The kind of the next token; empty at the end."""
        return self._tokens[self._at].kind if self._at < len(self._tokens) else ""

    def _written(self, token: QueryToken) -> str:
        return self._text[token.start : token.end]
