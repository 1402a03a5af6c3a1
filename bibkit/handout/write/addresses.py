"""Addresses that are shown, with the places where a line may break in them: after a slash, and before other signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from bibkit.text.run import Bibliography, Run

_ADDRESS = re.compile(r"https?://[^\s/]+(/\S*)")
_PLACE = re.compile(r"(?<=/)(?=[^\s/])|(?=[._?&=#%])(?<![/._?&=#%])")
_MARK = "\ue0b0"  # of Unicode's private use area; in a text of anybody's it would only be another such place


def breaking(inline: Callable[[Sequence[Run]], str], sign: str) -> Callable[[Sequence[Run]], str]:
    """The way to write runs, with the target's sign for such a place."""
    return lambda runs: inline([_marked(run) for run in runs]).replace(_MARK, sign)


def breaking_list(write: Callable[[Bibliography], str], sign: str) -> Callable[[Bibliography], str]:
    """The same for reference lists."""

    def written(listed: Bibliography) -> str:
        entries = (entry._replace(runs=tuple(map(_marked, entry.runs))) for entry in listed.entries)
        return write(listed._replace(entries=tuple(entries))).replace(_MARK, sign)

    return written


def _marked(run: Run) -> Run:
    if "://" not in run.text or any(span.kind == "maths" for span in run.spans):
        return run
    return Run(_ADDRESS.sub(_with_places, run.text), run.spans)


def _with_places(match: re.Match[str]) -> str:
    """The host stays whole."""
    start = match.start(1) - match.start()
    return match[0][:start] + _PLACE.sub(_MARK, match[1])
