"""What the README and the pages of docs/ show of Python runs as it is printed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import bibkit

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PAGES = [
    path
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
    if BLOCK.search(path.read_text())
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_blocks_of_python_run_one_after_the_other(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    text = page.read_text(encoding="utf-8")
    names: dict[str, Any] = {}
    for block in BLOCK.finditer(text):
        line = text.count("\n", 0, block.start(1))
        exec(compile("\n" * line + block[1], str(page), "exec"), names)  # a fault has its line of the page
    printed = capsys.readouterr()
    assert printed.out
    assert printed.err == ""


README = (ROOT / "README.md").read_text(encoding="utf-8")
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALL = re.compile(r"^\$ (.*)\n", re.MULTILINE)


def test_the_console_shows_what_comes_out(tmp_path: Path) -> None:
    bib = re.search(r"^```bibtex\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert bib is not None
    (tmp_path / "refs.bib").write_text(bib[1], encoding="utf-8")
    session = "".join(block[1] for block in CONSOLE.finditer(README))
    calls = CALL.split(session)[1:]
    assert len(calls) > 10
    for line, expected in zip(calls[::2], calls[1::2], strict=True):
        program, *arguments = shlex.split(line)
        assert program == "bibkit"
        run = bibkit(*arguments, cwd=tmp_path)
        assert run.out + run.err == expected, line
