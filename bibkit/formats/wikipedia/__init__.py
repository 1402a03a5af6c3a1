"""Citation templates of the English Wikipedia (Citation Style 1), write only."""

from __future__ import annotations

from bibkit.formats.format import About, Format, Option
from bibkit.formats.wikipedia.write import write_wikipedia

__all__ = ["FORMAT", "write_wikipedia"]

FORMAT = Format(
    "wikipedia",
    "Wikipedia citation templates",
    write=write_wikipedia,
    options=(
        Option(
            "within",
            "ref",
            ("ref", "list", "none"),
            "What a template stands in: a named <ref>, an item of a list, nothing; without <ref> there are no keys",
        ),
    ),
    about=About(
        specification="Citation Style 1 of the English Wikipedia (Help:Citation Style 1, 2024)",
        address="https://en.wikipedia.org/wiki/Help:Citation_Style_1",
        writes="a template a work, `cite journal`, `cite book` and so on, in a <ref> with its key",
        losses=(
            "line ends within a text, and small capitals",
            "the ORCID and the marks of names",
            "dates that Citation Style 1 takes for errors: before the year 100, uncertain ones, words, open ends",
            "all ISBNs and ISSNs but the first",
        ),
    ),
)
