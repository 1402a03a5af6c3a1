"""Sources that are meant to harm, or broken: they end soon, with a message, and nothing else is read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from bibkit.lists.in_text import TEXTS, cite_in_text
from bibkit.lists.options import DEFAULTS
from tests.cited.reading import cited, keys, written

SECONDS = 10  # of work; what takes the square of its length takes minutes


# Ending of a file -> what stands in it again and again.
REPEATED = {
    "tex": [
        r"\cite{", r"\cite[", r"\cite[{", r"\cites(", r"\cite{a}", r"\cite[\cite[", r"\newcommand{\x}{", r"\iffalse ",
        r"\iftrue \else ", r"\begin{verbatim}", r"\begin{filecontents}{a}", "\\verb|", r"\url{", r"\def\x#1{\cite{#1}",
        r"\cite{a,", "\\", "%", "{", "}", "[]", r"\x{\cite", r"\let\a\b", r"\newif\ifx ", r"\input ", r"\cite<",
        r"\citefoo{", "\0", r"\cite{\0}", r"\begin{", "\\newcommand{\\x}[1]{\\cite{#1}}\\x{a}",
    ],
    "md": ["[@a", "[[@a]", "@a[", "`", "---\n\n", "{{< include ", "[^1]: @a\n", "<!--", "$", "{#fig:", "@{"],
    "typ": ["#f(", "[", "@a[", "/*", "$", '"', '#"', "```", "#cite(<a", "#{", "<a", "#let x = ", "@", "#f.g", "`"],
    "rst": [":cite:`", "``", ".. note::\n\n", "::\n\n", ":cite:`{", "a\n"],
    "org": ["[cite:", "[cite:@a", "cite:a,", "=a ", "#+begin_src\n", "* a\n", "cite:&", "@", "[[cite:a", "~a=b"],
    "adoc": ["cite:[", "----\n", "`+", "cite:[a(", "include::"],
    "aux": [r"\citation{", "\\@input{", r"\citation{a}"],
    "bcf": ["<bcf:citekey ", "<bcf:citekey>", '<bcf:citekey type="set" members="'],
    "html": ["<p>", "[@a", "<pre>", "<!--", "<a b='", "[@a]", "<", "&", "@{", "<svg>"],
    "ipynb": ["[", '{"cells":', '{"cells": [{"source": ["'],
}  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "piece"), [(ending, piece) for ending, pieces in REPEATED.items() for piece in pieces]
)
def test_long_repetitions_take_seconds(ending: str, piece: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_text(piece * (400_000 // len(piece)), encoding="utf-8")
    start = time.process_time()
    cited(path)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("style", ["apa", "nature", "chicago-notes-bibliography"])
@pytest.mark.parametrize(
    "piece",
    ["[@a] ", "\n[@a]", "x\n[@a].", "- [@a]\n", "^[@a]", "[^1]", "[@gone] ", "::: {#refs}\n", "[@a" + " " * 300 + "]",
     " " * 50 + "[@a]", "> ", "[^1]: [@a]\n", "`[@a]", "<div id=refs>", "[@a]\r\n", "**[@a]"],
)  # fmt: skip
def test_citations_without_end_are_set_in_seconds(piece: str, style: str) -> None:
    item = {
        "id": "a",
        "type": "book",
        "title": "On",
        "author": [{"family": "Doe"}],
        "issued": {"raw": "2020"},
    }
    text = piece * (60_000 // len(piece))
    start = time.process_time()
    for output in TEXTS:
        cite_in_text(text, {"a": item}.get, output, DEFAULTS._replace(style=style))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "text",
    [
        "book:\n  chapters: [" * 5_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nbook: {chapters: [*c, *c, index.qmd]}\n",
        "book:\n  chapters:\n" + "    - index.qmd\n" * 20_000,
        "book: {chapters: [_quarto.yml, ../../etc/passwd.md, /dev/zero.qmd, 'a\\0b.qmd', https://example.org/a.qmd]}",
        "book: " + "{part: " * 3_000,
        "\0",
        "book: {chapters: [index.qmd]}\nbook: [",
    ],
)
def test_settings_of_quarto_that_are_odd_end_soon(text: str, tmp_path: Path) -> None:
    (tmp_path / "index.qmd").write_text("@a")
    (tmp_path / "_quarto.yml").write_text(text)
    start = time.process_time()
    found = cited(tmp_path / "_quarto.yml")
    assert set(found.in_order) <= {"a"}
    assert {one.code for one in found.diagnostics} <= {"BK024", "BK101"}
    assert set(map(Path, found.files)) <= {tmp_path / "_quarto.yml", tmp_path / "index.qmd"}
    assert time.process_time() - start < SECONDS


def test_a_hundred_thousand_cites_are_all_found(tmp_path: Path) -> None:
    text = "".join(f"Words \\citep[see][p.~5]{{key{number},other}}.\n" for number in range(50_000))
    assert len(written(tmp_path, paper_tex=text).keys) == 100_000


def test_more_text_than_any_work_has_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text("\\cite{a}\n\\input{b}\\cite{c}", encoding="utf-8")
    (tmp_path / "b.tex").write_bytes(b"\\cite{b} " * 8_000_000)
    found = cited(tmp_path / "a.tex")
    assert keys(found) == "a c"
    assert [(one.code, one.where.path, one.message) for one in found.diagnostics] == [
        (
            "BK101",
            str(tmp_path / "b.tex"),
            "The sources together are more than 64 MiB; nothing is read from here on",
        )
    ]


def test_files_that_name_one_another_without_end_stop(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"p{number}.tex").write_text(f"\\cite{{k{number}}}\\input{{p{number + 1}}}")
    found = cited(tmp_path / "p0.tex")
    assert len(found.keys) == 101
    assert [one.code for one in found.diagnostics] == ["BK025"]


def test_a_pipe_a_device_and_a_folder_are_no_parts(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.tex")
    (tmp_path / "folder.tex").mkdir()
    text = r"\cite{a}\input{pipe}\input{/dev/zero}\input{folder}\input{|ls}\cite{b}"
    found = written(tmp_path, paper_tex=text)
    assert keys(found) == "a b"
    assert [one.code for one in found.diagnostics] == ["BK024"] * 4


def test_nothing_is_read_that_no_source_names(tmp_path: Path) -> None:
    (tmp_path / "other.tex").write_text(r"\cite{no}")
    (tmp_path / "other.bib").write_text("@misc{no, title = {No}}")
    found = written(tmp_path, paper_tex=r"\cite{a}")
    assert found.files == (str(tmp_path / "paper.tex"),)
    assert found.bibliographies == ()


def test_what_is_no_bibliography_by_its_name_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("a secret")
    found = written(tmp_path, paper_tex=r"\addbibresource{secret}\bibliography{../secret}", secret_bib="")
    assert [one.path.suffix for one in found.bibliographies] == [".bib", ".bib"]


def test_a_link_out_of_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside.tex").write_text(r"\cite{no}")
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "a.tex").write_text(r"\cite{a}")
    (folder / "b.tex").symlink_to(tmp_path / "outside.tex")
    assert keys(cited(folder)) == "a"


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_bytes(b"\\cite{a} \xff\xfe")
    found = cited(tmp_path / "a.tex")
    assert [one.code for one in found.diagnostics] == ["BK102"]
