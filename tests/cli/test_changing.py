"""`set`, `tag`, `untag`, `rename` and `remove`: what changes, what stays, what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.run import Run, bibkit
from tests.programs import require
from tests.seed import ROOT, copy_of_seed

RECORD = """\
id: doe2020
type: article-journal
title: "On Ways"  # as printed
author:
  - Doe, Jane
  - {family: Brown, given: Tom, person: tom-brown-ml}
issued: 2020
tags:
  - ways
source:
  fields:
    title: {from: crossref, confidence: high}
"""
BIB = """\
% mine
@string{nat = "Nature"}
@article{doe2020,
  author  = {Doe, Jane},
  title   = "On {W}ays", % as printed
  journal = nat,
  year    = 2020
}

@InProceedings{roe2019, author={Roe, Ann}, title={On Two}, year={2019}, crossref={poe1845}}
@proceedings{poe1845, title={On Ravens}, year={1845}, keywords = {birds}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one record and one .bib file."""
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(RECORD)
    (tmp_path / "refs.bib").write_text(BIB)
    return tmp_path


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the 18 papers, their people and their sessions."""
    copy_of_seed(tmp_path)
    shutil.copy(ROOT / "sessions.yaml", tmp_path)
    return tmp_path


def changed_lines(before: str, after: str) -> list[str]:
    """The lines that go and come, as a diff has them."""
    import difflib

    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:3] not in ("---", "+++") and line[:2] != "@@"]


def on_record(folder: Path, *arguments: str) -> tuple[Run, list[str]]:
    path = folder / "records/doe2020.yaml"
    before = path.read_text()
    run = bibkit(*arguments, cwd=folder)
    return run, changed_lines(before, path.read_text())


def on_bib(folder: Path, *arguments: str) -> tuple[Run, list[str]]:
    run = bibkit(arguments[0], "-L", "refs.bib", *arguments[1:], cwd=folder)
    return run, changed_lines(BIB, (folder / "refs.bib").read_text())


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["volume=3"], ["+volume: 3"]),
        (["doi=10.1000/182"], ["+DOI: 10.1000/182"]),
        (["journal=Nature"], ["+container-title: Nature"]),
        (["number=4"], ["+issue: 4"]),
        (["year=2021-05"], ["-issued: 2020", "+issued: 2021-05"]),
        (["tags=a, b"], ["-tags:", "-  - ways", "+tags: [a, b]"]),
        (["tags="], ["-tags:", "-  - ways"]),
        (["--remove", "tags"], ["-tags:", "-  - ways"]),
        (["URL=https://x.example/?a=b"], ["+URL: https://x.example/?a=b"]),
        (
            ["author=Brown, Tom; Roe, Ann"],  # who is known stays known
            ["-  - Doe, Jane", "+  - Roe, Ann"],
        ),
        (["author=Roe, Ann and Doe, Jane"], ["+  - Roe, Ann", "-  - {family: Brown, given: Tom, person: tom-brown-ml}"]),
        (["editor=Roe, Ann"], ["+editor:", "+  - Roe, Ann"]),
        (
            ["title=On Other Ways"],  # what a source said is said by hand now
            [
                '-title: "On Ways"  # as printed', '+title: "On Other Ways"  # as printed',
                "-    title: {from: crossref, confidence: high}", "+    title: by hand",
            ],
        ),
        (["links=code=https://x.example/"], ["+links:", "+  code: https://x.example/"]),
    ],
)  # fmt: skip
def test_fields_are_set_and_all_else_stays(folder: Path, arguments: list[str], lines: list[str]) -> None:
    run, changed = on_record(folder, "set", "doe2020", *arguments)
    assert (run.code, run.out, run.err) == (0, "", "bibkit: 1 record changed\n")
    assert changed == lines
    assert bibkit("set", "doe2020", *arguments, cwd=folder).err == "bibkit: nothing changes\n"


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["doe2020", "issued=2020-13"], 1, 'BK203 [doe2020: issued] Month 13 does not exist in "2020-13"'),
        (["doe2020", "doi=x"], 1, "BK401"),
        (["doe2020", "type=artikel"], 1, "BK109"),
        (["doe2020", "foo=x"], 2, 'There is no field "foo"'),
        (["doe2020", "id=x"], 2, "`bibkit rename OLD NEW` gives a record another key"),
        (["doe2020", "month=5"], 2, "write issued=2020-05"),
        (["doe2020", "title=a", "title=b"], 2, "title is set twice"),
        (["doe2020", "title"], 2, "write FIELD=VALUE, or FIELD= to take it away"),
        (["doe2020"], 2, "There is nothing to set"),
        (["doe2021", "title=x"], 2, "did you mean doe2020?"),
        (["tag:nothing", "title=x"], 1, "'tag:nothing' holds for none of 1 record, and is no key"),
        (["doe2020", "title="], 2, "with title a comment would go"),
    ],
)
def test_what_can_not_be_set_is_refused_and_nothing_written(
    folder: Path, arguments: list[str], code: int, said: str
) -> None:
    run, changed = on_record(folder, "set", *arguments)
    assert (run.code, run.out, changed) == (code, "", [])
    assert said in run.err


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (["set", "doe2020", "journal=Science"], ["-  journal = nat,", "+  journal = {Science},"]),
        (["set", "doe2020", "title=A & B"], ['-  title   = "On {W}ays", % as printed', '+  title   = "A \\& {B}", % as printed']),
        (["set", "doe2020", "issued=2020-05", "volume=3"], ["-  year    = 2020", "+  year    = 2020,", "+  month   = may,", "+  volume  = {3}"]),
        (["set", "doe2020", "author=Roe, Ann; Doe, Jane"], ["-  author  = {Doe, Jane},", "+  author  = {Roe, Ann and Doe, Jane},"]),
        (["set", "poe1845", "keywords="], ["-@proceedings{poe1845, title={On Ravens}, year={1845}, keywords = {birds}}", "+@proceedings{poe1845, title={On Ravens}, year={1845}}"]),
        (["tag", "poe1845", "ravens"], ["-@proceedings{poe1845, title={On Ravens}, year={1845}, keywords = {birds}}", "+@proceedings{poe1845, title={On Ravens}, year={1845}, keywords = {birds, ravens}}"]),
        (["remove", "doe2020"], ["-@article{doe2020,", "-  author  = {Doe, Jane},", '-  title   = "On {W}ays", % as printed', "-  journal = nat,", "-  year    = 2020", "-}", "-"]),
        (
            ["rename", "poe1845", "poe1845ravens"],
            [
                "-@InProceedings{roe2019, author={Roe, Ann}, title={On Two}, year={2019}, crossref={poe1845}}",
                "-@proceedings{poe1845, title={On Ravens}, year={1845}, keywords = {birds}}",
                "+@InProceedings{roe2019, author={Roe, Ann}, title={On Two}, year={2019}, crossref={poe1845ravens}}",
                "+@proceedings{poe1845ravens, title={On Ravens}, year={1845}, keywords = {birds}}",
            ],
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) and len(value) < 4 else None,
)  # fmt: skip
def test_entries_of_a_bib_file_change_where_they_stand(
    folder: Path, arguments: list[str], lines: list[str]
) -> None:
    run, changed = on_bib(folder, *arguments)
    assert (run.code, run.out) == (0, ""), run.err
    assert changed == lines


