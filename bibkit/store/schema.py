"""The JSON Schema (draft 2020-12) of a record file, made from the field table, so that editors complete it."""

from __future__ import annotations

from typing import Any

from bibkit.model.fields import FIELDS, NAME_FIELDS, TYPES, Field, Kind

_TEXT = {"type": ["string", "number"]}  # an editor's YAML reader makes numbers of `volume: 12`


def record_schema() -> dict[str, Any]:
    """The schema as JSON values. Unknown fields are allowed, as bibkit keeps them."""
    properties: dict[str, Any] = {
        "id": {"type": "string", "description": "The key that citations use; the name of the file"},
        "type": {
            "description": "What kind of work it is (CSL 1.0.2, appendix III)",
            "oneOf": [{"const": name, "description": meaning} for name, meaning in TYPES.items()],
        },
    }
    for name, field in FIELDS.items():
        properties[name] = {"description": field.meaning, **_value_schema(field)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "bibkit record",
        "description": "One work, in the vocabulary of CSL, with dates as EDTF",
        "type": "object",
        "required": ["type"],
        "properties": properties,
        "$defs": {"name": _name_schema(), "date": _date_schema(), "source": _source_schema()},
    }


def _value_schema(field: Field) -> dict[str, Any]:
    match field.kind:
        case Kind.NAMES:
            return {"type": "array", "items": {"$ref": "#/$defs/name"}}
        case Kind.DATE:
            return {"$ref": "#/$defs/date"}
        case Kind.LIST:
            items: dict[str, Any] = {"enum": list(NAME_FIELDS)} if field.name == "incomplete" else _TEXT
            return {"type": "array", "items": items}
        case Kind.LINKS:
            return {"type": "object", "additionalProperties": dict(_TEXT)}
        case Kind.VERSIONS:
            return {"type": "object", "additionalProperties": {"type": "object"}}
        case Kind.SOURCE:
            return {"$ref": "#/$defs/source"}
        case _:
            return dict(_TEXT)


def _name_schema() -> dict[str, Any]:
    parts = {
        "family": "Family name, without particles",
        "given": "Given names or initials",
        "dropping-particle": "Particle that goes when the name is inverted ('de' in Alfred de Musset)",
        "non-dropping-particle": "Particle that stays with the family name ('van' in van Gogh)",
        "suffix": "Jr., III",
        "literal": "The whole name of an organisation",
        "orcid": "ORCID iD, 0000-0001-2345-678X",
        "person": "Id in the people file",
    }
    properties: dict[str, Any] = {
        name: {"type": "string", "description": text} for name, text in parts.items()
    }
    properties["marks"] = {
        "type": "array",
        "items": dict(_TEXT),
        "description": "Words about the part that somebody had in the work: equal, corresponding, a role",
    }
    properties |= {flag: {"type": "boolean"} for flag in ("comma-suffix", "static-ordering")}
    parts_schema = {
        "type": "object",
        "properties": properties,
        "anyOf": [{"required": [part]} for part in ("family", "given", "literal")],
    }
    text_schema = {"type": "string", "pattern": ",", "description": "Family, Given"}
    return {"oneOf": [text_schema, parts_schema]}


def _date_schema() -> dict[str, Any]:
    literal = {
        "type": "object",
        "properties": {"literal": {"type": "string", "minLength": 1}},
        "required": ["literal"],
        "additionalProperties": False,
    }
    edtf = {
        "type": ["string", "integer"],
        "description": "EDTF: 2020, 2020-03, 2020-03-05, 2020-21, 1723~, 1999/2000",
    }
    return {"oneOf": [edtf, literal]}


def _source_schema() -> dict[str, Any]:
    origin = {
        "oneOf": [
            {"type": "string"},
            {
                "type": "object",
                "properties": {name: {"type": "string"} for name in ("from", "confidence", "note")},
                "required": ["from"],
                "additionalProperties": False,
            },
        ]
    }
    properties = {
        "name": {"type": "string", "description": "Catalogue or database (CSL's `source`)"},
        "format": {"type": "string", "description": "Format that was imported"},
        "file": {"type": "string", "description": "File that was imported"},
        "lines": {"type": ["string", "integer"], "description": "Lines of that file, such as 4-6"},
        "raw": {
            "type": "array",
            "items": {"type": ["string", "number"]},
            "description": "Those lines as they stood",
        },
        "inferred": {"type": "object", "description": "By field, what was concluded and not in the source"},
        "fields": {
            "type": "object",
            "additionalProperties": origin,
            "description": "By field, where it came from",
        },
    }
    return {"oneOf": [{"type": "string"}, {"type": "object", "properties": properties}]}
