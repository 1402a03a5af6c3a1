"""The dates that the .bib files of the shared corpora have, each distinct set of fields once, as a file of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bibkit.model.months import MONTHS
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, split_bib
from tests.engines.typeset.corpus import corpus, read_bib

NAMES = ("date", "year", "month", "day", "urldate", "origdate", "eventdate")
_DIGIT = re.compile(r"[0-9]")
_MACRO = frozenset(MONTHS)

Fields = tuple[tuple[str, str], ...]


def distinct_fields() -> list[Fields]:
    """Each set of fields with dates that an entry of the corpora has, in a fixed order."""
    found: set[Fields] = set()
    for path in corpus():
        macros = Macros({month: month for month in MONTHS})
        for block in split_bib(Source(read_bib(path).text, path.name), macros):
            if isinstance(block, BibEntry):
                values = {
                    field.name: " ".join(field.value.split()) for field in block.fields if not field.undefined
                }
                found.add(tuple((name, values[name]) for name in NAMES if name in values))
    return sorted(found - {()})


def one_of_each_shape(sets: Iterable[Fields]) -> list[Fields]:
    """The first set of each shape: which fields there are, and their values with 9 for every digit."""
    shapes: dict[Fields, Fields] = {}
    for fields in sets:
        shapes.setdefault(tuple((name, _shape(value)) for name, value in fields), fields)
    return list(shapes.values())


def _shape(value: str) -> str:
    return "jan" if value in _MACRO else _DIGIT.sub("9", value)


def bib_text(sets: Iterable[Fields]) -> str:
    """A .bib file with an entry for each set; the keys are e0, e1 ..."""
    return "".join(
        f"@misc{{e{number}, title = {{T}}, {', '.join(f'{name} = {_value(value)}' for name, value in fields)}}}\n"
        for number, fields in enumerate(sets)
    )


def _value(value: str) -> str:
    return value if value in _MACRO else f"{{{value}}}"
