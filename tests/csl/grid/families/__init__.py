"""The families, by name."""

from __future__ import annotations

from typing import Final

from tests.csl.grid.families import (
    cites,
    dates,
    documents,
    lists,
    locales,
    modes,
    names,
    numbers,
    text,
    variables,
)
from tests.csl.grid.family import Family

FAMILIES: Final[dict[str, Family]] = {
    "name": names.NAME,
    "name levels": names.LEVELS,
    "name roles": names.ROLES,
    "date localized": dates.LOCALIZED,
    "date own": dates.OWN,
    "date conditions": dates.CONDITIONS,
    "date sorted": dates.SORTED,
    "number": numbers.NUMBER,
    "page": numbers.PAGES,
    "locator": numbers.LOCATOR,
    "label": numbers.LABEL,
    "locale overrides": locales.OVERRIDES,
    "item language": locales.LANGUAGES,
    "citation label": variables.LABELS,
    "variables": variables.FORMS,
    "seams": text.SEAMS,
    "quotes": text.QUOTES,
    "textcase": text.CASES,
    "formats": text.FORMATS,
    "groups": text.GROUPS,
    "conditions": text.CONDITIONS,
    "collapse": cites.COLLAPSE,
    "numbered": cites.NUMBERED,
    "ambiguous": cites.AMBIGUOUS,
    "positions": documents.POSITIONS,
    "cites that say more": documents.SAID,
    "notes": documents.NOTES,
    "edited": documents.EDITED,
    "modes": modes.MODES,
    "sort": lists.SORT,
    "sorted names": names.SORTED,
    "repeated": lists.REPEATED,
    "blocks": lists.BLOCKS,
}
