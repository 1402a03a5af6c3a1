"""Every command of the table is maths in every target, and what is none is text in every target."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from bibkit.formats.escape import ESCAPING
from bibkit.formats.hayagriva import write_hayagriva
from bibkit.formats.written import write_whole
from bibkit.model.record import Record
from bibkit.text.maths.commands import COMMANDS
from bibkit.text.maths.signs import CHARACTERS, KERNEL, PROVIDED, RENAMED
from bibkit.text.run import Bibliography, Entry
from bibkit.text.write import latex, typst
from tests.strategies.formulas import formulas
from tests.text.maths.uses import every_use, one_use_of_each
from tests.text.maths.verdicts import maths, verdicts
from tests.text.write.test_latex import compiled

PACKAGES = r"\usepackage{amsmath,amssymb,bm,mathrsfs}"


def listed(found: list[str]) -> Bibliography:
    return Bibliography(tuple(Entry(tex, (maths(tex),)) for tex in found))


@pytest.mark.parametrize("tex", one_use_of_each())
def test_a_command_is_maths_everywhere(tex: str) -> None:
    assert set(verdicts(tex).values()) == {True}, verdicts(tex)


def test_a_command_is_maths_everywhere_wherever_it_stands() -> None:
    assert [tex for tex in every_use() if not all(verdicts(tex).values())] == []


@given(formulas().filter(lambda tex: "$" not in tex.replace(r"\$", "")))  # which would end it
@settings(max_examples=300, deadline=None)
def test_all_targets_agree_on_what_is_a_formula(tex: str) -> None:
    assert len(set(verdicts(tex).values())) == 1, verdicts(tex)


@pytest.mark.parametrize("tex", [r"\input{x}", r"\unknown{x}", "x^2^3", "50%", r"\begin{array}", r"\Iota"])
def test_what_is_no_formula_is_text_everywhere(tex: str) -> None:
    assert set(verdicts(tex).values()) == {False}, verdicts(tex)


@pytest.mark.parametrize(
    ("document_class", "packages"), [("article", ""), ("article", PACKAGES), ("scrartcl", "")]
)
def test_pdflatex_takes_every_command_in_a_list(tmp_path: Path, document_class: str, packages: str) -> None:
    body = latex.bibliography(listed(every_use()))
    status, log = compiled(body, packages, tmp_path, document_class)
    assert status == 0, log[-2000:]


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pdflatex_takes_every_command_from_a_bib_file(tmp_path: Path, dialect: str) -> None:
    body = "\n\n".join(ESCAPING[dialect].maths(tex) for tex in every_use())
    status, log = compiled(body, PACKAGES, tmp_path)
    assert status == 0, log[-2000:]


def test_typst_takes_every_command_in_a_list(tmp_path: Path) -> None:
    assert equations(tmp_path, typst.bibliography(listed(every_use()))) == len(every_use())


def test_typst_takes_every_command_from_hayagriva(tmp_path: Path) -> None:
    records = [
        Record(f"k{at}", "book", {"title": f"A ${tex}$ b"}) for at, tex in enumerate(one_use_of_each())
    ]
    written = write_whole(write_hayagriva, records, {})
    assert written.losses == ()
    (tmp_path / "refs.yml").write_text(written.text, encoding="utf-8")
    assert equations(tmp_path, '#bibliography("refs.yml", style: "apa", full: true)') == len(records)


def equations(folder: Path, markup: str) -> int:
    """How many formulas Typst finds when all is laid out."""
    reader = pytest.importorskip("typst", reason="the typst package is not installed")
    (folder / "main.typ").write_text(markup, encoding="utf-8")
    return len(json.loads(reader.query(str(folder / "main.typ"), "math.equation")))


def test_what_packages_define_is_in_the_table() -> None:
    assert PROVIDED.keys() - COMMANDS.keys() == {"operatornamewithlimits"}
    assert RENAMED.keys() <= COMMANDS.keys()
    assert set(RENAMED.values()) <= PROVIDED.keys()


def test_a_character_is_written_as_the_first_command_that_shows_it() -> None:
    assert {sign: CHARACTERS[sign] for sign in "≤≠→∅⊥†∨μ−′≲□"} == {
        "≤": r"\leq", "≠": r"\neq", "→": r"\rightarrow", "∅": r"\emptyset", "⊥": r"\perp", "†": r"\dagger", "∨": r"\vee",
        "μ": r"\mu", "−": "-", "′": "'", "≲": r"\lesssim", "□": r"\square",
    }  # fmt: skip
    assert CHARACTERS.keys() - KERNEL.keys() == set("⩽⩾≼≽≲≳≂⊊⊈⊋∤≰≱⊴⊵≜⇝∄∁□■◊⋉⋊∬")
