"""A .bib text as its blocks, by bibtexparser; values evaluated: braces, quotes, `#` and macros.

bibtexparser finds where blocks and fields begin and end. What it can't close, or what names a field twice, is
returned as a fault or as the fields in their order, never dropped. Macros are those of the file (`@string`) and
the months, which every standard style defines (BibTeXing, section 2.1).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bibtexparser.model import DuplicateFieldKeyBlock, Entry, ImplicitComment, ParsingFailedBlock, String
from bibtexparser.splitter import Splitter

from bibkit.formats.bibtex.write_dates import MONTHS

_PIECE = re.compile(r'\s*(?:(?P<hash>\#)|(?P<bare>[^\s{}"#,]+)|(?P<open>[{"]))')
_MARK = re.compile(r'[{}"]')


@dataclass(frozen=True, slots=True)
class BibField:
    """A field: its name in lower case, its value with braces and quotes gone, the line it is on (from 1)."""

    name: str
    value: str
    line: int
    undefined: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BibEntry:
    """An entry as it stands: `type` in lower case, `key` verbatim, `line` from 1, `raw` its text."""

    type: str
    key: str
    fields: tuple[BibField, ...]
    line: int
    raw: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A block that could not be split, with the reason."""

    reason: str
    line: int
    raw: str


@dataclass(slots=True)
class Blocks:
    """What a file holds, in order."""

    entries: list[BibEntry | Fault] = field(default_factory=list)
    others: int = 0  # @string, @preamble and @comment blocks


def split_blocks(text: str) -> Blocks:
    """The entries of a .bib text, in order, with macros put in, and the blocks that are at fault."""
    logger = logging.getLogger("bibtexparser.splitter")
    was_disabled, logger.disabled = logger.disabled, True  # its warnings are our findings
    try:
        library = Splitter(text).split()
    finally:
        logger.disabled = was_disabled
    macros = {month: month for month in MONTHS}
    blocks = Blocks()
    for block in library.blocks:
        entry = block
        if isinstance(block, ParsingFailedBlock):
            entry = block.ignore_error_block or block
            if isinstance(block, DuplicateFieldKeyBlock) or isinstance(entry, (Entry, String)):
                pass
            else:
                if (block.raw or "").lower().startswith("@comment"):
                    blocks.others += 1  # BibTeX goes on behind the word, whatever follows it
                    continue
                reason = str(getattr(block.error, "abort_reason", block.error))
                blocks.entries.append(
                    Fault(" ".join(reason.split()), (block.start_line or 0) + 1, block.raw or "")
                )
                continue
        if isinstance(entry, String):
            value, _ = evaluate(entry.value, macros)
            macros[entry.key.strip().lower()] = value
            blocks.others += 1
        elif isinstance(entry, Entry):
            blocks.entries.append(_entry(entry, macros))
        elif not isinstance(entry, ImplicitComment):
            blocks.others += 1
    return blocks


def evaluate(raw: str, macros: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The text that a value stands for, and the macros in it that nothing defines (they stay as their name)."""
    if raw[:1] == "{" and raw[-1:] == "}" and "{" not in raw[1:] and "\\" not in raw:
        return raw[1:-1], ()
    if raw.isdigit():
        return raw, ()
    parts: list[str] = []
    undefined: list[str] = []
    at = 0
    while match := _PIECE.match(raw, at):
        at = match.end()
        if bare := match["bare"]:
            value = macros.get(bare.lower())
            if value is None and not bare.isdigit():
                undefined.append(bare)
            parts.append(bare if value is None else value)
        elif match["open"]:
            end = _closing(raw, at, match["open"])
            parts.append(raw[at:end])
            at = end + 1
    return "".join(parts), tuple(undefined)


def _closing(raw: str, at: int, opening: str) -> int:
    """Where the brace or quote that ends a piece stands; the end of the text if there is none."""
    depth = 0
    for mark in _MARK.finditer(raw, at):
        if mark.start() and raw[mark.start() - 1] == "\\" and mark[0] != '"':
            continue
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if depth == 0:
                return mark.start()
            depth -= 1
        elif opening == '"' and depth == 0:
            return mark.start()
    return len(raw)


def _entry(entry: Entry, macros: Mapping[str, str]) -> BibEntry:
    fields = []
    for item in entry.fields:
        *before, name = item.key.strip().lower().split("\n")
        if name.lstrip().startswith("%"):
            continue  # commented out, as biber has it; the raw text keeps it
        if before:
            name = " ".join(
                [*(line.strip() for line in before if not line.lstrip().startswith("%")), name.strip()]
            )
        value, undefined = evaluate(item.value, macros)
        fields.append(BibField(name.strip(), value, (item.start_line or 0) + 1, undefined))
    raw = entry.raw or ""
    return BibEntry(
        entry.entry_type.lower(), entry.key.strip(), tuple(fields), (entry.start_line or 0) + 1, raw
    )
