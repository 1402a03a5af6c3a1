"""Records in groups that share a value."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.model.edtf import parse_date
from bibkit.model.grouping import grouped
from bibkit.model.person import Name
from bibkit.model.record import Record


def record(key: str, type_: str = "book", **values: Any) -> Record:
    return Record(key, type_, values)


def shown(records: list[Record], spec: str) -> list[tuple[str, str]]:
    return [(group.value, " ".join(one.key for one in group.records)) for group in grouped(records, spec)]


DATED = [record("a", issued=parse_date("2020-03")), record("b", issued=parse_date("-0049")), record("c")]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("year", [("50 BCE", "b"), ("2020", "a"), ("", "c")]),
        ("-year", [("2020", "a"), ("50 BCE", "b"), ("", "c")]),
        ("issued", [("50 BCE", "b"), ("2020", "a"), ("", "c")]),
    ],
)
def test_years_stand_in_their_order_and_none_comes_last(spec: str, expected: list[tuple[str, str]]) -> None:
    assert shown(DATED, spec) == expected


def test_a_record_is_in_the_group_of_each_of_its_tags_once() -> None:
    records = [record("a", tags=("x", "Y", "x")), record("b", tags=("y",)), record("c")]
    assert shown(records, "tag") == [("x", "a"), ("Y", "a"), ("y", "b"), ("", "c")]


def test_numbers_are_ordered_as_numbers() -> None:
    records = [record("a", volume="10"), record("b", volume="9"), record("c", volume="III")]
    assert shown(records, "volume") == [("III", "c"), ("9", "b"), ("10", "a")]


def test_two_people_with_one_name_are_two_groups() -> None:
    one, other = (Name("Brown", "Tom", person=person) for person in ("tom-brown-energy", "tom-brown-ml"))
    records = [record("a", author=(one,)), record("b", author=(other,)), record("c", author=(other, one))]
    assert shown(records, "person") == [
        ("Brown, Tom (tom-brown-energy)", "a c"),
        ("Brown, Tom (tom-brown-ml)", "b c"),
    ]


def test_two_spellings_of_one_person_are_one_group() -> None:
    sam, samuel = (Name("Bowman", given, person="samuel-bowman") for given in ("Sam", "Samuel R."))
    records = [record("a", author=(sam,)), record("b", author=(samuel,))]
    assert shown(records, "person") == [("Bowman, Sam", "a b")]


def test_types_and_texts() -> None:
    records = [
        record("a", "book", publisher="É"),
        record("b", "article", publisher="D"),
        record("c", "book", publisher="F"),
    ]
    assert shown(records, "type") == [("article", "b"), ("book", "a c")]
    assert shown(records, "publisher") == [("D", "b"), ("É", "a"), ("F", "c")]
