"""Data as the YAML file has it: text, lists and mappings, nothing typed yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Raw: TypeAlias = "str | list[Raw] | Mapping[str, Raw]"

FieldPath: TypeAlias = tuple[str | int, ...]  # where in a record: ("author", 3, "given")
"""The way to a value inside one record, from the top: field name, list index, part name."""


def field_path_text(path: FieldPath) -> str:
    """The path as people write it.

    >>> field_path_text(("author", 3, "given"))
    'author[3].given'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
