"""Styles whose guides join names with the word in a sentence, and with "&" in brackets."""

from __future__ import annotations

from typing import NamedTuple


class SentenceRule(NamedTuple):
    """Styles with that word in their name, between hyphens, or of that whole name, and where their guide says it."""

    name: str
    source: str


WORD_IN_SENTENCE = (
    SentenceRule("apa", "APA Publication Manual, 7th ed., 8.17 (6th ed., 6.12): and in narrative citations"),
    SentenceRule(
        "deutsche-gesellschaft-fur-psychologie",
        "DGPs, Richtlinien zur Manuskriptgestaltung: und im Text, & in Klammern",
    ),
    SentenceRule(
        "academy-of-management-review",
        "Academy of Management, Style Guide for Authors: and in text, & in parentheses",
    ),
)
"""The table; a style that is derived from another one has the name in its own ("norsk-apa-manual")."""


def takes_word(style_id: str) -> bool:
    """Whether the guide of the style with that id wants the word in a sentence.

    >>> takes_word("http://www.zotero.org/styles/apa-6th-edition"), takes_word("http://www.zotero.org/styles/ibis")
    (True, False)
    """
    name = style_id.rstrip("/").rpartition("/")[2]
    return any(rule.name == name or rule.name in name.split("-") for rule in WORD_IN_SENTENCE)
