"""A quote or bracket that is not closed is reported where it opens."""

from __future__ import annotations

import pytest

from bibkit.diagnostics import Diagnostic
from bibkit.source import Source
from bibkit.syntax.yaml.parse import parse_yaml

QUOTE = "This is not YAML: the quote that opens here is not closed"
BRACKET = "This is not YAML: the bracket that opens here is not closed"
LATE = "This is not YAML: the quote that opens here closes only in line {}, where more follows"


def fault(text: str) -> tuple[str, str, str]:
    found = parse_yaml(Source(text, "doe2020.yaml"))
    assert isinstance(found, Diagnostic)
    assert found.code == "BK103"
    return f"{found.where.line}:{found.where.column}", found.message, found.help


@pytest.mark.parametrize(
    ("text", "place", "way_out"),
    [
        ('type: book\ntitle: "On names\nissued: 2020\n', "2:8", 'end the text with "'),
        ("type: book\ntitle: 'On names\nissued: 2020\n", "2:8", "end the text with '"),
        ('tags: [a, "b]\nissued: 2020\n', "1:11", 'end the text with "'),
        ('title: ["Über", "b]\n', "1:17", 'end the text with "'),
        ('note: "a\n---\nb: c\n', "1:7", 'end the text with "'),
        ('note: "with a\ttab\nb: c\n', "1:7", 'end the text with "'),
    ],
)
def test_a_quote(text: str, place: str, way_out: str) -> None:
    assert fault(text) == (place, QUOTE, way_out)


@pytest.mark.parametrize(
    ("text", "place", "line", "way_out"),
    [
        (
            'title: "On names\nissued: 2020\npublisher: "Press: A"\n',
            "1:8",
            3,
            'end the text with "; inside of it write \\"',
        ),
        ("title: 'On names\npublisher: 'Press'\n", "1:8", 2, "end the text with '; inside of it write ''"),
        (
            'a:\n  - {family: "Doe, given: J}\n  - {family: "Roe", given: A}\n',
            "2:14",
            3,
            'end the text with "; inside of it write \\"',
        ),
    ],
)
def test_a_quote_that_the_next_one_closes(text: str, place: str, line: int, way_out: str) -> None:
    assert fault(text) == (place, LATE.format(line), way_out)


@pytest.mark.parametrize(
    ("text", "place", "way_out"),
    [
        ("tags: [a, b\n", "1:7", "close it with ]"),
        ("tags: [a, b\nissued: 2020\n", "1:7", "close it with ]"),
        ("tags: [a,\nissued: 2020\nvolume: 3\n", "1:7", "close it with ]"),
        ("tags: [a # b]\n", "1:7", "close it with ]"),
        ("type: book\ntags: [", "2:7", "close it with ]"),
        ("tags: [\n\n", "1:7", "close it with ]"),
        ("author: [\n  a,\n  b\ntitle: T\n", "1:9", "close it with ]"),
        ("a:\n  - {family: Doe, given: J\n  - {family: Roe}\n", "2:5", "close it with }"),
        ("a: {b: [c, d}\n", "1:8", "close it with ]"),
        ("a: [{b: c]\n", "1:5", "close it with }"),
    ],
)
def test_a_bracket(text: str, place: str, way_out: str) -> None:
    assert fault(text) == (place, BRACKET, way_out)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('tags: ["a" "b"]\n', "1:12"),
        ('tags: [\n  "a" "b"\n]\n', "2:7"),
        ("tags: [a, b]]\n", "1:13"),
        ("tags: [a,, b]\n", "1:10"),
        ('title: "a" b\n', "1:12"),
        ('title: "a\\qb"\n', "1:10"),
    ],
)
def test_what_is_closed_has_its_fault_where_it_is(text: str, place: str) -> None:
    found = fault(text)
    assert found[0] == place
    assert "opens here" not in found[1]
