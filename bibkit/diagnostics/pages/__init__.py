"""The pages of rules: why a rule is there, what it finds and what it leaves alone. One file a family of codes.

`diagnostics.codes` has what every run may need of a code; the pages are for those who ask for one.
"""

from __future__ import annotations

from importlib import import_module

from bibkit.diagnostics.codes import FAMILIES
from bibkit.diagnostics.pages.page import Page

_ADDED: dict[str, Page] = {}


def all_pages() -> dict[str, Page]:
    """The page of every code, in their order."""
    modules = (import_module(f"{__name__}.{family.name}") for family in FAMILIES.values())
    return {page.code: page for module in modules for page in module.PAGES} | _ADDED


def add_page(page: Page) -> None:
    """Make the page of another package's rule known."""
    _ADDED[page.code] = page
