"""The Python API, as the README shows it."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import bibkit
from tests.seed import ROOT, copy_of_seed, seed_papers


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the 18 papers and their people."""
    return copy_of_seed(tmp_path)


@pytest.fixture(scope="module")
def lib() -> bibkit.Library:
    """The 18 papers."""
    return seed_papers()


def test_our_records_load_without_a_finding() -> None:
    ours = bibkit.load(ROOT / "records")
    assert len(ours) == ours.found >= 18
    assert ours.diagnostics == ()


def test_a_record_is_found_by_its_key(lib: bibkit.Library) -> None:
    record = lib["bai2022constitutional"]
    assert record.title == "Constitutional AI: Harmlessness from AI Feedback"
    assert (len(record.author), record.year, str(record.arxiv)) == (51, 2022, "2212.08073 [cs.CL]")
    assert "bai2022constitutional" in lib
    with pytest.raises(bibkit.UsageError) as caught:
        lib["bai2022constitution"]
    assert caught.value.hint == "did you mean bai2022constitutional?"


def test_a_library_is_a_mapping_from_keys_to_records(lib: bibkit.Library) -> None:
    assert isinstance(lib, Mapping)
    assert list(lib) == list(lib.keys()) == [record.key for record in lib.records]
    assert tuple(lib.values()) == lib.records
    assert dict(lib)["kang2019transfer"] is lib["kang2019transfer"]
    assert {key: record.key for key, record in lib.items()} == {key: key for key in lib}
    assert lib.get("kang2019transfer") is lib["kang2019transfer"]
    assert lib.get("kang2019") is None
    assert "kang2019" not in lib


def test_a_key_that_is_missing_or_refused_is_a_key_error(project: Path) -> None:
    (project / "records" / "bad.yaml").write_text("type: book\ntitle: T\nissued: 2022-13\n")
    lib = bibkit.load(project / "records")
    assert lib.get("bad") is None
    assert "bad" not in lib
    for key, said in (("bad", "1 error in the records"), ("kang2019", 'There is no record "kang2019"')):
        with pytest.raises(KeyError) as caught:
            lib[key]
        assert str(caught.value) == said
    assert repr(lib) == f"<Library {project / 'records'}: 18 records, 1 refused>"
    assert repr(lib.select("tag:power-systems")) == f"<Library {project / 'records'}: 3 records, 1 refused>"


def test_the_two_tom_browns_stay_two(lib: bibkit.Library) -> None:
    energy = list(lib.select("person:tom-brown-energy"))
    assert energy == ["geis2026managing", "horsch2018linear", "ronellenfitsch2017dual"]
    assert len(lib.select('author:"Tom Brown" and not person:tom-brown-energy')) == 15
    assert len(lib.select("person:tom-brown-ml")) == 15


def test_select_sort_and_only_chain(lib: bibkit.Library) -> None:
    chosen = lib.select("tag:power-systems").sorted("-issued")
    assert list(chosen) == [
        "geis2026managing",
        "horsch2018linear",
        "ronellenfitsch2017dual",
    ]
    assert list(lib.only(["kang2019transfer", "bai2022training", "kang2019transfer"])) == [
        "kang2019transfer",
        "bai2022training",
    ]


def test_export_counts_in_and_out(lib: bibkit.Library) -> None:
    assert len(json.loads(lib.export("csl-json"))) == 18
    assert lib.export("bibtex").count("\n}\n") == 18
    assert "Linear Optimal Power Flow" in lib.reference_list("markdown", style="ieee").text


def test_an_option_may_be_written_with_an_underscore_and_a_wrong_one_is_refused(lib: bibkit.Library) -> None:
    assert "@unpublished{" in lib.export("bibtex", preprint="unpublished")
    with pytest.raises(bibkit.UsageError, match="There is no option of bibtex"):
        lib.export("bibtex", pre_print="misc")
    with pytest.raises(bibkit.UsageError, match="There is no value of the option preprint"):
        lib.export("bibtex", preprint="article")


def test_a_record_with_an_error_refuses_the_export(project: Path) -> None:
    (project / "records" / "bad.yaml").write_text(
        "type: book\ntitle: T\nauthor: [{literal: X}]\nissued: 2022-13\n"
    )
    lib = bibkit.load(project / "records")
    assert (len(lib), lib.found) == (18, 19)
    with pytest.raises(bibkit.RefusedError) as caught:
        lib.export("bibtex")
    assert [one.code for one in caught.value.diagnostics] == ["BK203"]
    assert caught.value.exit_code == 1
    assert len(lib.write("csl-json").text) > 1000


