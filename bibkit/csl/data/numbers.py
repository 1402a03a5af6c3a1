"""Number variables taken apart: numbers, the marks between them, labels typed into them.

CSL 1.0.2, number and choose (is-numeric): content is numeric when it consists of numbers, which may have
letters around them and be separated by commas, hyphens or ampersands. A locator may name parts of other
kinds ("12, sec. 4").
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import Final

from bibkit.csl.style.locale import Locale
from bibkit.csl.text.page_range import page_range
from bibkit.csl.vocab import LOCATOR_LABELS, RANGE_VARIABLES
from bibkit.text.pattern import lazy_pattern

LABELLED: Final = frozenset(("locator", "page", "number"))
"""Variables in which an abbreviation such as "ch." changes the kind of what follows."""

_OWN_LABELLED: Final = frozenset(("volume", "issue"))
"""Variables from which the abbreviation of their own name is taken ("vol. 2"): saying it is the label's work."""

_DASHED: Final = frozenset(("page", "locator", "issue", "volume", "edition", "number", "collection-number"))
"""Variables whose hyphen between numbers is a range."""

_AFFIXED = lazy_pattern(r"^([0-9]*[a-zA-Z]+0*)?([0-9]+(?:[a-zA-Z]*|[-,a-zA-Z]+))$")
_NUMERIC = lazy_pattern(r"^(?:[0-9]+|[ixv]+)(?:[-,:a-zA-Z]*|-[-0-9]+)$")
_PLAIN_NUMBER = lazy_pattern(r"^(?:[0-9]+|[ivxlcmIVXLCM]+)$")
_SEVERAL_PAGES = lazy_pattern("[0-9,]*[0-9][-\u2013][-\u2013,+0-9]*$")
_FRACTION = lazy_pattern(r"^[0-9]+(?:/[0-9]+)+$")
_COUNTS = lazy_pattern(r"[0-9]|^[ivxlcmIVXLCM]+$")
_COUNTED = lazy_pattern(r"^(?:\s*[0-9]|[ivxlcmIVXLCM]+$)")
_LABEL = lazy_pattern(r"(?:^| )([a-z]{1,6})(?:\. +(?=\S)|(?:\.| ) *(?=[0-9]|[ivxlc]+\b))")
_OWN_LABEL = lazy_pattern(r"([a-z]{1,6})\. +(\S.*)$")
_SUBSECTION_START = lazy_pattern(r"^(?:[a-z]{1,4}\.  *)*[0-9]+[,a-zA-Z]+$")
_SUBSECTION_END = lazy_pattern(r"^[,a-zA-Z]+$")


_ANY_DASH = lazy_pattern(
    "(?<=[0-9ivxlcIVXLC])\\s*(?:--+|[\u2010\u2012\u2014\u2015\u2212])\\s*(?=[A-Za-z]{0,2}[0-9]|[ivxlcIVXLC]+(?!\\w))"
)
"""What stands between two numbers: "--" as in TeX, a minus sign, any dash but that of ranges, which stays."""

_SAME_TWICE = lazy_pattern(r"(?<![\w.:/-])(\w+)-\1(?![\w-]|[.:/]\w)")


def is_digits(text: str) -> bool:
    """Whether the text is a number in digits of ASCII and nothing else."""
    return text.isascii() and text.isdigit()


class NumberPart:
    """One number: `particle` is the letters before it, `joiner` what stands between it and the next one.

    `label` is the kind of a locator; `shows_label` says that it must be rendered with the number.
    """

    __slots__ = ("joiner", "label", "particle", "shows_label", "value")

    def __init__(self, label: str, text: str, joiner: str) -> None:
        match = None if is_digits(text) else _AFFIXED.match(text)
        self.label = label
        self.particle = (match[1] or "") if match else ""
        self.value = match[2] if match else text
        self.joiner = re.sub(r"\s*-\s*", "-", joiner) if "-" in joiner and joiner != "-" else joiner
        self.shows_label = False


class Number:
    """A number variable: its parts, and what conditions and labels want to know about it."""

    __slots__ = ("is_numeric", "is_plural", "label", "parts", "transforms")

    def count(self, label: str) -> int:
        """How many numbers have that label."""
        return sum(1 for part in self.parts if part.label == label)

    def __init__(self, parts: list[NumberPart]) -> None:
        self.parts = parts
        self.label = parts[0].label
        first = [part for part in parts if part.label == self.label]
        self.transforms = is_digits(first[0].value) or _COUNTED.match(first[0].value) is not None
        self.is_numeric = all(is_digits(part.value) or _NUMERIC.match(part.value) for part in first)
        self.is_plural = self.is_numeric and self.transforms and len(first) > 1
        if len(parts) == 1 and "/" in parts[0].value and _FRACTION.match(parts[0].value):
            self.is_numeric, self.is_plural = True, False


