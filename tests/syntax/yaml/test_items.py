"""An item of a long list is looked at alone, and says the same at the same place as in the tree of the whole text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.yaml import nodes
from bibkit.syntax.yaml.build import built

TEXTS = {
    "pandoc's": (Path(__file__).parents[2] / "golden/refs.csl.yaml").read_text(encoding="utf-8"),
    "at the margin": "references:\n- id: a\n  title: b  # what\n\n- {id: c, author: [{family: d}, 'e f']}\n- g\n-\n",
    "indented": "x: y\nreferences:\n    -   id: a\n        title: |\n          b\n           c\n    # next\n    -   id: d\n",
    "in brackets": '{references: [{id: a, title: "b\n  c"}, d, [e], f: g, {}], x: [{y: z}]}',
    "bare": "- id: a\n  author:\n  - family: b\n    given: >-\n      c\n      d\n- id: e\n",
    "lists in lists": "- - a\n  - b: c\n- [d, [e]]\n",
    "other line ends": "references:\r\n- id: a\r\n  title: b\r\n- id: 漢\r\n  title: d\r\n",
    "two lists": "nocite: [a, b]\nreferences:\n- id: a\nmore:\n- id: c\n",
}


def paths(value: Raw, at: FieldPath = ()) -> Iterator[FieldPath]:
    """The way to each value, and one step more that leads nowhere."""
    yield at
    yield (*at, "nowhere")
    yield (*at, 99)
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from paths(one, (*at, step))


@pytest.mark.parametrize("of_name", [False, True])
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_place_in_an_item_is_the_place_in_the_text(text: str, of_name: bool) -> None:
    source, read = Source(text), built(text)
    assert read is not None
    looked_at = 0
    for top in read.lists:
        for path in paths(read.value):
            number = path[len(top.path)] if len(path) > len(top.path) else None
            if path[: len(top.path)] == top.path and isinstance(number, int) and number < len(top.starts):
                rest = path[len(top.path) + 1 :]
                alone = nodes.locate_in_item(source, top, number, rest, of_name=of_name)
                assert alone == nodes.locate(source, path, of_name=of_name), path
                looked_at += 1
    assert looked_at > 5


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_a_node_of_a_long_text_is_that_of_the_whole_tree(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source, read = Source(text), built(text)
    assert read is not None

    def seen() -> list[object]:
        found: list[object] = []
        for path in paths(read.value):
            node = nodes.node_at(source, path)
            marks = (node.start_mark.index, node.end_mark.index) if node is not None and len(path) > 2 else ()
            found.append((path, nodes.shape(node), marks, nodes.is_in_flow(source, path)))
        return found

    whole = seen()
    monkeypatch.setattr(nodes, "_LONG", 0)
    assert seen() == whole
