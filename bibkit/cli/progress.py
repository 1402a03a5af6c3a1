"""How far long work has come: on a terminal, where nothing else is written to it, and only when the work is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from bibkit.cli.context import is_quiet
from bibkit.diagnostics.shown import LONGEST_NAME, shown

_Counted = TypeVar("_Counted")
_PATIENCE = 0.5  # seconds of silence before anything is shown
_PAUSE = 0.1  # seconds from one number to the next
_LONG_LIST = 400  # works that a style takes half a second for


def with_progress(items: Iterable[_Counted], label: str) -> Iterator[_Counted]:
    """The items; where they take long, the terminal shows how many there were so far. Nothing of it stays there."""
    if not _may_show():
        yield from items
        return
    next_time = time.monotonic() + _PATIENCE
    progress = ""
    for count, item in enumerate(items, 1):
        yield item
        if (now := time.monotonic()) > next_time:
            next_time = now + _PAUSE
            progress = f"{label}: {count:,}"
            click.echo(f"\r{progress}", err=True, nl=False)
    _erase(progress)


@contextmanager
def at_work(label: str, count: int) -> Iterator[None]:
    """Shows what is done with so many works while it is done, if that will take long."""
    progress = (
        f"{shown(label, LONGEST_NAME)} {count:,} works ..." if count > _LONG_LIST and _may_show() else ""
    )
    click.echo(progress, err=True, nl=False)
    try:
        yield
    finally:
        _erase(progress)


def _may_show() -> bool:
    return sys.stderr.isatty() and not is_quiet()


def _erase(progress: str) -> None:
    if progress:
        click.echo(f"\r{' ' * len(progress)}\r", err=True, nl=False)
