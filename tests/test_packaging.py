"""The distribution: its name, which is not that of the package, and the packages that its extras add."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

import pytest

from bibkit.errors import UsageError
from bibkit.extras import EXTRAS, install_command, needed

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_WORK_ON_BIBKIT = {"test", "bench", "lint"}
# `pip install bibkit`, `'bibkit[page]'`, `uv add bibkit`, `pipx install "bibkit"`: another author's program.
BY_BARE_NAME = re.compile(
    r"""\b(?:pip3?|pipx|uv|conda)\b[^\n`]*\b(?:install|add|run)\b[^\n`]*["' ]bibkit(?![\w./-])|\bbibkit\["""
)


def test_the_distribution_has_a_name_of_its_own() -> None:
    assert PROJECT["name"] == "bibkit-records"
    assert PROJECT["scripts"] == {"bibkit": "bibkit.cli:main"}


def test_the_extras_are_those_of_the_project() -> None:
    extras = PROJECT["optional-dependencies"]
    assert {name: tuple(extras[name]) for name in extras.keys() - FOR_WORK_ON_BIBKIT} == EXTRAS


def test_what_is_missing_is_added_to_the_environment_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/home/doe/env/bin/python")
    with pytest.raises(UsageError, match="This needs the Python package no_such_module") as caught:
        needed("no_such_module", "page")
    assert caught.value.hint == '/home/doe/env/bin/python -m pip install "jinja2>=3.1"'
    monkeypatch.setattr(sys, "executable", r"C:\Program Files\Python\python.exe")
    assert install_command("collation") == (
        r'"C:\Program Files\Python\python.exe" -m pip install "PyICU>=2.12"'
    )


def texts() -> list[Path]:
    """All that people read, and the code with its messages."""
    written = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("benchmarks/*"),
        ROOT / "pyproject.toml",
    ]
    return sorted(path for path in (*written, *ROOT.glob("bibkit/**/*.py")) if path.is_file())


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_line_installs_another_program_by_the_bare_name(path: Path) -> None:
    assert not BY_BARE_NAME.findall(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("line", "is_bare"),
    [
        ("pip install bibkit", True),
        ("pip install -U 'bibkit[page]'", True),
        ('uv add "bibkit"', True),
        ("needs bibkit[page]", True),
        ("pip install . && .venv/bin/bibkit export", False),
        ("pip install 'jinja2>=3.1'", False),
    ],
)
def test_a_bare_name_is_seen(line: str, is_bare: bool) -> None:
    assert bool(BY_BARE_NAME.search(line)) == is_bare
