"""Completion: what shells are told, and what bash makes of it."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import ROOT, bibkit


def completed(line: str, cwd: Path = ROOT, shell: str = "bash") -> list[str]:
    run = bibkit(cwd=cwd, env={"COMP_LINE": line, "_BIBKIT_COMPLETE": f"{shell}_complete"})
    assert (run.code, run.err) == (0, "")
    return run.out.split("\n")[:-1] if run.out.strip() else []


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("bibkit sho", ["show"]),
        ("bibkit show kan", ["kang2019transfer"]),
        ("bibkit show kang2019transfer hor", ["horsch2018linear"]),
        ("bibkit open --what doi hor", ["horsch2018linear"]),
        ("bibkit cite hor", ["horsch2018linear"]),
        ("bibkit rename hor", ["horsch2018linear"]),
        ("bibkit list tag:al", ["tag:alignment"]),
        ("bibkit list type:paper", ["type:paper-conference"]),
        ("bibkit list key:hor", ["key:horsch2018linear"]),
        ("bibkit list person:tom", ["person:tom-brown-energy", "person:tom-brown-ml"]),
        ("bibkit list author:Hör", ["author:Hörsch"]),
        ("bibkit list journalt", ["journaltitle:"]),
        ("bibkit export --select tag:al", ["tag:alignment"]),
        ("bibkit tag kang2019transfer ro", ["robustness"]),
        ("bibkit export --style american-geo", ["american-geophysical-union"]),
        ("bibkit rule no-such", ["no-such-month", "no-such-day"]),
        ("bibkit check --ignore BK204", ["BK204"]),
        ("bibkit handout const", ["constitutional-ai"]),
        ("bibkit stats --person tom-brown-e", ["tom-brown-energy"]),
        ("bibkit list --sort container-title-", ["container-title-short"]),
        ("bibkit export -f hay", ["hayagriva"]),
        ("bibkit help que", ["query"]),
    ],
)
def test_what_a_word_may_be(line: str, values: list[str]) -> None:
    assert completed(line) == [f"plain,{value}" for value in values]


def test_a_file_is_left_to_the_shell() -> None:
    assert completed("bibkit convert ref") == ["file,ref"]


def test_the_library_that_the_line_names_is_asked(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{DBLP:conf/x/Doe20, title = {A}}", encoding="utf-8")
    assert completed("bibkit show -L refs.bib DB", tmp_path) == ["plain,DBLP:conf/x/Doe20"]


def test_a_broken_or_missing_project_completes_nothing(tmp_path: Path) -> None:
    assert completed("bibkit show a", tmp_path) == []
    (tmp_path / "bibkit.toml").write_text("library = 1", encoding="utf-8")
    assert completed("bibkit show a", tmp_path) == []


def test_powershell_gets_each_value_with_what_is_said_of_it() -> None:
    assert completed("bibkit show kan", shell="powershell") == [
        "kang2019transfer\tTransfer of Adversarial Robustness Between Perturbation Type"
    ]
    script = bibkit("completion", "powershell").out
    assert script.startswith("Register-ArgumentCompleter -Native -CommandName bibkit -ScriptBlock {\n")
    assert '$env:_BIBKIT_COMPLETE = "powershell_complete"' in script


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_have_clicks_scripts(shell: str) -> None:
    assert f"_BIBKIT_COMPLETE={shell}_complete" in bibkit("completion", shell).out


@pytest.mark.parametrize(
    ("words", "reply"),
    [
        (["bibkit", "show", "kan"], ["kang2019transfer"]),
        (["bibkit", "list", "tag", ":", "al"], ["alignment"]),
        (["bibkit", "list", "type", ":"], ["article", "article-journal", "paper-conference"]),
        (["bibkit", "list", "x", "journalt"], ["journaltitle:"]),
    ],
)
def test_bash_puts_in_what_is_missing_of_the_word_as_it_parts_words(
    words: list[str], reply: list[str]
) -> None:
    line = " ".join(words).replace(" : ", ":").replace(" :", ":")
    script = "\n".join((
        f"bibkit() {{ {shlex.quote(sys.executable)} -m bibkit \"$@\"; }}; compopt() {{ :; }}",
        "env() { local one; for one in \"${@:1:$#-1}\"; do export \"$one\"; done; bibkit; }",
        bibkit("completion", "bash").out,
        f"COMP_WORDS=({' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}",
        f"COMP_LINE={shlex.quote(line)}; COMP_POINT={len(line)}",
        '_bibkit_completion bibkit; printf "%s\\n" "${COMPREPLY[@]}"',
    ))  # fmt: skip
    done = subprocess.run(
        ["bash", "--norc", "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stderr == ""
    assert done.stdout.split() == reply
