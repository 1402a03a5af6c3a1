"""What stands beside the entries of a .bib file: it is told where it stays behind, as the file is written anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.formats.bibtex.beside import BesideEntries, beside_entries
from tests.cli.run import bibkit

BOOK = "@book{doe, author={Doe, Jane}, title={On Names}, publisher={Press}, year=2020}\n"


@pytest.mark.parametrize(
    ("text", "preamble", "comments"),
    [
        (r'@preamble{"\newcommand{\x}{y}"}', "", 0),
        (r'@Preamble{"\newcommand{\noopsort}[1]{} " # "\def\swap#1#2{#2#1}"}', "", 0),
        (r'@preamble("\providecommand\name{N\'e}")', "", 0),
        (r'@preamble{"\hyphenation{Skil-lings}"}', r"\hyphenation{Skil-lings}", 0),
        (r"@preamble{{\input tugboat.def}}", r"\input tugboat.def", 0),
        (r'@preamble{"\def\x{y} \sloppy"}', r"\def\x{y} \sloppy", 0),
        (r'@preamble{"\ifx \undefined \b \def \b #1{{\em #1}} \fi"}', r"\ifx \undefined \b \def \b #1{{\em #1}} \fi", 0),
        (r'@preamble{"\def\x{\unheard y}"}', r"\def\x{\unheard y}", 0),
        ('@preamble{"Kept by " # me}', '"Kept by " # me', 0),
        ("% one\n\t% two\n@comment{three}\n100% none\n", "", 3),
        ("", "", 0),
    ],
)  # fmt: skip
def test_what_stands_beside_the_entries(tmp_path: Path, text: str, preamble: str, comments: int) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(f"{text}\n{BOOK}" if text else text, encoding="utf-8")
    assert beside_entries(path) == BesideEntries(preamble, comments)


def test_a_preamble_that_stays_behind_is_a_loss(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@preamble{{\\sloppy}}\n% Mine\n" + BOOK, encoding="utf-8")
    run = bibkit("convert", "refs.bib", "--to", "biblatex", "--loss-report", cwd=tmp_path)
    assert (run.code, run.err) == (
        0,
        (
            "bibkit: 1 comment of refs.bib stays behind, as entries are written anew\n"
            "refs.bib: BK707 The @preamble holds more than macros (\\sloppy), and stays behind\n"
            "    = help: copy it over\n"
        ),
    )
    assert run.out.startswith("@book{doe,")
    run = bibkit("convert", "refs.bib", "-o", "new.bib", "--fail-on-loss", cwd=tmp_path)
    assert run.code == 1
    assert run.err.endswith("bibkit: nothing was written\n")
    assert not (tmp_path / "new.bib").exists()
    run = bibkit("export", "-L", "refs.bib", "-f", "bibtex", cwd=tmp_path)
    assert run.err.endswith("bibkit: 1 loss (--loss-report names them)\n")


@pytest.mark.parametrize("arguments", [("--to", "ris"), ("--preserve", "-o", "new.bib"), ("-o", "refs.bib")])
def test_where_the_form_stays_or_tex_ends_nothing_is_told(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "refs.bib").write_text("@preamble{{\\sloppy}}\n% Mine\n" + BOOK, encoding="utf-8")
    run = bibkit("convert", "refs.bib", *arguments, cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
