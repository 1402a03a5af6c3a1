"""Records as CSL-JSON text: one member a line and one name a line, so that a change is a small diff."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring

from bibkit.formats.csl_json.item import file_item
from bibkit.formats.format import Options
from bibkit.formats.written import Lose
from bibkit.model.record import Record

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_csl_json(records: Iterable[Record], _options: Options, _lose: Lose) -> Iterator[str]:
    """The records as an array of items. CSL-JSON has room for everything under `custom`: no losses."""
    before = "[\n"
    for record in records:
        yield before + _item_text(file_item(record))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def write_csl_json_lines(records: Iterable[Record], _options: Options, _lose: Lose) -> Iterator[str]:
    """The records as JSON Lines: an item a line."""
    for record in records:
        yield f"{_encode(file_item(record))}\n"


def _item_text(item: Mapping[str, object]) -> str:
    members = []
    for name, value in item.items():
        if isinstance(value, str):
            members.append(f'    "{name}": {encode_basestring(value)}')
        elif isinstance(value, list) and len(value) > 1:
            lines = ",\n      ".join([_element(element) for element in value])
            members.append(f'    "{name}": [\n      {lines}\n    ]')
        else:
            members.append(f'    "{name}": {_encode(value)}')
    return "  {\n" + ",\n".join(members) + "\n  }"


def _element(value: object) -> str:
    """A name or a category; a name in two parts is by far the most common value of all."""
    if isinstance(value, dict) and len(value) == 2 and "family" in value and "given" in value:
        family, given = encode_basestring(value["family"]), encode_basestring(value["given"])
        return f'{{"family": {family}, "given": {given}}}'
    return _encode(value)
