"""Pages of the rules about texts that cite: sessions, and sources of papers."""

from __future__ import annotations

from bibkit.diagnostics.pages.sessions import PAGES as OF_SESSIONS
from bibkit.diagnostics.pages.sources import PAGES as OF_SOURCES

PAGES = (*OF_SESSIONS, *OF_SOURCES)
