"""Bibliography files in a folder, as a linter looks for code: what git ignores and what is hidden is passed over."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.errors import FileError
from bibkit.source.opening import UnreadableError, file_bytes, regular_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_BEGINNING = 65536  # bytes of a file that tell what it is
_PACKAGES = ("node_modules", "site-packages")  # what others wrote, whether git ignores it or not
_MOST_RULES = 1 << 20  # bytes of a file with rules


class _Rules(NamedTuple):
    """Patterns of a .gitignore, and the folder for which they hold."""

    folder: str
    spec: GitIgnoreSpec

    def decide(self, path: str) -> bool | None:
        """Whether they ignore what is below their folder (a folder ends in /); None where none speaks of it."""
        if not path.startswith(f"{self.folder.rstrip(os.sep)}{os.sep}"):
            return None
        return self.spec.check_file(path[len(self.folder) :].lstrip(os.sep)).include


class Exclusion(NamedTuple):
    """Patterns as in a .gitignore of that folder."""

    folder: Path
    patterns: Sequence[str]


def files_below(
    folder: Path, wants: Callable[[str, str], bool], exclude: Exclusion | None = None
) -> list[str]:
    """The files below a folder that are wanted, by name and the beginning of their text; sorted.

    Left out are hidden files and folders, links, packages, what a .gitignore ignores (gitignore(5), from the root of
    the repository downwards), and what is excluded. Raises FileError for a folder that can't be listed.
    """
    top = os.path.abspath(folder)  # noqa: PTH100
    excluded = _Rules(os.path.abspath(exclude.folder), _spec(exclude.patterns)) if exclude else None  # noqa: PTH100
    found = [path for path in _walked(top, _rules_above(top), excluded) if _is_wanted(path, wants)]
    return sorted(str(folder / os.path.relpath(path, top)) for path in found)


def _is_wanted(path: str, wants: Callable[[str, str], bool]) -> bool:
    try:
        with regular_file(path) as file:
            beginning = file.read(_BEGINNING).decode("utf-8", "replace")
    except UnreadableError:
        beginning = ""  # whoever reads it says why that can't be done
    return wants(path, beginning)


def _walked(top: str, rules: list[_Rules], excluded: _Rules | None) -> Iterator[str]:
    folders = [(top, rules)]
    try:
        while folders:
            folder, above = folders.pop()
            here = [*above, *_rules_in(folder)]
            with os.scandir(folder) as entries:
                for entry in entries:
                    if entry.name.startswith("."):
                        continue
                    is_folder = entry.is_dir(follow_symlinks=False)
                    path = f"{entry.path}/" if is_folder else entry.path
                    if (excluded and excluded.decide(path)) or _is_ignored(path, here):
                        continue
                    if is_folder and entry.name not in _PACKAGES:
                        folders.append((entry.path, here))
                    elif entry.is_file(follow_symlinks=False):
                        yield entry.path
    except OSError as error:
        raise FileError(f"{error.filename} can't be read: {error.strerror}", about="library") from error


def _is_ignored(path: str, rules: list[_Rules]) -> bool:
    """Of the rules that speak of a path, those of the innermost folder decide."""
    return next((said for one in reversed(rules) if (said := one.decide(path)) is not None), False)


def _rules_above(top: str) -> list[_Rules]:
    """The rules of the repository's folders above, the outermost first; none where the folder is in no repository."""
    above: list[str] = []
    folder = top
    while not os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
        parent = os.path.dirname(folder)  # noqa: PTH120
        if parent == folder:
            return []
        above.append(parent)
        folder = parent
    return [rules for one in reversed(above) for rules in _rules_in(one)]


def _rules_in(folder: str) -> list[_Rules]:
    path = os.path.join(folder, ".gitignore")  # noqa: PTH118
    if not os.path.isfile(path):  # noqa: PTH113
        return []
    try:
        lines = file_bytes(path, most=_MOST_RULES).decode("utf-8", "replace").splitlines()
    except UnreadableError:
        return []
    return [_Rules(folder, _spec(lines))]


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # for those who look through folders

    return GitIgnoreSpec.from_lines(
        [line for line in lines if line.strip() != "!"]
    )  # git passes over that one
