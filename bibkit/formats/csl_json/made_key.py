"""Keys for items whose own can be none, or that came without one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bibkit.model.date import Date
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.key import key_fault
from bibkit.model.person import Name
from bibkit.model.record import Value

_NOT_IN_KEY = re.compile(r"[^\w.:+/!'*&\[\]-]+")


def made_key(values: Mapping[str, Value]) -> str:
    """A key for an item that came without one, as Crossref sends them: first author, or other creator, and year."""
    names = next((values[name] for name in NAME_FIELDS if name in values), ())
    first = names[0] if isinstance(names, tuple) and names else None
    word = (first.family or first.literal).split(" ")[0] if isinstance(first, Name) else ""
    issued = values.get("issued")
    year = issued.year if isinstance(issued, Date) else None
    return fit_key(f"{word.casefold()}{'' if year is None else year}") or "item"


def fit_key(text: str) -> str:
    """The text with what can't stand in a key replaced by hyphens; of a URI, its last part."""
    if "://" in text:
        text = text.rstrip("/").rpartition("/")[2]
    key = _NOT_IN_KEY.sub("-", text[:200])
    return key.strip("-.:/+_") if key_fault(key) else key
