"""An entry in the making, and the reports of what it can't carry."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bibkit.formats.bibtex.dialect import BRACED, HELD, NAMED, TEX, TUNED, Dialect
from bibkit.formats.escape import Escaping
from bibkit.formats.written import Lose, loss, with_parts
from bibkit.model.record import Record
from bibkit.text.escape.bibtex import alike, ascii_prose, may_be_uncarried, uncarried, unwritable
from bibkit.text.escape.tex_signs import LIGATURES


@dataclass(slots=True)
class EntryDraft:
    """An entry in the making: `fields` holds values with their braces or macro; `told` hears of losses.

    `held` is the TeX that fields had, where it said more than they do, `stamp` the fields that
    said the number of its eprint, and with them its type.
    """

    type: str
    record: Record
    dialect: Dialect
    told: Lose
    encoding: str = ""  # as the option of that name; empty: what the dialect is written in
    fields: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # which of the record's fields the others stand for
    held: Mapping[str, str] = field(default_factory=dict)
    stamp: Mapping[str, str] = field(default_factory=dict)
    _characters: str | None = None  # that the source of the record has as such, where that matters

    def escaping(self, text: str) -> Escaping:
        """How to write a text: as UTF-8 or 7-bit TeX."""
        return self.dialect.unicode if self.is_unicode(text) else self.dialect.ascii

    def is_unicode(self, text: str) -> bool:
        """Whether a text is written with the letters that it has, and not with commands for them."""
        if self.encoding != "source":
            return self.encoding == "utf-8"
        if text.isascii():
            return False
        if self._characters is None:
            source = self.record.source
            raw = "\n".join(source.raw) if source and source.format in ("bibtex", "biblatex") else ""
            self._characters = "" if raw.isascii() else f"{raw}{unicodedata.normalize('NFC', raw)}"
        if not self._characters:
            return False
        return all(c in self._characters for c in set(text) if not (c.isascii() or c in LIGATURES))

    def lose(self, code: str, name: str, message: str, help_text: str) -> None:
        """Note what the dialect can't carry of one of the record's fields."""
        self.told(loss(self.record, code, name, message, help_text))

    def put(self, name: str, written: str, source: str) -> None:
        """Set a field to text that is escaped already; the second that wants it is reported."""
        if name in self.fields:
            other = f"{name}, the only field for it, already holds something else"
            self.lose("BK701", source, f"{source} is not written: {other}", "write it into `note`")
        else:
            self.fields[name] = f"{{{written}}}"
            if name != source:
                self.sources[name] = source


class WrittenEntry(NamedTuple):
    """An entry that is ready but for its layout: its key, the other keys of its work, its fields."""

    key: str
    aliases: tuple[str, ...]
    draft: EntryDraft


def held_tex(record: Record) -> dict[str, str]:
    """The TeX of a record's fields in the .bib file that it came from, where that said more than the fields do."""
    held = record.source.extra.get(HELD) if record.source else None
    if not isinstance(held, Mapping):
        return {}
    return {name: " ".join(tex.split()) for name, tex in held.items() if isinstance(tex, str)}


def own_name(record: Record, name: str) -> str:
    """What a field was called in the .bib file that the record came from, where that was unusual; or empty."""
    named = record.source.extra.get(NAMED) if record.source else None
    found = named.get(name) if isinstance(named, Mapping) else None
    return found if isinstance(found, str) else ""


def is_braced(record: Record, name: str) -> bool:
    """Whether a field stood in braces as a whole in the .bib file that the record came from."""
    return _is_marked(record, name, BRACED)


def is_tuned(record: Record, name: str) -> bool:
    """Whether somebody braced in that .bib file what keeps its case in a field."""
    return _is_marked(record, name, TUNED)


def holds_tex(record: Record, name: str) -> bool:
    """Whether a field holds TeX commands as they stood in the .bib file that the record came from."""
    return _is_marked(record, name, TEX)


def _is_marked(record: Record, name: str, mark: str) -> bool:
    source = record.source
    said = source.extra.get(mark) if source else None
    return isinstance(said, str) and name in said.split()


def not_carried(entry: EntryDraft, name: str) -> None:
    """Note that the dialect has no place for a field."""
    what = with_parts(name, entry.record.extra.get(name, ""))
    entry.lose(
        "BK701", name, f"{entry.dialect.title} has no field for {what}", "choose csl-json, which has one"
    )


def report_changed(entry: EntryDraft, name: str) -> None:
    """Note that an address or identifier is written with percent-encoding."""
    message = f"{name} holds a character that has no place there; it is percent-encoded"
    entry.lose("BK702", name, message, "compare the identifier with the source")


def report_characters(entry: EntryDraft, name: str, written: str, text: str) -> None:
    """Note every character of a text that 7-bit TeX can not print in its default encoding."""
    if not text.isascii() and not entry.is_unicode(text):
        for character in alike(text)[:8]:
            entry.lose(
                "BK704",
                name,
                f'7-bit TeX has no sign of its own for "{character}" (U+{ord(character):04X})',
                "choose biblatex, which has it",
            )
    if not may_be_uncarried(written):
        return
    if entry.is_unicode(text):
        for character in unwritable(text)[:8]:
            entry.lose(
                "BK704", name, f"No text can hold U+{ord(character):04X}; its number is written", "remove it"
            )
        return
    for character in uncarried(text)[:8]:
        shown = f'"{character}" (U+{ord(character):04X})'
        if ascii_prose(character).isascii():
            message = f"7-bit TeX can't print {shown} in its default encoding"
            help_text = r"\usepackage[T1]{fontenc} is enough; or choose biblatex"
        else:
            message = f"7-bit TeX has no command for {shown}; it is written as it is"
            help_text = "load what has its script (fontenc with T2A, CJK ...), or choose biblatex"
        entry.lose("BK704", name, message, help_text)


def report_written_as(entry: EntryDraft, name: str, meant: str) -> None:
    """Note that a field comes back as another one, which is all that the dialect has for it."""
    message = f"{entry.dialect.title} can't tell {name} from {meant}; it is written as {meant}"
    entry.lose("BK702", name, message, "choose csl-json, which has a field for each")


def report_number(entry: EntryDraft, name: str, meant: str) -> None:
    """Note where `number`, the one field for several numbers, is read as another one than the record has."""
    if name != meant and "number" in entry.fields and entry.sources.get("number", "number") == name:
        message = f"{name} is written as number, which is {meant} in an entry of this type"
        entry.lose("BK702", name, message, "choose csl-json, which has a field for each")
