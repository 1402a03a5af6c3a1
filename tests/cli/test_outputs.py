"""What the name of an output says, and what a selection that holds for nothing says."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, bibkit
from tests.seed import copy_of_seed


@pytest.mark.parametrize(
    ("command", "name", "message", "hint"),
    [
        ("export", "refs.odt", 'No format here has the ending ".odt"', ".bib, .biblatex, .json"),
        ("stats", "works.png", 'No format here has the ending ".png"', ".txt, .json, .csv, .svg, .dot, .gv"),
        ("handout", "sheets.odt", 'No format here has the ending ".odt"', ".html, .htm, .pdf, .docx"),
        ("cite doe2020", "cited.docx", 'No format here has the ending ".docx"', ".txt, .html"),
        (
            "page",
            "works.bib",
            "A page is HTML, and works.bib says that it is not",
            "name it with -o FILE.html",
        ),
    ],
)
def test_a_file_is_never_written_as_something_else_than_its_name_says(
    tmp_path: Path, command: str, name: str, message: str, hint: str
) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(
        "type: book\ntitle: A\nauthor:\n- Doe, Jane\nissued: 2020\n"
    )
    (tmp_path / "sessions.yaml").write_text("sessions:\n- {id: one, date: 2026-10-20, papers: [doe2020]}\n")
    run = bibkit(*command.split(), "-o", name, cwd=tmp_path)
    assert run.code == 2
    assert message in run.err
    assert hint in run.err
    assert not (tmp_path / name).exists()


def test_the_name_of_the_output_tells_the_format_of_a_citation(tmp_path: Path) -> None:
    out = tmp_path / "cited.html"
    assert bibkit("cite", "kang2019transfer", "--style", "nature", "-o", str(out)).code == 0
    assert out.read_text() == "<sup>1</sup>\n"


def test_a_format_that_is_named_needs_no_ending(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(
        "type: book\ntitle: A\nauthor:\n- Doe, Jane\nissued: 2020\n"
    )
    assert bibkit("stats", "--format", "json", "-o", "works.stats", cwd=tmp_path).code == 0
    assert (tmp_path / "works.stats").read_text().startswith('{\n  "works": 1,')


@pytest.mark.parametrize("command", ["export", "stats", "page"])
def test_a_selection_that_holds_for_nothing_says_so(tmp_path: Path, command: str) -> None:
    run = bibkit(command, "--select", "year>=3000", cwd=copy_of_seed(tmp_path))
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "bibkit: --select 'year>=3000' holds for none of 18 records: year>=3000 holds for no record; their years go from "
        "2017 to 2026\n  hint: say --allow-empty if that is right\n"
    )


def test_a_selection_that_holds_for_nothing_leaves_the_file(tmp_path: Path) -> None:
    folder = copy_of_seed(tmp_path)
    (folder / "refs.bib").write_text("@book{mine}\n")
    arguments = ("export", "--select", "year>=3000", "-o", "refs.bib")
    assert bibkit(*arguments, cwd=folder).code == 1
    assert (folder / "refs.bib").read_text() == "@book{mine}\n"
    assert bibkit(*arguments, "--allow-empty", cwd=folder).code == 0
    assert (folder / "refs.bib").read_text() == ""


def test_a_stream_that_the_caller_closed_is_no_fault() -> None:
    command = f'"{sys.executable}" -m bibkit'
    for shut, code in (("export >&-", 0), ("export none 2>&-", 2)):
        assert subprocess.run(f"{command} {shut}", shell=True, cwd=ROOT, check=False).returncode == code
