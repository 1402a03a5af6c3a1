r"""A .bib text set in order: layout, case of names, quotes and the order of fields, as black does it for code.

What BibTeX and biber read of it stays the same. @string has its place, @comment and @preamble stay as they are, and so
do words between entries, but for empty lines. An entry with something in it that is neither field nor comma (a remark
behind `%`, a comma that is missing, a value whose braces BibTeX counts otherwise) is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.shape import FIELD_WIDTH, cased, place, rewritten
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock, BrokenBlock, FieldOffsets, ValuePiece

_BETWEEN_FIELDS = re.compile(r"\s*,\s*")
_END = re.compile(r"\s*,?\s*[})]")
_JOINS = re.compile(r"\s*#\s*")
_EQUALS = re.compile(r"\s*=\s*")
_HEAD = re.compile(r"@\s*([^\s{(]+)\s*[{(]\s*")
_LINE_END = re.compile(r"\r\n|\r|\n")
_BRACES = re.compile(r"[{}]")
_ASIDES = ("comment", "preamble")
_STEPS = {"{": 1, "}": -1}


AS_IT_IS = "keep"
"""The order that leaves fields where they are."""


class _Looks(NamedTuple):
    """How an entry is set: the options, and the file's own end of a line."""

    options: BibOptions
    line_end: str


class Tidied(NamedTuple):
    """The text in order, and how many of its entries were left alone."""

    text: str
    left_alone: int = 0


def tidied(text: str, options: BibOptions) -> Tidied:
    """The text in order; `options` are those of the form: order, indent, align, fieldcase and month."""
    found = _LINE_END.search(text)
    looks = _Looks(options, found[0] if found else "\n")
    pieces: list[str] = []
    at = left_alone = 0
    before: BibBlock | BrokenBlock | None = None
    for block in blocks(text):
        end = block.end if isinstance(block, BibBlock) else block.start
        # What is not closed ends where the next block begins, with all that stands before it.
        is_open = before is not None and text[at - 1 : at] in ("\n", "\r")
        words = text[at : block.start]
        pieces.append(words if is_open else _between(words, before, block, looks.line_end))
        if isinstance(block, BrokenBlock) or not _is_clear(text, block):
            pieces.append(text[block.start : end])
            left_alone += not isinstance(block, BibBlock) or block.type not in _ASIDES
        else:
            pieces.append(_block(text, block, looks))
        at, before = end, block
    pieces.append(_last(text[at:], before, looks.line_end))
    return Tidied("".join(pieces), left_alone)


def _between(
    words: str, before: BibBlock | BrokenBlock | None, after: BibBlock | BrokenBlock, line_end: str
) -> str:
    """What stands between two blocks: an empty line, and around words one at the most."""
    if isinstance(before, BrokenBlock):
        return words  # it is the block that can't be read, and what follows it
    if not words.strip():
        if before is None:
            return ""
        are_strings = isinstance(after, BibBlock) and before.type == after.type == "string"
        is_close = are_strings and len(_LINE_END.findall(words)) < 2
        return line_end if is_close else line_end * 2
    start = words[: len(words) - len(words.lstrip())]
    end = words[len(words.rstrip()) :]
    own = words.strip()
    blank = len(_LINE_END.findall(start))
    opening = "" if before is None else (line_end * min(blank, 2) if blank else start)
    closing = len(_LINE_END.findall(end))
    # Words in the line of an entry stay there: `} % the first`, and what stands before an `@`.
    return f"{opening}{own}{line_end * min(closing, 2) if closing else end}"


def _last(words: str, before: BibBlock | BrokenBlock | None, line_end: str) -> str:
    if before is None or isinstance(before, BrokenBlock):
        return words
    if not words.strip():
        return line_end
    start = words[: len(words) - len(words.lstrip())]
    blank = len(_LINE_END.findall(start))
    return f"{line_end * min(blank, 2) if blank else start}{words.strip()}{line_end}"


def _block(text: str, block: BibBlock, looks: _Looks) -> str:
    """The block in order."""
    name = cased(block.type, looks.options.fieldcase or "lower")
    fields = [(text[one.name_start : one.name_end], _value(text, one)) for one in block.fields]
    if block.type == "string":
        ((macro, value),) = fields
        return f"@{name}{{{macro} = {value}}}"
    key = text[block.key_start : block.key_end]
    return looks.line_end.join(_lines(name, key, fields, looks))


def _lines(name: str, key: str, fields: Sequence[tuple[str, str]], looks: _Looks) -> Iterator[str]:
    options = looks.options
    indent = "  " if options.indent is None else options.indent
    width = FIELD_WIDTH if options.align != "no" else 0
    ordered = (
        fields
        if options.order == (AS_IT_IS,)
        else sorted(fields, key=lambda field: place(field[0].lower(), options.order))
    )
    yield f"@{name}{{{key},"
    for number, (field, value) in enumerate(ordered, 1):
        comma = "," if number < len(ordered) else ""
        value = rewritten(field.lower(), value, options)
        yield f"{indent}{cased(field, options.fieldcase or 'lower'):<{width}} = {value}{comma}"
    yield "}"


def _is_clear(text: str, block: BibBlock) -> bool:
    """Whether there is nothing in the block but what its fields say, as BibTeX reads them."""
    head = _HEAD.match(text, block.start)
    if head is None or not block.fields or block.type in _ASIDES:
        return False
    if block.type == "string":
        at = head.end()
        if len(block.fields) != 1 or block.fields[0].name_start != at:
            return False
    elif head.end() != block.key_start or not text[block.key_start : block.key_end]:
        return False
    else:
        at = block.key_end
    for number, field in enumerate(block.fields):
        if (number or block.type != "string") and not _BETWEEN_FIELDS.fullmatch(text, at, field.name_start):
            return False
        if not _EQUALS.fullmatch(text, field.name_end, field.start) or not _is_clear_value(text, field):
            return False
        at = field.end
    return _END.fullmatch(text, at, block.end) is not None


def _is_clear_value(text: str, field: FieldOffsets) -> bool:
    at = field.start
    for number, piece in enumerate(field.pieces):
        start = piece.start - len(piece.opening)
        if number and not _JOINS.fullmatch(text, at, start):
            return False
        if not _is_balanced(text[piece.start : piece.end]):
            return False
        at = piece.end + len(piece.opening)
    return at == field.end


def _is_balanced(value: str) -> bool:
    """Whether the braces are, as BibTeX counts them: those behind a backslash, too."""
    depth = 0
    for brace in _BRACES.findall(value):
        depth += _STEPS[brace]
        if depth < 0:
            return False
    return depth == 0


def _value(text: str, field: FieldOffsets) -> str:
    return " # ".join(_piece(text[piece.start : piece.end], piece) for piece in field.pieces)


def _piece(value: str, piece: ValuePiece) -> str:
    """The text in braces, a macro as it is."""
    return f"{{{value}}}" if piece.opening or value.isdigit() else value
