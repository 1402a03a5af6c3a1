"""Which records speak of others by their keys: `crossref`, `related` and the like, kept with the source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bibkit.diagnostics.fix import Change, Put
from bibkit.formats.bibtex.links import LINKS
from bibkit.model.record import Record

_WORDS = re.compile(r"[^\s,]+")


def links_of(record: Record) -> Mapping[str, str]:
    """The fields of a record's source that name other records, as texts of keys."""
    extra = record.source.extra if record.source is not None else {}
    return {name: text for name in (*LINKS, "xdata") if isinstance(text := extra.get(name), str)}


def referring(records: Iterable[Record], keys: Iterable[str]) -> dict[str, list[str]]:
    """By each of the keys, those of the records that refer to it; records with one of the keys do not count."""
    wanted = frozenset(keys)
    found: dict[str, list[str]] = {}
    for record in records:
        if record.key not in wanted:
            for key in sorted(wanted & _keys_of(record)):
                found.setdefault(key, []).append(record.key)
    return found


def renamed_links(record: Record, renames: Mapping[str, str]) -> list[Change]:
    """What changes in a record where others get another key."""
    return [
        Put(("source", name), after)
        for name, text in links_of(record).items()
        if (after := with_renamed_keys(text, renames)) != text
    ]


def with_renamed_keys(text: str, renames: Mapping[str, str]) -> str:
    """A list of keys after some got others."""
    return _WORDS.sub(lambda match: renames.get(match[0], match[0]), text)


def _keys_of(record: Record) -> set[str]:
    return {key for text in links_of(record).values() for key in _WORDS.findall(text)}
