"""What sources cite, to read and for programs: a row for each key, with its places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bibkit.cited.answer import CitedWork
from bibkit.diagnostics.shown import shown, shown_json, shown_path
from bibkit.model.record import Record

_PLACES = 8  # of one file; programs get all
_HEAD = ("key", "times", "library", "where")


def table(works: Sequence[CitedWork]) -> str:
    """The keys in the order of first citation, how often each is cited, what the library has, and in which lines."""
    rows = [
        _HEAD,
        *((shown(work.key, 60), str(len(work.places)), _state(work), _where(work)) for work in works),
    ]
    key, times, state = (max(len(row[column]) for row in rows) for column in range(3))
    return "".join(
        f"{row[0]:<{key}}  {row[1]:>{times}}  {row[2]:<{state}}  {row[3]}".rstrip() + "\n" for row in rows
    )


def as_json(works: Sequence[CitedWork], unused: Sequence[Record], files: Sequence[str]) -> str:
    """The same with every place, the works that nothing cites, and the files that were read."""
    return shown_json(
        {
            "cited": [_row(work) for work in works],
            "unused": [record.key for record in unused],
            "files": list(files),
        }
    )


def _row(work: CitedWork) -> dict[str, Any]:
    places = []
    for _, place, command in work.places:
        where = place.where
        places.append({"file": where.path, "line": where.line, "column": where.column, "command": command})
    return {
        "key": work.key,
        "times": len(work.places),
        "record": work.record.key if work.record is not None else None,
        "state": "missing" if work.is_missing else "refused" if work.is_refused else "found",
        "places": places,
    }


def _state(work: CitedWork) -> str:
    if work.record is None:
        return "refused" if work.is_refused else "missing"
    return "yes" if work.record.key == work.key else f"as {shown(work.record.key, 60)}"


def _where(work: CitedWork) -> str:
    lines: dict[str, list[int]] = {}
    for _, place, _ in work.places:
        where = place.where
        lines.setdefault(where.path, []).append(where.line)
    return "; ".join(f"{shown_path(path)}:{_numbers(numbers)}" for path, numbers in lines.items())


def _numbers(numbers: Sequence[int]) -> str:
    lines = list(dict.fromkeys(numbers))
    more = f" and {len(lines) - _PLACES} more" if len(lines) > _PLACES else ""
    return ", ".join(map(str, lines[:_PLACES])) + more
