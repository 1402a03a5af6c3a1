"""`bibkit dedupe`: records of one work found and made one, and versions of a work cited and exported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import bibkit

PREPRINT = """\
type: article
title: Learning to order names
author:
- Bai, Yuntao
- Brown, Tom
issued: 2022-12-15
arxiv: 2212.08073v1 [cs.CL]
"""
PUBLISHED = """\
type: article-journal
title: Learning to Order Names
author:
- Bai, Y.
- Brown, T.
issued: 2023
container-title: Journal of Names
volume: 7
DOI: 10.1000/7
"""
SESSIONS = "sessions:\n- {id: one, date: 2026-10-20, papers: [bai2022]}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/bai2022.yaml").write_text(PREPRINT)
    (tmp_path / "records/bai2023.yaml").write_text(PUBLISHED)
    (tmp_path / "records/doe2020.yaml").write_text(
        "type: book\ntitle: On Ways\nauthor:\n- Doe, Jane\nissued: 2020\n"
    )
    (tmp_path / "sessions.yaml").write_text(SESSIONS)
    return tmp_path


@pytest.fixture
def merged(folder: Path) -> Path:
    assert bibkit("dedupe", "-o", "plan.yaml", cwd=folder).code == 0
    assert bibkit("dedupe", "--apply", "plan.yaml", cwd=folder).code == 0
    return folder


def test_what_is_found_is_a_plan_and_nothing_changes(folder: Path) -> None:
    run = bibkit("dedupe", cwd=folder)
    assert (run.code, run.err) == (0, "bibkit: 2 records of 1 work\n")
    assert "- merge: yes\n  keep: bai2023\n  why: sure; preprint and published; same title;" in run.out
    assert sorted(path.name for path in (folder / "records").glob("*.yaml")) == [
        "bai2022.yaml",
        "bai2023.yaml",
        "doe2020.yaml",
    ]


def test_a_library_without_doubles_is_done(folder: Path) -> None:
    run = bibkit("dedupe", "year=2020", cwd=folder)
    assert (run.code, run.err) == (0, "bibkit: 0 records of 0 works\n")


def test_a_plan_is_shown_as_a_change_before_it_is_carried_out(folder: Path) -> None:
    plan = bibkit("dedupe", cwd=folder).out
    run = bibkit("dedupe", "--apply", "-", "--dry-run", cwd=folder, stdin=plan)
    assert (run.code, run.err) == (0, "bibkit: 2 records would become 1\n")
    assert "+aliases: [bai2022]\n" in run.out
    assert "+++ /dev/null\n" in run.out
    assert (folder / "records/bai2022.yaml").is_file()


def test_both_keys_go_on_to_work_also_in_sessions(merged: Path) -> None:
    both = [bibkit("cite", key, cwd=merged).out for key in ("bai2022", "bai2023")]
    assert both == ["(Bai & Brown, 2023)\n"] * 2
    assert bibkit("handout", "one", "-f", "text", cwd=merged).code == 0


def test_a_version_is_cited_by_its_name_or_number(merged: Path) -> None:
    for text in ("bai2023@preprint", "bai2022@v1", "[@{bai2023@preprint}]"):
        assert bibkit("cite", text, cwd=merged).out == "(Bai & Brown, 2022)\n"
    assert bibkit("cite", "bai2023@published", cwd=merged).out == "(Bai & Brown, 2023)\n"
    run = bibkit("cite", "bai2023@v2", cwd=merged)
    assert (run.code, run.err.splitlines()[0]) == (2, 'bibkit: There is no record "bai2023@v2"')


@pytest.mark.parametrize(
    ("format_", "preprint", "published"),
    [
        ("bibtex", "eprint        = {2212.08073v1}", "journal = {Journal of Names}"),
        ("text", "arXiv", "Journal of Names"),
        ("csl-json", '"type": "article"', '"type": "article-journal"'),
        ("ris", "2212.08073", "T2  - Journal of Names"),
    ],
)
def test_an_export_prefers_one_version(merged: Path, format_: str, preprint: str, published: str) -> None:
    def export(*version: str) -> str:
        return bibkit("export", "-f", format_, "bai2023", *version, cwd=merged).out

    assert " ".join(preprint.split()) in " ".join(export("--prefer", "preprint").split())
    assert " ".join(published.split()) in " ".join(export("--prefer", "published").split())
    assert export() == export("--prefer", "published")


def test_a_plan_that_is_not_of_the_library_any_more_is_refused(merged: Path) -> None:
    run = bibkit("dedupe", "--apply", "plan.yaml", cwd=merged)
    assert run.code == 1
    assert run.err == (
        "bibkit: The plan is not of this library as it is now: there is no record bai2022 any more; "
        "bai2023 has changed\n  hint: nothing was written; make the plan anew\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--dry-run",), "Without --apply nothing is changed"),
        (("--apply", "plan.yaml", "year=2020"), "A plan says itself what to merge"),
        (
            ("-o", "records/plan.yaml"),
            "records/plan.yaml would stand among the files of records, which bibkit reads",
        ),
    ],
)
def test_what_makes_no_sense_is_told(folder: Path, arguments: tuple[str, ...], message: str) -> None:
    run = bibkit("dedupe", *arguments, cwd=folder)
    assert (run.code, run.err.splitlines()[0]) == (2, f"bibkit: {message}")
