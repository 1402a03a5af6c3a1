"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib

import pytest

MODULES = (
    "escape.bibtex", "escape.hayagriva", "escape.pandoc", "escape.typst", "maths.runs", "maths.tex", "maths.tokens",
    "maths.typst", "rich_text", "write.clean", "write.rtf", "write.url", "escape.wikitext",
)  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    found = doctest.testmod(importlib.import_module(f"bibkit.text.{name}"))
    assert found.attempted > 0
    assert found.failed == 0
