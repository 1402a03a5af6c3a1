"""Dates of access, in fields of every name and in notes, and how they leave for either dialect."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

import bibkit
from bibkit.formats.bibtex.access_notes import AccessNote, access_note
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.written import write_whole
from bibkit.model.record import Record


def entry_text(record: Record, format_: Format) -> str:
    assert format_.write is not None
    return write_whole(format_.write, [record], {}).text


def written(fields: str, format_: Format) -> dict[str, str]:
    """The fields of an entry that is read and written again, but title and year."""
    (record,) = bibkit.read(f"@misc{{a, title={{T}}, year={{2020}}, {fields}}}", "bibtex").records
    text = entry_text(record, format_)
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in text.splitlines() if " = " in line)
    return {name.strip(): value for name, value in pairs if name.strip() not in ("title", "year", "date")}


@pytest.mark.parametrize(
    ("note", "rest", "date"),
    [
        ("Accessed: 2020-06-05", "", "2020-06-05"),
        ("Last accessed on 5 June 2020", "", "2020-06-05"),
        ("[Online; accessed 30-March-2020]", "", "2020-03-30"),
        ("Online; accessed 29 January 2014", "", "2014-01-29"),
        ("(accessed 2020, August 12)", "", "2020-08-12"),
        ("visited on 2021-01-10", "", "2021-01-10"),
        ("Date accessed: 5 June 2020.", "", "2020-06-05"),
        ("Last visited: 2020/06/22", "", "2020-06-22"),
        ("Accessed~Jun.~5,~2020", "", "2020-06-05"),
        ("Accessed June 2020", "", "2020-06"),
        ("Last accessed 2020-06-05 12:30", "", "2020-06-05T12:30:00"),
        ("Zugriff am 5. Juni 2020", "", "2020-06-05"),
        ("abgerufen am 25.06.2020", "", "2020-06-25"),
        (r"Consult\'e le 5 juin 2020", "", "2020-06-05"),
        ("Acesso em: 12 mar. 2020", "", "2020-03-12"),
        ("Geraadpleegd op 5 mei 2020", "", "2020-05-05"),
        ("In Russian. Accessed: 2020-06-05", "In Russian.", "2020-06-05"),
        ("In Russian. Accessed: 2020-06-05. Draft.", "In Russian. Draft.", "2020-06-05"),
        ("Version 2, accessed 5 June 2020", "Version 2", "2020-06-05"),
        (r"\url{http://a.b/c_d}, accessed 2020-06-05", r"\url{http://a.b/c_d}", "2020-06-05"),
        (r"\url{http://a.b} (visited on 31/12/2020)", r"\url{http://a.b}", "2020-12-31"),
        ("https://a.b/c.html accessed June 5, 2020", "https://a.b/c.html", "2020-06-05"),
        ("Available online (accessed on 12~March 2019)", "Available online", "2019-03-12"),
    ],
)  # fmt: skip
def test_a_note_is_taken_apart(note: str, rest: str, date: str) -> None:
    found = access_note(note)
    assert isinstance(found, AccessNote)
    assert (found.rest, str(found.date)) == (rest, date)


@pytest.mark.parametrize(
    "note",
    ["The page was accessed 2020-06-05", "accessed by many in 2019", "Accessed", "Retrieved June 5, 2020, from Zenodo",
     "Open access", "Visited the archive in 2019. Then left", "Website (in Russian; accessed 2020-06-05)",
     "Accessed 12.", "accessed " * 1000],
)  # fmt: skip
def test_a_note_that_says_it_in_another_sentence_stays_whole(note: str) -> None:
    assert access_note(note) is None


def test_classic_bibtex_gets_the_note_as_it_came_and_biblatex_a_date() -> None:
    fields = r"note = {In Russian. [Online; accessed 30-March-2020]}"
    assert written(fields, BIBTEX) == {"note": "{In Russian. [Online; accessed 30-March-2020]}"}
    assert written(fields, BIBLATEX) == {"urldate": "{2020-03-30}", "note": "{In Russian.}"}
    fields = r"note = {\url{http://a.b/c_d}, accessed 2020-06-05}"
    assert written(fields, BIBTEX) == {"note": r"{\url{http://a.b/c_d}, accessed 2020-06-05}"}
    assert written(fields, BIBLATEX) == {"urldate": "{2020-06-05}", "note": r"{\url{http://a.b/c_d}}"}
    assert written("note = {Accessed: 2020-06-05}", BIBTEX) == {"note": "{Accessed: 2020-06-05}"}
    assert written("note = {Accessed: 2020-06-05}", BIBLATEX) == {"urldate": "{2020-06-05}"}


def test_classic_bibtex_gets_the_field_as_it_came_and_biblatex_urldate() -> None:
    for name in ("lastaccessed", "accessed", "lastchecked", "urlaccessdate", "urldate"):
        fields = f"{name} = {{June 5, 2020}}"
        assert written(fields, BIBTEX) == {name: "{June 5, 2020}"}
        assert written(fields, BIBLATEX) == {"urldate": "{2020-06-05}"}
    assert written("urldate = {2020-06-05}", BIBTEX) == {"urldate": "{2020-06-05}"}


def test_the_year_of_the_original_is_a_date_too() -> None:
    assert written("origyear = 1959", BIBTEX) == {"origyear": "{1959}"}
    assert written("origyear = 1959", BIBLATEX) == {"origdate": "{1959}"}
    assert written("origdate = {1959}", BIBTEX) == {"origdate": "{1959}"}


@pytest.mark.parametrize(
    ("fields", "classic", "date"),
    [
        ("urlyear=2020, urlmonth=jun, urlday=3", {"urlyear": "{2020}", "urlmonth": "{jun}", "urlday": "{3}"}, "2020-06-03"),
        ("urlyear={2020}, urlmonth={June}", {"urlyear": "{2020}", "urlmonth": "{June}"}, "2020-06"),
        ("urlyear=2020, urlmonth={6}, urlday={03}", {"urlyear": "{2020}", "urlmonth": "{6}", "urlday": "{03}"}, "2020-06-03"),
        ("urlyear=2020", {"urlyear": "{2020}"}, "2020"),
    ],
)  # fmt: skip
def test_a_date_of_access_in_three_fields_is_one(fields: str, classic: dict[str, str], date: str) -> None:
    assert written(fields, BIBTEX) == classic
    assert written(fields, BIBLATEX) == {"urldate": f"{{{date}}}"}


def test_other_dates_in_three_fields_are_dates_too() -> None:
    assert written("eventyear=2020, eventmonth=1, eventday={3--5}", BIBLATEX) == {
        "eventdate": "{2020-01-03/2020-01-05}"
    }
    assert written("origyear=1959, origmonth=may", BIBLATEX) == {"origdate": "{1959-05}"}


@pytest.mark.parametrize(
    "fields",
    [
        "urldate={2020-01-01}, urlyear=2020, urlmonth=1",
        "urlyear=2020, urlmonth={x}",
        "urlmonth={5}, urlday={3}",
    ],
)
def test_three_fields_that_are_no_date_by_themselves_stay(fields: str) -> None:
    for target in (BIBTEX, BIBLATEX):
        kept = written(fields, target)
        assert [f"{name}={value.strip('{}')}" for name, value in kept.items()] == re.sub(
            "[{}]", "", fields
        ).split(", ")


@pytest.mark.parametrize(
    ("published", "biblatex"),
    [
        (r"\url{http://a.b/c_d}, accessed 2020-01-02", {"urldate": "{2020-01-02}", "url": "{http://a.b/c_d}"}),
        (r"\url{http://a.b/c} (Accessed: 2 January 2020)", {"urldate": "{2020-01-02}", "url": "{http://a.b/c}"}),
        (r"Available at \url{http://a.b/c}. Accessed 2020-01-02.", {"urldate": "{2020-01-02}", "url": "{http://a.b/c}"}),
        ("http://a.b/c, last visited on 2020-01-02", {"urldate": "{2020-01-02}", "url": "{http://a.b/c}"}),
        ("Web page, accessed 2020-01-02", {"urldate": "{2020-01-02}", "howpublished": "{Web page}"}),
        ("[Online; accessed 2020-01-02]", {"urldate": "{2020-01-02}"}),
    ],
)  # fmt: skip
def test_what_is_published_on_an_address_that_was_visited(published: str, biblatex: dict[str, str]) -> None:
    fields = f"howpublished = {{{published}}}"
    assert written(fields, BIBTEX) == {"howpublished": f"{{{published}}}"}
    assert written(fields, BIBLATEX) == biblatex


def test_of_two_dates_the_second_stays_where_it_is() -> None:
    fields = "urldate = {2020-06-05}, note = {Accessed: 2020-06-04}, lastchecked = {2020-06-03}"
    for target in (BIBTEX, BIBLATEX):
        assert written(fields, target) == {
            "urldate": "{2020-06-05}",
            "note": "{Accessed: 2020-06-04}",
            "lastchecked": "{2020-06-03}",
        }


def test_an_address_with_a_date_behind_it_is_only_the_address() -> None:
    fields = "url = {http://a.b/c (accessed 2020-06-05)}"
    assert written(fields, BIBLATEX) == {"url": "{http://a.b/c}", "urldate": "{2020-06-05}"}


def test_a_date_that_can_be_two_stays_in_its_note_and_is_named() -> None:
    library = bibkit.read(
        "@misc{a, title={T}, year={2020},\n note={Accessed: 3/4/2020}}", "bibtex", path="refs.bib"
    )
    (found,) = library.diagnostics
    assert found.where is not None
    assert (found.where.line, found.where.column) == (2, 7)
    assert (found.code, found.message, found.help) == (
        "BK806",
        'The date of access stays in note: "3/4/2020" can be 2020-04-03 or 2020-03-04',
        "write the one that is meant",
    )
    assert library.records[0].text("note") == "Accessed: 3/4/2020"


def test_a_record_that_was_changed_is_written_as_it_is_now() -> None:
    (record,) = bibkit.read("@misc{a, title={T}, note={Draft. Accessed: 2020-06-05}}", "bibtex").records
    changed = replace(record, values={**record.values, "note": "Final."})
    assert entry_text(changed, BIBTEX) == (
        "@misc{a,\n  title         = {T},\n  urldate       = {2020-06-05},\n  note          = {Final.}\n}\n"
    )
