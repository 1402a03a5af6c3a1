"""What entries of .bib files refer to through crossref, where BibTeX does with it what nobody means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from bibkit.checks.bib.entry_text import EntryText
from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.source import Source

_IN_BOOKS = frozenset(["incollection", "inproceedings", "conference"])


class _Seen(NamedTuple):
    """Where an entry begins, and the value of its `key` where nothing else is printed for it."""

    source: Source
    start: int
    printed_key: SourceSpan | None


class _Child(NamedTuple):
    """An entry with crossref: its type and key, the key of its parent, and where the field stands."""

    type: str
    key: str
    parent: str
    start: int
    place: SourceSpan


class Links:
    """The entries of texts by key, and those among them that have a parent."""

    def __init__(self) -> None:
        self._entries: dict[str, _Seen] = {}
        self._children: list[_Child] = []

    def see(self, entry: EntryText) -> None:
        """Take in an entry."""
        source, block, names = entry
        key = entry.key
        printed = None
        if "key" in names and "editor" not in names and entry.value("key"):
            field = block.fields[names.index("key")]
            printed = SourceSpan(source, field.start, field.end)
        self._entries.setdefault(key.casefold(), _Seen(source, block.start, printed))
        if parent := entry.value("crossref"):
            field = block.fields[names.index("crossref")]
            span = SourceSpan(source, field.start, field.end)
            self._children.append(_Child(block.type, key, parent, block.start, span))

    def parent_before_child(self) -> Iterator[Diagnostic]:
        """BibTeX finds a parent only behind its children (BK815; BibTeXing, section 2.3)."""
        for child in self._children:
            parent = self._entries.get(child.parent.casefold())
            if parent and parent.source is child.place.source and parent.start < child.start:
                message = (
                    f"{child.parent} stands before {child.key}, where BibTeX does not find it as its parent"
                )
                help_text = "move the parent behind all of its children"
                yield Diagnostic("BK815", message, help_text, child.place, child.key, ("crossref",))

    def key_as_title(self) -> Iterator[Diagnostic]:
        """The styles of BibTeX print the key of a parent without an editor: "In vldb20 [7]" (BK816; plain.bst,
        format.incoll.inproc.crossref). They do so where two of its children are cited.
        """
        children = Counter(child.parent.casefold() for child in self._children if child.type in _IN_BOOKS)
        for key, count in children.items():
            parent = self._entries.get(key)
            place = parent.printed_key if parent else None
            if place and count > 1:
                shown = place.text.strip('{}"')
                message = f"BibTeX prints this key in the place of the book's title: In {shown} [1]"
                help_text = "take it out, or name the editor"
                yield Diagnostic("BK816", message, help_text, place, key, ("key",))
