"""Whatever styles and items hold, nothing crashes or hangs, and one bad item does not change what others render."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.csl.fuzz.laws import check_laws
from tests.csl.styles import book, listed, style

SOURCE = style(
    '<names variable="author"/>',
    '<names variable="author"><name initialize-with=". "/><label form="short"/><substitute><names variable="editor"/>'
    '<text variable="title" quotes="true"/></substitute></names>'
    '<date variable="issued" form="text" prefix=" (" suffix=")"/><text variable="title" text-case="title" prefix=". "/>'
    '<number variable="volume" form="ordinal" prefix=" "/><label variable="page" prefix=" "/>'
    '<text variable="page" prefix=" "/>',
    options='disambiguate-add-year-suffix="true" disambiguate-add-names="true" disambiguate-add-givenname="true"',
)

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAME = st.fixed_dictionaries(
    {}, optional={part: st.text(max_size=15) for part in ("family", "given", "suffix", "literal")}
)
DATE = st.fixed_dictionaries(
    {},
    optional={
        "date-parts": st.lists(st.lists(SCALARS, max_size=4), max_size=3),
        "raw": st.text(),
        "season": SCALARS,
    },
)
ITEM = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["book", "article-journal", ""]) | VALUES,
        "title": st.text(max_size=40) | VALUES,
        "author": st.lists(NAME, max_size=4) | VALUES,
        "editor": st.lists(NAME, max_size=2) | VALUES,
        "issued": DATE | VALUES,
        "page": st.text(alphabet="0123456789-–, &abp.", max_size=20) | VALUES,
        "volume": st.text(alphabet="0123456789ivx-", max_size=8) | VALUES,
        "note": st.text(max_size=40),
    },
)


@settings(max_examples=150, deadline=None)
@given(ITEM)
def test_any_item_renders_beside_a_good_one(item: dict[str, Any]) -> None:
    good = book("good", "A good title", "Zzyzx, Zoe", year=1850)
    assert listed(SOURCE, good)[0] in listed(SOURCE, good, {**item, "id": "other"})


@pytest.mark.parametrize("first", range(0, 300, 50))
def test_the_laws_hold_for_random_styles_items_and_citations(first: int) -> None:
    for seed in range(first, first + 50):
        check_laws(seed)


def test_a_name_without_the_parts_that_a_style_wants_is_shown_whole() -> None:
    source = style(bibliography='<names variable="author"><name form="short"/></names>')
    given = {**book("a"), "author": [{"given": "Plato"}, {"suffix": "Jr."}, {"family": "Doe", "given": "J."}]}
    assert listed(source, given) == ["Plato, Jr., Doe"]
