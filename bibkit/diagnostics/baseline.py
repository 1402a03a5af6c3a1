"""A baseline: findings that a project knows of and lives with, so that only new ones are told.

A finding is known again by its file, code, key and field, and by how many there are of it: lines move with every edit,
and sentences are not stable.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.errors import FileError

_MEMBERS = ("filename", "code", "key", "field")
Baseline = Counter[tuple[str, ...]]


class Compared(NamedTuple):
    """Findings that a baseline does not know, and how many of it are no more."""

    new: list[Diagnostic]
    gone: int


def baseline_text(found: Iterable[Diagnostic]) -> str:
    """The findings as the text of a baseline file: JSON, a line each, sorted."""
    counts = Counter(map(identity, found))
    rows = [
        json.dumps({**dict(zip(_MEMBERS, members, strict=True)), "count": count}, ensure_ascii=False)
        for members, count in sorted(counts.items())
    ]
    return '{"version": 1, "findings": [' + ",".join(f"\n{row}" for row in rows) + "\n]}\n"


def read_baseline(text: str, path: str) -> Baseline:
    """What a baseline file holds. Raises FileError where it is none."""
    try:
        table = json.loads(text)
        if table["version"] != 1:
            raise FileError(f"{path} is of another version of bibkit", hint="write the baseline again")
        return Counter(
            {tuple(str(row[name]) for name in _MEMBERS): int(row["count"]) for row in table["findings"]}
        )
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise FileError(f"{path} is no baseline: {error}", hint="write the baseline again") from None


def compared(found: Iterable[Diagnostic], known: Baseline) -> Compared:
    """The findings but for those that are known, the first of each kind."""
    left = Counter(known)
    new: list[Diagnostic] = []
    for one in found:
        known_as = identity(one)
        if left[known_as] > 0:
            left[known_as] -= 1
        else:
            new.append(one)
    return Compared(new, sum(count for count in left.values() if count > 0))


def identity(one: Diagnostic) -> tuple[str, ...]:
    """What a finding is known by where lines have moved: its file, code, key and field."""
    return PurePath(one.where.path).as_posix(), one.code, one.key, one.field_text
