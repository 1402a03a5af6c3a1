"""Style files under a magnifying glass, for those who write them: `bibkit styles check`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibkit.csl import StyleError, load_style
from bibkit.csl.lint.check import check_style
from bibkit.csl.style.xml import MAX_BYTES
from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.errors import BibkitError, FileError
from bibkit.source import Source
from bibkit.source.opening import UnreadableError, regular_file
from bibkit.stylebook.find import find_style
from bibkit.stylebook.locales import is_known_language
from bibkit.stylebook.style_problems import finding, refused, style_source, unknown_locale


def check_style_file(
    path: str, folders: Sequence[Path] = (), text: Source | None = None
) -> tuple[Diagnostic, ...]:
    """Everything that is wrong or odd in a style file, by its place; a style that can't be used is one error.

    A parent is looked for in `folders` first; `text` stands in the place of what the file holds. Raises FileError
    where the file can't be read.
    """
    source = _bytes_of(path) if text is None else text.whole(text.text).encode()
    lines = style_source(path, source)
    try:
        found = [finding(problem, lines) for problem in check_style(source)]
        style = load_style(source)
    except StyleError as error:
        return (refused(error, lines),)
    if style.parent:
        found += _parent_findings(path, folders)
    if not is_known_language(style.default_locale):
        found.append(unknown_locale(style.default_locale, path))
    return tuple(found)


def _bytes_of(path: str) -> bytes:
    try:
        with regular_file(path) as file:
            return file.read(MAX_BYTES + 1)
    except UnreadableError as error:
        raise FileError(f"{path} can't be read: {error.reason}", hint=error.hint) from error


def _parent_findings(path: str, folders: Sequence[Path]) -> list[Diagnostic]:
    """Whether the style that a dependent style stands for is there, and does not stand for this one."""
    try:
        find_style(path, folders)
    except BibkitError as error:
        message = error.message.removeprefix(f"{path}: ")
        return [Diagnostic("BK904", message, error.hint or "", WholeFile(path))]
    return []
