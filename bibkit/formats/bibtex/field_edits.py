"""A field that comes into an entry, or leaves it, as an edit of its text; the rest of it stays to the byte."""

from __future__ import annotations

from bibkit.source import Edit
from bibkit.syntax.bib import BibEntry, BibField

ADDED_FIELDS = {"DOI": "doi", "volume": "volume", "issue": "number"}
"""What fixes add to a record, as .bib files have it."""

_BETWEEN = " \t\r\n,"  # what stands between two fields where no comment does


def without_field(item: BibField) -> Edit | None:
    """The entry without a field and the comma before it (of the first field, behind it); None for the only one.

    None, too, where a comment or more stands between it and the field beside it.
    """
    fields, source = item.entry.fields, item.entry.source
    at = next(number for number, one in enumerate(fields) if one.place == item.place)
    if at:
        start, end = fields[at - 1].place.end, item.place.end
        between = source.text[start : item.place.name_start]
    elif len(fields) > 1:
        start, end = item.place.name_start, fields[1].place.name_start
        between = source.text[item.place.end : end]
    else:
        return None
    return None if between.strip(_BETWEEN) else Edit(source, start, end, "")


def with_field(entry: BibEntry, name: str, value: str, *, is_bare: bool = False) -> Edit | None:
    """The entry with one more field behind its last, which it looks like: on a line of its own, aligned, in quotes.

    A bare value is a macro. None for an entry without fields, and where comments stand between all of them.
    """
    fields, text = entry.fields, entry.source.text
    ends = [entry.key_span.end, *(one.place.end for one in fields)]
    gaps = [text[end : one.place.name_start] for end, one in zip(ends, fields, strict=False)]
    between = next((gap for gap in reversed(gaps) if not gap.strip(_BETWEEN)), None)
    if between is None:
        return None
    last = fields[-1].place
    written = text[last.name_start : last.name_end]
    name = name.upper() if written.isupper() else name.title() if written[:1].isupper() else name
    before, equals, after = text[last.name_end : last.start].partition("=")
    if len(before) > 1:  # aligned
        before = " " * max(len(written) + len(before) - len(name), 1)
    opening, closing = ('"', '"') if text[last.start] == '"' and '"' not in value else ("{", "}")
    blank = between.lstrip(" \t").removeprefix(",")
    if is_bare:
        opening = closing = ""
    added = f",{blank}{name}{before}{equals}{after}{opening}{value}{closing}"
    return Edit(entry.source, last.end, last.end, added)
