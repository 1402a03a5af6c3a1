"""Titles as they are compared: without case, accents, markup and punctuation, with numerals alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_MARKUP = re.compile(r"<[^<>]*>|\\[A-Za-z]+\s*\{(?=[^}])|[\\{}$]")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE_BEHIND = re.compile(r", (the|an?|der|die|das|les?|la)$", re.IGNORECASE)
_SUBTITLE = re.compile(r"(?::|\?|!|;|\.(?=\s)|\s[-‐–—]+(?=\s)|—)\s*")
_ROMAN = re.compile(r"x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}")
_NUMBERED = frozenset("part volume vol book chapter band teil tome partie no nr issue number".split())
_SPELLED = {
    word: str(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_GLUE = frozenset("the a an of and in on for to with der die das le la les".split())
_LETTERS = str.maketrans("ıøłđðħæœßþ", "iolddhaosp")
# What another text is about: an erratum has the title of what it corrects, a review that of what it reviews.
_ABOUT = re.compile(
    r"\b(errat(?:um|a)|corrigend(?:um|a)|corrections?|addend(?:um|a)|retract(?:ion|ed)|comments? on|commentary|"
    r"reply|response|rejoinder|discussion of|reviews? (?:of|and)|book reviews?|reviewof|data (?:from|for)|"
    r"supplement(?:ary|al)?|abstracts?|translation of|preface|foreword|teaser)\b",
)
_LEAST_ALIKE = 0.9
_LEAST_ALIKE_WORDS = 0.8
_LONG_WORD = 5
_TELLING_WORDS = 3
_TELLING_LETTERS = 22


class PlainTitle(NamedTuple):
    """A title as it is compared: `whole`, `main` (without subtitle) and `tail` (subtitle) are letters and digits."""

    whole: str
    main: str
    tail: str
    words: tuple[str, ...]
    about: frozenset[str]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The words that are numbers, or have digits."""
        return tuple(word for word in self.words if not word.isalpha())

    @property
    def says_something(self) -> bool:
        """Whether it is more than "Editorial" or "Deep learning"."""
        return len(self.words) >= _TELLING_WORDS or len(self.whole) >= _TELLING_LETTERS


NO_TITLE = PlainTitle("", "", "", (), frozenset())


def folded(text: str) -> str:
    """The text without case and accents, also of letters that have no accent to take away (ø, ł)."""
    text = text.casefold()
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    return "".join(sign for sign in text if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def title_of(text: str) -> PlainTitle:
    """The title as it is compared.

    >>> title_of("The Naïve <i>Physics</i> Manifesto, Part II: Liquids").main
    'naivephysicsmanifestopart2'
    """
    if not text:
        return NO_TITLE
    plain = _plain(text)
    words = _words(plain)
    cut = next((match for match in _SUBTITLE.finditer(plain) if plain[match.end() :].strip()), None)
    main = _words(plain[: cut.start()]) if cut else words
    tail = _words(plain[cut.end() :]) if cut else ()
    if _is_numbered(tail) or len(main) < 2:
        main = words
    if len(tail) < _TELLING_WORDS:
        tail = ()
    about = frozenset(_ABOUT.findall(plain))
    return PlainTitle("".join(words), "".join(main), "".join(tail), words, about)


def _plain(text: str) -> str:
    if "<" in text or "\\" in text or "{" in text or "$" in text:
        text = _MARKUP.sub("", text)
    text = folded(text).replace("&amp;", " and ").replace("&", " and ").strip()
    return _ARTICLE_BEHIND.sub("", text)


def _words(text: str) -> tuple[str, ...]:
    words = _WORD.findall(text)
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    for i, word in enumerate(words):
        if word in _SPELLED:
            words[i] = _SPELLED[word]
        elif word[0] in "ivx" and _ROMAN.fullmatch(word) and (len(word) > 1 or words[i - 1] in _NUMBERED):
            words[i] = str(_number(word))
    return tuple(words)


def _number(roman: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[sign] for sign in roman]
    return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))


def _is_numbered(words: tuple[str, ...]) -> bool:
    """Whether a subtitle begins with the number of a part, which is no more than that part's."""
    return bool(words) and (words[0] in _NUMBERED or words[0].isdigit() or len(words[0]) == 1)


def likeness(one: str, two: str) -> float:
    """How much of two texts is the same, in order: from 0 to 1 (twice the longest common subsequence by both lengths).

    >>> likeness("sever", "severe")
    0.9090909090909091
    """
    if one == two:
        return 1.0
    return 2 * _common(one, two) / (len(one) + len(two)) if one and two else 0.0


def _common(one: str, two: str) -> int:
    """The length of the longest common subsequence, in bits of one number (Hyyrö 2004)."""
    places: dict[str, int] = {}
    for i, sign in enumerate(one):
        places[sign] = places.get(sign, 0) | 1 << i
    every = (1 << len(one)) - 1
    left = every
    for sign in two:
        matched = left & places.get(sign, 0)
        left = (left + matched | left - matched) & every
    return len(one) - left.bit_count()


def are_near(one: PlainTitle, two: PlainTitle) -> bool:
    """Whether two titles differ by slips alone: a letter, a hyphen, an article, never a number or a word.

    >>> are_near(title_of("Memory and the hippocampus"), title_of("Memory and the hipocampus"))
    True
    >>> are_near(title_of("Predictive coding, part 1"), title_of("Predictive coding, part 2"))
    False
    """
    if one.about != two.about:
        return False
    shorter, longer = sorted((len(one.whole), len(two.whole)))
    if 2 * shorter < _LEAST_ALIKE * (shorter + longer) or likeness(one.whole, two.whole) < _LEAST_ALIKE:
        return False
    mine = [word for word in one.words if word not in two.words and word not in _GLUE]
    theirs = [word for word in two.words if word not in one.words and word not in _GLUE]
    if not mine and not theirs:
        return True
    if len(mine) == len(theirs) > 1:
        return all(_is_slip(*pair) for pair in zip(mine, theirs, strict=True))
    return _is_slip("".join(mine), "".join(theirs))


def _is_slip(one: str, two: str) -> bool:
    if one == two:
        return True
    if min(len(one), len(two)) < _LONG_WORD or _digits(one) != _digits(two):
        return False
    # "Unsupervised" is no slip for "supervised".
    return likeness(one, two) > _LEAST_ALIKE_WORDS and not one.endswith(two) and not two.endswith(one)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdigit())


def is_part(one: PlainTitle, two: PlainTitle) -> bool:
    """Whether one of two titles is the other without its subtitle, or without what stands before ("RFC 1321: ...")."""
    if one.about != two.about or one.whole == two.whole:
        return False
    return one.whole in (two.main, two.tail) or two.whole in (one.main, one.tail)
