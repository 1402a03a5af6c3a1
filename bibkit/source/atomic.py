"""Writing a file whole or not at all, and only when its bytes change."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from bibkit.errors import FileError


def write_file(path: Path, text: str | bytes) -> bool:
    """Put `text` (UTF-8, line feeds, unless it is bytes) into the file; True where that changed it.

    The text goes to a temporary file in the same folder, is flushed to the disk and takes the place of the old
    file in one step, so that a reader or a power cut finds the old file or the new one. The old file's
    permissions stay; a symbolic link stays a link. Raises FileError with the system's reason.
    """
    return bool(write_files({path: text}))


def write_files(texts: Mapping[Path, str | bytes]) -> int:
    """Put texts into files as `write_file` does, and return how many that changed.

    All temporary files are on the disk before the first takes its place; where one can't be written, none does.
    """
    prepared: list[tuple[Path, str]] = []
    changed = 0
    try:
        for path, text in texts.items():
            with _explained(path):
                data = text if isinstance(text, bytes) else text.encode("utf-8")
                target = Path(os.path.realpath(path))
                if target.exists() and not target.is_file():
                    target.write_bytes(data)  # a device or pipe has no old content to keep
                    changed += 1
                elif not _holds(target, data):
                    prepared.append((target, _temporary(target, [data], flush=len(texts) < _MANY)))
        if prepared and len(texts) >= _MANY:
            os.sync()
        while prepared:
            target, name = prepared[-1]
            with _explained(target):
                os.replace(name, target)  # noqa: PTH105
            prepared.pop()
            changed += 1
    finally:
        for _, name in prepared:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
    for folder in {Path(os.path.realpath(path)).parent for path in texts}:
        _sync_folder(folder)
    return changed


def write_pieces(path: Path, pieces: Iterable[str]) -> bool:
    """Put a text that comes piece by piece into the file, as `write_file` does; True where that changed it.

    Only one piece is in memory at a time. Where making a piece fails, the file stays as it was.
    """
    target = Path(os.path.realpath(path))
    with _explained(path):
        if target.exists() and not target.is_file():
            with target.open("wb") as device:
                device.writelines(piece.encode() for piece in pieces)
            return True
        name = _temporary(target, (piece.encode() for piece in pieces), flush=True)
        try:
            if target.exists() and _are_equal(target, name):
                os.unlink(name)  # noqa: PTH108
                return False
            os.replace(name, target)  # noqa: PTH105
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(name)  # noqa: PTH108
            raise
    _sync_folder(target.parent)
    return True


def _are_equal(target: Path, name: str) -> bool:
    with target.open("rb") as old, open(name, "rb") as new:  # noqa: PTH123
        while True:
            left, right = old.read(_BLOCK), new.read(_BLOCK)
            if left != right:
                return False
            if not left:
                return True


_BLOCK = 1 << 16

# From here on one flush of all disks is faster than one a file; where there is none, each file is flushed.
_MANY = 20 if hasattr(os, "sync") else 10**9


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise FileError(
            f"{path} can't be written: {error.strerror or error}",
            hint=f"nothing was changed; look at {path.parent}",
        ) from error


def _holds(target: Path, data: bytes) -> bool:
    try:
        return target.read_bytes() == data
    except FileNotFoundError:
        return False


def _temporary(target: Path, data: Iterable[bytes], *, flush: bool) -> str:
    """The name of a file beside the target that holds the data and has the target's permissions."""
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _new_file_mode()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    descriptor, name = _new_file(target)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.writelines(data)
            file.flush()
            if flush:
                os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    return name


def _new_file(target: Path) -> tuple[int, str]:
    """A new file beside the target that nobody else may open. (Importing `tempfile` takes 4 ms.)"""
    while True:
        name = str(target.parent / f".{target.name[:40]}.{os.urandom(6).hex()}.tmp")
        with contextlib.suppress(FileExistsError):
            return os.open(name, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600), name


def _new_file_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Flush the rename itself; not every system can open a folder, and the file is whole either way."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
