"""A listing cut into papers: every line is in one, or behind one that is told to belong to none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.listing.header import parse_header
from bibkit.formats.listing.papers import Line, Paper, cut
from bibkit.source import Source

LINE = st.one_of(st.just("CLDec 15, 2022"), st.just(""), st.text(max_size=10))


def test_a_paper_is_a_header_and_the_two_lines_below_it() -> None:
    (paper,) = cut(Source("\nCLDec 15, 2022\nTitle\n\nAbstract\n"))
    assert isinstance(paper, Paper)
    assert [(line.number, line.text) for line in paper.lines] == [
        (2, "CLDec 15, 2022"),
        (3, "Title"),
        (5, "Abstract"),
    ]


def test_a_fourth_line_belongs_to_no_paper() -> None:
    paper, stray = cut(Source("CLDec 15, 2022\nTitle\nAbstract\nMore\nAnd more\n"))
    assert isinstance(paper, Paper)
    assert isinstance(stray, Line)
    assert (stray.number, stray.text) == (4, "More")


def test_a_line_separator_inside_an_abstract_is_no_line_end() -> None:
    (paper,) = cut(Source("CLDec 15, 2022\nTitle\nOne\u2028two\x85three\n"))
    assert isinstance(paper, Paper)
    assert paper.lines[2].text == "One\u2028two\x85three"


@given(st.lists(LINE, max_size=20), st.sampled_from(["\n", "\r\n", "\r"]))
@settings(max_examples=300, deadline=None)
def test_every_line_is_in_a_paper_or_behind_a_stray(lines: list[str], line_end: str) -> None:
    text = line_end.join(lines)
    parts = cut(Source(text))
    in_papers = {line.number: line.text for part in parts if isinstance(part, Paper) for line in part.lines}
    strays = {part.number for part in parts if isinstance(part, Line)}
    rows = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    after_stray = False
    for number, row in enumerate(rows, 1):
        if not row or row.isspace():
            continue
        after_stray = number in strays or (after_stray and parse_header(row) is None)
        assert after_stray or in_papers.get(number) == row
