"""Titles of works in another language than the list, which say so: for hyphens, voices and the shapes of letters.

The language is the record's; where it has none, the script of the title may tell it. A title in Latin letters is in no
language of another script: a journal may be called "Tarbiz".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bibkit.csl.data.language import guessed_language, language_tag
from bibkit.engines.links import titles_in_language
from bibkit.text.run import Entry


def with_language(entry: Entry, item: Mapping[str, Any], locale: str) -> Entry:
    """The entry with its titles marked, unless they are in its language, which `locale` is where it has none."""
    around = (entry.language or locale).partition("-")[0].lower()
    said = item.get("language")
    tag = language_tag(said) if isinstance(said, str) else ""
    tag = tag or guessed_language(str(item.get("title") or ""), around)
    if not tag or tag.partition("-")[0] == around:
        return entry
    primary = tag.partition("-")[0]
    titles = (str(item.get(name) or "") for name in ("title", "container-title"))
    fitting = [title for title in titles if title and guessed_language(title, primary) in ("", primary)]
    return entry._replace(runs=titles_in_language(entry.runs, fitting, tag))
