"""-o names a file that is replaced, as the user says so; a source is not replaced, and neither is what nobody named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bibkit.changes.outputs import Inputs, write_outputs
from bibkit.errors import UsageError
from tests.cli.run import bibkit
from tests.loss.test_records import snapshot

RECORD = "type: book\ntitle: On Ways\nauthor:\n- Doe, Jane\nissued: 2020\n"
BIB = "@book{roe2019, author={Roe, Ann}, title={On Two}, year=2019}\n"
STYLE = Path(__file__).parents[2] / "styles/reading-list.csl"
EXPORT = ("export", "--format", "csl-yaml")
STATS = ("stats", "--format", "json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("records", "styles", "templates", "plans"):
        (tmp_path / folder).mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(RECORD)
    (tmp_path / "people.yaml").write_text("jane-doe:\n  printed: [Jane Doe]\n")
    (tmp_path / "sessions.yaml").write_text("sessions:\n- {id: one, date: 2026-10-20, papers: [doe2020]}\n")
    (tmp_path / "styles/mine.csl").write_bytes(STYLE.read_bytes())
    (tmp_path / "templates/handout.html").write_text('{% extends "handout.html" %}\n')
    (tmp_path / "templates/page.html").write_text('{% extends "page.html" %}\n')
    (tmp_path / "plans/one.yaml").write_text("id: one\ndate: 2026-10-20\npapers: [doe2020]\n")
    (tmp_path / "short.json").write_text('{"default": {"container-title": {}}}\n')
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "bibkit.toml").write_text('templates = ["templates"]\n')
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (EXPORT, "records/doe2020.yaml"),
        (EXPORT, "records/another.yaml"),
        (EXPORT, "records/sub/another.yml"),
        (EXPORT, "records/UPPER.YAML"),
        (EXPORT, "./records/../records/doe2020.yaml"),
        (EXPORT, "people.yaml"),
        (EXPORT, "sessions.yaml"),
        (EXPORT, "bibkit.toml"),
        (EXPORT, "styles/mine.csl"),
        (EXPORT, "styles/new.csl"),
        (EXPORT, "templates/handout.html"),
        (EXPORT, "link.yaml"),
        (EXPORT, "linked/doe2020.yaml"),
        (("convert", "refs.bib", "--to", "bibtex"), "hard.bib"),
        (STATS, "records/doe2020.yaml"),
        (STATS, "records/works.yaml"),
        (("export", "-L", "refs.bib", "-f", "bibtex"), "refs.bib"),
        (("export", "-L", "refs.bib", "-f", "text"), "refs.bib"),
        (("export", "-L", "refs.bib", "-f", "csl-yaml"), "records/doe2020.yaml"),
        (("stats", "-L", "refs.bib", "-f", "json"), "refs.bib"),
        (("convert", "refs.bib", "--to", "biblatex"), "refs.bib"),
        (("convert", "refs.bib", "--to", "html"), "refs.bib"),
        (("convert", "other.bib", "refs.bib", "--to", "bibtex"), "refs.bib"),
        (("export", "-f", "text", "--abbreviations", "short.json"), "short.json"),
        (("export", "-f", "text", "-O", "abbreviations=short.json"), "short.json"),
        (("cite", "doe2020", "-f", "text"), "records/doe2020.yaml"),
        (("cite", "doe2020", "-f", "text", "-L", "records/doe2020.yaml"), "records/doe2020.yaml"),
        (("page",), "templates/page.html"),
        (("page", "--template", "own.html"), "own.html"),
        (("handout", "one", "-f", "html"), "templates/handout.html"),
        (("handout", "one", "-f", "html", "--template", "own.html"), "own.html"),
        (("handout", "one", "--sessions", "plans", "-f", "markdown"), "sessions.yaml"),
        (("handout", "one", "--sessions", "plans/one.yaml", "-f", "markdown"), "plans/one.yaml"),
        (("schema",), "records/record.yaml"),
        (("schema",), "bibkit.toml"),
    ],
)
def test_no_output_takes_the_place_of_a_source(
    project: Path, arguments: tuple[str, ...], output: str
) -> None:
    (project / "link.yaml").symlink_to("records/doe2020.yaml")
    (project / "linked").symlink_to("records")
    os.link(project / "refs.bib", project / "hard.bib")
    (project / "other.bib").write_text(BIB.replace("roe2019", "roe2018").replace("Two", "One"))
    (project / "own.html").write_text('{% extends "page.html" %}\n')
    before = snapshot(project)
    run = bibkit(*arguments, "-o", output, cwd=project)
    assert (run.code, snapshot(project)) == (2, before)
    assert run.err.startswith(f"bibkit: {Path(output)} would "), run.err
    assert "  hint: write to another f" in run.err


@pytest.mark.parametrize(
    ("arguments", "output"),
    [
        (("export", "--format", "bibtex"), "mine.bib"),
        (("export", "--format", "bibtex"), "records/mine.bib"),
        (EXPORT, "mine.yaml"),
        (STATS, "mine.json"),
        (("convert", "refs.bib"), "mine.json"),
        (("page",), "mine.html"),
        (("handout", "one"), "mine.md"),
        (("cite", "doe2020"), "mine.txt"),
        (("schema",), "mine.schema.json"),
    ],
)
def test_a_file_that_is_named_is_replaced_and_again(
    project: Path, arguments: tuple[str, ...], output: str
) -> None:
    path = project / output
    path.write_text("written by hand")
    assert bibkit(*arguments, "-o", output, cwd=project).code == 0
    written = path.read_bytes()
    assert written != b"written by hand"
    os.utime(path, (1, 1))
    assert bibkit(*arguments, "-o", output, cwd=project).code == 0
    assert (path.read_bytes(), path.stat().st_mtime) == (written, 1)


URL = ("--url", "https://lab.example/")
BESIDE = {
    "bib": ("@book{mine,\n  title = {By hand}}\n", "% My works\n", "\n" * 5000),
    "json": (
        '[\n  {\n    "id": "mine",\n    "type": "book"\n  }\n]\n',
        "[]",
        '[{"id":"a","citation-key":"a"}]',
        "{}",
    ),
    "atom": (
        '<?xml version="1.0"?>\n<feed><title>By hand</title></feed>\n',
        "x",
        "<generator>another</generator>",
    ),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in BESIDE.items() for text in texts])
def test_a_file_beside_a_page_is_replaced_only_where_bibkit_wrote_it(
    project: Path, kind: str, text: str
) -> None:
    path = project / f"publications.{kind}"
    path.write_text(text)
    arguments = ("page", "-o", "publications.html", "--with", kind, *URL)
    before = snapshot(project)
    run = bibkit(*arguments, cwd=project)
    assert (run.code, snapshot(project)) == (2, before)
    assert run.err == (
        f"bibkit: publications.{kind} is there already, and would be replaced\n"
        "  hint: choose another name for what it would stand beside, or leave it out\n"
    )
    path.unlink()
    assert bibkit(*arguments, cwd=project).code == 0
    (project / "records/doe2020.yaml").write_text(RECORD.replace("Ways", "Many Ways"))
    assert bibkit(*arguments, cwd=project).code == 0
    assert "On Many Ways" in path.read_text()


@pytest.mark.parametrize("kind", ["link to a record", "dangling link", "folder"])
def test_what_else_stands_beside_a_page_stays(project: Path, kind: str) -> None:
    path = project / "publications.bib"
    if kind == "folder":
        path.mkdir()
    else:
        path.symlink_to("records/doe2020.yaml" if kind == "link to a record" else "nowhere")
    before = snapshot(project)
    assert bibkit("page", "-o", "publications.html", "--with", "bib", cwd=project).code == 2
    assert snapshot(project) == before


def test_a_page_of_no_works_is_replaced_with_its_files(project: Path) -> None:
    arguments = ("page", "-o", "p.html", "--with", "bib", "--with", "json")
    assert bibkit(*arguments, "--select", "year>3000", "--allow-empty", cwd=project).code == 0
    assert bibkit(*arguments, cwd=project).code == 0
    assert "On Ways" in (project / "p.bib").read_text()
    assert bibkit(*arguments, "--select", "year>3000", "--allow-empty", cwd=project).code == 0
    assert "On Ways" not in (project / "p.json").read_text()


def test_a_bibliography_beside_a_sheet_is_no_source(project: Path) -> None:
    arguments = ("handout", "one", "-o", "refs.md")
    before = snapshot(project)
    run = bibkit(*arguments, cwd=project)
    assert (run.code, snapshot(project)) == (2, before)
    assert run.err.startswith("bibkit: refs.bib is there already, and would be replaced\n")


def test_an_output_is_no_source_in_python_either(project: Path) -> None:
    inputs = Inputs((project / "refs.bib",), ((project / "records", (".yaml",)),))
    before = snapshot(project)
    for path in (project / "refs.bib", project / "records/x.yaml"):
        with pytest.raises(UsageError):
            write_outputs({project / "fine.txt": "x", path: "x"}, inputs)
    assert snapshot(project) == before
