"""Imports point down: each package may import only those named for it, and third parties stay in one room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "bibkit"

# The modules and packages of bibkit from the ground up. Each may import those of the lines above its own.
LEVELS = (
    {"errors"},
    {"source", "model", "registry"},
    {"text", "config"},
    {"csl", "diagnostics"},
    {"syntax"},
    {"formats", "checks"},
    {"store"},
    {"stylebook", "changes"},
    {"engines"},
    {"lists"},
    {"library"},
    {"web"},
    {"page", "handout", "stats"},
    {"__init__"},
    {"cli"},
    {"__main__"},
)
# Where a package may import less than that.
ONLY: dict[str, set[str]] = {
    "csl": {"text"},  # a CSL processor that others could use alone
    "model": set(),
    "source": {"errors"},
    "text": set(),
    "diagnostics": {"model", "source"},
    "syntax": {"diagnostics", "model", "source"},
    "checks": {"diagnostics", "model"},
    "web": {"errors", "text"},
}

# Third party -> the packages in which it may be imported.
ROOMS: dict[str, set[str]] = {
    "yaml": {"syntax"},
    "bibtexparser": {"formats"},
    "citeproc": {"engines"},
    "icu": {"engines"},
    "lxml": {"engines"},
    "click": {"cli"},
    "jinja2": {"web"},
    "markdown_it": {"handout"},
    "segno": {"handout"},
    "typst": {"handout"},
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def home(path: Path) -> str:
    """The first level below bibkit that a module belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def allowed(package: str) -> set[str]:
    """What a package may import of bibkit."""
    level = next(number for number, names in enumerate(LEVELS) if package in names)
    below = set().union(*LEVELS[:level])
    return {package} | (ONLY.get(package, below) & below)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    package = home(path)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("bibkit.")} - {"__version__"}
    assert used <= allowed(package), f"{package} imports {sorted(used - allowed(package))}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_third_parties_stay_in_their_room(path: Path) -> None:
    for name in imported(path):
        rooms = ROOMS.get(name.split(".")[0])
        assert rooms is None or home(path) in rooms, f"{name} is imported in {home(path)}"


def test_every_package_has_its_place() -> None:
    placed = [name for names in LEVELS for name in names]
    assert sorted(placed) == sorted({home(path) for path in modules()})


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    """Past 400 lines a second idea has moved in."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400
