"""Real programs in tests: found, or the test is skipped with the reason; in CI a missing one is a failure."""

from __future__ import annotations

import os
import shutil

import pytest


def require(program: str) -> str:
    """The path of a program. Without it the test is skipped, or fails where BIBKIT_REQUIRE_PROGRAMS=1."""
    path = shutil.which(program)
    if path:
        return path
    reason = f"{program} is not installed"
    if os.environ.get("BIBKIT_REQUIRE_PROGRAMS") == "1":
        pytest.fail(f"{reason}, and BIBKIT_REQUIRE_PROGRAMS=1 asks for it", pytrace=False)
    pytest.skip(reason)
