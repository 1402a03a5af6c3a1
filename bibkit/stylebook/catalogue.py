"""All styles of the search path with what they say about themselves, and a search over them."""

import os
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.errors import FileError
from bibkit.stylebook import cache
from bibkit.stylebook.folders import DEPENDENT, installed_folder, search_path, user_folder
from bibkit.stylebook.info import StyleInfo, read_info
from bibkit.stylebook.nicknames import meant


class Catalogue(NamedTuple):
    """The styles by name, each name once (the first of the search path), and the files that are no styles."""

    styles: tuple[StyleInfo, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def catalogue(own: Sequence[Path] = ()) -> Catalogue:
    """Every style of the project's folders, those that the user added, bibkit's own and the installed collection.

    The user's and the collection are read once and kept in the cache folder; a project's folder is read each time.
    """
    found: dict[str, StyleInfo] = {}
    diagnostics: list[Diagnostic] = []
    for styles in styles_by_folder(own, diagnostics):
        for info in styles:
            found.setdefault(info.name, info)
    return Catalogue(tuple(found[name] for name in sorted(found)), tuple(diagnostics))


def styles_by_folder(
    own: Sequence[Path] = (), diagnostics: list[Diagnostic] | None = None
) -> Iterator[Sequence[StyleInfo]]:
    """The styles of each folder of the search path, in its order."""
    for folder in search_path(own):
        yield styles_of(folder, [] if diagnostics is None else diagnostics)


def styles_of(folder: Path, diagnostics: list[Diagnostic]) -> Sequence[StyleInfo]:
    """The styles of one folder; files that are none are added to the findings."""
    if folder not in (installed_folder(), user_folder()):
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

    A word is looked for in name, titles, citation format and fields, without regard to case and accents. What
    people call so comes first (`nicknames`), then the style of that very name or title, then those whose names begin
    with it, and of these the ones that most others stand for.
    """
    words = folded(text).split()
    styles = list(styles)
    named = meant(text)
    followers = Counter(info.parent.rstrip("/").rpartition("/")[2] for info in styles if info.is_dependent)
    scored = [
        (
            named.index(info.name) if info.name in named else len(named),
            _rank(info, words, followers[info.name]),
            info,
        )
        for info in styles
        if info.name in named or _holds(info, words)
    ]
    return [info for _, _, info in sorted(scored, key=lambda row: row[:2])]


def folded(text: str) -> str:
    """The text as it is compared: small letters without accents, everything but letters and digits a space."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign if sign.isalnum() else " " for sign in plain if not unicodedata.combining(sign))


def _holds(info: StyleInfo, words: Sequence[str]) -> bool:
    haystack = folded(" ".join((info.name, info.title, info.title_short, info.citation_format, *info.fields)))
    return all(word in haystack for word in words)


def _rank(
    info: StyleInfo, words: Sequence[str], followers: int
) -> tuple[bool, bool, int, int, bool, int, int, str]:
    """What sorts first: name, title, words of titles, whole words, names that begin so, what others stand for, ..."""
    titles = [folded(title).split() for title in (info.title, info.title_short)]
    name = folded(info.name).split()
    named = folded(f"{info.name} {info.title} {info.title_short}")
    return (
        name != list(words),
        list(words) not in titles,
        sum(word not in named for word in words),
        sum(word not in named.split() for word in words),
        name[: len(words)] != list(words),
        -followers,
        len(set(titles[0]) - set(words)),
        info.name,
    )
