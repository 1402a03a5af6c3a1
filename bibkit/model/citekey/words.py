"""The words of a title that say something."""

from __future__ import annotations

import re
import unicodedata

from bibkit.model.citekey.letters import bare, folded, together

STOP_WORDS = frozenset({  # articles, prepositions and conjunctions that titles begin with
    "a", "an", "the", "and", "or", "nor", "but", "as", "at", "by", "for", "from", "in", "into", "of", "off",
    "on", "onto", "out", "over", "per", "than", "to", "under", "up", "upon", "via", "with", "der", "die",
    "das", "den", "dem", "des", "ein", "eine", "einen", "einer", "eines", "und", "zu", "zum", "zur", "von",
    "vom", "im", "le", "la", "les", "un", "une", "du", "de", "et", "au", "aux", "en", "el", "los", "las",
    "y", "il", "lo", "gli", "e", "o", "os", "da", "do", "het", "een",
})  # fmt: skip
_MARKUP = re.compile(r"</?[a-z][^<>]*>")  # CSL's rich text: <i>, <span class="nocase">
_MATHS = re.compile(r"\$[^$]*\$")
_ELISION = re.compile(r"(?<!\w)[dl]['’](?=\w)", re.IGNORECASE)
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
_LONGEST_WORD = 40


def words(text: str) -> list[str]:
    """The words of a text without its formulas and markup; those of its formulas where there is no other.

    >>> words("L'Analysis <i>situs</i> of $x$")
    ['Analysis', 'situs', 'of']
    """
    plain = without_markup(text)
    for prose in (_MATHS.sub(" ", plain), plain):
        parts = _spaced(_ELISION.sub("", prose).translate(_APOSTROPHES)).split()
        found = [word[:_LONGEST_WORD] for part in parts if (word := bare(together(part)))]
        if found:
            return found
    return []


def without_markup(text: str) -> str:
    """A text without CSL's tags for italics and the like."""
    return _MARKUP.sub("", text) if "<" in text else text


def telling_words(text: str) -> list[str]:
    """Its words that are no article, preposition or conjunction; all where every one is."""
    every = words(text)
    return [word for word in every if folded(word).lower() not in STOP_WORDS] or every


def _spaced(text: str) -> str:
    """The text with a space for everything that is no letter, digit or mark upon a letter."""
    return "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
