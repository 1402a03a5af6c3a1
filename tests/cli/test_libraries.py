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


def test_files_given_together_share_the_parents_of_crossref(folder: Path) -> None:
    (folder / "child.bib").write_text(
        "@inbook{c, author={Ash, C.}, title={Part}, crossref={Roe2019}, pages={1-2}}\n"
    )
    alone = bibkit("check", "child.bib", cwd=folder)
    assert (
        "child.bib:1:53: BK814 [c: crossref] The entry Roe2019, of which it is a part, is not in the file"
        in alone.out
    )
    for names in (["child.bib", "more.bib"], ["more.bib", "child.bib"]):
        together = [argument for name in names for argument in ("-L", name)]
        run = bibkit("export", *together, "-f", "csl-json", cwd=folder)
        items = {item["id"]: item for item in json.loads(run.out)}
        assert (items["c"]["container-title"], items["c"]["publisher"]) == ("On Two", "Press")
        assert api.load(*(folder / name for name in names))["c"].text("container-title") == "On Two"


def test_a_file_that_is_not_utf_8_is_a_finding_and_others_still_work(folder: Path) -> None:
    (folder / "latin.bib").write_bytes("@book{b, title={Müller}}\n".encode("latin-1"))
    run = bibkit("check", "latin.bib", "more.bib", cwd=folder)
    assert (run.code, "1 record checked, 1 finding" in run.err) == (1, True)
    assert run.out.startswith(
        "latin.bib:1:18: BK102 Byte 0xFC is not UTF-8 text; the file looks like ISO-8859-1\n"
    )
    run = bibkit("export", "-L", "latin.bib", "-L", "more.bib", "-f", "csl-json", cwd=folder)
    assert (run.code, keys(run.out)) == (1, ["roe2019"])
    assert run.err.endswith("bibkit: not all of the input can be read, see above\n")
    for arguments in (["export", "-L", "latin.bib"], ["import", "latin.bib"], ["stats", "-L", "latin.bib"]):
        run = bibkit(*arguments, cwd=folder)
        assert (run.code, run.out, "latin.bib:1:18: BK102" in run.err) == (1, "", True)
    with (folder / "latin.bib").open("rb") as latin:
        text = latin.read().decode("utf-8", "surrogateescape")
    assert bibkit("check", "-", cwd=folder, stdin=text).out.startswith("-:1:18: BK102 Byte 0xFC")
    assert bibkit("check", "none.bib", "more.bib", cwd=folder).code == 2


def test_json_lines_are_a_library(folder: Path) -> None:
    lines = '{"id": "a", "type": "book", "title": "A"}\n{"id": "b", "type": "bok", "title": "B"}\n'
    for name in ("items.jsonl", "items.json", "items"):
        (folder / name).write_text(lines)
        run = bibkit("export", "-L", name, "-f", "csl-json", cwd=folder)
        assert (run.code, keys(run.out)) == (1, ["a"])
        assert f'{name}:2:21: BK109 [b: type] "bok" is not a type of CSL' in run.err
        assert "1 entry of 2 left out" in run.err


def test_the_file_of_one_record_is_a_library(folder: Path) -> None:
    (folder / "records").mkdir()
    record = "type: book\ntitle: T\nauthor: [{family: Poe, given: E. A., person: edgar}]\nissued: 1845\n"
    (folder / "records/poe1845.yaml").write_text(record)
    (folder / "records/ash1850.yaml").write_text("type: bok\ntitle: T\n")
    run = bibkit("export", "-L", "records/poe1845.yaml", "-f", "csl-json", cwd=folder)
    assert (run.code, keys(run.out)) == (0, ["poe1845"])
    run = bibkit("check", "records/ash1850.yaml", "records/poe1845.yaml", "more.bib", cwd=folder)
    assert [line for line in run.out.splitlines() if line.startswith(("records", "more"))] == [
        'records/ash1850.yaml:1:7: BK109 [ash1850: type] "bok" is not a type of CSL',
        "records/poe1845.yaml:3:46: BK309 [poe1845: author[0].person] edgar is not in the people file",
    ]
    (folder / "people.yaml").write_text(
        "edgar:\n  printed: [E. A. Poe]\n"
    )  # the project's, as they are its records
    assert bibkit("check", "records/poe1845.yaml", cwd=folder).code == 0
    assert list(api.load(folder / "records/poe1845.yaml", folder / "more.bib")) == [
        "poe1845",
        "roe2019",
    ]


def test_people_beside_a_file_are_those_of_its_records(folder: Path) -> None:
    (folder / "people.yaml").write_text("ann-one:\n  printed: [Ann Roe]\nann-two:\n  printed: [Ann Roe]\n")
    run = bibkit("check", "more.bib", "refs.bib", cwd=folder)
    assert run.out.startswith("more.bib:2:24: BK310 [roe2019: author[0]] Ann Roe may be ann-one or ann-two\n")
    assert sorted(api.load(folder / "more.bib").people) == ["ann-one", "ann-two"]
    html = bibkit("export", "-L", "more.bib", "-f", "html", "--highlight", "ann-one", cwd=folder)
    assert html.code == 0


def test_a_broken_entry_takes_no_good_one_of_its_key_with_it(folder: Path) -> None:
    (folder / "twice.bib").write_text("@book{roe2019, title={Broken}, year={2020}\n" + MORE)
    for options in ([], ["--sort", "key"]):  # an entry at a time, or all at once
        run = bibkit("export", "-L", "twice.bib", "-f", "csl-json", *options, cwd=folder)
        assert (run.code, keys(run.out)) == (1, ["roe2019"])
        assert "twice.bib:1:1: BK805 [roe2019] The entry can't be read: it is not closed" in run.err
        assert "1 entry of 2 left out" in run.err
    assert bibkit("cite", "roe2019", "-L", "twice.bib", cwd=folder).out == "(Roe, 2019)\n"
