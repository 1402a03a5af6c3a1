"""Titles with the capitals in braces that a style must not lower.

Styles write titles in sentence case, and know a proper noun only by its braces. In a title in Title Case a
word is braced when it has a capital that its place does not explain (AI, CleverHans, ImageNet-UA, vitamin C);
in a title in sentence case, or in a language other than English, every capitalised word after the first is
meant. The first word and the one after a colon keep their capital anyway (BibTeX's `change.case$`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from bibkit.formats.escape import Escaping, escape_prose
from bibkit.text.rich_text import Part, Segment, plain_text, segments

_LANGUAGE_END = re.compile(r"[-_ ,]")  # "en-GB", and "english and french"
_WORD = re.compile(r"[^\s\ufdd2]+")  # the mark in the place of a command parts words
_CORE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
# Dashes and slashes; and what else stands in a word without blanks: before a capitalised word, behind small letters.
_JOINT = re.compile(
    r"[-‐‑–—/]|(?<=\w)[^\w\s.'’*]+(?=[^\W\d_a-z][^\W\d_A-Z]{2})|(?<=[^\W\d_A-Z]{3})[^\w\s.'’*]+(?=[^\W\d_])"
)
_MEANT = re.compile(r".+[^\W\d_a-z]|[^\W\d_a-z].*\d", re.DOTALL)
# A capital that is not just the first letter of a word: what to look closer at in Title Case.
_UNUSUAL = re.compile(
    r"(?<=[^\W_])[^\W\d_a-z]|(?<=['’.&])[^\W\d_a-z]|(?!A\b)[^\W\d_a-z](?![^\W\d_A-Z])|[^\W\d_a-z]\S*\d"
)
# Words of four letters and more inside a sentence, capitals at most at their head.
_ORDINARY = re.compile(r"""(?<=[^:?!.]\s)[("'“‘\[]*([^\W\d_][^\W\d_A-Z]{3,})(?=[\s)\].,;:!?"'”’]|$)""")
# Words side by side that all have capitals, as names seldom are.
_RUN = re.compile(r"\b(?!The\b)(?:[^\W\d_a-z][^\W\d_A-Z]{2,}[ ‐‑-])+[^\W\d_a-z][^\W\d_A-Z]{3,}\b")
# How many capitals may stand for each small word by the longest run, as measured on real titles.
_FOR_EACH_SMALL = {1: 2.0, 2: 1.0}
_SMALL_WORDS = frozenset(
    """
    about above across after against among around before behind below between beyond during from into like near
    onto over than that through toward towards under until upon versus when with within without
    """.split()
)


@lru_cache(maxsize=4096)
def title_text(text: str, escaping: Escaping, language: str = "", *, is_tuned: bool = False) -> str:
    r"""The title, escaped for a target, capitals that must survive braced by word.

    `language` is the title's, as BCP 47; empty and "en" follow English capitalisation. `is_tuned` says that somebody
    braced what keeps its case: only words with unusual capitals are braced beside that. Kept, for a journal holds many
    works.
    """
    if not _has_capital(text[1:]):
        return escape_prose(text, escaping)
    every = meant_are_all(text, language, is_tuned=is_tuned)
    written: list[str] = []
    opened: list[int] = []  # where the groups begin that are open
    inside_nocase = 0
    at_start = True
    for segment in segments(text):
        if segment.part is Part.TEXT:
            words = segment.text
            spans = [] if inside_nocase else _protected(words, every=every, at_start=at_start)
            end = 0
            for start, stop in spans:
                written += (escaping.prose(words[end:start]), "{", escaping.prose(words[start:stop]), "}")
                end = stop
            written.append(escaping.prose(words[end:]))
            at_start = _starts_sentence(words, at_start=at_start)
        elif segment.part is Part.MATHS:
            written.append(escaping.maths(segment.text))
            at_start = False
        else:
            written.append(escaping.markup[segment.text][segment.part is Part.CLOSE])
            step = _nocase_step(segment)
            inside_nocase += step
            if step > 0:
                opened.append(len(written))
            elif step < 0 and opened and _begins_with_command(written[(start := opened.pop()) :]):
                written[start - 1] *= 2
                written[-1] *= 2
    return "".join(written)


def _begins_with_command(written: list[str]) -> bool:
    """Whether BibTeX takes a group for one special character, and changes the case of what is in it."""
    return next((part[0] == "\\" for part in written if part), False)


def protected_words(text: str, language: str = "", *, is_tuned: bool = False) -> list[tuple[int, int]]:
    """Where in a title, markup included, the words stand that `title_text` braces: start and end offsets."""
    return _protected_words(text, every=meant_are_all(text, language, is_tuned=is_tuned))


@lru_cache(maxsize=8)  # of a title several questions are asked, one after the other
def _protected_words(text: str, *, every: bool) -> list[tuple[int, int]]:
    found = []
    inside_nocase = 0
    at_start = True
    for segment in segments(text):
        if segment.part is Part.TEXT:
            if not inside_nocase:
                spans = _protected(segment.text, every=every, at_start=at_start)
                found += [(segment.at + start, segment.at + end) for start, end in spans]
            at_start = _starts_sentence(segment.text, at_start=at_start)
        elif segment.part is Part.MATHS:
            at_start = False
        else:
            inside_nocase += _nocase_step(segment)
    return found


@lru_cache(maxsize=16384)
def is_protected(word: str, *, every: bool, at_start: bool) -> bool:
    """Whether a word, without punctuation around it, has a capital that must survive."""
    if not _has_capital(word):
        return False
    parts = [part for part in _JOINT.split(word) if part]
    if any(_has_capital(part[1:]) or (_MEANT.match(part) and _has_capital(part)) for part in parts):
        return True
    if len(parts) == 1 and len(word) == 1:
        return not at_start and (every or word != "A")
    if not every:
        return False
    return _has_capital("".join(part[0] for part in (parts[1:] if at_start else parts)))


def meant_are_all(text: str, language: str = "", *, is_tuned: bool = False) -> bool:
    """Whether every capital is meant: the title is in sentence case, or in a language that has no other."""
    if language and _LANGUAGE_END.split(language.lower(), maxsplit=1)[0] not in ("en", "eng", "english"):
        return True
    if is_tuned:
        return False
    return _is_in_sentence_case(text)


@lru_cache(maxsize=8)  # of a title several questions are asked, one after the other
def _is_in_sentence_case(text: str) -> bool:
    lower = upper = 0
    for word in _ORDINARY.findall(plain_text(text)):
        if word not in _SMALL_WORDS:
            if word[0].islower():
                lower += 1
            else:
                upper += 1
    if not upper:
        return False
    run = max((len(_JOINT.split(match[0].replace(" ", "-"))) for match in _RUN.finditer(text)), default=1)
    return upper <= lower * _FOR_EACH_SMALL.get(run, 0.5)


def _protected(text: str, *, every: bool, at_start: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    if (not every and _UNUSUAL.search(text) is None) or _is_shouted(text):
        return found
    for match in _WORD.finditer(text):
        word = match[0]
        if not (word.islower() or (not every and word.isalpha() and word[1:].islower())):
            core = _CORE.search(word)
            if core and is_protected(core[0], every=every, at_start=at_start):
                first, last = (0, len(core[0])) if every else _unusual_parts(core[0])
                found.append((match.start() + core.start() + first, match.start() + core.start() + last))
        at_start = word[-1] == ":"
    return found


def _unusual_parts(word: str) -> tuple[int, int]:
    """Where in a word with hyphens the capitals begin and end that must survive: "RF" in "Digital-to-RF"."""
    joints = [match.span() for match in _JOINT.finditer(word)]
    spans = list(
        zip([0, *(end for _, end in joints)], [*(start for start, _ in joints), len(word)], strict=True)
    )
    meant = [is_protected(word[start:end], every=False, at_start=True) for start, end in spans]
    if True not in meant:
        return 0, len(word)  # it is their joint that is unusual
    last = len(meant) - 1 - meant[::-1].index(True)
    while last + 1 < len(spans) and not any(map(str.islower, word[slice(*spans[last + 1])])):
        last += 1  # the number in "GPT-4"
    return spans[meant.index(True)][0], spans[last][1]


def _is_shouted(text: str) -> bool:
    """Whether a title is in capitals, which say nothing then."""
    if text.count(" ") < 3:
        return False
    upper = sum(map(str.isupper, text))
    return upper > 20 and upper > 2 * sum(map(str.islower, text))


def _starts_sentence(before: str, *, at_start: bool) -> bool:
    stripped = before.rstrip()
    return stripped.endswith(":") if stripped else at_start


def _has_capital(text: str) -> bool:
    # `islower` is false for digits alone, so ask the letters.
    return text != text.lower()


def _nocase_step(segment: Segment) -> int:
    if segment.text != "nocase":
        return 0
    return 1 if segment.part is Part.OPEN else -1
