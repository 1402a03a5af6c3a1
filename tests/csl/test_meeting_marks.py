"""Where marks of punctuation and spaces meet, as citeproc-js lets them."""

from __future__ import annotations

import pytest

from tests.csl.styles import book, cited, listed, style

TITLE = '<text variable="title"{}/>'


@pytest.mark.parametrize(("mark", "text"), [("?", "What end?:5"), (";", "What end;:5"), ("", "What end.:5")])
def test_a_mark_behind_the_period_that_a_title_swallows_stays(mark: str, text: str) -> None:
    page = '<text variable="page"{}/>'
    alone, prefixed = TITLE.format(' suffix="."'), page.format(' prefix=":"')
    grouped = f'<group suffix=".">{TITLE.format("")}</group>'
    for content in (
        alone + prefixed,
        grouped + prefixed,
        f'<group delimiter=":">{alone}{page.format("")}</group>',
        f'<group delimiter=":">{grouped}{page.format("")}</group>',
    ):
        assert cited(style(content), book("a", f"What end{mark}", page="5")) == text


def test_a_mark_that_meets_the_end_of_a_title_is_swallowed() -> None:
    source = style('<group delimiter=":"><text variable="title"/><text variable="page"/></group>')
    assert cited(source, book("a", "What end?", page="5")) == "What end?5"


def test_of_two_spaces_that_end_a_text_at_the_end_of_a_group_one_is_kept() -> None:
    title, quay = TITLE.format(' suffix=".  "'), '<text value="Quay"/>'
    assert cited(style(f"<group>{title}</group>{quay}"), book("a")) == "Title. Quay"
    assert cited(style(title + quay), book("a")) == "Title.  Quay"


@pytest.mark.parametrize("look", ["", ' font-weight="bold"'])
def test_the_mark_that_a_prefix_starts_with_stands_in_the_block_before_it(look: str) -> None:
    blocks = TITLE.format(f' display="block"{look}') + '<names variable="author" prefix=", "/>'
    shown = "<b>Title</b>" if look else "Title"
    assert listed(style(bibliography=blocks), book("a", "Title", "Doe")) == [
        f'\n\n    <div class="csl-block">{shown},</div>\n Doe'
    ]


@pytest.mark.parametrize(
    ("before", "mark", "shown"),
    [
        ('<text value="4th ed."/>', ". ", "4th ed. Press"),
        ('<text variable="edition"/>', ". ", "rev. ed. Press"),
        (
            '<group delimiter=" "><number variable="volume"/><text value="ed" suffix="."/></group>',
            ". ",
            "4 ed. Press",
        ),
        ('<text variable="title" suffix=","/>', ", ", "Title, Press"),
        ('<text variable="edition" font-style="italic"/>', ". ", "<i>rev. ed.</i> Press"),
        ('<text variable="edition"/>', ", ", "rev. ed., Press"),
        ('<text variable="title"/>', ". ", "Title. Press"),
        ('<text variable="edition"/>', ".", "rev. ed.Press"),
        ('<text variable="title"/><text value="..."/>', ". ", "Title... Press"),
    ],
)
def test_a_mark_of_its_own_is_not_put_twice(before: str, mark: str, shown: str) -> None:
    source = style(f'{before}<text value="{mark}"/><text value="Press"/>')
    assert cited(source, {**book("a"), "edition": "rev. ed.", "volume": "4"}) == shown
