"""Text case (CSL 1.0.2, text-case), with regard for markup, `nocase` spans and quotation marks.

Rich text tags are left alone, text inside `<span class="nocase">`, small caps, sub- and superscript is
never changed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal, TypeAlias, cast

from bibkit.csl.text.greek import greek_capitals
from bibkit.csl.vocab import STOP_WORDS
from bibkit.text.pattern import lazy_pattern

TextCase: TypeAlias = Literal[
    "lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title"
]
TEXT_CASES: Final = frozenset(
    ("lowercase", "uppercase", "capitalize-first", "capitalize-all", "sentence", "title")
)

_MARKS = " ?[\"']|[\u2018\u2019\u201c\u201d\u2013\u2014/.,;?!:()[\\]-]"
_MARK = lazy_pattern(_MARKS)
_TOKEN = lazy_pattern(
    _MARKS
    + '|<span style="font-variant: small-caps;">|<span class="no(?:case|decor)">|</span>|</?(?:i|sc|b|sub|sup)>'
)
_SMALL_CAPS = lazy_pattern(r"<span\s+style=\"font-variant:\s*small-caps;?\"[^>]*>")
_CLASS_SPAN = lazy_pattern(r"<span\s+class=\"(no(?:case|decor))\"[^>]*>")
_PROTECTED = {
    '<span style="font-variant: small-caps;">': "</span>",
    '<span class="nocase">': "</span>",
    '<span class="nodecor">': "</span>",
    "<sc>": "</sc>",
    "<sub>": "</sub>",
    "<sup>": "</sup>",
}
_SPACE = lazy_pattern("([ \u00a0\u2000-\u200b\u205f\u3000]+)")
_LONE_GREEK = lazy_pattern("[\u0370-\u03ff]")


def _upper(text: str, language: str) -> str:
    if language in ("tr", "az"):
        text = text.replace("i", "İ")
    return text.upper()


def _lower(text: str, language: str) -> str:
    if language in ("tr", "az"):
        text = text.replace("İ", "i").replace("I", "ı")
    return text.lower()


def _capitalized(word: str, language: str) -> str:
    """The word with its first letter in upper case; a lone Greek letter is a symbol and stays."""
    if len(word) == 1 and _LONE_GREEK.match(word):
        return word
    return _upper(word[:1], language) + word[1:]


def _is_version(word: str) -> bool:
    """Whether the word is a number behind a small "v" ("v2")."""
    return word[0] == "v" and word[1:].isdigit()


def _has_stop_word(lower: str, small_words: frozenset[str]) -> bool:
    """Whether the word is one; it may be several, with a space between them that is not plain."""
    return not small_words.isdisjoint(lower.split())


def _split(text: str) -> tuple[list[str], list[str]]:
    """The strings between tokens, and the tokens."""
    if "<span" in text:
        text = _SMALL_CAPS.sub('<span style="font-variant: small-caps;">', text)
        text = _CLASS_SPAN.sub(r'<span class="\1">', text)
    strings, tokens = [], []
    position = 0
    for match in (_TOKEN if "<" in text else _MARK).finditer(text):
        strings.append(text[position : match.start()])
        tokens.append(match.group())
        position = match.end()
    strings.append(text[position:])
    for index in range(len(tokens) - 1, -1, -1):
        # A straight apostrophe inside a word belongs to the word; one at its end may close a quotation.
        if tokens[index] == "'" and strings[index + 1] and not strings[index + 1].startswith(" "):
            strings[index + 1] = "'" + strings[index + 1]
            tokens[index] = ""
    return strings, tokens


def _join(strings: list[str], tokens: list[str]) -> str:
    parts = [strings[0]]
    for token, string in zip(tokens, strings[1:], strict=True):
        parts += (token, string)
    return "".join(parts)


def _protected(tokens: list[str]) -> list[bool]:
    """For every string after a token: whether it stands in a span whose case is not to be changed."""
    stack: list[str] = []
    inside = []
    for token in tokens:
        if token in _PROTECTED:
            stack.append(_PROTECTED[token])
        elif stack and token == stack[-1]:
            stack.pop()
        inside.append(bool(stack))
    return inside


def _each_word(text: str, change: Callable[[str], str]) -> str:
    return "".join(
        change(word) if index % 2 == 0 and word else word for index, word in enumerate(_SPACE.split(text))
    )


def _everywhere(text: str, change: Callable[[str], str]) -> str:
    strings, tokens = _split(text)
    inside = [False, *_protected(tokens)]
    return _join(
        [string if keep else change(string) for string, keep in zip(strings, inside, strict=True)], tokens
    )


def _capitalize_first(text: str, language: str) -> str:
    strings, tokens = _split(text)
    inside = [False, *_protected(tokens)]
    for index, string in enumerate(strings):
        if not string.strip():
            continue
        if inside[index]:
            break
        words = _SPACE.split(string)
        for place in range(0, len(words), 2):
            if words[place]:
                if words[place] == _lower(words[place], language):
                    words[place] = _capitalized(words[place], language)
                break
        strings[index] = "".join(words)
        break
    return _join(strings, tokens)


def _capitalize_all(text: str, language: str) -> str:
    strings, tokens = _split(text)
    before = list(strings)
    inside = [False, *_protected(tokens)]
    for index, string in enumerate(strings):
        if not inside[index]:
            strings[index] = _each_word(
                string, lambda word: _capitalized(word, language) if word == _lower(word, language) else word
            )
    _restore_after_apostrophes(strings, tokens, before)
    return _join(strings, tokens)


def _sentence(text: str, language: str) -> str:
    """First letter capital, the rest in lower case."""
    strings, tokens = _split(text)
    before = list(strings)
    inside = [False, *_protected(tokens)]
    first = True
    for index, string in enumerate(strings):
        if not string.strip():
            continue
        if inside[index]:
            first = False
            continue
        words = string.split(" ")
        for place, word in enumerate(words):
            if not word:
                continue
            words[place] = _capitalized(word, language) if first else _lower(word, language)
            first = False
        strings[index] = " ".join(words)
    _restore_after_apostrophes(strings, tokens, before)
    return _join(strings, tokens)


class _Title:
    """The state that title case keeps from string to string; a version ("v2") is no word."""

    __slots__ = ("after_stop", "first", "language", "last", "small_words")

    def __init__(self, language: str, small_words: frozenset[str]) -> None:
        self.language = language
        self.small_words = small_words
        self.first = True
        self.after_stop = False
        self.last: tuple[int, int] | None = None

    def change(self, string: str, index: int, before: str, following: str) -> str:
        """The string that stands between two tokens, with capitals.

        The first word of a compound is no small word ("Off-the-Shelf"; CMOS 8.161), and what follows a period within
        a word is none at all ("Foo.jl", "arXiv.org").
        """
        words = _SPACE.split(string)
        final = max((place for place in range(0, len(words), 2) if words[place]), default=-1)
        for place in range(0, len(words), 2):
            word = words[place]
            if not word:
                continue
            lower = _lower(word, self.language)
            starts_compound = (
                place == final == len(words) - 1 and following == "-" and (place > 0 or before != "-")
            )
            wanted = (
                (len(word) > 1 and not _has_stop_word(lower, self.small_words) and not _is_version(word))
                or (starts_compound and (len(word) > 1 or index == 0))
                or self.first
                or self.after_stop
            ) and not (place == 0 and before == _INSIDE)
            if wanted and word == lower:
                words[place] = _capitalized(word, self.language)
            self.first = self.after_stop = False
            self.last = (index, place)
        return "".join(words)


_QUOTE_CLOSERS = {' "': '"', " '": "'", "\u2018": "\u2019", "\u201c": "\u201d"}
_QUOTE_INNER = {' "': " '", " '": ' "', "\u2018": "\u2018", "\u201c": "\u201c"}
_QUOTES = lazy_pattern("^(?:\u2018|\u2019|\u201c|\u201d|\"|'| \"| ')$")


def _restore_after_apostrophes(strings: list[str], tokens: list[str], before: list[str]) -> None:
    """Undo the capital after a quotation mark that has no partner: it was an apostrophe ("we\u2019re")."""
    stack: list[tuple[str, int]] = []
    orphans: list[int] = []
    for index, token in enumerate(tokens):
        if not _QUOTES.match(token):
            continue
        if token in _QUOTE_CLOSERS:
            if stack and token != _QUOTE_INNER[stack[-1][0]]:
                orphans.append(stack.pop()[1])
            stack.append((token, index))
        elif stack and token == _QUOTE_CLOSERS[stack[-1][0]]:
            stack.pop()
        else:
            orphans.append(index)
    orphans += [index for _, index in stack]
    for index in orphans:
        strings[index + 1] = before[index + 1][:1] + strings[index + 1][1:]


_PERIOD = (".",)
_INSIDE = "inside"
"""What stands for a period within a word."""


def _title(text: str, language: str, small_words: frozenset[str]) -> str:
    strings, tokens = _split(text)
    before = list(strings)
    inside = _protected(tokens)
    state = _Title(language, small_words)
    if strings[0].strip():
        strings[0] = state.change(strings[0], 0, "", tokens[0] if tokens else "")
    for index, token in enumerate(tokens):
        string = strings[index + 1]
        if token and token[-1] in "!?:":
            state.after_stop = True
        if not inside[index]:
            if string.strip():
                is_inside = token in _PERIOD and before[index][-1:].isalpha() and string[0].isalpha()
                following = tokens[index + 1] if index + 1 < len(tokens) else ""
                strings[index + 1] = state.change(
                    string, index + 1, _INSIDE if is_inside else token, following
                )
        elif string.strip():
            state.last = None
        if string.strip():
            state.first = state.after_stop = False
    _restore_after_apostrophes(strings, tokens, before)
    if state.last is not None:
        _capitalize_last(strings, state.last, language, small_words)
    return _join(strings, tokens)


def _capitalize_last(
    strings: list[str], place: tuple[int, int], language: str, small_words: frozenset[str]
) -> None:
    """The last word is capitalized even when it is a stop word."""
    words = _SPACE.split(strings[place[0]])
    word = words[place[1]]
    if len(word) > 1 and _has_stop_word(_lower(word, language), small_words):
        words[place[1]] = _capitalized(word, language)
        strings[place[0]] = "".join(words)


@lru_cache(maxsize=4096)
def apply_text_case(
    text: str, case: TextCase, language: str = "en", small_words: frozenset[str] = STOP_WORDS
) -> str:
    """The text in that case; `language` is the two-letter code whose letters have the case rules.

    `small_words` are those that title case leaves in lower case.

    >>> apply_text_case("the lord of the rings: a book", "title")
    'The Lord of the Rings: A Book'
    >>> apply_text_case("an <span class=\\"nocase\\">mRNA</span> study", "uppercase")
    'AN <span class="nocase">mRNA</span> STUDY'
    """
    if not text:
        return text
    if text.startswith("'"):
        # It opens a quotation, as one behind a space does.
        return _in_case(f" {text}", case, language, small_words)[1:]
    return _in_case(text, case, language, small_words)


def _in_case(text: str, case: TextCase, language: str, small_words: frozenset[str]) -> str:
    if case == "title":
        return _title(text, language, small_words)
    if case == "capitalize-first":
        return _capitalize_first(text, language)
    if case == "lowercase":
        return _everywhere(text, lambda string: _lower(string, language))
    if case == "uppercase":
        return _everywhere(
            text, greek_capitals if language == "el" else lambda string: _upper(string, language)
        )
    if case == "capitalize-all":
        return _capitalize_all(text, language)
    return _sentence(text, language)


def text_case(value: str) -> TextCase | None:
    """The value of a `text-case` attribute, None for none or "normal"."""
    return cast("TextCase", value) if value in TEXT_CASES else None
