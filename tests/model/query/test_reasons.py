"""Where a selection finds nothing, the reason is said as far as it is seen."""

from __future__ import annotations

from functools import cache

import pytest

import bibkit
from bibkit.library import selection
from bibkit.model.query.reasons import why_nothing
from bibkit.model.query.tree import RecordColumns
from tests.seed import seed_papers


@cache
def library() -> bibkit.Library:
    return seed_papers()


@pytest.mark.parametrize(
    ("query", "reasons"),
    [
        ("author:hoersh", ["author:hoersh holds for no record; did you mean Hörsch?"]),
        ("author:Browne", ["author:Browne holds for no record; did you mean Brown?"]),
        ("tag:aligment", ["tag:aligment holds for no record; did you mean alignment?"]),
        ("key:bai2022trainin", ["key:bai2022trainin holds for no record; did you mean bai2022training?"]),
        ("type:bok", ["type:bok holds for no record"]),
        ("ISBN:978*", ["no record has the field ISBN"]),
        ("editor:doe tag:alignment", ["no record has the field editor"]),
        ("missing:title", ["every record has the field title"]),
        ("year:1999", ["year:1999 holds for no record; their years go from 2017 to 2026"]),
        ("zebra", ["zebra holds for no record"]),
        ("zebra unicorn", ["zebra holds for no record", "unicorn holds for no record"]),
        (
            "tag:power-systems and type:paper-conference",
            [
                "each of these holds for some records, but all of them for none: tag:power-systems (3), type:paper-conference (2)"
            ],
        ),
        ("-has:title", []),
    ],
)
def test_a_reason(query: str, reasons: list[str]) -> None:
    lib = library()
    assert not len(lib.select(query))
    assert why_nothing(selection(query).tree, RecordColumns(lib.records)) == reasons
