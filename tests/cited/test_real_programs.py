"""The keys that are found are those that the real programs find: pdflatex, biblatex, pandoc, Typst."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cited.reading import PROJECTS, cited, project
from tests.programs import require, without


def found_by_us(name: str) -> set[str]:
    return set(project(name).in_order)


def run_latex(name: str, folder: Path) -> Path:
    """A copy of a project in which pdflatex has run."""
    pdflatex = require("pdflatex")
    source = PROJECTS / name
    copy = folder / "copy"
    shutil.copytree(source.parent, copy)
    command = [pdflatex, "-interaction=nonstopmode", "-halt-on-error", source.name]
    done = subprocess.run(command, cwd=copy, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout.decode("utf-8", "replace")[-2000:]
    return copy


def test_a_thesis_cites_what_pdflatex_writes_into_its_aux_files(tmp_path: Path) -> None:
    copy = run_latex("thesis/thesis.tex", tmp_path)
    written = "".join(path.read_text() for path in copy.rglob("*.aux"))
    theirs = {key for keys in re.findall(r"\\citation\{(.*?)\}", written) for key in keys.split(",")}
    assert found_by_us("thesis/thesis.tex") == theirs
    assert set(cited(copy / "thesis.aux").in_order) == theirs


def test_a_paper_cites_what_biblatex_tells_biber(tmp_path: Path) -> None:
    copy = run_latex("biblatex/paper.tex", tmp_path)
    written = (copy / "paper.bcf").read_text()
    sets = set(re.findall(r'<bcf:citekey type="set"[^>]*>(.*?)<', written))
    members = {key for keys in re.findall(r'members="(.*?)"', written) for key in keys.split(",")}
    theirs = (set(re.findall(r"<bcf:citekey [^>]*>(.*?)<", written)) | members) - sets
    assert found_by_us("biblatex/paper.tex") == theirs
    assert set(cited(copy / "paper.bcf").in_order) == theirs
    assert set(cited(copy / "paper.aux").in_order) - sets | members == theirs


def test_biber_misses_what_we_say_is_missing(tmp_path: Path) -> None:
    biber = require("biber")
    copy = run_latex("biblatex/paper.tex", tmp_path)
    done = subprocess.run(
        [biber, "paper"], cwd=copy, capture_output=True, text=True, timeout=120, check=False
    )
    theirs = set(re.findall(r"I didn't find a database entry for '(.*?)'", done.stdout))
    assert theirs <= found_by_us("biblatex/paper.tex") | {"pair"}
    assert found_by_us("biblatex/paper.tex") - theirs <= {"smart", "left", "right"}


def citations(value: Any) -> Iterator[str]:
    """The ids of the citations in pandoc's AST."""
    if isinstance(value, dict):
        if "citationId" in value:
            yield value["citationId"]
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from citations(inner)


@pytest.mark.parametrize("name", ["markdown/paper.md", "others/notes.org"])
def test_a_text_cites_what_pandoc_reads(name: str) -> None:
    pandoc = require("pandoc")
    path = PROJECTS / name
    done = subprocess.run(
        [pandoc, "-t", "json", path.name], cwd=path.parent, capture_output=True, timeout=60, check=True
    )
    theirs = set(citations(json.loads(done.stdout)))
    ours = project(name)
    # pandoc reads neither the links of org-ref 3 nor works that the text describes as works of others.
    only_ours = {"v3-one", "v3-two", "bracketed"} if name.endswith(".org") else set()
    assert set(ours.in_order) - only_ours | ours.own | ({"*"} if ours.everything else set()) == theirs


def test_a_document_cites_what_typst_queries(tmp_path: Path) -> None:
    try:
        import typst
    except ImportError:
        without("typst is not installed")
    copy = tmp_path / "copy"
    shutil.copytree(PROJECTS / "typst", copy)
    ours = found_by_us("typst/main.typ")
    (copy / "refs.bib").write_text("".join(f"@misc{{{key}, title = {{T}}}}\n" for key in ours))
    (copy / "more.bib").write_text("@misc{more, title = {T}}\n")
    queried = json.loads(typst.query(str(copy / "main.typ"), "cite", root=str(copy)))
    assert {element["key"].strip("<>") for element in queried} == ours
