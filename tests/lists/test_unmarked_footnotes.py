"""Footnotes that no mark leads to: what they cite is left out, and named."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.lists.citing import cite
from bibkit.lists.reading.citations import unmarked_footnotes


def item(key: str) -> dict[str, Any]:
    return {"id": key, "type": "book", "title": key.upper(), "author": [{"family": key.title()}]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Text[^1].\n\n[^1]: See @doe.\n\n[^2]: And @roe.\n", [("2", ("roe",))]),
        ("[@doe]\n\n[^a]: [@roe; @poe] and @roe.\n", [("a", ("roe", "poe"))]),
        ("[@doe]\n\n[^a]: No key.\n", []),
        ("Text[^a].\n\n[^a]: See @doe.\n", []),
        ("[@doe]\n\n[^b]: @roe\n\n[^a]: @poe\n", [("b", ("roe",)), ("a", ("poe",))]),
        ("[@doe] `[^b]`\n\n[^b]: @roe\n", [("b", ("roe",))]),
        ("[@doe]", []),
    ],
)
def test_footnotes_without_a_mark_are_found(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [(one.label, one.keys) for one in unmarked_footnotes(text)] == expected


@pytest.mark.parametrize("style", ["apa", "chicago-notes-bibliography"])
def test_what_they_cite_is_named_and_not_in_the_output(style: str) -> None:
    from bibkit.lists.options import ListOptions

    text = "See [@doe].\n\n[^2]: And @roe.\n"
    written = cite([text], item, "text", options=ListOptions(style=style))
    assert "Roe" not in written.text
    assert [(note.code, note.message) for note in written.losses if note.code == "BK918"] == [
        ("BK918", 'No mark leads to the footnote "2": what it cites is left out (roe)')
    ]
