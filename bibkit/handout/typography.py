"""Texts that come from databases as a typesetter sets them: quotation marks, dashes and ellipses of their language.

Titles and abstracts are typed with straight quotation marks, double hyphens and three stops, or as TeX has them
(``so''). Formulas and pieces of code stay as they are, and so does whatever is not clear: marks without partners,
primes, hyphens between numbers.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence

from bibkit.csl.style.locale import canonical_language, merge_locale
from bibkit.stylebook.locales import load_locale
from bibkit.text.run import Run, is_maths

# The commonest words of the languages that sheets speak, of which no other has its own.
_COMMON_WORDS = {
    "en": "the of and to in is that for we with this are by on from which".split(),
    "de": "der die und den das ist von zu mit dem des nicht ein eine wir auf für wird".split(),
    "fr": "le la les des et du une est dans pour que nous sur par au aux cette qui".split(),
    "es": "el los las y del que una es por con para se como este esta al su".split(),
}
_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

_DASHES = re.compile(
    r"""(?P<long> (?<=[^\s-]) \s* --- \s* (?=[^\s-]) )
      | (?P<range> (?<=\d)--(?=\d) )
      | (?P<pause> (?<=[^\s-])[ ]--[ ](?=[^\s-])
                   | (?: (?<=[^\W\d_]{2}) | (?<=["'”’“‘»)\]]) )[ ]-[ ](?=["'„“‘«(]?[^\W\d_]{2}) )
      | (?P<joined> (?<=[^\W\d_])--(?=[^\W\d_]) )""",
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r"(?<![./\\])(?:\.\.\.|\.[ ]\.[ ]\.)(?![./\\])")
_CODE = re.compile(r"`[^`'\n]+`|(?:https?|ftp)://\S+")
_BEFORE_OPENING = re.compile(r"[\s(\[{<–—/-]")
_CLOSED_UP = ("en-US",)
"""Languages whose dash has no space around it (Chicago 6.85); others put a shorter one between spaces."""
_NESTED = 3  # marks side by side
_SINGLE = "‘‚‹"
_HIDDEN = "\ufffc"  # stands for a formula or a piece of code while marks look for their partners


def language_of(said: str, text: str, sheet: str) -> str:
    """The language of a record's texts as a locale ("de-DE"): what it says, else what its words are.

    `sheet` is the sheet's own, which says the country where the language is the same.
    """
    said = said.strip().replace("_", "-")
    language = said if _TAG.fullmatch(said) else _guessed(text, sheet)
    if "-" not in language and language.lower() == sheet.partition("-")[0]:
        return sheet
    return canonical_language(language)


def _guessed(text: str, sheet: str) -> str:
    """The language with most of its common words in the text; the sheet's own where none has."""
    words = [word.lower() for word in _WORD.findall(text)]
    counts = {language: sum(word in common for word in words) for language, common in _COMMON_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    is_clear = counts[best] > 1 and list(counts.values()).count(counts[best]) == 1
    return best if is_clear else sheet


def typeset(runs: Sequence[Run], language: str) -> tuple[Run, ...]:
    """The runs with the marks of a language.

    >>> typeset([Run('It is "so" -- since 1990--1995 ...')], "en-GB")[0].text
    'It is “so” – since 1990–1995 …'
    """
    texts = [_HIDDEN * len(run.text) if is_maths(run) else run.text for run in runs]
    whole = "".join(texts)
    marks = {**_dashes_and_ellipses(whole, language), **_quotes(whole, language)}
    if not marks:
        return tuple(runs)
    written: list[Run] = []
    at = 0
    for run, text in zip(runs, texts, strict=True):
        end = at + len(text)
        written.append(run if is_maths(run) else Run(_with(whole, at, end, marks), run.spans))
        at = end
    return tuple(written)


Marks = dict[int, tuple[int, str]]
"""By where they begin: how many characters go, and what takes their place."""


_QuoteMark = tuple[int, int, bool]
"""A quotation mark: where it stands, how long it is, and whether it opens."""


def _with(whole: str, at: int, end: int, marks: Marks) -> str:
    pieces: list[str] = []
    while at < end:
        length, mark = marks.get(at, (1, whole[at]))
        pieces.append(mark)
        at += length
    return "".join(pieces)


def _code_hidden(whole: str) -> str:
    return _CODE.sub(lambda match: _HIDDEN * len(match[0]), whole)


def _dashes_and_ellipses(whole: str, language: str) -> Marks:
    text = _code_hidden(whole)
    pause = "—" if language in _CLOSED_UP else " – "
    found: Marks = {match.start(): (len(match[0]), "…") for match in _ELLIPSIS.finditer(text)}
    for match in _DASHES.finditer(text):
        mark = {"range": "–", "joined": "–", "pause": pause, "long": pause}[str(match.lastgroup)]
        found[match.start()] = (len(match[0]), mark)
    return found


def dashed(text: str, language: str) -> str:
    """The text with dashes and ellipses of the language, and quotation marks as they are.

    >>> dashed('"So" -- since 1990--1995 ...', "de-DE")
    '"So" – since 1990–1995 …'
    """
    marks = _dashes_and_ellipses(text, language)
    return _with(text, 0, len(text), marks) if marks else text


def _quotes(whole: str, language: str) -> Marks:
    """The marks for straight and TeX's quotation marks; none of a kind whose marks do not all have partners."""
    text = _code_hidden(whole)
    terms = merge_locale(language, (), load_locale)
    outer = (terms.term("open-quote") or "“", terms.term("close-quote") or "”")
    inner = (terms.term("open-inner-quote") or "‘", terms.term("close-inner-quote") or "’")
    nested = inner
    if outer[0] in _SINGLE:  # one who types single marks there means the outer ones
        inner = outer
    double: list[_QuoteMark] = []
    single: list[_QuoteMark] = []
    found: Marks = {}
    for match in re.finditer(r"``|''|[\"'`]", text):
        start, sign = match.start(), match[0]
        before, after = text[start - 1 : start], text[match.end() : match.end() + 1]
        opens = bool(after.strip()) and _may_open(text, start)
        if sign in ('"', "``", "''"):
            double.append((start, len(sign), sign == "``" or (sign == '"' and opens)))
        elif sign == "`":
            single.append((start, 1, True))
        elif before.isalnum() and after.isalnum():
            found[start] = (1, "’")
        else:
            single.append((start, 1, opens))
    if _is_paired(double):
        found |= {at: (length, outer[0] if opens else outer[1]) for at, length, opens in double}
        inside = _inside(double)
        found |= _single([mark for mark in single if inside(mark[0])], text, nested)
        single = [mark for mark in single if not inside(mark[0])]
    return found | _single(single, text, inner)


def _may_open(text: str, at: int) -> bool:
    """Whether a quotation may begin here: after space, a bracket, a dash or a mark that opens itself."""
    for _ in range(_NESTED):
        if at and text[at - 1] in "'\"`":
            at -= 1
    return at == 0 or bool(_BEFORE_OPENING.match(text[at - 1]))


def _is_paired(marks: Sequence[_QuoteMark]) -> bool:
    """Whether each that opens is followed by one that closes."""
    return all(opens is (at % 2 == 0) for at, (_, _, opens) in enumerate(marks)) and len(marks) % 2 == 0


def _inside(pairs: Sequence[_QuoteMark]) -> Callable[[int], bool]:
    """Whether a place is within one of the quotations."""
    starts = [at for at, _, opens in pairs if opens]
    ends = [at for at, _, opens in pairs if not opens]
    return lambda place: bisect(starts, place) > bisect(ends, place)


def _single(marks: Sequence[_QuoteMark], text: str, inner: tuple[str, str]) -> Marks:
    """Single marks: pairs are quotations, others that hang on a letter apostrophes, after a number primes."""
    found: Marks = {}
    opened: int | None = None
    for at, length, opens in marks:
        if opens:
            if opened is not None and text[opened] == "'":
                found[opened] = (1, "’")
            opened = at
        elif opened is not None:
            found[opened], found[at] = (1, inner[0]), (length, inner[1])
            opened = None
        elif text[at - 1 : at].isalpha():
            found[at] = (length, "’")
    if opened is not None and text[opened] == "'" and text[opened + 1 : opened + 2].isalnum():
        found[opened] = (1, "’")
    return found
