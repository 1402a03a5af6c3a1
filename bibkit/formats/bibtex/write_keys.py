"""The keys of entries, and the others by which works are cited: `ids` in BibLaTeX, second entries in BibTeX.

BibTeX takes any key without blanks, commas, and what ends an entry; biber no apostrophe (btparse), but for in `ids`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bibkit.formats.bibtex.dialect import Dialect
from bibkit.formats.bibtex.options import BibOptions
from bibkit.formats.bibtex.shape import cased_key
from bibkit.formats.written import Lose, loss
from bibkit.model.citekey.letters import folded
from bibkit.model.key import free_key, key_from
from bibkit.model.record import Record

if TYPE_CHECKING:
    from bibkit.model.key_set import KeySet

_KEY = re.compile(r"\w[\w.:+/!'*&\[\]-]*")
_ASCII_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+/!'*&\[\]-]*")
_BIBER_KEY = re.compile(r"\w[\w.:+/!*&\[\]-]*")
_ALIAS = re.compile(r"[^\s,{}#%~\\\"]+")
_CITABLE = re.compile(r"[^\s,{}#%~\\]+")  # by LaTeX


class EntryKeys(NamedTuple):
    """The key of an entry, and the others under which its work is known."""

    key: str
    aliases: tuple[str, ...] = ()


class KeysOfFile:
    """The keys of the entries of one file, given out one by one."""

    def __init__(self, records: Iterable[Record], dialect: Dialect, options: BibOptions, lose: Lose) -> None:
        self._records = records
        self._dialect = dialect
        self._options = options
        self._lose = lose
        self._taken = _remembered(records)
        self._exported: set[str] | KeySet | None = None
        if not dialect.is_classic:
            self._pattern = _BIBER_KEY
        else:
            self._pattern = _ASCII_KEY if options.encoding == "ascii" else _KEY

    def of(self, record: Record) -> EntryKeys:
        """The keys of a record's entry.

        BibTeX compares keys without regard to case, so that two may collide. The key that a record has, and one that
        it could not have when it was read, are aliases where they are not the key.
        """
        given = self._given(record)
        key = cased_key(given or record.key, self._options.keycase)
        if not given and not self._pattern.fullmatch(key):
            key = _safe_key(key, self._pattern)
        why = (
            ""
            if given or key.casefold() == record.key.casefold()
            else "holds characters that a key can't have"
        )
        free = free_key(key, self._taken)
        if free != key:
            why = why or "is taken, as BibTeX compares keys without regard to case"
            key = free
        is_free = record.key.casefold() not in self._taken
        self._taken.add(key.casefold())
        own = not given and (is_free or not self._dialect.is_classic)
        aliases = self._aliases(record, key, own=own)
        if why and not (record.key in aliases and self._writes_aliases):
            message = f"The key {record.key} {why}; it is written as {key}"
            self._lose(loss(record, "BK705", "id", message, "cite it by the new key"))
        others = [alias for alias in aliases if alias != record.key]
        if others and not self._writes_aliases:
            message = f"{self._dialect.title} has no place for other keys of a work, such as {others[0]}"
            self._lose(loss(record, "BK706", "aliases", message, "cite it by its key"))
        return EntryKeys(key, aliases)

    def _given(self, record: Record) -> str:
        """The key that the entry had and a record can't have, where BibTeX and LaTeX take it: `doe(2020)`; or empty."""
        given = record.source.extra.get("key") if record.source and self._dialect.is_classic else None
        if not isinstance(given, str) or not _CITABLE.fullmatch(given):
            return ""
        made = key_from(given)
        if not made or not re.fullmatch(f"{re.escape(made)}[a-z]*", record.key):
            return ""  # somebody gave it another key since
        is_taken = cased_key(given, self._options.keycase).casefold() in self._taken
        return "" if is_taken or (self._pattern is _ASCII_KEY and not given.isascii()) else given

    @property
    def _writes_aliases(self) -> bool:
        return not self._dialect.is_classic or self._options.aliases == "entries"

    def _aliases(self, record: Record, key: str, *, own: bool) -> tuple[str, ...]:
        """The other keys that are nobody else's; that of the record itself where it may be (`own`)."""
        source = record.source.extra if record.source else {}
        ids, given = source.get("ids", ""), source.get("key", "")
        wanted = [record.key] if record.key != key and own else []
        wanted += record.list("aliases")
        wanted += [part.strip() for part in ids.split(",")] if isinstance(ids, str) else []
        wanted += [given] if isinstance(given, str) else []
        if self._dialect.is_classic:
            wanted = [alias for alias in wanted if alias.casefold() != key.casefold()]
        wanted = [alias for alias in dict.fromkeys(wanted) if alias != key and _ALIAS.fullmatch(alias)]
        if not wanted:
            return ()
        if self._exported is None:  # few libraries have aliases
            self._exported = _remembered(self._records)
            for other in self._records:
                self._exported.add(other.key.casefold())
        others = self._exported
        return tuple(alias for alias in wanted if alias == record.key or alias.casefold() not in others)


def _remembered(records: Iterable[Record]) -> set[str] | KeySet:
    """What remembers keys; records that come one at a time may be a million."""
    if isinstance(records, Sequence):
        return set()
    from bibkit.model.key_set import KeySet

    return KeySet()


def _safe_key(key: str, pattern: re.Pattern[str]) -> str:
    if pattern is _ASCII_KEY:
        key = unicodedata.normalize("NFKD", folded(key))
        key = "".join(c if c.isascii() else "" if unicodedata.combining(c) else f"u{ord(c):04x}" for c in key)
    kept = "".join(c if pattern.fullmatch(f"a{c}") else " " for c in key)
    return re.sub(" +", "-", kept).strip("-.:+/_!'*&[]") or "entry"
