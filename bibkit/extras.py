"""Libraries that not everybody needs: imported when asked for, and the way out where they are missing.

No way out names bibkit's own distribution: `bibkit` on the package index is another author's program, and an
installation from a checkout has no other name there. The packages themselves, and the interpreter that lacks them,
are always right.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

from bibkit.errors import UsageError

EXTRAS = {
    "page": ("jinja2>=3.1.6",),
    "handout": ("jinja2>=3.1.6", "markdown-it-py>=3", "segno>=1.5.2", "typst>=0.15,<0.16", "icalendar>=6.1"),
    "collation": ("PyICU>=2.12",),
    "pinyin": ("pypinyin>=0.53",),
    "zstd": ("zstandard>=0.22",),
    "marc": ("pymarc>=5.1",),
    "watch": ("watchfiles>=1.0",),
}
"""The packages that each extra of `pyproject.toml` adds."""


def needed(module: str, extra: str) -> Any:
    """The module. Raises UsageError where the extra that brings it is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        raise UsageError(f"This needs the Python package {error.name}", hint=install_command(extra)) from None


def install_command(extra: str) -> str:
    """The command that adds the packages of an extra to the environment that is running.

    Double quotes are those of sh, cmd and PowerShell alike; without them ">" would write a file.
    """
    interpreter = f'"{sys.executable}"' if " " in sys.executable else sys.executable
    packages = " ".join(f'"{package}"' for package in EXTRAS[extra])
    return f"{interpreter} -m pip install {packages}"
