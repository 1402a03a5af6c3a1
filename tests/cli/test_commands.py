"""The other commands: check, import, new, formats, rule, schema, completion, and what all have in common."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bibkit.diagnostics.render import RENDERERS
from tests.cli.run import ROOT, bibkit
from tests.seed import copy_of_seed

LISTING = ROOT / "tests" / "formats" / "listing" / "listing.txt"
GOOD = "type: article\ntitle: On names\nauthor:\n  - Doe, Jane\nissued: 2020\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the 18 papers and their people."""
    return copy_of_seed(tmp_path)


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*"))}


def test_our_records_are_clean() -> None:
    run = bibkit("check")
    records = len(list((ROOT / "records").glob("*.yaml")))
    assert (run.code, run.out) == (0, "")
    assert run.err == f"{records} records and 8 sessions checked, nothing found\n"


@pytest.mark.parametrize("name", list(RENDERERS))
def test_findings_go_to_stdout_in_every_format(tmp_path: Path, name: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "doe.yaml").write_text(GOOD + "titel: x\n")
    run = bibkit("check", "--output-format", name, cwd=tmp_path)
    assert run.code == 1
    assert "BK111" in run.out
    assert run.err == "1 record checked, 1 finding\n"


def test_a_code_can_be_left_out(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "doe.yaml").write_text(GOOD + "titel: x\n")
    assert bibkit("check", "--ignore", "BK111", cwd=tmp_path).code == 0
    (tmp_path / "bibkit.toml").write_text('ignore = ["BK111"]\n')
    assert bibkit("check", cwd=tmp_path).code == 0


def test_fix_writes_normal_forms_and_keeps_comments(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    path = tmp_path / "records" / "doe.yaml"
    path.write_text(GOOD + "# pasted\nDOI: https://doi.org/10.1000/182 # as is\nISSN: 03785955\n")
    run = bibkit("check", "--fix", cwd=tmp_path)
    assert (run.code, run.err) == (0, "2 findings fixed\n1 record checked, nothing found\n")
    assert path.read_text() == GOOD + "# pasted\nDOI: 10.1000/182 # as is\nISSN: 0378-5955\n"


def test_importing_the_listing_finds_what_is_in_it(tmp_path: Path) -> None:
    run = bibkit("import", str(LISTING), "--from", "listing", cwd=tmp_path)
    assert run.code == 1
    assert run.err.count("BK803") == 17
    assert run.err.count("BK802") == 1
    assert run.err.count(": BK") == 18
    assert "18 entries found, 0 already in the library, 17 written" in run.err
    assert len(tree(tmp_path / "records")) == 17


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    arguments = ("import", str(LISTING), "--from", "listing", "--assume-year", "2026")
    first = bibkit(*arguments, cwd=tmp_path)
    assert first.code == 0
    assert "18 entries found, 0 already in the library, 18 written" in first.err
    before = tree(tmp_path / "records")
    assert len(before) == 18
    second = bibkit(*arguments, cwd=tmp_path)
    assert "18 entries found, 18 already in the library, 0 written" in second.err
    assert tree(tmp_path / "records") == before
    assert bibkit("check", cwd=tmp_path).code == 0


def test_the_listing_adds_nothing_to_the_completed_records(project: Path) -> None:
    before = tree(project / "records")
    run = bibkit("import", str(LISTING), "--from", "listing", "--assume-year", "2026", cwd=project)
    assert "18 entries found, 18 already in the library, 0 written" in run.err
    assert tree(project / "records") == before


def test_a_dry_run_shows_the_files_as_a_diff_and_writes_none(tmp_path: Path) -> None:
    run = bibkit(
        "import", str(LISTING), "--from", "listing", "--assume-year", "2026", "--dry-run", cwd=tmp_path
    )
    assert run.out.startswith(
        "--- /dev/null\n+++ b/records/bai2022constitutional.yaml\n@@ -0,0 +1,42 @@\n+id: bai2022constitutional\n"
    )
    assert not (tmp_path / "records").exists()


def test_import_reads_stdin(tmp_path: Path) -> None:
    item = {
        "id": "doe2020",
        "type": "book",
        "title": "T",
        "author": [{"family": "Doe", "given": "J."}],
        "issued": {"date-parts": [[2020]]},
    }
    run = bibkit("import", "-", "--from", "csl-json", cwd=tmp_path, stdin=json.dumps([item]))
    assert run.code == 0, run.err
    assert (tmp_path / "records" / "doe2020.yaml").exists()


def test_import_of_an_unknown_ending_asks_for_the_format(tmp_path: Path) -> None:
    (tmp_path / "list.dat").write_text("x")
    run = bibkit("import", "list.dat", cwd=tmp_path)
    assert (run.code, "tells its format" in run.err) == (2, True)
    assert bibkit("import", "none.bib", cwd=tmp_path).code == 2


def test_a_new_record_gets_its_key_and_file(tmp_path: Path) -> None:
    arguments = (
        "new",
        "-t",
        "article",
        "-T",
        "Attention Is All You Need",
        "-a",
        "Vaswani, Ashish",
        "-d",
        "2017",
        "-s",
        "arxiv=1706.03762",
    )
    assert bibkit(*arguments, cwd=tmp_path).out == "records/vaswani2017attention.yaml\n"
    again = bibkit(*arguments, cwd=tmp_path)
    assert (again.code, again.out) == (2, "")
    assert "already, as vaswani2017attention in records/vaswani2017attention.yaml" in again.err
    assert (tmp_path / "records" / "vaswani2017attention.yaml").read_text() == (
        "id: vaswani2017attention\ntype: article\ntitle: Attention Is All You Need\n"
        "author:\n  - Vaswani, Ashish\nissued: 2017\narxiv: 1706.03762\n"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["new", "-T", "x", "-a", "Ashish Vaswani"], 1, "BK302"),
        (["new", "-T", "x", "-d", "2017-13"], 1, "BK203"),
        (["new", "-t", "inproceedings", "-T", "x"], 1, "did you mean paper-conference"),
        (["new", "-T", "x", "-s", "doii=1"], 2, "did you mean DOI"),
        (["new", "../x", "-T", "x"], 1, "BK110"),
        (["new"], 2, "There is nothing to record"),
        (["new", "-s", "volume=5"], 2, "There is nothing to make a key of"),
        (["new", "10.1145/3442188.3445922"], 2, "is a DOI, and bibkit looks nothing up yet"),
        (["new", "1706.03762"], 2, "--set arxiv=1706.03762"),
    ],
)
def test_a_bad_record_is_not_added(tmp_path: Path, arguments: list[str], code: int, message: str) -> None:
    run = bibkit(*arguments, cwd=tmp_path)
    assert run.code == code
    assert message in run.err
    assert not (tmp_path / "records").exists()


