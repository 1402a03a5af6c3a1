"""MARC-8, the encoding of older catalogues of libraries, as a codec of Python's: `marc-8`; it is only read.

Source: "MARC 21 Specifications for Record Structure, Character Sets, and Exchange Media", part 2, Library of Congress.
A record may be in UTF-8 beside others that are not. The tables are those of pymarc.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

NAME = "marc-8"

_HEAD = re.compile(rb"[\r\n]*\d{5}[acdnp][\w ]{3}[ a][^\x1d\x1e]{14}[^\x1d\x1e]*\x1e", re.DOTALL)
_IN_MARC8 = re.compile(rb"(?:\A|\x1d)[\r\n]*\d{5}[acdnp][\w ]{3} ")
_PIECE = re.compile(
    rb"[^\x1d-\x1f]+"
)  # between separators, behind each of which the sets are the first ones again
_ESCAPE = re.compile(rb"\x1b(?:([gbps])|(?:\$?([(,)-]?)!?([1-4BENQS])))")
_LATIN, _EXTENDED_LATIN, _EAST_ASIAN = ord("B"), ord("E"), ord("1")
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def is_marc8(data: bytes) -> bool:
    """Whether a file is of MARC records, has more than ASCII, and one of them says that it is in MARC-8."""
    is_marc = _HEAD.match(data, 0, 100_000) is not None and (b"\x1b" in data or not data.isascii())
    return is_marc and _IN_MARC8.search(data) is not None


def _decode(data: Buffer, errors: str = "strict", /) -> tuple[str, int]:  # noqa: ARG001
    """The text; a byte that stands for nothing becomes U+FFFD.

    Raises UnicodeDecodeError where pymarc is not installed and more than ASCII is to be read.
    """
    raw = bytes(data)
    return "\x1d".join(_record(raw, record) for record in raw.split(b"\x1d")), len(raw)


def _record(data: bytes, record: bytes) -> str:
    if record.lstrip(b"\r\n")[9:10] == b"a":
        return record.decode("utf-8", "replace")
    if b"\x1b" not in record:
        try:
            return (
                record.decode()
            )  # many records are in UTF-8 and don't say so; text in MARC-8 is never valid there
        except UnicodeDecodeError:
            pass
    try:
        sets: Mapping[int, Mapping[int, tuple[int, int]]] = import_module("pymarc.marc8_mapping").CODESETS
    except ModuleNotFoundError:
        at = next(at for at, byte in enumerate(data) if byte > 0x7F or byte == 0x1B)
        raise UnicodeDecodeError(NAME, data, at, at + 1, "the package pymarc is missing") from None
    return _joined(record, sets)


def _joined(record: bytes, sets: Mapping[int, Mapping[int, tuple[int, int]]]) -> str:
    text, at = "", 0
    for piece in _PIECE.finditer(record):
        text += record[at : piece.start()].decode("ascii") + _text(piece[0], sets)
        at = piece.end()
    return text + record[at:].decode("ascii")


def _text(piece: bytes, sets: Mapping[int, Mapping[int, tuple[int, int]]]) -> str:
    """A piece of a field: marks stand before their letter in MARC-8, behind it in Unicode."""
    text, marks = "", ""
    for sign, is_mark in _signs(piece, sets):
        if is_mark:
            marks += sign
        else:
            text += sign + marks
            marks = ""
    return unicodedata.normalize("NFC", text + marks)


def _signs(piece: bytes, sets: Mapping[int, Mapping[int, tuple[int, int]]]) -> Iterator[tuple[str, bool]]:
    low, high, at = _LATIN, _EXTENDED_LATIN, 0
    while at < len(piece):
        if match := _ESCAPE.match(piece, at):
            at = match.end()
            if match[1]:
                low = _LATIN if match[1] == b"s" else match[1][0]
            elif match[2] in (b")", b"-"):
                high = match[3][0]
            else:
                low = match[3][0]
            continue
        byte = piece[at]
        chosen = high if byte > 0x7F else low
        if byte <= 0x20 or 0x7F <= byte <= 0x9F:
            at += 1
            if byte not in (0x88, 0x89):  # around what does not sort, and no part of the text
                yield (chr(byte) if byte <= 0x20 else _UNKNOWN), False
            continue
        size = 3 if chosen == _EAST_ASIAN else 1
        code = int.from_bytes(piece[at : at + size], "big")
        at += size
        table = sets.get(chosen, {})
        # Either half may have any set: the other one's code differs in the highest bit of each byte.
        found = table.get(code) or table.get(code ^ (0x808080 if size == 3 else 0x80))
        yield (chr(found[0]), bool(found[1])) if found else (_UNKNOWN, False)


def _encode(text: str, errors: str = "strict") -> tuple[bytes, int]:
    return text.encode("ascii", errors), len(text)


def _search(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, _decode, name=NAME) if name in ("marc-8", "marc_8", "marc8") else None


codecs.register(_search)
