"""What real data hold: every different value of a field, as an item that has nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import bibkit
from bibkit.formats.csl_json.item import csl_item
from tests.shared_data import shared

Item = dict[str, Any]

_CSL_JSON = ("deep-review", "fink-zotero-law", "meta-review", "scihub")
_BIB = (
    *(f"large/{name}" for name in ("budisc-library", "cdl", "dblp-10k", "tugboat")),
    *(
        f"tricky/texlive-base/{name}"
        for name in (
            "biblatex-apa-test-references",
            "biblatex-examples",
            "dates-test",
            "oscola-examples",
            "oxref",
        )
    ),
)
_MOST = 900
"""So many works of each file, evenly spread."""


@cache
def works() -> tuple[Item, ...]:
    """The works of the corpora as CSL-JSON. Skips the test where they are not there."""
    found: list[Item] = []
    for name in _CSL_JSON:
        found += json.loads(shared(f"corpora/csl-json/{name}.json").read_bytes())
    for name in _BIB:
        text = shared(f"corpora/{name}.bib").read_text(encoding="utf-8", errors="replace")
        records = bibkit.read(text, "biblatex").records
        found += [csl_item(record) for record in records[:: len(records) // _MOST + 1]]
    return tuple(found)


def values_of(field: str) -> Iterator[Item]:
    """Each different value of a field, in an item of that field; white space is a space, so that a value is a line."""
    seen = set()
    for work in works():
        value = work.get(field)
        if isinstance(value, str):
            value = " ".join(value.split())
        written = json.dumps(value, sort_keys=True)
        if value and written not in seen:
            seen.add(written)
            yield {"id": f"{field}-{len(seen)}", "type": "article-journal", field: value}
