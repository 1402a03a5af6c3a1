"""Labels for items that bring none (`citation-label`; CSL 1.0.2, appendix IV)."""

from __future__ import annotations

import re

from bibkit.csl.data.item import Item
from bibkit.csl.style.locale import Locale
from bibkit.csl.text.scripts import is_letter
from bibkit.csl.vocab import NAME_VARIABLES, STOP_WORDS
from bibkit.text.pattern import lazy_pattern

_LETTERS_BY_COUNT = ((4,), (2, 2), (2, 1, 1), (1, 1, 1, 1))
"""How many letters of each name, for one to four or more names."""

_LEADING_PARTICLE = lazy_pattern("^[ '\u2019a-z]+\\s+")
_LEADING_ARTICLE = lazy_pattern(r"^(?:a|the|an)\s+", re.IGNORECASE)


def citation_label(item: Item, locale: Locale) -> str:
    """Letters of the names (or of the title) and two digits of the year."""
    label = _letters_of_names(item) or _letters_of_title(item)
    if not label:
        term = (locale.term("reference", "short") or "reference").replace(".", "")
        label = term[:1].upper() + term[1:] if any(name in item.names for name in NAME_VARIABLES) else ""
    issued = item.dates.get("issued")
    year = str(issued.start.year) if issued is not None and issued.start.year else "0000"
    return label + year[-2:]


def _letters_of_names(item: Item) -> str:
    names = next((item.names[name] for name in sorted(NAME_VARIABLES) if name in item.names), ())
    if not names:
        return ""
    counts = _LETTERS_BY_COUNT[min(len(names), 4) - 1]
    label = ""
    for name, count in zip(names, counts, strict=False):
        text = _LEADING_PARTICLE.sub("", name.family) if name.family else name.literal
        text = "".join(filter(is_letter, _LEADING_ARTICLE.sub("", text)))[:count]
        if not text:
            # Behind a name without such letters no other speaks for the work: Roe does not in "Doe, 山田, Roe".
            break
        label += text[:1].upper() + text[1:].lower()
    return label


def _letters_of_title(item: Item) -> str:
    words = [word for word in item.text.get("title", "").split() if word not in STOP_WORDS]
    text = "".join(words)[:4]
    return text[:1].upper() + text[1:].lower()
