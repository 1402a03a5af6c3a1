"""Entries one after another, each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.formats.format import Sourced
from bibkit.model.key import free_key
from bibkit.model.key_set import KeySet
from bibkit.model.record import Record


def with_own_keys(entries: Iterable[Sourced]) -> Iterator[Sourced]:
    """The entries; one whose key an earlier one has gets a suffix, or counts once where the two say the same.

    Keys are compared without case, as BibTeX does, and so do many file systems. Either way there is a finding
    (BK808, BK809).
    """
    taken, said = KeySet(), KeySet()  # a dictionary of a million keys would take ten times the memory
    for entry in entries:
        record = entry.record
        if record is None:
            yield entry
            continue
        folded = record.key.casefold()
        if taken.add(folded):
            said.add((folded, _fingerprint(record)))
            yield entry
            continue
        if (folded, _fingerprint(record)) in said:
            message = f"The entry {record.key} is given again, with the same content; it counts once"
            finding = Diagnostic("BK809", message, "keep one of the two", key=record.key, field=("id",))
            yield entry._replace(record=None, diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))
            continue
        key = free_key(record.key, taken)
        taken.add(key.casefold())
        said.add((key.casefold(), _fingerprint(record)))
        found = [one._replace(key=key) for one in entry.diagnostics]
        entry = entry._replace(record=replace(record, key=key), diagnostics=found)
        if entry.is_key_made:
            yield entry
            continue
        message = f"The key {record.key} is taken by an earlier entry; this one becomes {key}"
        finding = Diagnostic("BK808", message, "give one of the two another key", key=key, field=("id",))
        yield entry._replace(diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))


def _fingerprint(record: Record) -> int:
    """A number that is the same for two records that say the same, wherever they came from."""
    said = tuple((name, value) for name, value in record.values.items() if name != "source")
    return hash((record.type, said, repr(record.extra) if record.extra else ""))
