"""Records as CSL-JSON text: one member a line and one name a line, so that a change is a small diff."""

from __future__ import annotations

import json
from collections.abc import Sequence

from bibkit.formats.csl_json.item import file_item
from bibkit.formats.format import Options, Written
from bibkit.model.record import Record

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write_csl_json(records: Sequence[Record], _options: Options) -> Written:
    """The records as an array of items. CSL-JSON has room for everything under `custom`: no losses."""
    if not records:
        return Written("[]\n")
    return Written("[\n" + ",\n".join(_item_text(file_item(record)) for record in records) + "\n]\n")


def _item_text(item: dict[str, object]) -> str:
    members = []
    for name, value in item.items():
        if isinstance(value, list) and len(value) > 1:
            lines = ",\n      ".join(_encode(element) for element in value)
            members.append(f"    {_encode(name)}: [\n      {lines}\n    ]")
        else:
            members.append(f"    {_encode(name)}: {_encode(value)}")
    return "  {\n" + ",\n".join(members) + "\n  }"
