"""The plan of merging as a file: what it says, how it is edited, and what is wrong in it."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.changes.dedupe.apply import OutdatedPlanError
from bibkit.changes.dedupe.found import PlannedGroup, digest
from bibkit.changes.dedupe.plan_text import read_plan, write_plan
from bibkit.diagnostics.refused import RefusedError
from bibkit.library import Library
from bibkit.source import Source

FIRST = """\
# by hand
type: article-journal
title: On the order of names
author:
- Doe, Jane
issued: 2020  # as printed
container-title: Names
volume: 5
tags: [x]
"""
SECOND = """\
type: article-journal
title: On the Order of Names
author:
- Doe, J.
issued: 2020-03-05
container-title: Names
publisher: Tellus
tags: [z]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    (tmp_path / "doe2020.yaml").write_text(FIRST)
    (tmp_path / "doe2020b.yaml").write_text(SECOND)
    return bibkit.load(tmp_path)


def plan(library: Library) -> str:
    """The plan without its head and with digests left out."""
    return write_plan(library.dedupe()).partition("\n\n")[2]


def read(text: str) -> list[PlannedGroup]:
    groups, found = read_plan(Source(text, "plan.yaml"))
    assert found == []
    return groups


def test_a_plan_says_what_each_field_becomes_of_whom_and_what_goes(library: Library) -> None:
    digests = ", ".join(f"{record.key}: {digest(record)}" for record in library.records)
    assert (
        plan(library)
        == f"""\
- merge: yes
  keep: doe2020
  why: sure; same work; same title; same people; same year; same venue
  records: {{{digests}}}
  fields:
    title:
      becomes: On the order of names
      from: doe2020
      dropped:
        doe2020b: On the Order of Names
    author:
      becomes:
        - Doe, Jane
      from: doe2020
      dropped:
        doe2020b:
          - Doe, J.
    issued:
      becomes: 2020-03-05
      from: doe2020b
      dropped:
        doe2020: 2020
    volume:
      becomes: 5
      from: doe2020
    publisher:
      becomes: Tellus
      from: doe2020b
    tags:
      becomes:
        - x
        - z
      from: doe2020, doe2020b
"""
    )


def test_a_plan_as_it_was_made_merges_and_keeps_what_stands_beside(library: Library) -> None:
    merged = library.merge(read(write_plan(library.dedupe())))
    merged.apply()
    folder = library.folders[0]
    assert [path.name for path in sorted(folder.glob("*.yaml"))] == ["doe2020.yaml"]
    assert (
        (folder / "doe2020.yaml").read_text()
        == """\
# by hand
type: article-journal
title: On the order of names
author:
- Doe, Jane
issued: 2020-03-05  # as printed
container-title: Names
volume: 5
publisher: Tellus
tags: [x, z]
aliases: [doe2020b]
"""
    )
    assert bibkit.load(folder)["doe2020b"].key == "doe2020"
    assert merged.library["doe2020b"] == bibkit.load(folder)["doe2020"]


def result(library: Library, text: str) -> dict[str, str]:
    changed = library.merge(read(text)).library
    return {name: record.text(name) for record in changed.records for name in record.values}


@pytest.mark.parametrize(
    ("old", "new", "field", "value"),
    [
        ("      becomes: 2020-03-05\n", "      becomes: 2021\n", "issued", "2021"),
        ("      becomes: 2020-03-05\n", "      becomes:\n", "issued", "2020-03-05"),
        (
            "      from: doe2020b\n      dropped:\n        doe2020: 2020",
            "      from: doe2020",
            "issued",
            "2020",
        ),
        ("      becomes: Tellus\n      from: doe2020b", "      from: doe2020", "publisher", ""),
        ("    volume:\n      becomes: 5\n      from: doe2020\n", "    volume: 6\n", "volume", "6"),
        ("    volume:\n      becomes: 5\n      from: doe2020\n", "", "volume", "5"),
        ("    volume:\n      becomes: 5\n      from: doe2020\n", "    volume:\n", "volume", "5"),
    ],
    ids=[
        "another value",
        "left empty",
        "another record's",
        "a record that lacks it",
        "short",
        "left out",
        "nothing",
    ],
)
def test_a_plan_is_edited(library: Library, old: str, new: str, field: str, value: str) -> None:
    text = plan(library)
    assert old in text
    assert result(library, text.replace(old, new)).get(field, "") == value


