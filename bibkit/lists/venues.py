"""Where works came out: the venue in full, and its short name where it has one."""

from __future__ import annotations

import re
import unicodedata

from bibkit.formats.csl_json.item import preprint_members
from bibkit.model.record import Record

_SHORT = 12
"""A title of one word that is no longer than this is its own short name: Nature, Science, NeurIPS."""

_IN_BRACKETS = re.compile(r"\(([^()]{2,40}?)(?:[\s'’‘-]*(?:19|20)?\d\d)?\)")
_BEFORE_YEAR = re.compile(r"([^\s:]+)[\s'’‘-]*(?:19|20)?\d\d:")
_ACRONYM = re.compile(r"(?=(?:[^ ]*[A-Z]){2})[A-Z][A-Za-z&+*@./-]{1,14}(?: [A-Z][a-z]{2,14}){0,2}")
_PLACES = frozenset(("EU", "UAE", "UK", "USA", "US", "USSR"))


def venue(record: Record) -> str:
    """Where the work came out: the container, else the event, the archive of a preprint, or the publisher."""
    return _tidy(
        record.text("container-title")
        or record.text("event-title")
        or preprint_members(record).get("publisher", "")
        or record.text("publisher")
    )


def short_venue(record: Record) -> str:
    """What people call the venue: "NeurIPS", "J. Mach. Learn. Res."; "" where nothing says it.

    That is the short title of the container, the `abbr` that .bib files of web pages have, an acronym within the title
    ("... Computer Vision (CVPR)", "KDD '20: Proceedings ..."), or the title where it is one short word.
    """
    if said := record.text("container-title-short"):
        return _tidy(said)
    abbr = record.extra.get("abbr")
    if isinstance(abbr, str) and abbr.strip():
        return _tidy(abbr)
    titles = [_tidy(record.text(name)) for name in ("container-title", "event-title")]
    for title in titles:
        for found in (_BEFORE_YEAR.match(title), *_IN_BRACKETS.finditer(title)):
            if found and _ACRONYM.fullmatch(found[1]) and found[1] not in _PLACES:
                return found[1]
    return next((title for title in titles if title and " " not in title and len(title) <= _SHORT), "")


def _tidy(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
