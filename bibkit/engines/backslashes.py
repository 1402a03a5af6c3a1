r"""Backslashes past the processor: it drops them (a hyphen is written \- where it is no range), we keep them.

In an abstract, `$L_\infty$` is text like any other. A noncharacter stands in for the backslash on the way.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bibkit.csl.run import Bibliography, Run

_STAND_IN = "\ufdef"
_BACKSLASH = re.compile(r"\\(?!-)")


def hidden(item: Mapping[str, Any]) -> Mapping[str, Any]:
    r"""The item with its backslashes hidden, but for those of \-; the same object where there are none."""
    found = {
        name: _BACKSLASH.sub(_STAND_IN, value)
        for name, value in item.items()
        if isinstance(value, str) and "\\" in value
    }
    return {**item, **found} if found else item


def shown(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """The runs with the backslashes in place again."""
    if not any(_STAND_IN in run.text for run in runs):
        return runs
    return tuple(Run(run.text.replace(_STAND_IN, "\\"), run.spans) for run in runs)


def shown_in_list(bibliography: Bibliography) -> Bibliography:
    """The bibliography with the backslashes in place again."""
    return bibliography._replace(
        entries=tuple(entry._replace(runs=shown(entry.runs)) for entry in bibliography.entries)
    )
