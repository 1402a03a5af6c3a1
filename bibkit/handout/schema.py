"""The JSON Schema (draft 2020-12) of a sessions file, made from the field tables, so that editors complete it."""

from __future__ import annotations

from typing import Any

from bibkit.handout.session import (
    ITEM_TYPES,
    PAPER_FIELDS,
    PAPER_SIZES,
    SERIES_FIELDS,
    SESSION_FIELDS,
    SESSION_TYPES,
    TYPE_FIELDS,
    Takes,
)
from bibkit.handout.structure import Fields

_TEXT = {
    "type": ["string", "number"]
}  # an editor's YAML reader makes a number of 1, and a date of 2026-10-20
_LIST = {"type": "array", "items": {"type": "string"}}
_NUMBER = {"type": "integer", "minimum": 0, "maximum": 999}
_KINDS: dict[Takes, dict[str, Any]] = {
    Takes.TEXT: _TEXT,
    Takes.MARKDOWN: {"type": "string"},
    Takes.NAMES: {"oneOf": [{"type": "string"}, _LIST]},
    Takes.TEXTS: _LIST,
    Takes.DATE: {"type": ["string", "integer"]},
    Takes.TIME: {"type": "string", "pattern": r"^[0-2]?\d[:.][0-5]\d(\s*[-–]\s*[0-2]?\d[:.][0-5]\d)?$"},
    Takes.PAGES: {"type": ["string", "integer"]},
    Takes.NUMBER: _NUMBER,
    Takes.LINES: {"oneOf": [_NUMBER, {"const": "auto"}]},
    Takes.PAPER: {"enum": list(PAPER_SIZES)},
    Takes.SESSION_TYPE: {"enum": list(SESSION_TYPES)},
    Takes.ITEM_TYPE: {"enum": list(ITEM_TYPES)},
}

# An item has a record or a title; a break needs neither.
_BREAK = {"properties": {"type": {"const": "break"}}, "required": ["type"]}
_NAMED = [{"required": ["key"]}, {"required": ["title"]}, _BREAK]


def sessions_schema() -> dict[str, Any]:
    """The schema as JSON values, of a whole `sessions.yaml`; `$defs/session` is that of one session's file."""
    paper = {"oneOf": [{"type": "string"}, {**_mapping(PAPER_FIELDS), "anyOf": _NAMED}]}
    session = _mapping(SESSION_FIELDS)
    session["properties"]["papers"] |= {"type": "array", "items": {"$ref": "#/$defs/paper"}}
    series = _mapping(SERIES_FIELDS, required=["sessions"])
    series["properties"]["types"] |= {"type": "object", "additionalProperties": _mapping(TYPE_FIELDS)}
    series["properties"]["sessions"] |= {"type": "array", "items": {"$ref": "#/$defs/session"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bibkit sessions",
        "description": "The sessions of a reading group",
        **series,
        "$defs": {"session": session, "paper": paper},
    }


def _mapping(fields: Fields, required: list[str] | None = None) -> dict[str, Any]:
    properties = {
        name: {"description": meaning, **_KINDS.get(kind, {})} for name, (kind, meaning) in fields.items()
    }
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": False}
    return {**schema, "required": required} if required else schema
