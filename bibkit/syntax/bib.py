"""A .bib text as its entries, by bibtexparser, each part with its place; values evaluated: braces, quotes, `#`, macros.

bibtexparser finds where blocks and fields begin and end, but not where in the text: its `raw` of each block is looked
for behind the block before, and the parts of a block inside of it when somebody asks. What it can't close is
returned as a fault, what names a field twice as the fields in their order, never dropped. A text is split piece by
piece, so that a large file needs no more memory than a small one.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass

from bibtexparser.model import Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from bibkit.source import Source, SourceSpan

_PIECE = re.compile(r'\s*(?:(?P<aside>\#|%[^\n\r]*)|(?P<bare>[^\s{}"#%,]+)|(?P<open>[{"]))')
_MARK = re.compile(r'\\[\\{}]|[{}"]')
# bibtexparser gives up an open block where the next one begins a line, so that a text can be cut there.
_BLOCK_START = re.compile(r"(?<=[\n\r])[ \t]*@\w*[ \t]*(?=[{(])")
_LINK = re.compile(r"""\b(?:crossref|xdata)\s*=\s*[{"]([^{}"]*)[}"]""", re.IGNORECASE)
_PIECE_LENGTH = 1 << 16
_FAULTY_KEY = re.compile(r"@\w*\s*[{(]\s*([^\s,=(){}\"]+)\s*,")
# bibtexparser takes the brace in `\\\\}` for an escaped one: while it reads, the backslashes are other characters.
_BREAK, _BREAK_MARK = "\\\\", "\ufdd0\ufdd0"
_UNUSUAL = re.compile(
    "[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class BibField:
    """A field: its name in lower case, its value with braces and quotes gone, and its number in its entry.

    `undefined` holds the macros in it that nothing defines; they stand in the value as their names.
    """

    name: str
    value: str
    number: int
    entry: BibEntry
    undefined: tuple[str, ...] = ()

    @property
    def name_span(self) -> SourceSpan:
        """Where its name stands."""
        return self.entry.field_spans[self.number][0]

    @property
    def value_span(self) -> SourceSpan:
        """Where its value stands, braces, quotes and macros included."""
        return self.entry.field_spans[self.number][1]

    @property
    def inner_span(self) -> SourceSpan | None:
        """Where the text of a value in one pair of braces or quotes stands; None for numbers, macros and sums."""
        span = self.value_span
        text = span.text
        if text[:1] not in ("{", '"') or _closing(text, 1, text[0]) != len(text) - 1:
            return None
        return SourceSpan(span.source, span.start + 1, span.end - 1)


class BibEntry:
    """An entry as it stands: `type` in lower case, `key` verbatim, `fields` in their order, `raw` its text."""

    __slots__ = ("_parts", "_spans", "fields", "key", "raw", "source", "start", "type")

    def __init__(self, entry: Entry, span: SourceSpan, macros: Mapping[str, str]) -> None:
        self.type: str = entry.entry_type.lower()
        self.key: str = _as_written(entry.key).strip()
        self.source = span.source
        self.start = span.start
        self.raw: str = span.text
        self._parts: list[tuple[str, str]] = [
            (_as_written(item.key), _as_written(item.value)) for item in entry.fields
        ]
        self._spans: list[tuple[SourceSpan, SourceSpan]] = []
        self.fields = tuple(self._evaluated(macros))

    @property
    def span(self) -> SourceSpan:
        """All of the entry."""
        return SourceSpan(self.source, self.start, self.start + len(self.raw))

    @property
    def type_span(self) -> SourceSpan:
        """Its type, with the sign before it."""
        end = re.match(r"@[ \t]*\w*", self.raw)
        return SourceSpan(self.source, self.start, self.start + (end.end() if end else 1))

    @property
    def key_span(self) -> SourceSpan:
        """Its key, or the first line where it has none."""
        start = re.match(r"@\w*\s*[{(]\s*", self.raw)
        at = self.start + (start.end() if start else 0)
        if not self.key:
            return self.source.span(self.start)
        return SourceSpan(self.source, at, at + len(self.key))

    @property
    def field_spans(self) -> list[tuple[SourceSpan, SourceSpan]]:
        """For each field as it stands the places of its name and its value, found in the text of the entry."""
        if not self._spans:
            at = self.key_span.end - self.start if self.key else 0
            for name, value in self._parts:
                name_at = self.raw.index(name, at)
                value_at = self.raw.index("=", name_at + len(name)) + 1
                value_at = self.raw.index(value, value_at)
                at = value_at + len(value)
                value_end = value_at + (_value_end(value) if "%" in value else len(value))
                last = name.rpartition("\n")[2].strip()  # what stands above it are comments
                name_at += len(name) - len(last)
                self._spans.append(
                    (
                        SourceSpan(self.source, self.start + name_at, self.start + name_at + len(last)),
                        SourceSpan(self.source, self.start + value_at, self.start + value_end),
                    )
                )
        return self._spans

    def _evaluated(self, macros: Mapping[str, str]) -> Iterator[BibField]:
        for number, (written, raw) in enumerate(self._parts):
            *before, name = written.strip().lower().split("\n")
            if name.lstrip().startswith("%"):
                continue  # commented out, as biber has it; the raw text keeps it
            if before:
                name = " ".join(
                    [*(line.strip() for line in before if not line.lstrip().startswith("%")), name.strip()]
                )
            value, undefined = evaluate(raw, macros)
            yield BibField(name.strip(), cleaned(value), number, self, undefined)


@dataclass(frozen=True, slots=True)
class BibFault:
    """A block that could not be split, with the reason, and its key if it has one."""

    reason: str
    span: SourceSpan
    key: str = ""


@dataclass(frozen=True, slots=True)
class BibOther:
    """A @string, @preamble or @comment block."""

    span: SourceSpan


def split_bib(source: Source, macros: MutableMapping[str, str]) -> Iterator[BibEntry | BibFault | BibOther]:
    """The blocks of a .bib text, in order.

    `macros` are those known so far, in lower case; the text's own (`@string`) are put in as they come.
    """
    for start, end in _pieces(source.text):
        yield from _split_piece(source, start, end, macros)


def linked_entries(sources: Iterable[Source], macros: Mapping[str, str]) -> dict[str, BibEntry]:
    """The entries that others of these texts refer to through `crossref` or `xdata`, by key in small letters.

    Only the pieces of the texts that may hold one are split. `macros` are those known at the start.
    """
    links = (match[1] for source in sources for match in _LINK.finditer(source.text))
    wanted = {key.strip().casefold() for link in links for key in link.split(",") if key.strip()}
    if not wanted:
        return {}
    anyone = re.compile("|".join([r"@string\b", *map(re.escape, sorted(wanted))]), re.IGNORECASE)
    known = dict(macros)
    entries: dict[str, BibEntry] = {}
    for source in sources:
        for start, end in _pieces(source.text):
            if not anyone.search(source.text, start, end):
                continue
            for block in _split_piece(source, start, end, known):
                if isinstance(block, BibEntry) and block.key.casefold() in wanted:
                    entries.setdefault(block.key.casefold(), block)
    return entries


def linked_keys(field: BibField) -> list[str]:
    """The keys that `crossref` or `xdata` holds."""
    return [key for part in field.value.split(",") if (key := part.strip())]


def cleaned(text: str) -> str:
    """The text with line feeds, and with characters that no file should hold made visible."""
    if not _UNUSUAL.search(text):
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNUSUAL.sub(lambda match: f"[U+{ord(match[0]):04X}]", text)


def evaluate(raw: str, macros: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text that a value stands for, and the macros in it that nothing defines (they stay as their name)."""
    if raw[:1] == "{" and raw[-1:] == "}" and "{" not in raw[1:] and "\\" not in raw:
        return raw[1:-1], ()
    if raw.isdigit():
        return raw, ()
    parts: list[str] = []
    undefined: list[str] = []
    for opening, start, end in _value_pieces(raw):
        text = raw[start:end]
        if not opening:
            value = macros.get(text.lower())
            if value is None and not text.isdigit():
                undefined.append(text)
            text = text if value is None else value
        parts.append(text)
    return "".join(parts), tuple(undefined)


def _value_pieces(raw: str) -> Iterator[tuple[str, int, int]]:
    """What a value is joined of: the brace or quote before each piece, if any, and where its text begins and ends.

    Comments between them are left out: BibTeX knows none, biber does.
    """
    at = 0
    while match := _PIECE.match(raw, at):
        at = match.end()
        if match["bare"]:
            yield "", match.start("bare"), at
        elif opening := match["open"]:
            end = _closing(raw, at, opening)
            yield opening, at, end
            at = end + 1


def _value_end(raw: str) -> int:
    """Where the last piece of a value ends; a comment may follow it."""
    last = 0
    for opening, _, end in _value_pieces(raw):
        last = end + len(opening)
    return min(last, len(raw))


def _is_torn(raw: str) -> bool:
    """Whether a quote inside of braces was taken for the end of a value in quotes."""
    if raw[:1] == "{" or "{" not in raw or '"' not in raw:
        return False
    return any(opening and end == len(raw) for opening, _, end in _value_pieces(raw))


def _closing(raw: str, at: int, opening: str) -> int:
    """Where the brace or quote that ends a piece stands; the end of the text if there is none."""
    depth = 0
    for mark in _MARK.finditer(raw, at):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if depth == 0:
                return mark.start()
            depth -= 1
        elif mark[0] == opening and depth == 0:
            return mark.start()
    return len(raw)


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where pieces of some length begin and end; each begins with a block."""
    start = 0
    while len(text) - start > _PIECE_LENGTH:
        match = _BLOCK_START.search(text, start + _PIECE_LENGTH)
        if match is None:
            break
        yield start, match.start()
        start = match.start()
    yield start, len(text)


def _as_written(text: str) -> str:
    return text.replace(_BREAK_MARK, _BREAK)


def _split_piece(
    source: Source, start: int, end: int, macros: MutableMapping[str, str]
) -> Iterator[BibEntry | BibFault | BibOther]:
    text = source.text[start:end].replace(_BREAK, _BREAK_MARK)
    logger = logging.getLogger("bibtexparser.splitter")
    was_disabled, logger.disabled = logger.disabled, True  # its warnings are our findings
    try:
        library = Splitter(text).split()
    finally:
        logger.disabled = was_disabled
    at = 0
    for block in library.blocks:
        raw = block.raw or ""
        found = text.find(raw, at)
        at = max(found, at)
        span = SourceSpan(source, start + at, start + at + len(raw))
        at += len(raw)
        inner = (block.ignore_error_block or block) if isinstance(block, ParsingFailedBlock) else block
        if isinstance(inner, Entry):
            torn = next((item.key for item in inner.fields if _is_torn(item.value)), "")
            if torn:
                reason = f"the value of {_as_written(torn)} holds a quote inside of braces"
                yield BibFault(reason, span, _as_written(inner.key))
            else:
                yield BibEntry(inner, span, macros)
        elif isinstance(inner, String):
            value, _ = evaluate(_as_written(inner.value), macros)
            macros[inner.key.strip().lower()] = value
            yield BibOther(span)
        elif isinstance(inner, ParsingFailedBlock):
            if raw.lower().startswith("@comment"):
                yield BibOther(span)  # BibTeX goes on behind the word, whatever follows it
            else:
                reason = _as_written(str(getattr(inner.error, "abort_reason", inner.error)))
                key = _FAULTY_KEY.match(span.text)
                yield BibFault(" ".join(reason.split()), span, key[1] if key else "")
        elif not isinstance(inner, ImplicitComment):
            yield BibOther(span)
