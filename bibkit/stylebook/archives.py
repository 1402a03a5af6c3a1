"""The style files in an archive (zip, tar, and compressed tar), read with bounds and never unpacked.

An archive is foreign input. Of a member only its last name counts, so that none leads anywhere; a member that is a
link or a device, or whose path leaves the archive, is refused by name. What a member and all of them together may hold
is bounded as it is read, whatever the archive says of its sizes. Archives in archives stay closed.
"""

from __future__ import annotations

import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Final, NamedTuple

from bibkit.errors import FileError

STYLE_BYTES: Final = 4_000_000
"""Of one style. (The largest of 10,844 has 246 kB.)"""

MEMBERS: Final = 200_000
"""Of an archive."""

ARCHIVE_BYTES: Final = 512 << 20
"""Of all that an archive holds. (The collection has 75 MB.)"""

_PIECE: Final = 16 << 20  # as much as a reader of tar may ask for at once: headers are far smaller
_STEP: Final = 1 << 20


class Member(NamedTuple):
    """A file of an archive: its path there, and its bytes, or else why it is left out."""

    path: str
    data: bytes
    refusal: str = ""


def is_archive(data: bytes) -> bool:
    """Whether the bytes of a file are those of an archive, by how it begins (or for tar, goes on)."""
    magic = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
    return data.startswith(magic) or data[257:262] == b"ustar"


def styles_in(path: str, data: bytes) -> Iterator[Member]:
    """The members of an archive that are named as styles are, in its order.

    Raises FileError where it can't be read, or holds more than the bounds allow.
    """
    try:
        yield from _zipped(data) if data.startswith(b"PK") else _taped(data)
    except _BeyondBoundError as error:
        raise FileError(f"{path}: {error}", hint="take the styles that you want out of it yourself") from None
    except (
        zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, RuntimeError,
        NotImplementedError, OverflowError,
    ) as error:  # fmt: skip
        raise FileError(
            f"{path} can't be read as an archive: {error}", hint="give a zip or tar archive"
        ) from None


class _BeyondBoundError(Exception):
    """An archive that holds too much, as a sentence."""


class _Allowance:
    """How much of an archive may still be read."""

    def __init__(self) -> None:
        self.bytes = ARCHIVE_BYTES
        self.members = MEMBERS

    def take(self, count: int) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise _BeyondBoundError(f"The archive holds more than {ARCHIVE_BYTES >> 20} MiB")

    def member(self) -> None:
        self.members -= 1
        if self.members < 0:
            raise _BeyondBoundError(f"The archive has more than {MEMBERS:,} files")


def _zipped(data: bytes) -> Iterator[Member]:
    budget = _Allowance()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            budget.member()
            if info.is_dir() or not info.filename.endswith(".csl"):
                continue
            if stat.S_ISLNK(info.external_attr >> 16):
                yield Member(info.filename, b"", "it is a link")
            elif refusal := _path_refusal(info.filename):
                yield Member(info.filename, b"", refusal)
            else:
                with archive.open(info) as file:
                    yield _read(info.filename, file, budget)


def _taped(data: bytes) -> Iterator[Member]:
    budget = _Allowance()
    with tarfile.open(fileobj=_Bounded(_plain(data), budget), mode="r:") as archive:
        for info in archive:
            budget.member()
            archive.members = []  # type: ignore[attr-defined] # which would keep them all
            if info.isdir() or not info.name.endswith(".csl"):
                continue
            if not info.isreg():
                yield Member(
                    info.name, b"", "it is a link" if info.issym() or info.islnk() else "it is no file"
                )
            elif refusal := _path_refusal(info.name):
                yield Member(info.name, b"", refusal)
            elif (file := archive.extractfile(info)) is not None:
                yield _read(info.name, file, budget)


def _plain(data: bytes) -> IO[bytes]:
    """A tar archive without its compression."""
    source = io.BytesIO(data)
    if data.startswith(b"\x1f\x8b"):
        import gzip

        return gzip.open(source, "rb")  # type: ignore[return-value]
    if data.startswith(b"BZh"):
        import bz2

        return bz2.BZ2File(source)
    return lzma.LZMAFile(source) if data.startswith(b"\xfd7zXZ\x00") else source


class _Bounded(io.RawIOBase):
    """A stream that is read forwards only, and ends with an error where more is read than may be."""

    def __init__(self, stream: IO[bytes], budget: _Allowance) -> None:
        super().__init__()
        self._stream = stream
        self._budget = budget
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET or offset < self._at:
            raise OSError("its parts are out of order")
        while self._at < offset and self.read(min(offset - self._at, _STEP)):
            pass
        return self._at

    def read(self, size: int = -1) -> bytes:
        if size < 0 or size > _PIECE:
            raise _BeyondBoundError("The archive has a header larger than any real one")
        data = self._stream.read(size)
        self._at += len(data)
        self._budget.take(len(data))
        return data


def _read(path: str, file: IO[bytes], budget: _Allowance) -> Member:
    data = file.read(STYLE_BYTES + 1)
    budget.take(len(data))
    if len(data) > STYLE_BYTES:
        return Member(path, b"", f"it is larger than any style ({STYLE_BYTES:,} bytes)")
    return Member(path, data)


def _path_refusal(path: str) -> str:
    """Why a member with that path is left out; "" for one that stays in its archive."""
    parts = path.replace("\\", "/").split("/")
    if ".." in parts or parts[0] == "" or parts[0].endswith(":"):
        return "its path leads out of the archive"
    return ""
