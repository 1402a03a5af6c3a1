"""A command in a process of its own, with what it said and what it cost."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

MOST_SECONDS = 10
"""Of processor time, for 10 MB of input: that of the wall depends on who else is at work."""
MOST_MEGABYTES = 512
"""Of memory at the same time, for 10 MB of input."""

_MEASURE = Path(__file__).parent / "measure.py"


class Outcome(NamedTuple):
    """How a command ended: its exit code, what it printed, processor time, and the most memory that it held.

    A command that did not end was killed, and its exit code is negative.
    """

    code: int
    out: str
    err: str
    seconds: float
    megabytes: float

    @property
    def told(self) -> str:
        """The cost and the end of what was said, for an assertion that fails."""
        return f"exit {self.code}, {self.seconds:.1f} s, {self.megabytes:.0f} MB: {self.err[-600:]}"


def bibkit(*arguments: str, cwd: Path, stdin: bytes = b"") -> Outcome:
    """Run `python -m bibkit` there."""
    return _run(["-m", "bibkit", *arguments], cwd, stdin)


def python(code: str, *arguments: str, cwd: Path) -> Outcome:
    """Run Python code there."""
    return _run(["-c", code, *arguments], cwd, b"")


def _run(command: Sequence[str], cwd: Path, stdin: bytes) -> Outcome:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    environment.pop("BIBKIT_LIBRARY", None)
    with tempfile.NamedTemporaryFile("r", encoding="ascii") as report:
        done = subprocess.run(
            [sys.executable, "-I", "-S", str(_MEASURE), report.name, sys.executable, *command],
            cwd=cwd, input=stdin, capture_output=True, check=True, env=environment,
        )  # fmt: skip
        code, seconds, kibibytes = report.read().split()
    out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
    return Outcome(int(code), out, err, float(seconds), int(kibibytes) / 1024)
