"""Years told apart by what their works are, in a table, a picture, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import pytest

from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.stats.count import Tally, tally
from bibkit.stats.csv_rows import csv_rows
from bibkit.stats.report import report
from bibkit.stats.stack import MOST, stacked
from bibkit.stats.svg import svg
from bibkit.stats.table import table
from tests.cli.run import ROOT, bibkit

SVG = "{http://www.w3.org/2000/svg}"


def of(*works: tuple[int, str], by: str = "type") -> Tally:
    """The years of works, each with its type or its venue."""
    records = [
        Record("k", kind if by == "type" else "book", {
            "issued": Date(Moment(year)), **({"container-title": kind} if by == "venue" and kind else {}),
        })
        for year, kind in works
    ]  # fmt: skip
    return stacked(tally(records, "year", {}), records, by)


WORKS = ((2020, "book"), (2020, "book"), (2020, "report"), (2021, "report"), (2021, "thesis"))


def test_the_largest_part_comes_first_and_parts_sum_up() -> None:
    found = of(*WORKS)
    assert found.parts == ("book", "report", "thesis")
    assert [(count.label, count.count, count.parts) for count in found.counts] == [
        ("2020", 3, (("book", 2), ("report", 1))),
        ("2021", 2, (("report", 1), ("thesis", 1))),
    ]


def test_what_can_not_be_told_apart_by_colours_is_one_part() -> None:
    works = [(2020, f"Venue {letter}") for letter in "abcdefghij"] + [(2020, "Venue j"), (2021, "")]
    found = of(*works, by="venue")
    assert found.parts == ("Venue j", "no venue", *(f"Venue {letter}" for letter in "abcd"), "5 others")
    assert len(found.parts) == MOST
    assert [sum(number for _, number in count.parts) for count in found.counts] == [11, 1]


def test_a_table_has_a_sign_for_each_part() -> None:
    assert table([of(*WORKS)], 10) == (
        "Works by year and type\n"
        "  2020  3  ████████████████▓▓▓▓▓▓▓▓\n"
        "  2021  2  ▓▓▓▓▓▓▓▓▒▒▒▒▒▒▒▒\n"
        "  █ book\n  ▓ report\n  ▒ thesis\n"
    )


def test_a_picture_has_colours_their_meaning_and_the_numbers_in_words() -> None:
    root = ET.fromstring(svg([of(*WORKS)], 10))
    assert root.findtext(f"{SVG}desc") == (
        "Works by year and type: 2020: 3 (2 book, 1 report), 2021: 2 (1 report, 1 thesis)."
    )
    kinds = [bar.get("class") for bar in root.iter(f"{SVG}rect")]
    assert kinds == ["ground", "bar p0", "bar p1", "bar p1", "bar p2", "bar p0", "bar p1", "bar p2"]
    assert [text.text for text in root.iter(f"{SVG}text")][-3:] == ["book", "report", "thesis"]


def test_columns_of_several_years_have_the_parts_of_all() -> None:
    root = ET.fromstring(svg([of((1900, "book"), (1901, "report"), (2020, "book"))], 10))
    tips = [title.text for title in root.iter(f"{SVG}title")]
    assert tips[1:4] == ["1900 to 1904: 2", "book: 1", "report: 1"]


def test_data_has_the_parts_of_each_year() -> None:
    assert json.loads(report([of(*WORKS)], 1))["year"]["counts"][0] == {
        "label": "2020", "count": 3, "parts": {"book": 2, "report": 1},
    }  # fmt: skip


def test_csv_has_a_row_for_each_count_and_for_what_has_none() -> None:
    authors = [Record("a", "book", {"author": (Name("Doe", "J", person="doe"),)}), Record("b", "book")]
    assert csv_rows([of(*WORKS[:3]), tally(authors, "author", {})], 1) == (
        "by,label,part,count,unit,person,orcid\n"
        "year,2020,book,2,works,,\nyear,2020,report,1,works,,\n"
        "author,J Doe,,1,works,doe,\nauthor,,,1,works,,\n"
    )


@pytest.mark.parametrize("text", ['=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", 'a "b", c', "a,b;c"])
def test_a_cell_of_csv_is_text_for_a_spreadsheet(text: str) -> None:
    made = csv_rows([tally([Record("a", "book", {"author": (Name(literal=text),)})], "author", {})], 0)
    (row,) = list(csv.reader(io.StringIO(made)))[1:]
    assert row[1] == (f"'{text}" if text[0] in "=+-@" else text)


def test_the_command_tells_years_apart_only_where_it_counts_them() -> None:
    library = ("--library", str(ROOT / "records"))
    assert "  █ article\n" in bibkit("stats", "--by", "year", "--stack", "type", *library).out
    run = bibkit("stats", "--by", "type", "--stack", "venue", *library)
    assert (run.code, run.err) == (2, "bibkit: --stack is for years\n  hint: add --by year\n")
