"""The papers of the seed: each a preprint on arXiv, and what the facts say was published of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

import bibkit
from bibkit.changes.dedupe.merging import merged
from bibkit.model.raw import Raw
from bibkit.model.record import Record
from bibkit.same_work import Relation, compare, work_groups
from bibkit.same_work.work import ComparedWork
from bibkit.store.structure import structure
from bibkit.store.versions import version_of
from tests.seed import KEYS, ROOT
from tests.shared_data import shared


def published() -> dict[str, Mapping[str, Any]]:
    """Where the papers were published, by arXiv identifier, as far as the facts say so."""
    text = shared("seed/facts.yaml").read_text(encoding="utf-8")
    found: dict[str, Mapping[str, Any]] = {}

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if isinstance(node.get("published_as"), dict) and "arxiv" in node:
                found[str(node["arxiv"].get("id"))] = node["published_as"]
            for one in node.values():
                walk(one)

    walk(yaml.safe_load(text))
    return found


def both(record: Record, where: Mapping[str, Any]) -> tuple[Record, Record]:
    """The paper as the preprint that arXiv has, and as it was published."""
    shared_fields = {
        name: record.values[name] for name in ("title", "author", "abstract") if name in record.values
    }
    raw: dict[str, Raw] = {
        "type": str(where["type"]),
        "container-title": str(where["container"]),
        "issued": str(where.get("date") or where["year"]),
    }
    raw |= {
        ours: str(where[theirs]) for ours, theirs in (("page", "pages"), ("DOI", "doi")) if theirs in where
    }
    journal, found = structure(raw, f"{record.key}-journal")
    assert journal is not None, found
    assert record.arxiv is not None
    year, month = record.arxiv.year_month
    arxiv, found = structure(
        {"type": "article", "arxiv": str(record.arxiv), "issued": f"{year}-{month:02}"}, record.key
    )
    assert arxiv is not None, found
    return (
        replace(arxiv, values={**shared_fields, **arxiv.values}),
        replace(journal, values={**shared_fields, **journal.values}),
    )


def test_preprint_and_published_join_where_the_facts_say_so() -> None:
    library = bibkit.load(ROOT / "records")
    where = published()
    joined = 0
    for key in KEYS:
        record = library[key]
        if record.arxiv is None or record.arxiv.id not in where:
            continue
        preprint, journal = both(record, where[record.arxiv.id])
        verdict = compare(ComparedWork(preprint), ComparedWork(journal))
        assert verdict is not None, key
        assert (verdict.relation, verdict.joins) == (Relation.VERSIONS, True), key
        version = version_of(merged([preprint, journal]).record, "preprint")
        assert version is not None
        assert version.arxiv == record.arxiv
        joined += 1
    assert joined == len(where) == 5


def test_no_two_of_the_papers_are_one() -> None:
    library = bibkit.load(ROOT / "records")
    assert work_groups([library[key] for key in KEYS]) == ()


@pytest.mark.parametrize("known", ["tom-brown-ml", "tom-brown-energy"])
def test_the_two_tom_browns_of_the_papers_are_two(known: str) -> None:
    """A paper of one of them is no paper of the other, whatever else is the same."""
    record = next(
        one
        for one in bibkit.load(ROOT / "records").records
        if any(name.person == known for name in one.author)
    )
    browns = tuple(name for name in record.author if name.person == known)
    other = {"tom-brown-ml": "tom-brown-energy", "tom-brown-energy": "tom-brown-ml"}[known]
    mine = replace(
        record, key="a", values={"title": record.title, "author": browns, "issued": record.values["issued"]}
    )
    theirs = replace(
        mine, key="b", values={**mine.values, "author": tuple(replace(name, person=other) for name in browns)}
    )
    assert work_groups([mine, theirs]) == ()
    assert len(work_groups([mine, replace(mine, key="c")])) == 1
