"""Rules on one entry of a .bib file as it stands. BibTeX is strict where the reader is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.bib.entry_text import EntryText
from bibkit.checks.bib.printed import printed_fields
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.model.months import MONTHS, month_of
from bibkit.source import Edit, Safety
from bibkit.syntax.bib_parts import FieldOffsets, ValuePiece

_MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAYS = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s*[-–]+\s*(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)?"
_DAY = re.compile(r"\d+", re.ASCII)
_MONTH = re.compile(_MONTH_WORD, re.IGNORECASE)
_MONTH_AND_DAYS = re.compile(
    rf"(?:the\s+)?{_DAYS}\.?[\s~]*(?:of\s+)?(?P<behind>{_MONTH_WORD})|(?P<before>{_MONTH_WORD})[\s~]*{_DAYS}\.?",
    re.ASCII | re.IGNORECASE,
)
_NUMBER = re.compile(r"0?[1-9]|1[0-2]", re.ASCII)
_DOLLAR = re.compile(r"\\.|\$", re.DOTALL)
_BEHIND_BACKSLASH = re.compile(r"\\(?:\\|[{}])")
_QUOTE = re.compile(r'\\"(?P<letter>[A-Za-z]|\\[ij](?![A-Za-z]))?|[{}]')


def month_in_words(entry: EntryText) -> Iterator[Diagnostic]:
    """A month in words is English in every language, and biber can't sort by it (BK818).

    With days beside it there is no fix, as BibTeX and biblatex have them in fields of their own.
    """
    for field, piece, text in _months(entry):
        if _MONTH.fullmatch(text) and piece.opening:
            month = MONTHS[month_of(text.rstrip(".")) - 1]
            message = f'"{text}" is printed as it is in every language, and biber can\'t sort by it'
            yield _with_macro(entry, field, month, message)
        elif (match := _MONTH_AND_DAYS.fullmatch(text)) and piece.opening:
            month = MONTHS[month_of((match["behind"] or match["before"]).rstrip(".")) - 1]
            days = "--".join(_DAY.findall(text))
            message = f'"{text}" is printed as it is in every language, and biber reads no day there'
            help_text = f'write month = {month} # "~{days}", or for biblatex the whole day as date'
            yield entry.finding("BK818", field, message, help_text)


def month_as_number(entry: EntryText) -> Iterator[Diagnostic]:
    """BibTeX prints a month in figures as figures: "3 2020" (BK818); to biblatex they are right."""
    for field, _, text in _months(entry):
        if _NUMBER.fullmatch(text):
            yield _with_macro(entry, field, MONTHS[int(text) - 1], f"BibTeX prints the month as {text}")


def _months(entry: EntryText) -> Iterator[tuple[FieldOffsets, ValuePiece, str]]:
    if "month" in entry.names:
        field = entry.block.fields[entry.names.index("month")]
        if len(field.pieces) == 1:
            piece = field.pieces[0]
            yield field, piece, entry.source.text[piece.start : piece.end].strip()


def _with_macro(entry: EntryText, field: FieldOffsets, month: str, message: str) -> Diagnostic:
    """The finding, with the macro that every style has for the month; safe, as it is the same month."""
    fix = Fix(f"Write {month}", (Edit(entry.source, field.start, field.end, month),))
    return entry.finding("BK818", field, message, f"write month = {month}, without braces", fix)


def odd_dollars(entry: EntryText) -> Iterator[Diagnostic]:
    """A dollar sign without a second opens maths that nothing closes: TeX stops there (BK819)."""
    text = entry.source.text
    for field, name, pieces in printed_fields(entry):
        signs = [
            match.start()
            for piece in pieces
            for match in _DOLLAR.finditer(text, piece.start, piece.end)
            if match[0] == "$"
        ]
        if len(signs) % 2:
            message = f"{name} has a dollar sign that opens maths and closes none, so TeX stops there"
            yield entry.finding("BK819", field, message, "write \\$ for the sign", _escaped(entry, signs))


def _escaped(entry: EntryText, signs: list[int]) -> Fix | None:
    """A backslash before the only sign, where an amount follows. Unsafe: the maths may lack its other end."""
    if len(signs) == 1 and entry.source.text[signs[0] + 1 : signs[0] + 2].isdigit():
        return Fix("Write \\$", (Edit(entry.source, signs[0], signs[0], "\\"),), Safety.UNSAFE)
    return None


def odd_escaped_braces(entry: EntryText) -> Iterator[Diagnostic]:
    """BibTeX and biber count a brace behind a backslash as any other: alone, it takes the next fields in (BK820)."""
    text = entry.source.text
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        for piece in field.pieces:
            if not piece.opening:
                continue
            found = [match[0] for match in _BEHIND_BACKSLASH.finditer(text, piece.start, piece.end)]
            if found.count("\\{") != found.count("\\}"):
                message = f"BibTeX and biber count the brace behind a backslash in {name}, which then ends elsewhere"
                help_text = "write \\lbrace{} or \\rbrace{} for it, or both in pairs"
                yield entry.finding("BK820", field, message, help_text)


def quote_behind_backslash(entry: EntryText) -> Iterator[Diagnostic]:
    r"""A quote behind a backslash ends a value in quotes, for BibTeX and biber: `"M\"uller"` (BK820)."""
    text = entry.source.text
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        for piece in field.pieces:
            if piece.opening == '"' and '\\"' in text[piece.start : piece.end]:
                quotes = list(_outer_quotes(text, piece))
                if quotes:
                    message = f"BibTeX and biber end {name} at the quote behind a backslash"
                    help_text = 'write the accent in braces, {\\"u}, or the value in braces'
                    yield entry.finding("BK820", field, message, help_text, _in_braces(entry, quotes))


def _outer_quotes(text: str, piece: ValuePiece) -> Iterator[re.Match[str]]:
    """The quotes behind a backslash that stand in no braces."""
    depth = 0
    for match in _QUOTE.finditer(text, piece.start, piece.end):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif not depth:
            yield match


def _in_braces(entry: EntryText, quotes: list[re.Match[str]]) -> Fix | None:
    """Braces around accents and their letters; safe, as TeX prints the same. None where no letter follows."""
    if any(match["letter"] is None for match in quotes):
        return None
    edits = [Edit(entry.source, match.start(), match.end(), f"{{{match[0]}}}") for match in quotes]
    return Fix("Write the accents in braces", tuple(edits))
