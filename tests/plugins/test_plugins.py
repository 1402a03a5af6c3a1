"""Packages that add formats, reference lists, handouts and rules; and broken ones, which stand in nobody's way."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.run import ROOT, Run, bibkit
from tests.plugins.wheel import installed

LAB = """
from types import SimpleNamespace
from bibkit.checks.added import AddedRule
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.codes import Code, Severity
from bibkit.diagnostics.pages.page import Page, record
from bibkit.formats.format import Format, Sourced
from bibkit.model.record import Record

def write(records, options, lose):
    for one in records:
        yield f"{one.key}\\t{one.title}\\n"

def read(sources, options):
    for source in sources:
        for line in source.text.splitlines():
            key, _, title = line.partition("\\t")
            yield Sourced(Record(key, "book", {"title": title}, {}))

FORMAT = Format("tabs", "Keys and titles with tabs", write=write, read=read)

def shouting(runs):
    return "".join(run.text for run in runs).upper()

LIST = SimpleNamespace(
    SHOWS_SPANS=False, LINKS_WITHIN=False, SAYS_LANGUAGES=False, inline=shouting,
    bibliography=lambda bib: "".join(shouting(entry.runs) + "\\n" for entry in bib.entries),
    document=lambda parts: "",
)

def sheet(sheet, templates):
    return f"{sheet.title}\\n".encode()

def no_tag(record):
    if not record.list("tags"):
        yield Diagnostic("LAB101", "The record has no tag", "write tags", key=record.key)

TAG = AddedRule(
    Code("LAB101", "no-tag", Severity.WARNING, "A record has no tag.", "Write one."),
    Page("LAB101", "The lab finds its papers by tags.", record(), record("tags: [lab]")),
    no_tag,
)
RULES = [TAG]
"""
ENTRY_POINTS = """\
[bibkit.formats]
tabs = lab_plugin:FORMAT
bibtex = lab_plugin:FORMAT
[bibkit.lists]
shout = lab_plugin:LIST
[bibkit.handouts]
line = lab_plugin:sheet
[bibkit.rules]
lab = lab_plugin:RULES
"""
BROKEN = """\
import lab_that_is_not_there
"""
WRONG = """
from bibkit.checks.added import AddedRule
from bibkit.diagnostics.codes import Code, Severity
from bibkit.diagnostics.pages.page import Page

def fails(record):
    raise KeyError("x")

OURS = AddedRule(Code("BK101", "mine", Severity.WARNING, "m", "w"), Page("BK101", "why"), fails)
FAILS = AddedRule(Code("SAD101", "sad", Severity.WARNING, "m", "w"), Page("SAD101", "why"), fails)
TEXT = "no format"
"""
WRONG_ENTRY_POINTS = """\
[bibkit.formats]
gone = sad_broken:FORMAT
text = sad_wrong:TEXT
nothing = sad_wrong:NOTHING
[bibkit.rules]
gone = sad_broken
ours = sad_wrong:OURS
fails = sad_wrong:FAILS
"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("lab"), "lab_plugin", {"lab_plugin": LAB}, ENTRY_POINTS)


@pytest.fixture(scope="module")
def sad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    modules = {"sad_broken": BROKEN, "sad_wrong": WRONG}
    return installed(tmp_path_factory.mktemp("sad"), "sad_plugin", modules, WRONG_ENTRY_POINTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "refs.bib").write_text("@book{doe2020, title={On names}, author={Doe, Jane}, year=2020}\n")
    return tmp_path


def run(site: Path, folder: Path, *arguments: str) -> Run:
    return bibkit(*arguments, cwd=folder, env={"PYTHONPATH": os.pathsep.join((str(ROOT), str(site)))})


def test_plugins_are_listed_with_what_they_give(lab: Path, folder: Path) -> None:
    listed = run(lab, folder, "plugins")
    assert (listed.code, listed.out.splitlines()) == (
        0,
        [
            "tabs (lab_plugin 1.2)           format: Keys and titles with tabs, read and written",
            "shout (lab_plugin 1.2)          reference list: shout",
            "line (lab_plugin 1.2)           format of handouts: line",
            "lab (lab_plugin 1.2)            rules: LAB101",
        ],
    )
    assert listed.err == (
        "bibkit: The plug-in bibtex (lab_plugin 1.2) can't be used as format: the name is taken\n"
    )
    assert json.loads(run(lab, folder, "plugins", "--output-format", "json").out)[-1] == {
        "name": "lab",
        "kind": "rules",
        "package": "lab_plugin",
        "version": "1.2",
        "gives": "LAB101",
    }


def test_without_any_the_groups_are_named(folder: Path) -> None:
    listed = bibkit("plugins", cwd=folder)
    assert (listed.out, listed.err) == (
        "",
        "No package adds anything; a plug-in has entry points in bibkit.formats, bibkit.lists, bibkit.handouts, bibkit.rules\n",
    )


