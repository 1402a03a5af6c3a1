"""Citations as pandoc's Markdown writes them (pandoc manual, "Citation syntax").

`[see @doe2020, pp. 33-35; also @roe2019]`, `@doe2020 [p. 5]` with the names in the sentence, `-@doe2020` without them,
`{...}` round a locator that would not be seen as one, or round a key with odd characters. The text around citations
says nothing here; code, comments, addresses of links and escaped characters hold none.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from bibkit.csl.locale import merge_locale
from bibkit.csl.vocab import LOCATOR_LABELS
from bibkit.engines.job import CitedItem
from bibkit.stylebook.locales import DEFAULT_LOCALE, load_locale

LOCATORS = tuple(
    """appendix article-locator book canon chapter column elocation equation figure folio issue line note opus page
    paragraph part rule scene section sub-verbo supplement table timestamp title-locator verse volume""".split()
)
"""What a locator can count (CSL 1.0.2, appendix IV, locators)."""

_KEY = r"-?@(?:\{[^{}]+\}|\w(?:\w|[:.#$%&+?<>~/-](?=\w))*)"
_TOKEN = re.compile(
    r"""(?P<skipped> (?P<fence>```|~~~).*?(?:(?P=fence)|\Z) | \\.
                     | (?<!`)(?P<ticks>`+)(?!`) (?: [^\n] | \n(?![ \t]*\n) )*? (?<!`)(?P=ticks)(?!`)
                     | \]\([^()\s]*\) | <[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*> )
      | (?P<comment> <!-- )
      | (?P<group> \[ (?: [^\[\]\\] | \\. )* \] )
      | (?<!\w) (?P<cite> """ + _KEY + r""" ) (?P<after> [ ]?\[ (?: [^\[\]\\] | \\. )* \] )?""",
    re.VERBOSE | re.DOTALL,
)  # fmt: skip
_CITE = re.compile(rf"(?P<prefix>.*?)(?<!\w)(?P<cite>{_KEY})(?P<rest>.*)", re.DOTALL)
_BRACED_LOCATOR = re.compile(r"\s*,?\s*\{([^{}]*)\}(.*)", re.DOTALL)
_ARABIC = r"[^\s,;\[\]{}]*\d[^\s,;\[\]{}]*"
_ROMAN = r"[ivxlcdmIVXLCDM]+(?:[-–—]+[ivxlcdmIVXLCDM]+)?(?!\w)"
_MORE = rf"(?:\s*(?:,|&|[-–—]+)\s*(?:{_ARABIC}|{_ROMAN}))*"
_NUMBERS = re.compile(rf"(?P<numbers>{_ARABIC}{_MORE})(?P<suffix>.*)", re.DOTALL)
_NUMBERS_OF_A_TERM = re.compile(rf"(?P<numbers>(?:{_ARABIC}|{_ROMAN}){_MORE})(?P<suffix>.*)", re.DOTALL)


class FoundCitation(NamedTuple):
    """A citation of a text, and the characters (start, end) that it takes."""

    start: int
    end: int
    cites: tuple[CitedItem, ...]


def citations_in(text: str, locale: str = DEFAULT_LOCALE) -> list[tuple[CitedItem, ...]]:
    """The citations of a text, in order; `locale` is the language of locators such as "S. 5", beside English.

    >>> citations_in("As [see @doe2020, p. 5] shows")
    [(CitedItem(id='doe2020', locator='5', label='page', prefix='see', suffix='', ...),)]
    """
    return [placed.cites for placed in placed_citations(text, locale)]


def placed_citations(text: str, locale: str = DEFAULT_LOCALE) -> list[FoundCitation]:
    """The citations of a text with their places, in order; none overlaps another."""
    found: list[FoundCitation] = []
    position = 0
    last_comment_end = text.rfind("-->")
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match["comment"]:
            position = text.find("-->", position) if position <= last_comment_end else position
        elif match["group"]:
            cites = _pieces(match["group"][1:-1], locale)
            if cites:
                found.append(FoundCitation(match.start(), position, cites))
            else:
                position = match.start() + 1  # a link or a note: there may be citations inside
        elif match["cite"]:
            first, more = _in_text(match["cite"], match["after"], locale)
            if match["after"] and not more:
                position = match.end("cite")
            found.append(FoundCitation(match.start(), position, more or (first,)))
    return found


def locator_of(text: str, locale: str = DEFAULT_LOCALE) -> tuple[str, str, str]:
    """The label, the locator and the rest of what follows a key: "p. 5 and passim", "{ii}", "chap. 3".

    The label is "page" where none is named; the locator is "" where there is none, and all is rest.
    """
    if braced := _BRACED_LOCATOR.fullmatch(text):
        label, inside = _label(braced[1].strip(), locale)
        return label or "page", inside, braced[2].strip()
    bare = text.strip()
    start = bare.removeprefix(",").lstrip()
    label, after = _label(start, locale)
    match = (_NUMBERS_OF_A_TERM if label else _NUMBERS).fullmatch(after)
    if match is None:
        return "page", "", bare
    numbers = match["numbers"]
    end = len(numbers.rstrip(".:!?"))
    if match["suffix"] or not numbers[:end][-1:].isdigit():  # "5ff." keeps its full stop
        end = len(numbers)
    return label or "page", numbers[:end], (numbers[end:] + match["suffix"]).strip()


def labelled(text: str, locale: str = DEFAULT_LOCALE) -> tuple[str, str]:
    """The label and the locator of a text that is nothing else: "chap. 3" is ("chapter", "3")."""
    label, locator = _label(text.strip(), locale)
    return label or "page", locator


def _pieces(text: str, locale: str) -> tuple[CitedItem, ...]:
    """The cites of a bracket, or none where a piece has no key: then it is no citation."""
    cites = [_piece(piece, locale) for piece in text.split(";")]
    return tuple(cite for cite in cites if cite is not None) if None not in cites else ()


def _piece(text: str, locale: str) -> CitedItem | None:
    match = _CITE.fullmatch(text)
    if match is None:
        return None
    label, locator, suffix = locator_of(match["rest"], locale)
    key, is_suppressed = _key(match["cite"])
    prefix = match["prefix"].strip()
    return CitedItem(key, locator, label, prefix, suffix, suppress_author=is_suppressed)


def _in_text(cite: str, after: str | None, locale: str) -> tuple[CitedItem, tuple[CitedItem, ...]]:
    """The cite alone, and with what the bracket after it adds; nothing where that is no part of it."""
    key, is_suppressed = _key(cite)
    alone = CitedItem(key, suppress_author=is_suppressed, author_in_text=not is_suppressed)
    if not after:
        return alone, ()
    own, *others = after.strip()[1:-1].split(";")
    if _CITE.fullmatch(own):
        return alone, ()
    label, locator, suffix = locator_of(own, locale)
    more = [_piece(other, locale) for other in others]
    if None in more:
        return alone, ()
    first = CitedItem(key, locator, label, "", suffix, is_suppressed, author_in_text=not is_suppressed)
    return alone, (first, *(cite for cite in more if cite is not None))


def _key(cite: str) -> tuple[str, bool]:
    key = cite.removeprefix("-").removeprefix("@")
    return key[1:-1] if key.startswith("{") else key, cite.startswith("-")


def _label(text: str, locale: str) -> tuple[str, str]:
    """The label that a text begins with, in the language or in English, and the rest; "" where there is none."""
    match = _terms_pattern(locale).match(text)
    return (_terms(locale)[match[1].lower()], text[match.end() :]) if match else ("", text)


@cache
def _terms_pattern(locale: str) -> re.Pattern[str]:
    terms = "|".join(re.escape(term) for term in sorted(_terms(locale), key=len, reverse=True))
    return re.compile(rf"({terms})(?:\s+|(?<=\W)|(?=\d))", re.IGNORECASE)


@cache
def _terms(locale: str) -> Mapping[str, str]:
    """Words and abbreviations in lower case, and the labels that they mean."""
    terms = dict(_forms(locale))
    for term, label in _forms(DEFAULT_LOCALE):
        terms.setdefault(term, label)
    for term, label in LOCATOR_LABELS.items():
        terms.setdefault(term, label)
        terms.setdefault(f"{term}.", label)
    return terms


def _forms(locale: str) -> Iterable[tuple[str, str]]:
    known = merge_locale(locale, (), load_locale).terms
    for label in LOCATORS:
        for form in ("long", "short", "symbol"):
            for term in known.get((label, form), ()):
                if term:
                    yield term.lower(), label
