"""Keys that records would have by a formula: those that have another are proposed a new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable

from bibkit.model.key import free_key
from bibkit.model.record import Record

_SUFFIX = re.compile(r"[b-z]|[a-z]{2}")


def proposed_keys(
    records: Iterable[Record], key_of: Callable[[Record], str], taken: Collection[str] = ()
) -> dict[str, str]:
    """The new keys by the old ones; a record that has its key already, or that with a suffix, is not in it.

    Nothing that somebody cites comes to mean another work: the keys and aliases of all records, and those in `taken`,
    stay with whom they are, and a record that comes to a key that is another's gets the first suffix that is free.
    """
    records = list(records)
    owners = {alias.casefold(): record.key for record in records for alias in record.list("aliases")}
    owners |= {record.key.casefold(): record.key for record in records}
    used = {*(key.casefold() for key in taken), *owners}
    proposed: dict[str, str] = {}
    for record in records:
        wanted = key_of(record)
        if _has(record.key, wanted):
            continue
        own = {key for key, owner in owners.items() if owner == record.key}
        key = free_key(wanted, used - own)
        used.add(key.casefold())
        proposed[record.key] = key
    return proposed


def _has(key: str, wanted: str) -> bool:
    return key == wanted or (key.startswith(wanted) and _SUFFIX.fullmatch(key[len(wanted) :]) is not None)
