"""Real programs in tests: found, or the test is skipped with the reason; in CI a missing one is a failure."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest


def require(program: str) -> str:
    """The path of a program. Without it the test is skipped, or fails where BIBKIT_REQUIRE_PROGRAMS=1."""
    return shutil.which(program) or without(f"{program} is not installed")


def without(reason: str) -> NoReturn:
    """Skip the test with the reason, or let it fail where BIBKIT_REQUIRE_PROGRAMS=1."""
    if os.environ.get("BIBKIT_REQUIRE_PROGRAMS") == "1":
        pytest.fail(f"{reason}, and BIBKIT_REQUIRE_PROGRAMS=1 asks for it", pytrace=False)
    pytest.skip(reason)
