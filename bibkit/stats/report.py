"""Tallies as JSON: every count, whatever a table or picture has room for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from bibkit.stats.count import Count, Tally


def report(tallies: Sequence[Tally], _limit: int) -> str:
    """`{"works": 18, "year": {"unit": "works", "without": 0, "counts": [{"label": "2016", "count": 1}]}}`."""
    found: dict[str, Any] = {"works": tallies[0].works}
    for tally in tallies:
        found[tally.name] = {
            "title": tally.title,
            "unit": tally.unit,
            "without": tally.without,
            **({"cut-short": tally.cut_short} if tally.name in ("author", "co-author", "network") else {}),
            **({"crowded": tally.crowded} if tally.name == "network" else {}),
            **({"people": [_count(person) for person in tally.people]} if tally.people else {}),
            "counts": [_count(count) for count in tally.counts],
        }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _count(count: Count) -> dict[str, Any]:
    ids = {name: id_ for name, id_ in (("person", count.person), ("orcid", count.orcid)) if id_}
    parts = {"parts": dict(count.parts)} if count.parts else {}
    ends = {"people": list(count.ends)} if count.ends != (0, 0) else {}
    return {"label": count.label, "count": count.count, **ids, **parts, **ends}