def test_another_key_may_stay(library: Library) -> None:
    changed = library.merge(read(plan(library).replace("keep: doe2020\n", "keep: doe2020b\n"))).library
    assert [(one.key, one.list("aliases")) for one in changed.records] == [("doe2020b", ("doe2020",))]


@pytest.mark.parametrize("answer", ["no", "", "false"])
def test_a_group_that_is_not_to_be_merged_stays_as_it_is(library: Library, answer: str) -> None:
    changed = library.merge(read(plan(library).replace("merge: yes", f"merge: {answer}")))
    assert (changed.library.records, dict(changed.plan.texts), changed.plan.gone) == (library.records, {}, ())


@pytest.mark.parametrize("text", ["", "# nothing\n", "\n"])
def test_a_plan_may_be_empty(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("merge: yes", "merge: maybe", 1, "To merge is yes or no"),
        ("keep: doe2020\n", "keep: roe1999\n", 2, "keep is none of the records"),
        ("  fields:", "  field:", 6, "field is no part of a group"),
        ("records: {", "records: # {", 1, "A group has two records or more"),
    ],
)
def test_what_is_wrong_in_a_plan_is_told_with_its_place(
    library: Library, old: str, new: str, line: int, message: str
) -> None:
    text = plan(library)
    assert old in text
    _, (first, *_) = read_plan(Source(text.replace(old, new, 1), "plan.yaml"))
    assert (first.code, first.where.path, first.where.line, first.message) == (
        "BK108",
        "plan.yaml",
        line,
        message,
    )


def test_a_plan_is_a_list() -> None:
    _, (found,) = read_plan(Source("merge: yes\n", "plan.yaml"))
    assert (found.code, found.message) == ("BK108", "A list of groups is wanted here")


def test_a_plan_of_a_library_that_changed_is_refused(library: Library) -> None:
    groups = library.dedupe()
    folder = library.folders[0]
    (folder / "doe2020.yaml").write_text(FIRST.replace("volume: 5", "volume: 6"))
    with pytest.raises(OutdatedPlanError, match="doe2020 has changed"):
        bibkit.load(folder).merge(groups)
    (folder / "doe2020.yaml").unlink()
    with pytest.raises(OutdatedPlanError, match="there is no record doe2020 any more"):
        bibkit.load(folder).merge(groups)
    with pytest.raises(OutdatedPlanError, match="doe2020 is in two groups"):
        library.merge([*groups, *groups])


def test_a_value_that_its_field_can_not_take_refuses_the_whole_plan(library: Library) -> None:
    text = plan(library).replace("      becomes: 2020-03-05\n", "      becomes: 2020-13-45\n")
    with pytest.raises(RefusedError):
        library.merge(read(text))
    assert len(list(library.folders[0].glob("*.yaml"))) == 2


def test_entries_of_a_bib_file_are_merged_where_they_stand(tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@article{doe2020, author={Doe, J.}, title={On the order of names}, journal={Names}, year=2020}\n"
        "% between\n"
        "@article{doe2020b, author={Doe, Jane}, title={On the Order of Names}, journal={Names}, year=2020, volume=5}\n"
    )
    library = bibkit.load(refs)
    library.merge(library.dedupe()).apply()
    after = bibkit.load(refs)
    assert [(one.key, one.text("volume"), one.list("aliases")) for one in after.records] == [
        ("doe2020b", "5", ("doe2020",))
    ]
    assert "% between" in refs.read_text()


def test_a_preprint_in_a_bib_file_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    refs = tmp_path / "refs.bib"
    refs.write_text(
        "@misc{a, author={Doe, J.}, title={On the order of names}, eprint={2001.00001}, eprinttype={arxiv}, year=2020}\n"
        "@article{b, author={Doe, Jane}, title={On the Order of Names}, journal={Names}, year=2020}\n"
    )
    (group,) = bibkit.load(refs).dedupe()
    assert (group.is_merged, group.why[:2]) == (False, ("sure", "preprint and published"))
