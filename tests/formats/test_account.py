"""What formats say of themselves: all there, true of what they do, and the documents follow."""

from __future__ import annotations

import json

import pytest

from bibkit.formats.account import account
from bibkit.formats.detect import LOOKS
from bibkit.formats.format import Format
from bibkit.registry import FORMATS, load_format
from tests.cli.run import bibkit
from tests.formats.format_docs import FOLDER, index, page


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_says_what_it_follows_and_which_ways_it_goes(name: str) -> None:
    row = FORMATS[name]
    loaded: Format = load_format(name)
    about = loaded.about
    assert about.specification
    assert (bool(about.reads), bool(about.writes)) == (row.reads, row.writes)
    assert (loaded.read is not None, loaded.write is not None) == (row.reads, row.writes)


def test_a_format_that_is_told_by_its_text_says_how() -> None:
    told = {name for name in FORMATS if load_format(name).about.told_by}
    known = {name for _, name in LOOKS}
    assert told - known == {
        "biblatex",
        "csl-jsonl",
    }  # which look as BibTeX and CSL-JSON do, and are read as these
    assert known <= told


@pytest.mark.parametrize("name", FORMATS)
def test_the_page_of_a_format_is_made_of_what_it_says(name: str) -> None:
    assert (FOLDER / f"{name}.md").read_text(encoding="utf-8") == page(name)


def test_the_index_lists_every_format_and_no_page_is_left_over() -> None:
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == index()
    assert {path.stem for path in FOLDER.glob("*.md")} == {*FORMATS, "README"}


def test_what_has_no_place_is_asked_of_the_writer() -> None:
    ris = account("ris")
    assert "supplement-number" in ris.no_place
    assert "chapter-number" in ris.in_some  # SE of a chapter is that, of other types the section
    assert "DOI" not in (*ris.no_place, *ris.in_some)
    assert "treaty" in ris.types
    assert "article-journal" not in ris.types


def test_formats_that_carry_whole_records_have_a_place_for_everything() -> None:
    for name in ("csl-json", "csl-jsonl", "csl-yaml", "records-jsonl"):
        said = account(name)
        assert (said.no_place, said.in_some, said.types) == ((), (), ())


def test_the_command_says_the_same_for_people_and_for_programs() -> None:
    said = bibkit("formats", "hayagriva").out.splitlines()
    assert said[0] == "hayagriva: Hayagriva YAML for Typst"
    assert "  files: .hayagriva.yml, .hayagriva.yaml" in said
    data = json.loads(bibkit("formats", "hayagriva", "--json").out)
    assert data["extensions"] == [".hayagriva.yml", ".hayagriva.yaml"]
    assert data["no_place"] == list(account("hayagriva").no_place)
    assert json.loads(bibkit("formats", "bibtex", "--json").out)["options"][0]["name"] == "for"
    assert json.loads(bibkit("formats", "html", "--json").out)["extensions"] == [".html", ".htm"]
