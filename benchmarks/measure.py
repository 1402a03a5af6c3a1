"""CPU time of whole processes, and the table of ratios."""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Command:
    """One program under measurement, with the variables that its environment needs."""

    name: str
    arguments: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)


def cpu_seconds(command: Command, cwd: Path) -> float:
    """User and system time of one run. Raises CalledProcessError where the program fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command.arguments,
        cwd=cwd,
        check=True,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **command.environment},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


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
