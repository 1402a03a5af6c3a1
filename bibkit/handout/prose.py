"""An abstract cut after a whole sentence."""

from __future__ import annotations

import re

# A sentence may end here: its stop, what closes after it, space, and what a sentence begins with.
_END = re.compile(r"""[.!?…]+ ["'”’»)\]]* (?=\s+ ["'“‘«(\[]* [^\W_a-zß-öø-ÿ])""", re.VERBOSE)
_LAST_WORD = re.compile(r"[^\s(\[\"'“‘«]*\Z")
# After these a capital letter does not begin a sentence.
_ABBREVIATIONS = frozenset(
    """al approx art bzw ca cf chap dept dr ed eds eq eqs etc fig figs inc jr mr mrs ms no nos nr p pp prof ref refs
    resp sec sect sr st tab u.s vgl viz vol vols vs z.b""".split()
)


def shortened(text: str, sentences: int) -> str:
    """The first sentences of a text, and "[…]" where more follow; all of it where it has no more than that.

    >>> shortened("We ask, e.g. Ada et al. Then we answer. The end.", 1)
    'We ask, e.g. Ada et al. Then we answer. […]'
    """
    found = 0
    for match in _END.finditer(text):
        if _is_abbreviated(text[: match.start()], match[0]):
            continue
        found += 1
        if found == sentences:
            return f"{text[: match.end()]}\u00a0[…]"
    return text


def _is_abbreviated(before: str, stop: str) -> bool:
    """Whether the stop belongs to its word: "Fig.", "i.e.", an initial."""
    if stop != ".":
        return False
    match = _LAST_WORD.search(before)
    word = match[0].lower() if match else ""
    return (
        word in _ABBREVIATIONS
        or (len(word) == 1 and word.isalpha())
        or bool(re.fullmatch(r"(\w\.)+\w", word))
    )
