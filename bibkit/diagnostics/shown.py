"""What goes to a terminal or into a log: text that does nothing there and is no longer than somebody reads.

Texts come from files that others wrote. What would steer a terminal, turn the direction of a line or can't be seen
is written out ("\\x1b", "\\u202e"), so that who reads a message sees what stands in the file.
"""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 600
"""Characters of one sentence: of a message, a hint, a remark."""

LONGEST_NAME = 120
"""Characters of what something is called: a key, a field."""

_MOST_MARKS = 4  # on one letter, as Hebrew and Vietnamese have them; more would cover the lines above
# Letters and signs that show nothing: fillers of Hangul, the joiner of graphemes, Khmer's two, Braille's blank.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
# Controls but for tab and line end, what turns the direction, tags, and what is no character.
_STEERS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def shown(text: str, longest: int = LONGEST) -> str:
    r"""The text on one line, as characters that are seen; where it is long, its beginning and its end.

    >>> shown("a\nb\x1b[31m")
    'a\\nb\\x1b[31m'
    """
    if len(text) <= longest and text.isascii() and text.isprintable():
        return text
    whole = _written(text, longest)
    if len(whole) == len(text):
        return "".join(whole)
    start = _written(text, longest * 2 // 3)
    end = _written(reversed(text[len(start) :]), longest // 3)
    left_out = len(text) - len(start) - len(end)
    return f"{''.join(start)} … [{left_out:,} characters] … {''.join(reversed(end))}"


def shown_path(path: str) -> str:
    """The path of a file, whole, as an editor jumps there."""
    return shown(path, len(path) * len("\\U000e0001"))


def shown_lines(text: str) -> str:
    """Data as a terminal may have it: every line of it, with what would steer the terminal written out."""
    return _STEERS.sub(lambda match: _escape(match[0]), text)


def shown_json(value: object, *, indent: int | None = 2) -> str:
    """The value as JSON, exact and whole; what can't be seen is in it as an escape, as JSON allows everywhere."""
    import json  # few runs print any

    written = json.dumps(value, indent=indent, ensure_ascii=False)
    lines = written.split("\n")  # in strings line ends are escapes already
    return "\n".join(line if line.isprintable() else "".join(map(_in_json, line)) for line in lines) + "\n"


def _written(characters: Iterable[str], room: int) -> list[str]:
    """The first characters, each as it is shown, as many as there is room for."""
    written: list[str] = []
    marks = 0
    for character in characters:
        marks = marks + 1 if unicodedata.category(character)[0] == "M" else 0
        is_seen = character.isprintable() and character not in _BLANK and marks <= _MOST_MARKS
        piece = character if is_seen else _escape(character)
        room -= len(piece)
        if room < 0:
            break
        written.append(piece)
    return written


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def _in_json(character: str) -> str:
    if character.isprintable():
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
