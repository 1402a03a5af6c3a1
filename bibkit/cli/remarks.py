"""Sentences that several commands say."""

from __future__ import annotations

from bibkit.cli.context import plural

NOTHING_WRITTEN = "bibkit: nothing was written"


def left_out(count: int, found: int) -> str:
    """That entries with errors, or what is no entry at all, are not in the output; they were named before."""
    if not count:
        return "bibkit: not all of the input can be read, see above"
    return f"bibkit: {plural(count, 'entry', 'entries')} of {found} left out, see above"


def not_compared(count: int, folder: object) -> str:
    """That the library has records that can't be read."""
    them = "it" if count == 1 else "them"
    return (
        f"{plural(count, 'record')} in {folder} can't be read, so what comes in was not compared with {them}"
    )


def lost(count: int) -> str:
    """That a format could not carry everything."""
    return f"bibkit: {plural(count, 'loss', 'losses')} (--loss-report names them)"


def warned(count: int) -> str:
    """That reading found something that refuses nothing."""
    return f"bibkit: {plural(count, 'warning')} (-v names them)"
