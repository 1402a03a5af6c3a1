"""An input broken in a few places, the same for the same seed."""

from __future__ import annotations

from random import Random

_TOKENS = (
    "{", "}", "[", "]", "(", ")", "<", ">", '"', "'", "`", "\\", "/", "@", "#", "$", "%", "&", "*", "|", "~", "^", "_",
    "=", ":", ";", ",", ".", "-", "--", "---", "...", "?", "!", "\n", "\r", "\r\n", "\t", " ", "\n\n", "\u00a0", "\u2028",
    "\ufeff", "\u202e", "\u200b", "\u0301", "\x00", "\x07", "\x0c", "\x1b", "\x7f", "\x85", "\ud800", "\uffff",
    "\U0001f600", "\u00df", "\u0130", "\u01c5", "\u00b2", "\u0663", "\u2167", "\uff21", "0", "00", "-1", "1e9", "9" * 20,
    "9" * 4301, "null", "true", "~", "{}", "[]", "''", '""', "<!--", "-->", "]]>", "{{", "}}", "{%", "%}", " and ",
    "others", "et al.", "not ", " or ", "2020-13", "2020/..", "1999-21", "-0001", "jan", "@string{", "crossref = {",
    "id: ", "&a ", "*a", "!!str ", "? ", "- ", ">\n ", "|+\n ", "http://", "javascript:", "10.1000/", "\\\"{o}", "\\url{",
    "\\begin{", "$$", "\\(", "_{", "^{", "xml:lang", "<text/>", "<names/>", "&amp;", "&#x0;", "p. ", "[@", "@{", "x" * 300,
)  # fmt: skip
_LONGEST = 60_000


def mutated(seed_texts: tuple[str, ...], number: int) -> str:
    """The variant of that number of one of the texts."""
    draw = Random(number)
    text = draw.choice(seed_texts)
    for _ in range(draw.choice((1, 1, 2, 3, 5, 8, 20))):
        text = draw.choice(_WAYS)(text, draw)[:_LONGEST]
    return text


def _insert(text: str, draw: Random) -> str:
    at = draw.randrange(len(text) + 1)
    return text[:at] + draw.choice(_TOKENS) + text[at:]


def _replace(text: str, draw: Random) -> str:
    at, end = _piece(text, draw, 6)
    return text[:at] + draw.choice(_TOKENS) + text[end:]


def _delete(text: str, draw: Random) -> str:
    at, end = _piece(text, draw, draw.choice((1, 1, 5, 60)))
    return text[:at] + text[end:]


def _double(text: str, draw: Random) -> str:
    at, end = _piece(text, draw, draw.choice((1, 10, 200)))
    return text[:end] + text[at:end] * draw.choice((1, 1, 2, 50, 500)) + text[end:]


def _move(text: str, draw: Random) -> str:
    at, end = _piece(text, draw, 60)
    rest = text[:at] + text[end:]
    to = draw.randrange(len(rest) + 1)
    return rest[:to] + text[at:end] + rest[to:]


def _cut(text: str, draw: Random) -> str:
    return text[: draw.randrange(len(text) + 1)]


def _drop_line(text: str, draw: Random) -> str:
    lines = text.splitlines(keepends=True)
    if lines:
        del lines[draw.randrange(len(lines))]
    return "".join(lines)


def _any_character(text: str, draw: Random) -> str:
    at, end = _piece(text, draw, 1)
    return (
        text[:at]
        + chr(draw.choice((draw.randrange(128), draw.randrange(0x3000), draw.randrange(0x110000))))
        + text[end:]
    )


def _piece(text: str, draw: Random, longest: int) -> tuple[int, int]:
    at = draw.randrange(len(text) + 1)
    return at, min(len(text), at + draw.randint(1, longest))


_WAYS = (_insert, _insert, _replace, _replace, _delete, _double, _move, _cut, _drop_line, _any_character)
