"""A style by its short name, path, title or id, resolved to the independent style that does the work.

A short name costs one look at the disk; only a title needs the catalogue. A dependent style keeps what is its
own: title and default locale (CSL 1.0.2, file types).
"""

import json
import os
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bibkit.errors import FileError, UsageError
from bibkit.stylebook.folders import installed_folder, search_path, style_file
from bibkit.stylebook.info import StyleInfo, read_info, read_style
from bibkit.stylebook.locales import DEFAULT_LOCALE, is_known_language

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic

# Patterns as text: compiled when used, and most names of styles are plain.
_SHORT_NAME = r"[\w-][\w.+-]*"
_ID_PREFIX = r"^(?i:https?)://(?:www\.)?"
_STYLE_URL = r"(?i:https?)://[^/]+/(?:[^?#]*/)?(?P<name>[^/?#]+)/?"
_CANDIDATES = 4


class FoundStyle(NamedTuple):
    """A style ready for an engine.

    `info` is that of the style that was asked for, `xml` the independent style (its parent's for a dependent
    one) and `path` its file, `locale` the default locale: the style's own before its parent's before en-US.
    `notes` says what was resolved on the way and is worth knowing.
    """

    info: StyleInfo
    xml: bytes
    path: str
    locale: str
    notes: tuple["Diagnostic", ...] = ()


def find_style(asked: str, own: Sequence[Path] = ()) -> FoundStyle:
    """The style by short name ("apa"), path ("x/y.csl"), title (any case) or id (a URL).

    `own` are the user's folders, looked at first. Raises UsageError with candidates for a name that is none or
    a title that several have, FileError for a file that is no style or a parent that is missing.
    """
    folders = search_path(own)
    path, notes = _locate(asked.strip(), own, folders)
    info, xml = read_style(str(path))
    locale = info.default_locale
    seen = [info.name]
    parent = info
    while parent.is_dependent:
        parent_path = _parent_file(parent, own, folders)
        parent, xml = read_style(str(parent_path))
        if parent.name in seen:
            raise FileError(
                f"{path}: The styles {' -> '.join([*seen, parent.name])} name each other as parent",
                hint="a dependent style names an independent style as its parent",
            )
        seen.append(parent.name)
        locale = locale or parent.default_locale
    if locale and not is_known_language(locale):
        from bibkit.stylebook.style_problems import unknown_locale  # for the few

        notes = (*notes, unknown_locale(locale, str(path) if info.default_locale else parent.path))
    return FoundStyle(info, xml, parent.path, locale or DEFAULT_LOCALE, notes)


def _locate(
    asked: str, own: Sequence[Path], folders: Sequence[Path]
) -> tuple[Path, tuple["Diagnostic", ...]]:
    if "://" in asked and (url := re.fullmatch(_STYLE_URL, asked)):
        found = _by_id(asked, url["name"], own, folders)
    elif asked.startswith("urn:"):
        found = _by_id(asked, "", own, folders)
    elif _looks_like_path(asked) and Path(asked).is_file():
        return Path(asked), ()
    else:
        name = asked.removesuffix(".csl")
        found = _by_name(name, folders) or _by_nickname(name, folders) or _by_title(asked, own)
    if found is not None:
        return found
    if asked.startswith((".", os.sep)) or ("/" in asked and asked.endswith(".csl")):
        raise FileError(f"There is no style file {asked}")
    raise _unknown(asked, own)


def _looks_like_path(asked: str) -> bool:
    return asked.endswith(".csl") or "/" in asked or os.sep in asked


def _by_name(name: str, folders: Sequence[Path]) -> tuple[Path, tuple["Diagnostic", ...]] | None:
    if not (name.isascii() and name.isalnum()) and not re.fullmatch(_SHORT_NAME, name):
        return None
    for spelling in dict.fromkeys((name, name.lower())):
        if path := style_file(spelling, folders):
            return path, ()
    new_name = _renamed().get(name.lower())
    if new_name is not None and (path := style_file(new_name, folders)):
        from bibkit.diagnostics import Diagnostic

        note = Diagnostic(
            "BK902", f'The style "{name}" is now called "{new_name}"', help=f'write "{new_name}" in its place'
        )
        return path, (note,)
    return None


