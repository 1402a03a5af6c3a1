"""`bibkit help` and complaints about selections."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.cli.help import TOPICS, topic
from tests.cli.run import bibkit
from tests.seed import ROOT

NAME_A_FIELD = (
    "  hint: name a field of records (title, author, issued ...) or key, type, year, person, has, missing\n"
)


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_printed_and_is_a_page_of_the_documentation(name: str) -> None:
    assert (
        bibkit("help", name).out == topic(name) == (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    )


def test_the_help_of_a_command_is_what_its_flag_shows() -> None:
    assert bibkit("help", "stats").out == bibkit("stats", "--help").out
    assert bibkit("help", "styles", "search").out == bibkit("styles", "search", "--help").out


def test_help_alone_lists_commands_and_topics() -> None:
    shown = bibkit("help").out
    assert shown.startswith(bibkit("--help").out.rstrip())
    assert shown.endswith("query  How to say which works, in `list` and wherever there is --select.\n")


def test_help_on_what_is_none_has_near_names() -> None:
    run = bibkit("help", "qury")
    assert (run.code, run.err) == (
        2,
        'bibkit: There is no command or topic "qury"\n  hint: did you mean query?\n',
    )


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        (
            "tag:x and colour:red",
            'There is no field "colour"\n  tag:x and colour:red\n            ^^^^^^\n' + NAME_A_FIELD,
        ),
        ("year=>2020", 'There is no operator "=>"\n  year=>2020\n      ^^\n  hint: write year>=2020\n'),
        ("漢字 (tag:x", "A parenthesis is not closed\n  漢字 (tag:x\n       ^\n"),
        (
            "x\x1b[31m y:z",
            'There is no field "y"\n  x\\x1b[31m y:z\n            ^\n  hint: name a field of records (title, author, issued ...) or key, type, year, person, has, missing\n',
        ),
    ],
)
def test_a_selection_that_is_none_shows_its_place(query: str, complaint: str) -> None:
    run = bibkit("export", "--select", query, cwd=ROOT)
    assert (run.code, run.out, run.err) == (2, "", f"bibkit: {complaint}")


def test_a_selection_that_finds_nothing_says_why(tmp_path: Path) -> None:
    run = bibkit("export", "--select", "tag:alignmnt", cwd=ROOT)
    assert run.code == 1
    assert "tag:alignmnt holds for no record; did you mean alignment?" in run.err
