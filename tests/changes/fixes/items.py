"""Fixes of CSL-JSON."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import SAFE, SHOWN, UNSAFE, Case


def items(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "refs.json", before, after)


ITEM = '{"id": "a", "title": "On names", "issued": {"date-parts": [[2020]]}'
ITEMS = [
    items("BK109", SAFE, f'[{ITEM}, "type": "report "}}]', f'[{ITEM}, "type": "report"}}]'),
    items(
        "BK109",
        SAFE,
        '[{\n  "id": "a",\n  "type": "phdthesis",\n  "title": "T",\n  "author": [{"literal": "Doe"}],\n  "issued": "2020"\n}]\n',
        '[{\n  "id": "a",\n  "type": "thesis",\n  "title": "T",\n  "author": [{"literal": "Doe"}],\n  "issued": "2020",\n'
        '  "genre": "PhD thesis"\n}]\n',
    ),
    items("BK805", SAFE, f'[{ITEM}, "type": "map",\r\n "title" : "On\\u0020names"\r\n}}]', f'[{ITEM}, "type": "map"\r\n}}]'),
    items(
        "BK805",
        SAFE,
        f'[{ITEM}, "type": "map", "author": [{{"family": "Roe", "family": "Roe", "given": "A", "family": "Roe"}}]}}]',
        f'[{ITEM}, "type": "map", "author": [{{"family": "Roe", "given": "A"}}]}}]',
    ),
    items("BK109", UNSAFE, f'[{ITEM}, "type": "webpge"}}]', f'[{ITEM}, "type": "webpage"}}]'),
    items("BK115", UNSAFE, f'[{ITEM}, "type": "map", "note": "\\u0007"}}]', f'[{ITEM}, "type": "map", "note": ""}}]'),
    items(
        "BK306",
        UNSAFE,
        f'[{ITEM}, "type": "book", "author": [{{"family": "Doe", "given": "Jane"}} , {{"given": "Jane", "family": "Doe"}}]}}]',
        f'[{ITEM}, "type": "book", "author": [{{"family": "Doe", "given": "Jane"}}]}}]',
    ),
    items(
        "BK308",
        UNSAFE,
        f'[{ITEM}, "type": "book", "author": [{{"family": "SMITH", "given": "J\\u00e9r\\u00f4me"}}]}}]',
        f'[{ITEM}, "type": "book", "author": [{{"family": "Smith", "given": "J\\u00e9r\\u00f4me"}}]}}]',
    ),
    items(
        "BK312",
        UNSAFE,
        f'[{ITEM}, "type": "map", "custom": {{"bibkit": {{"tags": ["x"], "incomplete": ["editor"]}}}}}}]',
        f'[{ITEM}, "type": "map", "custom": {{"bibkit": {{"tags": ["x"]}}}}}}]',
    ),
    items("BK408", SHOWN, f'[{ITEM}, "type": "article", "DOI": "10.48550/arXiv.2204.05862", '
        '"custom": {"bibkit": {"arxiv": "2212.08073"}}}]', ""),
    items(
        "BK502",
        UNSAFE,
        '[{"id": "a", "type": "map", "title": "Exposici\\\\\'on", "issued": "2020"}]',
        '[{"id": "a", "type": "map", "title": "Exposición", "issued": "2020"}]',
    ),
    items(
        "BK504",
        SAFE,
        '[{"id": "a", "type": "map", "title": "\\u00dcber \\"Namen\\" und vieles.", "issued": "2020"}]',
        '[{"id": "a", "type": "map", "title": "\\u00dcber \\"Namen\\" und vieles", "issued": "2020"}]',
    ),
    items("BK809", UNSAFE, f'[\n  {ITEM}, "type": "map"}},\n  {ITEM}, "type": "map"}}\n]\n', f'[\n  {ITEM}, "type": "map"}}\n]\n'),
    items("BK809", UNSAFE, f'{ITEM}, "type": "map"}}\n{ITEM}, "type": "map"}}\n', f'{ITEM}, "type": "map"}}\n'),
]  # fmt: skip
