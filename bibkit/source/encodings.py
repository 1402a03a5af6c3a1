"""Bytes as text: UTF-8, what a byte order mark or the file itself says it is in, or what the caller says.

The encodings of old bibliographies are told by the file (JabRef's `% Encoding: ISO-8859-1`), or they are not: then
nothing is guessed, but what the bytes look like is part of the message. A .bib has a few letters beyond ASCII among
thousands within, too few for the packages that guess by frequency; between the three encodings that Western files are
in, the neighbours of those letters tell.
"""

import codecs
import re
from typing import NamedTuple

from bibkit.source import marc8

UTF_8 = "utf-8"
_MARKS = (  # UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, UTF_8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"^[ \t]*(?:(?:%|@comment\b|#)?[^\n\r{}]{0,30}?\b(?:Encoding|coding|inputenc)[ \t]*[:=][ \t]*"
    rb"|<\?xml\b[^<>]{0,60}?\bencoding[ \t]*=[ \t]*[\"'])([A-Za-z][\w.-]{1,30})",
    re.MULTILINE | re.IGNORECASE,
)
# Encodings of names and of source code; some take very long for a long text.
_NOT_OF_FILES = frozenset(
    ["idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"]
)
_HEAD = 2000
_WORD = re.compile(rb"[A-Za-z]*[\x80-\xff]+[A-Za-z\x80-\xff]*")
_WESTERN = (("iso-8859-1", "ISO-8859-1"), ("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
_LETTERS = frozenset("äöüßéèêëáàâãåæçñóòôõøíìîïúùûýœšžÄÖÜÉÅØÆÇŠŽÁÓ")
_SIGNS = frozenset("“”‘’–—…§°©®«»\u00a0")
_MOST_WORDS = 200


class Decoded(NamedTuple):
    """A text, what its bytes were in as Python calls it, and whether a byte order mark stood before it."""

    text: str
    encoding: str = UTF_8
    bom: bool = False


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of that name that files of text are in."""
    try:
        "".encode(name)
        return codecs.lookup(name).name not in _NOT_OF_FILES
    except (LookupError, UnicodeError, ValueError):
        return False


def decoded(data: bytes, encoding: str = "") -> Decoded:
    """The text that the bytes are, in `encoding`, or else in what they say themselves, or in UTF-8.

    Raises UnicodeDecodeError, whose place is one in `data`.
    """
    mark, said = next((pair for pair in _MARKS if data.startswith(pair[0])), (b"", ""))
    if said:
        try:
            return Decoded(data[len(mark) :].decode(said), said, bom=True)
        except UnicodeDecodeError as error:
            error.start += len(mark)
            raise
    if encoding:
        name = codecs.lookup(encoding).name
        return Decoded(data.decode(name), name)
    if marc8.is_marc8(data):
        return Decoded(data.decode(marc8.NAME), marc8.NAME)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        declared = _declared(data)
        if not declared:
            raise
        return Decoded(data.decode(declared), declared)
    # Letters that come into a .bib of ASCII alone have to be in what it says that it is in.
    declared = _declared(data, mark=b"%") if b"%" in data[:_HEAD] and data.isascii() else ""
    is_right = declared and text.encode(declared, "replace") == data
    return Decoded(text, declared) if is_right else Decoded(text)


def _declared(data: bytes, mark: bytes = b"") -> str:
    """The encoding that the head of a file names, behind that mark, if Python knows it and it is not UTF-8."""
    match = _DECLARED.search(data, 0, _HEAD)
    if match is not None and not match[0].lstrip().startswith(mark):
        match = None
    name = match[1].decode("ascii") if match else ""
    if not name or not is_encoding(name):
        return ""
    known = codecs.lookup(name).name
    return "" if known == UTF_8 else known


def likely_encoding(data: bytes) -> str:
    """What bytes that are not UTF-8 look like, as people call it; empty where they look like nothing that is known."""
    if b"\0" in data[:_HEAD]:
        even, odd = data[:_HEAD:2].count(b"\0"), data[1:_HEAD:2].count(b"\0")
        least = len(data[:_HEAD]) / 8  # a letter in four, as other files have such bytes, too
        if max(even, odd) < least:
            return ""
        return "UTF-16LE" if odd > 4 * even else "UTF-16BE" if even > 4 * odd else ""
    words = [match[0] for match, _ in zip(_WORD.finditer(data), range(_MOST_WORDS), strict=False)]
    scores = {shown: sum(_score(word, name) for word in words) for name, shown in _WESTERN}
    best = max(scores, key=lambda shown: scores[shown])
    beyond = sum(byte >= 0x80 for word in words for byte in word)
    return best if 0 < beyond <= scores[best] else ""


def _score(word: bytes, encoding: str) -> int:
    """How much a run of letters looks like one of a Western language in that encoding."""
    text = word.decode(encoding, "replace")
    score = 0
    for at, character in enumerate(text):
        if character.isascii():
            continue
        if character in _LETTERS:
            # A capital within a word is none that anybody writes.
            score += -1 if character.isupper() and at and text[at - 1].islower() else 2
        elif character in _SIGNS:
            score += 1
        else:
            score -= 2
    return score
