"""What each target makes of a formula: maths, or text with dollars."""

from __future__ import annotations

from bibkit.formats.escape import ESCAPING
from bibkit.text.escape.hayagriva import formattable
from bibkit.text.escape.hayagriva import prose as hayagriva_prose
from bibkit.text.run import Run, Span
from bibkit.text.write import html, latex, markdown, rst, rtf, terminal, text, typst

_LISTS = {
    "text": text,
    "terminal": terminal,
    "html": html,
    "markdown": markdown,
    "latex": latex,
    "rst": rst,
    "rtf": rtf,
    "typst": typst,
}


def maths(tex: str, *around: Span) -> Run:
    """The formula as whoever puts texts into runs marks it."""
    return Run(tex, (*around, Span("maths", "")))


def verdicts(tex: str) -> dict[str, bool]:
    """Target -> whether the formula is maths there."""
    dollars = f"${tex}$"
    return {
        **{name: row.maths(tex) != row.prose(dollars) for name, row in ESCAPING.items()},
        "hayagriva": formattable(dollars)[0] != hayagriva_prose(dollars),
        **{
            name: list_.inline([maths(tex)]) != list_.inline([Run(dollars)]) for name, list_ in _LISTS.items()
        },
    }