def test_a_format_is_written_and_read(lab: Path, folder: Path) -> None:
    written = run(lab, folder, "convert", "refs.bib", "--to", "tabs")
    assert (written.code, written.out) == (0, "doe2020\tOn names\n")
    (folder / "x.tabs").write_text(written.out)
    assert (
        "title         = {On names}"
        in run(lab, folder, "convert", "x.tabs", "--from", "tabs", "--to", "bibtex").out
    )
    assert "\ntabs " in run(lab, folder, "formats").out
    assert run(lab, folder, "convert", "refs.bib", "--to", "bibtex").out.startswith("@book{doe2020,")


def test_the_ending_of_a_file_is_the_name_of_its_format(lab: Path, folder: Path) -> None:
    (folder / "x.tabs").write_text("doe2020\tOn names\n")
    assert "{On names}" in run(lab, folder, "convert", "x.tabs", "--to", "bibtex").out
    assert "BK201 [doe2020]" in run(lab, folder, "check", "x.tabs", "--output-format", "concise").out
    assert run(lab, folder, "convert", "refs.bib", "-o", "new.tabs").code == 0
    assert (folder / "new.tabs").read_text() == "doe2020\tOn names\n"
    assert run(lab, folder, "convert", "refs.bib", "-o", "list.shout", "--style", "apa").code == 0
    assert (folder / "list.shout").read_text() == "DOE, J. (2020). ON NAMES.\n"
    refused = run(lab, folder, "convert", "refs.bib", "-o", "new.nothing")
    assert (refused.code, "No format here has the ending" in refused.err) == (2, True)


def test_a_reference_list_is_written(lab: Path, folder: Path) -> None:
    written = run(lab, folder, "convert", "refs.bib", "--to", "shout", "--style", "apa")
    assert written.out == "DOE, J. (2020). ON NAMES.\n"


def test_a_handout_is_written(lab: Path, folder: Path) -> None:
    (folder / "sessions.yaml").write_text(
        "sessions:\n  - id: names\n    title: On names\n    papers: [{key: doe2020}]\n"
    )
    sheet = run(
        lab, folder, "handout", "names", "-L", "refs.bib", "--sessions", "sessions.yaml", "-f", "line"
    )
    assert (sheet.code, sheet.out) == (0, "On names\n"), sheet.err


def test_a_rule_finds_is_explained_and_selected(lab: Path, folder: Path) -> None:
    found = run(lab, folder, "check", "refs.bib", "--output-format", "concise")
    assert (found.code, found.out) == (1, "refs.bib:1:7: LAB101 [doe2020] The record has no tag\n")
    assert run(lab, folder, "check", "refs.bib", "--ignore", "no-tag").code == 0
    assert run(lab, folder, "check", "refs.bib", "--ignore", "LAB").code == 0
    assert run(lab, folder, "check", "refs.bib", "--select", "BK3").code == 0
    assert run(lab, folder, "check", "refs.bib", "--select", "ALL").code == 1
    (folder / "bibkit.toml").write_text('ignore = ["LAB101"]\n')
    assert run(lab, folder, "check", "refs.bib").code == 0
    assert run(lab, folder, "convert", "refs.bib", "--to", "bibtex").code == 0
    (folder / "bibkit.toml").unlink()
    assert (
        "# LAB101 no-tag\n\nwarning, lab\n\nA record has no tag.\n" in run(lab, folder, "rule", "no-tag").out
    )
    assert run(lab, folder, "rules", "LAB1").out == (
        "LAB lab: rules of another package\n"
        "  LAB101  warning               no-tag                   A record has no tag.\n"
    )
    sarif = json.loads(
        run(lab, folder, "check", "refs.bib", "--select", "LAB", "--output-format", "sarif").out
    )
    assert sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"] == "LAB101"


def test_a_broken_one_is_a_warning_with_its_name(sad: Path, folder: Path) -> None:
    warned = run(sad, folder, "plugins")
    assert warned.code == 0
    assert warned.out == "fails (sad_plugin 1.2)          rules: SAD101\n"
    gone = "ModuleNotFoundError: No module named 'lab_that_is_not_there'"
    said = [line.removeprefix("bibkit: The plug-in ") for line in warned.err.splitlines()]
    assert said == [
        f"gone (sad_plugin 1.2) can't be used as format: {gone}",
        "nothing (sad_plugin 1.2) can't be used as format: AttributeError: module 'sad_wrong' has no attribute 'NOTHING'",
        "text (sad_plugin 1.2) can't be used as format: it has no name, read, write",
        f"gone (sad_plugin 1.2) can't be used as rules: {gone}",
        "ours (sad_plugin 1.2) can't be used as rules: BK101 mine is no code of letters of its own and three figures",
    ]


def test_a_broken_one_stands_in_nobodys_way(sad: Path, folder: Path) -> None:
    checked = run(sad, folder, "check", "refs.bib")
    assert checked.code == 0
    assert "the rule SAD101 fails with KeyError: 'x'" in checked.err
    assert checked.err.count("can't be used as rules") == 3
    assert run(sad, folder, "convert", "refs.bib", "--to", "bibtex").err == ""
    asked = run(sad, folder, "convert", "refs.bib", "--to", "gone")
    assert (asked.code, asked.out) == (2, "")
    assert asked.err == (
        "bibkit: The plug-in gone (sad_plugin 1.2) can't be used as format: ModuleNotFoundError: "
        "No module named 'lab_that_is_not_there'\n  hint: mend or remove the package sad_plugin\n"
    )
