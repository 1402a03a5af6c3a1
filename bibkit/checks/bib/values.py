"""Rules on how values are written: braces and capitals of titles, TeX in addresses, hyphens in pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.bib.entry_text import EntryText
from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.source import Edit, Safety
from bibkit.syntax.bib_parts import FieldOffsets, ValuePiece

_ADDRESSES = ("doi", "url")
# What TeX needs where it sets a text, and an address is none; the braces around a command are its own.
_ESCAPE = re.compile(
    r"\{\\(?:(?P<braced>[_&%#~])|text(?P<word>less|greater|underscore|asciitilde))\}"
    r"|\\(?:(?P<bare>[_&%#])|text(?P<open>less|greater|underscore|asciitilde)(?:\{\}|(?![A-Za-z])))"
)
_SIGNS = {"less": "<", "greater": ">", "underscore": "_", "asciitilde": "~"}
_TITLES = ("title", "subtitle", "booktitle", "booksubtitle", "maintitle")
_BRACES = re.compile(r"\\(?:[A-Za-z]+|.)|[{}]|\$[^$]*\$", re.DOTALL)
# A word with a capital behind its beginning, or of digits and capitals (3D): BERT, GANs, LaTeX, McDonald.
_CAPITALS = re.compile(r"[A-Za-z0-9]+[A-Z][A-Za-z0-9]*")
_PAGES = re.compile(r"\s*\w+\s?-\s?\w+(?:,\s*\w+\s?-\s?\w+)*\s*", re.ASCII)
_HYPHEN = re.compile(r"\s?-\s?")


def tex_in_address(entry: EntryText) -> Iterator[Diagnostic]:
    r"""TeX in `doi` or `url`, which biblatex takes to the letter (BK416): the link holds the backslash.

    The fix is safe: it is what the address reads without TeX.
    """
    if not entry.has("\\"):
        return
    for field, piece, name in _pieces(entry, _ADDRESSES):
        found = list(_ESCAPE.finditer(entry.source.text, piece.start, piece.end))
        if found:
            edits = tuple(Edit(entry.source, *match.span(), _sign(match)) for match in found)
            meant = quoted(_sign(found[0]))
            message = f"biblatex takes {name} to the letter, so that the link holds {quoted(found[0][0])}"
            fix = Fix("Write the address without TeX", edits)
            yield entry.finding("BK416", field, message, f"write {meant}", fix)


def _sign(match: re.Match[str]) -> str:
    word = match["word"] or match["open"]
    return _SIGNS[word] if word else str(match["braced"] or match["bare"])


def doubly_braced(entry: EntryText) -> Iterator[Diagnostic]:
    """A title of several words in braces of its own (BK825): no style can write it as it writes its titles.

    Off by default, as some mean that. The fix is unsafe: words that have no braces of their own may need some then.
    """
    for field, piece, name in _pieces(entry, _TITLES):
        text = entry.source.text
        start, end = piece.start, piece.end
        while start < end and text[start].isspace():
            start += 1
        while start < end and text[end - 1].isspace():
            end -= 1
        inner = text[start + 1 : end - 1]
        if text[start : start + 1] != "{" or not _are_partners(text[start:end]) or len(inner.split()) < 2:
            continue
        fix = Fix(
            "Take the inner braces out",
            (Edit(entry.source, start, start + 1, ""), Edit(entry.source, end - 1, end, "")),
            Safety.UNSAFE,
        )
        message = (
            f"All of the {name} is in braces of its own, so that every style prints its capitals as they are"
        )
        help_text = "write braces around names and acronyms alone"
        yield entry.finding("BK825", field, message, help_text, fix)


def _are_partners(text: str) -> bool:
    """Whether the brace that a text begins with is closed by the one that it ends with."""
    depth = 0
    for match in _BRACES.finditer(text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
            if not depth:
                return match.end() == len(text)
    return False


def open_capitals(entry: EntryText) -> Iterator[Diagnostic]:
    """Acronyms and names with inner capitals that no braces protect (BK826): "BERT" is printed "bert".

    Off by default, as styles that print titles as they are do no harm. The fix is unsafe: the list prints otherwise.
    """
    for field, piece, _ in _pieces(entry, ("title",)):
        words = _without_braces(entry.source.text, piece)
        if not words or entry.source.text[piece.start : piece.end].isupper():
            continue
        edits = tuple(Edit(entry.source, start, end, f"{{{word}}}") for start, end, word in words)
        first = words[0][2]
        more = " and other words" if len(words) > 1 else ""
        message = f"Styles that write titles in small letters print {first}{more} without capitals"
        fix = Fix("Write braces around them", edits, Safety.UNSAFE)
        yield entry.finding("BK826", field, message, f"write {{{first}}}", fix)


def _without_braces(text: str, piece: ValuePiece) -> list[tuple[int, int, str]]:
    """The words with capitals behind their first letter that stand outside of braces, maths and commands."""
    found: list[tuple[int, int, str]] = []
    depth, at = 0, piece.start
    for match in [*_BRACES.finditer(text, piece.start, piece.end), None]:
        end = match.start() if match else piece.end
        if not depth:
            found += [(*word.span(), word[0]) for word in _CAPITALS.finditer(text, at, end)]
        if match:
            depth += {"{": 1, "}": -1}.get(match[0], 0)
            at = match.end()
    return found


def hyphen_in_pages(entry: EntryText) -> Iterator[Diagnostic]:
    """One hyphen between pages (BK827), where BibTeX's manual has two; styles make a dash of either, or print it.

    Off by default, as the standard styles do. The fix is safe: it is printed as a dash everywhere.
    """
    for field, piece, _ in _pieces(entry, ("pages",)):
        text = entry.source.text
        if not _PAGES.fullmatch(text, piece.start, piece.end):
            continue
        edits = tuple(
            Edit(entry.source, *match.span(), "--")
            for match in _HYPHEN.finditer(text, piece.start, piece.end)
        )
        message = f"The pages {text[piece.start : piece.end].strip()} have one hyphen between them"
        fix = Fix("Write two hyphens", edits)
        yield entry.finding("BK827", field, message, "write 12--34", fix)


def _pieces(entry: EntryText, names: tuple[str, ...]) -> Iterator[tuple[FieldOffsets, ValuePiece, str]]:
    """The fields of these names with one text in braces or quotes as their value."""
    for field, name in zip(entry.block.fields, entry.names, strict=True):
        if name in names and len(field.pieces) == 1 and field.pieces[0].opening:
            yield field, field.pieces[0], name
