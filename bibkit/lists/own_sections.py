"""Lists that somebody has chosen: "Selected = tag:selected by -issued; Articles = type:article-journal; Others".

A work stands in the first list whose selection holds for it, so that what is selected is not listed again; a heading
alone takes all that are left. `by` gives a list an order of its own, else it has that of all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.errors import UsageError
from bibkit.lists.sections import Section
from bibkit.model.order import sort_fields, sort_records, unknown_sort_fields
from bibkit.model.query import QueryError, parse_query
from bibkit.model.record import Record
from bibkit.registry import unknown_name

_ORDER = re.compile(r"(?:^|\s+)by\s+(-?[\w-]+(?:\s*,\s*-?[\w-]+)*)\s*$")
REST = "Other works"
"""The heading of what no selection takes, where none stands alone."""


def own_sections(records: Sequence[Record], asked: str) -> list[Section]:
    """The lists, in the order in which they are named; what none of them takes is the last.

    Raises UsageError for a list without heading, for a selection that can't be understood and for an unknown field.
    """
    left = list(records)
    sections = []
    for part in filter(str.strip, asked.split(";")):
        heading, _, rest = (text.strip() for text in part.partition("="))
        order = _ORDER.search(rest) or (None if rest else _ORDER.search(heading))
        if order is not None and not rest:
            heading = heading[: order.start()]
        query = rest[: order.start()] if order is not None and rest else rest
        if not heading:
            raise _refusal(part, "it has no heading", 'write "Heading = selection"')
        taken = _taken(left, query.strip(), part)
        left = [record for record in left if record not in taken]
        if order is not None:
            if unknown := unknown_sort_fields(order[1]):
                raise unknown_name("field to sort by", unknown[0], sort_fields(), about="sections")
            taken = sort_records(taken, order[1])
        sections.append(Section(heading, tuple(record.key for record in taken), is_ordered=order is not None))
    if left:
        sections.append(Section(REST, tuple(record.key for record in left)))
    return sections


def _taken(records: list[Record], query: str, part: str) -> list[Record]:
    if not query:
        return list(records)
    try:
        holds = parse_query(query)
    except QueryError as error:
        raise _refusal(part, error.message, error.hint) from None
    return [record for record in records if holds(record)]


def _refusal(part: str, why: str, hint: str) -> UsageError:
    message = f'The list "{part.strip()}" can\'t be made: {why}'
    return UsageError(message, hint=hint or None, about="sections")
