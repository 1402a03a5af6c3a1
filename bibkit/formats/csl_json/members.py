"""Which member of an item gave which field of the record that was read from it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from bibkit.formats.csl_json.item import ALIASES, SCHEMA_NAMES
from bibkit.formats.csl_json.names import positions_of_names
from bibkit.model.fields import NAME_FIELDS
from bibkit.model.key import key_fault
from bibkit.model.raw import FieldPath

_VARIABLES = {**{member: name for name, member in SCHEMA_NAMES.items()}, **ALIASES}
_IDENTIFIERS = frozenset(["DOI", "ISBN", "ISSN", "PMCID", "PMID", "URL"])


def variable_of(member: str) -> str:
    """The variable that a member of an item means; identifiers are known in any case, as pandoc has it.

    >>> variable_of("doi"), variable_of("shortTitle"), variable_of("pages")
    ('DOI', 'title-short', 'pages')
    """
    upper = member.upper()
    return upper if upper in _IDENTIFIERS else _VARIABLES.get(member, member)


def key_member(item: Mapping[str, object]) -> str:
    """The member that holds the citation key; where none can be one, the first that names the item, if any."""
    named = [name for name in ("citation-key", "id") if isinstance(item.get(name), str) and item[name]]
    return next((name for name in named if key_fault(str(item[name])) is None), named[0] if named else "")


def member_path(field: FieldPath, item: Mapping[str, object]) -> FieldPath:
    """The way in an item to a field of the record that was read from it, or else to what gave the record its key."""
    name = str(field[0]) if field else "id"
    if name != "id":
        member = name if name in item else next((one for one in item if variable_of(one) == name), "")
        if member:
            return (member, *_inside(field, item[member]))
        custom = item.get("custom")
        own = custom.get("bibkit") if isinstance(custom, Mapping) else None
        if isinstance(own, Mapping) and name in own:
            return ("custom", "bibkit", *field)
    key = key_member(item)
    return (key,) if key else ()


def _inside(field: FieldPath, value: object) -> FieldPath:
    """The rest of the way; the names of a record are fewer than those of the item where some of these are none."""
    rest = field[1:]
    if field[0] not in NAME_FIELDS or not rest or not isinstance(rest[0], int):
        return rest
    position = next(islice(positions_of_names(value), rest[0], None), None)
    return () if position is None else (position, *rest[1:])
