"""Whether files are still those that were read."""

from __future__ import annotations

import os
from array import array
from pathlib import Path
from typing import NamedTuple, TypeAlias

from bibkit.store.folder import record_entries

FileStamp: TypeAlias = bytes
"""Size, times of change (of the text and of the inode, in nanoseconds) and inode of a file, eight bytes each."""

_NUMBERS = 4
_BYTES = 8 * _NUMBERS
_GONE = (-1, -1, -1, -1)
# The coarsest clock of a file system (FAT) ticks every 2 s, and those of two machines may differ by a little.
_TICK = 5_000_000_000


class FileStamps(NamedTuple):
    """The record files of a folder, by their paths from there, and their stamps one after the other.

    A hundred thousand of them are compared at once: a folder that nobody touched is listed in the order of last time.
    """

    paths: list[str]
    data: bytes

    def by_path(self) -> dict[str, FileStamp]:
        """Each path with its stamp."""
        return {path: self.data[at * _BYTES : (at + 1) * _BYTES] for at, path in enumerate(self.paths)}


def stamps_below(folder: Path) -> FileStamps:
    """The stamps of the record files below a folder. Raises FileError."""
    start = len(f"{folder}{os.sep}")
    paths: list[str] = []
    numbers = array("q")
    for entry in record_entries(folder):
        paths.append(entry.path[start:])
        try:
            stat = entry.stat()
        except OSError:  # gone meanwhile, or a link that leads nowhere: whoever reads it says so
            numbers.extend(_GONE)
        else:
            # An inode may have a bit more than fits: what is left tells files apart as well.
            numbers.extend(
                (stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino & 0x7FFFFFFFFFFFFFFF)
            )
    return FileStamps(paths, numbers.tobytes())


def is_settled(stamp: FileStamp, now: int) -> bool:
    """Whether a file that was read after `now` can't change without another stamp.

    One that was written just before may be written again in the same tick of the clock, to the same size.
    """
    size, changed, inode_changed, _ = array("q", stamp)
    return size >= 0 and max(changed, inode_changed) < now - _TICK
