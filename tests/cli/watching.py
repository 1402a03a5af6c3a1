"""A `bibkit ... --watch` that runs while a test saves files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.run import ROOT

_PATIENCE = 60.0


class Watching:
    """The process, and what it has said on stderr and put out so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.said: list[str] = []
        self.out: list[str] = []
        self._threads = [
            threading.Thread(target=lines.extend, args=(stream,), daemon=True)
            for lines, stream in ((self.said, process.stderr), (self.out, process.stdout))
        ]
        for thread in self._threads:
            thread.start()

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait until that is so."""
        end = time.monotonic() + _PATIENCE
        while not holds():
            assert self._process.poll() is None, f"it ended: {self.said}"
            assert time.monotonic() < end, f"it does not come: {self.said}"
            time.sleep(0.02)

    def until_said(self, text: str, times: int = 1) -> None:
        """Wait until a line with that has come so often."""
        self.until(lambda: sum(text in line for line in [*self.said, *self.out]) >= times)

    def interrupt(self) -> int:
        """Ctrl-C; the code that it ends with."""
        self._process.send_signal(signal.SIGINT)
        return self.end()

    def end(self) -> int:
        """Wait for its end and for all that it has said; its code."""
        code = self._process.wait(_PATIENCE)
        for thread in self._threads:
            thread.join(_PATIENCE)
        return code


def _listen_to_ctrl_c() -> None:
    """What a shell runs in the background, as a build server may run the tests, ignores Ctrl-C, and hands that down."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def watching(*arguments: str, cwd: Path, program: tuple[str, ...] = ("-m", "bibkit")) -> Iterator[Watching]:
    """`bibkit` with these arguments, once it watches."""
    with subprocess.Popen(
        [sys.executable, *program, *arguments],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=_listen_to_ctrl_c,
    ) as process:
        watched = Watching(process)
        try:
            watched.until_said("Ctrl-C ends")
            yield watched
        finally:
            process.kill()
            watched.end()


def save_as_an_editor_does(path: Path, text: str) -> None:
    """A new file beside the old one that takes its name."""
    beside = path.with_name(f".{path.name}.swp")
    beside.write_text(text)
    beside.replace(path)
