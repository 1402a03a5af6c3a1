"""A listing becomes records: what it says is kept, what it does not say is marked or refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.diagnostics import Diagnostic
from bibkit.errors import UsageError
from bibkit.formats.listing.papers import Paper, cut
from bibkit.loading import ReadResult
from bibkit.model.key import key_fault
from bibkit.model.record import Provenance, Record
from bibkit.source import Source as Text
from bibkit.store.dump import dump_record
from tests.seed import seed_papers
from tests.sources import record_of_text

LISTING = Path(__file__).with_name("listing.txt").read_text(encoding="utf-8")
PAPER = "CLDec 15, 2022\nSkill Rating for ModelsJane Doe, Bob Roe\nWe rate models.\n"
OTHER = "LGMay 3, 2019\nTidal FlowsAnn Poe\nTides flow.\n"


def read(text: str, **options: str) -> ReadResult:
    return bibkit.read(text, "listing", path="pages/listing.txt", **options)


def only(text: str, **options: str) -> Record:
    result = read(text, **options)
    assert len(result.records) == 1, result.diagnostics
    return result.records[0]


def source(record: Record) -> Provenance:
    assert record.source is not None
    return record.source


def codes(result: ReadResult) -> list[str]:
    return [diagnostic.code for diagnostic in result.diagnostics]


def fault(text: str, **options: str) -> Diagnostic:
    """The one finding of a text of which nothing is read."""
    result = read(text, **options)
    assert result.records == ()
    (diagnostic,) = result.diagnostics
    return diagnostic


class TestTheRealListing:
    def test_has_18_papers_17_cut_lists_and_one_date_without_a_year(self) -> None:
        result = read(LISTING)
        assert (result.found, len(result.records)) == (18, 17)
        assert sorted(codes(result)) == ["BK802", *["BK803"] * 17]

    def test_is_read_whole_with_an_assumed_year(self) -> None:
        result = read(LISTING, assume_year="2026")
        assert (result.found, len(result.records)) == (18, 18)
        assert codes(result) == ["BK803"] * 17

    def test_agrees_with_the_records_that_were_completed_from_it(self) -> None:
        completed = {source(record).lines: record for record in seed_papers().records}
        for record in read(LISTING, assume_year="2026").records:
            stored = completed[source(record).lines]
            assert (record.title, record.text("abstract")) == (stored.title, stored.text("abstract"))
            assert (source(record).raw, source(record).extra) == (source(stored).raw, source(stored).extra)

    def test_is_the_same_with_other_line_ends_and_blank_lines(self) -> None:
        plain = read(LISTING)
        assert read("\ufeff" + LISTING.replace("\n", "\r\n")).records == plain.records
        assert read(LISTING.rstrip("\n")).records == plain.records
        spaced = "\n".join(
            line + "\n" * (number % 3 == 0) for number, line in enumerate(LISTING.splitlines(), 1)
        )
        assert [record.title for record in read(spaced).records] == [record.title for record in plain.records]


def test_a_paper_becomes_a_preprint_that_says_what_was_inferred() -> None:
    assert (
        dump_record(only(PAPER))
        == """\
id: doe2022skill
type: article
title: Skill Rating for Models
author:
  - Doe, Jane
  - Roe, Bob
issued: 2022-12-15
abstract: We rate models.
source:
  format: listing
  file: listing.txt
  lines: 1-3
  raw:
    - CLDec 15, 2022
    - Skill Rating for ModelsJane Doe, Bob Roe
    - We rate models.
  inferred:
    type: a preprint on arXiv, since the listing shows arXiv's classes
    author: family names taken as the last word
    issued: the listing's date, which may be that of any version
    category: the only class of arXiv that CL is short for
  category: cs.CL
  date: Dec 15, 2022
