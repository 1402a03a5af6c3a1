"""Taking records in: what is known stays, what is new gets a key and a file of its own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bibkit.changes.intake import Known, plan_intake
from bibkit.changes.plan_file import read_plan_file, write_plan_file
from bibkit.loading import load
from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record, Value
from bibkit.source import Source
from bibkit.store.dump import dump_record

FOLDER = Path("records")


def paper(key: str, title: str = "On names", year: int = 2020, **values: Value) -> Record:
    fields: dict[str, Value] = {
        "title": title,
        "author": (Name("Doe", "Jane"),),
        "issued": Date(Moment(year)),
    }
    return Record(key, "article", {**fields, **values})


def keys(records: tuple[Record, ...]) -> list[str]:
    return [record.key for record in records]


def incoming_keys(known: tuple[Known, ...]) -> list[str]:
    return [one.incoming.key for one in known]


def test_the_same_work_is_known_by_any_of_its_marks() -> None:
    present = [paper("a", DOI="10.1000/X", arxiv=ArxivId("2212.08073"))]
    for incoming in (
        paper("x", "Other words", DOI="10.1000/x"),
        paper("x", "Other words", arxiv=ArxivId("2212.08073", 3)),
        paper("x", "ON  NAMES."),
    ):
        intake = plan_intake([incoming], present, FOLDER)
        assert (keys(intake.new), incoming_keys(intake.known)) == ([], ["x"])


def test_a_preprint_that_was_published_since_is_known() -> None:
    present = [paper("a", year=2021, submitted=Date(Moment(2020, 12, 14)))]
    assert plan_intake([paper("x", year=2020)], present, FOLDER).known
    assert plan_intake([paper("x", year=2019)], present, FOLDER).new


def test_a_newcomer_with_a_taken_key_gets_a_suffix_and_that_is_said() -> None:
    intake = plan_intake([paper("a", "Another")], [paper("a")], FOLDER)
    assert keys(intake.new) == ["ab"]
    assert [(one.code, one.key) for one in intake.diagnostics] == [("BK808", "a")]


def test_an_alias_keeps_its_key_taken() -> None:
    intake = plan_intake([paper("old", "Another")], [paper("new", aliases=("old",))], FOLDER)
    assert keys(intake.new) == ["oldb"]


def test_a_key_that_can_not_be_one_is_made_anew() -> None:
    intake = plan_intake([paper("Doe et al. 2020", "Another view")], [], FOLDER)
    assert keys(intake.new) == ["doe2020another"]
    assert list(intake.plan.texts) == [Path("records/doe2020another.yaml")]
    assert [one.code for one in intake.diagnostics] == ["BK808"]


def test_two_keys_in_the_input_are_two_records() -> None:
    assert keys(plan_intake([paper("a"), paper("b")], [], FOLDER).new) == ["a", "b"]


def test_a_column_that_returns_in_every_issue_is_a_work_in_each() -> None:
    first, second = paper("a", "Letters", volume="7", issue="1"), paper("b", "Letters", volume="7", issue="2")
    assert keys(plan_intake([second], [first], FOLDER).new) == ["b"]
    assert incoming_keys(plan_intake([first, second], [first, second], FOLDER).known) == ["a", "b"]


def test_hostile_keys_stay_in_the_folder(tmp_path: Path) -> None:
    intake = plan_intake([paper("DBLP:conf/acl/Doe20"), paper("../../up", "Other")], [], tmp_path)
    intake.plan.apply()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "DBLP%3Aconf%2Facl%2FDoe20.yaml",
        "doe2020other.yaml",
    ]


def test_a_record_that_its_file_could_not_hold_is_refused() -> None:
    odd = Record(
        "a", "article", paper("a").values, {"issue": "an unknown field with the name of a known one"}
    )
    intake = plan_intake([odd, paper("b", "Other")], [], FOLDER)
    assert keys(intake.new) == ["b"]
    assert [(one.code, one.key) for one in intake.diagnostics] == [("BK805", "a")]


def test_a_record_without_author_or_title_is_known_by_its_fields() -> None:
    anonymous = Record("a", "webpage", {"title": "Home", "URL": "https://example.org/"})
    assert incoming_keys(plan_intake([anonymous], [anonymous], FOLDER).known) == ["a"]
    moved = replace(anonymous.with_values({"URL": "https://example.com/"}), key="b")
    assert keys(plan_intake([moved], [anonymous], FOLDER).new) == ["b"]


def test_a_record_that_was_changed_by_hand_is_still_known_under_its_key() -> None:
    came_from = Provenance(format="bibtex", file="refs.bib")
    present = paper("a", "On names, corrected", source=came_from)
    incoming = paper("a", source=came_from)
    (known,) = plan_intake([incoming], [present], FOLDER).known
    assert [(one.field, one.ours, one.theirs) for one in known.differences] == [
        ("title", "On names, corrected", "On names")
    ]


def test_the_same_key_and_identifier_never_make_a_second_record() -> None:
    present = paper("a", DOI="10.1000/x", page="1-9")
    intake = plan_intake([paper("a", "Other words", DOI="10.1000/x", page="2-8")], [present], FOLDER)
    assert (intake.new, incoming_keys(intake.known)) == ((), ["a"])


def test_another_key_of_a_known_work_becomes_an_alias(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(dump_record(paper("a", DOI="10.1000/x")))
    library = load(tmp_path)
    intake = plan_intake(
        [paper("b", DOI="10.1000/x")], library.records, tmp_path, present_origins=library.origins
    )
    intake.plan.apply()
    assert load(tmp_path)["b"].key == "a"
    again = plan_intake([paper("b", DOI="10.1000/x")], load(tmp_path).records, tmp_path)
    assert (again.new, again.plan.texts) == ((), {})


@pytest.mark.parametrize(
    ("choice", "volume", "note"), [("", "1", ""), ("ours", "1", "new"), ("theirs", "2", "new")]
)
def test_a_known_work_is_merged_field_by_field(tmp_path: Path, choice: str, volume: str, note: str) -> None:
    text = dump_record(paper("a", DOI="10.1000/x", volume="1")) + "# kept\n"
    (tmp_path / "a.yaml").write_text(text)
    library = load(tmp_path)
    intake = plan_intake(
        [paper("a", DOI="10.1000/x", volume="2", note="new")],
        library.records,
        tmp_path,
        present_origins=library.origins,
        choose=lambda _: choice,
    )
    intake.plan.apply()
    merged = load(tmp_path)["a"]
    assert (merged.text("volume"), merged.text("note")) == (volume, note)
    assert "# kept" in (tmp_path / "a.yaml").read_text()
    assert [one.code for one in intake.diagnostics] == ([] if choice else ["BK810"])


def test_a_list_that_is_cut_short_says_nothing_against_the_whole_one() -> None:
    whole = paper("a", DOI="10.1000/x", author=(Name("Doe", "Jane"), Name("Roe", "Ann")))
    short = paper("a", DOI="10.1000/x", incomplete=("author",))
    assert plan_intake([short], [whole], FOLDER).known[0].differences == ()


def test_a_plan_is_filled_in_by_halves() -> None:
    known = plan_intake(
        [paper("a", DOI="10.1000/x", volume="2", note="new")],
        [paper("a", DOI="10.1000/x", volume="1")],
        FOLDER,
    ).known
    written = write_plan_file(known)
    assert written.splitlines()[2:] == [
        "a:", "  volume:", "    ours: 1", "    theirs: 2", "    take:", "  note:", "    theirs: new", "    take:",
    ]  # fmt: skip
    assert read_plan_file(Source(written)) == ({}, [])
    filled = written.replace("    take:", "    take: theirs", 1)
    assert read_plan_file(Source(filled)) == ({"a": {"volume": "theirs"}}, [])
    _, (finding,) = read_plan_file(Source(written.replace("    take:", "    take: mine", 1), "plan.yaml"))
    assert (finding.code, finding.where.line, finding.where.column) == ("BK108", 7, 11)
