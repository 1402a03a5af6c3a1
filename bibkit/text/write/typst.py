r"""Typst markup, for Typst 0.12 and newer.

Formats are calls (`#emph[...]`), not signs, because `*` and `_` hang on the letters around them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.text.direction import first_direction, of_language
from bibkit.text.escape.typst import escape, string
from bibkit.text.run import Bibliography, DocumentPart, Entry, Run
from bibkit.text.write.blocks import Block, margin_and_blocks
from bibkit.text.write.flat import TextLook, flat
from bibkit.text.write.formulas import as_written
from bibkit.text.write.raised import raised
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = True
SAYS_LANGUAGES = True

_CALLS = {
    ("font-style", "italic"): "#emph",
    ("font-style", "oblique"): '#text(style: "oblique")',
    ("font-weight", "bold"): "#strong",
    ("font-weight", "light"): '#text(weight: "light")',
    ("font-variant", "small-caps"): "#smallcaps",
    ("text-decoration", "underline"): "#underline",
    ("vertical-align", "sup"): "#super",
    ("vertical-align", "sub"): "#sub",
}
# After a call these would be arguments, a field or its end.
_GOES_ON = re.compile(r"[(;]|\.\S")

# Typst measures from baseline to cap height: a line is 0.66 em high and, by default, 0.65 em from the next.
_HEIGHT, _LEADING = 0.66, 0.65
_INDENT = "2em"
_LETTER, _GUTTER = 0.55, 0.5


def inline(runs: Sequence[Run]) -> str:
    """The runs as Typst markup that can stand inside a paragraph, whatever follows."""
    written, ends_in_call = _content(runs)
    return f"{written};" if ends_in_call else written


def bibliography(bib: Bibliography) -> str:
    """A content block with a paragraph an entry, or a grid where numbers stand in the margin."""
    if not bib.entries:
        return ""
    layout = bib.layout
    leading = layout.line_spacing * (_HEIGHT + _LEADING) - _HEIGHT
    spacing = f"{leading + layout.entry_spacing * (_HEIGHT + _LEADING):.3g}em"
    entries = [_parted(entry, bib.language) for entry in bib.entries]
    widest = max(sum(len(run.text) for run in margin) for margin, _ in entries)
    settings = f"leading: {leading:.3g}em" if layout.line_spacing != 1 else ""
    if widest:
        body = _grid(entries, spacing, widest * _LETTER if layout.second_field_align == "margin" else 0)
    else:
        hanging = f"hanging-indent: {_INDENT}" if layout.hanging_indent else ""
        settings = ", ".join(filter(None, (settings, f"spacing: {spacing}", hanging)))
        body = "\n\n".join(text for _, text in entries)
    setting = f"#set par({settings})\n\n" if settings else ""
    legend = f"\n{_passage(bib.legend)}" if bib.legend else ""
    return f"#[\n{setting}{body}\n]\n{legend}"


def _parted(entry: Entry, around: str) -> tuple[tuple[Run, ...], str]:
    """What stands in the margin, and the text beside it, with the language and direction that are not the list's."""
    margin, blocks = margin_and_blocks(entry.runs)
    text = _entry(blocks)
    base = of_language(around)
    direction = first_direction(entry.runs) or base
    said = [_spoken(entry.language)] if entry.language else []
    said += [f"dir: {direction}"] if direction != base else []
    return margin, f"#[#set text({', '.join(said)})\n{text}]" if said else text


def document(parts: Sequence[DocumentPart]) -> str:
    """Headings of the second level, and paragraphs."""
    return composed(parts, _heading, _passage, bibliography)


def _heading(text: str) -> str:
    return f"== {inline([Run(text)])}\n"


def _passage(runs: Sequence[Run]) -> str:
    return f"{inline(runs)}\n"


def _grid(entries: Sequence[tuple[tuple[Run, ...], str]], spacing: str, outside: float) -> str:
    """The margin beside the text, or as far left of it as `outside` says."""
    columns = f"({outside:.3g}em, 1fr)" if outside else "(auto, 1fr)"
    cells = "".join(f"  [{_content(margin)[0]}], [{text}],\n" for margin, text in entries)
    grid = f"grid(columns: {columns}, column-gutter: {_GUTTER}em, row-gutter: {spacing},\n{cells})"
    return f"#pad(left: -{outside + _GUTTER:.3g}em, {grid})" if outside else f"#{grid}"


def _entry(blocks: Sequence[Block]) -> str:
    written = ""
    was_text = False
    for block in blocks:
        text = _content(block.runs)[0]
        is_text = block.display != "indent"
        between = " \\\n" if was_text and is_text else "\n" if written else ""
        written += between + (
            text if is_text else f"#block(above: {_LEADING}em, inset: (left: {_INDENT}))[{text}]"
        )
        was_text = is_text
    return written


def _content(runs: Sequence[Run]) -> tuple[str, bool]:
    """The markup, and whether it ends in a call, which takes what follows for more arguments."""
    written: list[str] = []
    is_call = False
    for look, text in flat(raised(runs)):
        marked = _marked(look, text)
        if is_call and _GOES_ON.match(marked):
            written.append(";")
        written.append(marked)
        is_call = bool(look.url or look.target or look.language) or any(
            form in _CALLS for form in look.formats
        )
    return "".join(written), is_call


def _spoken(tag: str) -> str:
    """The language as arguments of `text`, from which Typst has the direction; it names no font."""
    language, _, region = tag.partition("-")
    return f'lang: "{language}"' + (f', region: "{region}"' if len(region) == 2 else "")


def _marked(look: TextLook, text: str) -> str:
    marked = _maths(text) if look.is_maths else escape(text)
    if look.language:
        marked = f"#text({_spoken(look.language)})[{marked}]"
    for form in reversed(look.formats):
        if call := _CALLS.get(form):
            marked = f"{call}[{marked}]"
    if look.target:  # which may stand in another file
        place = f"<{look.target}>"
        marked = f"#context if query({place}).len() > 0 [#link({place})[{marked}]] else [{marked}]"
    elif look.url:
        link = f"#link({string(look.url)})"
        marked = link if text == look.url else f"{link}[{marked}]"
    return f"#metadata(none)<{look.anchor}>{marked}" if look.anchor else marked


def _maths(tex: str) -> str:
    from bibkit.text.maths.typst import as_typst  # few lists hold formulas

    return as_typst(tex) or escape(as_written(tex))
