"""The command as a user starts it: a process of its own, with arguments, input and folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """What came out of one call."""

    code: int
    out: str
    err: str


def bibkit(*arguments: str, cwd: Path = ROOT, stdin: str = "", env: dict[str, str] | None = None) -> Run:
    """Run `bibkit` with these arguments; a traceback on stderr is a failure of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bibkit", *arguments],
        cwd=cwd,
        input=stdin.encode("utf-8", "surrogateescape"),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT), **(env or {})},
    )
    run = Run(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert "Traceback" not in run.err, run.err
    return run
