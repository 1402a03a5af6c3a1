"""What `check` tells, fixes and counts, by selectors, comments, settings and a baseline."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tests.cli.run import ROOT, bibkit

REFS = """@booklet{a, title = {On names.}, year = 2020, author = {Doe, Jane and Doe, Jane}}

% bibkit: ignore BK504, no-author -- the journal prints it so

@booklet{b, title = {On dates.}, year = 2021}
@booklet{c, title = {On places.}, author = {Roe, Jo}}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text(REFS)
    return tmp_path


def codes(project: Path, *arguments: str) -> list[tuple[str, str]]:
    run = bibkit("check", "refs.bib", "--output-format", "json", *arguments, cwd=project)
    return [(row["code"], row["key"]) for row in json.loads(run.out)]


def test_a_comment_above_an_entry_answers_for_it_alone(project: Path) -> None:
    assert codes(project) == [("BK504", "a"), ("BK306", "a"), ("BK201", "c"), ("BK504", "c")]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("% bibkit: ignore-file BK504", []),
        ("%% bibkit:ignore-file BK5, BK1 -- all of it", []),
        ("% bibkit: ignore BK5", ["c"]),
        ("% bibkit: ignore BK502", ["a", "c"]),
        ("% bibkit: ignore nonsense", ["a", "c"]),
        ("bibkit: ignore BK5", ["a", "c"]),  # no comment sign: some words between entries
        ("% bibkit: ignore BK5\nwords", ["a", "c"]),  # not above the entry
    ],
)
def test_comments_say_what_they_are_for(project: Path, comment: str, expected: list[str]) -> None:
    (project / "refs.bib").write_text(f"{comment}\n{REFS}")
    assert [key for code, key in codes(project, "--select", "BK504") if code == "BK504"] == expected


def test_an_imported_record_keeps_what_its_entry_answers_for(project: Path) -> None:
    bibkit("import", "refs.bib", cwd=project)
    assert "ignore: [BK504, BK305]\n" in (project / "records/b.yaml").read_text()


def test_the_command_line_asks_for_what_the_settings_leave_out(project: Path) -> None:
    (project / "bibkit.toml").write_text('ignore = ["BK5"]\n[per-file-ignores]\n"*.bib" = ["BK201"]\n')
    assert codes(project) == [("BK306", "a")]
    assert codes(project, "--select", "BK504") == [("BK504", "a"), ("BK504", "c")]
    (project / "bibkit.toml").write_text('select = ["BK3"]\n')
    assert codes(project) == [("BK306", "a")]
    assert codes(project, "--extend-select", "no-date") == [("BK306", "a"), ("BK201", "c")]


@pytest.mark.parametrize(
    ("flags", "fixed"),
    [
        (("--fixable", "BK306"), ["BK504", "BK201"]),
        (("--unfixable", "BK504"), ["BK504", "BK201"]),
        (("--unfixable", "BK5", "--fixable", "trailing-period"), ["BK306", "BK201"]),
        (("--fixable", "BK2"), ["BK504", "BK306", "BK201"]),
    ],
)
def test_only_what_is_fixable_is_fixed(project: Path, flags: tuple[str, ...], fixed: list[str]) -> None:
    left = codes(project, "--fix", "--unsafe-fixes", *flags)
    assert list(dict.fromkeys(code for code, _ in left)) == fixed


def test_exit_codes_are_by_choice(project: Path) -> None:
    assert bibkit("check", "refs.bib", cwd=project).code == 1
    assert bibkit("check", "refs.bib", "--exit-zero", cwd=project).code == 0
    chosen = ("check", "refs.bib", "--select", "BK504")
    assert bibkit(*chosen, "--diff", "--exit-zero", cwd=project).code == 0
    assert bibkit(*chosen, "--fix", "--exit-non-zero-on-fix", cwd=project).code == 1
    assert bibkit(*chosen, "--fix", "--exit-non-zero-on-fix", cwd=project).code == 0
    assert bibkit("check", "refs.bib", "--select", "BK999", cwd=project).code == 2


