"""Styles that stand before a newer version of themselves, and the age of the collection that is installed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.stylebook.catalogue import styles_by_folder
from bibkit.stylebook.folders import installed_folder
from bibkit.stylebook.info import StyleInfo


class OutdatedStyle(NamedTuple):
    """A style as it is found, and the newer one of its name that is not."""

    found: StyleInfo
    newer: StyleInfo


def outdated_styles(own: Sequence[Path] = ()) -> list[OutdatedStyle]:
    """The styles that are found before a newer one of the same name, by what both say of their last change."""
    found: dict[str, StyleInfo] = {}
    newest: dict[str, StyleInfo] = {}
    for styles in styles_by_folder(own):
        for info in styles:
            first = found.setdefault(info.name, info)
            best = newest.setdefault(info.name, first)
            if info.updated > best.updated:
                newest[info.name] = info
    return [
        OutdatedStyle(found[name], best) for name, best in sorted(newest.items()) if best is not found[name]
    ]


def date_of_collection() -> str:
    """The day of the last change in the collection that is installed, "" without it."""
    from bibkit.stylebook.catalogue import styles_of

    folder = installed_folder()
    return (
        max((info.updated[:10] for info in styles_of(folder, [])), default="") if folder is not None else ""
    )
