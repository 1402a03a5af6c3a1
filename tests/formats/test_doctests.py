"""The examples in docstrings of formats are true."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["page_range", "wikipedia.date", "wikipedia.write"])
def test_examples(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"bibkit.formats.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
