"""How far long work has come, on a terminal, when it is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

from bibkit.cli.context import is_quiet

_Counted = TypeVar("_Counted")
_PATIENCE = 0.5  # seconds of silence before anything is shown


def with_progress(items: Iterable[_Counted], label: str, length: int | None = None) -> Iterator[_Counted]:
    """The items; where they take long and stderr is a terminal, a bar (or without a length a count) shows how far.

    Nothing of it stays on the terminal.
    """
    if is_quiet() or not sys.stderr.isatty():
        yield from items
        return
    begun = time.monotonic()
    shown = 0.0
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        now = time.monotonic()
        if now - begun > _PATIENCE and now - shown > 0.1:
            shown = now
            part = f" {count * 100 // length} %" if length else ""
            click.echo(f"\r{label}: {count:,}{part}", err=True, nl=False)
    if shown:
        click.echo(f"\r{' ' * (len(label) + len(f'{count:,}') + 8)}\r", err=True, nl=False)
