"""Macros that nothing defines, and what was meant by them where that is clear.

For BibTeX such a macro is empty, with a warning, and so it is here; but a month and biblatex's own words stand for
themselves. A field that is one such macro goes out as that macro, which another file may define.
"""

from __future__ import annotations

from operator import attrgetter

from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.dialect import MACROS
from bibkit.formats.bibtex.reading import Reading
from bibkit.model.months import MONTHS, month_of
from bibkit.source import Edit, Safety
from bibkit.syntax.bib import BibField

# Fields that hold one of biblatex's words or names (manual, 2.2), for which nobody defines a macro.
_WORDS = frozenset(
    """
    archiveprefix editoratype editorbtype editorctype editortype entrysubtype eprintclass eprinttype hyphenation langid
    primaryclass pubstate
    """.split()
)
_UNDEFINED = attrgetter("undefined")


def as_meant(fields: dict[str, BibField]) -> dict[str, BibField]:
    """The fields, a month and words of biblatex that are written without braces as text."""
    if not any(map(_UNDEFINED, fields.values())):
        return fields
    return {name: _as_meant(item) if item.undefined else item for name, item in fields.items()}


def _as_meant(item: BibField) -> BibField:
    return item._replace(value=item.named) if _stands_for_itself(item) else item


def _stands_for_itself(item: BibField) -> bool:
    return item.name == "month" or item.name in _WORDS


def remember_macros(reading: Reading) -> None:
    """Keep the macro that is all of a field, for writers of .bib files."""
    if not any(map(_UNDEFINED, reading.fields.values())):
        return
    left = {
        item.name: item.undefined[0]
        for item in reading.fields.values()
        if item.undefined and len(item.place.pieces) == 1 and not item.value.strip()
    }
    if left:
        reading.links[MACROS] = dict(left)


def report_macros(reading: Reading) -> None:
    """A finding for each macro of the entry that is not defined."""
    for item in filter(_UNDEFINED, reading.entry.fields):
        for macro in dict.fromkeys(item.undefined):
            stays = _stands_for_itself(item) or macro[0].isdigit()
            message = f"The macro {macro} is not defined" + (
                "; its name stands for it" if stays else ", and so stands for nothing, as in BibTeX"
            )
            fix = _fix(item, macro)
            help_text = (
                fix.title[0].lower() + fix.title[1:]
                if fix
                else "define it with @string, give the file that does, too, or write it in braces"
            )
            reading.report("BK807", item, message, help_text, fix=fix)


def _fix(item: BibField, macro: str) -> Fix | None:
    """The macro that every style has for the month (safe), or braces around what is none.

    Unsafe for words, as another file might define a macro of that name. None for a field that the entry has twice.
    """
    if sum(field.name == item.name for field in item.entry.fields) > 1:
        return None
    number = month_of(macro) if item.name == "month" else 0
    if 1 <= number <= 12:
        month = MONTHS[number - 1]
        return Fix(f"Write {month}", _edits(item, macro, month))
    # No macro's name begins with a digit (BibTeX refuses it).
    if (item.name in _WORDS or macro[0].isdigit()) and len(item.place.pieces) == 1:
        return Fix(f"Write {{{macro}}}", _edits(item, macro, f"{{{macro}}}"), Safety.UNSAFE)
    return None


def _edits(item: BibField, macro: str, text: str) -> tuple[Edit, ...]:
    source = item.entry.source
    pieces = [(start, end) for opening, start, end in item.place.pieces if not opening]
    return tuple(Edit(source, start, end, text) for start, end in pieces if source.text[start:end] == macro)
