"""By what means a style tells apart items whose cites read the same (CSL 1.0.2, disambiguation)."""

from collections.abc import Mapping
from typing import NamedTuple

from bibkit.csl.style.load import Style


class Methods(NamedTuple):
    """What the style allows."""

    add_names: bool
    add_givenname: bool
    by_cite: bool
    year_suffix: bool
    condition: bool

    @property
    def any(self) -> bool:
        return self.expands_names or self.year_suffix or self.condition

    @property
    def expands_names(self) -> bool:
        return self.add_names or (self.add_givenname and self.by_cite)


def methods_of(style: Style, options: Mapping[str, str]) -> Methods:
    """What a style allows, its citations having these options."""
    roots = [*style.macros.values()]
    if style.citation is not None:
        roots += style.citation.layouts
    return Methods(
        add_names=options.get("disambiguate-add-names") == "true",
        add_givenname=options.get("disambiguate-add-givenname") == "true",
        by_cite=options.get("givenname-disambiguation-rule", "by-cite") == "by-cite",
        year_suffix=options.get("disambiguate-add-year-suffix") == "true",
        condition=any(element.get("disambiguate") == "true" for root in roots for element in root.walk()),
    )
