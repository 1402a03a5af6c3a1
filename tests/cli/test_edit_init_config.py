"""`edit`, `init` and `config show`: what is saved, what is kept, what is left alone."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.run import Run, bibkit

RECORD = "id: doe2020\ntype: book\ntitle: On Ways # mine\nauthor:\n  - Doe, Jane\nissued: 2020\n"
BIB = "% mine\n@book{doe2020, author = {Doe, Jane}, title = {On Ways}, year = 2020}\n@book{roe2019, title={T}, year=2019}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one record and one .bib file."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(RECORD)
    (tmp_path / "refs.bib").write_text(BIB)
    return tmp_path


def edit(folder: Path, editor: str, *arguments: str) -> Run:
    copies = folder / "copies"
    copies.mkdir(exist_ok=True)
    env = {"EDITOR": editor, "VISUAL": "", "TMPDIR": str(copies)}
    return bibkit("edit", *arguments, cwd=folder, env=env)


def copies(folder: Path) -> list[Path]:
    return list((folder / "copies").iterdir())


def test_a_record_is_edited_as_it_stands(folder: Path) -> None:
    run = edit(folder, "sed -i s/Ways/Means/", "doe2020")
    assert (run.code, run.out, run.err) == (0, "", "bibkit: 1 record changed\n")
    assert (folder / "records/doe2020.yaml").read_text() == RECORD.replace("Ways", "Means")
    assert copies(folder) == []
    assert edit(folder, "true", "doe2020").err == "bibkit: nothing changes\n"
    assert copies(folder) == []


def test_an_entry_is_edited_as_it_stands(folder: Path) -> None:
    assert edit(folder, "sed -i s/Ways/Means/", "-L", "refs.bib", "doe2020").code == 0
    assert (folder / "refs.bib").read_text() == BIB.replace("Ways", "Means")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("s/issued: 2020$/issued: 2020-13/", 'BK203 [doe2020: issued] Month 13 does not exist in "2020-13"'),
        ("s/^id:.*/id: roe2020/", "The key doe2020 became roe2020"),
        ("s/^type:.*/type: [/", "records/doe2020.yaml:2:7: BK103"),
        ("s/^type:.*//", "BK109"),
        ("1,99d", "records/doe2020.yaml:1:1"),
    ],
)
def test_a_text_with_an_error_is_kept_and_not_saved(folder: Path, change: str, said: str) -> None:
    run = edit(folder, f"sed -i '{change}'", "doe2020")
    assert run.code == 1
    assert said in run.err
    [copy] = copies(folder)
    assert run.err.endswith(f"bibkit: Nothing was saved; your text is in {copy}\n")
    assert (folder / "records/doe2020.yaml").read_text() == RECORD
    assert copy.read_text() != RECORD


def test_an_entry_that_would_swallow_the_next_is_not_saved(folder: Path) -> None:
    run = edit(folder, "sed -i s/Ways}/Ways/", "-L", "refs.bib", "doe2020")
    assert (run.code, (folder / "refs.bib").read_text()) == (1, BIB)
    assert "can't be read any more as it was" in run.err
    assert len(copies(folder)) == 1


def test_what_changes_while_the_editor_is_open_is_not_lost(folder: Path) -> None:
    path = folder / "records/doe2020.yaml"
    editor = f"sh -c 'sed -i s/Ways/Means/ \"$0\"; echo note: theirs >> {path}'"
    run = edit(folder, editor, "doe2020")
    assert path.read_text() == RECORD + "note: theirs\n"
    assert (run.code, len(copies(folder))) == (1, 1)
    assert "has changed since it was read" in run.err


def test_an_editor_that_is_missing_or_fails_saves_nothing(folder: Path) -> None:
    assert "There is no editor" in edit(folder, "", "doe2020").err
    assert "no-such-editor can't be run" in edit(folder, "no-such-editor", "doe2020").err
    run = edit(folder, "sh -c 'echo x > \"$0\"; exit 3'", "doe2020")
    assert (run.code, (folder / "records/doe2020.yaml").read_text()) == (2, RECORD)
    assert len(copies(folder)) == 1


def test_a_library_begins_with_what_works(tmp_path: Path) -> None:
    assert bibkit("init", "papers", "--dry-run", cwd=tmp_path).code == 0
    assert not (tmp_path / "papers").exists()
    run = bibkit("init", "papers", cwd=tmp_path)
    assert run.code == 0
    assert run.out == (
        "papers/bibkit.toml\npapers/records/knuth1984literate.yaml\npapers/record.schema.json\npapers/.gitignore\n"
    )
    folder = tmp_path / "papers"
    assert bibkit("check", cwd=folder).code == 0
    assert "Literate Programming" in bibkit("export", "-f", "text", cwd=folder).out
    assert bibkit("config", "show", cwd=folder).code == 0


@pytest.mark.parametrize("name", ["bibkit.toml", "records", "record.schema.json"])
def test_init_touches_nothing_that_is_there(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    run = bibkit("init", cwd=tmp_path)
    assert (run.code, run.out) == (2, "")
    assert f"{name} is there already" in run.err
    assert [path.name for path in tmp_path.iterdir()] == [name]
    (tmp_path / name).rename(tmp_path / ".gitignore")
    assert bibkit("init", cwd=tmp_path).code == 0
    assert (tmp_path / ".gitignore").read_text() == "mine"


SETTINGS = """\
style = "ieee"
ignore = ["BK307"] # for now

[options.bibtex]
preprint = "unpublished"
style = "none"

[page]
title = "Us"
"""


@pytest.mark.parametrize("is_project", [False, True])
def test_each_setting_is_shown_with_where_it_comes_from(tmp_path: Path, is_project: bool) -> None:
    text, name, before = SETTINGS.replace('style = "none"\n', ""), "bibkit.toml", 0
    if is_project:
        text = "[tool.other]\nstyle = 1\n[tool.bibkit]\n" + text.replace("[opt", "[tool.bibkit.opt")
        text, name, before = text.replace("[page", "[tool.bibkit.page"), "pyproject.toml", 3
    (tmp_path / name).write_text(text)
    run = bibkit("config", "show", "--origin", cwd=tmp_path)
    assert run.code == 0
    lines = [line for line in run.out.splitlines() if not line.endswith("# default")]
    assert lines == [
        f'ignore = ["BK307"]  # {name}:{before + 2}',
        f'style = "ieee"  # {name}:{before + 1}',
        "",
        "[options.bibtex]",
        f'preprint = "unpublished"  # {name}:{before + 5}',
        "",
        "[page]",
        f'title = "Us"  # {name}:{before + 8}',
    ]
    assert 'library = ["records"]  # default\n' in run.out
    shown = bibkit("config", "show", cwd=tmp_path)
    assert tomllib.loads(shown.out)["style"] == "ieee"
    assert re.search("#.*default", shown.out) is None
    run = bibkit("config", "show", "--origin", cwd=tmp_path, env={"BIBKIT_LIBRARY": "refs.bib"})
    assert 'library = ["refs.bib"]  # BIBKIT_LIBRARY\n' in run.out
