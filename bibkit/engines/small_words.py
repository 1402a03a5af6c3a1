"""Which words title case leaves in lower case: the list of CSL, of the style's guide, or one's own.

CSL 1.0.2 has one list for all styles (text-case), in which every preposition is; some guides want the long ones with a
capital.
"""

from __future__ import annotations

from typing import NamedTuple

from bibkit.csl.vocab import STOP_WORDS
from bibkit.errors import UsageError


def _shorter_than(letters: int, *capitalized: str) -> frozenset[str]:
    return frozenset(word for word in STOP_WORDS if len(word) < letters).difference(capitalized)


class SmallWords(NamedTuple):
    """A list of words, the styles whose guide has it, by the parts of their names, and where the guide says so.

    `named` are those that the guide names itself. All others are CSL's words that its rule leaves over: no guide has
    a list of all prepositions, and which words are some is CSL's say, not the guide's.
    """

    words: frozenset[str]
    styles: tuple[str, ...]
    others: tuple[str, ...]
    source: str
    named: frozenset[str] = frozenset()


LISTS = {
    "csl": SmallWords(STOP_WORDS, (), (), "CSL 1.0.2, text-case, and the stop words of its schema"),
    "chicago": SmallWords(
        _shorter_than(5, "so", "yet", "lest"),
        ("chicago",),
        ("16th", "17th"),
        "The Chicago Manual of Style, 18th ed. (2024), 8.160: articles, to, as, the conjunctions and, but, for, or and "
        "nor (no others), and prepositions of less than five letters (17th ed., 8.159: of any length)",
        frozenset("a an the to as and but for or nor".split()),
    ),
    "apa": SmallWords(
        _shorter_than(4) | {"if"},
        ("apa",),
        ("5th", "6th"),
        "APA Publication Manual, 7th ed., 6.17: short conjunctions, articles and short prepositions, all of three "
        "letters or fewer",
        frozenset("and as but for if nor or so yet a an the at by in of off on per to up via".split()),
    ),
}
"""By the names that the option has. `others` are parts of the names of styles that follow an older edition."""


def small_words(style_id: str, asked: str) -> frozenset[str]:
    """The words: those of the list that was asked for by its name, or word by word; else what the style's guide says.

    Raises UsageError for what is neither a list nor words with commas between them.

    >>> words = small_words("http://www.zotero.org/styles/chicago-notes", "")
    >>> "with" in words, "between" in words
    (True, False)
    """
    if asked in LISTS:
        return LISTS[asked].words
    if asked:
        words = [word.strip().lower() for word in asked.split(",")]
        if len(words) < 2 or not all(words):
            raise UsageError(
                f'There is no list of small words "{asked}"',
                hint=f"name one ({', '.join(LISTS)}), or give words with commas between them",
                about="small-words",
            )
        return frozenset(words)
    name = style_id.rstrip("/").rpartition("/")[2].split("-")
    for row in LISTS.values():
        if not set(row.styles).isdisjoint(name) and set(row.others).isdisjoint(name):
            return row.words
    return STOP_WORDS
