"""A .bib text as its entries, each part with its place; values evaluated: braces, quotes, `#`, macros.

What can't be read is returned as a fault, what names a field twice as the fields in their order, never dropped.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple, TypeAlias

from bibkit.model.control import with_visible_controls
from bibkit.source import Source, SourceSpan
from bibkit.source.bounds import EXPANSION_CHARACTERS, FIELD_CHARACTERS, RECORD_FIELDS
from bibkit.syntax.at_words import matches_at_words
from bibkit.syntax.bib_blocks import block_at, blocks_of, heads, read_block
from bibkit.syntax.bib_parts import BibBlock, BrokenBlock, FieldOffsets

_PIECE = r"""(?:\{[^{}]*\}|"[^{}"]*"|[^\s{}"#,=%'()]+)"""
_LINK = re.compile(rf"\b(?:crossref|xdata|entryset)\s*=\s*({_PIECE}(?:\s*\#\s*{_PIECE})*)", re.IGNORECASE)
_PIECES = re.compile(_PIECE)
_ALIASES = re.compile(r"""\bids\s*=\s*[{"]([^{}"]*)[}"]""", re.IGNORECASE)
_UNUSUAL = re.compile(
    "[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
BlocksOf: TypeAlias = Callable[[Source], Iterable[BibBlock | BrokenBlock]]
"""Finds the blocks of a source."""

_ENDED = re.compile(r"\s*[,})]")
_BLANK = re.compile(r"(?:\s+|%[^\n\r]*)*+")
_NO_ENTRIES = ("string", "preamble", "comment")
_new = tuple.__new__  # of fields there are so many that the function of the class itself is felt


class Macros(dict[str, str]):
    """What @string defines, by name in small letters, and how much may still be put in for the names."""

    left = EXPANSION_CHARACTERS

    def spend(self, characters: int) -> None:
        """Note that so much was put into an entry. Raises ExpandsTooMuchError."""
        self.left -= characters
        if self.left < 0:
            raise ExpandsTooMuchError(f"{EXPANSION_CHARACTERS:,} characters in all")


class ExpandsTooMuchError(Exception):
    """What macros or parents put into an entry is more than the bound that is named."""


class BibField(NamedTuple):
    """A field: its name in lower case, its value with braces and quotes gone, and where it stands.

    `undefined` holds the macros in it that nothing defines; they stand for nothing, as in BibTeX, and `named` has the
    value with their names in their places.
    """

    name: str
    value: str
    entry: BibEntry
    place: FieldOffsets
    undefined: tuple[str, ...] = ()
    named: str = ""

    @property
    def name_span(self) -> SourceSpan:
        """Where its name stands."""
        return SourceSpan(self.entry.source, self.place.name_start, self.place.name_end)

    @property
    def value_span(self) -> SourceSpan:
        """Where its value stands, braces, quotes and macros included."""
        return SourceSpan(self.entry.source, self.place.start, self.place.end)

    @property
    def inner_span(self) -> SourceSpan | None:
        """Where the text of a value in one pair of braces or quotes stands; None for numbers, macros and sums."""
        pieces = self.place.pieces
        if len(pieces) != 1 or not pieces[0].opening:
            return None
        return SourceSpan(self.entry.source, pieces[0].start, pieces[0].end)


class BibEntry:
    """An entry as it stands: `type` in lower case, `key` verbatim, `fields` in their order.

    What is let go of is read again when somebody asks: the places in an entry take ten times the memory of its text.
    """

    __slots__ = (
        "_end",
        "_fields",
        "_has_slips",
        "_key_end",
        "_key_start",
        "_macros",
        "is_clean",
        "key",
        "source",
        "start",
        "type",
    )

    def __init__(self, block: BibBlock, source: Source, macros: Macros) -> None:
        self.source = source
        self.type = block.type
        self.key = source.text[block.key_start : block.key_end]
        self.start, self._end = block.start, block.end
        self._key_start, self._key_end = block.key_start, block.key_end
        self._has_slips = block.may_have_slips
        self.is_clean = not _UNUSUAL.search(source.text, block.start, block.end)
        self._macros = _used(block, source.text, macros) if block.has_words else ()
        self._fields: tuple[BibField, ...] | None = self._evaluated(block, macros)

    @property
    def fields(self) -> tuple[BibField, ...]:
        """Its fields."""
        if self._fields is not None:
            return self._fields
        block = block_at(self.source.text, self.start)
        return () if block is None else self._evaluated(block, Macros(self._macros))

    def let_go(self) -> None:
        """Keep no fields; it must be one that bibkit's reader found."""
        self._fields = None

    @property
    def raw(self) -> str:
        """Its text."""
        return self.source.text[self.start : self._end]

    @property
    def is_small(self) -> bool:
        """Whether nothing in it can be beyond a bound, as for nearly all: so few characters, and no macros."""
        return self._end - self.start < RECORD_FIELDS and not self._macros

    @property
    def span(self) -> SourceSpan:
        """All of the entry."""
        return SourceSpan(self.source, self.start, self._end)

    @property
    def type_span(self) -> SourceSpan:
        """Its type, with the sign before it."""
        match = re.compile(r"@\s*[^\s{(]*").match(self.source.text, self.start)
        return SourceSpan(self.source, self.start, match.end() if match else self.start)

    @property
    def key_span(self) -> SourceSpan:
        """Its key, or the first line where it has none."""
        if not self.key:
            return self.source.span(self.start)
        return SourceSpan(self.source, self._key_start, self._key_end)

    def slips(self) -> Iterator[tuple[str, int, SourceSpan]]:
        """The name of each field (of the key: empty) behind which no comma stands, where it should, and what does."""
        if not self._has_slips:
            return
        text = self.source.text
        places = [("", self._key_end)] if self.key else []
        places += ((field.name, field.place.end) for field in self.fields)
        for name, end in places:
            if _ENDED.match(text, end):
                continue
            behind = _BLANK.match(text, end)
            assert behind is not None
            if behind.end() < self._end - 1 and text[behind.end()] != ",":
                yield name, end, self.source.span(behind.end())

    def _evaluated(self, block: BibBlock, macros: Macros) -> tuple[BibField, ...]:
        text = self.source.text
        fields: list[BibField] = []
        for place in block.fields:
            name_start, name_end, start, end, opening, _ = place
            undefined: tuple[str, ...] = ()
            named = ""
            if opening:
                value = text[start + 1 : end - 1]
            else:
                value, undefined, named = _evaluated(text, place, macros)
            value = value if self.is_clean else cleaned(value)
            name = text[name_start:name_end].lower()
            fields.append(_new(BibField, (name, value, self, place, undefined, named)))
        return tuple(fields)


def _used(block: BibBlock, text: str, macros: Macros) -> tuple[tuple[str, str], ...]:
    """The macros that a block uses, as they are now."""
    names = [
        text[start:end].lower()
        for field in block.fields
        for opening, start, end in field.pieces
        if not opening
    ]
    return tuple((name, macros[name]) for name in names if name in macros) if names else ()


class BibFault(NamedTuple):
    """A block that can't be read: the reason, the line of the fault, its key if it has one, and the way out."""

    reason: str
    span: SourceSpan
    key: str = ""
    help: str = "close its braces and quotes"


class BibOther(NamedTuple):
    """A @string, @preamble or @comment block."""

    span: SourceSpan


def split_bib(
    source: Source, macros: Macros, find: BlocksOf = blocks_of
) -> Iterator[BibEntry | BibFault | BibOther]:
    """The blocks of a .bib text, in order, as bibkit's reader or another (`find`) finds them.

    `macros` are those known so far, in lower case; the text's own (`@string`) are put in as they come.
    """
    text = source.text
    macros.left += len(text)
    for block in find(source):
        key = text[block.key_start : block.key_end]
        if isinstance(block, BrokenBlock):
            yield BibFault(block.reason, source.span(block.at), key, block.help)
            continue
        try:
            if block.type in _NO_ENTRIES:
                _define(block, text, macros)
                yield BibOther(SourceSpan(source, block.start, block.end))
            else:
                yield BibEntry(block, source, macros)
        except ExpandsTooMuchError as error:
            yield BibFault(f"its macros come to more than {error}", source.span(block.start), key)


def linked_entries(sources: Iterable[Source], macros: Macros) -> dict[str, BibEntry]:
    """The entries that others of these texts refer to through `crossref`, `xdata` or `entryset`.

    They are found by key or alias, in small letters. No other entries are read. `macros` are those known at the start.
    """
    wanted = {
        key.casefold()
        for link in _links(sources, Macros(macros))
        for part in link.split(",")
        if (key := part.strip())
    }
    if not wanted:
        return {}
    known = Macros(macros)
    entries: dict[str, BibEntry] = {}
    for source in sources:
        aliases = _aliases(source.text)
        for head, kind, key in heads(source.text):
            names = {key.casefold(), *aliases.get(head.start(), ())}
            if kind != "string" and (kind in _NO_ENTRIES or wanted.isdisjoint(names)):
                continue
            if kind == "string":
                _define_at(head, source.text, known)
                continue
            block, _ = read_block(source.text, head)
            if isinstance(block, BrokenBlock):
                continue
            with suppress(ExpandsTooMuchError):
                entry = BibEntry(block, source, known)
                for name in names:
                    entries.setdefault(name, entry)
    return entries


def _links(sources: Iterable[Source], known: Macros) -> Iterator[str]:
    """What entries refer to; a link may be a macro, or texts and macros joined by #, for which @string is read."""
    linking = [source for source in sources if _may_link(source)]
    has_macros = any(_is_joined(match[1]) for source in linking for match in _links_in(source.text))
    for source in sources if has_macros else linking:
        strings = [head for head in heads(source.text) if head[1] == "string"] if has_macros else []
        strings.reverse()
        for match in _links_in(source.text):
            while strings and strings[-1][0].start() < match.start():
                _define_at(strings.pop()[0], source.text, known)
            if not _is_joined(match[1]):
                yield match[1][1:-1]
                continue
            pieces = [
                piece[1:-1] if piece[0] in '{"' else known.get(piece.lower(), piece)
                for piece in _PIECES.findall(match[1])
            ]
            yield "".join(pieces)
            yield pieces[0].partition("-")[0]  # `author = {xdata=key-author-1}`
        for head, _, _ in reversed(strings):
            _define_at(head, source.text, known)


def _links_in(text: str) -> Iterator[re.Match[str]]:
    return matches_at_words(_LINK, ("crossref", "xdata", "entryset"), text)


def _is_joined(value: str) -> bool:
    return value[0] not in '{"' or "#" in value


def _define_at(head: re.Match[str], text: str, known: Macros) -> None:
    """Put the macro of the @string that begins there into those known."""
    block, _ = read_block(text, head)
    if not isinstance(block, BrokenBlock):
        with suppress(ExpandsTooMuchError):  # it is named when the file is read
            _define(block, text, known)


def _aliases(text: str) -> dict[int, set[str]]:
    """The other keys (`ids`) of entries, in small letters, by where each begins."""
    found: dict[int, set[str]] = {}
    matches = list(matches_at_words(_ALIASES, ("ids",), text))
    starts = [head.start() for head, _, _ in heads(text)] if matches else []
    for match in matches:
        at = bisect_right(starts, match.start()) - 1
        if at >= 0:
            keys = found.setdefault(starts[at], set())
            keys.update(key.strip().casefold() for key in match[1].split(",") if key.strip())
    return found


def _may_link(source: Source) -> bool:
    """Whether a text may have links, seen in a fraction of the time that looking for them takes."""
    text = source.text.lower()
    return "crossref" in text or "xdata" in text or "@set" in text


def linked_keys(field: BibField) -> list[str]:
    """The keys that `crossref`, `xdata` or `entryset` holds."""
    return [key for part in field.value.split(",") if (key := part.strip())]


def cleaned(text: str) -> str:
    """The text with line feeds, and with characters that no file should hold made visible.

    Quotes and dashes of Windows-1252 that a program before has read as Latin-1 are such again.
    """
    if not _UNUSUAL.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return with_visible_controls(text, _UNUSUAL)


def _define(block: BibBlock, text: str, macros: Macros) -> None:
    """Put what a @string defines into the macros."""
    for field in block.fields:
        macros[text[field.name_start : field.name_end].lower()] = cleaned(_evaluated(text, field, macros)[0])


def _evaluated(text: str, field: FieldOffsets, macros: Macros) -> tuple[str, tuple[str, ...], str]:
    """The text that a value stands for, the macros in it that nothing defines, and the text with their names.

    A name that begins with a digit is none that BibTeX takes; it stays.
    """
    parts: list[str] = []
    names: list[str] = []
    undefined: list[str] = []
    expanded = 0
    for opening, start, end in field.pieces:
        part = text[start:end]
        if not opening:
            value = macros.get(part.lower())
            if value is None and not part.isdigit():
                undefined.append(part)
            elif value is not None and len(value) > len(part):
                expanded += len(value)
                if expanded > FIELD_CHARACTERS:
                    raise ExpandsTooMuchError(f"{FIELD_CHARACTERS:,} characters in a field")
            names.append(part if value is None else value)
            part = value if value is not None else part if part[0].isdigit() else ""
        else:
            names.append(part)
        parts.append(part)
    if expanded:
        macros.spend(expanded)
    return "".join(parts), tuple(undefined), "".join(names) if undefined else ""
