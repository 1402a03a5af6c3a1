"""The style sheets of pages and of fragments, from the same rules for works."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibkit.web.template_files import joined_texts

TEMPLATES = Path(__file__).parent / "templates"
"""bibkit's own templates, style sheets and scripts of pages."""

_WORKS = (TEMPLATES / "works.css").read_text(encoding="utf-8")

LAYOUT_OF_FRAGMENT = f".bibkit {{\nline-height: 1.6;\n{_WORKS}}}\n"
"""How a fragment is laid out, and nothing outside of it.

Its fonts and colours are those of the site: without bibkit's variables every rule that names one falls back to them
(CSS Custom Properties for Cascading Variables 1, 3.1).
"""


def style_sheet(folders: Sequence[Path]) -> str:
    """The rules of a page: those of works, bibkit's `page.css`, then those of one's own folders."""
    return _WORKS + joined_texts("page.css", folders)
