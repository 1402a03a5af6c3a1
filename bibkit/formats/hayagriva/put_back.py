"""What was kept of an entry because no field of a record has room for it, put back where it stood."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bibkit.formats.hayagriva.types import READ, READ_IN
from bibkit.model.raw import Raw
from bibkit.model.record import Record

OWN = "hayagriva"
"""The unknown field of a record that holds what an entry has beyond its fields, by the ways to it."""

_WAY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.(?:[a-z]+(?:-[a-z]+)*|\d{1,2}))*", re.ASCII)


def own_type(record: Record) -> str:
    """The type that the entry had from which the record comes, where it still fits; else empty."""
    own = record.extra.get(OWN)
    came = own.get("type") if isinstance(own, Mapping) else None
    if not isinstance(came, str):
        return ""
    lowered = came.lower()
    return lowered if record.type in (READ.get(lowered), READ_IN.get((lowered, "conference"))) else ""


def put_back(entry: dict[str, Raw], way: str, value: Raw) -> bool:
    """Put a value where it stood; False where something else is there, or no such place is."""
    if _WAY.fullmatch(way) is None:
        return False
    first, *rest = way.split(".")
    given = entry.get("parent")
    parents = [
        dict(one) for one in (given if isinstance(given, list) else [given]) if isinstance(one, Mapping)
    ]
    if first == "others" and isinstance(value, list) and not rest:
        parents += [dict(one) for one in value if isinstance(one, Mapping)]
        is_done = all(isinstance(one, Mapping) for one in value)
    elif first in ("parent", "conference") and rest:
        is_event = first == "conference"
        places = [
            number for number, one in enumerate(parents) if (one.get("type") == "conference") is is_event
        ]
        if not places:
            parents.insert(len(parents) if is_event else 0, {"type": "conference"} if is_event else {})
            places = [len(parents) - 1 if is_event else 0]
        is_done = _put(parents[places[0]], rest, value)
    else:
        return _put(entry, [first, *rest], value)
    if parents:
        entry["parent"] = parents[0] if len(parents) == 1 else list(parents)
    return is_done


def _put(target: dict[str, Raw], way: Sequence[str], value: Raw) -> bool:
    name, *rest = way
    there = target.get(name)
    if not rest:
        if there is not None and name != "type":
            return False
        target[name] = value
        return True
    if rest[0].isdigit():
        items: list[Raw] = [*there] if isinstance(there, list) else [] if there is None else [there]
        if len(rest) > 1 or int(rest[0]) > len(items):
            return False
        items.insert(int(rest[0]), value)
        target[name] = items
        return True
    if isinstance(there, list):
        return False
    inner: dict[str, Raw] = {"value": there} if isinstance(there, str) else dict(there or {})
    if not _put(inner, rest, value):
        return False
    target[name] = inner
    return True
