"""The reference of each work in a CSL style, with the names of some people marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bibkit.diagnostics import Diagnostic
from bibkit.engines import Extras
from bibkit.formats.csl_json import csl_item
from bibkit.lists.reference_list import render, style_job, without_bibliography
from bibkit.model.identity import Identities
from bibkit.model.person import Name, Person
from bibkit.model.record import Record, Value
from bibkit.page.setup import Setup
from bibkit.stylebook.find import find_style
from bibkit.text.write.html import inline


def references(
    records: Sequence[Record], setup: Setup, people: Mapping[str, Person]
) -> tuple[dict[str, str], str, tuple[Diagnostic, ...]]:
    """By key the reference as HTML, the language of the references, and what could not be rendered.

    Raises what `engines.reference_list` does: UsageError for an unknown style, locale or engine.
    """
    found = find_style(setup.style, setup.styles)
    who = Identities(people)
    own = frozenset(setup.highlight)
    items = [csl_item(_marked(record, own, who)) for record in records]
    extras = Extras(highlight=own, collation=setup.collation)
    job = style_job(found, items, locale=setup.locale, extras=extras)
    rendered = render(setup.engine, job)
    if rendered.bibliography is None:
        raise without_bibliography(found)
    written = {entry.id: inline(entry.runs).strip() for entry in rendered.bibliography.entries}
    return written, job.locale, (*found.notes, *rendered.notes)


def _marked(record: Record, own: frozenset[str], who: Identities) -> Record:
    """The record with an id in `own` as the person of each name that belongs to one of these people.

    The name of somebody who was asked for by ORCID iD, or whom only that tells from others, is marked as well.
    """
    changed: dict[str, Value | None] = {}
    for field, names in record.name_lists():
        marked = tuple(_with_own_id(name, own, who) for name in names)
        if any(new is not old for new, old in zip(marked, names, strict=True)):
            changed[field] = marked
    return record.with_values(changed) if changed else record


def _with_own_id(name: Name, own: Iterable[str], who: Identities) -> Name:
    identity = who.of(name)
    id_ = next((id_ for id_ in (identity.person, identity.orcid) if id_ and id_ in own), "")
    return replace(name, person=id_) if id_ and id_ != name.person else name
