"""A record as canonical YAML: the same record gives the same bytes, and `parse_yaml` reads them back alike.

Fields stand in the order of the field table, unknown ones after them in the order they came. A text is plain
where every YAML reader takes it as it is, folded where it is a long paragraph, and double-quoted otherwise.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping

from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.parse_name import name_text
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Origin, Record, Source, Value
from bibkit.store.structure import source_lines_text

_WIDTH = 100
_PLAIN = re.compile(r"[^\W_](?:[^\n#:\[\]{},]|:(?=[^\s,\[\]{}])|(?<=\S)#|,(?=\S))*", re.UNICODE)
_PLAIN_BLOCK = re.compile(r"(?:[^\W_]|\$|\(|/|-(?=[^\s-]))(?:[^\n#:]|:(?=\S)|(?<=\S)#)*", re.UNICODE)
_TYPED = re.compile(r"(?i:true|false|yes|no|on|off|null|y|n)")
_FOLDABLE = re.compile(r"\S+(?: \S+)*")


def dump_record(record: Record) -> str:
    """The record as the text of its file."""
    lines = [f"id: {_scalar(record.key)}", f"type: {record.type}"]
    for name, field in FIELDS.items():
        value = record.values.get(name)
        if value is not None:
            lines += _DUMPERS[field.kind](name, value)
    for name, raw in record.extra.items():
        lines += dump_raw(name, raw)
    return "\n".join(lines) + "\n"


def dump_raw(name: str, raw: Raw, indent: str = "") -> list[str]:
    """The lines of one field whose value is text, list or mapping."""
    head = f"{indent}{_scalar(name, in_flow=True)}:"
    if isinstance(raw, str):
        return _text(head, raw, indent)
    if not raw:
        return [head + (" []" if isinstance(raw, list) else " {}")]
    lines = [head]
    if isinstance(raw, Mapping):
        for part, value in raw.items():
            lines += dump_raw(part, value, indent + "  ")
        return lines
    for item in raw:
        lines += _item(item, indent + "  ")
    return lines


def dump_scalar(text: str) -> str:
    """The text on one line, plain where that is safe, else double-quoted."""
    return _scalar(text)


def _item(raw: Raw, indent: str) -> list[str]:
    if isinstance(raw, str):
        return [f"{indent}- {_scalar(raw)}"]
    # A list or mapping inside a list begins on the line of its dash.
    if not raw:
        return [f"{indent}- " + ("[]" if isinstance(raw, list) else "{}")]
    inner = indent + "  "
    if isinstance(raw, Mapping):
        lines = [line for part, value in raw.items() for line in dump_raw(part, value, inner)]
    else:
        lines = [line for item in raw for line in _item(item, inner)]
    return [f"{indent}- {lines[0][len(inner) :]}", *lines[1:]]


def _prose(name: str, value: Value) -> list[str]:
    return _text(f"{name}:", str(value), "")


def _token(name: str, value: Value) -> list[str]:
    return [f"{name}: {_scalar(str(value))}"]


def _date(name: str, value: Value) -> list[str]:
    if isinstance(value, Date) and value.literal:
        return [f"{name}: {{literal: {_scalar(value.literal, in_flow=True)}}}"]
    return _token(name, value)


def _names(name: str, value: Value) -> list[str]:
    assert isinstance(value, tuple)
    return [
        f"{name}:" if value else f"{name}: []",
        *(f"  - {_name(item)}" for item in value if isinstance(item, Name)),
    ]


def _name(name: Name) -> str:
    text = name_text(name)
    if text is not None and _PLAIN_BLOCK.fullmatch(text):
        return text
    parts: dict[str, Raw] = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
        "literal": name.literal,
        "comma-suffix": "true" * name.comma_suffix,
        "static-ordering": "true" * name.static_ordering,
        "orcid": name.orcid,
        "person": name.person,
    }
    return flow({**{part: text for part, text in parts.items() if text}, **name.extra})


def flow(raw: Raw) -> str:
    """The value on one line: `{family: Brown, given: Tom}`, `[one, two]`."""
    if isinstance(raw, str):
        return _scalar(raw, in_flow=True)
    if isinstance(raw, Mapping):
        return (
            "{"
            + ", ".join(f"{_scalar(key, in_flow=True)}: {flow(value)}" for key, value in raw.items())
            + "}"
        )
    return "[" + ", ".join(flow(item) for item in raw) + "]"


def _list(name: str, value: Value) -> list[str]:
    assert isinstance(value, tuple)
    return [f"{name}: {flow([str(item) for item in value])}"]


def _source(name: str, value: Value) -> list[str]:
    assert isinstance(value, Source)
    parts = source_raw(value)
    if not parts or parts.keys() == {"name"}:
        return [f"{name}: {_scalar(value.name)}"]
    lines = [f"{name}:"]
    for part, raw in parts.items():
        if part == "fields" and isinstance(raw, Mapping):
            lines += [
                "  fields:",
                *(f"    {_scalar(key, in_flow=True)}: {flow(origin)}" for key, origin in raw.items()),
            ]
        else:
            lines += dump_raw(part, raw, "  ")
    return lines


def source_raw(source: Source) -> dict[str, Raw]:
    """The source as text, lists and mappings, only the parts it has."""
    parts: dict[str, Raw] = {
        "name": source.name,
        "format": source.format,
        "file": source.file,
        "lines": source_lines_text(source.lines) if source.lines else "",
        "raw": list(source.raw),
        "inferred": dict(source.inferred),
        "fields": {name: _origin(origin) for name, origin in source.fields.items()},
    }
    return {**{part: raw for part, raw in parts.items() if raw}, **source.extra}


def _origin(origin: Origin) -> Raw:
    if not origin.confidence and not origin.note:
        return origin.source
    parts = {"from": origin.source, "confidence": origin.confidence, "note": origin.note}
    return {part: text for part, text in parts.items() if text}


_DUMPERS: dict[Kind, Callable[[str, Value], Iterable[str]]] = {
    Kind.PROSE: _prose,
    Kind.NUMBER: _token,
    Kind.PAGES: _token,
    Kind.VERBATIM: _token,
    Kind.IDENTIFIER: _token,
    Kind.NAMES: _names,
    Kind.DATE: _date,
    Kind.LIST: _list,
    Kind.SOURCE: _source,
}


def _text(head: str, text: str, indent: str) -> list[str]:
    """A text field: on one line where it fits, folded where it is a long paragraph."""
    if len(head) + 1 + len(text) > _WIDTH and _FOLDABLE.fullmatch(text) and _is_printable(text):
        inner = indent + "  "
        folded = textwrap.wrap(
            text, _WIDTH, initial_indent=inner, subsequent_indent=inner,
            break_long_words=False, break_on_hyphens=False,
        )  # fmt: skip
        return [f"{head} >-", *folded]
    if "\n" in text and _is_literal_block(text):
        lines = text.split("\n")
        return [f"{head} |-", *(f"{indent}  {line}" if line else "" for line in lines)]
    return [f"{head} {_scalar(text)}"]


def _is_literal_block(text: str) -> bool:
    """Whether `|-` keeps every character: no odd white space at the edges, nothing unprintable."""
    lines = text.split("\n")
    edges_hold = bool(lines[0].strip()) and bool(lines[-1].strip()) and not lines[0].startswith(" ")
    return edges_hold and all(line == line.rstrip() and _is_printable(line) for line in lines)


def _scalar(text: str, *, in_flow: bool = False) -> str:
    pattern = _PLAIN if in_flow else _PLAIN_BLOCK
    if (
        pattern.fullmatch(text)
        and _is_printable(text)
        and text[-1] not in " :"
        and not _TYPED.fullmatch(text)
    ):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return quoted if _is_printable(quoted) else "".join(c if _is_printable(c) else _escape(c) for c in quoted)


def _is_printable(text: str) -> bool:
    """Whether the text is seen as it is; a no-break space counts as seen, as it is common in prose."""
    return text.isprintable() or text.replace("\xa0", " ").isprintable()


def _escape(character: str) -> str:
    number = ord(character)
    return (
        f"\\x{number:02x}" if number < 256 else f"\\u{number:04x}" if number < 65536 else f"\\U{number:08x}"
    )
