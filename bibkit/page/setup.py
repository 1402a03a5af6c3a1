"""What a page is to be: the choices that a project or the command line makes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.web.document import generator_mark

GROUPINGS = ("year", "type", "venue", "tag", "person", "none")
"""By what the works of a page can be grouped, the first unless something else is asked for."""

FORMS = ("page", "fragment", "json")
"""What is made: a whole page, what a page of somebody else's takes in, or the data of its works."""

ORDER = "-issued,author,title"
"""The order of the works of a group, unless another is asked for."""

BESIDE = {"bib": ".bib", "json": ".json", "atom": ".atom", "sitemap": ".sitemap.xml", "works": "/"}
"""What can stand beside a page, and how its name ends: files, and the folder of the pages of the works."""

BIB_HEAD = "% Works of a page, written by bibkit"

SITEMAP_MARK = "<!-- Pages of works, written by bibkit -->"

WORK_GENERATOR = "bibkit, page of a work"

_MARKS = {
    "bib": rb"\A" + re.escape(BIB_HEAD).encode(),
    "json": rb'\A(?:\[\]\n|\[\n  \{\n    "id": ("(?:[^"\\]|\\.)*"),\n    "citation-key": \1,\n)',
    "atom": rb"<generator>bibkit</generator>",
    "sitemap": re.escape(SITEMAP_MARK).encode(),
    "works": generator_mark(WORK_GENERATOR),
}
"""How each of these files begins where bibkit wrote it, as a regular expression: JSON in bibkit's own layout."""


def mark_of(end: str) -> bytes | None:
    """The mark of the file beside a page whose name ends so (".bib", "/doe2020.html"); None for the page itself."""
    for name, ending in BESIDE.items():
        if end == ending or (ending == "/" and end.startswith("/")):
            return _MARKS[name]
    return None


@dataclass(frozen=True, slots=True)
class Setup:
    """How the page is made. An empty text is the default of whatever it is for.

    `options` are those of its references (`lists.option_table.PAGE_OPTIONS`); `group_by` and `sort` among them are of
    the works on the page. `url` is the address at which the page will be, `beside` the files that go with it, `stem`
    the name of the page's file without its ending, `template` the user's own, `css` a file of rules that come after
    all others. `form` is one of `FORMS`.
    """

    title: str = ""
    intro: str = ""
    options: ListOptions = DEFAULTS
    url: str = ""
    beside: tuple[str, ...] = ()
    stem: str = "publications"
    template: Path | None = None
    css: Path | None = None
    form: str = FORMS[0]
    has_script: bool = True

    @property
    def group_by(self) -> str:
        """One of `GROUPINGS`."""
        return self.options.group_by or GROUPINGS[0]

    @property
    def suffix(self) -> str:
        """The ending of the file that is made."""
        return ".json" if self.form == "json" else ".html"

    @property
    def sort(self) -> str:
        """The fields that order the works of a group."""
        return self.options.sort or ORDER

    def address_beside(self, name: str) -> str:
        """The address of a file beside the page, as seen from the page."""
        return quote(f"{self.stem}{BESIDE[name]}", safe="/")
