"""Where templates are: the files of one name in several folders, one's own before bibkit's."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bibkit.errors import FileError
from bibkit.source.bounds import SMALL_FILE_BYTES
from bibkit.source.opening import UnreadableError, file_bytes


def files_of(name: str, folders: Sequence[Path]) -> list[Path]:
    """The files of that name, in the order of the folders, each once; none for a name that leaves its folder."""
    if any(part in ("", ".", "..") or set(part) & set("\\:") for part in name.split("/")):
        return []
    found: dict[Path, Path] = {}
    for folder in folders:
        path = folder / name
        if os.path.isfile(path):  # noqa: PTH113 (which is False for a name that no file can have)
            found.setdefault(path.resolve(), path)
    return list(found.values())


def first_text(name: str, folders: Sequence[Path]) -> str:
    """The text of the first file of that name, which stands for all others. Raises FileError."""
    found = files_of(name, folders)
    if not found:
        raise FileError(f"There is no {name}", hint=f"looked in {', '.join(map(str, folders))}")
    return read(found[0])


def joined_texts(name: str, folders: Sequence[Path]) -> str:
    """The texts of all files of that name, bibkit's first, so that in CSS what is one's own comes last and wins."""
    return "".join(read(path) for path in reversed(files_of(name, folders)))


def read(path: Path) -> str:
    """The UTF-8 text of a file. Raises FileError."""
    try:
        text = file_bytes(str(path), most=SMALL_FILE_BYTES).decode("utf-8-sig")
        return text.replace("\r\n", "\n").replace("\r", "\n")
    except UnreadableError as error:
        raise FileError(f"{path} can't be read: {error.reason}", hint=error.hint) from error
    except UnicodeDecodeError:
        raise FileError(f"{path} is not UTF-8 text", hint="save the file as UTF-8") from None