def _by_nickname(name: str, folders: Sequence[Path]) -> tuple[Path, tuple["Diagnostic", ...]] | None:
    """The style that people call so, with a note where they may mean another."""
    from bibkit.stylebook.nicknames import meant  # most names are those of files

    first, *others = meant(name) or ("",)
    path = style_file(first, folders) if first else None
    if path is None or not others:
        return None if path is None else (path, ())
    from bibkit.diagnostics import Diagnostic

    rest = " or ".join(others)
    note = Diagnostic(
        "BK913", f'"{name}" is taken for the style {first}', help=f"write {rest} if that is meant"
    )
    return path, (note,)


def _by_id(
    url: str, name: str, own: Sequence[Path], folders: Sequence[Path]
) -> tuple[Path, tuple["Diagnostic", ...]] | None:
    found = _by_name(name, folders)
    if found is not None and (found[1] or _same_id(read_info(str(found[0])).id, url)):
        return found
    named = [info for info in _all_styles(own) if _same_id(info.id, url)]
    return (Path(named[0].path), ()) if named else None


def _same_id(one: str, other: str) -> bool:
    return re.sub(_ID_PREFIX, "", one).rstrip("/") == re.sub(_ID_PREFIX, "", other).rstrip("/")


def _by_title(title: str, own: Sequence[Path]) -> tuple[Path, tuple["Diagnostic", ...]] | None:
    """The style with that title or short title. Raises UsageError where several have it."""
    from bibkit.stylebook.catalogue import folded

    wanted = folded(title).split()
    if not wanted:
        return None
    styles = _all_styles(own)
    for texts in ((info.title for info in styles), (info.title_short for info in styles)):
        named = [info for info, text in zip(styles, texts, strict=True) if folded(text).split() == wanted]
        if len(named) > 1:
            raise UsageError(f'Several styles are titled "{title}"', hint=_did_you_mean(named), about="style")
        if named:
            return Path(named[0].path), ()
    return None


def _all_styles(own: Sequence[Path]) -> tuple[StyleInfo, ...]:
    """The catalogue, which a short name or a path does not need."""
    from bibkit.stylebook.catalogue import catalogue

    return catalogue(own).styles


def _parent_file(info: StyleInfo, own: Sequence[Path], folders: Sequence[Path]) -> Path:
    url = re.fullmatch(_STYLE_URL, info.parent)
    name = url["name"] if url else info.parent
    found = _by_id(info.parent, name, own, folders) or _by_name(name, folders)
    if found is None:
        raise FileError(
            f"{info.path}: The style stands for {info.parent}, which is not among the styles",
            hint="put the parent style beside it",
        )
    return found[0]


@cache
def _renamed() -> dict[str, str]:
    """Old short names and the new ones, as the collection lists them."""
    folder = installed_folder()
    try:
        table = json.loads((folder / "renamed-styles.json").read_bytes()) if folder is not None else {}
    except (OSError, ValueError):
        return {}
    return {old: new for old, new in table.items() if isinstance(new, str)}


def _unknown(asked: str, own: Sequence[Path]) -> UsageError:
    import difflib

    from bibkit.stylebook.catalogue import folded, search

    styles = _all_styles(own)
    near = search(styles, asked)[:_CANDIDATES] if folded(asked).strip() else []
    if not near:
        by_name = {info.name: info for info in styles}
        # Comparing with every name takes half a second: those of about that length that share a beginning do.
        alike = [
            name for name in by_name if name[:1] == asked[:1].lower() and abs(len(name) - len(asked)) < 4
        ]
        near = [by_name[name] for name in difflib.get_close_matches(asked.lower(), alike, _CANDIDATES, 0.6)]
    hint = _did_you_mean(near) if near else None
    return UsageError(f'There is no style "{asked}"', hint=hint, about="style")


def _did_you_mean(styles: Sequence[StyleInfo]) -> str:
    return "did you mean " + " or ".join(f"{info.name} ({info.title})" for info in styles[:_CANDIDATES]) + "?"
