"""Data as the YAML file has it: text, lists and mappings, nothing typed yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

Raw: TypeAlias = "str | list[Raw] | Mapping[str, Raw]"

FieldPath: TypeAlias = tuple[str | int, ...]  # where in a record: ("author", 3, "given")
"""The way to a value inside one record, from the top: field name, list index, part name."""


def is_empty(raw: Raw) -> bool:
    """Whether a value says nothing: blank, or a list or mapping with nothing but blank texts in it.

    >>> is_empty(["", " "]), is_empty({"literal": ""}), is_empty(["0"])
    (True, True, False)
    """
    if isinstance(raw, str):
        return not raw or raw.isspace()
    members = raw.values() if isinstance(raw, Mapping) else raw
    return all(isinstance(member, str) and (not member or member.isspace()) for member in members)


def field_path_text(path: FieldPath) -> str:
    """The path as people write it.

    >>> field_path_text(("author", 3, "given"))
    'author[3].given'
    """
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text