def test_what_a_bib_file_has_no_place_for_is_refused_with_its_place(folder: Path) -> None:
    run, changed = on_bib(folder, "set", "doe2020", "summary=Ours")
    assert (run.code, changed) == (2, [])
    assert run.err.startswith("bibkit: refs.bib:3:10: summary of doe2020 can't be written there")


def test_tags_come_and_go_on_all_that_a_selection_holds_for(project: Path) -> None:
    before = tree(project)
    run = bibkit("tag", "person:tom-brown-energy", "to-read", "energy", cwd=project)
    assert (run.code, run.err) == (0, "bibkit: 3 records changed\n")
    changed = {path for path, data in tree(project).items() if before[path] != data}
    assert changed == {
        "records/geis2026managing.yaml",
        "records/horsch2018linear.yaml",
        "records/ronellenfitsch2017dual.yaml",
    }
    assert (
        bibkit("untag", "tag:to-read", "to-read", "energy", cwd=project).err == "bibkit: 3 records changed\n"
    )
    assert tree(project) == before


def test_a_tag_is_added_as_the_list_is_written(folder: Path) -> None:
    assert on_record(folder, "tag", "doe2020", "ways", "more")[1] == ["+  - more"]
    assert on_record(folder, "tag", "doe2020", "a,b")[0].code == 2


def test_a_plan_is_shown_and_nothing_written(project: Path) -> None:
    before = tree(project)
    run = bibkit("rename", "kang2019transfer", "kang2019robust", "--dry-run", cwd=project)
    assert (run.code, run.err) == (0, "bibkit: 1 record would change\n")
    assert run.out == (
        "create records/kang2019robust.yaml\nchange sessions.yaml\nremove records/kang2019transfer.yaml\n"
    )
    run = bibkit("rename", "kang2019transfer", "kang2019robust", "--diff", cwd=project)
    assert run.out.startswith(
        "diff --git a/records/kang2019transfer.yaml b/records/kang2019robust.yaml\n"
        "rename from records/kang2019transfer.yaml\n"
        "rename to records/kang2019robust.yaml\n"
        "--- a/records/kang2019transfer.yaml\n"
        "+++ b/records/kang2019robust.yaml\n"
        "@@ -1,4 +1,4 @@\n"
        "-id: kang2019transfer\n"
        "+id: kang2019robust\n"
    )
    assert tree(project) == before
    require("git")
    import subprocess

    subprocess.run(["git", "apply"], cwd=project, input=run.out.encode(), check=True)
    shown = tree(project)
    subprocess.run(["git", "apply", "-R"], cwd=project, input=run.out.encode(), check=True)
    bibkit("rename", "kang2019transfer", "kang2019robust", cwd=project)
    assert tree(project) == shown


