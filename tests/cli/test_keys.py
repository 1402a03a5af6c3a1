"""`bibkit keys`: what a formula proposes, and a library whose records have other keys everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bibkit.loading import load
from bibkit.model.citekey.filters import FILTERS
from bibkit.model.citekey.functions import FUNCTIONS
from bibkit.model.citekey.letters import LANGUAGES
from bibkit.renaming import rename_all
from tests.cli.run import ROOT, bibkit
from tests.seed import copy_of_seed

FORMULA = "auth + year + shorttitle(1,1)"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return copy_of_seed(tmp_path)


def contents(folder: Path) -> dict[str, bytes]:
    files = [file for file in folder.rglob("*") if file.is_file() and not file.name.startswith(".")]
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_keys_that_would_be_others_are_shown_and_nothing_is_written(library: Path) -> None:
    before = contents(library)
    run = bibkit("keys", cwd=library)
    assert (run.code, run.err) == (0, "bibkit: 3 of 18 records would have another key\n")
    assert run.out == (
        "kaufmann2019testing     kaufmann2023testing\n"
        "papernot2016cleverhans  papernot2018technical\n"
        "perez2022discovering    perez2023discovering\n"
    )
    assert contents(library) == before


def test_the_formula_of_the_settings_holds_for_new_works_and_for_keys(library: Path) -> None:
    (library / "bibkit.toml").write_text('citekey-format = "auth.fold(german) + year"\n', encoding="utf-8")
    new = bibkit("new", "-T", "Tides", "-a", "Müller, Jo", "-d", "2020", "--dry-run", cwd=library)
    assert new.out.startswith("id: Mueller2020\n")
    assert "horsch2018linear        Hoersch2018\n" in bibkit("keys", cwd=library).out
    (library / "in.bib").write_text(
        "@book{, author={Müller, Jo}, title={Tides}, year=2020}", encoding="utf-8"
    )
    assert bibkit("import", "in.bib", cwd=library).code == 0
    assert (library / "records" / "Mueller2020.yaml").is_file()


def test_written_keys_reach_sessions_and_texts_and_go_back_without_a_trace(library: Path) -> None:
    (library / "sessions.yaml").write_bytes((ROOT / "sessions.yaml").read_bytes())
    (library / "notes.md").write_text("As @askell2021general [p. 3] says.\n", encoding="utf-8")
    (library / "p.tex").write_text(r"\cite[p.~3]{askell2021general,bai2022training}", encoding="utf-8")
    before = contents(library)
    run = bibkit("keys", "--formula", FORMULA, "--write", "--in", "notes.md", "p.tex", cwd=library)
    assert (run.code, run.err) == (0, "bibkit: 18 records changed\n")
    assert (library / "notes.md").read_text(encoding="utf-8") == "As @Askell2021General [p. 3] says.\n"
    assert (library / "p.tex").read_text(
        encoding="utf-8"
    ) == r"\cite[p.~3]{Askell2021General,Bai2022Training}"
    assert b"aliases: [askell2021general]" in contents(library)["records/Askell2021General.yaml"]
    assert bibkit("check", cwd=library).err == "18 records and 8 sessions checked, nothing found\n"
    assert bibkit("keys", "--formula", FORMULA, cwd=library).out == ""
    there = load(library / "records")
    back = {record.key: record.list("aliases")[-1] for record in there.records}
    texts = [library / "notes.md", library / "p.tex"]
    rename_all(there, back, sessions=[library / "sessions.yaml"], texts=texts).apply()
    assert contents(library) == before


def test_entries_of_a_bib_file_get_keys_and_all_else_stays(tmp_path: Path) -> None:
    text = (
        '% a comment\n@book{x:1,\n  author = {M{\\"u}ller, Jo},\n  title  = {Tides},\n  year = 2020\n}\n'
        "@inbook{y, crossref = {x:1}, title = {Ebb}, author = {Doe, Jane}}\n"
    )
    (tmp_path / "refs.bib").write_text(text, encoding="utf-8")
    run = bibkit("keys", "-L", "refs.bib", "--formula", "auth.fold(german).lower", "--write", cwd=tmp_path)
    assert run.code == 0, run.err
    assert (tmp_path / "refs.bib").read_text(encoding="utf-8") == text.replace("x:1", "mueller").replace(
        "{y,", "{doe,"
    )


def test_what_is_wrong_is_said_and_nothing_written(library: Path) -> None:
    before = contents(library)
    wrong = bibkit("keys", "--formula", "auth.lowr", "--write", cwd=library)
    assert (wrong.code, wrong.err) == (
        2,
        "bibkit: There is no filter \"lowr\" (column 6 of the formula 'auth.lowr')\n  hint: did you mean lower?\n",
    )
    texts = bibkit("keys", "--in", "notes.md", cwd=library)
    assert (texts.code, texts.err) == (
        2,
        "bibkit: --in goes with --write\n  hint: add --write, or --diff to see what would change\n",
    )
    assert contents(library) == before


def test_the_documentation_has_every_function_filter_and_language() -> None:
    text = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)(?:\(|`)", text)) | set(re.findall(r"\b\w+\b", text))
    assert {*FUNCTIONS, *FILTERS, *LANGUAGES, "len"} <= named
