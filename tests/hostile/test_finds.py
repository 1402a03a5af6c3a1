"""What fuzzing found, each as small as it gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibkit
from bibkit.errors import BibkitError, FileError
from bibkit.library import selection
from bibkit.source import Source
from bibkit.store.folder import record_of_source
from bibkit.web.templates import fill
from tests.fuzz.targets import TARGETS, fed


@pytest.mark.parametrize("text", ["title: \ud800", "\udfff", "- a\ud83d", "'\ud800': b", "# \udc00\na: b"])
def test_half_a_surrogate_pair_in_yaml_is_a_finding(text: str) -> None:
    entry = record_of_source(Source(text, "records/x.yaml"))
    assert [(one.code, one.message[:38]) for one in entry.diagnostics] == [
        ("BK115", "The file holds the control character U")
    ]


@pytest.mark.parametrize(
    "query", ["(" * 300 + "a" + ")" * 300, "not " * 900 + "a", "(not " * 200 + "a" + ")" * 200]
)
def test_a_selection_that_nests_too_deep_is_refused_with_its_place(query: str) -> None:
    with pytest.raises(BibkitError, match="The selection nests too deep"):
        selection(query)


def test_a_selection_may_nest_as_deep_as_anybody_reads() -> None:
    records = bibkit.read("@book{k, title={a}}", "bibtex").records
    assert [selection("(" * 90 + "title:a" + ")" * 90)(record) for record in records] == [True]


@pytest.mark.parametrize("name", ["x" * 300, "a/" * 3000, "x\x00y", "\ud800"])
def test_a_name_that_no_file_can_have_is_that_of_no_template(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match="There is no template"):
        fill(name, {}, escape=str, folders=[tmp_path])


@pytest.mark.parametrize("name", TARGETS)
@pytest.mark.parametrize(
    "text", ["\x00", "\ud800", "{", "[", "<", "@", "-", '"', "\\", "&", "\u2028", "9" * 5000]
)
def test_a_character_alone_harms_nothing(name: str, text: str) -> None:
    fed(TARGETS[name], text)


def test_the_number_of_a_name_is_none_of_thousands_of_digits() -> None:
    marks = {"author": {"1" * 5000: {"of": "Jane Doe", "person": "x"}}}
    item = {
        "id": "a",
        "type": "book",
        "author": [{"family": "Doe", "given": "Jane"}],
        "custom": {"bibkit": {"names": marks}},
    }
    result = bibkit.read(json.dumps([item]), "csl-json")
    assert [record.key for record in result.records] == ["a"]
    assert {one.code for one in result.diagnostics} >= {"BK806"}


@pytest.mark.parametrize("text", ["a [b [c] d", "[[", "[a [b]{.smallcaps}", "*[ [ *"])
def test_a_bracket_opens_in_markdown_whatever_is_open(text: str) -> None:
    item = f"- id: a\n  type: book\n  title: '{text}'\n"
    assert [record.key for record in bibkit.read(item, "csl-yaml").records] == ["a"]


def test_a_second_byte_order_mark_before_an_open_bracket() -> None:
    result = bibkit.read("\ufeff\ufeff- id: a\n  author: {family: Doe\n  title: x\n", "csl-yaml")
    assert {one.code for one in result.diagnostics} == {"BK103"}
