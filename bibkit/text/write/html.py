"""HTML: a fragment with CSL's own classes, as citeproc-js and Zotero write it.

What runs from right to left says `dir`, what is in another language than the list `lang`.

A style's layout (hanging indent, second field, spacing) goes into `style` attributes, because a fragment has
no style sheet; a `Bibliography` with the default `Layout` has classes only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bibkit.text.direction import Direction, first_direction, of_language
from bibkit.text.escape.html import attribute, escape
from bibkit.text.run import Bibliography, DocumentPart, Entry, Layout, Run
from bibkit.text.write.formulas import in_runs
from bibkit.text.write.markup import Markup, Pair, marked_up
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = True


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
        language=lambda tag: (f"<span{_language(tag)}>", "</span>"),
    )


_MARKUP = _markup(_PAIRS)


def inline(runs: Sequence[Run]) -> str:
    """The runs as HTML phrasing content."""
    return marked_up(runs, _MARKUP)


def bibliography(bib: Bibliography) -> str:
    """`div.csl-bib-body` with a `div.csl-entry` for each entry, and what its signs mean."""
    if not bib.entries:
        return ""
    base = of_language(bib.language)
    is_plain = bib.layout == Layout()
    body_style = _style(f"line-height: {bib.layout.line_spacing};" if bib.layout.line_spacing != 1 else "")
    body_language = _language(bib.language) if base == "rtl" else ""
    shapes: dict[Direction, tuple[str, Markup]] = {}
    entries = ""
    for entry in bib.entries:
        direction = first_direction(entry.runs) or base
        if direction not in shapes:
            markup = _MARKUP if is_plain else _markup(_PAIRS | _layout_pairs(bib, direction))
            shapes[direction] = _entry_style(bib.layout, direction), markup
        entry_style, markup = shapes[direction]
        spoken = _language_of_entry(entry, bib.language, direction if direction != base else "")
        entries += f'  <div class="csl-entry"{spoken}{entry_style}>{marked_up(entry.runs, markup)}</div>\n'
    legend = f'<p class="csl-legend">{inline(bib.legend)}</p>\n' if bib.legend else ""
    return f'<div class="csl-bib-body"{body_language}{body_style}>\n{entries}</div>\n{legend}'


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


def _language(tag: str) -> str:
    return f' lang="{attribute(tag)}"' + ' dir="rtl"' * (of_language(tag) == "rtl")


def _language_of_entry(entry: Entry, around: str, direction: Direction) -> str:
    """What is other than in the list: the language, and the direction where that is given."""
    is_other = entry.language.partition("-")[0] not in ("", around.partition("-")[0])
    said = f' lang="{attribute(entry.language)}"' if is_other else ""
    return f'{said} dir="{direction}"' if direction else said


def _side(direction: Direction) -> str:
    """Where lines begin."""
    return "right" if direction == "rtl" else "left"


def _entry_style(layout: Layout, direction: Direction) -> str:
    side = _side(direction)
    return _style(
        f"clear: {side};" if layout.second_field_align else "",
        f"padding-{side}: 2em; text-indent: -2em;" if _hangs(layout) else "",
        f"margin-bottom: {layout.entry_spacing}em;" if layout.entry_spacing != 1 else "",
    )


def _layout_pairs(bib: Bibliography, direction: Direction) -> dict[tuple[str, str], Pair]:
    """Blocks that do not hang, and a margin as wide as its widest number."""
    layout = bib.layout
    side = _side(direction)
    unhung = "text-indent: 0;" if _hangs(layout) else ""
    block = _style(unhung)
    indent = _style(_indented("2em", side), unhung)
    if not layout.second_field_align:
        return _display_pairs("", "", block, indent)
    width = max(
        sum(len(run.text) for run in entry.runs if any(span.value == "left-margin" for span in run.spans))
        for entry in bib.entries
    )
    width_em = f"{(width + 1) * 0.6:.1f}em"
    if layout.second_field_align == "margin":
        return _display_pairs(_style(f"float: {side}; margin-{side}: -{width_em};"), "", block, indent)
    beside = _style(f"margin-{side}: {width_em};")
    deeper = _style(_indented(f"calc({width_em} + 2em)", side))
    return _display_pairs(_style(f"float: {side};"), beside, beside, deeper)


def _indented(width: str, side: str) -> str:
    return f"margin: 0.5em {width} 0 0;" if side == "right" else f"margin: 0.5em 0 0 {width};"
