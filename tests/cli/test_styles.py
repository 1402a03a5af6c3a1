"""`bibkit styles` as a user meets it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.run import Run, bibkit
from tests.stylebook.styles import write_style

Call = Callable[..., Run]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def styles(tmp_path: Path, cache: Path) -> Call:
    """`bibkit styles ...` in a project with one style of its own."""
    write_style(tmp_path / "styles", "house", title="House style", locale="de-DE")

    def call(*arguments: str) -> Run:
        return bibkit("styles", *arguments, cwd=tmp_path, env={"XDG_CACHE_HOME": str(cache)})

    return call


def test_list_has_a_line_for_every_style(styles: Call) -> None:
    run = styles("list")
    assert (run.code, run.err) == (0, "")
    lines = run.out.splitlines()
    assert len(lines) > 10_000
    assert "house                                     author-date  House style" in lines
    assert "nature-physics                            numeric      Nature Physics" in lines


def test_list_can_be_narrowed(styles: Call) -> None:
    run = styles("list", "--cites", "label", "--independent", "--json")
    found = json.loads(run.out)
    assert found
    assert all(style["citation-format"] == "label" and not style["parent"] for style in found)


def test_search_finds_all_words_best_first(styles: Call) -> None:
    assert styles("search", "house", "style").out.splitlines()[0].split()[0] == "house"
    assert styles("search", "NATURE", "phys").out.splitlines()[0] == (
        "nature-physics                            numeric      Nature Physics"
    )


def test_search_without_result_says_so(styles: Call) -> None:
    assert styles("search", "zzzz") == Run(1, "", 'bibkit: no style with "zzzz"\n')


def test_show_names_what_the_style_says(styles: Call, tmp_path: Path) -> None:
    assert (
        styles("show", "house").out
        == f"""\
