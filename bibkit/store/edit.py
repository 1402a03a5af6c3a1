"""Changes to a record's file as splices of its text, so that comments, order and layout around them stay.

Each function takes the text of a file that `parse_yaml` reads and returns the new text.
"""

from __future__ import annotations

from bibkit.model.fields import FIELDS
from bibkit.model.raw import FieldPath, Raw
from bibkit.syntax.yaml.read import field_line_numbers, value_span
from bibkit.syntax.yaml.write import field_lines, scalar

_ORDER = {name: i for i, name in enumerate(["id", "type", *FIELDS])}


def replace_value(text: str, field: FieldPath, value: str) -> str:
    """The text with another scalar at `field`. Raises KeyError where no scalar stands there."""
    span = value_span(text, field)
    if span is None:
        raise KeyError(field)
    start, end = span
    if text[start : start + 1] in ("|", ">"):  # a block scalar reaches over lines: write the field anew
        return set_field(text, str(field[0]), value) if len(field) == 1 else _refuse(field)
    return text[:start] + scalar(value, in_flow=True) + text[end:]


def set_field(text: str, name: str, value: Raw) -> str:
    """The text with the field set: in its place if it is there, else where the field table's order puts it."""
    new_lines = field_lines(name, value)
    lines = _lines(text)
    starts = field_line_numbers(text)
    if name in starts:
        first, last = _extent(lines, starts, name)
        return _joined(lines[:first] + new_lines + lines[last:])
    return _joined(_inserted(lines, starts, name, new_lines))


def remove_field(text: str, name: str) -> str:
    """The text without the field; a comment above it stays. Raises KeyError where it is not there."""
    lines = _lines(text)
    first, last = _extent(lines, field_line_numbers(text), name)
    return _joined(lines[:first] + lines[last:])


def _extent(lines: list[str], starts: dict[str, int], name: str) -> tuple[int, int]:
    """First line of a field and the line after its last; comments and blank lines behind it are the next one's."""
    first = starts[name]
    last = min((start for start in starts.values() if start > first), default=len(lines))
    while last > first + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return first, last


def _inserted(lines: list[str], starts: dict[str, int], name: str, new_lines: list[str]) -> list[str]:
    rank = _ORDER.get(name, len(_ORDER))
    before = [known for known in starts if _ORDER.get(known, len(_ORDER)) <= rank]
    if not before:
        return new_lines + lines
    at = max(_extent(lines, starts, known)[1] for known in before)
    return lines[:at] + new_lines + lines[at:]


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def _refuse(field: FieldPath) -> str:
    raise KeyError(field)
