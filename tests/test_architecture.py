"""Imports point down: each package may import only those named for it, and third parties stay in one room."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "bibkit"

# A module or package of bibkit -> what it may import of bibkit. Order is from the bottom up.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "csl": set(),
    "model": set(),
    "registry": {"errors"},
    "diagnostics": {"model"},
    "yaml_text": {"diagnostics", "model"},
    "store": {"diagnostics", "model", "yaml_text", "errors"},
    "checks": {"diagnostics", "model"},
    "formats": {"diagnostics", "model", "yaml_text", "errors"},
    "stylebook": {"diagnostics", "errors", "registry", "store"},
    "engines": {"csl", "diagnostics", "errors", "formats", "registry", "stylebook"},
    "stats": {"diagnostics", "formats", "model"},
    "config": {"errors", "registry"},
    "web": {"errors"},
    "page": {
        "csl",
        "diagnostics",
        "engines",
        "errors",
        "formats",
        "library",
        "model",
        "registry",
        "store",
        "stylebook",
        "web",
    },
    "handout": {
        "csl",
        "diagnostics",
        "engines",
        "errors",
        "formats",
        "library",
        "model",
        "registry",
        "store",
        "stylebook",
        "web",
        "yaml_text",
    },
}
TOP = {
    "library",
    "intake",
    "sections",
    "reference_list",
    "cli",
    "__init__",
    "__main__",
}  # may import anything below the command line

# Third party -> the packages in which it may be imported.
ROOMS: dict[str, set[str]] = {
    "yaml": {"yaml_text"},
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


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    package = home(path)
    used = {name.split(".")[1] for name in imported(path) if name.startswith("bibkit.")} - {"__version__"}
    if package in TOP:
        assert package in ("cli", "__main__") or "cli" not in used
        return
    allowed = MAY_IMPORT[package] | {package}
    assert used <= allowed, f"{package} imports {sorted(used - allowed)}"


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_third_parties_stay_in_their_room(path: Path) -> None:
    for name in imported(path):
        rooms = ROOMS.get(name.split(".")[0])
        assert rooms is None or home(path) in rooms, f"{name} is imported in {home(path)}"


def test_every_package_has_its_place() -> None:
    assert {home(path) for path in modules()} <= MAY_IMPORT.keys() | TOP
