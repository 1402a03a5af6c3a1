"""The sources that somebody names: files, folders, patterns, and stdin."""

from __future__ import annotations

import glob
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bibkit.cited.walk import Text, kind_of
from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError, UsageError
from bibkit.registry import CITED, format_of_file, unknown_name
from bibkit.source import Source
from bibkit.source.bounds import CITING_FILES
from bibkit.source.opening import leads_outside
from bibkit.syntax.read_file import read_named, read_source

_PATTERN = re.compile(r"[*?\[]")
_BUILT = ("aux", "bcf", "html", "keys")  # beside the sources that they are made from
_WHOLE_DOCUMENT = re.compile(r"^[ \t]*\\documentclass\b", re.MULTILINE)


def texts_named(
    names: Iterable[str], kind: str = "", read: Callable[[str], Source | Diagnostic] = read_named
) -> list[Text]:
    """The texts that these names stand for; of a folder all sources in it, those first that begin a LaTeX document.

    `read` reads what is named, which may be "-". Raises FileError for what is not there, UsageError for a kind that
    is none, or that is not known.
    """
    if kind and kind not in CITED:
        raise unknown_name("kind of source", kind, CITED, about="cited_as")
    return [text for name in names for text in _of_name(name, kind, read)]


def _of_name(name: str, kind: str, read: Callable[[str], Source | Diagnostic]) -> Iterator[Text]:
    path = Path(name)
    if path.is_dir():
        yield from _of_folder(path)
    elif name == "-" or path.exists():
        if not kind:
            if name == "-":
                raise UsageError(
                    "What kind of source stands on stdin is not said", hint=f"name it: {', '.join(CITED)}"
                )
            kind_of(name)
        yield Text(read(name), kind)
    elif _PATTERN.search(name):
        found = sorted(glob.glob(name, recursive=True))  # noqa: PTH207
        if not found:
            raise FileError(f"No file is like {name}")
        for one in found:
            yield from _of_name(one, kind, read)
    else:
        raise FileError(f"There is no file or folder {name}")


def _of_folder(folder: Path) -> Iterator[Text]:
    """Sources below a folder, but for hidden ones, what programs made of them, and links out of it."""
    found = []
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        kind_of_file = format_of_file(path.name, CITED)
        if (
            kind_of_file is None
            or any(part.startswith(".") for part in inside.parts)
            or kind_of_file in _BUILT
        ):
            continue
        if path.suffix in (".sty", ".cls") or leads_outside(str(path), str(folder)) or not path.is_file():
            continue
        found.append(Text(read_source(str(path)), kind_of_file, is_found=True))
        if len(found) > CITING_FILES:
            break
    if not found:
        raise FileError(f"{folder} holds no source that is read", hint=f"known are: {', '.join(CITED)}")
    yield from sorted(found, key=_is_part)


def _is_part(text: Text) -> bool:
    """Whether a text is no LaTeX document by itself: what others define for it is known when they were read."""
    is_whole = isinstance(text.source, Source) and _WHOLE_DOCUMENT.search(text.source.text)
    return not is_whole
