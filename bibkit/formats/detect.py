"""Which format a text is in, by the name of its file, or else by what it looks like."""

from __future__ import annotations

import re

from bibkit.registry import FORMATS, format_of_file
from bibkit.source import Source

_LOOKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\A\s*[\[{]"), "csl-json"),
    (re.compile(r"^[ \t]*@\w+[ \t]*[{(]", re.MULTILINE), "bibtex"),
    (re.compile(r"^TY {1,3}- ", re.MULTILINE), "ris"),
    (re.compile(r"^references:|^- (?:id|type):", re.MULTILINE), "csl-yaml"),
)
_RECORD = re.compile(r"^(?:id|type|issued):", re.MULTILINE)
_BEGINNING = 65536  # of a text is enough to see what it is


def format_of(source: Source) -> str | None:
    """The name of a format that bibkit reads, or None where neither name nor text tells."""
    named = format_of_file(source.path)
    if named in FORMATS:
        return named
    return _looks_like(source)


def is_record(source: Source) -> bool:
    """Whether a text is that of a record file: YAML with the fields of one work, and no list of items."""
    if not source.path.endswith((".yaml", ".yml")) or _looks_like(source) is not None:
        return False
    return _RECORD.search(source.text, 0, _BEGINNING) is not None


def _looks_like(source: Source) -> str | None:
    beginning = source.text[:_BEGINNING]
    return next((name for pattern, name in _LOOKS if pattern.search(beginning)), None)
