"""What the page of a rule says beside the row of its code, and the files that show the rule."""

from __future__ import annotations

from typing import NamedTuple

KEY = "doe2020"


class Example(NamedTuple):
    """Files by their names, and the arguments of `bibkit` that look at them."""

    files: tuple[tuple[str, str], ...]
    command: str


class Page(NamedTuple):
    """Why the rule is there, what it finds and what it leaves alone, and why a fix is as safe as it is.

    `not_shown` says why there are no examples, where there can be none. Each bad example raises its code and no
    other, each good one nothing (`tests/diagnostics/test_pages.py`).
    """

    code: str
    why: str
    bad: Example | None = None
    good: Example | None = None
    fix: str = ""
    not_shown: str = ""


_RECORD = """\
type: book
title: On names
author: [{family: Doe, given: Jane}]
issued: 2020
"""
_FIELDS = """\
title = {On names}
author = {Doe, Jane}
publisher = {Urania}
year = {2020}
"""


def record(changes: str = "", without: str = "") -> Example:
    """A file with one record: a book, with these lines in the place of those of the same fields."""
    text = _merged(_RECORD, changes, without, ":")
    return one_file(f"{KEY}.yaml", text)


def entry(changes: str = "", without: str = "", kind: str = "book") -> Example:
    """A .bib file with one entry: a book, or of another type, with these lines in the place of those fields."""
    fields = _merged(_FIELDS, changes, without, "=").splitlines()
    return bib("\n".join([f"@{kind}{{{KEY},", *(f"  {field}," for field in fields), "}"]) + "\n")


def asked(code: str, changes: str = "", kind: str = "book", without: str = "") -> Example:
    """An entry, and a rule that is off by default asked for."""
    return one_file("refs.bib", entry(changes, without, kind).files[0][1], f"check --extend-select {code}")


def bib(text: str) -> Example:
    """A .bib file."""
    return one_file("refs.bib", text)


def one_file(name: str, text: str, command: str = "check") -> Example:
    """A file, and the command that looks at it."""
    return Example(((name, text),), f"{command} {name}")


def _merged(base: str, changes: str, without: str, separator: str) -> str:
    """The lines of fields with others instead; a line that begins with a blank belongs to the field before it."""
    fields: dict[str, str] = {}
    for text in (base, changes):
        name = ""
        for line in text.splitlines():
            if line.startswith((" ", "-")):
                fields[name] += f"{line}\n"
            else:
                name = line.partition(separator)[0].strip()
                fields[name] = f"{line}\n"
    return "".join(text for name, text in fields.items() if name not in without.split())
