"""What the specification leaves open and citeproc-js does, which is what styles are written against."""

from __future__ import annotations

from typing import Any

from tests.csl.styles import book, cited, style


def test_a_text_case_on_a_macro_changes_nothing() -> None:
    source = style(
        '<text macro="m" text-case="uppercase"/>', before='<macro name="m"><text variable="title"/></macro>'
    )
    assert cited(source, book("a", "A title")) == "A title"


def test_event_and_event_title_are_two_variables() -> None:
    item = {**book("a"), "event-title": "Fair"}
    source = style('<group delimiter="|"><text variable="title"/><text variable="event"/></group>')
    assert cited(source, item) == "Title"


def test_no_period_of_a_term_is_left_where_they_are_stripped() -> None:
    source = style('<label variable="locator" form="short" strip-periods="true"/><text term="et-al"/>')
    assert cited(source, book("a"), locator="Ebb", label="sub-verbo") == "svet al."


def test_of_two_spaces_at_the_end_of_a_name_separator_one_is_kept() -> None:
    source = style('<names variable="author"><name name-as-sort-order="all" sort-separator=",  "/></names>')
    assert cited(source, book("a", "T", "Doe, Jane")) == "Doe, Jane"


def edited_and_translated(*translators: str) -> dict[str, Any]:
    people = [{"family": name} for name in translators]
    return {**book("a"), "editor": [{"family": "Reed"}], "translator": people}


def test_one_person_who_edits_and_translates_is_shown_once() -> None:
    label = '<label form="short" prefix=", "/>'
    source = style(
        f'<group delimiter="; "><names variable="editor-translator">{label}</names>'
        f'<names variable="editor translator" delimiter="; ">{label}</names></group>'
    )
    assert cited(source, edited_and_translated("Reed")) == "Reed, ed. &#38; trans."
    assert cited(source, edited_and_translated("Lee")) == "Reed, ed.; Lee, trans."


def test_editor_and_translator_are_joined_only_where_no_third_variable_is_selected() -> None:
    source = style(
        '<names variable="translator editor container-author" delimiter="; "><label form="short" prefix=", "/></names>'
    )
    assert cited(source, edited_and_translated("Reed")) == "Reed, trans.; Reed, ed."