TEXTS = {
    "paper.tex": "\\cite[see][5]{bai2022training,kang2019transfer} % \\cite{kang2019transfer}\n\\input{part}\n",
    "part.tex": "\\nocite{kang2019transfer}\\textcite{ kang2019transfer }\n",
    "notes.md": "See [@kang2019transfer, p. 5; -@bai2022training], @kang2019transfer: and `@kang2019transfer`.\n",
    "text.typ": "As @kang2019transfer[p. 5] says #cite(<kang2019transfer>).\n",
    "text.org": "[cite:@kang2019transfer p. 5]\n",
    "text.rst": ":cite:t:`kang2019transfer,bai2022training`\n",
    "text.adoc": "cite:[kang2019transfer(5)]\n",
    "keys.txt": "kang2019transfer\n",
    "text.qmd": "---\nnocite: '@kang2019transfer'\n---\n@kang2019transfer\n",
    "book.ipynb": '{"cells": [{"cell_type": "markdown", "source": ["See @kang2019transfer.\\n", "[@kang2019transfer]"]}]}\n',
}


def test_a_key_changes_wherever_it_is_named_and_comes_back(project: Path) -> None:
    for name, text in TEXTS.items():
        (project / name).write_text(text)
    before = tree(project)
    names = [name for name in TEXTS if name not in ("part.tex", "keys.txt")]
    run = bibkit("rename", "kang2019transfer", "kang2019robust", "--in", *names, cwd=project)
    assert (run.code, run.err) == (0, "bibkit: 1 record changed\n")
    after = tree(project)
    assert "records/kang2019transfer.yaml" not in after
    assert b"\naliases: [kang2019transfer]\n" in after["records/kang2019robust.yaml"]
    assert after["paper.tex"].decode() == (
        "\\cite[see][5]{bai2022training,kang2019robust} % \\cite{kang2019transfer}\n\\input{part}\n"
    )
    assert after["part.tex"].decode() == "\\nocite{kang2019robust}\\textcite{ kang2019robust }\n"
    assert after["notes.md"].decode() == (
        "See [@kang2019robust, p. 5; -@bai2022training], @kang2019robust: and `@kang2019transfer`.\n"
    )
    for name in ("text.typ", "text.org", "text.rst", "text.adoc", "text.qmd", "book.ipynb", "sessions.yaml"):
        assert after[name] == before[name].replace(b"kang2019transfer", b"kang2019robust"), name
    assert bibkit("check", cwd=project).code == 0
    run = bibkit("rename", "kang2019robust", "kang2019transfer", "--in", *names, cwd=project)
    assert run.code == 0
    assert tree(project) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["kang2019transfer", "bai2022training"], "There is a record bai2022training already"),
        (["kang2019transfer", "Bai2022training"], "There is a record Bai2022training already"),
        (["kang2019transfer", "a b"], '"a b" can\'t be a citation key'),
        (["kang2019", "x"], 'There is no record "kang2019"'),
        (["kang2019transfer", "x", "paper.tex"], "write --in paper.tex for texts"),
        (["kang2019transfer", "x", "--in", "paper.tex"], "There is no file or folder paper.tex"),
        (["kang2019transfer", "x/y", "--in", "text.typ"], "kang2019transfer can't become x/y in each place"),
    ],
)
def test_a_key_that_can_not_be_is_refused_and_nothing_written(
    project: Path, arguments: list[str], said: str
) -> None:
    (project / "text.typ").write_text(TEXTS["text.typ"])
    before = tree(project)
    run = bibkit("rename", *arguments, cwd=project)
    assert run.code == 2
    assert said in run.err
    assert tree(project) == before


def test_what_is_named_elsewhere_is_not_removed(project: Path) -> None:
    before = tree(project)
    run = bibkit("remove", "kang2019transfer", cwd=project)
    assert (run.code, tree(project)) == (2, before)
    assert run.err == (
        "bibkit: sessions.yaml:219:14: kang2019transfer is named here; nothing was removed\n"
        "  hint: change what refers to it first, or say --force\n"
    )
    assert bibkit("remove", "kang2019transfer", "--force", cwd=project).code == 0
    assert before.keys() - tree(project).keys() == {"records/kang2019transfer.yaml"}
    bib = project / "refs.bib"
    bib.write_text(BIB)
    run = bibkit("remove", "-L", "refs.bib", "poe1845", cwd=project)
    assert run.err.startswith("bibkit: Nothing was removed: roe2019 refers to poe1845\n")
    assert bib.read_text() == BIB
    assert bibkit("remove", "-L", "refs.bib", "poe1845", "roe2019", cwd=project).code == 0
    assert bib.read_text() == BIB[: BIB.index("@InProceedings")]


def test_one_bad_record_stands_in_nobodys_way(folder: Path) -> None:
    (folder / "records/bad.yaml").write_text("type: book\nissued: 2020-13\n")
    assert on_record(folder, "set", "doe2020", "volume=3")[1] == ["+volume: 3"]
    run = bibkit("set", "bad", "volume=3", cwd=folder)
    assert run.code == 1
    assert "BK203" in run.err
