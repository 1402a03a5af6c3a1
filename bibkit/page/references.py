"""The reference of each work in a CSL style, with the names of some people marked."""

from __future__ import annotations

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json import csl_item
from bibkit.library import Library
from bibkit.lists.highlight import highlighted
from bibkit.lists.options import NO_MARKS, ListOptions
from bibkit.lists.reference_list import render, style_job, without_bibliography
from bibkit.stylebook.find import find_style
from bibkit.text.write.html import inline


def references(library: Library, options: ListOptions) -> tuple[dict[str, str], str, tuple[Diagnostic, ...]]:
    """By key the reference as HTML, the language of the references, and what could not be rendered.

    Raises what `lists.of_records.list_of_records` does.
    """
    found = find_style(options.style, library.styles)
    records = highlighted(library.records, options.highlight, library.people)
    # A page has no list below which the signs could be explained.
    job = style_job(found, map(csl_item, records), options=options._replace(name_marks=NO_MARKS))
    rendered = render(options.engine, job)
    if rendered.bibliography is None:
        raise without_bibliography(found)
    written = {entry.id: inline(entry.runs).strip() for entry in rendered.bibliography.entries}
    return written, job.locale, (*found.notes, *rendered.notes)
