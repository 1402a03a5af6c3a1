"""Labels that are made of names, or of the title."""

from __future__ import annotations

import pytest

from tests.csl.styles import book, cited, style


@pytest.mark.parametrize(
    ("authors", "label"),
    [
        (("Chen, Wei",), "Chen14"),
        (("Chen, Wei", "Dunne, O."), "ChDu14"),
        (("Chen, Wei", "Dunne, O.", "김, 민수"), "ChD14"),
        (("Chen, Wei", "김, 민수", "Dunne, O."), "Ch14"),
        (("김, 민수", "Chen, Wei"), "Wave14"),
    ],
)
def test_no_name_speaks_for_a_work_behind_one_without_letters_that_labels_are_made_of(
    authors: tuple[str, ...], label: str
) -> None:
    assert cited(style('<text variable="citation-label"/>'), book("a", "Waves", *authors, year=2014)) == label
