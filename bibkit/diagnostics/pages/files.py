"""Pages of the rules about files."""

from __future__ import annotations

from bibkit.diagnostics.pages.page import Page

PAGES: tuple[Page, ...] = ()
