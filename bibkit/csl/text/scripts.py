"""Which scripts a text is written in, as far as the order and spacing of names depend on it.

CSL 1.0.2, name-part order: names in Latin, Greek, Cyrillic, Arabic and related scripts put the given name
first; names in Asian scripts put the family name first, without spaces.
"""

from __future__ import annotations

from bibkit.csl.text.pattern import lazy_pattern

_ALPHABETIC = (
    "a-zA-Z\u0e01-\u0e5b\u00c0-\u017f\u0370-\u03ff\u0400-\u052f\u0590-\u05d4\u05d6-\u05ff\u1f00-\u1fff\u0600-\u06ff"
    "\u1e00-\u1eff\u200c\u200d\u200e\u0180-\u024f\u202a-\u202e"
)

_PLAIN = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_ALPHABETIC_ANYWHERE = lazy_pattern(f"[-0-9{_ALPHABETIC}]")
_ALPHABETIC_START = lazy_pattern(f"[&{_ALPHABETIC}]")
_ALPHABETIC_END = lazy_pattern(f"[.;:&{_ALPHABETIC}]$")
WORD_APOSTROPHE = lazy_pattern(f"(?<=[-0-9{_ALPHABETIC}])\u2019(?=[-0-9{_ALPHABETIC}])")
"""An apostrophe inside a word, typed as a closing quotation mark."""
NOT_ALPHABETIC = lazy_pattern(f"[^{_ALPHABETIC}]")


def is_alphabetic(text: str) -> bool:
    """Whether there is any letter of a given-name-first script (or a digit) in the text."""
    return text[:1] in _PLAIN or _ALPHABETIC_ANYWHERE.search(text) is not None


def starts_alphabetic(text: str) -> bool:
    """Whether the text starts with a letter of such a script, or with "&"."""
    first = text[:1]
    return (first in _PLAIN and not first.isdigit()) or _ALPHABETIC_START.match(text) is not None


def ends_alphabetic(text: str) -> bool:
    """Whether the text ends with such a letter, or a stop that wants a space after it."""
    last = text[-1:]
    return (last in _PLAIN and not last.isdigit()) or _ALPHABETIC_END.search(text) is not None
