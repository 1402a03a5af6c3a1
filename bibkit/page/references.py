"""The reference of each work in a CSL style, and all its authors where that leaves some out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.engines import DEFAULT_ENGINE
from bibkit.formats.csl_json import csl_item
from bibkit.library import Library
from bibkit.lists.highlight import highlighted
from bibkit.lists.name_marks import legend, meanings
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import render, style_job, without_bibliography
from bibkit.page.names import leaves_out, looks, name_list, with_links
from bibkit.page.words import words
from bibkit.stylebook.find import find_style
from bibkit.text.write.html import inline


class References(NamedTuple):
    """Texts as HTML: references and authors of works by their keys, and what signs mean.

    `short` are the keys of works whose references leave authors out. `lang` is the language of the
    references, `notes` say what could not be rendered.
    """

    written: Mapping[str, str]
    names: Mapping[str, str]
    short: frozenset[str]
    legend: str
    lang: str
    notes: tuple[Diagnostic, ...]


def references(library: Library, options: ListOptions) -> References:
    """The references of the library's works, some people's names bold, those of others links.

    Raises what `lists.of_records.list_of_records` does.
    """
    found = find_style(options.style, library.styles)
    records = highlighted(library.records, options.highlight, library.people)
    set_as = looks(options, library.people)
    shown = options
    if set_as.addresses and (options.engine or DEFAULT_ENGINE) == DEFAULT_ENGINE:
        shown = options._replace(highlight=(*options.highlight, *set_as.addresses))
        records = highlighted(records, shown.highlight, library.people)
    job = style_job(found, map(csl_item, records), options=shown)
    rendered = render(options.engine, job, signs=set_as.signs)
    if rendered.bibliography is None:
        raise without_bibliography(found)
    written, names, short = {}, {}, set()
    going_on = words(job.locale).and_others
    by_key = {record.key: record for record in library.records}
    for entry in rendered.bibliography.entries:
        written[entry.id] = inline(with_links(entry.runs, set_as)).strip()
        record = by_key[entry.id]
        end = going_on if record.is_incomplete("author") else ""
        names[entry.id] = inline(name_list(record.author, set_as, end))
        if leaves_out(entry.runs, record.author):
            short.add(entry.id)
    meant = inline(legend(set_as.signs, meanings(options.name_marks, job.locale)))
    return References(written, names, frozenset(short), meant, job.locale, (*found.notes, *rendered.notes))
