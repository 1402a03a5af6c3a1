"""Every section and mode of a fixture of the suite is understood."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.csl.styles import book, style
from tests.csl.suite import read_fixture, result

STYLE = style(
    '<text variable="title"/>',
    '<text variable="citation-number" suffix=". "/><text variable="container-title" form="short"/>'
    '<text variable="title"/><text variable="DOI" prefix=" "/>',
    layout='delimiter="; "',
).replace("<bibliography><layout>", '<bibliography><sort><key variable="title"/></sort><layout>')
ITEMS = [book("a", "B", keyword="x"), book("b", "A"), {"id": "c", "type": "chapter", "title": "C"}]
BODY = '<div class="csl-bib-body">\n{}\n</div>'


def made(path: Path, mode: str, **sections: object) -> str:
    written = {"MODE": mode, "CSL": STYLE, "RESULT": "", "INPUT": json.dumps(ITEMS)}
    written |= {
        name.replace("_", "-"): value if isinstance(value, str) else json.dumps(value)
        for name, value in sections.items()
    }
    text = "".join(
        f">>===== {name} =====>>\n{value}\n<<===== {name} =====<<\n\n" for name, value in written.items()
    )
    file = path / "made.txt"
    file.write_text(text, encoding="utf-8")
    return result(read_fixture(file))


def body(*entries: str) -> str:
    return BODY.format("\n".join(f'  <div class="csl-entry">{entry}</div>' for entry in entries))


@pytest.mark.parametrize(
    ("mode", "sections", "expected"),
    [
        ("citation", {}, "A; B; C"),
        ("citation", {"CITATION_ITEMS": [[{"id": "a"}], [{"id": "b"}, {"id": "c"}]]}, "B\nA; C"),
        ("bibliography", {}, body("1. A", "2. B", "3. C")),
        ("bibliography-nosort", {}, body("1. B", "2. A", "3. C")),
        ("bibliography", {"BIBENTRIES": [["a", "b"], ["c", "a"]]}, body("1. B", "2. C")),
        (
            "bibliography",
            {"BIBSECTION": {"include": [{"field": "type", "value": "book"}]}},
            body("1. A", "2. B"),
        ),
        (
            "bibliography",
            {"BIBSECTION": {"exclude": [{"field": "keyword", "value": True}]}},
            body("1. A", "3. C"),
        ),
        (
            "bibliography",
            {
                "BIBSECTION": {
                    "select": [{"field": "type", "value": "book"}, {"field": "keyword", "value": ""}]
                }
            },
            body("1. A"),
        ),
        ("bibliography", {"BIBSECTION": {"quash": [{"field": "title", "value": "A"}]}}, body("2. B", "3. C")),
        (
            "bibliography",
            {
                "INPUT": [book("a", "A") | {"container-title": "Long"}],
                "ABBREVIATIONS": {"default": {"container-title": {"Long": "L. "}}},
            },
            body("1. L. A"),
        ),
        (
            "bibliography",
            {"INPUT": [book("a", "A", DOI="10.1/x")], "OPTIONS": {"wrap_url_and_doi": True}},
            body('1. A <a href="https://doi.org/10.1/x">10.1/x</a>'),
        ),
        (
            "bibliography",
            {
                "BIBSECTION": {"page_start": "a", "page_length": 1},
                "INPUT": [book("a", "A"), book("b", "B"), book("c", "C")],
            },
            body("2. B"),
        ),
        ("bibliography", {"INPUT2": [book("b", "Z")]}, body("1. B", "2. C", "3. Z")),
    ],
)
def test_sections_and_modes(tmp_path: Path, mode: str, sections: dict[str, object], expected: str) -> None:
    assert made(tmp_path, mode, **sections) == expected


def test_an_option_for_links_is_for_citations_as_well(tmp_path: Path) -> None:
    source = style('<text variable="DOI" prefix="doi:"/>')
    items = [book("a", DOI="10.1/x")]
    options = {"wrap_url_and_doi": True}
    linked = 'doi:<a href="https://doi.org/10.1/x">10.1/x</a>'
    assert made(tmp_path, "citation", CSL=source, INPUT=items, OPTIONS=options) == linked


def test_a_note_is_text_where_an_option_says_so(tmp_path: Path) -> None:
    source, items = style('<text variable="volume"/><text variable="note"/>'), [book("a", note="volume: 3")]
    for field_hack, expected in ((True, "3"), (False, "volume: 3")):
        options = {"field_hack": field_hack}
        assert made(tmp_path, "citation", CSL=source, INPUT=items, OPTIONS=options) == expected


def test_a_part_of_the_bibliography_repeats_authors_of_its_own_entries(tmp_path: Path) -> None:
    source = style(bibliography='<names variable="author"/><text variable="title" prefix=" "/>').replace(
        "<bibliography>", '<bibliography subsequent-author-substitute="---">'
    )
    items = [
        book("a", "A", "Doe"),
        {**book("b", "B", "Doe"), "type": "chapter"},
        {**book("c", "C", "Doe"), "type": "chapter"},
    ]
    section = {"include": [{"field": "type", "value": "chapter"}]}
    assert made(tmp_path, "bibliography", CSL=source, INPUT=items, BIBSECTION=section) == body(
        "Doe B", "--- C"
    )


def test_citations_are_marked_by_what_the_last_step_changed(tmp_path: Path) -> None:
    steps = [
        [{"citationID": "1", "citationItems": [{"id": "a"}], "properties": {"noteIndex": 0}}, [], []],
        [{"citationID": "2", "citationItems": [{"id": "c"}], "properties": {"noteIndex": 0}}, [["1", 0]], []],
    ]
    assert made(tmp_path, "citation", CITATIONS=steps) == "..[0] B\n>>[1] C"
    assert made(tmp_path, "bibliography", CITATIONS=steps) == body("1. B", "2. C")


def test_the_header_of_a_bibliography(tmp_path: Path) -> None:
    assert made(tmp_path, "bibliography-header").split("\n") == [
        "bibend: </div>",
        "bibliography_errors: ",
        'bibstart: <div class="csl-bib-body">',
        "",
        "done: false",
        "entry_ids: b,a,c",
        "entryspacing: 1",
        "linespacing: 1",
        "maxoffset: 0",
        "second-field-align: false",
    ]
