"""Writing a file whole or not at all, and only when its bytes change."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path

from bibkit.errors import FileError


def write_file(path: Path, text: str) -> bool:
    """Put `text` (UTF-8, line feeds) into the file; True where that changed it.

    The text goes to a temporary file in the same folder, is flushed to the disk and takes the place of the old
    file in one step, so that a reader or a power cut finds the old file or the new one. The old file's
    permissions stay; a symbolic link stays a link. Raises FileError with the system's reason.
    """
    data = text.encode("utf-8")
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or pipe has no old content to keep
            return True
        with contextlib.suppress(FileNotFoundError):
            if target.read_bytes() == data:
                return False
        _replace(target, data)
    except OSError as error:
        raise FileError(
            f"{path} can't be written: {error.strerror or error}",
            hint=f"nothing was changed; look at {target.parent}",
        ) from error
    return True


def _replace(target: Path, data: bytes) -> None:
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else _new_file_mode()
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(13, "Permission denied")
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101
        os.replace(name, target)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    _sync_folder(target.parent)


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
