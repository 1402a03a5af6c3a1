"""Rules about single characters: those that nobody sees, and marks that are stacked on a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.date import Date
from bibkit.model.hidden import STACKED, hidden_in, sign_name, without_hidden
from bibkit.model.person import Name
from bibkit.model.raw import FieldPath, field_path_text
from bibkit.model.record import Record, is_of_bib

_SOFT_HYPHEN = "\u00ad"
_PARTS = tuple(
    (part, part.replace("-", "_"))
    for part in ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
)


def hidden_characters(record: Record) -> Iterator[Diagnostic]:
    """Characters that can't be seen and do nothing where they stand (BK506), and heaps of marks (BK507).

    The fix of the first is safe where they stand at a blank, a sign or an end: nothing that was seen changes. Between
    two letters one may stand for a space, and what turns the direction shows another text than the one that is left,
    so there it is unsafe.
    """
    for field, text in _texts(record):
        if text.isascii():
            continue
        places = hidden_in(text)
        if places and not _are_hyphenations(record, text, places):
            count = f" and {len(places) - 1} more" if len(places) > 1 else ""
            message = (
                f"{field_path_text(field)} holds {sign_name(text[places[0]])}{count}, which can't be seen"
            )
            plain, is_sure = without_hidden(text, places)
            safety = Safety.SAFE if is_sure else Safety.UNSAFE
            fix = Fix("Remove what can't be seen", (Put(field, plain),), safety) if plain.strip() else None
            yield Diagnostic("BK506", message, "remove it", key=record.key, field=field, fix=fix)
        if match := STACKED.search(text):
            message = f"{field_path_text(field)} has {len(match[0])} marks on one letter"
            yield Diagnostic("BK507", message, "write the letter itself", key=record.key, field=field)


def _are_hyphenations(record: Record, text: str, places: Sequence[int]) -> bool:
    r"""Whether all are TeX's own, `\-`: they show where a word may be divided, and do no harm in TeX."""
    return (
        is_of_bib(record)
        and all(text[place] == _SOFT_HYPHEN for place in places)
        and record.source is not None
        and any("\\-" in line for line in record.source.raw)
    )


def _texts(record: Record) -> Iterator[tuple[FieldPath, str]]:
    """Every text of the record: fields, items of lists, parts of names, dates in words."""
    for field, value in record.values.items():
        if isinstance(value, str):
            yield (field,), value
        elif isinstance(value, Date):
            yield (field,), value.literal
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Name):
                    for part, attribute in _PARTS:
                        if text := getattr(item, attribute):
                            yield (field, number, part), text
                elif isinstance(item, str):
                    yield (field, number), item
