"""The recipes of docs/sites.md, each as it stands there, with the real generators."""

from __future__ import annotations

import re
import subprocess
from html import unescape
from pathlib import Path

import pytest

from tests.browser import chromium
from tests.cli.run import ROOT, bibkit
from tests.programs import require

PAGE = (ROOT / "docs" / "sites.md").read_text(encoding="utf-8")
BRACES = "{{ site.title }} {% raw %} {# gone #} {{< include x >}} {{{%"
RECORD = f"""\
id: doe2020
type: paper-conference
title: 'On {BRACES}'
author: [{{family: Doe, given: Jane, marks: [equal]}}]
issued: 2020
container-title: Flows (FLOW)
abstract: |
  We *look* at _flows_, `code` and {BRACES}

      Indented & <b>bold</b> --8<-- "x"

  # No heading
links: {{code: https://example.org/, preview: flows.png}}
tags: [selected]
"""


def blocks(title: str) -> list[str]:
    """The blocks of code under a heading of the page; one in four backticks may hold another."""
    section = re.search(rf"^## {re.escape(title)}$(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    return [code for _, code in re.findall(r"^(`{3,4})\w+\n(.*?)^\1$", section[1], re.MULTILINE | re.DOTALL)]


def project(folder: Path, title: str) -> tuple[list[str], str]:
    """The other blocks of the recipe, and the fragment that its first one writes."""
    (folder / "records").mkdir()
    (folder / "records/doe2020.yaml").write_text(RECORD)
    (folder / "records/roe2021.yaml").write_text("id: roe2021\ntype: book\ntitle: Second\nissued: 2021\n")
    command, *others = blocks(title)
    called = (re.search(r"bibkit (page .*)", command) or [])[1].split()
    (folder / called[-1]).parent.mkdir(parents=True, exist_ok=True)
    assert bibkit(*called, cwd=folder).code == 0
    return others, (folder / called[-1]).read_text()


def run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def assert_holds(page: str, fragment: str) -> None:
    """The page has all of the fragment but what Hugo takes out of rules and scripts: comments."""
    whole = fragment.partition("</style>")[2].partition("<script>")[0].strip()
    assert "<pre" in whole
    assert whole in page
    abstract = "".join(re.findall(r'<details class="abstract">(.*?)</details>', page, re.DOTALL))
    shown = unescape(re.sub(r"<[^>]+>", "", abstract))
    assert f"We *look* at _flows_, `code` and {BRACES}" in " ".join(shown.split())


def test_jekyll(tmp_path: Path) -> None:
    jekyll = require("jekyll")
    (page,), fragment = project(tmp_path, "Jekyll")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts/default.html").write_text(
        "<!doctype html><title>x</title><main>{{ content }}</main>"
    )
    (tmp_path / "publications.html").write_text(page)
    run(jekyll, "build", "--quiet", "--disable-disk-cache", "-d", "out", folder=tmp_path)
    assert_holds((tmp_path / "out/publications.html").read_text(), fragment)


def test_hugo(tmp_path: Path) -> None:
    hugo = require("hugo")
    (page,), fragment = project(tmp_path, "Hugo")
    for name, text in {
        "hugo.toml": 'baseURL = "https://lab.example/"\n',
        "config.toml": 'baseURL = "https://lab.example/"\n',
        "content/publications.md": page,
        "layouts/_default/single.html": "<!doctype html><title>x</title><main>{{ .Content }}</main>",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    run(hugo, "--quiet", "-d", "out", folder=tmp_path)
    made = tmp_path / "out/publications/index.html"
    assert_holds(made.read_text(), fragment)
    with chromium() as browser:  # Hugo reads scripts, and takes out their comments
        browser.open(made)
        assert [line for line in browser.complaints() if "flows.png" not in line] == []
        browser.find("input[name=q]").send_keys("second")
        assert browser.texts("[role=status]") == ["1 of 2 works"]


def test_mkdocs(tmp_path: Path) -> None:
    mkdocs = require("mkdocs")
    (settings, page), fragment = project(tmp_path, "MkDocs")
    (tmp_path / "mkdocs.yml").write_text(settings)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/publications.md").write_text(page)
    run(mkdocs, "build", "--quiet", "--strict", folder=tmp_path)
    assert_holds((tmp_path / "site/publications/index.html").read_text(), fragment)


def test_sphinx(tmp_path: Path) -> None:
    sphinx = require("sphinx-build")
    (page,), fragment = project(tmp_path, "Sphinx")
    (tmp_path / "conf.py").write_text('project = "x"\nroot_doc = "publications"\n')
    (tmp_path / "publications.rst").write_text(page)
    run(sphinx, "-q", "-W", ".", "out", folder=tmp_path)
    assert_holds((tmp_path / "out/publications.html").read_text(), fragment)


def test_quarto_hands_pandoc_a_block_that_it_passes_on(tmp_path: Path) -> None:
    """Quarto puts in what is to be included before pandoc reads the page."""
    pandoc = require("pandoc")
    (page,), fragment = project(tmp_path, "Quarto")
    included = page.replace("{{< include _publications.html >}}", fragment.strip())
    assert included != page
    (tmp_path / "publications.md").write_text(included)
    run(pandoc, "publications.md", "-s", "-o", "out.html", folder=tmp_path)
    assert_holds((tmp_path / "out.html").read_text(), fragment)


@pytest.mark.parametrize("title", ["Jekyll", "Hugo", "Quarto", "MkDocs", "Sphinx"])
def test_each_recipe_begins_with_a_fragment(title: str) -> None:
    assert "bibkit page --fragment -o" in blocks(title)[0]
