"""Citation keys: which texts can be one, the file name of a key, and the free key nearest to a wanted one."""

from __future__ import annotations

import re
from collections.abc import Container, MutableMapping
from urllib.parse import quote, unquote

from bibkit.model.malformed import Malformed

# What BibTeX, biber and pandoc all take in a key: letters and digits of any script, and these; the keys of the
# Astrophysics Data System have "&" and several dots ("2004A&A...424..927C").
_KEY = re.compile(r"\w(?:[\w.:+/!'*&\[\]-]*[\w+!'*&\[\]-])?")
_NOT_IN_KEY = re.compile(r"[^\w.:+/!'*&\[\]-]+")
_MAX_LENGTH = 200
_FEW_SUFFIXES = 26  # that many are asked for each time: most keys never come so far, and need no memory
# What Windows takes for a device, in any case and whatever comes after a dot ("Naming Files, Paths, and Namespaces"):
# such a file can't be made there, and a checkout that holds one fails.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[1-9¹²³])(?=\.|\Z)", re.IGNORECASE)


def key_fault(key: str) -> Malformed | None:
    """Why a text can't be a citation key, or None where it can."""
    if _KEY.fullmatch(key) and len(key) <= _MAX_LENGTH and "/../" not in key:
        return None
    shown = key if len(key) <= 60 else key[:60] + "..."
    if len(key) > _MAX_LENGTH:
        return Malformed("BK110", f'The key "{shown}" is too long', f"use at most {_MAX_LENGTH} characters")
    return Malformed(
        "BK110",
        f'"{shown}" can\'t be a citation key' if key else "The key is empty",
        "begin with a letter or digit; use letters, digits and - _ . : + / ! ' * & [ ] only",
    )


def key_from(text: str) -> str:
    """A text that can't be a citation key as one, as far as it holds what a key may have; else empty.

    >>> key_from("doe(2020)")
    'doe-2020'
    """
    return _NOT_IN_KEY.sub("-", text).lstrip("-.:+/_").rstrip("-.:/_")[:_MAX_LENGTH]


def file_stem(key: str) -> str:
    """The file name of a key, without suffix: the key itself, with all but letters, digits and . + - _ percent-encoded.

    The first letter, too, where Windows keeps the name for a device.

    >>> file_stem("DBLP:conf/acl/Doe20")
    'DBLP%3Aconf%2Facl%2FDoe20'
    >>> file_stem("aux")
    '%61ux'
    """
    stem = re.sub(r"[/:!'*&\[\]]", lambda match: quote(match[0], safe=""), key)
    return f"%{ord(stem[0]):02x}{stem[1:]}" if _DEVICE.match(stem) else stem


def key_of_stem(stem: str) -> str:
    """The key of a file name without suffix; the inverse of `file_stem`."""
    return unquote(stem) if "%" in stem else stem


def free_key(wanted: str, taken: Container[str], gone: MutableMapping[str, int] | None = None) -> str:
    """`wanted`, or with the first suffix b, c, ... z, aa that makes it free (compared without case).

    `taken` holds keys in casefolded form. Who asks again and again, and takes no key back, gives the same `gone` each
    time: it holds how many suffixes of a key are gone, so that a thousand works of one key need no million questions.
    """
    folded = wanted.casefold()
    if folded not in taken:
        return wanted
    number = gone.get(folded, 2) if gone else 2
    while folded + (suffix := _suffix(number)) in taken:
        number += 1
    if gone is not None and number > _FEW_SUFFIXES:
        gone[folded] = number
    return wanted + suffix


def _suffix(number: int) -> str:
    """a, b, ... z, aa for 1, 2, ... 26, 27."""
    suffix = ""
    while number:
        number, letter = divmod(number - 1, 26)
        suffix = chr(ord("a") + letter) + suffix
    return suffix
