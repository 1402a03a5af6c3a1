"""Marks of names as annotations: `author+an = {1=equal;3=equal,corresponding}` (biblatex manual, data annotations).

An annotation of one name that is a word is a mark of that name. Texts in quotes, annotations of a part of a name or of
the whole list, and named ones (`author+an:role`) are none, and stay what they are: a field of their own.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bibkit.model.person import Name

if TYPE_CHECKING:  # reading loads nothing of writing, and the other way round
    from bibkit.formats.bibtex.entry import EntryDraft
    from bibkit.formats.bibtex.reading import Reading
    from bibkit.syntax.bib import BibField

_MARK = r"[^\W_]+(?:[ .-][^\W_]+)*"
_OF_A_NAME = re.compile(rf"\s*([1-9]\d{{0,4}})\s*=\s*({_MARK}(?:\s*,\s*{_MARK})*)\s*")
_ALL_OF_IT = re.compile(_MARK)
ANNOTATION = "+an"


def with_marks(reading: Reading, item: BibField, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """The names of a field with the marks that the annotations beside it give them.

    What is no mark, or of a name that is not there, is left for the field `author+an`.
    """
    field = reading.left.get(f"{item.name}{ANNOTATION}")
    if field is None or field.entry is not item.entry:
        return names
    from bibkit.formats.bibtex.from_tex import text_of_tex

    marked = list(names)
    rest = []
    for piece in field.value.split(";"):
        match = _OF_A_NAME.fullmatch(text_of_tex(piece) if "\\" in piece else piece)
        if match is None or int(match[1]) > len(names):
            rest.append(piece)
            continue
        place = int(match[1]) - 1
        words = (word.strip() for word in match[2].split(","))
        marked[place] = replace(marked[place], marks=tuple(dict.fromkeys((*marked[place].marks, *words))))
    if any(piece.strip() for piece in rest):
        reading.change(field, ";".join(rest))
    else:
        reading.take(field.name)
    return tuple(marked)


def put_marks(entry: EntryDraft, name: str, target: str) -> None:
    """The marks of the names as the annotation of their field, beside what that says already."""
    pieces = []
    for place, person in enumerate(entry.record.names(name), 1):
        words = [mark for mark in person.marks if _ALL_OF_IT.fullmatch(mark)]
        if words:
            pieces.append(f"{place}={','.join(words)}")
        for mark in person.marks:
            if mark not in words:
                what = f'the mark "{mark}" of {person.display}'
                entry.lose("BK702", name, f"{entry.dialect.title} can't say {what}", "write words alone")
    if not pieces:
        return
    field = f"{target}{ANNOTATION}"
    text = ";".join(pieces)
    entry.put(field, entry.escaping(text).prose(text), name)
