"""A command in a process of its own, with what it said and what it cost."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

MOST_SECONDS = 10
"""Of processor time, for 10 MB of input: that of the wall depends on who else is at work."""
MOST_MEGABYTES = 512
"""Of memory at the same time, for 10 MB of input."""

_ADDRESS_SPACE = 4 << 30  # what goes astray ends in MemoryError, and the machine lives on
_LONGEST_WAIT = 120


class Outcome(NamedTuple):
    """How a command ended: its exit code, what it printed, processor time, and the most memory that it held."""

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
    """Run `python -m bibkit` there. A run that does not end is killed, and its exit code is negative."""
    return _run([sys.executable, "-m", "bibkit", *arguments], cwd, stdin)


def python(code: str, *arguments: str, cwd: Path) -> Outcome:
    """Run Python code there."""
    return _run([sys.executable, "-c", code, *arguments], cwd, b"")


def _run(command: Sequence[str], cwd: Path, stdin: bytes) -> Outcome:
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    environment.pop("BIBKIT_LIBRARY", None)
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        process = subprocess.Popen(
            ["timeout", "--signal=KILL", str(_LONGEST_WAIT), *command], cwd=cwd, stdin=given, stdout=out, stderr=err,
            env=environment, preexec_fn=_limited,
        )  # fmt: skip
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said = [_text(file) for file in (out, err)]
    return Outcome(
        process.returncode, said[0], said[1], usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
    )


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")


def _limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
