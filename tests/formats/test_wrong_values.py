"""What comes in and is not what its field wants is reported at its place, and stays as it came: nothing is guessed."""

from __future__ import annotations

import json

import pytest

import bibkit
from bibkit.loading import ReadResult
from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record


def codes(result: ReadResult) -> list[str]:
    return [one.code for one in result.diagnostics]


def bib(field: str) -> ReadResult:
    return bibkit.read(f"@book{{a,\n  title = {{T}},\n  {field}\n}}\n", "bibtex", path="refs.bib")


def item(member: str) -> ReadResult:
    return bibkit.read(
        f'[{{"id": "a", "type": "book", "title": "T",\n{member}}}]', "csl-json", path="refs.json"
    )


WRONG_DATES = [
    ("95", '"95" is no whole year; it is kept as words'),
    ("5", '"5" is no whole year; it is kept as words'),
    ("95--97", '"95--97" is no date that can be read; it is kept as words'),
    ("2023-02-30", 'Day 30 does not exist in "2023-02-30"; it is kept as words'),
    ("2021-02-29", 'Day 29 does not exist in "2021-02-29"; it is kept as words'),
    ("2022-13-45", 'Month 13 does not exist in "2022-13-45"; it is kept as words'),
    ("2022-00-01", 'Month 00 does not exist in "2022-00-01"; it is kept as words'),
    ("2020/2018", 'The interval "2020/2018" ends before it begins; it is kept as words'),
    ("Apr 1", '"Apr 1" is no date that can be read; it is kept as words'),
    ("Jun", '"Jun" is no date that can be read; it is kept as words'),
    ("Tue, 06/12/2018 - 12:00", '"Tue, 06/12/2018 - 12:00" is no date that can be read; it is kept as words'),
    ("1985a", '"1985a" is a year and a letter; it is kept as words'),
    ("2016-09-0013", '"2016-09-0013" has a day of four digits; it is kept as words'),
    ("1" * 5000, f'"{"1" * 40}…" is no date that can be read; it is kept as words'),
]


@pytest.mark.parametrize(("date", "message"), WRONG_DATES)
def test_a_year_that_is_none_stays_and_is_reported(date: str, message: str) -> None:
    result = bib(f"year = {{{date}}}")
    (found,) = [one for one in result.diagnostics if one.code == "BK208"]
    assert (found.message, found.where.line, found.where.column) == (message, 3, 10)
    assert result.records[0].values["issued"] == Date(literal=date)


@pytest.mark.parametrize("date", [date for date, _ in WRONG_DATES if "--" not in date])
@pytest.mark.parametrize(
    "member", ['"issued": "{}"', '"issued": {{"raw": "{}"}}', '"issued": {{"literal": "{}"}}']
)
def test_so_does_a_date_of_csl_json(date: str, member: str) -> None:
    result = item(member.format(date))
    assert codes(result) == ["BK208"]
    assert result.diagnostics[0].where.line == 2
    assert result.records[0].values["issued"] == Date(literal=date)


def test_so_does_a_date_of_csl_yaml() -> None:
    text = "references:\n- id: a\n  type: book\n  title: T\n  issued: Apr 1\n"
    result = bibkit.read(text, "csl-yaml", path="refs.yaml")
    assert [(one.code, one.where.line) for one in result.diagnostics] == [("BK208", 5)]


@pytest.mark.parametrize("date", ["{2023-02-30}", "{2020/2018}", "{Apr 1}", "{2022-13-45}", "{95}"])
def test_so_does_a_date_of_biblatex(date: str) -> None:
    result = bib(f"date = {date}")
    assert codes(result) == ["BK208"]
    assert result.records[0].values["issued"] == Date(literal=date.strip("{}"))


@pytest.mark.parametrize(
    ("year", "date"),
    [
        ("in press", Date(literal="in press")),
        ("forthcoming", Date(literal="forthcoming")),
        ("n.d.", Date(literal="n.d.")),
        ("MCMLXXXV", Date(literal="MCMLXXXV")),
        ("Argued October 6, 1993", Date(literal="Argued October 6, 1993")),
        ("0095", Date(Moment(95))),
        ("95 CE", Date(Moment(95))),
        ("AD 95", Date(Moment(95))),
        ("44 BC", Date(Moment(-43))),
        ("800", Date(Moment(800))),
        ("1984-85", Date(Moment(1984), Moment(1985))),
    ],
)
def test_what_is_a_date_or_words_is_not_accused(year: str, date: Date) -> None:
    result = bib(f"year = {{{year}}}")
    assert codes(result) == []
    assert result.records[0].values["issued"] == date


