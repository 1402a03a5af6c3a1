"""`--watch`: a command that runs again when what it reads changes.

Each run is a process of its own, so that what one of them keeps in memory, or what stops it, is no concern of the next.
It tells which files it used (`watched.py`), and these are watched, wherever they are.
"""

from __future__ import annotations

import functools
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bibkit.cli.context import Command, say

if TYPE_CHECKING:
    from bibkit.source.uses import Uses

_FLAG = "--watch"
_WENT_THROUGH = (0, 1)
_QUIET = 100  # milliseconds without a change that end a burst of saves
_LOOK = (
    1_000  # and after so many without an event the files are looked at, as a link may lead out of the folders
)


def watch_option(command: Command) -> Command:
    """The flag `--watch` of a command."""

    @click.option(_FLAG, is_flag=True, help="Run again whenever what is read changes, until Ctrl-C.")
    @functools.wraps(command)
    def with_watch(*arguments: Any, watch: bool, **options: Any) -> Any:
        return _watch(sys.argv[1:]) if watch else command(*arguments, **options)

    return with_watch  # type: ignore[return-value]


def _watch(arguments: list[str]) -> int:
    """Run these arguments, and again after each burst of changes; returns 2 at once where they make no sense.

    Raises UsageError where the package that watches is not installed.
    """
    from tempfile import TemporaryDirectory

    from bibkit.extras import needed
    from bibkit.source.uses import Uses, from_text, stamp_of

    watchfiles = needed("watchfiles", "watch")
    arguments = [argument for argument in arguments if argument != _FLAG]
    with TemporaryDirectory() as folder:
        uses = Uses({}, {})
        is_first = True
        while True:
            report = Path(folder) / "uses"
            before = {path: stamp_of(path) for path in uses.files}
            code = _run(report, arguments)
            if is_first and code == 2:
                return code
            if report.exists():
                now = from_text(report.read_text(encoding="utf-8"))
                report.unlink()
                # A run that stopped has not come to all that it would have read.
                uses = (
                    now
                    if code in _WENT_THROUGH
                    else Uses({**before, **now.files}, {**uses.folders, **now.folders})
                )
            if is_first:
                say("bibkit: watching; Ctrl-C ends")
            is_first = False
            _wait(watchfiles, uses)


def _run(report: Path, arguments: list[str]) -> int:
    import subprocess

    # The modules of this process, and none of the folder that is current, which is the user's.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(os.path.abspath, sys.path))}
    command = [sys.executable, "-P", "-m", "bibkit.cli.watched", str(report), *arguments]
    return subprocess.run(command, env=environment, check=False).returncode  # noqa: S603


def _wait(watchfiles: Any, uses: Uses) -> None:
    """Until any of it has changed, and nothing has for a moment."""
    import time

    watching = watchfiles.watch(
        *uses.places,
        watch_filter=None,
        recursive=False,
        step=_QUIET,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
    )
    for events in watching:
        if uses.has_changed:
            if not events:  # a burst may just begin
                time.sleep(_QUIET / 1000)
            return
