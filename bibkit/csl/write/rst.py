"""reStructuredText for docutils and Sphinx, with the roles that docutils itself has.

Inline markup does not nest there: a run shows a link, else one formatting. `\\ ` (nothing, to docutils)
stands where a mark touches a letter (reStructuredText specification, inline markup recognition rules).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from bibkit.csl.run import Bibliography, Run
from bibkit.csl.write.blocks import margin_and_blocks
from bibkit.csl.write.maths import as_written, is_maths, safe_tex
from bibkit.csl.write.tidy import tidy
from bibkit.csl.write.url import safe_url

# Signs of inline markup and addresses. A colon before a letter would make a link (javascript: is one of the
# schemes docutils knows), at the end of a paragraph a literal block.
_INLINE = re.compile(r"[\\`*_|@]|:(?=\S|$)")
# Markers of enumerated lists; "A. Turing" is a list item here, so initials are among them.
_LIST_MARKER = re.compile(r"(?:\d+|#|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)](?=\s|$)")
# A line of these alone is a rule or the mark of a heading.
_PUNCTUATION = re.compile(r"[!-/:-@[-`{-~]+")
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9./-]*[A-Za-z0-9/]")

# The first that a run has is the one it shows.
_MARKS = {
    ("vertical-align", "sup"): (":sup:`", "`"),
    ("vertical-align", "sub"): (":sub:`", "`"),
    ("font-weight", "bold"): ("**", "**"),
    ("font-style", "italic"): ("*", "*"),
    ("font-style", "oblique"): ("*", "*"),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """Finished text, and whether it is marked: what touches a mark must be a boundary."""

    text: str
    is_marked: bool


def escape(text: str) -> str:
    """Text that docutils reads as text inside a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def inline(runs: Sequence[Run]) -> str:
    """The runs as reStructuredText that can stand inside a paragraph."""
    pieces: list[_Piece] = []
    for mark, group in groupby(tidy(_safe(runs)), key=_mark):
        text = "".join(run.text for run in group)
        if isinstance(mark, Run):
            pieces.append(_Piece(f":math:`{mark.text}`", is_marked=True))
            continue
        core = text.strip()
        if mark is None or not core:
            pieces.append(_Piece(escape(text), is_marked=False))
            continue
        start = text.index(core)
        pieces.append(_Piece(text[:start], is_marked=False))
        pieces.append(_Piece(_marked(mark, core), is_marked=True))
        pieces.append(_Piece(text[start + len(core) :], is_marked=False))
    return _joined([piece for piece in pieces if piece.text])


def bibliography(bib: Bibliography) -> str:
    """A paragraph an entry; a block is a paragraph of its own, an indented block a block quote."""
    return "\n".join(_entry(entry.runs) for entry in bib.entries)


def _entry(runs: Sequence[Run]) -> str:
    margin, blocks = margin_and_blocks(runs)
    paragraphs = [("   " * (block.display == "indent"), inline(block.runs)) for block in blocks]
    if margin:
        paragraphs[:1] = [("", " ".join([inline(margin), *(text for _, text in paragraphs[:1])]))]
    return "\n".join(f"{indent}{_line_start_escaped(text)}\n" for indent, text in paragraphs)


def _safe(runs: Sequence[Run]) -> list[Run]:
    """The runs; maths that docutils can't take as it is, as text."""
    return [
        Run(safe_tex(run.text), run.spans)
        if is_maths(run) and safe_tex(run.text)
        else Run(as_written(run.text), run.spans[:-1])
        if is_maths(run)
        else run
        for run in runs
    ]


def _mark(run: Run) -> str | tuple[str, str] | Run | None:
    """A link's URL, or what opens and closes the run's formatting, or the run itself if it is maths, or nothing."""
    if is_maths(run):
        return run
    current: dict[str, str] = {}
    for span in run.spans:
        if span.kind == "person":
            current["font-weight"] = "bold"
        elif span.kind != "link":
            current[span.kind] = span.value
        elif url := safe_url(span.value):
            return url
    return next((pair for (kind, value), pair in _MARKS.items() if current.get(kind) == value), None)


def _marked(mark: str | tuple[str, str], text: str) -> str:
    if isinstance(mark, tuple):
        return f"{mark[0]}{escape(text)}{mark[1]}"
    if text == mark and _PLAIN_URL.fullmatch(mark):
        return mark
    target = f"{mark[:-1]}\\_" if mark.endswith("_") else mark  # a last underscore would name another target
    anchor = escape(text).replace("<", r"\<")
    return f"`{anchor} <{target}>`__"


def _joined(pieces: Sequence[_Piece]) -> str:
    written = ""
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else _Piece(" ", is_marked=False)
        if piece.is_marked:
            is_boundary = not before.is_marked and (before.text[-1].isspace() or before.text[-1] == "(")
        else:
            is_boundary = not before.is_marked or piece.text[0].isspace() or piece.text[0] in ".,;:!?)]\\"
        written += piece.text if is_boundary else f"\\ {piece.text}"
    return written


def _line_start_escaped(line: str) -> str:
    """The line, with a backslash where its beginning would start a list, a rule, a field or the like."""
    if _LIST_MARKER.match(line):
        return f"\\{line}"
    if _PUNCTUATION.fullmatch(line):
        return f"\\ {line}"
    is_marked = line.startswith(("*", "`", ":sup:`", ":sub:`", ":math:`"))
    return line if is_marked or line[:1].isalnum() or line.startswith("\\") else f"\\{line}"
