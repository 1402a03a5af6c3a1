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
from bibkit.model.key_set import KeySet
from bibkit.model.record import Record
from bibkit.source import Safety

# Unsafe: which of the two a program finds first may matter, as for what others inherit from it.
_REMOVAL = Fix("Remove the second", (Remove(()),), Safety.UNSAFE)


def with_own_keys(entries: Iterable[Sourced]) -> Iterator[Sourced]:
    """The entries; one whose key an earlier one has gets a suffix, or counts once where the two say the same.

    Keys are compared without case, as BibTeX does, and so do many file systems. Either way there is a finding
    (BK808, BK809).
    """
    taken, known = KeySet(), KeySet()  # a dictionary of a million keys would take ten times the memory
    gone: dict[str, int] = {}
    for entry in entries:
        record = entry.record
        if record is None:
            yield entry
            continue
        folded = record.key.casefold()
        marks = _marks(record, folded)
        if taken.add(folded):
            known.add(marks[0])
            known.add(marks[1])
            yield entry
            continue
        if marks[0] in known:
            message = f"The entry {record.key} is given again, with the same content; it counts once"
            fix = _REMOVAL if marks[1] in known else None
            finding = Diagnostic("BK809", message, "keep one of the two", None, record.key, ("id",), fix)
            yield entry._replace(record=None, diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))
            continue
        key = free_key(record.key, taken, gone)
        taken.add(key.casefold())
        for mark in _marks(record, key.casefold()):
            known.add(mark)
        found = [one._replace(key=key) for one in entry.diagnostics]
        entry = entry._replace(record=replace(record, key=key), diagnostics=found)
        if entry.is_key_made:
            yield entry
            continue
        message = f"The key {record.key} is taken by an earlier entry; this one becomes {key}"
        finding = Diagnostic("BK808", message, "give one of the two another key", key=key, field=("id",))
        yield entry._replace(diagnostics=(*entry.diagnostics, placed(finding, entry.origin)))


def _marks(record: Record, folded: str) -> tuple[int, int]:
    """Numbers that two records of one key share where they say the same, and where all in their sources is the same."""
    source = record.source
    beside = (source.raw, source.name, repr(source.extra) if source.extra else "") if source else ()
    content = hash((folded, said(record)))
    return content, hash((content, beside))
