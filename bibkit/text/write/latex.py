"""LaTeX for any engine and document class: kernel commands only.

Links are `\\href` where the document loads hyperref; elsewhere `\\providecommand` makes them plain text, and so
with maths of amsmath and amssymb.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.text.escape.latex import escape, words_of_formula
from bibkit.text.escape.latex import url as url_argument
from bibkit.text.maths.signs import PROVIDED, RENAMED
from bibkit.text.run import Bibliography, DocumentPart, Layout, Run
from bibkit.text.write.blocks import Block, margin_and_blocks
from bibkit.text.write.formulas import as_written
from bibkit.text.write.markup import Markup, marked_up
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = False

_COMMAND = re.compile(r"\\([A-Za-z]+)")


def _maths(tex: str) -> str:
    from bibkit.text.maths.tex import as_tex  # few lists hold formulas

    formula = _COMMAND.sub(
        lambda match: f"\\{RENAMED.get(match[1], match[1])}", as_tex(tex, words_of_formula)
    )
    return f"${formula}$" if formula else escape(as_written(tex))


_MARKUP = Markup(
    escape=escape,
    pairs={
        ("font-style", "italic"): (r"\textit{", "}"),
        ("font-style", "oblique"): (r"\textsl{", "}"),
        ("font-style", "normal"): (r"\textup{", "}"),
        ("font-weight", "bold"): (r"\textbf{", "}"),
        ("font-weight", "light"): (r"\textmd{", "}"),
        ("font-weight", "normal"): (r"\textmd{", "}"),
        ("font-variant", "small-caps"): (r"\textsc{", "}"),
        ("font-variant", "normal"): (r"\textnormal{", "}"),
        ("text-decoration", "underline"): (r"\underline{", "}"),
        ("vertical-align", "sup"): (r"\textsuperscript{", "}"),
        ("vertical-align", "sub"): (r"\textsubscript{", "}"),
    },
    link=lambda url, text: rf"\href{{{url_argument(url)}}}{{{text}}}",
    person=lambda _key: (r"\textbf{", "}"),
    maths=_maths,
    anchor=lambda name: (rf"\hypertarget{{{name}}}{{", "}"),
    reference=lambda name, text: rf"\hyperlink{{{name}}}{{{text}}}",
)

# What packages define, as the kernel can show it.
_PROVIDED = {"href": "[2]{#2}", "hyperlink": "[2]{#2}", "hypertarget": "[2]{#2}", **PROVIDED}


def inline(runs: Sequence[Run]) -> str:
    """The runs as LaTeX that can stand inside a paragraph. `\\href` is used for links."""
    return marked_up(runs, _MARKUP)


def bibliography(bib: Bibliography) -> str:
    r"""A `list` environment of the LaTeX kernel with the style's indents and spacing.

    What stands in the margin is the item's label. What hyperref and amsmath define is provided where it is used:
    load them before, or have links as text and plainer formulas.
    """
    if not bib.entries:
        return ""
    body = _list(bib)
    return provided(body) + body


def document(parts: Sequence[DocumentPart]) -> str:
    r"""A piece of a document: headings are sections without numbers, as all classes but that of letters have them."""
    body = composed(parts, _heading, _passage, _list)
    return provided(body) + body


def _heading(text: str) -> str:
    return f"\\section*{{{inline([Run(text)])}}}\n"


def _passage(runs: Sequence[Run]) -> str:
    return f"\\noindent {inline(runs)}\n"


def provided(body: str) -> str:
    names = _PROVIDED.keys() & _COMMAND.findall(body)
    for name in tuple(names):
        names |= _PROVIDED.keys() & _COMMAND.findall(_PROVIDED[name])
    return "".join(f"\\providecommand{{\\{name}}}{_PROVIDED[name]}\n" for name in sorted(names))


def _list(bib: Bibliography) -> str:
    if not bib.entries:
        return ""
    entries = [margin_and_blocks(entry.runs) for entry in bib.entries]
    items = [(inline(margin), blocks) for margin, blocks in entries]
    widest = max((inline(_without_places(margin)) for margin, _ in entries), key=len)
    body = "".join(f"\\item[{{{label}}}] {paragraphs(blocks)}\n" for label, blocks in items)
    return "".join(
        (
            "\\begin{list}{}{%\n",
            *(f"  {setting}%\n" for setting in _settings(bib.layout, widest)),
            "}\n",
            body,
            "\\end{list}\n",
            *([_passage(bib.legend)] if bib.legend else ()),
        )
    )


def _without_places(runs: Sequence[Run]) -> list[Run]:
    """The runs as they are measured: a place that is made twice would be none."""
    return [
        Run(run.text, tuple(span for span in run.spans if span.kind not in ("anchor", "reference")))
        for run in runs
    ]


def paragraphs(blocks: Sequence[Block]) -> str:
    written = ""
    for block in blocks:
        text = inline(block.runs)
        if block.display == "indent":
            written += f"{{\\par\\advance\\leftskip by 2em \\noindent {text}\\par}}"
        else:
            written += f"\\par\\noindent {text}" if written else text
    return written


def _settings(layout: Layout, widest: str) -> list[str]:
    spacing = [
        r"\setlength{\listparindent}{0pt}",
        r"\setlength{\parsep}{0pt}",
        rf"\setlength{{\itemsep}}{{{layout.entry_spacing}\baselineskip}}",
        r"\renewcommand{\makelabel}[1]{#1\hfil}",
        r"\sloppy",
    ]
    if layout.line_spacing != 1:
        spacing.append(rf"\linespread{{{layout.line_spacing}}}\selectfont")
    if not widest:
        indent = "1.5em" if layout.hanging_indent else "0pt"
        return [
            rf"\setlength{{\leftmargin}}{{{indent}}}",
            rf"\setlength{{\itemindent}}{{-{indent}}}",
            r"\setlength{\labelwidth}{0pt}",
            r"\setlength{\labelsep}{0pt}",
            *spacing,
        ]
    left = "0pt" if layout.second_field_align == "margin" else r"\labelwidth"
    return [
        rf"\settowidth{{\labelwidth}}{{{widest}}}",
        r"\setlength{\labelsep}{0.5em}",
        rf"\setlength{{\leftmargin}}{{{left}}}",
        *([] if left == "0pt" else [r"\addtolength{\leftmargin}{\labelsep}"]),
        *spacing,
    ]
