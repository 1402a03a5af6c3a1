"""Which files a process reads and writes and which folders it looks through, so that it can run again when they change.

Nobody has to tell: Python raises an audit event for each (PEP 578). A file that was looked for and is not there raises
one of bibkit's own (`source.opening.MISSED`).
"""

import os
import sys
from typing import Any, NamedTuple, TypeAlias

from bibkit.source.opening import MISSED

Stamp: TypeAlias = tuple[int, int, int]

_LISTING = ("os.listdir", "os.scandir")
_EVENTS = frozenset((*_LISTING, "open", "os.rename", "os.link", MISSED))
_WRITING = os.O_WRONLY | os.O_RDWR
# What is read for Python's imports, to find plug-ins, and to remove what a run that was killed left behind.
_HOUSEKEEPING = frozenset(
    (
        "importlib._bootstrap_external",
        "_frozen_importlib_external",
        "bibkit.plugins",
        "bibkit.source.leftovers",
    )
)
_TEMPORARY = ("~", ".tmp", ".swp", ".swx", ".part")


class Uses(NamedTuple):
    """Files with what they were when they were used (None: not there), and folders with the names in them."""

    files: dict[str, Stamp | None]
    folders: dict[str, tuple[str, ...]]

    @property
    def has_changed(self) -> bool:
        """Whether any of it is something else by now."""
        return any(stamp_of(path) != stamp for path, stamp in self.files.items()) or any(
            names_in(path) != names for path, names in self.folders.items()
        )

    @property
    def places(self) -> list[str]:
        """The folders in which changes show: those that hold these files, or would if they were there themselves."""
        found = {*self.folders, *(os.path.dirname(path) for path in self.files)}
        return sorted({_first_there(path) for path in found})


class UsesRecorder:
    """What this process uses from here on."""

    def __init__(self) -> None:
        self._files: dict[str, Stamp | None] = {}
        self._folders: dict[str, tuple[str, ...]] = {}
        self._written: dict[str, Stamp | None] = {}
        self._is_looking = False
        from sysconfig import get_paths

        paths = get_paths()
        own = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
        self._without = tuple(f"{path}{os.sep}" for path in (own, paths["stdlib"], paths["purelib"]))
        sys.addaudithook(self._take)

    def uses(self) -> Uses:
        """All that was used so far; what the process has written itself is as it left it."""
        written = {path: stamp or stamp_of(path) for path, stamp in self._written.items()}
        return Uses(
            {**self._files, **{path: stamp for path, stamp in written.items() if stamp}}, self._folders
        )

    def _take(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in _EVENTS or sys._getframe(1).f_globals.get("__name__") in _HOUSEKEEPING:
            return
        if event == "open":
            path, mode, flags = arguments
            is_written = bool(flags & _WRITING) or (isinstance(mode, str) and bool(set(mode) & set("wax+")))
            self._add(path, is_written=is_written)
        elif event in ("os.rename", "os.link"):
            # A file keeps its stamp under another name, and somebody may touch it before anybody looks.
            if target := self._path(arguments[1]):
                self._written[target] = stamp_of(self._path(arguments[0]))
        elif event == MISSED:
            self._add(arguments[0])
        elif not self._is_looking:
            path = self._path(arguments[0] if arguments[0] is not None else ".")
            if path:
                self._is_looking = True
                self._folders.setdefault(path, names_in(path))
                self._is_looking = False

    def _add(self, written: object, *, is_written: bool = False) -> None:
        path = self._path(written)
        if not path or os.path.isdir(path):
            return
        if is_written:
            self._written[path] = None
        elif path not in self._files:
            self._files[path] = stamp_of(path)

    def _path(self, named: object) -> str:
        """The whole path; empty for what is no path of a file of the user's."""
        if not isinstance(named, str | bytes | os.PathLike):
            return ""
        path = os.path.abspath(os.fsdecode(named))
        return "" if path.startswith(self._without) or path == os.devnull else path


def stamp_of(path: str) -> Stamp | None:
    """What tells whether a file was changed; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino


def names_in(folder: str) -> tuple[str, ...]:
    """What is in a folder, but for what is hidden and what editors put there for a moment."""
    try:
        names = os.listdir(folder)
    except OSError:
        return ()
    return tuple(sorted(name for name in names if not name.startswith(".") and not name.endswith(_TEMPORARY)))


def as_text(uses: Uses) -> str:
    """The uses for another process (`from_text`)."""
    import json

    return json.dumps(uses)


def from_text(text: str) -> Uses:
    """The uses that are written in a text."""
    import json

    files, folders = json.loads(text)
    stamps = {path: tuple(stamp) if stamp is not None else None for path, stamp in files.items()}
    return Uses(stamps, {path: tuple(names) for path, names in folders.items()})


def _first_there(folder: str) -> str:
    while not os.path.isdir(folder) and (above := os.path.dirname(folder)) != folder:
        folder = above
    return folder
