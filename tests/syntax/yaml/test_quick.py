"""The quick reader reads what the whole parser reads, or leaves it to it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.model.record import Record
from bibkit.source import Source
from bibkit.store.dump import dump_record
from bibkit.syntax.yaml.quick import parse_quickly
from bibkit.syntax.yaml.read import parse_whole
from tests.strategies.records import records

RECORDS = sorted((Path(__file__).parents[3] / "records").glob("*.yaml"))


def agrees(text: str) -> bool:
    """Whether the quick reader stays silent or says the same."""
    quick = parse_quickly(text)
    return quick is None or quick == parse_whole(Source(text))


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: b\n", {"a": "b"}),
        ("a: b: c\n", None),
        ("a: b #c\n", None),
        ("a: b#c\n", {"a": "b#c"}),
        ("a: http://x.org/#y\n", {"a": "http://x.org/#y"}),
        ("a:\nb: c\n", {"a": "", "b": "c"}),
        ("a:\n  - x\n  - y z\nb: c\n", {"a": ["x", "y z"], "b": "c"}),
        ("a:\n  b: c\n  d:\n    e: f\ng: h\n", {"a": {"b": "c", "d": {"e": "f"}}, "g": "h"}),
        ("a: >-\n  one\n  two\nb: c\n", {"a": "one two", "b": "c"}),
        ("a: >-\n  one\n\n  two\n", None),
        ("a: {b: c, d: \"e f\"}\n", {"a": {"b": "c", "d": "e f"}}),
        ("a: [b, c]\n", {"a": ["b", "c"]}),
        ("a: []\n", {"a": []}),
        ("a: {}\n", {"a": {}}),
        ('a: "b: c"\n', {"a": "b: c"}),
        ('a: "b\\n"\n', None),
        ('a: "b\\tc"\n', {"a": "b\tc"}),
        ('a: "b\\\\tc"\n', {"a": "b\\tc"}),
        ('a: "\\\\\\t\\"\\\\t"\n', {"a": '\\\t"\\t'}),
        ('a: ["\\tb", c]\n', {"a": ["\tb", "c"]}),
        ('a: {b: "c\\t"}\n', {"a": {"b": "c\t"}}),
        ("a: 'b'\n", None),
        ("# note\na: b\n", None),
        ("a: one\n  two\n", None),
        ("a: b\na: c\n", None),
        ("a: &x b\n", None),
        ("a: *x\n", None),
        ("a: !x b\n", None),
        ("a: |\n  b\n", None),
        ("--- a\n", None),
        ("a: b", None),
        ("", None),
        ("a: b\tc\n", None),
        ("a: b\u2028c\n", None),
        ("a:\n- b\n", None),
        ("a:\n  - b: c\n", None),
        ("a: {b: {c: d}}\n", None),
        ("a: [b, c, ]\n", None),
    ],
)  # fmt: skip
def test_its_part_of_yaml(text: str, data: object) -> None:
    assert parse_quickly(text) == data
    assert agrees(text)


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_our_own_records_are_of_that_part_or_agree(path: Path) -> None:
    assert agrees(path.read_text(encoding="utf-8"))


@given(records())
@settings(max_examples=200, deadline=None)
def test_it_agrees_on_every_dump(record: Record) -> None:
    assert agrees(dump_record(record))


@given(records(), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_it_agrees_on_a_dump_that_was_tampered_with(record: Record, chance: random.Random) -> None:
    text = dump_record(record)
    for _ in range(3):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(" \n:#-'\"[]{},&*!|>?%\t~é\u2028") + text[at + chance.randrange(2) :]
    assert agrees(text)


@given(st.text(st.sampled_from("ab: -\n#\"'[]{},>|?&*!~.é"), max_size=40))
@settings(max_examples=1500, deadline=None)
def test_it_agrees_on_anything(text: str) -> None:
    assert agrees(text)
