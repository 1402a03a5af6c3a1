"""GitLab's report of code quality: a subset of the CodeClimate specification, with `check_name` and `fingerprint`."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bibkit.diagnostics.baseline import identity
from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.shown import shown_json


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one JSON array.

    A fingerprint tells one finding from the others of a report, and is the same where only lines have moved.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    rows = []
    for one in diagnostics:
        known_as = identity(one)
        rows.append(_row(one, "\0".join((*known_as, str(seen[known_as])))))
        seen[known_as] += 1
    return shown_json(rows)


def _row(one: Diagnostic, identity: str) -> dict[str, Any]:
    where = one.where
    return {
        "description": f"{one.message} ({one.help})" if one.help else one.message,
        "check_name": one.code,
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogateescape")).hexdigest(),
        "severity": "major" if one.is_error else "minor",
        "location": {
            "path": _in_project(where.path),
            "lines": {"begin": max(where.line, 1), "end": max(where.end_line, 1)},
        },
    }


def _in_project(path: str) -> str:
    """The path as GitLab has it: below the working directory, where it lies there, and without `./`."""
    file = Path(path)
    here = Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()
