"""Runs as the HTML that citeproc-js writes, which is what the fixtures of the suite hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from bibkit.text.run import Bibliography, Run, Span

TAGS = {
    ("font-style", "italic"): ("<i>", "</i>"),
    ("font-style", "oblique"): ("<em>", "</em>"),
    ("font-weight", "bold"): ("<b>", "</b>"),
    ("font-variant", "small-caps"): ('<span style="font-variant:small-caps;">', "</span>"),
    ("font-style", "normal"): ('<span style="font-style:normal;">', "</span>"),
    ("font-weight", "normal"): ('<span style="font-weight:normal;">', "</span>"),
    ("font-variant", "normal"): ('<span style="font-variant:normal;">', "</span>"),
    ("text-decoration", "none"): ('<span style="text-decoration:none;">', "</span>"),
    ("text-decoration", "underline"): ('<span style="text-decoration:underline;">', "</span>"),
    ("vertical-align", "sup"): ("<sup>", "</sup>"),
    ("vertical-align", "sub"): ("<sub>", "</sub>"),
    ("vertical-align", "baseline"): ('<span style="baseline">', "</span>"),
    ("display", "block"): ('\n\n    <div class="csl-block">', "</div>\n"),
    ("display", "left-margin"): ('\n    <div class="csl-left-margin">', "</div>"),
    ("display", "right-inline"): ('<div class="csl-right-inline">', "</div>\n  "),
    ("display", "indent"): ('<div class="csl-indent">', "</div>\n  "),
}


def tags(span: Span) -> tuple[str, str]:
    if span.kind == "link":
        return f'<a href="{span.value}">', "</a>"
    return TAGS.get((span.kind, span.value), ("", ""))


def escaped(text: str) -> str:
    text = text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    return "".join(superscript(character) for character in text)


_UNDECOMPOSED = {"\u02c0": "\u0294", "\u02c1": "\u0295", "\u06e5": "\u0648", "\u06e6": "\u064a"}


def superscript(character: str) -> str:
    if character in _UNDECOMPOSED:
        return f"<sup>{_UNDECOMPOSED[character]}</sup>"
    if character < "\u00aa" or not unicodedata.decomposition(character).startswith("<super>"):
        return character
    return f"<sup>{unicodedata.normalize('NFKD', character)}</sup>"


def html(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    open_spans: list[Span] = []
    for run in runs:
        shared = 0
        while shared < min(len(open_spans), len(run.spans)) and open_spans[shared] is run.spans[shared]:
            shared += 1
        while len(open_spans) > shared:
            parts.append(tags(open_spans.pop())[1])
        for span in run.spans[shared:]:
            parts.append(tags(span)[0])
            open_spans.append(span)
        parts.append(escaped(run.text))
    while open_spans:
        parts.append(tags(open_spans.pop())[1])
    return "".join(parts)


def bibliography_html(bibliography: Bibliography) -> str:
    entries = "".join(
        f'  <div class="csl-entry">{html(entry.runs)}</div>\n' for entry in bibliography.entries
    )
    return f'<div class="csl-bib-body">\n{entries}</div>'


def bibliography_header(bibliography: Bibliography) -> str:
    """What citeproc-js says of a bibliography as a whole, a line for each parameter."""
    layout = bibliography.layout
    parameters: dict[str, object] = {
        "bibend": "</div>",
        "bibliography_errors": "",
        "bibstart": '<div class="csl-bib-body">\n',
        "done": "false",
        "entry_ids": ",".join(entry.id for entry in bibliography.entries),
        "entryspacing": layout.entry_spacing,
        "linespacing": layout.line_spacing,
        "maxoffset": max((_offset(entry.runs) for entry in bibliography.entries), default=0),
        "second-field-align": layout.second_field_align or "false",
    }
    if layout.hanging_indent:
        parameters["hangingindent"] = "true"
    return "\n".join(f"{name}: {parameters[name]}" for name in sorted(parameters))


def _offset(runs: Sequence[Run]) -> int:
    """The characters in the margin before an entry."""
    return sum(
        len(escaped(run.text))
        for run in runs
        if any((span.kind, span.value) == ("display", "left-margin") for span in run.spans)
    )
