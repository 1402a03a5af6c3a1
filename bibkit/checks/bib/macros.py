"""The macros of .bib files that no entry uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.source import Edit, Safety, Source
from bibkit.syntax.bib_parts import BibBlock

_STRING = re.compile(r"@\s*string", re.IGNORECASE)
_WORD = re.compile(r"[^\s#{}\"(),=%']+")
_INDENT = 80  # as far as the beginning of a line is looked for


class UsedMacros:
    """The macros that texts define, and those that their entries use; of texts that define none, nothing is kept."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self._may_define = any(_STRING.search(source.text) for source in sources)
        self._defined: list[tuple[str, Source, BibBlock]] = []
        self._used: set[str] = set()
        self._with_entries: set[str] = set()

    def define(self, source: Source, block: BibBlock) -> None:
        """Take in a @string."""
        for field in block.fields:
            self._defined.append((source.text[field.name_start : field.name_end].lower(), source, block))
        self._use(source, block)

    def use(self, source: Source, block: BibBlock) -> None:
        """Take in an entry."""
        if self._may_define:
            self._with_entries.add(source.path)
            self._use(source, block)

    def use_in_preamble(self, source: Source, block: BibBlock) -> None:
        """Take in a @preamble: every word of it may be a macro."""
        if self._may_define:
            self._used.update(_WORD.findall(source.text[block.start : block.end].lower()))

    def _use(self, source: Source, block: BibBlock) -> None:
        for field in block.fields if block.has_words else ():
            for opening, start, end in field.pieces:
                if not opening:
                    self._used.add(source.text[start:end].lower())

    def findings(self) -> Iterator[Diagnostic]:
        """A macro that nothing uses is left over, or misspelt where it should be used (BK817).

        A file of macros alone is made for other files.
        """
        for name, source, block in self._defined:
            if name in self._used or source.path not in self._with_entries:
                continue
            place = SourceSpan(source, block.fields[0].name_start, block.fields[0].name_end)
            yield Diagnostic(
                "BK817",
                f"Nothing uses the macro {name}",
                "use it or remove it",
                place,
                fix=_removal(source, block),
            )


def _removal(source: Source, block: BibBlock) -> Fix | None:
    """The file without the line of the macro. Unsafe: another file may use it. None where more stands there."""
    line = source.text.rfind("\n", max(0, block.start - _INDENT), block.start) + 1
    if not line and block.start > _INDENT:
        return None
    end = source.text.find("\n", block.end) + 1 or len(source.text)
    around = source.text[line : block.start] + source.text[block.end : end]
    if around.strip():
        return None
    return Fix("Remove it", (Edit(source, line, end, ""),), Safety.UNSAFE)
