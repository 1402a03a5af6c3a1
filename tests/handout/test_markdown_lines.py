"""Markdown sheets: whatever a text begins or ends with, it starts no block, in any reader of Markdown."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import bibkit
from bibkit.handout.files import handout
from bibkit.handout.load import load_sessions
from bibkit.handout.parts import WHOLE
from bibkit.handout.sheet import SheetOptions
from tests.programs import require

STARTS = (
    "# x", "###### x", "#", "- x", "+ x", "* x", "1. x", "12) x", "> x", "(1) x", "(iv) x", "a) x", "b. x", "iv. x",
    "XI) x", "A.  x", "#. x", "(@) x", "===", "---", "- - -", "***", "_ _ _", "```", "~~~ x", "| x | y |", "|-|-|", ": x",
    "~ x", "% x", "::: x", "[x]: y", "[^1]: y", "*[x]: y", "<div>", "<!-- x", "<?x", "$$ x", "\\begin{x}", "+---+", "@x",
)  # fmt: skip
SPACES = {
    "nothing": "", "a space": " ", "three": "   ", "four": "    ", "eight": " " * 8, "a tab": "\t", "space and tab": " \t",
    "a line end": "\n", "an empty line": "\n \n", "a line separator": "\u2028", "a no-break space": "\xa0",
    "an ideographic space": "\u3000", "a zero-width space": "\u200b", "an em space and a space": "\u2003 ",
}  # fmt: skip
READERS = ("commonmark", "gfm", "markdown", "markdown-it")
BLOCK = re.compile(r"<(/?(?:h\d|p|ul|ol|li|blockquote|pre|hr|table|dl|dt|dd|div|section))\b")


def html(text: str, reader: str) -> str:
    """What a reader makes of Markdown."""
    if reader == "markdown-it":
        return str(MarkdownIt("commonmark").enable("table").render(text))
    command = [require("pandoc"), "-f", reader, "-t", "html"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return re.sub(r"</?section[^>]*>", "", done.stdout.decode())


def sheet(folder: Path, texts: list[str]) -> str:
    """A sheet in Markdown with a paper a text, which has it in every place that takes words."""
    (folder / "records").mkdir(parents=True)
    papers = []
    for number, text in enumerate(texts):
        record = {
            "type": "book",
            "title": text,
            "author": [{"family": "Doe", "given": "J"}],
            "issued": "2020",
            "abstract": text,
        }
        (folder / f"records/k{number}.yaml").write_text(json.dumps(record, ensure_ascii=False))
        written = "".join(f"&#{ord(sign)};" for sign in text)
        papers.append(
            {
                "key": f"k{number}",
                "presenter": text,
                "summary": f"{written}\n\n- {written}\n\n  more\n- x\\\n{written}\n\n> {written}",
                "questions": [written, f"`x`{written}"],
            }
        )
    session = {"id": "one", "title": texts[-1], "lead": texts[:3], "before": written, "papers": papers}
    (folder / "sessions.yaml").write_text(json.dumps({"sessions": [session]}, ensure_ascii=False))
    library = bibkit.load(folder / "records")
    read = load_sessions(folder / "sessions.yaml", library.known_keys)
    assert read.diagnostics == ()
    made = handout(
        read.series.sessions[0], read.series, library, format="markdown", options=SheetOptions(abstract=WHOLE)
    )
    return made.sheet.decode()


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The blocks of a sheet with words in every place, by reader."""
    text = sheet(tmp_path_factory.mktemp("plain"), ["word"] * len(STARTS))
    return {reader: BLOCK.findall(html(text, reader)) for reader in READERS}


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_no_text_starts_a_block(tmp_path: Path, space: str, plain: dict[str, list[str]]) -> None:
    text = sheet(tmp_path, [space + start for start in STARTS])
    for reader in READERS:
        assert BLOCK.findall(html(text, reader)) == plain[reader], reader


def test_an_abstract_that_begins_like_a_heading_is_a_paragraph(tmp_path: Path) -> None:
    text = sheet(tmp_path, [" # Not a heading"])
    assert "\n### Abstract\n\n \\# Not a heading\n" in text


def test_a_heading_keeps_the_number_sign_at_its_end(tmp_path: Path) -> None:
    text = sheet(tmp_path, ["Learning C #"])
    assert text.startswith("# Learning C \\#\n")
    assert "\n## 1. Learning C \\#\n" in text
    for reader in READERS:
        assert re.search(r"<h1[^>]*>Learning C #</h1>", html(text, reader)), reader
        assert re.search(r"<h2[^>]*>1. Learning C #</h2>", html(text, reader)), reader
