"""All styles of the search path with what they say about themselves, and a search over them."""

import os
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.errors import FileError
from bibkit.stylebook import cache
from bibkit.stylebook.folders import DEPENDENT, installed_folder, search_path
from bibkit.stylebook.info import StyleInfo, read_info


class Catalogue(NamedTuple):
    """The styles by name, each name once (the first of the search path), and the files that are no styles."""

    styles: tuple[StyleInfo, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def catalogue(own: Sequence[Path] = ()) -> Catalogue:
    """Every style of the user's folders, bibkit's own and the installed collection.

    The collection is read once and kept in the cache folder; a user's folder is read each time.
    """
    found: dict[str, StyleInfo] = {}
    diagnostics: list[Diagnostic] = []
    for folder in search_path(own):
        for info in _styles_of(folder, diagnostics):
            found.setdefault(info.name, info)
    return Catalogue(tuple(found[name] for name in sorted(found)), tuple(diagnostics))


def _styles_of(folder: Path, diagnostics: list[Diagnostic]) -> Sequence[StyleInfo]:
    if folder != installed_folder():
        return _read_folder(folder, diagnostics)
    kept = cache.load(folder)
    if kept is None:
        kept = tuple(_read_folder(folder, diagnostics))
        cache.save(folder, kept)
    return kept


def _read_folder(folder: Path, diagnostics: list[Diagnostic]) -> list[StyleInfo]:
    styles: list[StyleInfo] = []
    for part in (str(folder), str(folder / DEPENDENT)):
        for name in _style_files(part):
            path = f"{part}{os.sep}{name}"
            try:
                styles.append(read_info(path))
            except FileError as error:
                diagnostics.append(Diagnostic("BK903", error.message, place=WholeFile(path)))
    return styles


def _style_files(folder: str) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if name.endswith(".csl"))  # noqa: PTH208
    except OSError:
        return []


def search(styles: Iterable[StyleInfo], text: str) -> list[StyleInfo]:
    """The styles in which every word of the text occurs, best first.

    A word is looked for in name, titles, citation format and fields, without regard to case and accents.
    The style of that very name comes first, then that of that title, then by how little else the title says.
    """
    words = folded(text).split()
    scored = [(_rank(info, text, words), info) for info in styles if _holds(info, words)]
    return [info for _, info in sorted(scored, key=lambda pair: pair[0])]


def folded(text: str) -> str:
    """The text as it is compared: small letters without accents, everything but letters and digits a space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))


def _holds(info: StyleInfo, words: Sequence[str]) -> bool:
    haystack = folded(" ".join((info.name, info.title, info.title_short, info.citation_format, *info.fields)))
    return all(word in haystack for word in words)


def _rank(info: StyleInfo, text: str, words: Sequence[str]) -> tuple[bool, bool, int, int, int, str]:
    """What sorts first: the name, a title, words of the titles, whole words, little else in the title."""
    titles = [folded(title).split() for title in (info.title, info.title_short)]
    named = folded(f"{info.name} {info.title} {info.title_short}")
    return (
        info.name != text.strip().lower(),
        list(words) not in titles,
        sum(word not in named for word in words),
        sum(word not in named.split() for word in words),
        len(set(titles[0]) - set(words)),
        info.name,
    )
