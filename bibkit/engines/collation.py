"""The order of names in a language: bibkit's own, or that of a library, by name.

The library is asked for by name and never used only because it is there: two machines sort a list alike, whatever
is installed on them.
"""

from __future__ import annotations

from importlib.util import find_spec

from bibkit.csl.collation import Collate, collation_key
from bibkit.errors import UsageError
from bibkit.registry import unknown_name

COLLATIONS = ("icu",)
"""What can be asked for besides bibkit's own order ("")."""


def collate(collation: str, locale: str) -> Collate:
    """What makes a sort key of a text: bibkit's own for "", else the library's for that locale.

    Raises UsageError for an unknown name and for a library that is not installed.
    """
    if not collation:
        return collation_key
    if collation not in COLLATIONS:
        raise unknown_name("collation", collation, COLLATIONS)
    if find_spec("icu") is None:
        raise UsageError(
            "The collation icu needs the library PyICU", hint="pip install 'bibkit[collation]' installs it"
        )
    from icu import Collator, Locale

    collator = Collator.createInstance(Locale(locale))
    return collator.getSortKey  # type: ignore[no-any-return]
