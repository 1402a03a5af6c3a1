"""Every rule on the text of .bib files, in one pass; what a comment above an entry answers for is left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

from bibkit.checks.bib.between import at_signs, stray_braces
from bibkit.checks.bib.dialect import FileDialect, said_dialect
from bibkit.checks.bib.entries import (
    month_as_number,
    month_in_words,
    odd_dollars,
    odd_escaped_braces,
    quote_behind_backslash,
)
from bibkit.checks.bib.entry_text import EntryText, entry_text
from bibkit.checks.bib.links import Links
from bibkit.checks.bib.macros import UsedMacros
from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.ignores import ignored_by_comments
from bibkit.source import Source
from bibkit.syntax.bib_blocks import BrokenBlock, blocks

EntryRule = Callable[[EntryText], Iterable[Diagnostic]]

ENTRY_RULES: tuple[EntryRule, ...] = (
    month_in_words,
    odd_dollars,
    odd_escaped_braces,
    quote_behind_backslash,
)
BIBTEX_RULES: tuple[EntryRule, ...] = (month_as_number,)
"""For files that are not biblatex's."""
_MOST_BETWEEN = 100  # findings between two entries: more are no slips of somebody who writes
_ASIDES = ("comment", "preamble")


def check_bib(sources: Sequence[Source], dialect: str = "") -> list[Diagnostic]:
    """What the rules find in texts that belong together; `dialect` is "bibtex" or "biblatex" where it is known."""
    macros = UsedMacros()
    found = [one for source in sources for one in _of_file(source, dialect, macros)]
    found += macros.findings()
    for source in sources:
        if ignored := ignored_by_comments(source):
            found = _without_ignored(source, found, ignored)
    return found


def _without_ignored(
    source: Source, found: Iterable[Diagnostic], ignored: Callable[[int], tuple[str, ...]]
) -> list[Diagnostic]:
    """The findings but for those of the source that a comment above their entry answers for."""
    begins = [block.start for block in blocks(source.text)]
    left = []
    for one in found:
        span = one.place.span if one.place is not None else None
        at = bisect_right(begins, span.start) if span is not None and span.source is source else 0
        if not at or not one.code.startswith(ignored(begins[at - 1])):
            left.append(one)
    return left


def _of_file(source: Source, said: str, macros: UsedMacros) -> Iterator[Diagnostic]:
    dialect = FileDialect(said or said_dialect(source))
    links = Links() if "crossref" in source.text.lower() else None
    of_bibtex: list[Diagnostic] = []
    at: int | None = 0
    for block in blocks(source.text):
        if at is not None:
            found, only_bibtex = _between(source, at, block.start)
            yield from found
            of_bibtex += only_bibtex
        if isinstance(block, BrokenBlock):
            at = None  # where it ends is not known
            continue
        at = block.end
        if block.type == "string":
            macros.define(source, block)
        elif block.type not in _ASIDES:
            entry = entry_text(source, block)
            macros.use(source, block)
            yield from dialect.see(entry)
            if links is not None:
                links.see(entry)
            for rule in ENTRY_RULES:
                yield from rule(entry)
            of_bibtex += chain.from_iterable(rule(entry) for rule in BIBTEX_RULES)
    if at is not None:
        found, only_bibtex = _between(source, at, len(source.text))
        yield from found
        of_bibtex += only_bibtex
    if links is not None:
        of_bibtex += chain(links.parent_before_child(), links.key_as_title())
    yield from dialect.old_names()
    if dialect.may_be_bibtex:
        yield from of_bibtex


def _between(source: Source, start: int, end: int) -> tuple[Iterable[Diagnostic], Iterable[Diagnostic]]:
    """What stands between two blocks: findings for all, and those for BibTeX alone."""
    if not source.text[start:end].strip():
        return (), ()
    return (
        islice(stray_braces(source, start, end), _MOST_BETWEEN),
        islice(at_signs(source, start, end), _MOST_BETWEEN),
    )
