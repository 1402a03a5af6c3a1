"""CSL-YAML: what pandoc takes as `references`, and the records back from it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.csl_yaml import write_csl_yaml
from bibkit.formats.written import write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Provenance, Record
from bibkit.syntax.yaml import nodes
from bibkit.text.escape import pandoc
from bibkit.text.escape.pandoc import csl_text, prose, unescaped, verbatim
from tests.programs import require
from tests.strategies.records import TEXT, records

BAI = Record("bai2022", "article", {
    "title": "Constitutional <i>AI</i>: $L_\\infty$ *is* #1 [@nope] \\emph{x} 5 < 6",
    "author": (Name(family="Bai", given="Yuntao"), Name(literal="O'Reilly, *Inc.*")),
    "incomplete": ("author",),
    "issued": Date(Moment(2022, 12, 15)),
    "volume": "012",
    "arxiv": ArxivId("2212.08073", 1, "cs.CL"),
    "URL": "https://x.org/a_b*c*--d'e",
    "tags": ("@nope", "[@nope]"),
    "source": Provenance("arXiv", "listing", "list_1.txt", (1, 3), ("a", "@b")),
}, {"x-lab": {"y": ["1", "2"]}})  # fmt: skip


def test_the_block_is_markdown_in_typed_yaml() -> None:
    assert (
        write_whole(write_csl_yaml, [BAI], {}).text
        == r"""---
references:
- id: bai2022
  citation-key: bai2022
  type: article
  title: "Constitutional *AI*: $L_\\infty$ \\*is\\* #1 \\[\\@nope\\] \\\\emph{x} 5 \\< 6"
  author:
  - {family: Bai, given: Yuntao}
  - {literal: "O'Reilly, \\*Inc.\\*"}
  issued: {date-parts: [[2022, 12, 15]]}
  volume: "012"
  URL: https://x.org/a\_b\*c\*\-\-d\'e
  source: arXiv
  publisher: arXiv
  number: arXiv:2212.08073
  DOI: "10.48550/arXiv.2212.08073"
  custom:
    bibkit:
      incomplete: [author]
      arxiv: "2212.08073v1 \\[cs.CL\\]"
      tags: ["\\@nope", "\\[\\@nope\\]"]
      source: {format: listing, file: list\_1.txt, lines: "1-3", raw: [a, "\\@b"]}
      derived: [publisher, number, DOI]
      extra: {x-lab: {"y": ["1", "2"]}}
...
"""
    )


@given(records())
@settings(max_examples=300, deadline=None)
def test_a_record_survives_csl_yaml(record: Record) -> None:
    result = bibkit.read(write_whole(write_csl_yaml, [record], {}).text, "csl-yaml", path="x.yaml")
    assert not result.diagnostics
    assert result.records == (record,)


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_a_verbatim_text_survives_markdown(text: str) -> None:
    assert unescaped(verbatim(text)) == text


def run_pandoc(
    tmp_path: Path, library: list[Record], option: str, text: str, to: str = "plain"
) -> tuple[str, str]:
    pandoc = require("pandoc")
    (tmp_path / "refs.yaml").write_text(write_whole(write_csl_yaml, library, {}).text, encoding="utf-8")
    command = [pandoc, "--citeproc", option, "refs.yaml", "-t", to, "--wrap=none"]
    done = subprocess.run(command, input=text, cwd=tmp_path, capture_output=True, text=True, check=True)
    return done.stdout, done.stderr


@pytest.mark.parametrize("option", ["--metadata-file", "--bibliography"])
def test_pandoc_prints_every_character_as_the_record_has_it(tmp_path: Path, option: str) -> None:
    text, warnings = run_pandoc(tmp_path, [BAI], option, "[@bai2022]")
    assert warnings == ""
    assert text == (
        "(Bai and O’Reilly, *Inc.* 2022)\n\n"
        "Bai, Yuntao, and O’Reilly, *Inc.*. 2022. “Constitutional AI: L_(∞) *Is* #1 [@Nope] \\Emph{x} 5 < 6.” arXiv. "
        "https://doi.org/10.48550/arXiv.2212.08073.\n"
    )


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("1. First", "1. First"),
        ("# Head", "# Head"),
        ("- item", "- item"),
        ("> quote", "> quote"),
        ("| line", "| line"),
        ("(a) list", "(a) list"),
        ("a <b>b</b><i>c</i> d", "a bc d"),
        ("x<sup>a b</sup>", "xa b"),
        ("<i> a</i>", "a"),
        ("$5 and $6", "$5 and $6"),
        ("A -- B ... C --- D", "A -- B ... C --- D"),
        ("&amp; <script>", "&amp; <script>"),
        ("`code` ~~s~~ ^[n] :x: {=h}", "`code` ~~s~~ ^[n] :x: {=h}"),
        ("a\n===\n- b\n: c", "a === - b : c"),
        ("\tcode", "code"),
        ("     code &#9;", "code &#9;"),
    ],
)
def test_titles_that_look_like_markdown_are_inert(tmp_path: Path, text: str, printed: str) -> None:
    record = Record("a", "book", {"title": f"Q {text}" if text[0] in "&$`" else text})
    out, warnings = run_pandoc(tmp_path, [record], "--metadata-file", "---\nnocite: '@a'\n---\n")
    assert warnings == ""
    shown = " ".join(out.split()).removesuffix(" n.d.").removesuffix(".").removeprefix("Q ")
    assert shown.casefold() == printed.casefold()


@given(st.lists(records(), min_size=8, max_size=15, unique_by=lambda record: record.key))
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_pandoc_takes_any_records(tmp_path: Path, library: list[Record]) -> None:
    assert run_pandoc(tmp_path, library, "--bibliography", "---\nnocite: '@*'\n---\n")[1] == ""


def test_an_abstract_with_indented_lines_is_no_code() -> None:
    text = "Columns:\n\n\tTimestamp\n    DOI\n\n  &#9;"
    record = Record("a", "book", {"abstract": text})
    written = write_whole(write_csl_yaml, [record], {}).text
    block = r"""
    Columns:

    &#9;Timestamp
    &#32;   DOI

      \&#9;
