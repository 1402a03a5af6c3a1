"""`bibkit show` and `bibkit open`: all about a work, and where it can be read."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.run import bibkit
from tests.cli.terminal import on_terminal
from tests.seed import ROOT

RECORD = """\
type: book
title: On Shelves
author:
  - Doe, Jane
issued: 2020
aliases: [old2020]
links:
  code: https://example.org/code
  slides: talk.pdf
  bad: javascript:alert(1)
file: "Paper:papers/-rf.pdf:PDF"
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "doe2020.yaml").write_text(RECORD, encoding="utf-8")
    (tmp_path / "talk.pdf").write_text("", encoding="utf-8")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "-rf.pdf").write_text("", encoding="utf-8")
    (tmp_path / "sessions.yaml").write_text(
        "sessions:\n  - id: first\n    date: 2026-10-20\n    title: Shelves\n    papers: [old2020]\n",
        encoding="utf-8",
    )
    return tmp_path


def test_all_about_a_work(project: Path) -> None:
    run = bibkit("show", "old2020", cwd=project)
    assert (run.code, run.err) == (0, "")
    expected = f"""\
doe2020  records/doe2020.yaml:1

Doe, J. (2020). On Shelves.

id: doe2020
type: book
title: On Shelves
author:
  - Doe, Jane
issued: 2020
file: Paper:papers/-rf.pdf:PDF

Links
  code    https://example.org/code
  slides  {(project / "talk.pdf").as_uri()}
  file    {(project / "papers" / "-rf.pdf").as_uri()}

Aliases
  old2020

Sessions
  first  2026-10-20  Shelves

Findings
  records/doe2020.yaml:10:8: BK417 bad is no address that a page can lead to
"""
    assert run.out == expected


def test_the_same_for_programs(project: Path) -> None:
    shown = json.loads(bibkit("show", "doe2020", "-f", "json", cwd=project).out)
    assert [one["key"] for one in shown] == ["doe2020"]
    assert shown[0]["sessions"] == [{"id": "first", "date": "2026-10-20", "title": "Shelves"}]
    assert shown[0]["item"]["title"] == "On Shelves"
    assert [one["code"] for one in shown[0]["findings"]] == ["BK417"]


def test_a_work_in_any_format_of_export() -> None:
    shown = bibkit("show", "kang2019transfer", "-f", "bibtex")
    assert shown.out == bibkit("export", "kang2019transfer", "-f", "bibtex").out
    assert bibkit("show", "kang2019transfer", "-f", "text", "--style", "ieee").out.startswith("[1]")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["show", "horsch2018linaer"], "did you mean horsch2018linear"),
        (["show", "horsch2018linear", "-f", "bibtx"], "did you mean bibtex"),
        (["open", "horsch2018linear", "--what", "pfd"], "did you mean pdf?"),
    ],
)
def test_a_name_that_is_none_has_near_ones(arguments: list[str], complaint: str) -> None:
    run = bibkit(*arguments)
    assert (run.code, run.out) == (2, "")
    assert complaint in run.err


def test_an_address_for_a_pipe() -> None:
    assert bibkit("open", "horsch2018linear").out == "https://doi.org/10.1016/j.epsr.2017.12.034\n"
    assert bibkit("open", "horsch2018linear", "--what", "PDF").out == "https://arxiv.org/pdf/1704.01881\n"
    assert bibkit("open", "horsch2018linear", "--every").out == (
        "doi\thttps://doi.org/10.1016/j.epsr.2017.12.034\n"
        "arxiv\thttps://arxiv.org/abs/1704.01881\n"
        "pdf\thttps://arxiv.org/pdf/1704.01881\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a browser is a script of the shell here")
def test_a_browser_opens_the_address_on_a_terminal_or_when_asked(tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path / "opened"}\n', encoding="utf-8")
    browser.chmod(0o755)
    env = {"BROWSER": str(browser)}
    doi = "https://doi.org/10.1016/j.epsr.2017.12.034\n"
    assert on_terminal("open", "horsch2018linear", cwd=ROOT, env=env).out == doi
    assert (tmp_path / "opened").read_text() == doi
    assert on_terminal("open", "horsch2018linear", "--print", cwd=ROOT, env=env).out == doi
    assert bibkit("open", "horsch2018linear", env=env).out == doi
    assert (tmp_path / "opened").read_text() == doi
    assert bibkit("open", "horsch2018linear", "--browser", env=env).out == doi
    assert (tmp_path / "opened").read_text() == doi + doi


@pytest.mark.parametrize(
    "said",
    [
        "URL: javascript:alert(1)",
        "URL: data:text/html,<script>",
        "URL: file:///etc/passwd",
        "URL: --help",
        "URL: mailto:doe@example.org",
        "links: {pdf: ../../../../etc/passwd}",
        "links: {pdf: /etc/passwd}",
        "links: {pdf: file:///etc/passwd}",
        "links: {pdf: out.pdf}",
        "links: {pdf: ~/x.pdf}",
        "file: :/etc/passwd:PDF",
        f"links: {{pdf: {'x/' * 3000}}}",
    ],
)
def test_what_others_wrote_names_no_program_and_no_file_elsewhere(tmp_path: Path, said: str) -> None:
    (tmp_path / "records").mkdir()
    (tmp_path / "out.pdf").symlink_to("/etc/passwd")
    (tmp_path / "records" / "x.yaml").write_text(f"type: book\ntitle: X\n{said}\n", encoding="utf-8")
    run = bibkit("open", "x", "--browser", cwd=tmp_path, env={"BROWSER": "/bin/false"})
    assert (run.code, run.out) == (1, "")
    assert run.err == (
        "bibkit: x has no address\n  hint: give it a DOI, arXiv identifier, PMID, URL or links\n"
    )
