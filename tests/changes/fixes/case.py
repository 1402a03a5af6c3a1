"""A fix on the smallest file that shows it."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.source import Safety

SAFE, UNSAFE, SHOWN = Safety.SAFE, Safety.UNSAFE, Safety.SHOWN


class Case(NamedTuple):
    """A file with one finding, and what it is after the fix."""

    code: str
    safety: Safety
    file: str
    before: str
    after: str