name:             house
path:             {Path("styles") / "house.csl"}
title:            House style
id:               http://www.zotero.org/styles/house
citation-format:  author-date
fields:           physics
default-locale:   de-DE
updated:          2026-01-02T00:00:00+00:00
locale:           de-DE
"""
    )


def test_show_as_json_has_the_parent(styles: Call) -> None:
    shown = json.loads(styles("show", "nature-physics", "--json").out)
    assert (shown["parent"], shown["locale"]) == ("http://www.zotero.org/styles/nature", "en-GB")


def test_a_renamed_style_is_shown_with_a_note(styles: Call) -> None:
    run = styles("show", "aaa")
    assert run.code == 0
    assert 'The style "aaa" is now called "american-anthropological-association"' in run.err
    assert run.out.startswith("name:             american-anthropological-association\n")


def test_an_unknown_style_is_refused_with_near_names(styles: Call) -> None:
    run = styles("show", "apaa")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(
        'bibkit: There is no style "apaa"\n  hint: did you mean apa (APA Style 7th edition)'
    )


def test_preview_shows_citations_and_list(styles: Call) -> None:
    run = styles("preview", "apa")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("(Lindqvist & Okafor, 2021)\n")
    assert styles("preview", "--style", "apa").out == run.out
    assert styles("preview").out == run.out


def test_preview_speaks_the_language_that_is_asked_for(styles: Call) -> None:
    assert "The Lighthouse Keeper’s Ledger (2ᵉ éd.)." in styles("preview", "apa", "--locale", "fr").out
    assert 'There is no locale "xx"' in styles("preview", "apa", "--locale", "xx").err


def test_a_broken_style_of_the_project_is_reported_and_the_list_goes_on(styles: Call, tmp_path: Path) -> None:
    (tmp_path / "styles" / "broken.csl").write_text("<style>")
    run = styles("search", "house", "style")
    assert run.code == 0
    assert "styles/broken.csl:1:1: The root element is style, not style in CSL's namespace" in run.err
    assert run.out.startswith("house ")


def test_check_finds_what_is_odd_in_the_projects_styles(styles: Call, tmp_path: Path) -> None:
    assert styles("check") == Run(0, "", "1 style checked, nothing found\n")
    house = tmp_path / "styles" / "house.csl"
    house.write_text(house.read_text().replace('suffix="."', 'sufix="."'))
    run = styles("check", "--output-format", "concise")
    assert (run.code, run.out, run.err) == (
        1,
        'styles/house.csl:11:25: BK906 <layout> has no attribute "sufix" here\n',
        "1 can be fixed with --fix --unsafe-fixes (look at --diff first)\n1 style checked, 1 finding\n",
    )
    assert json.loads(styles("check", "house", "--output-format", "json").out)[0]["code"] == "BK906"


def test_check_takes_any_style(styles: Call) -> None:
    assert styles("check", "apa", "nature-physics").code == 0
    assert styles("check", "aap").code == 2


def test_fixes_of_styles_are_shown_and_written_as_those_of_a_bibliography(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    path = write_style(tmp_path / "styles", "mine")
    right = "\ufeff" + path.read_text(encoding="utf-8").replace("\n", "\r\n")
    wrong = right.replace('variable="title"', 'variable="titel"', 1)
    assert wrong != right
    path.write_bytes(wrong.encode())
    told = bibkit("styles", "check", cwd=tmp_path)
    assert (told.code, told.err) == (
        1,
        "1 can be fixed with --fix --unsafe-fixes (look at --diff first)\n1 style checked, 1 finding\n",
    )
    assert bibkit("styles", "check", "--fix", cwd=tmp_path).code == 1
    shown = bibkit("styles", "check", "--diff", "--unsafe-fixes", cwd=tmp_path)
    assert path.read_bytes() == wrong.encode()
    changed = [line for line in shown.out.splitlines() if line[:1] in "+-"]
    assert changed[:2] == ["--- a/styles/mine.csl", "+++ b/styles/mine.csl"]
    assert (len(changed), shown.err) == (4, "1 finding would be fixed, 0 left\n")
    run = bibkit("styles", "check", "mine", "--fix", "--unsafe-fixes", cwd=tmp_path)
    assert (run.code, run.err) == (0, "1 finding fixed\n1 style checked, nothing found\n")
    assert path.read_bytes() == right.encode()


def test_no_fix_touches_the_styles_of_others(tmp_path: Path) -> None:
    run = bibkit("styles", "check", "apa", "--fix", cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith("bibkit: apa is not one of your styles")


def test_styles_are_added_found_and_seen_to_be_outdated(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    own = write_style(tmp_path / "clone", "apa", title="Of a clone")
    (tmp_path / "clone" / "broken.csl").write_text("nothing")
    added = bibkit("styles", "add", "clone", cwd=tmp_path, env=env)
    assert (added.code, added.out) == (1, "")
    assert "BK904" in added.err
    assert f"bibkit: 1 new, 0 updated, 0 there already, in {tmp_path}/data/bibkit/styles\n" in added.err
    assert "Of a clone" in bibkit("styles", "show", "apa", cwd=tmp_path, env=env).out
    outdated = bibkit("styles", "list", "--outdated", cwd=tmp_path, env=env)
    assert outdated.out.split()[:2] == ["apa", "2026-01-02"]
    assert "bibkit: the installed collection is of 20" in outdated.err
    own.write_text(own.read_text().replace("2026-01-02", "2999-01-02"))
    again = bibkit("styles", "add", str(own), cwd=tmp_path, env=env)
    assert (again.code, "0 new, 1 updated" in again.err) == (0, True)
    assert bibkit("styles", "list", "--outdated", cwd=tmp_path, env=env).out == ""


def test_what_can_not_be_added_is_bad_usage(tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    (tmp_path / "empty").mkdir()
    run = bibkit("styles", "add", "empty", cwd=tmp_path, env=env)
    assert (run.code, run.out, run.err) == (
        2,
        "",
        "bibkit: There is no style in empty\n  hint: a style is a file whose name ends with .csl\n",
    )
    assert not (tmp_path / "data").exists()
