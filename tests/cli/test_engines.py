"""`bibkit engines` as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import bibkit

STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title" quotes="true" suffix=","/><text value=" end"/></layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""


@pytest.fixture
def library(tmp_path: Path) -> Path:
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "doe2020.yaml").write_text("type: book\ntitle: On one\nauthor:\n  - Doe, Jane\nissued: 2020\n")
    (tmp_path / "style.csl").write_text(STYLE)
    return tmp_path


def test_list_names_the_engines_and_the_default() -> None:
    run = bibkit("engines", "list")
    assert (run.code, run.err) == (0, "")
    assert run.out == (
        "native        bibkit's own processor, CSL 1.0.2  [default]\n"
        "citeproc-py   the package citeproc-py, for a second opinion\n"
    )
    assert [row["name"] for row in json.loads(bibkit("engines", "list", "--json").out)] == [
        "native",
        "citeproc-py",
    ]


def test_compare_marks_the_words_that_differ_and_exits_with_1(library: Path) -> None:
    run = bibkit("engines", "compare", "--style", "style.csl", cwd=library)
    assert run.code == 1
    assert run.out == (
        "citation doe2020\n"
        "  native       “On one,[-”-] end\n"
        "  citeproc-py  “On one{+”+}, end\n"
    )  # fmt: skip
    assert run.err == "bibkit: 1 difference in 2 citations and entries\n"


def test_compare_as_json(library: Path) -> None:
    run = bibkit("engines", "compare", "--style", "style.csl", "--json", cwd=library)
    assert json.loads(run.out) == [
        {"kind": "citation", "key": "doe2020", "native": "“On one,” end", "citeproc-py": "“On one”, end"}
    ]


def test_an_engine_agrees_with_itself(library: Path) -> None:
    run = bibkit(
        "engines", "compare", "doe2020", "--style", "style.csl", "--engine", "native", "native", cwd=library
    )
    assert (run.code, run.out) == (0, "")
    assert run.err == "bibkit: 0 differences in 2 citations and entries\n"


def test_an_unknown_engine_is_refused(library: Path) -> None:
    run = bibkit("engines", "compare", "--engine", "native", "citeproc", cwd=library)
    assert run.code == 2
    assert 'There is no engine "citeproc"\n  hint: did you mean citeproc-py?' in run.err
