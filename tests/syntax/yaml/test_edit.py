"""Edits keep comments, order and layout."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bibkit.diagnostics.fix import Change, Put, Remove, Rename
from bibkit.model.record import Record
from bibkit.source import Source, apply_edits
from bibkit.store.dump import dump_record
from bibkit.syntax.yaml.edit import edits_of_change
from tests.sources import record_of_text
from tests.strategies.records import TEXT, records

TEXT_OF_FILE = """\
# kept since 2020
type: article   # a preprint
title:   "On: names"
author:
  - Doe, Jane       # the corresponding author
  - {family: Roe, given: R., orcid: https://orcid.org/0000-0001-5898-1911}

# dates
issued: 2020
DOI: https://doi.org/10.1000/182 # as pasted
x-lab: 7
"""


def edited(text: str, change: Change) -> str:
    return apply_edits(text, [edits_of_change(Source(text), change)]).text


def test_a_value_is_replaced_where_it_stands() -> None:
    text = edited(TEXT_OF_FILE, Put(("DOI",), "10.1000/182"))
    text = edited(text, Put(("author", 1, "orcid"), "0000-0001-5898-1911"))
    expected = TEXT_OF_FILE.replace("https://doi.org/10.1000/182", "10.1000/182")
    assert text == expected.replace("https://orcid.org/0000", "0000")


def test_a_field_is_set_in_its_place() -> None:
    assert edited(TEXT_OF_FILE, Put(("title",), "On dates")) == TEXT_OF_FILE.replace(
        '"On: names"', '"On dates"'
    )
    assert edited(TEXT_OF_FILE, Put(("author",), ["Poe, Ann"])) == TEXT_OF_FILE.replace(
        TEXT_OF_FILE[TEXT_OF_FILE.index("author:") : TEXT_OF_FILE.index("\n# dates")],
        "author:\n  - Poe, Ann\n",
    )


def test_a_new_field_stands_where_the_field_table_puts_it() -> None:
    text = edited(TEXT_OF_FILE, Put(("container-title",), "Journal"))
    assert text == TEXT_OF_FILE.replace("issued: 2020\n", "issued: 2020\ncontainer-title: Journal\n")
    assert edited(TEXT_OF_FILE, Put(("unknown",), ["a"])) == TEXT_OF_FILE + "unknown:\n  - a\n"
    assert edited("type: book", Put(("title",), "T")) == "type: book\ntitle: T\n"


def test_a_field_is_removed_and_comments_stay() -> None:
    assert edited(TEXT_OF_FILE, Remove(("issued",))) == TEXT_OF_FILE.replace("issued: 2020\n", "")
    assert "# dates" in edited(TEXT_OF_FILE, Remove(("author",)))


def test_an_item_of_a_list_is_removed() -> None:
    text = edited(TEXT_OF_FILE, Remove(("author", 1)))
    assert text == TEXT_OF_FILE.replace(
        "  - {family: Roe, given: R., orcid: https://orcid.org/0000-0001-5898-1911}\n", ""
    )
    assert edited("tags: [a, b, c]\n", Remove(("tags", 0))) == "tags: [b, c]\n"
    assert edited("tags: [a, b, c]\n", Remove(("tags", 2))) == "tags: [a, b]\n"
    assert edited("id: x\ntags: [a]\n", Remove(("tags", 0))) == "id: x\n"


def test_a_field_gets_another_name() -> None:
    assert edited(TEXT_OF_FILE, Rename(("x-lab",), "note")) == TEXT_OF_FILE.replace("x-lab", "note")


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "change", [Put(("note",), "new"), Put(("issued",), "2021"), Remove(("issued",)), Remove(("author", 0))]
)
def test_line_ends_stay_those_of_the_file(change: Change, line_end: str) -> None:
    text = TEXT_OF_FILE.replace("\n", line_end)
    assert edited(text, change) == edited(TEXT_OF_FILE, change).replace("\n", line_end)


@pytest.mark.parametrize("field", [("none", "x"), ("author", 7)])
def test_a_place_that_is_not_there_gives_no_edit(field: tuple[str | int, ...]) -> None:
    assert edits_of_change(Source(TEXT_OF_FILE), Put(field, "x")) == ()
    assert edits_of_change(Source(TEXT_OF_FILE), Remove(field)) == ()


@given(records(), TEXT)
@settings(max_examples=60, deadline=None)
def test_an_edit_changes_that_field_and_nothing_else(record: Record, note: str) -> None:
    changed, found = record_of_text(edited(dump_record(record), Put(("note",), note)), f"{record.key}.yaml")
    assert changed is not None, found
    assert changed == record.with_values({"note": note})
