"""`bibkit list`: the works that a query means, in a table, as lines with tabs, CSV, JSON or keys."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from bibkit.text.width import cells
from tests.cli.run import bibkit
from tests.cli.terminal import on_terminal

LONG = "漢字の研究 a long title that goes on and on until there is no room left"
BIB = """\
@article{doe2020, author = {Doe, Jane and Roe, Richard and M{\\"u}ller, Max}, title = {On {\\LaTeX} and $x^2$},
  journal = {Journal of Tables}, year = 2020, doi = {10.1000/182}}
@book{roe1999, author = {Roe, Richard and others}, title = {A book,\tof "quotes"}, publisher = {Press}, year = 1999}
@inproceedings{kanji, author = {{漢字}}, title = {漢字の研究 a long title that goes on and on until there is no room left},
  booktitle = {Proceedings of a Conference with a Long Name}, year = 2021, keywords = {script}}
@misc{bare}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "bibkit.toml").write_text('library = "refs.bib"\n', encoding="utf-8")
    return tmp_path


def test_a_pipe_has_whole_values_parted_by_tabs(folder: Path) -> None:
    run = bibkit("list", cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert run.out.splitlines() == [
        "doe2020\t2020\tDoe et al.\tOn LaTeX and x²\tJournal of Tables",
        'roe1999\t1999\tRoe et al.\tA book, of "quotes"\tPress',
        f"kanji\t2021\t漢字\t{LONG}\tProceedings of a Conference with a Long Name",
        "bare\t\t\t\t",
    ]


@pytest.mark.parametrize("width", [40, 60, 80, 100, 200])
def test_the_table_fits_the_terminal_and_never_cuts_a_key(folder: Path, width: int) -> None:
    run = on_terminal("list", cwd=folder, env={"COLUMNS": str(width), "NO_COLOR": "1"})
    lines = run.out.splitlines()
    assert lines[0].split() == ["KEY", "YEAR", "AUTHO…", "TITLE", "VENUE"] or lines[0].split()[:2] == [
        "KEY",
        "YEAR",
    ]
    assert [line.split()[0] for line in lines[1:]] == ["doe2020", "roe1999", "kanji", "bare"]
    assert all(cells(line) <= width for line in lines)


def test_a_terminal_has_colours_unless_nobody_wants_them(folder: Path) -> None:
    coloured = on_terminal("list", "key:doe2020", cwd=folder, env={"COLUMNS": "80", "NO_COLOR": ""}).out
    assert "\x1b[1mdoe2020\x1b[0m" in coloured
    assert "\x1b" not in on_terminal("list", cwd=folder, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in bibkit("list", "-f", "table", cwd=folder).out


def test_csv_has_the_names_of_its_columns_and_exact_values(folder: Path) -> None:
    run = bibkit("list", "-f", "csv", "--fields", "key,title,author,DOI,keywords", "not key:bare", cwd=folder)
    assert [*csv.reader(io.StringIO(run.out))] == [
        ["key", "title", "author", "DOI", "keywords"],
        ["doe2020", "On LaTeX and x²", "Jane Doe; Richard Roe; Max Müller", "10.1000/182", ""],
        ["roe1999", 'A book, of "quotes"', "Richard Roe", "", ""],
        [
            "kanji",
            "漢字の研究 a long title that goes on and on until there is no room left",
            "漢字",
            "",
            "script",
        ],
    ]


def test_json_has_the_fields_that_are_asked_for_or_all_as_csl_json(folder: Path) -> None:
    run = bibkit(
        "list", "-f", "json", "--fields", "key,year,author,tags", "roe", "--sort", "year", cwd=folder
    )
    assert json.loads(run.out) == [
        {"key": "roe1999", "year": 1999, "author": ["Richard Roe"], "tags": None},
        {"key": "doe2020", "year": 2020, "author": ["Jane Doe", "Richard Roe", "Max Müller"], "tags": None},
    ]
    whole = json.loads(bibkit("list", "-f", "json", "key:doe2020", cwd=folder).out)
    assert [(item["id"], item["DOI"]) for item in whole] == [("doe2020", "10.1000/182")]


def test_keys_are_for_other_programs(folder: Path) -> None:
    assert bibkit("list", "year>=2020", "-f", "keys", "--sort", "-year", cwd=folder).out == "kanji\ndoe2020\n"


def test_the_first_few_say_how_many_there_are(folder: Path) -> None:
    run = bibkit("list", "-n", "1", "-f", "keys", cwd=folder)
    assert (run.code, run.out, run.err) == (0, "doe2020\n", "bibkit: 1 of 4 records\n")


def test_a_file_among_the_words_is_the_library(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "other.bib").write_text("@book{other, title = {Other}, year = 2001}", encoding="utf-8")
    assert bibkit("list", "other.bib", "-f", "keys", cwd=folder).out == "other\n"
    assert (
        bibkit("list", "other.bib", "refs.bib", "year:1999..2001", "-f", "keys", cwd=folder).out
        == "other\nroe1999\n"
    )


def test_words_of_a_query_may_be_several_arguments(folder: Path) -> None:
    assert bibkit("list", "author:Doe, Jane", "year:2020", "-f", "keys", cwd=folder).out == "doe2020\n"
    assert bibkit("list", "-f", "keys", "--", "-author:roe", "has:year", cwd=folder).out == "kanji\n"


def test_nothing_found_says_why_and_exits_with_1(folder: Path) -> None:
    run = bibkit("list", "author:mullr", cwd=folder)
    assert (run.code, run.out) == (1, "")
    assert run.err == "bibkit: nothing is found: author:mullr holds for no record; did you mean Müller?\n"


def test_a_refused_record_is_named_and_the_others_are_listed(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "good.yaml").write_text("type: book\ntitle: Good\n", encoding="utf-8")
    (records / "bad.yaml").write_text("type: book\nissued: 2020-13\n", encoding="utf-8")
    run = bibkit("list", "-f", "keys", cwd=tmp_path)
    assert (run.code, run.out) == (1, "good\n")
    assert "records/bad.yaml:2:9: BK203" in run.err
    assert "bibkit: 1 entry of 2 left out, see above" in run.err


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["--fields", "key,titel"], 'There is no field "titel"'),
        (["--sort", "colour"], 'There is no field to sort by "colour"'),
        (["colour:red"], 'There is no field "colour"'),
    ],
)
def test_what_is_no_field_is_a_complaint(folder: Path, arguments: list[str], complaint: str) -> None:
    run = bibkit("list", *arguments, cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert complaint in run.err


def test_a_terminal_is_not_steered_by_what_a_record_says(tmp_path: Path) -> None:
    (tmp_path / "x.bib").write_text("@book{x, title = {A\x1b[2J\u202eB\x07}}", encoding="utf-8")
    shown = on_terminal("list", "x.bib", cwd=tmp_path, env={"NO_COLOR": "1"}).out
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown


def test_a_name_that_two_people_have_is_told() -> None:
    run = bibkit(
        "list", 'author:"Tom Brown"', "-n", "1", "-f", "csv", "--fields", "key,author", "--sort", "year"
    )
    assert run.code == 0
    both = bibkit("list", "author:Brown, Tom", "-f", "keys")
    assert both.err == (
        "bibkit: author:Brown, Tom means 2 people: author:tom-brown-energy, author:tom-brown-ml\n"
    )
    energy, ml = (
        bibkit("list", f"author:{one}", "-f", "keys").out.splitlines()
        for one in ("tom-brown-energy", "tom-brown-ml")
    )
    assert len(energy) == 3
    assert sorted([*energy, *ml]) == both.out.splitlines()
    assert bibkit("list", 'author:"Tom B. Brown"', "-f", "keys").err == ""
