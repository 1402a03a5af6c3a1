"""Entries as a file: the layout, the order of fields, the keys. The same records give the same bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.compose import compose
from bibkit.formats.bibtex.dialect import Dialect
from bibkit.formats.bibtex.entry import EntryDraft
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.shape import FIELD_WIDTH, cased, cased_key, is_wanted, place, rewritten
from bibkit.formats.written import Lose
from bibkit.model.key import free_key
from bibkit.model.record import Record

if TYPE_CHECKING:
    from bibkit.model.key_set import KeySet

_AS_USUAL = BibOptions()
_SAFE_ASCII_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+/!'*&\[\]-]*")
_SAFE_KEY = re.compile(r"\w[\w.:+/!*&\[\]-]*")  # biber takes no apostrophe
_SPELLED_OUT = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
     "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)  # fmt: skip


def write_entries(
    records: Iterable[Record], dialect: Dialect, lose: Lose, options: BibOptions = _AS_USUAL
) -> Iterator[str]:
    """The records as one file, a blank line between entries; what the dialect can't carry is a loss."""
    before = ""
    for block in entry_blocks(records, dialect, lose, options):
        yield before + block
        before = "\n"


def entry_blocks(
    records: Iterable[Record], dialect: Dialect, lose: Lose, options: BibOptions = _AS_USUAL
) -> Iterator[str]:
    """The entry of each record, under keys that may stand in one file; what the dialect can't carry is a loss."""
    taken = _keys(records)
    exported: set[str] | KeySet | None = None
    for record in records:
        key = _key(record, dialect, taken, lose, options.keycase)
        entry = _composed(record, dialect, lose, options)
        aliases = record.list("aliases")
        if aliases and not dialect.is_ascii:
            if exported is None:  # few libraries have aliases
                exported = _keys(records)
                for other in records:
                    exported.add(other.key.casefold())
            aliases = tuple(alias for alias in aliases if alias.casefold() not in exported)
            if aliases and all(map(_SAFE_KEY.fullmatch, aliases)):
                entry.fields.setdefault("ids", f"{{{', '.join(aliases)}}}")
        yield _block(entry, key, options)


def _keys(records: Iterable[Record]) -> set[str] | KeySet:
    """What remembers keys; records that come one at a time may be a million."""
    if isinstance(records, Sequence):
        return set()
    from bibkit.model.key_set import KeySet

    return KeySet()


def _composed(record: Record, dialect: Dialect, lose: Lose, options: BibOptions) -> EntryDraft:
    """The entry with the fields that are wanted; what is left out for that is no loss."""
    if not options.leaves_out:
        entry = compose(record, dialect, lose, options)
    else:
        losses: list[Diagnostic] = []
        entry = compose(record, dialect, losses.append, options)
        unwanted = [name for name in entry.fields if not is_wanted(name, entry.fields, options)]
        left_out = {entry.sources.get(name, name) for name in unwanted}
        for name in unwanted:
            del entry.fields[name]
        left_out -= {entry.sources.get(name, name) for name in entry.fields}
        for loss in losses:
            if loss.field[0] not in left_out:
                lose(loss)
    for name in ("month", "date"):
        if name in entry.fields:
            entry.fields[name] = rewritten(name, entry.fields[name], options)
    return entry


def _block(entry: EntryDraft, key: str, options: BibOptions) -> str:
    fields = entry.fields
    names = sorted(fields, key=partial(place, order=options.order))
    width = FIELD_WIDTH if options.align != "no" else 0
    indent = "  " if options.indent is None else options.indent
    case = options.fieldcase
    lines = [f"{indent}{cased(name, case):<{width}} = {fields[name]}" for name in names]
    return f"@{cased(entry.type, case)}{{{key},\n" + ",\n".join(lines) + "\n}\n"


def _key(record: Record, dialect: Dialect, taken: set[str] | KeySet, lose: Lose, case: str) -> str:
    """A key that the dialect takes. BibTeX compares keys without regard to case, so two may collide."""
    pattern = _SAFE_ASCII_KEY if dialect.is_ascii else _SAFE_KEY
    key = cased_key(record.key, case)
    why = ""
    if not pattern.fullmatch(key):
        key, why = _safe_key(key, pattern), "holds characters that a key can't have"
    free = free_key(key, taken)
    if free != key:
        why = why or "is taken, as BibTeX compares keys without regard to case"
        key = free
    taken.add(key.casefold())
    if why:
        message = f"The key {record.key} {why}; it is written as {key}"
        lose(Diagnostic("BK705", message, "cite it by the new key", key=record.key, field=("id",)))
    return key


def _safe_key(key: str, pattern: re.Pattern[str]) -> str:
    if pattern is _SAFE_ASCII_KEY:
        key = unicodedata.normalize("NFKD", key.translate(_SPELLED_OUT))
        key = "".join(c if c.isascii() else "" if unicodedata.combining(c) else f"u{ord(c):04x}" for c in key)
    kept = "".join(c if pattern.fullmatch(f"a{c}") else " " for c in key)
    key = re.sub(" +", "-", kept).strip("-.:+/_!'*&[]")
    return key or "entry"
