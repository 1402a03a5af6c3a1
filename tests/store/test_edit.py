"""Edits keep comments, order and layout."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from bibkit.model.record import Record
from bibkit.store.dump import dump_record
from bibkit.store.edit import remove_field, replace_value, set_field
from bibkit.store.load import record_of_text
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


def test_a_value_is_replaced_where_it_stands() -> None:
    text = replace_value(TEXT_OF_FILE, ("DOI",), "10.1000/182")
    text = replace_value(text, ("author", 1, "orcid"), "0000-0001-5898-1911")
    expected = TEXT_OF_FILE.replace("https://doi.org/10.1000/182", "10.1000/182")
    assert text == expected.replace("https://orcid.org/0000", "0000")


def test_a_field_is_set_in_its_place() -> None:
    assert set_field(TEXT_OF_FILE, "title", "On dates") == TEXT_OF_FILE.replace(
        'title:   "On: names"', "title: On dates"
    )


def test_a_new_field_stands_where_the_field_table_puts_it() -> None:
    edited = set_field(TEXT_OF_FILE, "container-title", "Journal")
    assert edited == TEXT_OF_FILE.replace("issued: 2020\n", "issued: 2020\ncontainer-title: Journal\n")
    assert set_field(TEXT_OF_FILE, "unknown", ["a"]) == TEXT_OF_FILE + "unknown:\n  - a\n"


def test_a_field_is_removed_and_comments_stay() -> None:
    assert remove_field(TEXT_OF_FILE, "issued") == TEXT_OF_FILE.replace("issued: 2020\n", "")
    assert "# dates" in remove_field(TEXT_OF_FILE, "author")


@pytest.mark.parametrize("field", [("none",), ("author",), ("author", 7)])
def test_what_is_not_there_is_a_key_error(field: tuple[str | int, ...]) -> None:
    with pytest.raises(KeyError):
        replace_value(TEXT_OF_FILE, field, "x")


@given(records(), TEXT)
@settings(max_examples=60, deadline=None)
def test_an_edit_changes_that_field_and_nothing_else(record: Record, note: str) -> None:
    edited, found = record_of_text(set_field(dump_record(record), "note", note), f"{record.key}.yaml")
    assert edited is not None, found
    assert edited == record.with_values({"note": note})
