"""Places in a text: offsets, which become lines and columns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.source import Source, SourceSpan
from tests.sources import marked

TEXT = st.text(alphabet="ab \n\ré😀", max_size=40)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_as_the_file_has_it(line_end: str) -> None:
    source = Source(f"one{line_end}two{line_end}{line_end}four")
    assert [source.line(number) for number in range(6)] == ["", "one", "two", "", "four", ""]
    assert source.position(source.text.index("four")) == (4, 1)


def test_a_place_is_told_in_lines_and_columns() -> None:
    where = marked("a\n  b: 😀x\nc", "😀x\nc", "refs.bib").where
    assert where == ("refs.bib", 2, 6, 3, 2, "  b: 😀x")


def test_a_part_of_a_file_knows_where_it_begins() -> None:
    source = Source("b,\nc", first_line=7, first_column=5)
    assert [source.position(offset) for offset in (0, 3)] == [(7, 5), (8, 1)]
    assert source.offset(7, 6) == 1


def test_a_place_without_an_end_ends_with_its_line() -> None:
    assert Source("one\r\ntwo").span(1).text == "ne"


@given(TEXT, st.data())
def test_line_and_column_lead_back_to_the_offset(text: str, data: st.DataObject) -> None:
    source = Source(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    inside_a_line_end = text[offset - 1 : offset + 1] == "\r\n"
    assert inside_a_line_end or source.offset(line, column) == offset


@given(TEXT, st.data())
def test_the_line_of_a_place_holds_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    where = SourceSpan(Source(text), start, start).where
    assert where.text[where.column - 1 :] == Source(text).span(start).text or text[start : start + 1] == "\n"
