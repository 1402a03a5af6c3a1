"""Where a title ends and its authors begin, when nothing stands between: "Induction HeadsCatherine Olsson, ...".

A joint is a place inside a word where a name may begin. Most are between a small and a capital letter, but
"CleverHans", "McCandlish" and "DasSarma" have such places too, and "PaLMJane" has its joint elsewhere. So every
place is tried, and a reading counts as possible if all the names that it makes could be names. One that is
the only possible one, and whose joint and names leave no doubt, is sure; nothing else is.

Letters are judged by shape: "A" a capital, "a" a small letter, "c" one without case, "0" a digit, ")" a mark that
can end a title, "." "'" "-" "," and space themselves, "#" the rest.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

PARTICLES = frozenset(
    ("af", "al", "av", "ben", "bin", "da", "das", "de", "degli", "dei", "del", "della", "den", "der", "di", "do",
     "dos", "du", "el", "ibn", "la", "las", "le", "los", "ten", "ter", "van", "vom", "von", "y", "zu", "zum", "zur")
)  # fmt: skip
_NAME_PREFIXES = frozenset(
    ("Al", "Ben", "Da", "Das", "De", "Del", "Della", "Den", "Des", "Di", "Du", "El", "Fitz", "La", "Le", "Lo", "Mac",
     "San", "St", "Ter", "Van", "Vander", "Von")
)  # fmt: skip
_GLUED_PARTICLE = re.compile(r"\w{3,}(?:van|von|de|den|der|della|dos|ter|ten)")
_LONGEST_NAME = 120  # characters: a longer text before a comma is no name
_MOST_WORDS = 5
_ENOUGH = 4  # readings, to show that there are several

# A capital, then small letters; or camel case whose first parts are short ("McCandlish", "XiaoMing"); or initials.
_SEGMENT = r"(?:(?:Aa{1,5}){0,2}Aa+|A{1,3})"
_WORD = re.compile(rf"(?:A\.-?)+|(?:{_SEGMENT}|a+(?=['-]))(?:['-](?:{_SEGMENT}|a+))*\.?|c+")
_JOINT = re.compile(r"(?<=[Aac0.)'])(?=A[a.])")
_SURE_BEFORE = "a)"
_QUOTES = ("'", "’", '"')


@dataclass(frozen=True, slots=True)
class JointReading:
    """One way to read the line: the title ends before `at`, the names follow."""

    at: int
    names: tuple[str, ...]
    is_sure: bool


def readings(text: str) -> list[JointReading]:
    """The possible readings of a title with its authors glued to it, in the order of their joints.

    `text` ends with the last name. There may be no reading ("BeingPlato"), and of many only a few are given;
    only a single one that `is_sure` is safe.
    """
    found: list[JointReading] = []
    later: list[str] = []  # the names after the part in hand, the last one first
    later_are_sure = True
    end = len(text)
    while len(found) <= _ENOUGH:  # from the last comma to the first, as long as what follows could be names
        start = text.rfind(",", 0, end) + 1
        tail = max(start, end - _LONGEST_NAME)
        shape = _shape(text[tail:end])
        is_possible, is_sure_name = _judge(text[tail:end], shape)
        for joint in _JOINT.finditer(shape):
            at = tail + joint.start()
            if _is_inside_a_word(text, at) or (start and _is_name_prefix(text, at)):
                continue
            possible, sure = _judge(text[at:end], shape[joint.start() :])
            if possible:
                # A whole name from comma to comma may just have an inner capital, its list beginning earlier.
                sure = sure and later_are_sure and not (start and is_possible)
                is_sure = sure and shape[joint.start() - 1] in _SURE_BEFORE
                found.append(JointReading(at, (text[at:end].strip(), *reversed(later)), is_sure))
        if start == 0 or tail > start or not is_possible:
            break
        later.append(text[start:end].strip())
        later_are_sure = later_are_sure and is_sure_name
        end = start - 1
    return sorted(found, key=lambda reading: reading.at)


def _judge(text: str, shape: str) -> tuple[bool, bool]:
    """Whether a text could be a name, and whether it surely is one of given and family name."""
    words, shapes = text.split(), shape.split()
    if not 1 <= len(words) <= _MOST_WORDS or len(words) != len(shapes):
        return False, False
    is_word = [_WORD.fullmatch(form) is not None for form in shapes]
    if not all(fits or word in PARTICLES for fits, word in zip(is_word, words, strict=True)):
        return False, False
    possible = any(is_word)
    ends_well = len(shapes[-1]) > 1 and not _is_initials(shapes[-1])
    sure = len(words) > 1 and is_word[0] and is_word[-1] and ends_well and not _hides_a_particle(words)
    return possible, sure


def _is_initials(shape: str) -> bool:
    return re.fullmatch(r"(?:A\.-?)+", shape) is not None


def _hides_a_particle(words: list[str]) -> bool:
    """Whether a title's last word may be glued to a particle: "Toolsvan der Berg", "Tom Toolsvan Dyk"."""
    return any(
        _GLUED_PARTICLE.fullmatch(word) is not None and (i > 0 or words[i + 1] in PARTICLES)
        for i, word in enumerate(words[:-1])
    )


def _is_inside_a_word(text: str, at: int) -> bool:
    """Whether the place is one that a single word has: "Mc|Candlish", "O'|Brien", "J.|R.", "LL|Ms"."""
    before, after = text[max(at - 3, 0) : at], text[at : at + 3]
    if before[-1:] in _QUOTES and not before[-2:-1].strip("([{-"):  # an opening one
        return True
    if before.endswith("Mc") and not before[:-2].isupper():
        return True
    if before.endswith(("O'", "O’", "D'", "D’")):
        return True
    if before.endswith(".") and before[-2:-1].isupper():
        return True
    return before[-1:].isupper() and after[1:2] == "s" and not after[2:3].islower()


def _is_name_prefix(text: str, at: int) -> bool:
    """Whether the word up to here is one that names carry before an inner capital: "Nova Das|Sarma"."""
    return text[text.rfind(" ", 0, at) + 1 : at] in _NAME_PREFIXES


def _shape(text: str) -> str:
    shapes: list[str] = []
    for character in text:
        if unicodedata.combining(character) and shapes:
            shapes.append("a" if shapes[-1] in "Aa" else shapes[-1])
        else:
            shapes.append(_KNOWN_SHAPES.get(character) or _letter_shape(character))
    return "".join(shapes)


def _letter_shape(character: str) -> str:
    if character.isupper():
        return "A"
    if character.islower():
        return "a"
    if character.isdigit():
        return "0"
    if character.isalpha():
        return "c"
    return " " if character.isspace() else "#"


_KNOWN_SHAPES = {
    **dict.fromkeys('?!)]}”»"', ")"),
    **dict.fromkeys("'’", "'"),
    **dict.fromkeys("-‐‑", "-"),
    ".": ".",
    ",": ",",
}
