"""Any bibliography file is a library: what a user of `-L` meets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibkit as api
from tests.cli.run import bibkit

REFS = "@book{doe2020, author={Doe, Jane}, title={On One}, year=2020, publisher=press}\n"
MORE = '@string{press = "Press"}\n@book{roe2019, author={Roe, Ann}, title={On Two}, year=2019, publisher=press}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(REFS)
    (tmp_path / "more.bib").write_text(MORE)
    return tmp_path


def keys(text: str) -> list[str]:
    return [item["id"] for item in json.loads(text)]


@pytest.mark.parametrize(
    "command", [["check"], ["export", "-f", "ris"], ["stats"], ["page"], ["cite", "roe2019"]]
)
def test_every_command_works_on_a_file(folder: Path, command: list[str]) -> None:
    run = bibkit(*command, "-L", "more.bib", cwd=folder)
    assert (run.code, bool(run.out or "nothing found" in run.err)) == (0, True), run.err
    assert sorted(path.name for path in folder.iterdir()) == ["more.bib", "refs.bib"]


def test_files_given_together_share_their_macros(folder: Path) -> None:
    alone = bibkit("check", "refs.bib", cwd=folder)
    assert "BK807 [doe2020: publisher] The macro press is not defined" in alone.out
    run = bibkit("export", "-L", "more.bib", "-L", "refs.bib", "-f", "csl-json", cwd=folder)
    assert [item["publisher"] for item in json.loads(run.out)] == ["Press", "Press"]
    assert len(api.load(folder / "more.bib", folder / "refs.bib")) == 2


def test_a_key_of_two_files_is_a_finding(folder: Path) -> None:
    (folder / "copy.bib").write_text(REFS + MORE.replace("On Two", "On Three"))
    run = bibkit("check", "more.bib", "refs.bib", "copy.bib", cwd=folder)
    assert "copy.bib:1:7: BK809 [doe2020: id]" in run.out
    assert "copy.bib:3:7: BK808 [roe2019b: id] The key roe2019 is taken by an earlier entry" in run.out


def test_a_folder_and_a_file_are_one_library(folder: Path) -> None:
    (folder / "records").mkdir()
    (folder / "records" / "poe1845.yaml").write_text(
        'type: book\ntitle: T\nauthor: ["Poe, E. A."]\nissued: 1845\n'
    )
    run = bibkit("export", "-L", "records", "-L", "more.bib", "-f", "csl-json", cwd=folder)
    assert keys(run.out) == ["poe1845", "roe2019"]


def test_stdin_is_a_library(folder: Path) -> None:
    run = bibkit("export", "-L", "-", "-f", "csl-json", cwd=folder, stdin=MORE)
    assert keys(run.out) == ["roe2019"]
    run = bibkit("check", "-", "--from", "csl-json", cwd=folder, stdin='[{"id": "a", "type": "book"}]')
    assert "-:1:9: BK501 [a] The record has no title" in run.out


def test_a_file_whose_name_says_nothing_is_known_by_its_content(folder: Path) -> None:
    (folder / "refs.txt").write_text("% my papers\n" + MORE)
    assert keys(bibkit("convert", "refs.txt", "--to", "csl-json", cwd=folder).out) == ["roe2019"]
    (folder / "refs.txt").write_text("words only\n")
    run = bibkit("check", "refs.txt", cwd=folder)
    assert (run.code, "tells its format" in run.err) == (2, True)


def test_a_settings_file_may_name_files(folder: Path) -> None:
    (folder / "bibkit.toml").write_text('library = ["more.bib", "refs.bib"]\n')
    assert keys(bibkit("export", "-f", "csl-json", cwd=folder).out) == ["roe2019", "doe2020"]


def test_without_records_the_way_to_start_is_said(folder: Path) -> None:
    for command in ("export", "check", "stats", "page"):
        run = bibkit(command, cwd=folder)
        assert (run.code, "-L refs.bib" in run.err, "bibkit import refs.bib" in run.err) == (2, True, True)


def test_usage_errors_come_before_findings(folder: Path) -> None:
    (folder / "refs.bib").write_text(REFS + "@book{broken, title={\n")
    for arguments in (
        ["export", "-f", "text", "--style", "nosuchstyle"],
        ["export", "nosuchkey"],
        ["export", "-f", "nosuchformat"],
        ["export", "--select", "year>"],
        ["export", "-f", "text", "--locale", "xx"],
        ["stats", "--select", "tag:"],
        ["page", "--style", "nosuchstyle"],
    ):
        run = bibkit(*arguments, "-L", "refs.bib", cwd=folder)
        assert (run.code, run.out) == (2, ""), arguments
        assert run.err.startswith("bibkit: "), (arguments, run.err)


def test_a_mistyped_key_shows_near_ones_and_not_all(folder: Path) -> None:
    entries = "".join(f"@book{{key{number:03}, title={{T {number}}}}}\n" for number in range(200))
    (folder / "refs.bib").write_text(entries)
    run = bibkit("export", "key0177", "-L", "refs.bib", cwd=folder)
    assert run.code == 2
    assert run.err.count("key") <= 7
    assert "key017" in run.err


def test_quiet_and_verbose(folder: Path) -> None:
    arguments = ("export", "-L", "refs.bib", "-f", "ris", "-o", "out.ris")
    assert bibkit(*arguments, cwd=folder).err == "bibkit: 1 warning (-v names them)\n"
    assert bibkit(*arguments, "-q", cwd=folder).err == ""
    assert "refs.bib:1:73: BK807" in bibkit(*arguments, "-v", cwd=folder).err


def test_strict_makes_errors_of_what_is_missing(folder: Path) -> None:
    (folder / "refs.bib").write_text("@book{a, title={T}}\n")
    lenient = bibkit("check", "refs.bib", "--output-format", "json", cwd=folder)
    strict = bibkit("check", "refs.bib", "--output-format", "json", "--strict", cwd=folder)
    assert [row["severity"] for row in json.loads(lenient.out)] == ["warning", "warning"]
    assert [row["severity"] for row in json.loads(strict.out)] == ["error", "error"]
