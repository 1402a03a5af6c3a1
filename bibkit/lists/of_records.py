"""Records as a reference list: with what they say beyond CSL-JSON, which is what annotates and groups them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.errors import UsageError
from bibkit.formats.csl_json.item import csl_item
from bibkit.formats.written import Written
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.model.person import Person
from bibkit.model.record import Record

if TYPE_CHECKING:
    from bibkit.lists.sections import Section


def list_of_records(
    records: Sequence[Record],
    people: Mapping[str, Person],
    output: str,
    options: ListOptions,
    folders: Sequence[Path] = (),
) -> Written:
    """The records as a reference list; the losses say which of them could not be rendered.

    `people` are those whom `options.highlight` may name. Raises what `reference_list` does, and UsageError for a
    person or a field that is none.
    """
    if options.highlight:
        from bibkit.lists.highlight import highlighted

        records = highlighted(records, options.highlight, people)
    sections: Sequence[Section] = ()
    if options.group_by and options.sections:
        raise UsageError(
            "The works can't be parted in two ways",
            hint="leave group-by or sections out",
            about="sections",
        )
    if options.sections:
        from bibkit.lists.own_sections import own_sections

        sections = own_sections(records, options.sections)
    elif options.group_by:
        from bibkit.lists.grouping import sections_of

        sections = sections_of(records, options.group_by, people)
    elif options.restart_numbers:
        raise UsageError(
            "Numbers restart from list to list, and this is one list",
            hint="say what makes several: group-by year, type, tag ..., or sections",
            about="restart-numbers",
        )
    field = options.annotate
    texts = {record.key: record.text(field) for record in records if field and record.text(field)}
    items = [csl_item(record) for record in records]
    return reference_list(items, output, options, folders=folders, annotations=texts, sections=sections)
