"""reStructuredText for docutils and Sphinx, with the roles that docutils itself has.

Inline markup does not nest there: a run shows a link, else one formatting. `\\ ` (nothing, to docutils)
stands where a mark touches a letter (reStructuredText specification, inline markup recognition rules).
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple, TypeAlias

from bibkit.text.run import Bibliography, DocumentPart, Run, is_maths
from bibkit.text.write.blocks import margin_and_blocks
from bibkit.text.write.formulas import as_written
from bibkit.text.write.raised import raised
from bibkit.text.write.tidy import tidy
from bibkit.text.write.url import safe_url
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = False
SAYS_LANGUAGES = False

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


_Mark: TypeAlias = str | tuple[str, str] | Run | None


class _MarkedPiece(NamedTuple):
    """Finished text, and whether it is marked: what touches a mark must be a boundary."""

    text: str
    is_marked: bool


def escape(text: str) -> str:
    """Text that docutils reads as text inside a line."""
    return _INLINE.sub(r"\\\g<0>", text)


def inline(runs: Sequence[Run]) -> str:
    """The runs as reStructuredText that can stand inside a paragraph."""
    pieces: list[_MarkedPiece] = []
    for mark, group in groupby(tidy(map(_safe, raised(runs))), key=_mark):
        text = "".join(run.text for run in group)
        if isinstance(mark, Run):
            pieces.append(_MarkedPiece(f":math:`{mark.text}`", is_marked=True))
            continue
        core = text.strip()
        if mark is None or not core:
            pieces.append(_MarkedPiece(escape(text), is_marked=False))
            continue
        start = text.index(core)
        pieces.append(_MarkedPiece(text[:start], is_marked=False))
        pieces.append(_MarkedPiece(_marked(mark, core), is_marked=True))
        pieces.append(_MarkedPiece(text[start + len(core) :], is_marked=False))
    return _joined([piece for piece in pieces if piece.text])


def bibliography(bib: Bibliography) -> str:
    """A paragraph an entry; a block is a paragraph of its own, an indented block a block quote.

    Where the list hangs, so do the blocks after the first line: as block quotes.
    """
    hangs = bib.layout.hanging_indent or bool(bib.layout.second_field_align)
    legend = [_passage(bib.legend)] if bib.legend else []
    return "\n".join([*(_entry(entry.runs, hangs=hangs) for entry in bib.entries), *legend])


def document(parts: Sequence[DocumentPart]) -> str:
    """Headings underlined, and paragraphs."""
    return composed(parts, _heading, _passage, bibliography)


def _heading(text: str) -> str:
    title = _line_start_escaped(inline([Run(text)]))
    columns = sum(
        1 if sign.isascii() else 2 for sign in title
    )  # wide signs take two, and longer does no harm
    return f"{title}\n{'-' * max(columns, 4)}\n"


def _passage(runs: Sequence[Run]) -> str:
    return f"{_line_start_escaped(inline(runs))}\n"


def _entry(runs: Sequence[Run], *, hangs: bool) -> str:
    margin, blocks = margin_and_blocks(runs)
    paragraphs = [
        ("   " * (block.display == "indent" or (hangs and at > 0)), inline(block.runs))
        for at, block in enumerate(blocks)
    ]
    if margin:
        paragraphs[:1] = [("", " ".join([inline(margin), *(text for _, text in paragraphs[:1])]))]
    return "\n".join(f"{indent}{_line_start_escaped(text)}\n" for indent, text in paragraphs)


def _safe(run: Run) -> Run:
    """The run; maths that docutils can't take as it is, as text."""
    if not is_maths(run):
        return run
    from bibkit.text.escape.latex import words_of_mathjax  # few lists hold formulas
    from bibkit.text.maths.tex import as_tex

    safe = as_tex(run.text, words_of_mathjax)
    return Run(safe, run.spans) if safe else Run(as_written(run.text), run.spans[:-1])


def _mark(run: Run) -> _Mark:
    """A link's URL, or what opens and closes the run's formatting, or the run itself if it is maths, or nothing."""
    if not run.spans:
        return None
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
    for (kind, value), pair in _MARKS.items():
        if current.get(kind) == value:
            return pair
    return None


def _marked(mark: str | tuple[str, str], text: str) -> str:
    if isinstance(mark, tuple):
        return f"{mark[0]}{escape(text)}{mark[1]}"
    if text == mark and _PLAIN_URL.fullmatch(mark):
        return mark
    target = f"{mark[:-1]}\\_" if mark.endswith("_") else mark  # a last underscore would name another target
    anchor = escape(text).replace("<", r"\<")
    return f"`{anchor} <{target}>`__"


def _joined(pieces: Sequence[_MarkedPiece]) -> str:
    written = ""
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else _MarkedPiece(" ", is_marked=False)
        if piece.is_marked:
            # Between a pair of brackets a mark is none to docutils: "(*)*".
            opens = before.text[-1] == "(" and piece.text.lstrip("*`")[:1] != ")"
            is_boundary = not before.is_marked and (before.text[-1].isspace() or opens)
        else:
            is_boundary = not before.is_marked or piece.text[0].isspace() or piece.text[0] in ".,;:!?)]\\"
        written += piece.text if is_boundary else f"\\ {piece.text}"
    return written


def _line_start_escaped(line: str) -> str:
    """The line, with a backslash where its beginning would start a list, a rule, a field or the like."""
    if _LIST_MARKER.match(line):
        return f"\\{line}"
    if _PUNCTUATION.fullmatch(line.rstrip()):
        return f"\\ {line}"
    is_marked = line.startswith(("*", "`", ":sup:`", ":sub:`", ":math:`"))
    return line if is_marked or line[:1].isalnum() or line.startswith("\\") else f"\\{line}"
