"""A run that is watched: the command line, and behind it a report of the files that it used.

`python -m bibkit.cli.watched REPORT ARGUMENT...`
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from bibkit.cli import run
from bibkit.errors import UsageError
from bibkit.source.uses import UsesRecorder, as_text


class _NoInput:
    """In the place of stdin, which would be at its end in the second run."""

    @property
    def buffer(self) -> NoReturn:
        raise UsageError("What stands on stdin can't be watched", hint="name a file")


def main() -> NoReturn:
    """Run the arguments, then write the report; the code is that of the run."""
    report, *arguments = sys.argv[1:]
    recorder = UsesRecorder()
    sys.stdin = _NoInput()
    code = run(arguments)
    Path(report).write_text(as_text(recorder.uses()), encoding="utf-8")
    os._exit(code)


if __name__ == "__main__":
    main()
