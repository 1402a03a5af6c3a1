"""Styles of the Zotero Chinese community: texts as its site shows them, but for those that are pinned with a reason.

A row of `pinned.tsv` is a text that differs: the style, the place, the class of the difference (argued in
`../disagreements.md`), and what both texts hash to, so that neither changes unseen. `python -m tests.csl.chinese`
writes the rows anew, with "new" as the class of what was not there.
"""

from __future__ import annotations

import pytest

from tests.csl.chinese.pinned import FILE, FOLDERS, differences
from tests.csl.pinned import pinned, unargued
from tests.shared_data import shared


@pytest.mark.parametrize("name", FOLDERS)
def test_the_texts_are_those_of_the_site_but_for_the_pinned_ones(name: str) -> None:
    folder = shared(f"csl/csl-m/{name}")
    rows = [row for row in pinned(FILE) if row.style == name]
    assert differences(folder) == {row.place: (row.ours, row.theirs) for row in rows}


def test_every_pinned_difference_has_a_class_that_is_argued() -> None:
    assert unargued(pinned(FILE)) == set()