@pytest.mark.parametrize(
    ("names", "read", "found"),
    [
        ("Smith, J.; Doe, R.", [Name(literal="Smith, J.; Doe, R.")], "BK307"),
        ("Smith, J.; Doe, R.; Roe, A.", [Name(literal="Smith, J.; Doe, R.; Roe, A.")], "BK307"),
        ("Jane Smith; Rob Doe", [Name(literal="Jane Smith; Rob Doe")], "BK307"),
        ("Smith;Doe", [Name(literal="Smith;Doe")], "BK307"),
        ("Smith, J.;", [Name(literal="Smith, J.;")], "BK307"),
        ("Smith, J., Doe, R.", [Name(literal="Smith, J., Doe, R.")], "BK307"),
        ("Smith, J., Doe, R., Roe", [Name(literal="Smith, J., Doe, R., Roe")], "BK307"),
        ("Smith, Jane, Doe", [Name(literal="Smith, Jane, Doe")], "BK307"),
        ("A. Smith, B. Doe, C. Roe", [Name(literal="A. Smith, B. Doe, C. Roe")], "BK307"),
        ("https://example.org/x", [Name(family="https://example.org/x")], "BK313"),
        ("www.example.org", [Name(family="www.example.org")], "BK313"),
        ("{https://example.org}", [Name(literal="https://example.org")], "BK313"),
    ],
)  # fmt: skip
def test_names_that_are_none_stay_and_are_reported(names: str, read: list[Name], found: str) -> None:
    result = bib(f"author = {{Poe, Al and {names}}}")
    assert [(one.code, one.where.line, one.where.column) for one in result.diagnostics] == [(found, 3, 25)]
    assert list(result.records[0].author) == [Name(family="Poe", given="Al"), *read]


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ("King, Jr., Martin Luther", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("King, Martin Luther, Jr.", Name(family="King", given="Martin Luther", suffix="Jr.")),
        ("van der Berg, Jan", Name(family="Berg", given="Jan", non_dropping_particle="van der")),
        ("{Committee on A; Division of B}", Name(literal="Committee on A; Division of B")),
        ("{National Academies of Sciences, Engineering, and Medicine}",
         Name(literal="National Academies of Sciences, Engineering, and Medicine")),
        ("Doe, Jos{\\'e}", Name(family="Doe", given="José")),
    ],
)  # fmt: skip
def test_names_as_they_should_be_are_not_accused(names: str, read: Name) -> None:
    result = bib(f"author = {{{names}}}")
    assert codes(result) == []
    assert list(result.records[0].author) == [read]


@pytest.mark.parametrize(
    ("value", "names", "found"),
    [
        ("Smith, J.", ["Smith, J."], ["BK314"]),
        ("Jane Smith", ["Jane Smith"], ["BK314"]),
        (["Smith, J.", {"family": "Doe"}], ["Smith, J.", "Doe"], ["BK314"]),
        ([{"literal": "Smith, J."}], ["Smith, J."], ["BK314"]),
        ([{"literal": "van der Berg, J.-P. K."}], ["van der Berg, J.-P. K."], ["BK314"]),
        ("Smith, J.; Doe, R.", ["Smith, J.; Doe, R."], ["BK307"]),
        ([{"literal": "Smith, Jane; Doe, Rob"}], ["Smith, Jane; Doe, Rob"], ["BK307"]),
        ([{"literal": "https://example.org"}], ["https://example.org"], ["BK313"]),
        ([{"family": "x", "given": "javascript://example.org"}], ["javascript://example.org x"], ["BK313"]),
        ([{"literal": "Faculty of Law, University of Oxford"}], ["Faculty of Law, University of Oxford"], []),
        ([{"literal": "Acme, Inc."}], ["Acme, Inc."], []),
        ([{"literal": "Committee on A; Division of B"}], ["Committee on A; Division of B"], []),
    ],
)  # fmt: skip
def test_names_of_csl_json(value: object, names: list[str], found: list[str]) -> None:
    result = item(f'"author": {json.dumps(value)}')
    assert codes(result) == found
    assert [name.display for name in result.records[0].author] == names
    assert all(one.where.line == 2 for one in result.diagnostics)


def test_check_says_it_once_and_records_keep_it_in_mind(tmp_path: object) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    bib_file = tmp_path / "refs.bib"
    bib_file.write_text("@book{a, title={T}, author={Smith, J.; Doe, R.}, year={Apr 1}, publisher={P}}\n")
    found = bibkit.load(bib_file).diagnostics
    assert [(one.code, one.where.column) for one in found] == [("BK307", 29), ("BK208", 55)]
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "type: book\ntitle: T\nauthor: [{literal: 'Smith, J.; Doe, R.'}]\nissued: {literal: Apr 1}\n"
    )
    assert [one.code for one in bibkit.load(folder).diagnostics] == ["BK307", "BK208"]


@pytest.mark.parametrize(
    ("field", "date", "message"),
    [
        ("issued", Date(Moment(2202)), "issued is 2202, more than 5 years ahead"),
        ("issued", Date(Moment(9999)), "issued is 9999, more than 5 years ahead"),
        ("accessed", Date(Moment(2203, 3, 5)), "accessed is 2203-03-05, more than 5 years ahead"),
        ("issued", Date(Moment(20222)), "issued is Y20222, more than 5 years ahead"),
        ("issued", Date(Moment(95)), "issued is the year 95"),
        ("submitted", Date(Moment(22)), "submitted is the year 22"),
        ("issued", Date(Moment(800)), None),
        ("issued", Date(Moment(-43)), None),
        ("issued", Date(Moment(95, approximate=True)), None),
        ("original-date", Date(Moment(98)), None),
        ("issued", Date(Moment(2027)), None),
    ],
)
def test_improbable_dates(field: str, date: Date, message: str | None) -> None:
    from bibkit.checks.dates import improbable_date

    found = [one.message for one in improbable_date(Record("a", "book", {field: date}))]
    assert found == ([message] if message else [])


@pytest.mark.parametrize("part", ["family", "given", "literal"])
def test_tex_left_in_a_name_is_found(part: str) -> None:
    from bibkit.checks.run import run_checks

    name = Name(**{part: 'M{\\"u}ller'})  # type: ignore[arg-type]
    found = run_checks(
        [Record("a", "webpage", {"title": "T", "accessed": Date(Moment(2020)), "author": (name,)})], {}
    )
    assert [(one.code, one.field_text) for one in found] == [("BK502", f"author[0].{part}")]
