"""HTML: a fragment with CSL's own classes, as citeproc-js and Zotero write it.

A style's layout (hanging indent, second field, spacing) goes into `style` attributes, because a fragment has
no style sheet; a `Bibliography` with the default `Layout` has classes only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bibkit.text.escape.html import attribute, escape
from bibkit.text.run import Bibliography, DocumentPart, Layout, Run
from bibkit.text.write.formulas import in_runs
from bibkit.text.write.markup import Markup, Pair, marked_up
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True


def _display_pairs(margin: str, inline: str, block: str, indent: str) -> dict[tuple[str, str], Pair]:
    """The four kinds of `display`, each with the `style` attribute it needs (or "")."""
    return {
        ("display", "block"): (f'\n\n    <div class="csl-block"{block}>', "</div>\n"),
        ("display", "left-margin"): (f'\n    <div class="csl-left-margin"{margin}>', "</div>"),
        ("display", "right-inline"): (f'<div class="csl-right-inline"{inline}>', "</div>\n  "),
        ("display", "indent"): (f'<div class="csl-indent"{indent}>', "</div>\n  "),
    }


_PAIRS: dict[tuple[str, str], Pair] = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ('<span style="font-style:oblique;">', "</span>"),
    ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-weight", "light"): ('<span style="font-weight:lighter;">', "</span>"),
    ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
    ("text-decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("text-decoration", "none"): ('<span style="text-decoration:none;">', "</span>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="vertical-align:baseline;">', "</span>"),
} | _display_pairs("", "", "", "")


def _markup(pairs: Mapping[tuple[str, str], Pair]) -> Markup:
    return Markup(
        escape=escape,
        pairs=pairs,
        link=lambda url, text: f'<a href="{attribute(url)}">{text}</a>',
        person=lambda key: (
            f'<strong class="person" data-person="{attribute(key)}">',
            "</strong>",
        ),
        maths=lambda tex: marked_up(in_runs(tex), _MARKUP),
        anchor=lambda name: (f'<span id="{attribute(name)}">', "</span>"),
        reference=lambda name, text: f'<a href="#{attribute(name)}">{text}</a>',
    )


_MARKUP = _markup(_PAIRS)


def inline(runs: Sequence[Run]) -> str:
    """The runs as HTML phrasing content."""
    return marked_up(runs, _MARKUP)


def bibliography(bib: Bibliography) -> str:
    """`div.csl-bib-body` with a `div.csl-entry` for each entry, and what its signs mean."""
    if not bib.entries:
        return ""
    body_style, entry_style = _layout_styles(bib.layout)
    markup = _MARKUP if bib.layout == Layout() else _markup(_PAIRS | _layout_pairs(bib))
    entries = "".join(
        f'  <div class="csl-entry"{entry_style}>{marked_up(entry.runs, markup)}</div>\n'
        for entry in bib.entries
    )
    legend = f'<p class="csl-legend">{inline(bib.legend)}</p>\n' if bib.legend else ""
    return f'<div class="csl-bib-body"{body_style}>\n{entries}</div>\n{legend}'


def document(parts: Sequence[DocumentPart]) -> str:
    """A fragment: headings are of the second level."""
    return composed(parts, _heading, _paragraph, bibliography, gap="")


def _heading(text: str) -> str:
    return f"<h2>{inline([Run(text)])}</h2>\n"


def _paragraph(runs: Sequence[Run]) -> str:
    return f"<p>{inline(runs)}</p>\n"


def _style(*declarations: str) -> str:
    present = " ".join(declaration for declaration in declarations if declaration)
    return f' style="{present}"' if present else ""


def _hangs(layout: Layout) -> bool:
    return layout.hanging_indent and not layout.second_field_align  # the margin already sets the text apart


def _layout_styles(layout: Layout) -> tuple[str, str]:
    body = _style(f"line-height: {layout.line_spacing};" if layout.line_spacing != 1 else "")
    entry = _style(
        "clear: left;" if layout.second_field_align else "",
        "padding-left: 2em; text-indent: -2em;" if _hangs(layout) else "",
        f"margin-bottom: {layout.entry_spacing}em;" if layout.entry_spacing != 1 else "",
    )
    return body, entry


def _layout_pairs(bib: Bibliography) -> dict[tuple[str, str], Pair]:
    """Blocks that do not hang, and a margin as wide as its widest number."""
    layout = bib.layout
    unhung = "text-indent: 0;" if _hangs(layout) else ""
    block = _style(unhung)
    indent = _style("margin: 0.5em 0 0 2em;", unhung)
    if not layout.second_field_align:
        return _display_pairs("", "", block, indent)
    width = max(
        sum(len(run.text) for run in entry.runs if any(span.value == "left-margin" for span in run.spans))
        for entry in bib.entries
    )
    width_em = f"{(width + 1) * 0.6:.1f}em"
    if layout.second_field_align == "margin":
        return _display_pairs(_style(f"float: left; margin-left: -{width_em};"), "", block, indent)
    beside = _style(f"margin-left: {width_em};")
    deeper = _style(f"margin: 0.5em 0 0 calc({width_em} + 2em);")
    return _display_pairs(_style("float: left;"), beside, beside, deeper)
