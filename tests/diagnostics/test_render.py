"""Findings as people and programs read them."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.codes import CODES
from bibkit.diagnostics.render import RENDERERS, statistics
from bibkit.source import Source
from tests.sources import marked

MONTH = Diagnostic(
    "BK203",
    'Month 13 does not exist in "2020-13-45"',
    "write a year, year-month or year-month-day (EDTF), for example 2020-03-05",
    marked("\n" * 6 + "issued: 2020-13-45", "2020-13-45", "records/müller2020.yaml"),
    "müller2020",
    ("issued",),
)
NAME = Diagnostic(
    "BK306",
    "Jane Doe stands twice",
    "remove one",
    marked("\n\n\n  - 東京, Jane", "東京, Jane", "a.yaml"),
    "a",
    ("author", 1),
)
HOSTILE = Diagnostic("BK105", "\x1b[31mred", "", SourceSpan(Source("\x1b[0m: x", "a\nb.yaml"), 0, 1))


def test_full_shows_the_line_and_the_way_out() -> None:
    assert RENDERERS["full"]([MONTH]) == (
        'records/müller2020.yaml:7:9: BK203 [müller2020: issued] Month 13 does not exist in "2020-13-45"\n'
        "  7 | issued: 2020-13-45\n"
        "    |         ^^^^^^^^^^\n"
        "    = help: write a year, year-month or year-month-day (EDTF), for example 2020-03-05\n"
    )


def test_the_mark_stands_under_wide_characters() -> None:
    assert RENDERERS["full"]([NAME]).splitlines()[2] == "    |     ^^^^^^^^^^"


def test_a_long_line_is_shown_around_the_place() -> None:
    place = marked("x" * 499 + "WRONG" + "y" * 5000, "WRONG", "a.yaml")
    lines = RENDERERS["full"]([Diagnostic("BK103", "m", "", place)]).splitlines()
    assert max(map(len, lines)) < 180
    start = lines[2].index("^")
    assert lines[1][start : start + 5] == "WRONG"


def test_concise_is_one_line_a_finding() -> None:
    assert RENDERERS["concise"]([MONTH, NAME]).splitlines() == [
        'records/müller2020.yaml:7:9: BK203 [müller2020: issued] Month 13 does not exist in "2020-13-45"',
        "a.yaml:4:5: BK306 [a: author[1]] Jane Doe stands twice",
    ]


def test_data_never_steers_the_terminal() -> None:
    assert "\x1b" not in RENDERERS["full"]([HOSTILE])
    assert RENDERERS["concise"]([HOSTILE]) == "a\\nb.yaml:1:1: BK105 \\x1b[31mred\n"
    assert len(RENDERERS["github"]([HOSTILE]).splitlines()) == 1


def test_json_has_the_field_names_of_ruff() -> None:
    (row,) = json.loads(RENDERERS["json"]([MONTH]))
    assert row["code"] == "BK203"
    assert row["filename"] == "records/müller2020.yaml"
    assert row["location"] == {"row": 7, "column": 9}
    assert row["end_location"] == {"row": 7, "column": 19}
    assert (row["key"], row["field"], row["severity"]) == ("müller2020", "issued", "error")


def test_github_annotations() -> None:
    assert RENDERERS["github"]([MONTH]).startswith(
        "::error title=bibkit (BK203),file=records/müller2020.yaml,line=7,col=9,endLine=7,endColumn=19::Month 13"
    )


def test_sarif_names_rule_and_place() -> None:
    run = json.loads(RENDERERS["sarif"]([MONTH, NAME]))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["BK203", "BK306"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 7, "startColumn": 9, "endLine": 7, "endColumn": 19}
    assert place["artifactLocation"]["uri"] == "records/m%C3%BCller2020.yaml"


def test_grouped_names_each_file_once() -> None:
    assert RENDERERS["grouped"]([MONTH, NAME]) == (
        "records/müller2020.yaml:\n"
        '  7:9: BK203 [müller2020: issued] Month 13 does not exist in "2020-13-45"\n'
        "\n"
        "a.yaml:\n"
        "  4:5: BK306 [a: author[1]] Jane Doe stands twice\n"
    )


def test_json_lines_are_the_objects_of_json() -> None:
    lines = RENDERERS["json-lines"]([MONTH, NAME]).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(RENDERERS["json"]([MONTH, NAME]))


def test_gitlab_tells_findings_apart_where_only_lines_move() -> None:
    first, second = json.loads(RENDERERS["gitlab"]([NAME, NAME]))
    assert first == {
        "description": "Jane Doe stands twice (remove one)",
        "check_name": "BK306",
        "fingerprint": first["fingerprint"],
        "severity": "minor",
        "location": {"path": "a.yaml", "lines": {"begin": 4, "end": 4}},
    }
    assert first["fingerprint"] != second["fingerprint"]
    moved = NAME._replace(place=marked("\n" * 9 + "  - 東京, Jane", "東京, Jane", "a.yaml"))
    assert json.loads(RENDERERS["gitlab"]([moved]))[0]["fingerprint"] == first["fingerprint"]


def test_junit_is_xml_whatever_a_text_holds() -> None:
    hostile = HOSTILE._replace(message='<b> & "q" ]]> \x00\ud800\uffff', key="<k>", field=("a&b",))
    report = ElementTree.fromstring(RENDERERS["junit"]([MONTH, hostile]))
    assert (report.tag, report.get("tests"), report.get("failures")) == ("testsuites", "2", "2")
    assert [suite.get("name") for suite in report] == ["records/müller2020.yaml", "a\\nb.yaml"]
    case = report[1][0]
    assert case.get("name") == "BK105 <k>: a&b"
    assert case[0].get("type") == "error"
    assert 'line 1, column 1, <b> & "q" ]]>' in (case[0].text or "")


def test_junit_without_a_finding_has_one_case_that_passed() -> None:
    report = ElementTree.fromstring(RENDERERS["junit"]([]))
    assert (report.get("tests"), report.get("failures")) == ("1", "0")


def test_rdjson_counts_bytes() -> None:
    (row,) = json.loads(RENDERERS["rdjson"]([NAME]))["diagnostics"]
    assert row["location"] == {
        "path": "a.yaml",
        "range": {"start": {"line": 4, "column": 5}, "end": {"line": 4, "column": 17}},
    }
    assert (row["severity"], row["code"]["value"]) == ("WARNING", "BK306 (name-repeated)")


def test_statistics_count_by_code() -> None:
    assert statistics.render([MONTH, NAME, NAME]) == "2  BK306  name-repeated\n1  BK203  no-such-month\n"
    assert json.loads(statistics.render_json([NAME])) == [
        {"code": "BK306", "name": "name-repeated", "count": 1, "fixable": 0}
    ]


def test_codes_have_names_of_their_own_and_a_way_out() -> None:
    assert len({code.name for code in CODES.values()}) == len(CODES)
    assert all(code.meaning.endswith(".") and code.way_out for code in CODES.values())
