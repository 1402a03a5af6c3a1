"""How a style looks: a few invented works, cited and listed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bibkit.formats.written import Written
from bibkit.lists.examples import CITATIONS, ITEMS
from bibkit.lists.options import DEFAULTS, ListOptions
from bibkit.lists.reference_list import render, style_job, text_writer
from bibkit.stylebook.find import find_style
from bibkit.text.run import DocumentPart, Passage, Run


def preview(
    output: str = "text", options: ListOptions = DEFAULTS, *, folders: Sequence[Path] = ()
) -> Written:
    """Three citations, a line each, and the reference list, where the style has one.

    Takes and raises what `reference_list` does, but for styles without a bibliography.
    """
    writer = text_writer(output)
    found = find_style(options.style, folders)
    rendered = render(options.engine, style_job(found, ITEMS, CITATIONS, options=options))
    parts: list[DocumentPart] = [Passage(runs or (Run("-"),)) for runs in rendered.citations]
    if rendered.bibliography is not None:
        parts.append(rendered.bibliography)
    return Written(writer.document(parts), (*found.notes, *rendered.notes))
