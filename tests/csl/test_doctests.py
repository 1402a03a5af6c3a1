"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = (
    "data.collation", "data.date", "data.identifiers", "data.language", "ops.edition", "style.locale", "text.case",
    "text.greek", "text.initials", "text.ordinals", "text.page_range", "text.particles", "text.punctuation",
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    module = importlib.import_module(f"bibkit.csl.{name}")
    if not str(module.__file__).endswith(".py"):
        pytest.skip("a compiled module shows no docstrings; its source has been tested")
    found = doctest.testmod(module)
    assert found.attempted > 0
    assert found.failed == 0
