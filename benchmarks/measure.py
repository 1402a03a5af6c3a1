"""Time and memory of whole processes, and the table of ratios."""

from __future__ import annotations

import compileall
import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer

PACKAGE = Path(__file__).parents[1] / "bibkit"


@dataclass(frozen=True)
class Command:
    """One program under measurement, with the variables that its environment needs.

    `codes` are the exit codes with which it has done its work: 1, too, for a checker that finds something.
    """

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    codes: tuple[int, ...] = (0,)


@dataclass(frozen=True)
class Usage:
    """What one run took: user and system time, time on the wall, and the peak of resident memory."""

    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int


def compile_bibkit() -> None:
    """Compile bibkit's modules to bytecode, as `pip install` does; in a checkout, each change undoes it."""
    compileall.compile_dir(str(PACKAGE), quiet=1)


def usage(command: Command, cwd: Path, limit: float | None = None) -> Usage | None:
    """What the program and the processes it waited for take, or None where that is longer than `limit` seconds.

    Raises CalledProcessError, with what the program said, where it fails. The peak is never below the memory of
    this process, from which the program starts.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command.arguments,
        cwd=cwd,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **command.environment},
        start_new_session=True,
    )
    killed = False

    def kill() -> None:
        nonlocal killed
        killed = True
        os.killpg(process.pid, 9)

    timer = Timer(limit, kill) if limit is not None else None
    if timer:
        timer.start()
    try:
        _, status, used = os.wait4(process.pid, 0)
    except KeyboardInterrupt:  # which the program, in a session of its own, does not hear
        kill()
        raise
    finally:
        if timer:
            timer.cancel()
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if killed:
        return None
    if process.returncode not in command.codes:
        raise subprocess.CalledProcessError(process.returncode, command.arguments)
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss * 1024)


def cpu_seconds(command: Command, cwd: Path) -> float:
    """User and system time of one run. Raises CalledProcessError where the program fails."""
    used = usage(command, cwd)
    assert used is not None, "without a limit no run is stopped"
    return used.cpu_seconds


def compare(title: str, commands: Sequence[Command], cwd: Path, rounds: int) -> None:
    """Print the best time of each command and its ratio to the first one's; rounds go in turn."""
    times = {command.name: [cpu_seconds(command, cwd)] for command in commands}
    for _ in range(rounds - 1):
        for command in commands:
            times[command.name].append(cpu_seconds(command, cwd))
    best = {name: min(seconds) for name, seconds in times.items()}
    ours = best[commands[0].name]
    print(f"\n## {title}\n\n| program | CPU seconds | ratio |\n|---|---:|---:|")
    for name, seconds in best.items():
        print(f"| {name} | {seconds:.3f} | {seconds / ours:.1f} |")
