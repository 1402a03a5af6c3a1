"""The recipes of docs/recipes.md, each as it stands there, with the real programs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, bibkit
from tests.cli.test_build import LIBRARY, PAPER
from tests.programs import require

PAGE = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")


def blocks(title: str) -> list[str]:
    """The blocks of code under a heading of the page."""
    section = re.search(rf"^##? {re.escape(title)}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    return re.findall(r"^```\w+\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)


def project(folder: Path) -> Path:
    """The project that the recipes are for."""
    (folder / "all.bib").write_text(LIBRARY)
    (folder / "paper.tex").write_text(PAPER)
    (folder / "bibkit.toml").write_text(blocks("bibkit beside other programs")[0])
    return folder


@pytest.fixture(autouse=True)
def _bibkit_on_the_path(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("bin")
    script = folder / "bibkit"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m bibkit "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


def run(*command: str, folder: Path) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, errors="replace", timeout=240, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout + done.stderr


def stamps(folder: Path) -> dict[str, int]:
    return {
        path.name: path.stat().st_mtime_ns for path in folder.iterdir() if path.suffix in (".bib", ".pdf")
    }


def test_latexmk_runs_nothing_again(tmp_path: Path) -> None:
    latexmk = require("latexmk")
    folder = project(tmp_path)
    (folder / "latexmkrc").write_text(blocks("latexmk")[0])
    assert "refs.bib written" in run(latexmk, "paper.tex", folder=folder)
    assert "zoe2001" in (folder / "paper.bbl").read_text()
    before = stamps(folder)
    again = run(latexmk, "paper.tex", folder=folder)
    assert "up-to-date" in again
    assert "Run number" not in again
    assert stamps(folder) == before
    (folder / "paper.tex").write_text(PAPER.replace("zoe2001", "unused1999"))
    assert "refs.bib written" in run(latexmk, "paper.tex", folder=folder)
    assert "unused1999" in (folder / "paper.bbl").read_text()


def test_make_runs_nothing_again(tmp_path: Path) -> None:
    make, _ = require("make"), require("latexmk")
    folder = project(tmp_path)
    (folder / "Makefile").write_text(blocks("Make")[0])
    assert "refs.bib written" in run(make, folder=folder)
    before = stamps(folder)
    assert "Latexmk" not in run(make, folder=folder)
    assert stamps(folder) == before


def test_arara_builds_before_it_typesets(tmp_path: Path) -> None:
    arara = require("arara")
    folder = project(tmp_path)
    header, settings, rule = blocks("arara")
    (folder / "paper.tex").write_text(header + PAPER)
    (folder / "arararc.yaml").write_text(settings)
    (folder / "bibkit.yaml").write_text(rule)
    run(arara, "paper.tex", folder=folder)
    assert "zoe2001" in (folder / "paper.bbl").read_text()
    assert "undefined" not in (folder / "paper.log").read_text()
    before = (folder / "refs.bib").stat()
    run(arara, "paper.tex", folder=folder)
    after = (folder / "refs.bib").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_quarto_book_has_what_its_chapters_cite(tmp_path: Path) -> None:
    """Quarto itself can't be had from a package index; its settings are read, and the command that they name is run."""
    folder = project(tmp_path)
    book, settings = blocks("Quarto")
    (folder / "_quarto.yml").write_text(book)
    (folder / "bibkit.toml").write_text(settings)
    (folder / "chapters").mkdir()
    (folder / "index.qmd").write_text("As @zoe2001 says, see @fig-waves.\n")
    (folder / "chapters" / "one.qmd").write_text("And [@meyer2003, p. 5].\n")
    (folder / "chapters" / "left-out.qmd").write_text("@unused1999\n")
    command = re.search(r"pre-render: (.*)", book)
    assert command is not None
    assert run("sh", "-c", command[1], folder=folder) == "refs.bib written\n"
    text = (folder / "refs.bib").read_text()
    assert re.findall(r"@\w+\{(\w+)", text) == ["meyer2003", "zoe2001"]
    assert run("sh", "-c", command[1], folder=folder) == ""
    # A chapter alone has the bibliographies of its book.
    assert (
        bibkit("cited", "chapters/one.qmd", "-q", cwd=folder)
        .out.splitlines()[1]
        .startswith("meyer2003      1  yes")
    )


def test_what_others_cite_on_overleaf_comes_with_the_next_push(tmp_path: Path) -> None:
    git = require("git")
    author = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=master")
    overleaf, ours = tmp_path / "overleaf.git", tmp_path / "ours"
    run(git, *author, "init", "-q", "--bare", str(overleaf), folder=tmp_path)
    run(git, "clone", "-q", str(overleaf), str(ours), folder=tmp_path)
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "all.bib").write_text(LIBRARY)
    project(ours)
    (ours / "all.bib").unlink()
    settings = (ours / "bibkit.toml").read_text()
    (ours / "bibkit.toml").write_text(settings.replace('"all.bib"', '"../library/all.bib"'))
    (ours / "refs.bib").write_text("")
    for name, value in (("user.name", "Ada"), ("user.email", "ada@example.org")):
        run(git, "config", name, value, folder=ours)
    run(git, "add", ".", folder=ours)
    run(git, "commit", "-q", "-m", "A paper", folder=ours)
    run(git, "push", "-q", "-u", "origin", "HEAD", folder=ours)

    theirs = tmp_path / "theirs"
    run(git, "clone", "-q", str(overleaf), str(theirs), folder=tmp_path)
    (theirs / "paper.tex").write_text(PAPER.replace("zoe2001", "unused1999"))
    run(git, *author, "commit", "-q", "-a", "-m", "Written on Overleaf", folder=theirs)
    run(git, "push", "-q", folder=theirs)

    recipe = blocks("Overleaf")[0]
    assert "refs.bib written" in run("sh", "-e", "-c", recipe, folder=ours)
    run(git, "pull", "-q", folder=theirs)
    assert "unused1999" in (theirs / "refs.bib").read_text()
    run("sh", "-e", "-c", recipe, folder=ours)
    log = run(git, "log", "--format=%s", folder=ours)
    assert log.splitlines() == ["Works that are cited", "Written on Overleaf", "A paper"]


def test_pre_commit_stops_a_commit_whose_outputs_are_out_of_date(tmp_path: Path) -> None:
    """As the hook that the page names; pre-commit would install bibkit from its repository."""
    git = require("git")
    folder = project(tmp_path)
    hooks = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    hook = re.search(r"^- id: bibkit-build\n(?:  .*\n)+", hooks, re.MULTILINE)
    assert hook is not None
    assert "- id: bibkit-build" in blocks("pre-commit")[0]
    local = hook[0].replace("language: python", "language: system")
    indented = "".join(f"      {line}\n" for line in local.splitlines())
    (folder / ".pre-commit-config.yaml").write_text(f"repos:\n  - repo: local\n    hooks:\n{indented}")
    run(git, "init", "-q", folder=folder)
    run(git, "add", ".", folder=folder)
    command = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert "refs.bib is out of date" in done.stdout
    bibkit("build", cwd=folder)
    run(git, "add", ".", folder=folder)
    assert "Passed" in run(*command, folder=folder)
