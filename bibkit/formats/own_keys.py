"""Entries one after another, each under a key of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix, Remove
from bibkit.diagnostics.origin import placed
from bibkit.formats.changed import said
from bibkit.formats.format import Sourced
from bibkit.model.key import free_key
from bibkit.model.record import Record
from bibkit.source import Safety

# Unsafe: which of the two a program finds first may matter, as for what others inherit from it.
_REMOVAL = Fix("Remove the second", (Remove(()),), Safety.UNSAFE)


def with_own_keys(entries: Iterable[Sourced]) -> Iterator[Sourced]:
    """The entries; one whose key an earlier one has gets a suffix, or counts once where the two say the same.

    Keys are compared without case, as BibTeX does, and so do many file systems. Either way there is a finding
    (BK808, BK809).
    """
    taken: dict[str, tuple[int, int]] = {}
    for entry in entries:
        record = entry.record
        if record is None:
            yield entry
            continue
        folded = record.key.casefold()
        if folded not in taken:
            taken[folded] = _fingerprints(record)
            yield entry
            continue
        said, written = _fingerprints(record)
        if taken[folded][0] == said:
            message = f"The entry {record.key} is given again, with the same content; it counts once"
            fix = _REMOVAL if taken[folded][1] == written else None
            finding = Diagnostic("BK809", message, "keep one of the two", None, record.key, ("id",), fix)
            yield entry._replace(record=None, diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))
            continue
        key = free_key(record.key, taken)
        taken[key.casefold()] = _fingerprints(record)
        entry = entry._replace(record=replace(record, key=key))
        if entry.is_key_made:
            yield entry
            continue
        message = f"The key {record.key} is taken by an earlier entry; this one becomes {key}"
        finding = Diagnostic("BK808", message, "give one of the two another key", key=key, field=("id",))
        yield entry._replace(diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))


def _fingerprints(record: Record) -> tuple[int, int]:
    """A number that is the same for two records that say the same, and one for what else stands in their sources."""
    source = record.source
    beside = (source.raw, source.name, repr(source.extra) if source.extra else "") if source else ()
    return hash(said(record)), hash(beside)