@lru_cache(maxsize=256)
def _joiner(conjunction: str) -> re.Pattern[str]:
    words = [r",\s+and\s+", r"\s+and\s+"]
    if conjunction and conjunction != "and":
        word = re.escape(conjunction)
        words += [rf",\s+{word}\s+", rf"\s+{word}\s+"]
    return re.compile(rf"(\s*&\s*|{'|'.join(words)}|;\s+|,\s+|\s*\\*[-\u2013]+\s*)")


@lru_cache(maxsize=8192)
def parse_number(text: str, variable: str, kind: str, locale: Locale) -> Number:
    """The parts of a number variable; `kind` is the label of a locator ("page", "chapter")."""
    default = kind or variable
    pieces = _plain_pieces(text)
    if pieces:
        return _plain_number(pieces, variable, default)
    if variable in _DASHED and not text.isalnum() and ("--" in text or not text.isascii()):
        if variable in ("page", "locator"):
            text = _ANY_DASH.sub("-", text)
        elif variable != "number" or "--" in text:
            # Numbers of standards have dashes of their own ("GB/T 7714—2015").
            text = _ANY_DASH.sub("\u2013", text)
    if variable in ("page", "page-first"):
        default = "page"
        text = text.replace("\u2013", "-")
    text = text.strip()
    if default == "page" and "-" in text:
        # From a page to the same page is one page.
        text = _SAME_TWICE.sub(r"\1", text)
    if variable in _OWN_LABELLED and "." in text:
        own = _OWN_LABEL.match(text)
        if own and LOCATOR_LABELS.get(own[1]) == variable:
            text = own[2]
    escaped = "\\-" in text
    if escaped:
        # A backslash keeps a hyphen from being a range ("A1\-2").
        text = text.replace("\\-", "\ue000")
    pieces = _plain_pieces(text) or _joiner(locale.term("and") or "").split(text)
    if escaped:
        pieces = [piece.replace("\ue000", "-") for piece in pieces]
    _rejoin_subsections(pieces)
    parts = _parts(pieces, variable, default, locale)
    number = Number(parts)
    if variable.startswith("number-of-") and number.is_numeric and len(parts) == 1:
        digits = re.match(r"\d+", parts[0].value)
        number.is_plural = digits is not None and digits.group().lstrip("0") not in ("", "1")
    if not number.is_plural and (
        (default == "page" and _SEVERAL_PAGES.match(text))
        or (variable in ("page", "locator") and _has_several(number))
    ):
        # "42-45,60" is no two numbers, for want of a space after the comma, but more than one page.
        number.is_plural = True
    if variable == "number" and len(parts) == 1 and "|" in parts[0].value:
        parts[0].value = parts[0].value.replace("|", ", ")
        number.is_numeric = number.is_plural = True
        number.transforms = False
    return number


def _plain_number(pieces: list[str], variable: str, default: str) -> Number:
    """What `parse_number` makes of one number, or of two and the hyphen between them, as most texts are."""
    label = "page" if variable in ("page", "page-first") else default
    if len(pieces) == 1 or (label == "page" and pieces[0] == pieces[2]):
        number = Number([NumberPart(label, pieces[0], "")])
        if variable.startswith("number-of-"):
            number.is_plural = pieces[0].lstrip("0") not in ("", "1")
        return number
    return Number([NumberPart(label, pieces[0], "-"), NumberPart(label, pieces[2], "")])


def _has_several(number: Number) -> bool:
    """Whether there are several numbers, also among other words (CSL 1.0.2, label: "multiple numbers").

    What follows the first other kind of locator ("12, sec. 4") is not counted, nor what is no number: "77-B" is one.
    """
    first = takewhile(lambda part: part.label == number.label, number.parts)
    return sum(1 for part in first if _COUNTS.search(part.value)) > 1


def _plain_pieces(text: str) -> list[str]:
    """The one number, or the two and the hyphen between them; empty where the text is anything else."""
    first, hyphen, last = text.partition("-")
    if not is_digits(first) or (hyphen and not is_digits(last)):
        return []
    return [first, hyphen, last] if hyphen else [first]


