"""Each value of a work replaced by what it never is, and texts that nobody sends: findings, and no fault of the program."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest

import bibkit
from bibkit.formats.csl_json.leaves import leaves
from tests.formats.services.reading import read
from tests.shared_data import shared

FILES = [
    ("crossref", "crossref-json/crossref.json"),
    ("datacite", "datacite-json/datacite.json"),
    ("datacite", "datacite-json/datacite-instrument.json"),
    ("openalex", "openalex-json/book_chapter.json"),
    ("openalex", "openalex-json/multipe_titles.json"),
]
OTHER: list[object] = [
    None,
    [],
    {},
    7,
    "",
    "x",
    True,
    [None],
    [[]],
    [{}],
    {"a": {"b": [1]}},
    -1.5e300,
    "\u202e</i>&amp;lt;",
]


def ways(data: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The ways to all values, those inside of others too; of a list its first three."""
    if at:
        yield at
    inside = data.items() if isinstance(data, dict) else enumerate(data[:3]) if isinstance(data, list) else ()
    for step, value in inside:
        yield from ways(value, (*at, step))


def with_other(data: object, way: tuple[str | int, ...], other: object) -> object:
    if not way:
        return other
    if isinstance(data, dict):
        return {
            name: with_other(value, way[1:], other) if name == way[0] else value
            for name, value in data.items()
        }
    assert isinstance(data, list)
    return [
        with_other(value, way[1:], other) if number == way[0] else value for number, value in enumerate(data)
    ]


@pytest.mark.parametrize(("service", "name"), FILES)
def test_whatever_stands_in_the_place_of_a_value_is_read_or_named(service: str, name: str) -> None:
    data = json.loads(shared(f"corpora/formats/{name}").read_text(encoding="utf-8"))
    data.pop("reference", None)
    for number, way in enumerate(ways(data)):
        # Several at once, in one text: each is a work of its own.
        others = [OTHER[(number + step) % len(OTHER)] for step in range(0, len(OTHER), 2)]
        result = read(service, [with_other(data, way, other) for other in others])
        assert result.found == len(others)
        assert all(one.code for one in result.diagnostics)


@pytest.mark.parametrize("service", ["crossref", "datacite", "openalex"])
@pytest.mark.parametrize(
    "text",
    [
        "", " ", "[]", "{}", "null", "7", '"x"', "[" * 100_000, '{"message":' * 5_000, '{"data":' * 900 + "1" + "}" * 900,
        "[" * 900 + "]" * 900, '{"DOI": "a", "DOI": "b"}', '[{"DOI": "10.1/a", "x": ' + "[" * 200 + "]" * 200 + "}]",
        '{"DOI": "10.1234/a", "title": "\\u0007", "authorships": [], "titles": []}', '{"title": ["a"',
        '{"title": "' + "<i>&amp;" * 20_000 + '", "DOI": "10.1234/a", "authorships": [], "titles": []}',
        '{"title": "' + "<mml:math>" * 5_000 + '", "DOI": "10.1234/a", "authorships": [], "titles": []}',
        '{"title": "\\ud800", "DOI": "10.1234/a", "authorships": [], "titles": []}',
    ],
)  # fmt: skip
def test_texts_that_nobody_sends_end_in_findings_soon(service: str, text: str) -> None:
    started = time.process_time()
    result = bibkit.read(text, service, path="x.json")
    assert result.records or result.diagnostics or text.strip() == "[]"
    assert time.process_time() - started < 10


def test_the_files_hold_what_the_fuzz_goes_through() -> None:
    data = json.loads(shared("corpora/formats/crossref-json/crossref.json").read_text(encoding="utf-8"))
    assert len(list(leaves(data))) > 500
