"""What is counted, and what is said where something can't be."""

from __future__ import annotations

import json
import time
from pathlib import Path

from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name, Person
from bibkit.model.record import Record
from bibkit.stats.count import Count, tally
from bibkit.stats.report import report
from bibkit.stats.table import table
from tests.cli.run import bibkit
from tests.seed import copy_of_seed

JANE, JOHN = Name("Doe", "Jane"), Name("Roe", "John")
ML, ENERGY = Name("Brown", "Tom", person="ml"), Name("Brown", "Tom", person="energy")
PEOPLE = {id_: Person(id_, ("Tom Brown",)) for id_ in ("ml", "energy")}


def work(*authors: Name, year: int | None = None, kind: str = "article", **fields: str) -> Record:
    values = {"author": authors} if authors else {}
    dated = {} if year is None else {"issued": Date(Moment(year))}
    return Record("k", kind, {**values, **dated, **{name.replace("_", "-"): fields[name] for name in fields}})


def counted(*records: Record, by: str, of: str = "") -> dict[str, int]:
    return {count.label: count.count for count in tally(records, by, PEOPLE, of).counts}


def test_years_stand_in_their_order_and_before_our_era_too() -> None:
    found = tally([work(year=2020), work(year=-49), work(year=2020), work()], "year", {})
    assert found.counts == (Count("50 BCE", 1, year=-49), Count("2020", 2, year=2020))
    assert found.without == 1


def test_a_preprint_came_out_in_its_archive() -> None:
    preprint = Record("k", "article", {"arxiv": ArxivId("2212.08073")})
    assert counted(
        preprint, work(container_title="Nature"), work(publisher="Quay Press"), work(), by="venue"
    ) == {
        "arXiv": 1,
        "Nature": 1,
        "Quay Press": 1,
    }


def test_authors_are_counted_by_person() -> None:
    assert counted(work(ML), work(ML, JANE), work(ENERGY), by="author") == {
        "Tom Brown (ml)": 2,
        "Jane Doe": 1,
        "Tom Brown (energy)": 1,
    }


def test_co_authors_are_different_people() -> None:
    assert counted(work(ML, JANE), work(ML, JANE), work(ML, JOHN), work(ENERGY), by="co-author") == {
        "Tom Brown (ml)": 2,
        "Jane Doe": 1,
        "John Roe": 1,
    }


def test_co_authors_of_one_person_are_counted_by_works() -> None:
    found = tally([work(ML, JANE), work(ML, JANE, JOHN), work(ENERGY, JOHN)], "co-author", PEOPLE, "ml")
    assert found.title == "Works written with Tom Brown"
    assert found.counts == (Count("Jane Doe", 2), Count("John Roe", 1))


def test_a_list_that_goes_on_is_said() -> None:
    cut = work(JANE).with_values({"incomplete": ("author",)})
    assert table([tally([cut, work()], "author", {})], 10) == (
        "Works by author\n"
        "  Jane Doe  1  ████████████████████████\n"
        "  (1 work has no author)\n"
        "  (1 work has more authors than the record names)\n"
    )


def test_a_table_shows_the_first_and_says_how_many_follow() -> None:
    found = tally([work(kind="book"), work(kind="book"), work(kind="map"), work(kind="song")], "type", {})
    assert table([found], 1) == "Works by type\n  book  2  ████████████████████████\n  (and 2 more)\n"


def test_a_name_can_not_steer_the_terminal() -> None:
    assert "\\x1b[2J" in table([tally([work(Name(literal="\x1b[2J"))], "author", {})], 10)


def test_json_has_every_count_and_the_ids() -> None:
    assert json.loads(report([tally([work(ML)], "author", PEOPLE)], 10)) == {
        "works": 1,
        "author": {
            "title": "Works by author",
            "unit": "works",
            "without": 0,
            "cut-short": 0,
            "counts": [{"label": "Tom Brown", "count": 1, "person": "ml"}],
        },
    }


def test_a_collaboration_of_thousands_is_counted_in_a_moment() -> None:
    crowd = [Name(f"Family{number}", "A") for number in range(3000)]
    start = time.process_time()
    found = tally([work(*crowd) for _ in range(20)], "co-author", {})
    assert time.process_time() - start < 5
    assert found.counts[0].count == 2999


def test_the_command_counts_the_papers_of_the_project(tmp_path: Path) -> None:
    run = bibkit("stats", "--by", "co-author", "--person", "tom-brown-energy", cwd=copy_of_seed(tmp_path))
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Works written with Tom Brown\n  Dirk Witthaut          2  ")


def test_an_unknown_person_is_told_the_nearest() -> None:
    run = bibkit("stats", "--by", "co-author", "--person", "tom-brown-ai")
    assert run.code == 2
    assert "did you mean tom-brown-ml" in run.err


def test_records_with_errors_are_not_silently_left_out(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/good.yaml").write_text("type: book\ntitle: A\nauthor:\n- Doe, Jane\nissued: 2020\n")
    (tmp_path / "records/bad.yaml").write_text("type: book\ntitle: A\nissued: 2020-13\n")
    kept = bibkit("stats", "--by", "type", cwd=tmp_path)
    assert "BK203" in kept.err
    assert (kept.code, kept.out) == (1, "Works by type\n  book  1  ████████████████████████\n")
