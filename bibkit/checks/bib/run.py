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
from bibkit.checks.bib.html import html_in_fields
from bibkit.checks.bib.links import Links
from bibkit.checks.bib.macros import UsedMacros
from bibkit.checks.bib.name_lists import et_al_as_person, lonely_and
from bibkit.checks.bib.names_of_fields import slip_in_name
from bibkit.checks.bib.values import doubly_braced, hyphen_in_pages, open_capitals, tex_in_address
from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.ignores import ignored_by_comments
from bibkit.source import Source
from bibkit.syntax.bib_blocks import blocks_of
from bibkit.syntax.bib_parts import BibBlock, BrokenBlock

EntryRule = Callable[[EntryText], Iterable[Diagnostic]]

ENTRY_RULES: tuple[tuple[EntryRule, tuple[str, ...]], ...] = (
    (month_in_words, ("month",)),
    (odd_dollars, ("$",)),
    (odd_escaped_braces, ("\\{", "\\}")),
    (quote_behind_backslash, ('\\"',)),
    (html_in_fields, ("&", "</", "textless", "\\less")),
    (et_al_as_person, ("et al", "et. al")),
    (lonely_and, ()),
    (slip_in_name, ()),
)
"""The rules, and texts of which an entry in which they find something has one, in small letters; none where any may."""

BIBTEX_RULES: tuple[tuple[EntryRule, tuple[str, ...]], ...] = ((month_as_number, ("month",)),)
"""For files that are not biblatex's."""

BIBLATEX_RULES: tuple[tuple[EntryRule, tuple[str, ...]], ...] = ((tex_in_address, ("\\",)),)
"""For files that are biblatex's."""

# By the code that each of them finds (`Code.is_optional`).
OPTIONAL_ENTRY_RULES: dict[str, tuple[EntryRule, tuple[str, ...]]] = {
    "BK825": (doubly_braced, ("title",)),
    "BK826": (open_capitals, ("title",)),
    "BK827": (hyphen_in_pages, ("pages",)),
}
_MOST_BETWEEN = 100  # findings between two entries: more are no slips of somebody who writes
_ASIDES = ("comment", "preamble")


def check_bib(sources: Sequence[Source], dialect: str = "", also: tuple[str, ...] = ()) -> list[Diagnostic]:
    """What the rules find in texts that belong together; `dialect` is "bibtex" or "biblatex" where it is known.

    Of the rules that are off by default those run whose codes begin with one of `also`.
    """
    macros = UsedMacros(sources)
    rules = [*ENTRY_RULES, *(rule for code, rule in OPTIONAL_ENTRY_RULES.items() if code.startswith(also))]
    found = [one for source in sources for one in _of_file(source, dialect, macros, rules)]
    found += macros.findings()
    for source in sources:
        if ignored := ignored_by_comments(source):
            found = _without_ignored(source, found, ignored)
    return found


def _without_ignored(
    source: Source, found: Iterable[Diagnostic], ignored: Callable[[int], tuple[str, ...]]
) -> list[Diagnostic]:
    """The findings but for those of the source that a comment above their entry answers for."""
    begins = [block.start for block in blocks_of(source)]
    left = []
    for one in found:
        span = one.place.span if one.place is not None else None
        at = bisect_right(begins, span.start) if span is not None and span.source is source else 0
        if not at or not one.code.startswith(ignored(begins[at - 1])):
            left.append(one)
    return left


def _of_file(
    source: Source, said: str, macros: UsedMacros, entry_rules: Iterable[tuple[EntryRule, tuple[str, ...]]]
) -> Iterator[Diagnostic]:
    dialect = FileDialect(said or said_dialect(source))
    small = source.text.lower()
    links = Links() if "crossref" in small else None
    rules = _rules_for(source.text, small, entry_rules)
    rules_of_bibtex, rules_of_biblatex = (
        _rules_for(source.text, small, BIBTEX_RULES),
        _rules_for(source.text, small, BIBLATEX_RULES),
    )
    of_bibtex: list[Diagnostic] = []
    of_biblatex: list[Diagnostic] = []
    at: int | None = 0
    for block in blocks_of(source):
        if at is not None and not _is_blank(source.text, at, block.start):
            yield from islice(stray_braces(source, at, block.start), _MOST_BETWEEN)
            of_bibtex += islice(at_signs(source, at, block.start), _MOST_BETWEEN)
        if isinstance(block, BrokenBlock):
            at = None  # where it ends is not known
            continue
        at = block.end
        if block.type == "string":
            macros.define(source, block)
        elif block.type == "preamble":
            macros.use_in_preamble(source, block)
        elif block.type not in _ASIDES:
            entry = entry_text(source, block)
            macros.use(source, block)
            if found := dialect.see(entry):
                yield from found
            if links is not None:
                links.see(entry)
            for one in rules:
                if one.concerns(block):
                    yield from one.rule(entry)
            for one in rules_of_bibtex:
                if one.concerns(block):
                    of_bibtex += one.rule(entry)
            for one in rules_of_biblatex:
                if one.concerns(block):
                    of_biblatex += one.rule(entry)
    if at is not None and not _is_blank(source.text, at, len(source.text)):
        yield from islice(stray_braces(source, at, len(source.text)), _MOST_BETWEEN)
        of_bibtex += islice(at_signs(source, at, len(source.text)), _MOST_BETWEEN)
    if links is not None:
        of_bibtex += chain(links.parent_before_child(), links.key_as_title())
    yield from dialect.old_names()
    yield from of_bibtex if dialect.may_be_bibtex else of_biblatex


class _PlacedRule:
    """A rule, and where a text has what it looks for: of the other entries it is not asked."""

    __slots__ = ("_at", "_needles", "_places", "_text", "rule")

    def __init__(self, rule: EntryRule, needles: Sequence[str], small: str) -> None:
        self.rule = rule
        self._needles = needles
        self._text = small
        self._places = [-1] * len(needles)  # the next of each
        self._at = -1  # and of all

    def concerns(self, block: BibBlock) -> bool:
        """Whether an entry has what the rule looks for; entries come in their order."""
        if self._at < block.start and self._needles:
            self._look_from(block.start)
        return self._at < block.end

    def _look_from(self, start: int) -> None:
        find = self._text.find
        places = zip(self._needles, self._places, strict=True)
        found = [at if at >= start else find(needle, start) for needle, at in places]
        self._places = [at if at >= 0 else len(self._text) for at in found]
        self._at = min(self._places)


def _rules_for(
    text: str, small: str, rules: Iterable[tuple[EntryRule, tuple[str, ...]]]
) -> list[_PlacedRule]:
    """The rules that may find something in a text, which is given in small letters, too."""
    needed = [pair for pair in rules if not pair[1] or any(needle in small for needle in pair[1])]
    if len(small) > len(text):  # "İ" in small letters is two characters: places are others
        return [_PlacedRule(rule, (), small) for rule, _ in needed]
    return [_PlacedRule(rule, needles, small) for rule, needles in needed]


def _is_blank(text: str, start: int, end: int) -> bool:
    return end == start or text[start:end].isspace()
