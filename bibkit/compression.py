"""Compressed files, told by the ends of their names: `refs.bib.gz` is a `refs.bib` to all that reads and writes it.

What comes without a name, from stdin, is told by its first bytes.

The same text gives the same bytes: no file holds a name or a time. What comes out of a file is bounded, as few bytes
may stand for any number of them. gzip, bzip2 and xz are Python's; Zstandard needs the package `zstandard`.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from io import BufferedIOBase
    from types import ModuleType

ENDINGS: Final = (".gz", ".bz2", ".xz", ".zst")
EXPANDED_BYTES: Final = 128 << 20
"""Of a compressed file, what it holds."""

_MARKS = ((b"\x1f\x8b\x08", ".gz"), (b"\xfd7zXZ\0", ".xz"), (b"\x28\xb5\x2f\xfd", ".zst"))
_BLOCK = 1 << 20
_STEP = 1 << 10  # of Zstandard, which makes up to 32 MiB of so much
_DICTIONARY = (
    1 << 27
)  # bytes that a file may ask its reader to keep in view: what `xz -9` and `zstd --long` do


class CompressionError(Exception):
    """A file that can't be expanded, or a text that can't be compressed: the reason as a sentence, and the way out."""

    def __init__(self, reason: str, hint: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def ending_of(name: str) -> str:
    """The end of a name that says how the file is compressed; empty for others."""
    lowered = name.lower()
    return next((ending for ending in ENDINGS if lowered.endswith(ending)), "")


def without_ending(name: str) -> str:
    """The name that the file would have if it were not compressed.

    >>> [without_ending(name) for name in ("refs.bib.gz", "refs.bib", "refs.ris.ZST")]
    ['refs.bib', 'refs.bib', 'refs.ris']
    """
    return name[: len(name) - len(ending_of(name))]


def ending_by_content(data: bytes) -> str:
    """The end that the name of a file with these bytes should have; empty for what is not compressed.

    >>> ending_by_content(b"\\x1f\\x8b\\x08\\x00"), ending_by_content(b"BZh is a name")
    ('.gz', '')
    """
    if data[:3] == b"BZh" and data[4:10] == b"1AY&SY":  # between them is a digit, the size of its blocks
        return ".bz2"
    return next((ending for mark, ending in _MARKS if data.startswith(mark)), "")


def expanded(data: bytes, name: str, most: int = EXPANDED_BYTES) -> bytes:
    """What the bytes of a file of that name hold; those of one that is not compressed come back.

    Raises CompressionError for bytes that are not what the name says, are cut short, or hold more than `most`.
    """
    ending = ending_of(name)
    if not ending:
        return data
    import zlib  # few runs read such a file
    from lzma import LZMAError

    parts: list[bytes] = []
    count = 0
    try:
        for part in _READERS[ending](data):
            parts.append(part)
            count += len(part)
            if count > most:
                hint = "expand it, and take it apart into smaller files"
                raise CompressionError(f"It holds more than {most >> 20} MiB", hint)
    except (OSError, EOFError, zlib.error, LZMAError, MemoryError, ValueError) as error:
        raise _broken(ending) from error
    except CompressionError:
        raise
    except Exception as error:
        if type(error).__name__ != "ZstdError":  # of a package that may not be there
            raise
        raise _broken(ending) from error
    return b"".join(parts)


def compressed(data: bytes, name: str) -> bytes:
    """The bytes that a file of that name holds for these. Raises CompressionError where a package is missing."""
    match ending_of(name):
        case ".gz":
            import gzip

            return gzip.compress(data, mtime=0)
        case ".bz2":
            import bz2

            return bz2.compress(data)
        case ".xz":
            import lzma

            return lzma.compress(data)
        case ".zst":
            packed: bytes = _zstandard().ZstdCompressor(write_checksum=True).compress(data)
            return packed
    return data


def _broken(ending: str) -> CompressionError:
    return CompressionError(f"It is no {ending} file, or not all of one", "look whether it was copied whole")


def _gzip(data: bytes) -> Iterator[bytes]:
    import gzip
    import io

    return _blocks(gzip.GzipFile(fileobj=io.BytesIO(data)))


def _bzip2(data: bytes) -> Iterator[bytes]:
    import bz2
    import io

    return _blocks(bz2.BZ2File(io.BytesIO(data)))


def _xz(data: bytes) -> Iterator[bytes]:
    import io
    import lzma

    # What a file asks for is asked of a reader that has a bound, before the one without is let near it.
    lzma.LZMADecompressor(memlimit=2 * _DICTIONARY).decompress(data[:_BLOCK], max_length=1)
    return _blocks(lzma.LZMAFile(io.BytesIO(data)))


def _blocks(stream: "BufferedIOBase") -> Iterator[bytes]:
    return iter(lambda: stream.read(_BLOCK), b"")


def _zstd(data: bytes) -> Iterator[bytes]:
    """Frame by frame; a file may be cut short where none ends."""
    decompressor = _zstandard().ZstdDecompressor(max_window_size=_DICTIONARY)
    frame = decompressor.decompressobj()
    is_between = False
    for at in range(0, len(data), _STEP):
        rest = data[at : at + _STEP]
        while rest:
            if is_between:
                frame = decompressor.decompressobj()
            yield frame.decompress(rest)
            is_between, rest = frame.eof, frame.unused_data
    if not is_between:
        raise EOFError


def _zstandard() -> "ModuleType":
    try:
        import zstandard
    except ModuleNotFoundError:
        raise CompressionError(
            "It is compressed by Zstandard, which needs the Python package zstandard",
            "install the extra zstd, or compress it otherwise",
        ) from None
    return zstandard


_READERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    ".gz": _gzip,
    ".bz2": _bzip2,
    ".xz": _xz,
    ".zst": _zstd,
}
