"""What must hold for every style and all items."""

from __future__ import annotations

import time
from random import Random
from typing import Any

from bibkit.csl import Citation, Processor, StyleError, compile_style
from bibkit.text.run import Run
from bibkit.text.write import html, text
from tests.csl.fuzz.items import random_citations, random_item
from tests.csl.fuzz.schema import random_style
from tests.csl.suite import load_locale

LONGEST = 20.0
"""Seconds that one style with its items may take; most take a fiftieth of one."""

GOOD: dict[str, Any] = {
    "id": "good", "type": "book", "title": "Quagga zebras", "author": [{"family": "Zzyzx", "given": "Quirin"}],
    "issued": {"date-parts": [[1851, 4]]}, "publisher": "Kwakiutl Press", "page": "17-19", "volume": "77",
}  # fmt: skip
"""An item that shares nothing with the others."""

Texts = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


def check_laws(seed: int) -> str:
    """Draws a style, items and citations, and tries them; "" or what the style was refused for."""
    draw = Random(seed)
    style = random_style(seed)
    items = [random_item(f"item{number}", draw) for number in range(draw.choice((0, 1, 2, 5, 9)))]
    citations = random_citations(["good", *(item["id"] for item in items)], draw)
    started = time.perf_counter()
    try:
        first = rendered(style, items, citations)
    except StyleError as error:
        return error.message
    assert time.perf_counter() - started < LONGEST, f"seed {seed} is slow"
    assert rendered(style, items, citations) == first, f"seed {seed}: the same input, other texts"
    check_good_is_left_alone(style, items, seed)
    return ""


def rendered(style: str, items: list[dict[str, Any]], citations: list[Citation]) -> Texts:
    """All texts: the citations, and the entries with the bibliography in HTML."""
    made = Processor(compile_style(style, load_locale))
    made.register([GOOD, *items])
    made.list_uncited(["good", *(item["id"] for item in items)])
    cited = tuple(_both(runs) for runs in made.cite_all(citations))
    listed = made.bibliography()
    assert "<script" not in html.bibliography(listed)
    return cited, tuple((entry.id, _both(entry.runs)) for entry in listed.entries)


def check_good_is_left_alone(style: str, items: list[dict[str, Any]], seed: int) -> None:
    """What the good item is shown as does not depend on the others, but for what tells works apart."""
    compiled = compile_style(style, load_locale)
    alone, beside = Processor(compiled), Processor(compiled)
    alone.register([GOOD])
    alone.list_uncited(["good"])
    beside.register([GOOD, *items])
    beside.list_uncited(["good", *(item["id"] for item in items)])
    before, after = (_entries(made) for made in (alone, beside))
    is_told_apart = beside.registry.state("good") or beside.registry.numbers["good"] != 1
    if not is_told_apart and beside.registry.order[:1] == ["good"]:
        assert before.get("good") == after.get("good"), f"seed {seed}: the good entry has changed"


def _entries(made: Processor) -> dict[str, str]:
    return {entry.id: _both(entry.runs) for entry in made.bibliography().entries}


def _both(runs: tuple[Run, ...]) -> str:
    return f"{text.inline(runs)}\n{html.inline(runs)}"
