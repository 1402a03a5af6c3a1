"""The scripts of pages, each with what it shares with others, in one piece that leaves no names behind."""

from __future__ import annotations

import json

from bibkit.page.styles import TEMPLATES
from bibkit.page.words import PageWords

_WORDS = ("work", "works", "of", "copied", "copied_of", "by_hand", "refused")


def script(name: str) -> str:
    """The script of the page of all works ("page") or of one ("work")."""
    parts = ((TEMPLATES / f"{part}.js").read_text(encoding="utf-8") for part in ("copy", name))
    return f'"use strict";\n(() => {{\n{"".join(parts)}}})();\n'


def words_of_script(words: PageWords) -> str:
    """What the scripts say, as JSON."""
    return json.dumps({name: getattr(words, name) for name in _WORDS}, ensure_ascii=False, sort_keys=True)
