"""How long each program takes to say what it can do."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.measure import Command, compare, compile_bibkit

BIN = Path(sys.executable).parent


def main() -> None:
    """Measure `--help` of bibkit and of its peers."""
    compile_bibkit()
    commands = [
        Command("bibkit --help", [str(BIN / "bibkit"), "--help"]),
        Command("papis --help", [str(BIN / "papis"), "--help"]),
        Command("pybtex-convert --help", [str(BIN / "pybtex-convert"), "--help"]),
        Command("import bibtexparser", [sys.executable, "-c", "import bibtexparser"]),
        Command("python -c pass", [sys.executable, "-c", "pass"]),
    ]
    compare("Start-up", commands, Path.cwd(), rounds=10)


if __name__ == "__main__":
    main()
