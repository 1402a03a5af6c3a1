"""Text for a terminal or a log: nothing in it steers, nothing hides, and it is no longer than somebody reads."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.render import RENDERERS
from bibkit.diagnostics.shown import LONGEST, LONGEST_NAME, shown, shown_json, shown_lines, shown_path
from bibkit.source import Source
from tests.sources import marked

UNSEEN = {
    "an escape sequence": ("\x1b[2J\x1b]0;title\x07", r"\x1b[2J\x1b]0;title\x07"),
    "the C1 form of it": ("\x9b31m\x85", r"\x9b31m\x85"),
    "line ends": ("a\r\nb\u2028c\x0b", r"a\r\nb\u2028c\x0b"),
    "an override of direction": ("\u202efdp.exe\u202c\u2066\u2069", r"\u202efdp.exe\u202c\u2066\u2069"),
    "characters without width": ("a\u200b\u200d\u2060\ufeff\xad", r"a\u200b\u200d\u2060\ufeff\xad"),
    "blank letters": ("\u3164\u115f\uffa0\u2800", r"\u3164\u115f\uffa0\u2800"),
    "tags, which can hide a text": ("\U000e0061\U000e0062", r"\U000e0061\U000e0062"),
    "half a character": ("\ud83d\udc80", r"\ud83d\udc80"),
    "private and unassigned ones": ("\ue000\U0001fbff", r"\ue000\U0001fbff"),
    "erasing": ("ok\b\b\x7f\x00", r"ok\x08\x08\x7f\x00"),
    "a no-break space": ("a\xa0b", r"a\xa0b"),
}
SEEN = ("Müller, 東京", "ﷺ", "שָׁלוֹם", "Nguyễn Văn Ẩn", "e\u0301\u0323", "👍🏽", "\\textbf{x}", "")


@pytest.mark.parametrize(("text", "expected"), UNSEEN.values(), ids=UNSEEN)
def test_what_is_not_seen_is_written_out(text: str, expected: str) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize("text", SEEN)
def test_what_is_seen_stays(text: str) -> None:
    assert shown(text) == text


def test_marks_do_not_pile_up_over_the_lines_above() -> None:
    assert shown("Z" + "\u0301" * 7) == "Z" + "\u0301" * 4 + r"\u0301" * 3


def test_of_a_long_text_the_beginning_and_the_end_are_shown() -> None:
    text = "There is no " + "x" * 10_000 + " in the file"
    assert shown(text) == f"There is no {'x' * 388} … [9,424 characters] … {'x' * 188} in the file"


def test_names_are_cut_earlier() -> None:
    assert shown("k" * 1000, LONGEST_NAME) == f"{'k' * 80} … [880 characters] … {'k' * 40}"


@given(st.text(st.characters(), max_size=50).map(lambda text: text * 40), st.integers(30, 200))
def test_it_is_one_line_without_a_hidden_sign_and_never_longer(text: str, longest: int) -> None:
    assert shown(text, longest).isprintable()
    assert len(shown(text, longest)) <= longest + len(" … [2,000 characters] … ")


def test_a_short_time_for_a_long_text() -> None:
    assert len(shown("\x1b" * 50_000_000)) < LONGEST + 40


@given(st.text(max_size=300))
def test_a_path_is_shown_whole(path: str) -> None:
    assert shown_path(path).isprintable()
    assert "characters] …" not in shown_path(path).replace(path, "")


def test_data_keeps_its_lines_and_its_letters() -> None:
    data = 'title = "می\u200cخواهم",\t% \u200e\xa0Привет\n'
    assert shown_lines(data) == data
    assert shown_lines("a\x1b[31m\r\n\x9b\u202e\ud800") == "a\\x1b[31m\\r\n\\x9b\\u202e\\ud800"


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_is_exact_and_shows_every_character(value: object) -> None:
    written = shown_json(value)
    assert json.loads(written) == value
    assert written.replace("\n", "").isprintable()


def test_json_leaves_letters_alone() -> None:
    assert (
        shown_json(["Müller 東京 \u202e\x85\U000e0061"])
        == '[\n  "Müller 東京 \\u202e\\u0085\\udb40\\udc61"\n]\n'
    )


HOSTILE = Diagnostic(
    "BK105",
    "x\n::error::forged\x1b[2J\u202e\x9b",
    "\x1b]8;;https://evil.example\x07click\r\n",
    SourceSpan(Source("\x1b[0mkey\x9b: \u202evalue", "a\n::warning::b\x85\udc80.yaml"), 4, 9),
    "k\x1b" * 3_000,
    ("custom\u202e" * 3_000, 1),
)


@pytest.mark.parametrize("name", RENDERERS)
def test_no_way_to_print_findings_lets_anything_through(name: str) -> None:
    printed = RENDERERS[name]([HOSTILE])
    assert printed.replace("\n", "").isprintable()
    assert not any(line.lstrip().startswith("::") for line in printed.splitlines()[name == "github" :])


@pytest.mark.parametrize("name", ["full", "concise", "github"])
def test_a_finding_for_people_is_short_whatever_it_quotes(name: str) -> None:
    place = marked("a" * 100_000 + "HERE" + "\x1b" * 100_000, "HERE", "a.yaml")
    long = Diagnostic(
        "BK105", "\x1b" * 1_000_000, "y" * 1_000_000, place, "k" * 1_000_000, ("f" * 1_000_000,)
    )
    assert len(RENDERERS[name]([long])) < 4_000


def test_the_mark_stands_under_the_place_where_signs_are_written_out() -> None:
    place = marked("a: \x1b\u202e WRONG", "WRONG", "a.yaml")
    lines = RENDERERS["full"]([Diagnostic("BK105", "m", "", place)]).splitlines()
    assert lines[1:] == [r"  1 | a: \x1b\u202e WRONG", "    |               ^^^^^"]


def test_json_and_sarif_hold_the_message_as_it_is() -> None:
    (row,) = json.loads(RENDERERS["json"]([HOSTILE]))
    assert (row["message"], row["key"], row["help"]) == (HOSTILE.message, HOSTILE.key, HOSTILE.help)
    assert row["filename"] == "a\n::warning::b\x85\udc80.yaml"
    result = json.loads(RENDERERS["sarif"]([HOSTILE]))["runs"][0]["results"][0]
    assert result["message"]["text"] == HOSTILE.message
    address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert address == "a%0A%3A%3Awarning%3A%3Ab%C2%85%80.yaml"


def test_a_file_called_like_a_command_of_a_log_is_none() -> None:
    found = Diagnostic("BK103", "m", "", marked("x", "x", "::stop-commands::t.yaml"))
    assert RENDERERS["concise"]([found]) == "./::stop-commands::t.yaml:1:1: BK103 m\n"
