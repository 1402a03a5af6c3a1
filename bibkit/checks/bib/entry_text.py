"""An entry as it stands in a .bib file, as the rules on texts see it."""

from __future__ import annotations

from typing import NamedTuple

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.source import Source
from bibkit.syntax.bib_parts import BibBlock, FieldOffsets


class EntryText(NamedTuple):
    """An entry with the names of its fields, in small letters and in their order."""

    source: Source
    block: BibBlock
    names: tuple[str, ...]

    @property
    def key(self) -> str:
        """Its key."""
        return self.source.text[self.block.key_start : self.block.key_end]

    def has(self, text: str) -> bool:
        """Whether a text stands anywhere in the entry."""
        return self.source.text.find(text, self.block.start, self.block.end) >= 0

    def value(self, name: str) -> str:
        """The text of the first field of that name, braces and quotes gone; of a macro, its name; empty without one."""
        if name not in self.names:
            return ""
        field = self.block.fields[self.names.index(name)]
        return "".join(self.source.text[start:end] for _, start, end in field.pieces).strip()

    def finding(
        self, code: str, field: FieldOffsets, message: str, help_text: str, fix: Fix | None = None
    ) -> Diagnostic:
        """A finding at the value of a field."""
        place = SourceSpan(self.source, field.start, field.end)
        name = self.source.text[field.name_start : field.name_end].lower()
        return Diagnostic(code, message, help_text, place, self.key, (name,), fix)

    def finding_at_name(
        self, code: str, field: FieldOffsets, message: str, help_text: str, fix: Fix | None = None
    ) -> Diagnostic:
        """A finding at the name of a field."""
        place = SourceSpan(self.source, field.name_start, field.name_end)
        return self.finding(code, field, message, help_text, fix)._replace(place=place)


def entry_text(source: Source, block: BibBlock) -> EntryText:
    """The entry that a block is."""
    text = source.text
    names = tuple(text[field.name_start : field.name_end].lower() for field in block.fields)
    return EntryText(source, block, names)