"""
    )


def test_a_score_and_tags_stay_with_the_source() -> None:
    record = only("60.1SOC-PHApr 1, 2026\nTidal FlowsAnn Poe et al. · tu berlin, MIT\nTides.\n")
    assert source(record).extra == {
        "score": "60.1",
        "category": "physics.soc-ph",
        "date": "Apr 1, 2026",
        "affiliations": ["tu berlin", "MIT"],
    }


def test_a_code_of_several_classes_is_left_as_printed() -> None:
    record = only(PAPER.replace("CL", "CV", 1))
    assert source(record).extra["category"] == "CV"
    assert "category" not in source(record).inferred


def test_et_al_marks_the_list_incomplete_and_says_where() -> None:
    result = read(PAPER.replace("Bob Roe", "Bob Roe et al."))
    assert result.records[0].list("incomplete") == ("author",)
    assert [name.display for name in result.records[0].author] == ["Jane Doe", "Bob Roe"]
    (found,) = result.diagnostics
    assert (found.code, found.key, found.field) == ("BK803", "doe2022skill", ("author",))
    assert (found.where.path, found.where.line, found.where.column) == ("pages/listing.txt", 2, 42)
    assert found.where.text[found.where.column - 1 : found.where.end_column - 1] == "et al."


def test_a_list_without_et_al_is_whole() -> None:
    assert not only(PAPER).is_incomplete("author")


def test_tags_without_et_al_are_taken_only_in_small_letters() -> None:
    assert source(only(PAPER.replace("Bob Roe", "Bob Roe · openai"))).extra["affiliations"] == ["openai"]
    assert fault(PAPER.replace("Bob Roe", "Bob Roe · MIT")).code == "BK804"


def test_a_middle_dot_in_the_title_stays_there() -> None:
    record = only(PAPER.replace("Skill Rating", "Skill · Rating"))
    assert record.title == "Skill · Rating for Models"


def test_the_abstract_is_kept_character_for_character() -> None:
    abstract = "  \"$L_\\infty$ [A][B] ... [A] -> [B]\u2028 `pre' \u00a0{x} \ttab  "
    assert only(PAPER.replace("We rate models.", abstract)).text("abstract") == abstract


def test_a_date_without_a_year_is_refused_with_the_way_out() -> None:
    found = fault(PAPER.replace(", 2022", ""))
    assert found.code == "BK802"
    assert (found.where.line, found.where.column, found.where.end_column) == (1, 3, 9)
    assert found.message == 'The date "Dec 15" has no year'
    assert found.help == "name it with the option assume-year; it is then marked as inferred"


def test_an_assumed_year_is_marked_and_only_where_it_was_needed() -> None:
    first, second = read(PAPER.replace(", 2022", "") + OTHER, assume_year="2026").records
    assert first.text("issued") == "2026-12-15"
    assert source(first).inferred["issued"].startswith("the year 2026, as assumed on import")
    assert second.text("issued") == "2019-05-03"
    assert "2026" not in source(second).inferred["issued"]


@pytest.mark.parametrize("year", ["26", "year", "20 26", "２０２６"])
def test_an_assumed_year_that_is_none_is_bad_usage(year: str) -> None:
    with pytest.raises(UsageError, match="which is no year"):
        read(PAPER, assume_year=year)


def test_a_day_that_does_not_exist_is_refused_at_its_place() -> None:
    found = fault(PAPER.replace("Dec 15", "Feb 29"))
    assert (found.code, found.where.line, found.where.column) == ("BK204", 1, 3)


def test_a_doubtful_joint_is_refused_with_every_reading() -> None:
    found = fault(PAPER.replace("Jane Doe", "Nova DasSarma"))
    assert found.code == "BK804"
    assert found.message == 'The authors may begin at "Nova DasSarma" or at "Sarma"'
    assert (found.where.line, found.where.column) == (2, 24)
    assert found.help == "write this record by hand, with title and authors apart"


def test_a_joint_behind_capitals_is_refused() -> None:
    found = fault(PAPER.replace("Models", "PaLM"))
    assert (found.code, found.message) == (
        "BK804",
        'The authors may begin at "Jane Doe", but that is not sure',
    )


def test_a_line_without_a_joint_is_refused() -> None:
    found = fault(PAPER.replace("Jane", " Jane"))
    assert (found.code, found.message) == (
        "BK804",
        "Where the title ends and the authors begin can't be told",
    )


def test_every_fault_of_a_paper_is_told_at_once() -> None:
    assert codes(read(PAPER.replace(", 2022", "").replace("Models", "PaLM"))) == ["BK802", "BK804"]


def test_a_name_of_several_likely_splits_is_marked_for_review() -> None:
    record = only(PAPER.replace("Bob Roe", "Jan van der Berg, Sheer El Showk"))
    assert source(record).inferred["author"] == (
        "family names taken as the last word; to be reviewed: Jan van der Berg, Sheer El Showk"
    )
    assert [name.family for name in record.author] == ["Doe", "Berg", "El Showk"]


def test_a_paper_cut_short_at_the_end_costs_no_other() -> None:
    result = read(OTHER + PAPER.replace("We rate models.\n", ""))
    assert ([record.key for record in result.records], codes(result)) == (["poe2019tidal"], ["BK805"])
    assert result.diagnostics[0].message == "The paper has only 2 of its three lines"
    assert (result.diagnostics[0].where.line, result.found) == (4, 2)


def test_a_paper_cut_short_in_the_middle_costs_no_other() -> None:
    result = read(PAPER.replace("We rate models.\n", "") + OTHER)
    assert ([record.key for record in result.records], codes(result)) == (["poe2019tidal"], ["BK805"])


def test_a_broken_header_costs_no_other_paper() -> None:
    result = read(OTHER + PAPER.replace("CLDec 15", "CL15 Dec") + OTHER.replace("flow", "turn"))
    assert [record.key for record in result.records] == ["poe2019tidal", "poe2019tidalb"]
    (found,) = result.diagnostics
    assert (found.code, found.where.line, found.where.text) == ("BK805", 4, "CL15 Dec, 2022")
    assert result.found == 3


def test_lines_before_the_first_header_are_told_once() -> None:
    result = read("My papers\nAll of them\n" + PAPER)
    assert (len(result.records), codes(result), result.diagnostics[0].where.line) == (1, ["BK805"], 1)


@pytest.mark.parametrize("text", ["", "\n \n", "@article{x, title = {Y}}\n", "\ufeff"])
def test_an_input_without_any_header_is_not_a_listing(text: str) -> None:
    found = fault(text)
    assert (found.code, found.help) == ("BK801", 'a paper begins with a line like "CLDec 15, 2022"')


def test_a_control_character_is_refused_at_its_place() -> None:
    found = fault(PAPER.replace("rate", "ra\x00te"))
    assert (found.code, found.where.line, found.where.column) == ("BK115", 3, 6)


HEADERS = st.sampled_from(["CLDec 15, 2022", "60.1SOC-PHApr 1", "LGFeb 31, 2019", "CVMay 3, 2019"])
AUTHOR_LINES = st.sampled_from(
    ["Tidal FlowsAnn Poe", "Skill RatingJane Doe, Bob Roe et al. · openai", "PaLMJane Doe", "On BeingPlato"]
)
LINES = st.one_of(HEADERS, AUTHOR_LINES, st.text(max_size=40), st.just(""))
TEXTS = st.lists(LINES, max_size=20).map("\n".join)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_paper_is_a_record_or_has_an_error_in_its_lines(text: str) -> None:
    result = read(text)
    parts = cut(Text(text))
    at_fault = {one.where.line for one in result.diagnostics if one.is_error}
    read_whole = {source(record).raw for record in result.records}
    for part in parts:
        if isinstance(part, Paper):
            lines = {line.number for line in part.lines}
            assert tuple(line.text for line in part.lines) in read_whole or lines & at_fault
        elif codes(result) != ["BK801"]:
            assert part.number in at_fault
    assert result.found == (len(parts) if codes(result) != ["BK801"] else 0)


@given(TEXTS)
@settings(max_examples=200, deadline=None)
def test_every_record_survives_its_file_and_has_a_key_of_its_own(text: str) -> None:
    records = read(text, assume_year="2020").records
    for record in records:
        assert key_fault(record.key) is None
        assert record_of_text(dump_record(record), f"{record.key}.yaml") == (record, [])
    assert len({record.key for record in records}) == len(records)
