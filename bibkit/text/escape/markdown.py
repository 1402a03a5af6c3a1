"""Markdown of CommonMark, GitHub and pandoc alike: what one of them takes for markup stands behind a backslash."""

from __future__ import annotations

import re

# What is markup wherever it stands: CommonMark's inline signs, and pandoc's (maths, citations, super- and
# subscripts, smart quotes, dashes and ellipses), and what makes GitHub see a link. "!" only before a bracket.
# One set comes first, so that the search goes from sign to sign.
_INLINE = re.compile(
    r"""[\\`*_{}\[\]<>$~^|@"'&.!:-](?:(?<![&.!:-])|(?<=&)(?=[#\w])|(?<=--)|(?<=\.)(?=\.\.)|(?<=!)(?=\[|$)"""
    r"|(?<=:)(?=//|[a-z+-][\w+-]*:)|(?i:(?<=www\.)))"  # an address, and a sign of GitHub's, `:tada:`
)

# What starts a block at the beginning of a line: lists, headings, rules, definitions, title blocks, and
# pandoc's fancy list markers (letters, roman numerals). One capital and one space is an initial ("B. Russell").
_BLOCK_SIGN = re.compile(r"[-+#=:%]")
_LIST_MARKER = re.compile(
    r"(?:\d+|#|[a-z]|[ivxlcdm]{2,}|[IVXLCDM]{2,})[.)](?=\s|$)|[A-Z](?:\)(?=\s|$)|\.(?=\s\s|$))"
)
_LIST_IN_PARENTHESES = re.compile(r"\((?:\d+|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)\)(?=\s|$)")
_LAST_SIGNS = re.compile(r"(?<!\\)((?:\\\\)*)(#+)(?=[ \t]*$)")


def escape(text: str) -> str:
    """Text that no Markdown reader takes for markup inside a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def line_start_escaped(line: str) -> str:
    """The line, with a backslash where its beginning would start a block, whatever space is before it.

    White space at the beginning becomes one space: with four, or a tab, the line would be code (CommonMark 0.31, 4.4).
    """
    text = line.lstrip(" \t")
    space = " " if len(text) < len(line) else ""
    if _BLOCK_SIGN.match(text) or _LIST_IN_PARENTHESES.match(text):
        return f"{space}\\{text}"
    if marker := _LIST_MARKER.match(text):
        return f"{space}{text[: marker.end() - 1]}\\{text[marker.end() - 1 :]}"
    return space + text


def heading_end_escaped(line: str) -> str:
    """The line of a heading without number signs that would be taken for its end (CommonMark 0.31, 4.2)."""
    return _LAST_SIGNS.sub(lambda match: match[1] + "\\#" * len(match[2]), line)
