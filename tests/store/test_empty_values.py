"""A field without a value is as if it were not there: it is reported, and what stands around it stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.diagnostics.origin import edits_of
from bibkit.model.person import Name
from bibkit.source.edit import spliced
from bibkit.store.people import load_people
from tests.sources import record_of_text

GOOD = "type: article\ntitle: T\nauthor:\n  - Doe, Jane\nissued: 2020\n"


@pytest.mark.parametrize(
    ("line", "field", "fixed"),
    [
        ("volume:\n", "volume", ""),
        ('volume: ""\n', "volume", ""),
        ('publisher: "  "\n', "publisher", ""),
        ("DOI: ' '\n", "DOI", ""),
        ("arxiv:\n", "arxiv", ""),
        ("accessed:\n", "accessed", ""),
        ("accessed: {literal: }\n", "accessed", ""),
        ("editor: []\n", "editor", ""),
        ("editor:\n  -\n", "editor", ""),
        ("id:\n", "id", ""),
        ("source:\n", "source", ""),
        ("tags: [a, '']\n", "tags[1]", "tags: [a]\n"),
        ("tags:\n  - a\n  -\n  - b\n", "tags[1]", "tags:\n  - a\n  - b\n"),
        ("incomplete: ['', author]\n", "incomplete[0]", "incomplete: [author]\n"),
        ("editor: [{family: Roe, given: Ann, orcid: }]\n", "editor[0].orcid", "editor: [{family: Roe, given: Ann}]\n"),
        ("editor: [{family: Roe, suffix: '', given: Ann}]\n", "editor[0].suffix", "editor: [{family: Roe, given: Ann}]\n"),
        ("editor: [{family: Roe, given: Ann, comma-suffix: }]\n", "editor[0].comma-suffix", "editor: [{family: Roe, given: Ann}]\n"),
    ],
)  # fmt: skip
def test_a_record_with_an_empty_value_is_the_record_without_it(line: str, field: str, fixed: str) -> None:
    record, found = record_of_text(GOOD + line, "doe.yaml")
    assert [(one.code, one.field_text, one.is_error) for one in found] == [("BK114", field, False)]
    without, _ = record_of_text(GOOD + fixed, "doe.yaml")
    assert record is not None
    assert record == without
    assert spliced(GOOD + line, edits_of(found[0])) == GOOD + fixed


@pytest.mark.parametrize("item", ["", "''", "' '", "{}", "{family: ''}"])
def test_an_empty_place_in_a_list_of_names_is_an_error_as_someone_may_be_missing(item: str) -> None:
    record, found = record_of_text(GOOD + f"editor:\n  - Roe, Ann\n  - {item}\n", "doe.yaml")
    assert record is None
    assert [(one.code, one.field_text) for one in found if one.is_error] == [("BK304", "editor[1]")]


def test_an_empty_mark_moves_no_other() -> None:
    text = f"{GOOD}incomplete: ['', editor]\n"
    _, found = record_of_text(text, "doe.yaml")
    marks = [one for one in found if one.code == "BK312"]
    assert spliced(text, edits_of(marks[0])) == f"{GOOD}incomplete: ['']\n"


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("tom:\n  printed: [Tom Brown]\n  orcid:\n", ["tom.orcid"]),
        ("tom:\n  printed: [Tom Brown]\n  orcid: ' '\n", ["tom.orcid"]),
        ("tom:\n  printed: [Tom Brown]\n  note: ''\n  homepage:\n", ["tom.note", "tom.homepage"]),
        ("tom:\n  printed: ['', Tom Brown]\n", ["tom.printed[0]"]),
        ("tom:\n  printed:\n    - Tom Brown\n    -\n", ["tom.printed[1]"]),
        ("ann:\ntom:\n  printed: [Tom Brown]\n", ["ann"]),
    ],
)
def test_a_person_with_an_empty_field_stays(tmp_path: Path, text: str, fields: list[str]) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text)
    people, found = load_people(str(path))
    assert [(one.code, one.field_text) for one in found] == [("BK114", field) for field in fields]
    assert [(one.printed, one.orcid, one.note, dict(one.extra)) for one in people.values()] == [
        (("Tom Brown",), "", "", {})
    ]


def test_a_name_keeps_what_it_has() -> None:
    record, _ = record_of_text(GOOD + "editor: [{family: Roe, given: '', person: }]\n", "doe.yaml")
    assert record is not None
    assert record.names("editor") == (Name(family="Roe"),)