"""
    assert "  abstract: |-" + block in written
    assert bibkit.read(written, "csl-yaml", path="x.yaml").records == (record,)


@given(st.lists(records(), min_size=1, max_size=3, unique_by=lambda record: record.key))
@settings(max_examples=50, deadline=None)
def test_typed_yaml_readers_see_texts_as_texts(library: list[Record]) -> None:
    items = yaml.load(write_whole(write_csl_yaml, library, {}).text, yaml.CSafeLoader)["references"]
    for item in items:
        texts = {name: value for name, value in item.items() if not isinstance(value, list | dict)}
        assert all(isinstance(value, str) for value in texts.values()), texts


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("The *E. coli* **H**~2~O^+^", "The <i>E. coli</i> <b>H</b><sub>2</sub>O<sup>+</sup>"),
        ("[McKay]{.nocase} and [bce]{.smallcaps}",
         '<span class="nocase">McKay</span> and <span style="font-variant:small-caps;">bce</span>'),
        ("2 * 3 * 4, a^b, [x]", "2 * 3 * 4, a^b, [x]"),
        (r"\*not\* $x_1^2*$", "*not* $x_1^2*$"),
        ("1931--2004", "1931–2004"),
        ("A --- B ... *C--D*", "A — B … <i>C–D</i>"),
        (r"\--x and 1\-\-2 \... $a--b$ a-b", r"--x and 1--2 ... $a--b$ a-b"),
        ("a ---- b....", "a —- b…."),
        (r"\---x", "-–x"),
    ],
)  # fmt: skip
def test_markdown_of_other_writers_becomes_csl_rich_text(markdown: str, text: str) -> None:
    assert csl_text(markdown) == text


def test_a_file_as_pandoc_writes_it_is_read() -> None:
    text = "---\nreferences:\n- author:\n  - family: Berg\n    given: Jan\n  id: a1\n  issued: 2004-06~\n  type: book\n  volume: 3\n---\n"
    (record,) = bibkit.read(
        text.replace("---\n", "", 1).removesuffix("---\n"), "csl-yaml", path="x.yaml"
    ).records
    assert record.author == (Name(family="Berg", given="Jan"),)
    assert record.text("issued") == "2004-06~"
    assert record.source == Provenance(format="csl-yaml", file="x.yaml")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: x\n", "1:1 BK801"),
        ("references:\n- id: a\n  type: [\n", "3:9 BK103"),
        ("references:\n- id: a\n  type: novel\n- x\n", "3:9 BK109, 4:3 BK805"),
        ("references:\n- id: a\n  type: book\n  issued: {date-parts: [[2021, 13, 4]]}\n", "4:11 BK806"),
    ],
)
def test_every_fault_has_its_place(text: str, fault: str) -> None:
    found = bibkit.read(text, "csl-yaml", path="x.yaml").diagnostics
    assert ", ".join(f"{one.where.line}:{one.where.column} {one.code}" for one in found) == fault


def test_no_records_are_an_empty_list() -> None:
    assert write_whole(write_csl_yaml, [], {}).text == "---\nreferences: []\n...\n"
    assert bibkit.read("---\nreferences: []\n...\n", "csl-yaml", path="").found == 0


@given(TEXT)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_never_misses_what_wants_escaping(text: str) -> None:
    assert verbatim(text) == pandoc._VERBATIM.sub(pandoc._escaped, text)
    assert prose(text) == pandoc._PROSE.sub(pandoc._escaped, text)


def test_many_findings_in_one_file_are_placed_by_one_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    parses: list[str] = []
    compose = nodes._compose

    def counted(text: str) -> yaml.Node | None:
        parses.append(text)
        return compose(text)

    monkeypatch.setattr(nodes, "_compose", counted)
    text = "references:\n" + "".join(f"- id: a{i}\n  type: book\n  DOI: bad\n" for i in range(50))
    found = bibkit.read(text, "csl-yaml", path="x.yaml").diagnostics
    assert [one.where.line for one in found] == [4 + 3 * i for i in range(50)]
    assert len(parses) <= 2
