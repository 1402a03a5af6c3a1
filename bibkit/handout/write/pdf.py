"""The sheet as PDF, set by Typst: no LaTeX, no network, the same bytes for the same sheet."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from bibkit.errors import FileError
from bibkit.extras import needed
from bibkit.handout.content import Printed, Sheet
from bibkit.handout.session import AUTO_LINES, TIGHT_LINES
from bibkit.handout.write import typst as source
from bibkit.handout.write import typst_process
from bibkit.handout.write.target import Templates
from bibkit.handout.write.values import template_name

_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")
_SECONDS = 60  # a sheet takes one or two
_NOT_HERE = re.compile(
    r"packages\.typst\.org/(?P<space>\w+)/(?P<name>[\w-]+?)-(?P<version>\d+\.\d+\.\d+)\.tar"
)
# Typst fetches packages that it has not. A proxy that nobody can be, in every spelling that it looks at, stops that.
_NO_NETWORK = dict.fromkeys(("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"), "http://127.0.0.1:0")
_EXEMPT_FROM_PROXY = ("no_proxy", "NO_PROXY")


def write(sheet: Printed, templates: Templates) -> bytes:
    """The PDF. Its fonts are those that Typst brings, and the system's for letters that these lack.
    Where fewer lines to write on save a page, a second try has them.

    Typst runs in a process of its own, with limits of memory and time, and without a way to the network. Raises
    FileError where the template is not Typst, or asks for more than that.
    """
    needed("typst", "handout")
    made = _made(sheet, templates)
    if isinstance(sheet, Sheet) and sheet.lines == AUTO_LINES and _pages(made) > 1:
        return min(made, _made(replace(sheet, lines=TIGHT_LINES), templates), key=_pages)
    return made


def _pages(pdf: bytes) -> int:
    return len(_PAGE.findall(pdf))


def _made(sheet: Printed, templates: Templates) -> bytes:
    markup = source.write(sheet, templates)
    with tempfile.TemporaryDirectory() as empty:  # a template that reads files finds none
        (Path(empty) / typst_process.SOURCE).write_bytes(markup)
        fault = _set(empty)
        if fault is not None:
            message, hint = fault
            raise FileError(f"{templates.name or template_name(sheet, '.typ')}: {message}", hint=hint)
        return (Path(empty) / typst_process.PDF).read_bytes()


def _set(folder: str) -> tuple[str, str] | None:
    """Make the PDF in the folder; what is wrong and the way out, where that can't be done."""
    command = [sys.executable, "-S", "-P", typst_process.__file__, folder]
    try:
        done = subprocess.run(  # noqa: S603  our own file, by the Python that runs
            command, env=environment(), cwd=folder, capture_output=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return f"Typst needs more than {_SECONDS} seconds for this", "take out what never ends"
    if done.returncode == typst_process.REFUSED:
        message, hints = json.loads(done.stdout)
        return _refused(message.replace(f"{folder}{os.sep}", ""), hints)
    if done.returncode < 0:  # Typst has no other way when memory is refused
        return "Typst breaks off; this takes too much memory", f"it may have {typst_process.MEMORY >> 20} MB"
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace").strip().rpartition("\n")[2])
    return None


def environment() -> dict[str, str]:
    """The variables that Typst's process runs with: those of this one, and no way to the network."""
    kept = {name: value for name, value in os.environ.items() if name not in _EXEMPT_FROM_PROXY}
    # One arena of memory a thread would count as memory that is used.
    return {**kept, **_NO_NETWORK, "PYTHONPATH": os.pathsep.join(sys.path), "MALLOC_ARENA_MAX": "2"}


def _refused(message: str, hints: list[str]) -> tuple[str, str]:
    if found := _NOT_HERE.search(message):
        package = f"@{found['space']}/{found['name']}:{found['version']}"
        return (
            f"Typst has no package {package} on this machine, and nothing is fetched from the network",
            "do without it, or install it for Typst yourself",
        )
    return f"Typst can't set this: {message}", " ".join(hints) or "the format typst shows what it was given"
