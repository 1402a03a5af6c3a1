"""Real data beside the checkout: found under BIBKIT_SHARED (default: ../shared), or the test is skipped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_FOLDER = Path(os.environ.get("BIBKIT_SHARED", Path(__file__).parents[2] / "shared"))


def shared(name: str) -> Path:
    """The path of a file of the shared data. Skips the test, with the reason, where it is absent."""
    path = _FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not in the shared data; name its folder in BIBKIT_SHARED")
    return path


def shared_files(pattern: str) -> list[Path]:
    """The files of the shared data that a pattern names, sorted, for a test of each; none where the data is absent."""
    return sorted(path for path in _FOLDER.glob(pattern) if path.is_file())


def shared_name(path: Path) -> str:
    """The name of a file inside of the shared data, for the name of a test."""
    return path.relative_to(_FOLDER).as_posix()