def test_statistics_count(project: Path) -> None:
    run = bibkit("check", "refs.bib", "--statistics", cwd=project)
    assert run.out == ("2  BK504  trailing-period (2 fixable)\n1  BK201  no-date\n1  BK306  name-repeated\n")
    run = bibkit("check", "refs.bib", "--statistics", "--output-format", "json", cwd=project)
    assert json.loads(run.out)[0] == {"code": "BK504", "name": "trailing-period", "count": 2, "fixable": 2}


def test_stdin_has_a_name(project: Path) -> None:
    run = bibkit(
        "check", "-", "--stdin-filename", "sub/refs.bib", "--select", "BK201", "--output-format", "concise",
        cwd=project, stdin=REFS,
    )  # fmt: skip
    assert run.out == "sub/refs.bib:6:10: BK201 [c] The record has no date of publication\n"
    fixed = bibkit("check", "-", "--stdin-filename", "refs.bib", "--fix", cwd=project, stdin=REFS)
    assert fixed.out == REFS.replace("names.", "names").replace("places.", "places")
    assert (project / "refs.bib").read_text() == REFS


def test_a_baseline_holds_what_is_known(project: Path) -> None:
    written = bibkit("check", "refs.bib", "--baseline", "known.json", "--write-baseline", cwd=project)
    assert (written.code, written.out, written.err) == (0, "", "4 findings written to known.json\n")
    known = ("check", "refs.bib", "--baseline", "known.json", "--output-format", "concise")
    assert bibkit(*known, cwd=project).code == 0
    # Lines move, one finding comes and one goes.
    text = REFS.replace("On places.", "On places").replace(
        "2021}", "2021}\n\n@book{d, title = {New}, year = 2022}"
    )
    (project / "refs.bib").write_text("\n\n" + text)
    run = bibkit(*known, cwd=project)
    assert run.out == "refs.bib:9:7: BK305 [d] The record names no author, editor or other creator\n"
    assert "1 finding of known.json no more there; --write-baseline writes those that are\n" in run.err


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "There is no baseline known.json"),
        ("", "known.json is no baseline"),
        ("[]", "known.json is no baseline"),
        ('{"version": 1, "findings": [{"code": "BK201"}]}', "known.json is no baseline"),
        ('{"version": 2, "findings": []}', "known.json is of another version of bibkit"),
        ("[" * 100_000, "known.json is no baseline"),
    ],
)
def test_what_is_no_baseline_is_refused(project: Path, text: str | None, complaint: str) -> None:
    if text is not None:
        (project / "known.json").write_text(text)
    run = bibkit("check", "refs.bib", "--baseline", "known.json", cwd=project)
    assert run.code == 2
    assert complaint in run.err


def test_a_baseline_takes_the_place_of_no_source(project: Path) -> None:
    run = bibkit("check", "refs.bib", "--baseline", "refs.bib", "--write-baseline", cwd=project)
    assert (run.code, (project / "refs.bib").read_text()) == (2, REFS)
    run = bibkit("check", "refs.bib", "--write-baseline", cwd=project)
    assert run.err == "bibkit: No file is named for the baseline\n  hint: --baseline FILE names it\n"


def test_the_documented_settings_are_settings(project: Path) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", (ROOT / "docs/check.md").read_text(), re.DOTALL)
    (project / "bibkit.toml").write_text("\n".join(blocks))
    assert codes(project) == [("BK306", "a"), ("BK201", "c")]


def test_the_hook_calls_what_there_is(project: Path) -> None:
    check, tidy, build = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    program, *arguments = check["entry"].split()
    assert program == "bibkit"
    (project / "bibkit.toml").write_text('[outputs]\n"out.json" = {library = "refs.bib"}\n')
    assert bibkit(*build["entry"].split()[1:], cwd=project).err == "out.json is out of date\n"
    assert bibkit(*tidy["entry"].split()[1:], "refs.bib", cwd=project).err == "1 file, 1 changed\n"
    assert bibkit(*arguments, "--fix", "--select", "BK504", "refs.bib", cwd=project).code == 1
    assert bibkit(*arguments, "--fix", "--select", "BK504", "refs.bib", cwd=project).code == 0
