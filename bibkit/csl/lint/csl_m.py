"""What CSL-M has beyond CSL 1.0.2 that is not supported: it has no effect, and that is said.

CSL-M is Juris-M's extension of CSL, which Zotero's processor knows, too. Supported are layouts by language,
`default-locale-sort`, `cs:institution` as the look of institutions' names, and the conditions `has-day`,
`has-to-month-or-season`, `has-year-only`, `context` and the position `far-note`.
"""

from __future__ import annotations

from typing import Final

ELEMENTS: Final = frozenset(
    ("alternative", "alternative-text", "condition", "conditions", "court-class", "law-module", "with")
)

ATTRIBUTES: Final = frozenset(
    (
        "alternative-node-internal", "alternative-text", "author-title-disambiguate", "consolidate-containers",
        "container-multiple", "container-subsequent", "country", "court-class", "disable-duplicate-year-suppression",
        "exclude-types", "exclude-with-fields", "has-subjurisdiction", "if-short", "institution-parts", "is-multiple",
        "is-parallel", "is-plural", "jurisdiction", "jurisdiction-preference", "label-form", "leading-noise-words",
        "name-as-reverse-order", "name-never-short", "no-repeat", "oops", "parallel-delimiter-override",
        "parallel-delimiter-override-on-suppress", "parallel-first", "parallel-last", "parallel-last-to-first",
        "publisher-delimiter-precedes-last", "require-comma-on-symbol", "require-match", "reverse-order", "skip-words",
        "subgroup-delimiter", "subgroup-delimiter-precedes-last", "subjurisdictions", "substitute-use-first",
        "suppress-max", "suppress-min", "track-containers", "use-first", "use-last", "year-range-format",
    )
)  # fmt: skip

PLACED: Final = {
    "if": frozenset(("genre", "locale", "page", "reject", "require")),
    "else-if": frozenset(("genre", "locale", "page", "reject", "require")),
    "group": frozenset(("reject", "require")),
    "institution": frozenset(("and", "delimiter", "prefix", "suffix")),
    "style-options": frozenset(("name-as-sort-order",)),
}
"""Attributes that CSL-M has on these elements, and CSL on others."""


def is_extension(element: str, attribute: str) -> bool:
    """Whether the attribute is one of CSL-M's on that element, and not supported."""
    return attribute in ATTRIBUTES or attribute in PLACED.get(element, ())
