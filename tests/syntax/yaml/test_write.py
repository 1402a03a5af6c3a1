"""YAML written as text reads back character for character."""

from __future__ import annotations

import textwrap

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.model.raw import Raw
from bibkit.source import Source
from bibkit.syntax.yaml.parse import parse_yaml
from bibkit.syntax.yaml.write import field_lines, flow, text_lines
from tests.strategies.records import raws


@pytest.mark.parametrize("text", ["0,0", "a?b", "who?", "a, b", "x:y", "no", "Knuth, D. E.: TAOCP #1"])
def test_a_text_inside_braces_is_one_value(text: str) -> None:
    line = flow({"literal": text})
    assert parse_yaml(Source(line)) == {"literal": text}
    assert yaml.load(line, yaml.SafeLoader) == {"literal": text}


@given(raws())
@settings(max_examples=200, deadline=None)
def test_any_value_reads_back_in_flow_and_in_block(raw: Raw) -> None:
    assert parse_yaml(Source(flow({"x": raw}))) == {"x": raw}
    assert parse_yaml(Source("\n".join(field_lines("x", raw)))) == {"x": raw}


@given(st.lists(st.text("abcde", min_size=1, max_size=30), min_size=1, max_size=60))
def test_a_long_paragraph_is_folded_as_textwrap_does(words: list[str]) -> None:
    text = " ".join([*words, "x" * 120])
    wrapped = textwrap.wrap(text, 98, break_long_words=False, break_on_hyphens=False)
    assert text_lines("note:", text, "") == ["note: >-", *(f"  {line}" for line in wrapped)]
