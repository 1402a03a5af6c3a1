"""The page of each rule: its wrong example raises its code and no other, its right one nothing, and the documents follow."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bibkit.cli import _run
from bibkit.diagnostics.codes import CODES, FAMILIES, family_of
from bibkit.diagnostics.pages import all_pages
from bibkit.diagnostics.pages.page import Example, Page
from tests.cli.run import bibkit
from tests.diagnostics.rule_docs import FOLDER, documents

PAGES = all_pages()
SHOWN = [page for page in PAGES.values() if page.bad is not None]


def codes_found(
    example: Example, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> set[str]:
    """The codes that the command of an example tells of its files."""
    for name, text in example.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    arguments = example.command.split()
    if arguments[0] == "check":
        arguments += ["--output-format", "json"]
    else:
        arguments += ["-v"]
    code = _run(arguments)
    out, err = capfd.readouterr()
    assert code in (0, 1), err
    if arguments[0] == "check":
        assert {one["code"] for one in json.loads(out)} <= CODES.keys()
        return {one["code"] for one in json.loads(out)}
    return set(re.findall(r"\bBK\d{3}\b", out + err))


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_a_wrong_example_raises_its_code_and_no_other(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert page.bad is not None
    assert codes_found(page.bad, tmp_path, monkeypatch, capfd) == {page.code}


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_a_right_example_raises_nothing(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    assert page.good is not None
    assert codes_found(page.good, tmp_path, monkeypatch, capfd) == set()


def test_every_code_has_a_page_in_the_file_of_its_family() -> None:
    assert list(PAGES) == list(CODES)
    for code, page in PAGES.items():
        assert code == page.code
        assert (page.bad is None) == (page.good is None) == bool(page.not_shown), code
        assert bool(page.fix) == bool(CODES[code].fixes), f"{code}: why its fix is as safe as it is"
        assert page.why.endswith("."), code


def test_every_code_is_of_a_family_and_has_a_name_of_its_own() -> None:
    assert [family_of(code) for code in CODES] == sorted(
        (family_of(code) for code in CODES), key=list(FAMILIES.values()).index
    )
    assert len({row.name for row in CODES.values()}) == len(CODES)


def test_the_documents_are_made_of_the_pages() -> None:
    """`python -m tests.diagnostics.rule_docs` writes them."""
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == documents()


def test_a_rule_is_explained_by_its_code_or_its_name() -> None:
    page = bibkit("rule", "BK204")
    assert page.out == bibkit("rule", "no-such-day").out == bibkit("rule", "bk204").out
    assert page.out == (
        "# BK204 no-such-day\n\nerror, dates\n\nThe day does not exist in its month.\n\n"
        "## Why\n\nA day that the calendar does not have is a slip; the true one stands in the source alone.\n\n"
        "## Way out\n\nCorrect the day or leave it off.\n\n"
        "## Wrong\n\n`doe2020.yaml`\n\n```yaml\ntype: book\ntitle: On names\n"
        "author: [{family: Doe, given: Jane}]\nissued: 2021-02-29\n```\n\n"
        "## Right\n\n`doe2020.yaml`\n\n```yaml\ntype: book\ntitle: On names\n"
        "author: [{family: Doe, given: Jane}]\nissued: 2020-02-29\n```\n\n"
        "## Fix\n\nNone, as there is no one right answer.\n"
    )


def test_a_code_that_is_none_is_refused_with_near_ones() -> None:
    run = bibkit("rule", "no-such-dya")
    assert (run.code, run.err) == (
        2,
        'bibkit: There is no code "no-such-dya"\n  hint: did you mean no-such-day or no-such-month?\n',
    )


def test_rules_are_listed_by_family() -> None:
    lines = bibkit("rules").out.splitlines()
    assert lines[0] == "BK0 citing: texts that cite: the sessions of a reading group, sources of papers"
    assert sum(line.startswith("  BK") for line in lines) == len(CODES)
    assert bibkit("rules", "duplicates").out == (
        "BK6 duplicates: works that are there twice\n"
        "  BK601  warning               same-identifier          Two records carry one identifier.\n"
        "  BK602  warning               same-work                Two records have one title, first author and year.\n"
        "  BK603  warning               preprint-and-published   A preprint and its published version are both there.\n"
        "  BK604  warning               same-work-nearly         Two records have one title, mostly the same people and about the same year.\n"
    )
    assert "  BK412  off      unsafe       url-repeats-doi" in bibkit("rules", "BK412").out
    assert bibkit("rules", "BK20", "bad-doi").out.count("\n  BK") == 10


def test_rules_as_json_say_what_their_pages_do() -> None:
    rules = json.loads(bibkit("rules", "no-such-day", "--output-format", "json").out)
    assert rules == [
        {
            "code": "BK204",
            "name": "no-such-day",
            "family": "dates",
            "severity": "error",
            "is_on": True,
            "summary": "The day does not exist in its month.",
            "why": "A day that the calendar does not have is a slip; the true one stands in the source alone.",
            "way_out": "Correct the day or leave it off.",
            "fixes": [],
        }
    ]
