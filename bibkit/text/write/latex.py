"""LaTeX for any engine and document class: kernel commands only.

Links are `\\href` where the document loads hyperref; elsewhere `\\providecommand` makes them plain text, and so
with maths of amsmath and amssymb.
Letters of all scripts stay as they are (an engine or a package knows them); typographic spaces and the mathematical
signs that pdflatex does not know by itself become commands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.text.maths.runs import in_runs, safe_tex
from bibkit.text.run import Bibliography, DocumentPart, Layout, Run
from bibkit.text.write.blocks import Block, margin_and_blocks
from bibkit.text.write.markup import Markup, marked_up
from bibkit.text.write.writer import composed

SHOWS_SPANS = True

_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    # In OT1 these five print as something else, and babel makes the quote a command.
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\symbol{34}",
    "`": r"\textasciigrave{}",
    # Spaces and joiners.
    "\u00a0": "~",
    "\u00ad": r"\-",
    "\u2002": r"\enspace{}",
    "\u2003": r"\quad{}",
    "\u2009": r"\,",
    "\u200a": r"\,",
    "\u200b": r"\hspace{0pt}",
    "\u200e": "",
    "\u200f": "",
    "\u202f": r"\,",
    "\u2060": r"\nobreak{}",
    "\ufeff": "",
    "\ufffd": "?",
    "\u2010": "-",
    "\u2011": r"\mbox{-}",
    # Mathematics that titles use.
    "′": r"\ensuremath{'}",
    "″": r"\ensuremath{''}",
    "−": r"\ensuremath{-}",
    "∞": r"\ensuremath{\infty}",
    "≈": r"\ensuremath{\approx}",
    "≠": r"\ensuremath{\neq}",
    "≤": r"\ensuremath{\leq}",
    "≥": r"\ensuremath{\geq}",
    "≪": r"\ensuremath{\ll}",
    "≫": r"\ensuremath{\gg}",
    "∼": r"\ensuremath{\sim}",
    "≡": r"\ensuremath{\equiv}",
    "∝": r"\ensuremath{\propto}",
    "∈": r"\ensuremath{\in}",
    "∑": r"\ensuremath{\sum}",
    "∏": r"\ensuremath{\prod}",
    "∫": r"\ensuremath{\int}",
    "∂": r"\ensuremath{\partial}",
    "∇": r"\ensuremath{\nabla}",
    "√": r"\ensuremath{\surd}",
    "→": r"\ensuremath{\rightarrow}",
    "←": r"\ensuremath{\leftarrow}",
    "↔": r"\ensuremath{\leftrightarrow}",
    "⇒": r"\ensuremath{\Rightarrow}",
    "∗": r"\ensuremath{*}",
    "∘": r"\ensuremath{\circ}",
    "⊕": r"\ensuremath{\oplus}",
    "⊗": r"\ensuremath{\otimes}",
    "ℓ": r"\ensuremath{\ell}",
}
# `--`, `''`, `,,` and "?`" are ligatures: an empty group keeps the second character itself.
_SPECIAL = re.compile(rf"[{re.escape(''.join(_SIGNS))}',-](?:(?<![',-])|(?<=--)|(?<='')|(?<=,,))")
_URL_SPECIAL = re.compile(r"[#%&_]")


def escape(text: str) -> str:
    """Text that LaTeX prints as it stands, in text mode."""
    return _SPECIAL.sub(lambda match: _SIGNS.get(match[0], "{}" + match[0]), text)


def url_escaped(url: str) -> str:
    """The URL as an argument of `\\href`, which takes these four back to what they were."""
    return _URL_SPECIAL.sub(r"\\\g<0>", url)


def _maths(tex: str) -> str:
    """The formula between dollars; one that has letters which TeX's maths lacks, in text."""
    safe = safe_tex(tex)
    return f"${safe}$" if safe else marked_up(in_runs(tex), _MARKUP)


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
    link=lambda url, text: rf"\href{{{url_escaped(url)}}}{{{text}}}",
    person=lambda _key: (r"\textbf{", "}"),
    maths=_maths,
)

# What packages define, as the kernel can show it.
_PROVIDED = {
    "href": "[2]{#2}",
    "mathbb": "[1]{\\mathbf{#1}}",
    "mathfrak": "[1]{\\mathbf{#1}}",
    "mathscr": "[1]{\\mathcal{#1}}",
    "boldsymbol": "[1]{\\mathbf{#1}}",
    "bm": "[1]{\\mathbf{#1}}",
    "text": "[1]{\\mbox{#1}}",
    "operatorname": "[1]{\\mathop{\\mathrm{#1}}\\nolimits}",
    "dfrac": "[2]{\\frac{#1}{#2}}",
    "tfrac": "[2]{\\frac{#1}{#2}}",
}
_NEEDED = re.compile(rf"\\({'|'.join(_PROVIDED)})(?![A-Za-z])")


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
    return _provided(body) + body


def document(parts: Sequence[DocumentPart]) -> str:
    r"""A piece of a document: headings are sections without numbers, as all classes but that of letters have them."""
    body = composed(parts, _heading, _passage, _list)
    return _provided(body) + body


def _heading(text: str) -> str:
    return f"\\section*{{{inline([Run(text)])}}}\n"


def _passage(runs: Sequence[Run]) -> str:
    return f"\\noindent {inline(runs)}\n"


def _provided(body: str) -> str:
    names = sorted({*_NEEDED.findall(body)})
    return "".join(f"\\providecommand{{\\{name}}}{_PROVIDED[name]}\n" for name in names)


def _list(bib: Bibliography) -> str:
    if not bib.entries:
        return ""
    items = [(inline(margin), blocks) for margin, blocks in (margin_and_blocks(e.runs) for e in bib.entries)]
    widest = max((label for label, _ in items), key=len)
    body = "".join(f"\\item[{{{label}}}] {_paragraphs(blocks)}\n" for label, blocks in items)
    return "".join(
        (
            "\\begin{list}{}{%\n",
            *(f"  {setting}%\n" for setting in _settings(bib.layout, widest)),
            "}\n",
            body,
            "\\end{list}\n",
        )
    )


def _paragraphs(blocks: Sequence[Block]) -> str:
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
