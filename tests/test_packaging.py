"""The distribution: its name, which is not that of the package, and the packages that its extras add."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from bibkit.errors import UsageError
from bibkit.extras import EXTRAS, install_command, needed

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FOR_WORK_ON_BIBKIT = {"test", "bench", "lint", "audit", "fuzz"}
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
    assert caught.value.hint == '/home/doe/env/bin/python -m pip install "jinja2>=3.1.6"'
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


def of_ci(name: str) -> ModuleType:
    """A script of `.ci` as a module."""
    spec = importlib.util.spec_from_file_location(name, ROOT / f".ci/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_lowest_versions_are_those_that_users_are_promised() -> None:
    lines = of_ci("lowest").lowest(PROJECT)
    assert "jinja2==3.1.6" in lines  # before it, templates could leave the sandbox
    assert {line.partition("==")[0] for line in lines} >= {"click", "pyyaml", "typst", "segno", "pytest"}


@pytest.mark.parametrize(
    "requirement",
    ["click", "click>8", "click~=8.1", "click>=8.1,!=8.2", "click @ https://example.org/click.zip"],
)
def test_a_dependency_without_a_lowest_version_is_refused(requirement: str) -> None:
    with pytest.raises(SystemExit, match="names no lowest version"):
        of_ci("lowest").lowest({**PROJECT, "dependencies": [requirement]})


def test_what_is_before_1_0_has_an_upper_bound() -> None:
    extras = PROJECT["optional-dependencies"]
    wanted = {*PROJECT["dependencies"], *extras["page"], *extras["handout"]}
    assert [one for one in wanted if ">=0." in one and ",<0." not in one] == []


def test_the_tools_of_the_gate_have_exact_versions() -> None:
    extras = PROJECT["optional-dependencies"]
    assert [
        one for one in (*extras["lint"], *extras["audit"]) if not re.fullmatch(r"[\w-]+==[\d.]+", one)
    ] == []


PIP = {"name": "jinja2", "version": "3.1.4", "vulns": [{"id": "PYSEC-1", "fix_versions": []}]}
SKIPPED = {"name": "bibkit-records", "skip_reason": "not found on PyPI"}


@pytest.mark.parametrize(
    ("answer", "findings"),
    [
        ({"dependencies": [PIP, SKIPPED]}, ["jinja2 3.1.4: PYSEC-1"]),
        ({"dependencies": [{"name": "click", "version": "8.1", "vulns": []}, SKIPPED]}, []),
        ({"dependencies": [SKIPPED, SKIPPED]}, None),  # a mirror without the database
        ({"dependencies": []}, None),
        ({}, None),
        (None, None),
        ([], None),
    ],
)
def test_an_audit_of_python_packages_is_told_from_none(answer: object, findings: list[str] | None) -> None:
    assert of_ci("audit").pip_findings(answer) == findings


@pytest.mark.parametrize(
    ("answer", "findings"),
    [
        ({"vulnerabilities": {"axe-core": {"severity": "high"}}}, ["axe-core: high"]),
        ({"vulnerabilities": {}}, []),
        ({"message": "405 Method Not Allowed", "error": {}}, None),
        ({"error": {"code": "ENOLOCK"}}, None),
        (None, None),
        ([], None),
    ],
)
def test_an_audit_of_npm_packages_is_told_from_none(answer: object, findings: list[str] | None) -> None:
    assert of_ci("audit").npm_findings(answer) == findings


def test_what_was_not_reached_is_said_and_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    audit = of_ci("audit")
    assert audit.report("npm", None, "405 Method Not Allowed") is False
    assert audit.report("pip", [], "") is False
    assert audit.report("pip", ["jinja2 3.1.4: PYSEC-1"], "") is True
    assert capsys.readouterr().out == (
        "npm: NOT REACHED, so nothing is known (405 Method Not Allowed)\n"
        "pip: 0 known vulnerabilities\npip: 1 known vulnerabilities\n  jinja2 3.1.4: PYSEC-1\n"
    )
