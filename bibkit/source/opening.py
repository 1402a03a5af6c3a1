"""The bytes of a file: the one place where files that others wrote are opened to be read whole.

A folder may hold a pipe that nobody writes to, or a link to a device that never ends. So what was found by walking
through a folder, or is named in a file, has to be a regular file; a pipe or a device is for those who name it
themselves, as in `<(...)` of a shell. In both cases there is a bound on the size.
"""

import contextlib
import os
import stat
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bibkit.source.bounds import FILE_BYTES

if TYPE_CHECKING:
    from typing import BinaryIO

_BLOCK = 1 << 20

MISSED = "bibkit.missed"
"""The audit event (PEP 578) of a path where a file would have been read, if there were one."""


class UnreadableError(Exception):
    """A file that can't be read, or is not: the reason as a sentence, and the way out."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def file_bytes(path: str, *, most: int = FILE_BYTES, is_named: bool = False) -> bytes:
    """What the file holds. Raises UnreadableError.

    `most` is the bound on its bytes. With `is_named`, the user named this path: it may be a pipe or a device.
    """
    try:
        with open(path, "rb", buffering=0, opener=None if is_named else _without_waiting) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                if not is_named:
                    raise _irregular(status.st_mode)
            elif status.st_size > most:
                raise _too_large(most)
            return _all(file.fileno(), status.st_size, most)
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), "check its name and permissions") from error
    except ValueError:
        raise UnreadableError("Its name holds a character that no name can hold", "check its name") from None


@contextlib.contextmanager
def regular_file(path: str) -> "Iterator[BinaryIO]":
    """A regular file, open to be read from its beginning. Raises UnreadableError for what is none."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            mode = os.fstat(file.fileno()).st_mode
            if not stat.S_ISREG(mode):
                raise _irregular(mode)
            yield file
    except OSError as error:
        raise UnreadableError(error.strerror or str(error), "check its name and permissions") from error


def _without_waiting(path: str, flags: int) -> int:
    """Open, where opening a pipe to read would wait for a writer."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def stream_bytes(stream: "BinaryIO", *, most: int = FILE_BYTES) -> bytes:
    """All that is still to come from a stream that is open. Raises UnreadableError where that is too much."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    return data


def _all(descriptor: int, size: int, most: int) -> bytes:
    """The bytes of an open file, which may have grown since its size was asked, or have none to tell."""
    data = os.read(descriptor, min(size, most) + 1)
    if len(data) == size and size:
        return data
    parts = [data]
    count = len(data)
    while data:
        data = os.read(descriptor, _BLOCK)
        count += len(data)
        if count > most:
            raise _too_large(most)
        parts.append(data)
    return b"".join(parts)


def _irregular(mode: int) -> UnreadableError:
    return UnreadableError(f"It is {_kind(mode)}", "put a regular file in its place")


def _too_large(most: int) -> UnreadableError:
    return UnreadableError(f"It is larger than {most >> 20} MiB", "take it apart into smaller files")


def _kind(mode: int) -> str:
    kinds = (
        (stat.S_ISFIFO, "a pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
    )
    return next((name for is_kind, name in kinds if is_kind(mode)), "no regular file")


def leads_outside(path: str, folder: str) -> bool:
    """Whether a path in a folder is a link to something outside of it."""
    if not os.path.islink(path):  # noqa: PTH114
        return False
    return not os.path.realpath(path).startswith(os.path.join(os.path.realpath(folder), ""))  # noqa: PTH118
