"""What every format says of itself."""

from __future__ import annotations

import pytest

from bibkit.lists.reference_list import list_writer
from bibkit.registry import LISTS
from bibkit.text.run import Run, Span


@pytest.mark.parametrize("output", LISTS)
def test_a_format_says_whether_formats_and_links_show_in_it(output: str) -> None:
    writer = list_writer(output)
    words = writer.inline([Run("Water")])
    spans = Span("font-style", "italic"), Span("link", "https://a.org")
    assert [writer.inline([Run("Water", (span,))]) != words for span in spans] == [writer.SHOWS_SPANS] * 2
