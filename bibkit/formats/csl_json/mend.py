"""What to write in an item of CSL-JSON that can't be read as a whole, so that it can."""

from __future__ import annotations

import json

from bibkit.diagnostics.fix import Fix
from bibkit.formats.csl_json.leaves import leaves
from bibkit.model.control import CONTROL, without_controls
from bibkit.source import Edit, Safety, SourceSpan
from bibkit.syntax.json import JsonPath, is_same_member, locate, member_spans, without_one


def without_double(item: SourceSpan, at: JsonPath, name: str) -> Fix | None:
    """The object at that path without its second member of that name, where it says what the first says. Safe."""
    spans = member_spans(item, at)
    first, second, *_ = [number for number, (known, _) in enumerate(spans) if known == name]
    if not is_same_member(spans[first][1], spans[second][1]):
        return None
    return Fix(f"Remove the second {name}", (without_one([span for _, span in spans], second),))


def without_controls_in(item: object, span: SourceSpan) -> Fix | None:
    """The texts of the item without their control characters. Unsafe: one may stand for what was lost.

    None where it is the name of a member that holds one.
    """
    edits = []
    for at, value in leaves(item):
        if isinstance(value, str) and CONTROL.search(value):
            source, start, end = locate(span, at)
            text = without_controls(value)
            if text is None or source.text[start] != '"':
                return None
            edits.append(Edit(source, start, end, json.dumps(text, ensure_ascii=False)))
    return Fix("Write it without control characters", tuple(edits), Safety.UNSAFE)
