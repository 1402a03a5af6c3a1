"""The command on a terminal (a pseudo-terminal of its own), and all that it writes there."""

from __future__ import annotations

import os
import pty
import sys
from pathlib import Path

from tests.cli.run import ROOT, Run


def on_terminal(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> Run:
    """Run `bibkit` with these arguments; what it writes to stdout and stderr is `out`, as they share the terminal."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(cwd)
        os.environ.update({"PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **(env or {})})
        os.execv(sys.executable, [sys.executable, "-m", "bibkit", *arguments])
    written = b""
    while True:
        try:
            piece = os.read(terminal, 65_536)
        except OSError:  # Linux: nobody has it open any more
            break
        if not piece:
            break
        written += piece
    os.close(terminal)
    _, status = os.waitpid(child, 0)
    return Run(os.waitstatus_to_exitcode(status), written.decode("utf-8").replace("\r\n", "\n"), "")
