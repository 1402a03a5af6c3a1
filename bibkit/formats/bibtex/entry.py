"""An entry in the making, and the reports of what it can't carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.dialect import BRACED, HELD, TEX, TUNED, Dialect
from bibkit.formats.written import Lose
from bibkit.model.record import Record
from bibkit.text.escape.bibtex import may_be_uncarried, uncarried


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
    fields: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)  # which of the record's fields the others stand for
    held: Mapping[str, str] = field(default_factory=dict)
    stamp: Mapping[str, str] = field(default_factory=dict)

    def lose(self, code: str, name: str, message: str, help_text: str) -> None:
        """Note what the dialect can't carry of one of the record's fields."""
        self.told(Diagnostic(code, message, help_text, key=self.record.key, field=(name,)))

    def put(self, name: str, written: str, source: str) -> None:
        """Set a field to text that is escaped already; the second that wants it is reported."""
        if name in self.fields:
            other = f"{name}, the only field for it, already holds something else"
            self.lose("BK701", source, f"{source} is not written: {other}", "write it into `note`")
        else:
            self.fields[name] = f"{{{written}}}"
            if name != source:
                self.sources[name] = source


def held_tex(record: Record) -> dict[str, str]:
    """The TeX of a record's fields in the .bib file that it came from, where that said more than the fields do."""
    held = record.source.extra.get(HELD) if record.source else None
    if not isinstance(held, Mapping):
        return {}
    return {name: " ".join(tex.split()) for name, tex in held.items() if isinstance(tex, str)}


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
    title = entry.dialect.title
    entry.lose("BK701", name, f"{title} has no field for {name}", "choose csl-json, which has one")


def report_changed(entry: EntryDraft, name: str) -> None:
    """Note that an address or identifier is written with percent-encoding."""
    message = f"{name} holds a character that has no place there; it is percent-encoded"
    entry.lose("BK702", name, message, "compare the identifier with the source")


def report_characters(entry: EntryDraft, name: str, written: str, text: str) -> None:
    """Note every character of a text that 7-bit TeX can not print in its default encoding."""
    if not may_be_uncarried(written):
        return
    for character in uncarried(text)[:8]:
        entry.lose(
            "BK704",
            name,
            f'7-bit TeX can\'t print "{character}" (U+{ord(character):04X}) in its default encoding',
            r"choose biblatex; for letters of Europe's languages, \usepackage[T1]{fontenc} is enough",
        )
