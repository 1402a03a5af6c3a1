"""The kinds of difference in print that are for the better: how each is recognised, and why it is better.

A kind rewrites the pair (what the original prints, what ours does) so that its difference is gone; a pair that is equal
then was better for the kinds that changed it. Nothing else makes an entry better.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.engines.typeset.better_dates import Pair, months_by_their_macros, years_of_a_range

Source = str
"""The entry in the original file, as it stands there; empty where it was not found."""


class Kind(NamedTuple):
    """A kind of difference: its name, why ours is better, an example (before, after), and its rewriting."""

    name: str
    why: str
    example: Pair
    rewrite: Callable[[Pair, Source], Pair]
    source: Source = ""  # of the example


def kinds_of(theirs: str, ours: str, source: Source = "") -> tuple[str, ...] | None:
    """The kinds that all the differences of a pair belong to; None where something else differs, too."""
    pair, found = (theirs, ours), []
    for kind in KINDS:
        changed = kind.rewrite(pair, source)
        if changed != pair:
            found.append(kind.name)
            pair = changed
        if pair[0] == pair[1]:
            return tuple(found)
    return None


def _alone(rewrite: Callable[[Pair], Pair]) -> Callable[[Pair, Source], Pair]:
    """A rewriting that has no need of the source."""
    return lambda pair, _: rewrite(pair)


def _half_letters(pair: Pair, _: Source) -> Pair:
    theirs, ours = pair
    if not re.search("[\udc80-\udcff]", theirs):
        return pair
    parts = re.split("[\udc80-\udcff]+", theirs)
    match = re.fullmatch(r"(\w)".join(map(re.escape, parts)), ours, re.IGNORECASE)
    if match is None:
        return pair
    letters = [*match.groups(), ""]
    return "".join(part + letter for part, letter in zip(parts, letters, strict=True)), ours


def _escapes_in_addresses(pair: Pair, _: Source) -> Pair:
    def plain(match: re.Match[str]) -> str:
        return re.sub(r"\\([_%&#~])(?:\{\})?|\{(\\?[_~%])\}", lambda one: one[1] or one[2][-1], match[0])

    return re.sub(r"<tt>[^<]*</tt>", plain, pair[0]), pair[1]


def _ordinals(pair: Pair, _: Source) -> Pair:
    def word(match: re.Match[str]) -> str:
        number = int(match[1])
        return f"{_ORDINALS[number - 1]} edition" if 1 <= number <= len(_ORDINALS) else match[0]

    return re.sub(r"\b(\d+)(?:st|nd|rd|th)? edition", word, pair[0]), pair[1]


def _dashes_of_pages(pair: Pair, _: Source) -> Pair:
    theirs, ours = (re.sub(r"\bpage (?=[\w ./:]+–)", "pages ", _LOOSE_DASH.sub("–", text)) for text in pair)
    return (theirs, ours) if ours == pair[1] or (theirs != pair[0] and theirs == ours) else pair


def _hyphens(pair: Pair, source: Source) -> Pair:
    theirs, ours = pair
    if len(theirs) != len(ours):
        return pair
    return "".join(b if (a, b) == (" ", "-") else a for a, b in zip(theirs, ours, strict=True)), ours


def _capitals(pair: Pair, source: Source) -> Pair:
    theirs, ours = pair
    if len(theirs) != len(ours) or theirs.lower() != ours.lower():
        return pair
    raised = [at for at, (a, b) in enumerate(zip(theirs, ours, strict=True)) if a != b]
    if any(ours[at] == ours[at].lower() for at in raised):
        return pair
    # Behind a colon a style keeps the capital, if the colon is not in braces with the word before it.
    raised = [at for at in raised if ours[at - 2 : at] != ": "]
    words = re.findall(r"[^\W\d_]{4,}", ours)
    ordinary = {
        at for at in raised if re.match(r"\w[a-z]{3,}\b", ours[at:]) and not ours[at - 1 : at].isalnum()
    }
    title_case = len(ordinary) > sum(word.islower() for word in words)
    return pair if title_case else (ours, ours)


def _only_more(pair: Pair, source: Source) -> Pair:
    """Ours has all the words of theirs, and those of fields that the style had no name for."""
    if not _BEYOND_STYLES.search(source):
        return pair
    theirs, ours = (re.findall(r"[^\W_]+", re.sub(r"</?\w+>", "", text).lower()) for text in pair)
    if all(theirs.count(word) <= ours.count(word) for word in theirs):
        return pair[1], pair[1]
    return pair


def _arxiv_numbers(pair: Pair, _: Source) -> Pair:
    theirs, ours = pair
    without = re.sub(r"[.,]? arXiv:[\w.\-/]+(?: \[[\w.\- ]+\])?(?=[.,])", "", ours)
    if without == ours:
        return pair
    # A year behind an article without a journal stands alone; else the same.
    same = re.sub(r"[.,]", "", without) == re.sub(r"[.,]", "", theirs)
    return (ours, ours) if same else (theirs, without)


def _undefined_macros(pair: Pair, source: Source) -> Pair:
    if not re.search(r"=\s*[A-Za-z][\w:-]*\s*#|#\s*[A-Za-z]", source):
        return pair
    return re.sub(r"(^|\. )and ", r"\1", pair[0]), pair[1]


_LOOSE_DASH = re.compile(r"(?<=[\dIVXLivxl]) ?(?:–|-|—) ?(?=[A-Z]{0,2} ?[\divxlIVXL]+(?:[,.) ]|$))")
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth"),
)
_BEYOND_STYLES = re.compile(
    r"^\s*@inbook\b.*\bbooktitle\s*=|\b(?:crossref|date|location|journaltitle|institution|issue|month)\s*=",
    re.IGNORECASE | re.DOTALL,
)


KINDS = (
    Kind(
        "half a letter",
        "bibtex knows bytes, and abbreviates a name that begins with a letter of two bytes to the first of them",
        ("\udcc3. Kahya", "Ö. Kahya"),
        _half_letters,
    ),
    Kind(
        "escapes in addresses",
        r"in \url a backslash is printed and is part of the link, which leads nowhere",
        (r"<tt>http://a.org/b\_c</tt>", "<tt>http://a.org/b_c</tt>"),
        _escapes_in_addresses,
    ),
    Kind(
        "months by their macros",
        "each style has its own names for months behind the macros; in braces they stay as they are, or a number",
        ("A. B, “T,” <i>J</i>, march 1942.", "A. B, “T,” <i>J</i>, Mar. 1942."),
        _alone(months_by_their_macros),
    ),
    Kind(
        "years of a range",
        "biber sorts by years in `date`, and prints a text in `year` as it is",
        ("type=book | year=1995–1996", "endyear=1996 | type=book | year=1995"),
        _alone(years_of_a_range),
    ),
    Kind(
        "editions as words",
        "styles print what they are given before the word edition, and BibTeXing asks for a word",
        ("2 edition, 1987.", "second edition, 1987."),
        _ordinals,
    ),
    Kind(
        "ranges of pages",
        "with a hyphen, blanks or a dash of Unicode styles see one page, or print a minus or a gap",
        ("page 7 - 16, 2015.", "pages 7–16, 2015."),
        _dashes_of_pages,
    ),
    Kind(
        "hyphens in names",
        "bibtex takes a part in lower case before a hyphen for a particle, and drops the hyphen",
        ("Muhammad al Khwarizmi. On.", "Muhammad al-Khwarizmi. On."),
        _hyphens,
    ),
    Kind(
        "arXiv numbers",
        "the styles of classic BibTeX print no eprint, and the number says where the work is",
        ("A model, 2020.", "A model. arXiv:2003.11494 [hep-ph], 2020."),
        _arxiv_numbers,
    ),
    Kind(
        "macros without a definition",
        "BibTeX prints nothing for them, and so a list of names began with and",
        ("and Olivier Despouys. Plans.", "Olivier Despouys. Plans."),
        _undefined_macros,
        'author = INGRAND # " and Olivier Despouys"',
    ),
    Kind(
        "capitals that are meant",
        "a capital inside a word, or in a title in sentence case, is one of a name, and nobody braced it",
        ("Trap of bose gases by qcd", "Trap of Bose gases by QCD"),
        _capitals,
    ),
    Kind(
        "fields beyond the style",
        "what BibTeX's styles have no name for (date, location, the title of a parent) is printed where they have a place",
        ("A model. 2020.", "A model, October 2020. Graz."),
        _only_more,
        "@misc{a, title={A model}, date={2020-10}, location={Graz}}",
    ),
)