def test_an_edit_keeps_the_rest_of_the_file(project: Path) -> None:
    path = project / "records" / "kang2019transfer.yaml"
    path.write_text("# read in May\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    before = path.read_text(encoding="utf-8")
    changed = bibkit.load(project / "records").set("kang2019transfer", note="a workshop paper", language=None)
    assert path.read_text(encoding="utf-8") == before
    lib = changed.apply()
    assert lib["kang2019transfer"].text("note") == "a workshop paper"
    after = path.read_text(encoding="utf-8")
    told = "    language: {from: derived, note: title and abstract are in English}\n"  # where the language came from
    assert after == before.replace("language: en\n", "note: a workshop paper\n").replace(told, "")


def test_an_edit_that_would_break_the_record_is_refused(project: Path) -> None:
    lib = bibkit.load(project / "records")
    before = (project / "records" / "kang2019transfer.yaml").read_bytes()
    with pytest.raises(bibkit.RefusedError):
        lib.set("kang2019transfer", issued="2019-13")
    assert (project / "records" / "kang2019transfer.yaml").read_bytes() == before


def test_an_alias_finds_its_record(project: Path) -> None:
    changed = bibkit.load(project / "records").set("carlini2021extracting", aliases=["carlini2020extracting"])
    lib = changed.library
    assert lib["carlini2020extracting"].key == "carlini2021extracting"


def test_reading_another_format() -> None:
    result = bibkit.read('[{"id": "a", "type": "book", "title": "T"}]', "csl-json")
    assert [(record.key, record.type, record.title) for record in result.records] == [("a", "book", "T")]
    with pytest.raises(bibkit.UsageError, match='There is no format "markdown"'):
        bibkit.read("", "markdown")


def test_the_public_names_are_there_and_importing_is_light() -> None:
    assert all(hasattr(bibkit, name) for name in bibkit.__all__)
    with pytest.raises(AttributeError):
        _ = bibkit.nothing
    heavy = "import sys, bibkit; print([m for m in ('click', 'yaml', 'citeproc', 'lxml', 'bibkit.syntax.bib') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_an_export_of_bibtex_loads_neither_engines_nor_readers() -> None:
    code = (
        "import sys, bibkit; bibkit.load('records').export('bibtex');"
        "print([m for m in ('citeproc', 'lxml', 'bibkit.syntax.bib', 'bibkit.stylebook') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "[]\n"


def test_a_work_is_cited_as_in_a_text(lib: bibkit.Library) -> None:
    assert lib.cite("bai2022training", locator="p. 5").text == "(Bai et al., 2022, p. 5)\n"
    assert lib.cite("horsch2018linear", mode="composite", style="ieee").text == "Hörsch et al. [1]\n"
    both = lib.cite("[see @bai2022training, p. 5; @bai2022constitutional]", format="markdown")
    assert both.text == "(see Bai, Jones, et al., 2022, p. 5; Bai, Kadavath, et al., 2022)\n"
    with pytest.raises(bibkit.UsageError, match='There is no mode "author"'):
        lib.cite("bai2022training", mode="author")  # type: ignore[arg-type]
    with pytest.raises(bibkit.UsageError, match="There is nothing to cite"):
        lib.cite()


def test_a_reference_list_highlights_people_when_asked(lib: bibkit.Library) -> None:
    chosen = lib.only(["horsch2018linear"])
    assert "**" not in chosen.export("markdown")
    asked = chosen.reference_list("markdown", highlight=["tom-brown-energy"]).text
    assert "Witthaut, D., & **Brown, T.** (2018)" in asked
    assert chosen.export("markdown", highlight="tom-brown-energy") == asked
    with pytest.raises(bibkit.UsageError, match='There is no person "tom-brown"'):
        chosen.reference_list(highlight=["tom-brown"])


def test_numbers_of_one_list_have_nothing_to_restart_for(lib: bibkit.Library) -> None:
    with pytest.raises(bibkit.UsageError, match="this is one list"):
        lib.reference_list(restart_numbers=True)


def test_an_option_that_no_list_has_is_refused(lib: bibkit.Library) -> None:
    with pytest.raises(bibkit.UsageError, match='There is no option of text "colour"'):
        lib.export("text", colour="red")


@pytest.mark.parametrize("is_on", [True, False])
def test_pythons_search_for_cycles_is_left_as_it_was(is_on: bool) -> None:
    (gc.enable if is_on else gc.disable)()
    try:
        bibkit.read("@book{a, title = {T}}", "bibtex")
        assert gc.isenabled() is is_on
        with pytest.raises(bibkit.UsageError):
            bibkit.read("", "no-format")
        assert gc.isenabled() is is_on
    finally:
        gc.enable()
