"""Lines of tagged text: every way to end one, and the place of each text in the file."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bibkit.source import Source
from bibkit.syntax.tagged import StrayLine, TaggedBlock, TaggedForm, references

FORM = TaggedForm(
    line=re.compile(r"(?P<tag>[A-Z]{2})  -(?P<text>.*)"),
    goes_on=re.compile(r" (?P<text>.*)"),
    begins=frozenset(["TY"]),
    head_width=6,
    ends=frozenset(["ER"]),
    heads=frozenset(["FN"]),
)


def blocks(text: str) -> list[TaggedBlock | StrayLine]:
    return list(references(Source(text), FORM))


def test_every_line_of_a_tag_is_found_however_wide_its_head_is() -> None:
    first, *others = blocks("TY  - A\nAU  -  Doe\nAU  -\tRoe\nAU  -Poe\nAU  -\nAU  - \n AU  - of the text\n")
    assert others == []
    assert isinstance(first, TaggedBlock)
    assert [line.texts for line in first.lines] == [
        ("A",),
        ("Doe",),
        ("Roe",),
        ("Poe",),
        ("",),
        ("", "AU  - of the text"),
    ]
    assert [line.span.text for line in first.lines[:4]] == ["A", "Doe", "Roe", "Poe"]


def test_lines_end_as_on_any_system() -> None:
    for end in ("\n", "\r\n", "\r"):
        text = end.join(
            ["FN  - a head", "TY  - JOUR", "AB  -  one ", "  two  words", "ER  - ", "", "stray", "TY  - BOOK"]
        )
        first, stray, second = blocks(text)
        assert isinstance(first, TaggedBlock)
        assert [(line.tag, line.texts, line.text) for line in first.lines] == [
            ("TY", ("JOUR",), "JOUR"),
            ("AB", ("one", "two  words"), "one two words"),
        ]
        assert first.lines[1].span.text == end.join(["one ", "  two  words"])
        assert first.span.text == end.join(["JOUR", "AB  -  one ", "  two  words"])
        assert isinstance(stray, StrayLine)
        assert stray.span.text == "stray"
        assert isinstance(second, TaggedBlock)
        assert second.span.text == "BOOK"


@given(st.text(st.sampled_from("AT Y-ER\r\n\v\x85\u2028x"), max_size=60))
def test_no_line_is_lost_and_each_text_stands_where_it_says(text: str) -> None:
    told = 0
    for block in blocks(text):
        if isinstance(block, StrayLine):
            told += 1
            assert not re.search(r"[\r\n]", block.span.text)
            continue
        for line in block.lines:
            told += len(line.texts)
            lines = [part.strip() for part in re.split(r"\r\n|\r|\n", line.span.text)]
            assert lines[0] == line.texts[0]
            written = zip(filter(None, line.texts), filter(None, lines), strict=False)
            assert all(said in part for said, part in written)
    passed = re.compile(r"(?:ER|FN)  -.*")
    expected = [line for line in re.split(r"\r\n|\r|\n", text) if line and not line.isspace()]
    assert told == len([line for line in expected if not passed.fullmatch(line)])


def test_a_field_says_something_else_where_it_stands() -> None:
    (block,) = blocks("TY  - JOUR\n")
    assert isinstance(block, TaggedBlock)
    other = block.lines[0].saying("two  words")
    assert (other.tag, other.texts, other.text, other.span) == (
        "TY",
        ("two  words",),
        "two words",
        block.lines[0].span,
    )
