"""Where entries and fields of a .bib text stand, found by a scan of its own: the second opinion on bibkit's places.

It reads as BibTeX does (BibTeXing, section 2), character by character, knows nothing of bibkit and of bibtexparser, and
gives up an entry that is not closed where the next one begins a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_HEAD = re.compile(r"@[ \t]*(?P<type>\w+)\s*(?P<open>[{(])")
_BLANK = re.compile(r"(?:\s+|%[^\n\r]*)*")
_KEY = re.compile(r'[^,={}")]*')
_NAME = re.compile(r"[^\s=,{}\"#%]+")
_BARE = re.compile(r"[^\s,#{}\"()]+")


class ScannedField(NamedTuple):
    """A field: its name as written, and where its value begins and ends, braces and quotes included."""

    name: str
    start: int
    end: int


class ScannedEntry(NamedTuple):
    """An entry: its type and key as written, where it begins, where its key does, and its fields up to a fault."""

    type: str
    key: str
    start: int
    key_at: int
    fields: tuple[ScannedField, ...]


def scan(text: str) -> list[ScannedEntry]:
    """The entries of a .bib text, without @string, @preamble and @comment."""
    entries: list[ScannedEntry] = []
    at = 0
    while head := _HEAD.search(text, at):
        at = head.end()
        kind = head["type"].lower()
        if kind == "comment":
            continue  # BibTeX goes on behind the word
        if kind in ("string", "preamble"):
            continue
        key_at = _blank(text, at)
        key = _KEY.match(text, key_at)
        assert key is not None
        key_text = "" if text[key.end() : key.end() + 1] == "=" else key[0].rstrip()
        at = key_at + len(key_text)
        fields = tuple(_fields(text, at))
        at = fields[-1].end if fields else at
        entries.append(ScannedEntry(head["type"], key_text, head.start(), key_at, fields))
    return entries


def _blank(text: str, at: int) -> int:
    match = _BLANK.match(text, at)
    assert match is not None
    return match.end()


def _fields(text: str, at: int) -> Iterator[ScannedField]:
    """The fields behind a key, up to the end of the entry or the first thing that is none."""
    while True:
        at = _blank(text, at)
        while text[at : at + 1] == ",":
            at = _blank(text, at + 1)
        name = _NAME.match(text, at)
        if name is None:
            return
        equals = _blank(text, name.end())
        if text[equals : equals + 1] != "=":
            return
        start = _blank(text, equals + 1)
        end = _value_end(text, start)
        if end is None:
            return
        yield ScannedField(name[0], start, end)
        at = end


def _value_end(text: str, at: int) -> int | None:
    """Where a value ends: pieces in braces, in quotes or bare, joined by `#`. None where it is not closed."""
    end = at
    while True:
        opening = text[at : at + 1]
        if opening == "{":
            closing = _closing(text, at + 1, "}")
        elif opening == '"':
            closing = _closing(text, at + 1, '"')
        else:
            bare = _BARE.match(text, at)
            closing = bare.end() if bare else at
        if closing is None:
            return None
        end = closing
        joint = _blank(text, end)
        if text[joint : joint + 1] != "#":
            return end
        at = _blank(text, joint + 1)


def _closing(text: str, at: int, wanted: str) -> int | None:
    """Behind the brace or quote that closes what opened just before `at`."""
    depth = 0
    while at < len(text):
        character = text[at]
        if character == "\\":
            at += 2 if text[at + 1 : at + 2] in ("{", "}", "\\") else 1
            continue
        if depth == 0 and character == wanted:
            return at + 1
        if character in "{}":
            depth += 1 if character == "{" else -1
            if depth < 0:
                return None
        at += 1
    return None
