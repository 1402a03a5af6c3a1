"""Titles in several fields of an entry of a .bib file, which make one title in a record."""

from __future__ import annotations

from bibkit.formats.bibtex.dialect import HELD
from bibkit.formats.bibtex.entry_type import ARTICLES
from bibkit.formats.bibtex.held import SUBTITLE, joined_title
from bibkit.formats.bibtex.reading import Reading

TITLE_FIELDS = frozenset(
    ["subtitle", "booksubtitle", "journalsubtitle", "mainsubtitle", "maintitle", "shortjournal"]
)
"""Those of an entry's titles that are part of another, or stand for it."""


def titles_of_entry(reading: Reading) -> None:
    """Title and subtitle make one title, as CSL has them; that they were two is kept with the source."""
    _in_two(reading, "title", "subtitle", "title")
    is_book = reading.type in ("book", "classic")
    if not is_book or "title" not in reading.fields:
        _in_two(reading, "booktitle", "booksubtitle", "container-title")
    _in_two(reading, "journaltitle", "journalsubtitle", "container-title")
    fields = reading.fields
    if is_book and "title" in fields and "booktitle" not in fields:
        # A volume stands in the whole work.
        _in_two(reading, "maintitle", "mainsubtitle", "container-title")
        if item := reading.take("maintitle"):
            reading.set("container-title", reading.decode(item), item)
    if reading.type in ARTICLES and not {"journal", "journaltitle", "fjournal"} & fields.keys():
        item = fields.get("shortjournal")
        if item is not None and item.value.strip():
            reading.set("container-title", reading.decode(item), item)


def _in_two(reading: Reading, name: str, second: str, target: str) -> None:
    item, other = reading.fields.get(name), reading.fields.get(second)
    if item is None or other is None or not item.value.strip() or target in reading.values:
        return
    reading.take(name)
    rest = reading.take(second)
    if rest is None:
        reading.set(target, reading.decode(item), item)
        return
    title, subtitle = item.value.strip(), rest.value.strip()
    joined = item._replace(value=joined_title(title, subtitle))
    reading.set(target, reading.decode(joined), item, tex=joined.value)
    held = reading.links.setdefault(HELD, {})
    assert isinstance(held, dict)
    held[target], held[f"{target} {SUBTITLE}"] = title, subtitle
