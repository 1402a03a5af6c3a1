"""What docs/handout.md says of templates is what they have: files, blocks and values."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import jinja2.meta
import jinja2.nodes
import pytest

import bibkit
from bibkit.handout.files import handout
from bibkit.handout.load import load_sessions
from bibkit.handout.sheet import SheetOptions, make_sheet
from bibkit.handout.term import make_term
from bibkit.handout.write import html
from bibkit.handout.write.latex import DELIMITERS
from bibkit.handout.write.target import BUILT_IN
from bibkit.handout.write.values import template_values
from tests.handout.sheets import ROOT, loaded

DOCS = (ROOT / "docs/handout.md").read_text(encoding="utf-8")
TEMPLATES = sorted(path.name for path in BUILT_IN.iterdir())
OF_SHEETS = [
    name for name in TEMPLATES if re.fullmatch(r"handout\.(html|md|typ|tex|txt|docx\.xml|beamer\.tex)", name)
]
OF_PLANS = [name for name in TEMPLATES if name.startswith("term.")]
ONLY_IN_PLANS = {"rows", "people"}
SESSION = "types: {}\nsessions:\n- {date: 2026-10-20, papers: [doe2020, roe2019], questions: [Why?]}\n"


def table(heading: str) -> set[str]:
    """The names in the first column of the tables below a heading."""
    section = DOCS.partition(f"\n{heading}\n")[2]
    rows = re.split(r"\n#", section)[0].splitlines()
    cells = [row.split("|")[1] for row in rows if row.startswith("| `")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def parsed(name: str) -> tuple[set[str], set[str]]:
    """The blocks of a template, and the values that it takes from outside."""
    options = DELIMITERS if name.endswith(".tex") else {}
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, **options)  # type: ignore[arg-type]
    tree = environment.parse((BUILT_IN / name).read_text(encoding="utf-8"))
    blocks = {block.name for block in tree.find_all(jinja2.nodes.Block)}
    macros = {macro.name for macro in tree.find_all(jinja2.nodes.Macro)}
    return blocks, jinja2.meta.find_undeclared_variables(tree) - macros


def test_every_template_is_named() -> None:
    named = set(re.findall(r"`((?:handout|term|languages)\.[\w.]+)`", DOCS))
    assert named == set(TEMPLATES)


@pytest.mark.parametrize("name", OF_SHEETS)
def test_every_sheet_has_the_blocks(name: str) -> None:
    documented = table("### Blocks") - ONLY_IN_PLANS - ({"css"} if name != "handout.html" else set())
    assert parsed(name)[0] == documented


@pytest.mark.parametrize("name", OF_PLANS)
def test_every_plan_has_the_blocks(name: str) -> None:
    assert parsed(name)[0] == {"content", *ONLY_IN_PLANS}


def test_every_value_is_documented(tmp_path: Path) -> None:
    read, library = loaded(tmp_path, SESSION)
    sheet, _ = make_sheet(read.series.sessions[0], read.series, library, SheetOptions())
    values = template_values(sheet, html.TARGET)
    assert table("### Values of a sheet") == {*values, "css"}
    papers = values["papers"]
    assert isinstance(papers, list)
    assert table("### Values of a paper") == set(papers[0])
    term, _ = make_term(read.series, library, SheetOptions())
    of_plan = template_values(term, html.TARGET)
    rows = of_plan["rows"]
    assert isinstance(rows, list)
    own = set(rows[0]) - set(values) | {"type"}
    assert table("### Values of a plan") == {
        *(
            set(of_plan)
            - {"title", "lang", "language", "region", "languages", "words", "iso_date", "paper_size"}
        ),
        *own,
    }


@pytest.mark.parametrize("name", [*OF_SHEETS, "languages.tex"])
def test_every_value_that_a_sheet_uses_is_documented(name: str) -> None:
    assert parsed(name)[1] <= table("### Values of a sheet") | {"paper"}


@pytest.mark.parametrize("name", [one for one in TEMPLATES if one.endswith(".tex")])
def test_no_command_of_tex_runs_into_a_value(name: str) -> None:
    text = (BUILT_IN / name).read_text(encoding="utf-8")
    assert re.findall(r"\\[A-Za-z]+\(\(\(", text) == []


def test_the_example_is_as_it_should_be(tmp_path: Path) -> None:
    library = bibkit.load(ROOT / "records")
    path = tmp_path / "sessions.yaml"
    path.write_text(DOCS.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    read = load_sessions(path, library.known_keys)
    assert read.diagnostics == ()
    sheet = handout(read.series.sessions[0], read.series, library, format="text").sheet.decode()
    for words in (
        "-- Break · 15\u00a0min --",
        "2. Notes of ours",
        "On papers 1, 2",
        "Where is it weakest?",
        "Talk",
    ):
        assert words in sheet
