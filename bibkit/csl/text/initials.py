"""Given names as initials (CSL 1.0.2, `initialize-with`, `initialize`, `initialize-with-hyphen`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from bibkit.csl.text.scripts import ASCII_LETTERS, is_alphabetic, starts_alphabetic, within
from bibkit.text.pattern import lazy_pattern

_SEPARATOR = lazy_pattern(r"[-\s]*</?(?:span\s+class=\"no(?:case|decor)\"|i|sc|b|sub|sup)>[-\s]*|[-\s]+")
_PLAIN_SEPARATOR = lazy_pattern("[- ]+")
_TAGS = lazy_pattern(r"-*<[^>]+>-*")
_LEADING_TAGS = lazy_pattern(r"^(?:<[^>]+>)*")
_CAPITALS: Final = (
    ("A", "Z"), ("\u00c0", "\u017f"), ("\u0388", "\u03ab"), ("\u03fd", "\u042f"), ("\u0590", "\u05d4"),
    ("\u05d6", "\u06ff"), ("\u0e01", "\u0e5b"), ("\u1e00", "\u1eff"),
)  # fmt: skip
"""First and last of the letters that may be an initial: capitals, and letters of scripts without any."""
_MORE_CAPITALS: Final = frozenset(
    "\u0370\u0372\u0376\u0386\u03e2\u03e4\u03e6\u03e8\u03ea\u03ec\u03ee\u03f4\u03f7"
)
_IN_NAMES: Final = (
    ("\u00c0", "\u017f"), ("\u0370", "\u052f"), ("\u0600", "\u06ff"), ("\u0e01", "\u0e5b"), ("\u1e00", "\u1fff"),
)  # fmt: skip
"""First and last of the letters beyond ASCII that may follow in a name."""
_END_SPACE: Final = "\t\n\v\f\r \ufeff\u00a0\u202f\u2060"
_SPACES = lazy_pattern("[\t-\r ]+")


@lru_cache(maxsize=8192)
def initials(given: str, terminator: str, *, only_normalize: bool = False, keep_hyphen: bool = True) -> str:
    """The given names as initials, each followed by `terminator`.

    With `only_normalize`, full names stay and only existing initials get the terminator (CSL 1.0.2,
    `initialize="false"`). Without `keep_hyphen`, compound names lose theirs ("J. L." for "Jean-Luc").

    >>> initials("Jean-Luc Marie", "."), initials("James T Kirk", ". ", only_normalize=True)
    ('J.-L.M.', 'James T. Kirk')
    """
    if not given or given in ("Lord", "Lady"):
        return given
    if not starts_alphabetic(_LEADING_TAGS.sub("", given) if "<" in given else given):
        return given
    if not keep_hyphen:
        given = given.replace("-", " ")
    if "-" in given:
        given = re.sub(r"\s*-\s*", "-", given)
    if not _has_single_spaces(given):
        given = re.sub(r"\s+", " ", given)
    if "-" in given:
        # A hyphen before a lower-case letter joins one name ("Hans-peter" has one initial).
        given = re.sub(r"-([a-z])", "\u2013\\1", given)
    if "." in given:
        given = re.sub(r"\.(?=[^ ])", ". ", given)
    parts = _split(given)
    text = _normalized(parts, terminator) if only_normalize else _initialized(parts, terminator)
    return re.sub(r"\u2013([a-z])", r"-\1", text) if "\u2013" in text else text


def _has_single_spaces(text: str) -> bool:
    """Whether white space in the text is single spaces only."""
    return "  " not in text and text.isprintable()


def _split(given: str) -> list[str]:
    """Names at even places, what stands between them at odd places."""
    parts = []
    if "-" not in given and "<" not in given:
        for name in given.split(" "):
            parts += [name, " "]
        parts.pop()
    else:
        position = 0
        for match in (_SEPARATOR if "<" in given else _PLAIN_SEPARATOR).finditer(given):
            parts += [given[position : match.start()], match.group()]
            position = match.end()
        parts.append(given[position:])
    if len(parts) == 1:
        last = parts[0].rpartition(".")[2]
        if len(last) == 1 and last != last.lower():
            parts[0] += "."
    return parts


def _tags_only(separator: str) -> str:
    tags = re.findall(r"(?:<[^>]+>)+", separator)
    return "".join(tags) if tags else separator


def _with_tags(separator: str, terminator: str) -> str:
    """The terminator with the markup of the separator moved before its trailing space."""
    tags = "".join(_TAGS.findall(separator)) if "<" in separator else ""
    if not tags:
        return terminator
    stem = terminator.rstrip()
    return stem + tags + terminator[len(stem) :]


def _normalized(parts: list[str], terminator: str) -> str:
    abbreviated = []
    for index, part in enumerate(parts):
        bare = _LEADING_TAGS.sub("", part) if "<" in part else part
        if len(bare) > 1 and bare.endswith("."):
            head, _, tail = part.rpartition(".")
            parts[index] = head + tail
            abbreviated.append(True)
        else:
            abbreviated.append(len(part) == 1 and part.upper() == part and part.lower() != part)
    for index in range(0, len(parts), 2):
        if not abbreviated[index]:
            continue
        if index < len(parts) - 2:
            separator = _tags_only(parts[index + 1])
            if not abbreviated[index + 2]:
                separator = _tags_only(separator) + ("" if separator.endswith(" ") else " ")
            if len(parts[index + 2]) > 1:
                parts[index + 1] = terminator.rstrip("\ufeff") + separator
            else:
                parts[index + 1] = _with_tags(separator, terminator)
        else:
            parts[index] += terminator
    return _tidy("".join(parts))


def _initialized(parts: list[str], terminator: str) -> str:
    for index in range(0, len(parts), 2):
        name = parts[index]
        if not name:
            continue
        first, rest, stop = _parted(name)
        if stop and rest:
            # An abbreviation such as "Ph." stays whole.
            first, rest = first + rest, ""
        if first and first[0] == first[0].upper():
            parts[index] = first + _crowded_capitals(rest)
            if index == len(parts) - 1:
                parts.append(terminator)
            elif "-" in parts[index + 1]:
                parts[index + 1] = _with_tags(parts[index + 1].replace("-", ""), terminator) + "-"
            else:
                parts[index + 1] = _with_tags(parts[index + 1], terminator)
        elif is_alphabetic(name) and not stop:
            parts[index] = f" {name}"
    return _tidy("".join(parts))


def _parted(name: str) -> tuple[str, str, str]:
    """The capital that the name starts with, the letters and the full stop after it, as far as there are any."""
    first = name[0]
    if not within(first, _CAPITALS) and first not in _MORE_CAPITALS:
        return "", "", ""
    tail = name[1:].lstrip(ASCII_LETTERS)
    while within(tail[:1], _IN_NAMES):
        tail = tail[1:].lstrip(ASCII_LETTERS)
    return first, name[1 : len(name) - len(tail)], "." if tail.startswith(".") else ""


def _crowded_capitals(rest: str) -> str:
    """More than one capital at the start of a mixed word belongs to the initial ("LLoyd" is "Ll.")."""
    count = 0
    for character in rest:
        if character != character.upper():
            break
        count += 1
    return rest[:count].lower() if count < len(rest) else ""


def _tidy(text: str) -> str:
    text = text.rstrip(_END_SPACE)
    if "-" in text:
        text = re.sub(r"\s*-\s*", "-", text)
    return text if _has_single_spaces(text) else _SPACES.sub(" ", text)
