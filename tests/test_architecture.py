"""Imports point down, third parties stay in one room, a class name means one thing, and the library knows no flags."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibkit.cli.hints import HINTS

PACKAGE = Path(__file__).parents[1] / "bibkit"
TYPE_NAME = re.compile(r"_?[A-Z]\w*[a-z]\w*")

# The modules and packages of bibkit from the ground up. Each may import those of the lines above its own.
LEVELS = (
    {"errors"},
    {"plugins", "compression"},
    {"extras", "source", "model", "registry"},
    {"text"},
    {"csl", "diagnostics", "same_work"},
    {"syntax"},
    {"formats"},
    {"checks"},
    {"store"},
    {"stylebook", "changes"},
    {"engines"},
    {"lists"},
    {"library"},
    {"loading", "config", "conversion", "record_dicts", "tidying"},
    {"preserving", "cited"},
    {"web"},
    {"page", "handout", "stats"},
    {"overview", "renaming"},
    {"__init__"},
    {"cli"},
    {"__main__"},
)
# The processor's own, which stand in the order of its pipeline.
LEVELS_OF_CSL = (
    {"vocab"},
    {"text"},
    {"style"},
    {"data", "tree", "lint"},
    {"ops"},
    {"compile"},
    {"document"},
    {"__init__"},
)
# Where a package may import less than that.
ONLY: dict[str, set[str]] = {
    "csl": {"text"},  # a CSL processor that others could use alone
    "model": set(),
    "source": {"compression", "errors"},
    "text": set(),
    "diagnostics": {"errors", "model", "source"},
    "syntax": {"compression", "diagnostics", "model", "source"},
    "checks": {"diagnostics", "formats", "model", "plugins", "same_work", "source", "syntax"},
    "same_work": {"model"},
    "web": {"errors", "extras", "source", "text"},
}

# Third party -> the packages in which it may be imported.
ROOMS: dict[str, set[str]] = {
    "yaml": {"syntax"},
    "bibtexparser": {"syntax"},
    "citeproc": {"engines"},
    "icalendar": {"handout"},
    "icu": {"engines"},
    "lxml": {"engines"},
    "click": {"cli"},
    "ftfy": {"checks"},
    "jinja2": {"web"},
    "markdown_it": {"handout"},
    "pathspec": {"store"},
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


def modules_of_csl() -> list[Path]:
    return [path for path in modules() if home(path) == "csl"]


def part_of_csl(path: Path) -> str:
    return path.relative_to(PACKAGE / "csl").parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", modules_of_csl(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down_within_the_processor(path: Path) -> None:
    part = part_of_csl(path)
    level = next(number for number, names in enumerate(LEVELS_OF_CSL) if part in names)
    below = {part}.union(*LEVELS_OF_CSL[:level])
    used = {name.split(".")[2] for name in imported(path) if name.startswith("bibkit.csl.")}
    assert used <= below, f"{part} imports {sorted(used - below)}"


def test_every_part_of_the_processor_has_its_place() -> None:
    placed = [name for names in LEVELS_OF_CSL for name in names]
    assert sorted(placed) == sorted({part_of_csl(path) for path in modules_of_csl()})


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_third_parties_stay_in_their_room(path: Path) -> None:
    for name in imported(path):
        rooms = ROOMS.get(name.split(".")[0])
        assert rooms is None or home(path) in rooms, f"{name} is imported in {home(path)}"


def test_every_package_has_its_place() -> None:
    placed = [name for names in LEVELS for name in names]
    assert sorted(placed) == sorted({home(path) for path in modules()})


# Files are written by plans (sources, only over what was read) and as outputs (never over sources); a cache is neither, nor are styles
# that are added to the user's (never over newer ones).
WRITERS = {
    "changes/plan.py",
    "changes/outputs.py",
    "source/recovery.py",  # what a killed run was to write
    "stylebook/adding.py",
    "stylebook/cache.py",
    "store/index/kept.py",
}
WRITING = re.compile(
    r"\.write_(?:text|bytes)\(|\bopen\([^)]*[\"'][wax]|\bos\.(?:replace|rename|link|unlink|remove)\("
)


def test_files_are_written_in_one_place_each_by_what_they_are() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if any(name.startswith("bibkit.source.atomic") for name in imported(path))
    }
    assert users == WRITERS
    others = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if home(path) != "source" and WRITING.search(path.read_text(encoding="utf-8"))
    }
    # /dev/null where the caller closed a stream, a report for the process above, and what Typst reads in a folder of its own
    assert others == {"cli/__init__.py", "cli/watched.py", "handout/write/pdf.py"}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    """Past 400 lines a second idea has moved in."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


# Two classes of one name, each with the reason why: these are the same kind of thing, each private to its module, or
# the name is somebody else's.
SHARED_NAMES = {
    "_Reader": "two readers of tokens, each of its own grammar of TeX",
    "Name": "citeproc-py finds the class of an element by its name",
}


def class_names(path: Path) -> Iterator[str]:
    """The classes of a module, and the names that it gives to types."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(module):
        if isinstance(node, ast.ClassDef):
            yield node.name
    for node in module.body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        for target in targets:
            if isinstance(target, ast.Name) and TYPE_NAME.fullmatch(target.id):
                yield target.id


def test_no_two_kinds_of_thing_share_a_class_name() -> None:
    homes: dict[str, list[str]] = {}
    names: dict[str, set[str]] = {}
    for path in modules():
        for name in class_names(path):
            homes.setdefault(name.lstrip("_"), []).append(path.relative_to(PACKAGE).as_posix())
            names.setdefault(name.lstrip("_"), set()).add(name)
    shared = {bare: places for bare, places in homes.items() if len(places) > 1}
    unargued = {bare: places for bare, places in shared.items() if not names[bare] <= SHARED_NAMES.keys()}
    assert unargued == {}
    assert {name.lstrip("_") for name in SHARED_NAMES} == set(shared), "an argued name is no longer shared"


# What is written for the command line alone: the table of codes is what `bibkit rule` prints.
FOR_THE_COMMAND_LINE = {"cli", "diagnostics"}
FLAG_OR_COMMAND = re.compile(r"(?<![\w<!-])(?<!diff )--[a-z]|`bibkit ")  # git has a flag in its diffs


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_messages_of_the_library_speak_its_words(path: Path) -> None:
    """Who calls bibkit from Python has no flags and no commands."""
    if home(path) not in FOR_THE_COMMAND_LINE:
        assert [text for text in said(path) if FLAG_OR_COMMAND.search(text)] == []


def said(path: Path) -> list[str]:
    """The texts of a module that are no docstrings."""
    module = ast.parse(path.read_text(encoding="utf-8"))
    apart = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart
    ]


def test_every_hint_of_the_command_line_is_for_some_error() -> None:
    given = {text for path in modules() if path.name != "hints.py" for text in said(path)}
    assert HINTS.keys() <= given
