"""Bibliography files in folders: found as git would list them, and only those with works in them."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from bibkit.formats.detect import is_bibliography, is_record_text
from bibkit.store.search import Exclusion, files_below
from tests.programs import require

BOOK = "@book{a, title={T}}\n"


def tree(folder: Path, **texts: str) -> None:
    """Files by their paths, in which __ stands for /."""
    for name, text in texts.items():
        path = folder / name.replace("__", "/").replace("_dot_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(folder: Path, exclude: Exclusion | None = None) -> list[str]:
    listed = files_below(folder, is_bibliography, exclude)
    return [Path(path).relative_to(folder).as_posix() for path in listed]


def test_hidden_files_packages_links_and_pipes_are_passed_over(tmp_path: Path) -> None:
    names = (
        "b.bib",
        "a/B.BIB",
        "a/b/c.biblatex",
        ".x.bib",
        ".git/x.bib",
        "a/.venv/x.bib",
        "node_modules/p/x.bib",
    )
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(BOOK)
    (tmp_path / "link.bib").symlink_to("b.bib")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.bib")
    assert found(tmp_path) == ["a/B.BIB", "a/b/c.biblatex", "b.bib"]


IGNORED = "build/\n*.old.bib\n!keep.old.bib\n/top.bib\n# a comment\n!\nsub/*/x.bib\n"


@pytest.mark.parametrize("start", [".", "sub", "sub/deep"])
def test_what_git_ignores_is_passed_over_as_git_itself_lists_it(tmp_path: Path, start: str) -> None:
    git = require("git")
    names = (
        "top.bib", "a.old.bib", "keep.old.bib", "build/x.bib", "sub/build/x.bib", "sub/top.bib", "sub/deep/x.bib",
        "sub/deep/y.bib", "sub/deep/a.old.bib", "sub/deep/more/x.bib", "sub/own.bib", "sub/deep/own.bib", "c d/ä.bib",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(BOOK)
    (tmp_path / ".gitignore").write_text(IGNORED)
    (tmp_path / "sub/.gitignore").write_text("own.bib\n")
    (tmp_path / "sub/deep/.gitignore").write_text("!own.bib\n!a.old.bib\n")
    subprocess.run([git, "init", "-q"], cwd=tmp_path, check=True)
    listed = subprocess.run(
        [git, "-c", "core.quotepath=off", "ls-files", "-co", "--exclude-standard", "*.bib"],
        cwd=tmp_path / start,
        capture_output=True,
        check=True,
    ).stdout.decode()
    assert found(tmp_path / start) == sorted(listed.splitlines())
    assert 0 < len(listed.splitlines()) < len(names)


def test_rules_above_hold_in_a_repository_alone(tmp_path: Path) -> None:
    tree(tmp_path, _dot_gitignore="*.bib\n", a__x_dot_bib=BOOK)
    assert found(tmp_path / "a") == ["x.bib"]
    assert found(tmp_path) == []
    (tmp_path / ".git").mkdir()
    assert found(tmp_path / "a") == []


def test_patterns_of_the_project_exclude_what_git_does_not(tmp_path: Path) -> None:
    tree(
        tmp_path,
        x_dot_bib=BOOK,
        a__x_dot_bib=BOOK,
        a__y_dot_bib=BOOK,
        b__z_dot_bib=BOOK,
        a___dot_gitignore="!x.bib\n",
    )
    assert found(tmp_path, Exclusion(tmp_path, ["x.bib", "b/"])) == ["a/y.bib"]
    assert found(tmp_path / "a", Exclusion(tmp_path, ["/x.bib"])) == ["x.bib", "y.bib"]
    assert found(tmp_path / "a", Exclusion(tmp_path / "b", ["x.bib"])) == ["x.bib", "y.bib"]


ITEM = '"id": "a", "type": "book", "title": "T"'


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.bib", "", True),
        ("A.BIB", "", True),
        ("a.txt", BOOK, False),
        ("a.json", f"[{{{ITEM}}}]", True),
        ("a.json", f'\n {{"items": [{{{ITEM}}}]}}', True),
        ("a.jsonl", f"{{{ITEM}}}\n", True),
        ("package.json", '{"name": "x", "type": "module", "author": "y", "id": 1}', False),
        ("a.geojson", f"[{{{ITEM}}}]", False),
        ("tree.json", '[{"id": "a", "type": "Feature", "title": "T"}]', False),
        ("notes.json", '{"type": "book", "name": "T"}', False),
        ("a.yaml", "references:\n- id: a\n  type: book\n", True),
        ("a.yml", "---\nreferences:\n  - type: article-journal\n    id: a\n...\n", True),
        ("a.yaml", "- id: a\n  type: 'webpage'\n", True),
        ("workflow.yml", "- id: a\n  uses: x\n  type: docker\n", False),
        ("k8s.yaml", "type: Opaque\nid: x\n", False),
        ("a.yaml", "type: book\nid: x\n", False),  # one record
    ],
)
def test_what_is_a_bibliography_by_its_name_and_text(name: str, text: str, expected: bool) -> None:
    assert is_bibliography(name, text) is expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.yaml", "title: T\ntype: book\n", True),
        ("a.yml", 'type: "article"\nauthor: [x]\n', True),
        ("a.yaml", "type: Opaque\ntitle: x\n", False),
        ("a.yaml", "  type: book\ntitle: x\n", False),
        ("a.yaml", "type: book\n", False),
        ("a.json", "type: book\ntitle: x\n", False),
    ],
)
def test_what_is_a_record_by_its_name_and_text(name: str, text: str, expected: bool) -> None:
    assert is_record_text(name, text) is expected


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": ' * 8000,
        '{"id":1,"title":2,' + '"type": "x",' * 5000,
        "- " * 30000,
        "references:\n" + " " * 65000,
    ],
)
def test_a_hostile_beginning_takes_no_time(text: str) -> None:
    """Each pattern passes over the text once."""
    for name in ("a.json", "a.yaml"):
        assert not is_bibliography(name, text[:65536])
        assert not is_record_text(name, text[:65536])