def _rejoin_subsections(pieces: list[str]) -> None:
    """ "12a-c" is one number."""
    for index in range(len(pieces) - 2, 0, -2):
        if (
            pieces[index] == "-"
            and _SUBSECTION_START.match(pieces[index - 1])
            and _SUBSECTION_END.match(pieces[index + 1])
        ):
            pieces[index - 1 : index + 2] = ["".join(pieces[index - 1 : index + 2])]


def _parts(pieces: list[str], variable: str, default: str, locale: Locale) -> list[NumberPart]:
    ampersand = locale.term("and", "symbol") or "&"
    if ampersand == locale.term("and"):
        ampersand = "&"
    parts: list[NumberPart] = []
    label = default
    for index in range(0, len(pieces), 2):
        joiner = pieces[index + 1] if index + 1 < len(pieces) else ""
        # "SR&O" is a name, "1&2" two numbers.
        if joiner.strip() == "&" and (
            joiner != "&" or all(map(_COUNTS.search, pieces[index : index + 3 : 2]))
        ):
            joiner = f" {ampersand} "
        found = (
            _split_labels(pieces[index], locale) if index or variable in LABELLED else [("", pieces[index])]
        )
        for place, (name, value) in enumerate(found):
            if name:
                label = name
            last = place == len(found) - 1
            parts.append(NumberPart(label, value, joiner if last else " "))
            if name and (parts[0] is not parts[-1]) and (len(parts) < 2 or parts[-2].label != label):
                parts[-1].shows_label = True
            elif name and parts[0] is parts[-1] and label != default:
                parts[-1].shows_label = variable == "page"
    return parts


def _split_labels(text: str, locale: Locale) -> list[tuple[str, str]]:
    """The values in a piece, each with the label that stands before it."""
    if is_digits(text) or not re.search("[a-z]", text):
        return [("", text)]
    found: list[tuple[str, str]] = []
    position, name = 0, ""
    for match in _LABEL.finditer(text):
        label = LOCATOR_LABELS.get(match[1])
        before = text[position : match.start()]
        if label is None or locale.term(label) is None or (before and not _AFFIXED.match(before.strip())):
            continue
        if before or name:
            found.append((name, before.strip()))
        position, name = match.end(), label
    found.append((name, text[position:].strip() if name else text[position:]))
    return found


class Ranged:
    """A part ready to be written: the joiner is the range delimiter where it is a range."""

    __slots__ = ("joiner", "part", "particle", "value")

    def __init__(self, part: NumberPart) -> None:
        self.part = part
        self.particle = part.particle
        self.value = part.value
        self.joiner = part.joiner


@lru_cache(maxsize=8192)
def ranges(number: Number, variable: str, style: str, delimiter: str) -> tuple[Ranged, ...]:
    """The parts with their ranges in the form that `page-range-format` asks for."""
    parts = tuple(Ranged(part) for part in number.parts)
    if variable == "page-first":
        variable = "page"
    if variable not in RANGE_VARIABLES:
        return parts
    for index in range(len(parts) - 1):
        left, right = parts[index], parts[index + 1]
        if left.joiner != "-" or left.part.label != right.part.label:
            continue
        if (index and parts[index - 1].part.joiner == "-") or right.part.joiner == "-":
            # More than two numbers are no range.
            if number.is_numeric and variable in _DASHED:
                left.joiner = delimiter
            continue
        _format_range(number, variable, style, delimiter, left, right)
    return parts


def _format_range(
    number: Number, variable: str, style: str, delimiter: str, left: Ranged, right: Ranged
) -> None:
    is_page = variable == "page" or left.part.label == "page"
    if is_page and left.value[:1].isdigit() and right.value[:1].isdigit() and left.particle == right.particle:
        both = page_range(left.particle + left.value, right.particle + right.value, style) if style else None
        if both is not None:
            left.particle = right.particle = ""
            left.value, right.value = both
        left.joiner = delimiter
    elif (
        variable in ("page", "locator")
        and " " in left.value
        and is_digits(left.value.rpartition(" ")[2])
        and is_digits(right.value.partition(" ")[0])
    ):
        # Behind a word ("discussion 226-9").
        left.joiner = delimiter
    elif (
        _PLAIN_NUMBER.match(left.value)
        and _PLAIN_NUMBER.match(right.value)
        and left.particle == right.particle
    ) or (number.is_numeric and variable in _DASHED and left.particle == right.particle):
        left.joiner = delimiter
