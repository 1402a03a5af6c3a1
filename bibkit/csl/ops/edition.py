"""Editions that say themselves that they are one: a style's own word is not put behind "4th ed." and "Rev. ed."

Styles that do not ask whether an edition is a number say "ed." of all of them.
"""

from __future__ import annotations

from typing import Final

from bibkit.csl.ops.env import Env
from bibkit.csl.ops.leaf import Look
from bibkit.csl.tree.flatten import plain_text
from bibkit.csl.tree.out import deduplicated
from bibkit.text.pattern import lazy_pattern

_WORDS: Final = (
    "edns?|eds?|editions?|edit|éds?|éditions?|edición|ediciones|edició|edicions|edizion[ei]|ediz|edição|edições|ediți[ea]|"
    "auflagen?|aufl|ausgaben?|ausg|uitg|uitgave|druk|upplagan?|uppl|utgåva|utgave|utg|udgave|udg|painos|wydanie|wyd|"
    "vydání|vydanie|vyd|izdanje|izdaja|izd|kiadás|kiad|baskı|издание|изд|видання|вид|έκδοση|έκδ"
)
"""What the locales of CSL have for "edition", as far as it means nothing else, and what catalogues shorten it to."""

_AT_END = lazy_pattern(rf"(?i)(?:(?<![^\W\d_])(?:{_WORDS})|版本?)[.,;)\]\s]*\Z")
_AT_START = lazy_pattern(rf"(?i)[\s(\[.,]*(?:{_WORDS})(?![^\W\d_])\.?")


def is_edition_word(text: str) -> bool:
    """Whether a fixed text says "edition" and nothing else.

    >>> is_edition_word(" edn."), is_edition_word("ed. by")
    (True, False)
    """
    return _AT_START.fullmatch(text) is not None


def says_edition(edition: str) -> bool:
    """Whether an edition ends with the word.

    >>> [text for text in ("4th ed.", "Rev. ed.", "2", "revised", "第2版") if says_edition(text)]
    ['4th ed.', 'Rev. ed.', '第2版']
    """
    return _AT_END.search(edition) is not None


def without_edition(look: Look) -> Look:
    """The look without the word in its suffix; what stands behind it stays."""
    found = _AT_START.match(look.suffix)
    return look if found is None else look.with_suffix(look.suffix[found.end() :])


def is_said(env: Env, look: Look) -> bool:
    """Whether the edition right before says the word; if so, what follows it in the look follows the edition."""
    if not env.out or not says_edition(env.item.text.get("edition", "")):
        return False
    before = plain_text(env.out[-1])
    if not says_edition(before):
        return False
    env.out[-1].suffix += deduplicated(before, look.suffix)
    return True
