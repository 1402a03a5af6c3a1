"""Citations as pandoc's Markdown writes them (pandoc manual, "Citation syntax").

`[see @doe2020, pp. 33-35; also @roe2019]`, `@doe2020 [p. 5]` with the names in the sentence, `-@doe2020` without them,
`{...}` round a locator that would not be seen as one, or round a key with odd characters. The text around citations
says nothing here. What differs from pandoc: an address that is written as it is (https://example.org/@user) cites
nothing, a minus works without a bracket, and a bracket that holds a key is a citation of its own after a narrative
one, too.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from bibkit.engines.job import CitedItem
from bibkit.lists.reading.blocks import Blocks, blocks_of
from bibkit.lists.reading.cite import cite_of, is_emphasized, key_of, narrative_cite
from bibkit.lists.reading.inline import Sign, inline_of
from bibkit.lists.reading.markup import with_csl_tags
from bibkit.stylebook.locales import DEFAULT_LOCALE

_ADDRESS = re.compile(
    r"""\(\s*(?:<[^<>\n]*>|[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)
        (?:\s+(?:"[^"]*"|'[^']*'))?\s*\) | \{\s*[.#][^{}]*\} | \{\w+=[^{}]*\}""",
    re.VERBOSE,
)
_REFERENCE = re.compile(r"[ ]?\[([^\[\]]*)\]")
_DEFINITION = re.compile(r"^[ ]{0,3}\[([^\[\]^][^\[\]]*)\]:[ \t]*\n?[ \t]*\S.*$", re.MULTILINE)
_FOLLOWS = re.compile(r"[ \t]*\n?[ \t]*\Z")


class FoundCitation(NamedTuple):
    """A citation of a text, and the characters (start, end) that it takes."""

    start: int
    end: int
    cites: tuple[CitedItem, ...]


class NotedCitation(NamedTuple):
    """A citation, the number of the note that it stands in or makes, and whether that is a footnote of the text.

    `start` and `end` are the characters of the text that it takes.
    """

    cites: tuple[CitedItem, ...]
    note: int
    is_in_footnote: bool = False
    start: int = 0
    end: int = 0


def citations_in(text: str, locale: str = DEFAULT_LOCALE) -> list[tuple[CitedItem, ...]]:
    """The citations of a text, in order; `locale` is the language of locators such as "S. 5", beside English.

    >>> citations_in("As [see @doe2020, p. 5] shows")
    [(CitedItem(id='doe2020', locator='5', label='page', prefix='see', suffix='', ...),)]
    """
    return [placed.cites for placed in placed_citations(text, locale)]


def placed_citations(text: str, locale: str = DEFAULT_LOCALE) -> list[FoundCitation]:
    """The citations of a text with their places, in order; none overlaps another."""
    return _TextReading(text, locale).citations if "@" in text else []


def noted_citations(
    text: str, locale: str = DEFAULT_LOCALE, first: int = 1, *, is_html: bool = False
) -> tuple[list[NotedCitation], int]:
    """The citations of a text in the order of its notes, and the number of the next note.

    Notes are counted from `first`, as in a style that cites in notes: one for each citation of the text, one for each
    footnote, which stands where its mark stands and may hold several citations, or none. What a footnote without a
    mark cites is in no note: pandoc shows none of it. The text is Markdown or, with `is_html`, HTML, whose footnotes
    nobody can tell from other text.
    """
    return _TextReading(text, locale, is_html=is_html).noted(first)


class UnmarkedFootnote(NamedTuple):
    """A footnote without a mark in the text, and the keys that it cites."""

    label: str
    keys: tuple[str, ...]


def unmarked_footnotes(text: str) -> list[UnmarkedFootnote]:
    """The footnotes that cite something and that no mark leads to, in the order of the text."""
    if "[^" not in text:
        return []
    reading = _TextReading(text, DEFAULT_LOCALE)
    marked = {label for _, label in reading.marks}
    notes = sorted((span, label) for label, span in reading.footnotes.items() if label not in marked)
    found = []
    for (start, end), label in notes:
        inside = (one.cites for one in reading.citations if start <= one.start < end)
        keys = tuple(dict.fromkeys(cite.id for cites in inside for cite in cites))
        if keys:
            found.append(UnmarkedFootnote(label, keys))
    return found


class KeyPlace(NamedTuple):
    """A key, and the characters (start, end) that it takes."""

    key: str
    start: int
    end: int


def cited_keys(text: str, *, is_html: bool = False) -> list[KeyPlace]:
    """Every key that a text cites, in order, those in texts beside other keys, too.

    What a footnote without a mark cites is left out, as in pandoc. The text is as for `noted_citations`.
    """
    if "@" not in text:
        return []
    reading = _TextReading(text, DEFAULT_LOCALE, is_html=is_html)
    marked = {label for _, label in reading.marks}
    unmarked = sorted(span for label, span in reading.footnotes.items() if label not in marked)
    keys = iter([token for token in reading.tokens if token.kind == "key"])
    token = next(keys, None)
    found: list[KeyPlace] = []
    for citation in reading.citations:
        while token is not None and token.start < citation.end:
            if token.start >= citation.start and _around(unmarked, token.start) is None:
                key, _ = key_of(text[token.start : token.end])
                start = text.index(key, token.start)
                found.append(KeyPlace(key, start, start + len(key)))
            token = next(keys, None)
    return found


class _BracketPiece(NamedTuple):
    """What stands between semicolons in a bracket; `key` is None where there is none."""

    start: int
    end: int
    key: Sign | None


class _TextReading:
    """One text: its brackets and keys, and what each of them is."""

    def __init__(self, text: str, locale: str, *, is_html: bool = False) -> None:
        blocks = Blocks([], {}) if is_html else blocks_of(text)
        self.text = text
        self.locale = locale
        self.is_html = is_html
        self.footnotes = blocks.notes
        self.tokens, self.partner = inline_of(text, blocks.code, is_html=is_html)
        self.keys_before = [0, *accumulate(token.kind == "key" for token in self.tokens)]
        has_addresses = "]:" in text and not is_html
        self.addresses = (
            {match[1].casefold() for match in _DEFINITION.finditer(text)} if has_addresses else set()
        )
        self.inline_notes: list[tuple[int, int]] = []
        self.marks: list[tuple[int, str]] = []
        self.citations = list(self._citations())

    def _citations(self) -> Iterator[FoundCitation]:
        """All citations in order; footnote marks and inline notes are noted on the way."""
        place = 0
        definitions = {start for start, _ in self.footnotes.values()}
        after_address: dict[
            int, int
        ] = {}  # places of closing brackets, and where the address after them ends
        while place < len(self.tokens):
            token = self.tokens[place]
            closing = self.partner.get(place, -1)
            place += 1
            if token.kind == "key":
                cites, last = self._narrative(place - 1)
                yield FoundCitation(token.start, self.tokens[last].end, cites)
                place = last + 1
            elif end := after_address.get(place - 1):
                while place < len(self.tokens) and self.tokens[place].start < end:
                    place += 1
            elif token.kind == "open" and closing >= 0:
                if self._is_mark(token):
                    label = self.text[token.end + 1 : self.tokens[closing].start]
                    if self.tokens[closing].end + 1 not in definitions:
                        self.marks.append((token.start, label))
                    place = closing + 1
                elif self._is_note(token, self.tokens[closing]):
                    self.inline_notes.append((token.end, self.tokens[closing].start))
                elif end := self._address_end(closing):
                    after_address[closing] = end
                elif cites := self._in_bracket(place - 1, closing):
                    yield FoundCitation(token.start, self.tokens[closing].end, cites)
                    place = closing + 1

    def _is_mark(self, bracket: Sign) -> bool:
        return self.text.startswith("^", bracket.end) and not self.is_html

    def _is_note(self, opening: Sign, closing: Sign) -> bool:
        """Whether a bracket is a note in the line, "^[so]"; "^[@doe]^" is a raised citation."""
        is_raised = self.text.startswith("^", closing.end) and not re.search(
            r"\s", self.text[opening.end : closing.start]
        )
        is_marked = opening.start > 0 and self.text[opening.start - 1] == "^"
        return is_marked and not is_raised and not self.is_html

    def _address_end(self, closing: int) -> int:
        """Where the address or the attributes end that make a link of a bracket; 0 where none follow."""
        if self.is_html:
            return 0
        end = self.tokens[closing].end
        if match := _ADDRESS.match(self.text, end):
            return match.end()
        match = _REFERENCE.match(self.text, end) if self.addresses else None
        return match.end() if match and match[1].casefold() in self.addresses else 0

    def _in_bracket(self, place: int, closing: int) -> tuple[CitedItem, ...]:
        """The cites of a bracket, or none where a piece of it has no key: then it is no citation."""
        return self._cites(self._pieces(place, closing))

    def _narrative(self, place: int) -> tuple[tuple[CitedItem, ...], int]:
        """The cite with its names in the sentence and what the bracket after it adds, and where its last token is."""
        token = self.tokens[place]
        key = self.text[token.start : token.end]
        opening = place + 1
        closing = self.partner.get(opening, -1)
        if closing > opening - 1 and self.tokens[opening].kind == "open":
            between = self.text[token.end : self.tokens[opening].start]
            is_near = _FOLLOWS.fullmatch(between) and not self._is_mark(self.tokens[opening])
            own, *others = self._pieces(opening, closing)
            cites = self._cites(others)
            if is_near and not self._address_end(closing) and own.key is None and len(cites) == len(others):
                beside = self.text[own.start : own.end]
                first = narrative_cite(key, with_csl_tags(beside) if self.is_html else beside, self.locale)
                return (first, *cites), closing
        return (narrative_cite(key, "", self.locale),), place

    def _pieces(self, place: int, closing: int) -> list[_BracketPiece]:
        """What a bracket holds between semicolons; one piece without a key where a bracket inside it holds one."""
        pieces = []
        start = self.tokens[place].end
        key: Sign | None = None
        inner = place + 1
        while inner <= closing:
            token = self.tokens[inner]
            if inner == closing or token.kind == "semicolon":
                pieces.append(_BracketPiece(start, token.start, key))
                start, key = token.end, None
            elif token.kind == "key":
                key = key or token
            elif token.kind == "open" and inner in self.partner:
                nested = self.partner[inner]
                if self.keys_before[nested] > self.keys_before[inner]:
                    return [
                        _BracketPiece(start, self.tokens[closing].start, None),
                        _BracketPiece(start, start, None),
                    ]
                inner = nested
            inner += 1
        return pieces

    def _cites(self, pieces: Sequence[_BracketPiece]) -> tuple[CitedItem, ...]:
        """A cite for each piece, or none where one of them has no key, or one that is part of what is emphasized."""
        text = self.text
        cites = []
        for start, end, key in pieces:
            before, after = (text[start : key.start], text[key.end : end]) if key else ("", "")
            if self.is_html:
                before, after = with_csl_tags(before), with_csl_tags(after)
            if key is None or is_emphasized(before, after):
                return ()
            cites.append(cite_of(before, text[key.start : key.end], after, self.locale))
        return tuple(cites)

    def noted(self, first: int) -> tuple[list[NotedCitation], int]:
        """The citations by their notes, counted from that number, and the number of the next note."""
        footnotes = sorted(self.footnotes.values())
        inline = [span for span in self.inline_notes if _around(footnotes, span[0]) is None]
        inside: dict[tuple[int, int], list[FoundCitation]] = {}
        # Where each note begins or is marked, and the citation that makes it or the footnote that it is.
        events: list[tuple[int, FoundCitation | None, tuple[int, int]]] = []
        for citation in self.citations:
            note = _around(footnotes, citation.start) or _around(inline, citation.start)
            if note is None:
                events.append((citation.start, citation, (0, 0)))
            else:
                inside.setdefault(note, []).append(citation)
        events += [(span[0], None, span) for span in inline]
        for start, label in self.marks:
            if label in self.footnotes and not (_around(footnotes, start) or _around(inline, start)):
                events.append((start, None, self.footnotes[label]))
        found: list[NotedCitation] = []
        for note_number, (_, made_by, note) in enumerate(sorted(events, key=itemgetter(0)), start=first):
            is_footnote = made_by is None
            found += [
                NotedCitation(one.cites, note_number, is_footnote, one.start, one.end)
                for one in (inside.get(note, ()) if made_by is None else (made_by,))
            ]
        return found, first + len(events)


def _around(spans: Sequence[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The one of the spans, which are in order, that the place is in."""
    place = bisect_right(spans, (at, sys.maxsize)) - 1
    return spans[place] if place >= 0 and spans[place][0] <= at < spans[place][1] else None
