"""A record's `Provenance` as text, lists and mappings, and back: what the record file and CSL-JSON both hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bibkit.model.raw import Raw
from bibkit.model.record import FieldProvenance, Provenance


def provenance_raw(provenance: Provenance) -> dict[str, Raw]:
    """The provenance as text, lists and mappings, only the parts it has."""
    parts: dict[str, Raw] = {
        "name": provenance.name,
        "format": provenance.format,
        "file": provenance.file,
        "lines": _lines_text(provenance.lines) if provenance.lines else "",
        "raw": list(provenance.raw),
        "inferred": dict(provenance.inferred),
        "fields": {name: _origin(origin) for name, origin in provenance.fields.items()},
    }
    return {**{part: raw for part, raw in parts.items() if raw}, **provenance.extra}


def _origin(origin: FieldProvenance) -> Raw:
    if not origin.confidence and not origin.note:
        return origin.source
    parts = {"from": origin.source, "confidence": origin.confidence, "note": origin.note}
    return {part: text for part, text in parts.items() if text}


def provenance_of_raw(raw: Raw) -> Provenance | None:
    """The provenance that a text (its name alone) or a mapping describes; None for a list.

    A part that is unknown, or not of the shape that `provenance_raw` gives it, stays in `extra` as it is.
    """
    if isinstance(raw, str):
        return Provenance(name=raw)
    if not isinstance(raw, Mapping):
        return None
    extra: dict[str, Raw] = {}
    values: dict[str, object] = {}
    for part, value in raw.items():
        read = _PARTS.get(part)
        typed = read(value) if read else None
        if typed is None:
            extra[part] = value
        else:
            values[part] = typed
    return Provenance(**values, extra=extra)  # type: ignore[arg-type]


def _text(raw: Raw) -> str | None:
    return raw if isinstance(raw, str) else None


def _lines(raw: Raw) -> tuple[int, int] | None:
    if not isinstance(raw, str):
        return None
    first, _, last = raw.partition("-")
    if not (first.isdecimal() and (last or first).isdecimal()):
        return None
    lines = (int(first), int(last or first))
    return lines if _lines_text(lines) == raw else None


def _lines_text(lines: tuple[int, int]) -> str:
    """Lines as a source names them: "4-6", "7"."""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def _raw(raw: Raw) -> tuple[str, ...] | None:
    if isinstance(raw, list) and all(isinstance(line, str) for line in raw):
        return tuple(str(line) for line in raw)
    return None


def _inferred(raw: Raw) -> dict[str, str] | None:
    if isinstance(raw, Mapping) and all(isinstance(value, str) for value in raw.values()):
        return {name: str(value) for name, value in raw.items()}
    return None


def _fields(raw: Raw) -> dict[str, FieldProvenance] | None:
    if not isinstance(raw, Mapping):
        return None
    origins: dict[str, FieldProvenance] = {}
    for name, value in raw.items():
        if isinstance(value, str):
            origins[name] = FieldProvenance(value)
        elif (
            isinstance(value, Mapping)
            and value.keys() <= {"from", "confidence", "note"}
            and value.get("from")
            and all(isinstance(part, str) and part for part in value.values())
        ):
            origins[name] = FieldProvenance(
                str(value["from"]), str(value.get("confidence", "")), str(value.get("note", ""))
            )
        else:
            return None
    return origins


_PARTS: dict[str, Callable[[Raw], object | None]] = {
    "name": _text,
    "format": _text,
    "file": _text,
    "lines": _lines,
    "raw": _raw,
    "inferred": _inferred,
    "fields": _fields,
}
