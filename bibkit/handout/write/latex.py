r"""The sheet as LaTeX that pdflatex, lualatex and xelatex compile, with packages of every TeX distribution."""

from __future__ import annotations

from bibkit.handout.content import (
    CodeBlock,
    Inline,
    Items,
    Printed,
    Quote,
    Rule,
    SheetBlock,
    SheetBlocks,
    SheetHeading,
    SheetParagraph,
)
from bibkit.handout.qr import qr_rows
from bibkit.handout.write.addresses import breaking, breaking_list
from bibkit.handout.write.target import Target, Templates, line
from bibkit.handout.write.values import filled
from bibkit.text.escape.latex import escape, url
from bibkit.text.write import latex
from bibkit.text.write.clean import clean

_BREAK = r"\newline{}"
_HEADINGS = {2: "section", 3: "subsection"}
_DEEPEST = 4  # lists within lists, in LaTeX's classes
# Braces are LaTeX's, so the template's signs are brackets.
DELIMITERS = {
    "block_start_string": "((*",
    "block_end_string": "*))",
    "variable_start_string": "(((",
    "variable_end_string": ")))",
    "comment_start_string": "((=",
    "comment_end_string": "=))",
}


def write(sheet: Printed, templates: Templates) -> bytes:
    """The source, in one file with its pictures. Its template writes `(((` for `{{` and `((*` for `{%`."""
    made = filled(sheet, TARGET, templates, ".tex", delimiters=DELIMITERS)
    return made.text.encode()


def _escape(text: str) -> str:
    return escape(clean(text))


def _code(text: str) -> str:
    return rf"\texttt{{{_escape(text)}}}"


def _qr(url: str, _label: str) -> str:
    """The code as rules of LaTeX's own `picture`, a run of dark modules each."""
    rows = qr_rows(url)
    rules: list[str] = []
    for y, row in enumerate(rows, start=1):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end]:
                end += 1
            if end > x:
                rules.append(
                    rf"\put({x},{len(rows) - y}){{\rule{{{end - x}\unitlength}}{{1.02\unitlength}}}}"
                )
            x = max(end, x + 1)
    body = "%\n".join(rules)
    return (
        rf"{{\setlength{{\unitlength}}{{{17 / len(rows):.4f}mm}}\begin{{picture}}({len(rows)},{len(rows)})%"
        f"\n{body}\\end{{picture}}}}"
    )


_PLACE_TO_BREAK = r"\allowbreak{}"
_inline = breaking(latex.inline, _PLACE_TO_BREAK)


def _line(inline: Inline) -> str:
    return line(inline, _inline, _code, _BREAK)


def _blocks(blocks: SheetBlocks, level: int, depth: int = 1) -> str:
    return "".join(f"{_block(block, level, depth)}\n\n" for block in blocks)


def _block(block: SheetBlock, level: int, depth: int) -> str:
    match block:
        case SheetParagraph(inline):
            # A bracket at the beginning would be an argument of what stands before (\item, \\).
            return rf"{{}}{_line(inline)}"
        case SheetHeading(own, inline):
            return rf"\{_HEADINGS.get(level + own - 1, 'paragraph')}*{{{_line(inline)}}}"
        case Quote(inner):
            if depth > _DEEPEST:
                return _blocks(inner, level, depth).rstrip()
            return f"\\begin{{quote}}\n{_blocks(inner, level, depth + 1)}\\end{{quote}}"
        case Items():
            return _items(block, level, depth)
        case CodeBlock(text):
            lines = [_escape(one).replace(" ", "~") or r"\mbox{}" for one in text.split("\n")]
            return (
                "\\begin{flushleft}\\ttfamily\\small\n" + "\\newline{}\n".join(lines) + "\n\\end{flushleft}"
            )
        case Rule():
            return r"\begin{center}\rule{0.3\linewidth}{0.4pt}\end{center}"


def _items(block: Items, level: int, depth: int) -> str:
    labels = [
        r"\textbullet" if block.start is None else f"{number}."
        for number in range(block.start or 0, (block.start or 0) + len(block.items))
    ]
    items = [_blocks(item, level, depth + 1).rstrip() for item in block.items]
    if depth > _DEEPEST:
        return "\n\n".join(f"{label} {item}" for label, item in zip(labels, items, strict=True))
    inside = "\n".join(rf"\item[{{{label}}}] {item}" for label, item in zip(labels, items, strict=True))
    return f"\\begin{{itemize}}\n{inside}\n\\end{{itemize}}"


_bibliography = breaking_list(latex.bibliography, _PLACE_TO_BREAK)
TARGET = Target(_escape, _inline, _code, _BREAK, _blocks, _bibliography, url, _qr)
