"""Runs of bibkit that meet a fault at the k-th call that writes to a file, many in a second.

A process has all of bibkit loaded, with `faults.c` before the C library; each run is a fork of it. This file is both:
the class that a test uses, and the program of that process.
"""

from __future__ import annotations

import ctypes
import importlib
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

HERE = Path(__file__).parent
KILLED, TORN = 0, -1  # else an errno
_KEPT = {"bibkit", "click", "jinja2", "lxml", "markdown_it", "segno", "tomllib", "yaml"}


class Ended(NamedTuple):
    """How a run ended: its exit code (negative: the signal), what it said, and how many calls that write it made."""

    code: int
    err: str
    calls: int


class Killable:
    """The process; it ends with the `with` statement."""

    def __init__(self, library: Path) -> None:
        environment = {**os.environ, "LD_PRELOAD": str(library), "PYTHONPATH": str(HERE.parents[1])}
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-m", "tests.loss.killable"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=HERE.parents[1],
            env=environment,
        )

    def __enter__(self) -> Killable:
        return self

    def __exit__(self, kind: type[BaseException] | None, _: object, trace: TracebackType | None) -> None:
        with self._process:  # closes what is between the two, and waits
            pass

    def run(self, folder: Path, *arguments: str, at: int = 0, how: int = KILLED) -> Ended:
        """Run `bibkit` in the folder; call number `at` meets the fault (0: none does)."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        job = {"folder": str(folder), "arguments": arguments, "at": at, "how": how}
        self._process.stdin.write(json.dumps(job).encode() + b"\n")
        self._process.stdin.flush()
        ended = Ended(*json.loads(self._process.stdout.readline()))
        assert "Traceback" not in ended.err, ended.err
        return ended


def compiled(folder: Path) -> Path:
    """`faults.c` as a library to be loaded before others."""
    library = folder / "faults.so"
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-w", "-o", library, HERE / "faults.c", "-ldl"], check=True
    )
    return library


def _serve() -> None:
    faults = ctypes.CDLL(None)
    faults.fault_count.restype = ctypes.c_long
    for line in sys.stdin.buffer:
        job = json.loads(line)
        said, counted = os.pipe(), os.pipe()
        process = os.fork()
        if process == 0:
            _run(job, faults, said[1], counted[1])
        for pipe in (said, counted):
            os.close(pipe[1])
        with os.fdopen(said[0], "rb") as err, os.fdopen(counted[0], "rb") as calls:
            text, (number, *loaded) = err.read().decode(), calls.read().decode().split() or ["0"]
        _, status = os.waitpid(process, 0)
        sys.stdout.write(json.dumps([os.waitstatus_to_exitcode(status), text, int(number)]) + "\n")
        sys.stdout.flush()
        for name in loaded:  # so that the next run has it
            importlib.import_module(name)


def _run(job: dict[str, object], faults: ctypes.CDLL, said: int, counted: int) -> None:
    from bibkit import cli

    try:
        os.chdir(str(job["folder"]))
        os.environ["XDG_DATA_HOME"] = str(Path.cwd() / "data")  # what is the user's own stands there, too
        os.dup2(os.open(os.devnull, os.O_RDWR), 0)
        os.dup2(os.open(os.devnull, os.O_RDWR), 1)
        os.dup2(said, 2)
        sys.stdout, sys.stderr = os.fdopen(1, "w", closefd=False), os.fdopen(2, "w", closefd=False)
        arguments = job["arguments"]
        assert isinstance(arguments, list)
        sys.argv = ["bibkit", *arguments]
        leave = os._exit

        def leaving(code: int) -> None:
            loaded = [name for name in sys.modules if name.split(".")[0] in _KEPT]
            with os.fdopen(counted, "w") as pipe:  # which meets no fault
                print(faults.fault_count(), *loaded, file=pipe)
            leave(code)

        os._exit = leaving  # type: ignore[assignment]
        faults.fault_at(job["at"], job["how"])
        cli.main()
    except BaseException:
        traceback.print_exc()
        os._exit(99)


if __name__ == "__main__":
    _serve()
