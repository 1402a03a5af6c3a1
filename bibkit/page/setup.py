"""What a page is to be: the choices that a project or the command line makes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

GROUPINGS = ("year", "type", "tag", "person", "none")
"""By what the works of a page can be grouped."""

BESIDE = {"bib": ".bib", "json": ".json", "atom": ".atom"}
"""The files that can stand beside a page, and the ends of their names."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How the page is made. An empty text is the default of whatever it is for.

    `style`, `locale`, `engine` and `collation` are those of a reference list. `highlight` holds ids of the people
    file and ORCID iDs of people whose names stand out. `url` is the address at which the page will be, `beside` the
    files that go with it, `stem` the name of the page's file without its ending, `template` the user's own.
    """

    title: str = ""
    intro: str = ""
    style: str = "apa"
    locale: str = ""
    engine: str = ""
    collation: str = ""
    group_by: str = "year"
    sort: str = "-issued,author,title"
    highlight: tuple[str, ...] = ()
    url: str = ""
    beside: tuple[str, ...] = ()
    stem: str = "publications"
    template: Path | None = None
    styles: tuple[Path, ...] = ()

    def address_beside(self, name: str) -> str:
        """The address of a file beside the page, as seen from the page."""
        return quote(f"{self.stem}{BESIDE[name]}", safe="")
