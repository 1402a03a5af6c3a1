"""A name as an author page prints it, given name first, in CSL's parts.

The last word is the family name, with the lower-case particles before it ("Jan van der Berg") and a capital one
("Sheer El Showk"); Jr., II and the like behind it are a suffix. Where another split is as likely, it is said.
"""

from __future__ import annotations

import re

from bibkit.formats.listing.joint import PARTICLES
from bibkit.model.malformed import Malformed
from bibkit.model.parse_name import parse_name
from bibkit.model.person import Name

_SUFFIX = re.compile(r"(?:Jr|Sr)\.?|II|III|IV")
_INITIALS = re.compile(r"(?:\w\.?-?)(?:\w\.-?)*")


def split_name(printed: str) -> tuple[Name, bool]:
    """The name, and whether more than one split is likely.

    `printed` has at least two words. A Chinese or Hungarian name may stand family name first, which no two
    words tell; so even a split without doubt is an inference.

    >>> split_name("Jan van der Berg")[0].non_dropping_particle
    'van der'
    """
    words = printed.split()
    suffix = words.pop() if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) else ""
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    family, given = " ".join(words[start:]), " ".join(words[:start])
    name = parse_name(", ".join(part for part in (family, suffix, given) if part))
    assert not isinstance(name, Malformed)
    middle = words[1:start]
    is_doubtful = start < len(words) - 1 or bool(suffix) or any(not _INITIALS.fullmatch(w) for w in middle)
    return name, is_doubtful
