"""Papers and citations of a sessions file that lead to no record; seen in the data as it was written, faulty or not."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic
from bibkit.lists.reading.citations import citations_in
from bibkit.model.raw import FieldPath, Raw

Unknown: TypeAlias = tuple[Diagnostic, str]
"""A finding, and what to look for in the value at its `field`."""


class NamedKey(NamedTuple):
    """A key that sessions name: where, and whether in a text that cites it, which may do so several times."""

    key: str
    at: FieldPath
    is_in_text: bool = False


_OF_ALL = ("before", "questions", "after")


def unknown_keys_in_series(data: Raw, keys: Collection[str]) -> Iterator[Unknown]:
    """Every key in a whole sessions file that no record has."""
    return _unknown_among(keys_in_series(data), keys)


def unknown_keys_in_session(data: Raw, at: FieldPath, keys: Collection[str]) -> Iterator[Unknown]:
    """Every key in one session that no record has: papers, and citations in texts and questions."""
    return _unknown_among(keys_in_session(data, at), keys)


def keys_in_series(data: Raw) -> Iterator[NamedKey]:
    """Every key in a whole sessions file."""
    for name in _OF_ALL:
        yield from _in_texts(_field(data, name), (name,))
    types = _field(data, "types")
    for kind, texts in types.items() if isinstance(types, Mapping) else ():
        for name in _OF_ALL:
            yield from _in_texts(_field(texts, name), ("types", kind, name))
    sessions = _field(data, "sessions")
    for at, session in enumerate(sessions if isinstance(sessions, list) else ()):
        yield from keys_in_session(session, ("sessions", at))


def keys_in_session(data: Raw, at: FieldPath) -> Iterator[NamedKey]:
    """Every key in one session: papers, and citations in texts and questions."""
    for name in (*_OF_ALL, "paper-questions", "homework"):
        yield from _in_texts(_field(data, name), (*at, name))
    papers = _field(data, "papers")
    for number, paper in enumerate(papers if isinstance(papers, list) else ()):
        place: FieldPath = (*at, "papers", number)
        key = paper if isinstance(paper, str) else _field(paper, "key")
        if isinstance(key, str) and key.strip():
            yield NamedKey(key.strip(), place if isinstance(paper, str) else (*place, "key"))
        for name in ("summary", "questions"):
            yield from _in_texts(_field(paper, name), (*place, name))


def _field(data: Raw, name: str) -> Raw:
    return data.get(name, "") if isinstance(data, Mapping) else ""


def _in_texts(raw: Raw, at: FieldPath) -> Iterator[NamedKey]:
    if isinstance(raw, str):
        for key in dict.fromkeys(cite.id for citation in citations_in(raw) for cite in citation):
            yield NamedKey(key, at, is_in_text=True)
    elif isinstance(raw, list):
        for number, item in enumerate(raw):
            if isinstance(item, str):
                yield from _in_texts(item, (*at, number))


def _unknown_among(named: Iterator[NamedKey], keys: Collection[str]) -> Iterator[Unknown]:
    for key, at, _ in named:
        if key not in keys:
            yield _unknown(key, at, keys), key


def _unknown(key: str, at: FieldPath, keys: Collection[str]) -> Diagnostic:
    folded = {known.casefold(): known for known in sorted(keys)}
    near = [folded[one] for one in difflib.get_close_matches(key.casefold(), folded, 3, 0.6)]
    help_text = f"did you mean {' or '.join(near)}?" if near else "add the record"
    return Diagnostic("BK002", f'There is no record "{key}"', help_text, field=at)
