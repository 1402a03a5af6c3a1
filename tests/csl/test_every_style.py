"""Every style of the collection loads; every independent one renders mixed works, cited and listed.

The gate takes a sample, the same each time. `BIBKIT_EVERY_STYLE=1 python -m pytest -n auto tests/csl/test_every_style.py`
takes all 10,844 (two busy cores: nine minutes).
"""

from __future__ import annotations

import os
import re
from functools import cache, lru_cache
from pathlib import Path
from random import Random

import pytest

from bibkit.csl import Citation, Cite, Processor, Style, compile_style, load_style, with_parent
from bibkit.csl.lint.check import check_style
from bibkit.lists.examples import ITEMS
from bibkit.stylebook import find_style, load_locale
from bibkit.stylebook.folders import installed_folder
from bibkit.text.write import html, text
from tests.csl.fuzz.items import random_item

PARTS = 16
ALL = os.environ.get("BIBKIT_EVERY_STYLE") == "1"
EVERY = 1 if ALL else 40


@cache
def style_files() -> list[Path]:
    folder = installed_folder()
    assert folder is not None
    return sorted(folder.rglob("*.csl"))


def part_of(number: int) -> list[Path]:
    """The files of one part of the work, all or those of the sample."""
    return style_files()[::EVERY][number::PARTS]


_parsed = lru_cache(maxsize=200)(load_style)  # hundreds of journals have one parent


def loaded(path: Path) -> Style:
    style = load_style(path.read_bytes())
    if style.is_dependent:
        style = with_parent(style, _parsed(find_style(str(path)).xml))
    return style


ITEMS_TOO = [random_item(f"random{seed}", Random(seed)) for seed in range(6)]
CITED = [str(item["id"]) for item in (*ITEMS, *ITEMS_TOO)]
CITATIONS = [
    *(Citation(f"c{number}", (Cite(id_),), note=number + 1) for number, id_ in enumerate(CITED)),
    Citation(
        "again", (Cite(CITED[0], locator="12-15"), Cite(CITED[1], label="chapter", locator="3")), note=90
    ),
    Citation("ibid", (Cite(CITED[1], prefix="see ", suffix=" and passim"),), note=91),
    Citation("many", tuple(Cite(id_) for id_ in CITED), note=92),
    Citation("author", (Cite(CITED[0]),), note=93, mode="composite"),
]


@pytest.mark.parametrize("number", range(PARTS))
def test_every_style_loads_and_has_no_fault(number: int) -> None:
    for path in part_of(number):
        style = loaded(path)
        assert style.citation is not None, path.name
        assert not style.problems, path.name
        assert not check_style(path.read_bytes()), path.name


@pytest.mark.parametrize("number", range(PARTS))
def test_every_independent_style_renders_mixed_works(number: int) -> None:
    for path in [path for path in style_files() if path.parent.name != "dependent"][::EVERY][number::PARTS]:
        made = Processor(compile_style(path.read_bytes(), load_locale))
        made.register((*ITEMS, *ITEMS_TOO))
        for runs in made.cite_all(CITATIONS):
            assert "<script" not in html.inline(runs)
            assert not re.search("[\x00-\x1f\x7f-\x9f]", text.inline(runs)), path.name
        listed = made.bibliography()
        assert "<script" not in html.bibliography(listed)
        assert bool(text.bibliography(listed)) == (made.compiled.bibliography is not None), path.name
