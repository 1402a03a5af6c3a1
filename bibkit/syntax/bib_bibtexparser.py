"""The blocks of a .bib text as the package bibtexparser finds them: a second opinion beside `bib_blocks`.

bibtexparser says which text a block and its fields have, but not where: its `raw` of each block is looked for behind
the block before, and its names and values in that, one behind the other. The text is handed to it in parts, so that a
large file needs no more memory than a small one; it gives up an open block where the next one begins a line.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from bibtexparser.model import (
    Block,
    Entry,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.splitter import Splitter

from bibkit.source import Source
from bibkit.syntax.bib_parts import BibBlock, BrokenBlock, FieldOffsets, ValuePiece, field_offsets

_BLOCK_START = re.compile(r"(?<=[\n\r])[ \t]*@\w*[ \t]*(?=[{(])")
_HEAD = re.compile(r"@[ \t]*\w*\s*[{(]\s*")
_PIECE = re.compile(r'\s*(?:(?P<hash>\#)|(?P<bare>[^\s{}"#,]+)|(?P<open>[{"]))')
_MARK = re.compile(r'[{}"]')
_PART_LENGTH = 1 << 16


def blocks_of(source: Source) -> Iterator[BibBlock | BrokenBlock]:
    """The blocks of a source, in order, as `bib_blocks.blocks_of` gives them."""
    text = source.text
    start = 0
    while len(text) - start > _PART_LENGTH:
        match = _BLOCK_START.search(text, start + _PART_LENGTH)
        if match is None:
            break
        yield from _part(text, start, match.start())
        start = match.start()
    yield from _part(text, start, len(text))


def _part(text: str, start: int, end: int) -> Iterator[BibBlock | BrokenBlock]:
    logger = logging.getLogger("bibtexparser.splitter")
    was_disabled, logger.disabled = logger.disabled, True  # its warnings are our findings
    try:
        found = Splitter(text[start:end]).split().blocks
    finally:
        logger.disabled = was_disabled
    at = start
    for block in found:
        raw = block.raw or ""
        at = max(text.find(raw, at, end), at)
        if not isinstance(block, ImplicitComment):
            yield _block(block, raw, at)
        at += len(raw)


def _block(block: Block, raw: str, at: int) -> BibBlock | BrokenBlock:
    inner = (block.ignore_error_block or block) if isinstance(block, ParsingFailedBlock) else block
    end = at + len(raw)
    head = _HEAD.match(raw)
    key_start = head.end() if head else 0
    if isinstance(inner, Entry):
        key_end = key_start + len(inner.key.strip())
        fields = list(_fields(raw, key_end, [(field.key, field.value) for field in inner.fields], at))
        return BibBlock(inner.entry_type.lower(), at, end, at + key_start, at + key_end, fields)
    if isinstance(inner, String):
        fields = list(_fields(raw, key_start, [(inner.key, inner.value)], at))
        return BibBlock("string", at, end, at, at, fields)
    if isinstance(inner, Preamble):
        return BibBlock("preamble", at, end, at, at, [])
    if isinstance(inner, ExplicitComment) or raw.lower().startswith("@comment"):
        return BibBlock("comment", at, end, at, at, [])  # BibTeX goes on behind the word, whatever follows it
    error = getattr(inner, "error", None)
    reason = " ".join(str(getattr(error, "abort_reason", error)).split())
    return BrokenBlock(reason, at, at, at, at, "close its braces and quotes")


def _fields(raw: str, behind: int, fields: list[tuple[str, str]], start: int) -> Iterator[FieldOffsets]:
    """Names and values looked for in the text of their block, which begins at `start`."""
    at = behind
    for name, value in fields:
        name_at = raw.index(name, at)
        value_at = raw.index(value, raw.index("=", name_at + len(name)) + 1)
        at = value_at + len(value)
        *comments, last = name.split("\n")  # what stands above the name are comments, as biber has them
        if last.lstrip().startswith("%"):
            continue
        name_end = start + name_at + len(name)
        name_start = name_end - len(last.strip()) if comments else start + name_at
        yield field_offsets(
            name_start, name_end, start + value_at, start + at, _pieces(value, start + value_at)
        )


def _pieces(value: str, start: int) -> list[ValuePiece]:
    """What a value is joined from: texts in braces or quotes, numbers and macros."""
    pieces: list[ValuePiece] = []
    at = 0
    while match := _PIECE.match(value, at):
        at = match.end()
        if match["bare"]:
            pieces.append(ValuePiece("", start + match.start("bare"), start + at))
        elif match["open"]:
            end = _closing(value, at, match["open"])
            pieces.append(ValuePiece(match["open"], start + at, start + end))
            at = end + 1
    return pieces


def _closing(value: str, at: int, opening: str) -> int:
    """Where the brace or quote that ends a piece stands; the end of the value if there is none."""
    depth = 0
    for mark in _MARK.finditer(value, at):
        if value[mark.start() - 1] == "\\" and mark[0] != '"':
            continue
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            if depth == 0:
                return mark.start()
            depth -= 1
        elif opening == '"' and depth == 0:
            return mark.start()
    return len(value)