def test_the_projects_own_folder_may_be_named_and_keeps_its_settings(project: Path) -> None:
    (project / "people.yaml").rename(project / "persons.yaml")
    (project / "bibkit.toml").write_text('people = "persons.yaml"\n')
    assert bibkit("check", "-L", "records", cwd=project).code == 0


def test_a_taken_key_is_refused(project: Path) -> None:
    run = bibkit("new", "bai2022training", "-T", "x", cwd=project)
    assert run.code == 2
    assert "`bai2022trainingb` is free" in run.err


@pytest.mark.parametrize(("key", "name"), [("DBLP:conf/Doe20", "DBLP%3Aconf%2FDoe20"), ("Aux", "%41ux")])
def test_a_key_that_is_no_file_name_is_written_so_and_taken_from_then_on(
    tmp_path: Path, key: str, name: str
) -> None:
    arguments = ("new", key, "-T", "On names", "-a", "Doe, Jane", "-d", "2020")
    assert bibkit(*arguments, cwd=tmp_path).out == f"records/{name}.yaml\n"
    assert bibkit("check", cwd=tmp_path).code == 0
    again = bibkit(*arguments[:3], "Of names", "-a", "Roe, Ann", "-d", "2019", cwd=tmp_path)
    assert (again.code, f"There is a record {key} already" in again.err) == (2, True)


def test_the_columns_of_the_formats_stand_below_each_other() -> None:
    lines = bibkit("formats").out.splitlines()
    # The longest name, one blank, two ways of six letters with one blank between them, two blanks.
    width = max(len(line.split()[0]) for line in lines)
    assert {line[width : width + 16] for line in lines} == {
        f" {reads:<6} {writes:<6}  "
        for reads, writes in (("import", "export"), ("import", ""), ("", "export"))
    }
    assert all(line[width + 16] != " " for line in lines)


def test_formats_rules_schema_and_completion() -> None:
    listed = [line.split()[0] for line in bibkit("formats").out.splitlines()]
    assert listed[:7] == ["bibtex", "biblatex", "csl-json", "csl-jsonl", "csl-yaml", "hayagriva", "cff"]
    assert "-O preprint" in bibkit("formats", "bibtex").out
    assert {row["name"] for row in json.loads(bibkit("formats", "--json").out)} >= {"bibtex", "html"}
    assert bibkit("rule", "BK203").out.startswith("# BK203 no-such-month\n\nerror")
    assert bibkit("rule", "BK999").code == 2
    assert json.loads(bibkit("schema").out)["title"] == "bibkit record"
    assert "_bibkit_completion" in bibkit("completion", "bash").out


def test_the_shell_completes_formats() -> None:
    env = {"_BIBKIT_COMPLETE": "bash_complete", "COMP_LINE": "bibkit export --format csl"}
    assert bibkit(env=env).out.split() == ["plain,csl-json", "plain,csl-jsonl", "plain,csl-yaml"]


def test_help_and_version() -> None:
    assert bibkit("--version").out == "bibkit 0.1.0\n"
    assert "export" in bibkit("-h").out
    assert bibkit("export", "-h").code == 0


def test_a_closed_pipe_is_quiet() -> None:
    import subprocess
    import sys

    process = subprocess.run(
        f"{sys.executable} -m bibkit export --format csl-json | head -c 10",
        shell=True,
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert process.stderr == b""
