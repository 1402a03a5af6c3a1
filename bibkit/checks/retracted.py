"""Works that were taken back, as far as their records say so themselves; nothing is asked or guessed.

Publishers put it before the title (COPE, Retraction Guidelines, 2019: "linked to the retracted article ... clearly
identify the retracted article"; NISO RP-45-2024, 4.2), PubMed into the publication type. A notice about a retraction
is none of a retracted work.
"""

from __future__ import annotations

import re

from bibkit.model.raw import Raw
from bibkit.model.record import Record

_STATUS = re.compile(r"\W*(?:retracted|withdrawn)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"""\W* (?: (?: RETRACTED | WITHDRAWN ) (?: \s+ (?: ARTICLE | PAPER | CHAPTER | PUBLICATION ) )?
              | Retracted (?: \s+ (?: [Aa]rticle | [Pp]aper | [Cc]hapter ) )? ) \s* [:\])\u2013\u2014]
      | \[ \s* (?i: retracted | withdrawn ) \b (?! [^\]]* \b (?i: notice ) )
      | .* [\[(] \s* (?i: retracted ) \s* [\])] \W* \Z""",
    re.VERBOSE,
)
_NOTE = re.compile(
    r"\W*(?:retracted\b|this (?:article|paper|work|chapter) (?:has been|was) (?:retracted|withdrawn)\b)",
    re.IGNORECASE,
)
_PUBLICATION_TYPE = "retracted publication"


def says_retracted(record: Record) -> str:
    """The field that says that the work was retracted or withdrawn; empty where none does.

    >>> says_retracted(Record("a", "book", {"title": "RETRACTED: On waves"}))
    'title'
    """
    for field, pattern in (("status", _STATUS), ("title", _TITLE), ("note", _NOTE), ("annote", _NOTE)):
        if pattern.match(record.text(field)):
            return field
    listed: list[Raw] = []
    for kept in (record.extra.get("nbib"), record.extra.get("pubmed-xml")):
        types = kept.get("PT", "") if isinstance(kept, dict) else ""
        listed += types if isinstance(types, list | tuple) else [types]
    return "PT" if any(str(one).casefold() == _PUBLICATION_TYPE for one in listed) else ""
