"""The rule about pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record

_RANGE = re.compile(r"(\d+)\s*(?:--?|–|—|−)\s*(\d+)")
_LABEL = re.compile(r"(?:pp?|pgs?|pages?|S)\.?\s*(?=\d)", re.IGNORECASE)


def odd_pages(record: Record) -> Iterator[Diagnostic]:
    """Pages that run backwards, or that carry the label which styles set themselves (BK512)."""
    text = record.text("page")
    match = _RANGE.fullmatch(text)
    if match and len(match[1]) == len(match[2]) and int(match[1]) > int(match[2]):
        message = f"The pages {text} run backwards"
        yield Diagnostic("BK512", message, "compare with the source", key=record.key, field=("page",))
    elif (label := _LABEL.match(text)) and "." in label[0] + text[:3]:
        plain = text[label.end() :]
        message = f'The pages "{text}" carry a label; styles set their own'
        fix = Fix(f"Write {plain}", (Put(("page",), plain),), Safety.UNSAFE)
        yield Diagnostic("BK512", message, f"write {plain}", key=record.key, field=("page",), fix=fix)
