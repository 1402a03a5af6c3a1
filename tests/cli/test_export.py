"""`bibkit export` as a user meets it: streams, exit codes, selections, refusals."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.run import ROOT, bibkit

GOOD = "type: article\ntitle: On {n}\nauthor:\n  - Doe, Jane\nissued: 2020\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small library: two good records."""
    folder = tmp_path / "records"
    folder.mkdir()
    for n in ("one", "two"):
        (folder / f"doe2020{n}.yaml").write_text(GOOD.replace("{n}", n))
    return tmp_path


def ids(text: str) -> list[str]:
    return [item["id"] for item in json.loads(text)]


def test_the_command_that_must_always_work() -> None:
    run = bibkit("export", "--format", "bibtex")
    assert (run.code, run.err) == (0, "")
    entries = run.out.count("\n@") + run.out.startswith("@")
    assert entries == len(list((ROOT / "records").glob("*.yaml"))) >= 18
    assert run.out.isascii()


def test_the_same_bytes_for_every_locale_and_hash_seed() -> None:
    seen = {
        name: {
            bibkit("export", "--format", name, env={"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone}).out
            for seed, locale, zone in (
                ("0", "C", "UTC"),
                ("1", "C.UTF-8", "Asia/Tokyo"),
                ("7", "tr_TR.UTF-8", "UTC"),
            )
        }
        for name in ("bibtex", "biblatex", "csl-json", "csl-yaml", "hayagriva", "ris")
    }
    assert {name: len(texts) for name, texts in seen.items()} == dict.fromkeys(seen, 1)


def test_the_name_of_the_output_tells_the_format(library: Path) -> None:
    assert bibkit("export", "-o", "refs.json", cwd=library).code == 0
    assert ids((library / "refs.json").read_text()) == ["doe2020one", "doe2020two"]
    assert bibkit("export", "-o", "refs.bib", cwd=library).code == 0
    assert (library / "refs.bib").read_text().startswith("@misc{doe2020one,")


def test_an_output_that_would_not_change_is_not_touched(library: Path) -> None:
    bibkit("export", "-o", "refs.bib", cwd=library)
    before = (library / "refs.bib").stat().st_mtime_ns
    bibkit("export", "-o", "refs.bib", cwd=library)
    assert (library / "refs.bib").stat().st_mtime_ns == before


def test_keys_selection_and_order(library: Path) -> None:
    def exported(*arguments: str) -> list[str]:
        return ids(bibkit("export", "-f", "csl-json", *arguments, cwd=library).out)

    assert exported("doe2020two") == ["doe2020two"]
    assert exported("--key", "doe2020two", "--key", "doe2020one") == ["doe2020two", "doe2020one"]
    assert exported("--select", "title:one") == ["doe2020one"]
    assert exported("--sort=-title") == ["doe2020two", "doe2020one"]
    assert exported("--select", "year>2020", "--allow-empty") == []


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["export", "-f", "bibtx"], 'There is no format "bibtx"', "did you mean bibtex"),
        (["export", "doe2020on"], 'There is no record "doe2020on"', "did you mean doe2020one"),
        (
            ["export", "--select", "tag:"],
            'bibkit: "tag:" has no value\n  tag:\n  ^^^^\n',
            "for example",
        ),
        (["export", "--select", "colour:red"], 'There is no field "colour"', "title, author, issued"),
        (["export", "--sort", "colour"], 'There is no field to sort by "colour"', ""),
        (["export", "-f", "listing"], "bibkit reads listing but does not write it", "it writes bibtex"),
        (["export", "-O", "preprint"], "-O preprint has no value", "-O NAME=VALUE"),
        (["export", "-O", "preprnt=misc"], 'There is no option of bibtex "preprnt"', "did you mean preprint"),
        (["export", "-f", "ris", "--style", "apa"], "--style is for reference lists", "--format text"),
        (["export", "--library", "none"], "There is no file or folder none", "-L refs.bib"),
        (["exprt"], 'There is no command "exprt"', "did you mean export"),
        (["export", "-o", "none/refs.bib"], "none/refs.bib can't be written", "nothing was changed"),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_2(
    library: Path, arguments: list[str], message: str, hint: str
) -> None:
    run = bibkit(*arguments, cwd=library)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert hint in run.err


def test_one_bad_record_never_stands_in_the_way_of_the_others(library: Path) -> None:
    (library / "records" / "bad.yaml").write_text(GOOD.replace("2020", "2022-13-45"))
    (library / "records" / "worse.yaml").write_text("title: [\n")
    run = bibkit("export", "-f", "csl-json", "-o", "refs.json", cwd=library)
    assert run.code == 1
    assert ids((library / "refs.json").read_text()) == ["doe2020one", "doe2020two"]
    assert "records/bad.yaml:5:9: BK203 [bad: issued]" in run.err
    assert "records/worse.yaml:1:8: BK103 [worse]" in run.err
    assert run.err.endswith("bibkit: 2 entries of 4 left out, see above\n")


def test_a_bad_record_that_was_named_stops_the_export(library: Path) -> None:
    (library / "records" / "bad.yaml").write_text(GOOD.replace("2020", "2022-13-45"))
    (library / "refs.bib").write_text("old")
    run = bibkit("export", "bad", "doe2020one", "-o", "refs.bib", cwd=library)
    assert run.code == 1
    assert "nothing was written" in run.err
    assert (library / "refs.bib").read_text() == "old"
    kept = bibkit("export", "bad", "doe2020one", "-f", "csl-json", "--keep-going", cwd=library)
    assert (kept.code, ids(kept.out)) == (1, ["doe2020one"])
    # A record that was not asked for never stands in the way.
    assert bibkit("export", "doe2020one", cwd=library).code == 0


def test_a_record_without_author_or_date_is_written(library: Path) -> None:
    (library / "records" / "nobody.yaml").write_text("type: article\ntitle: On nobody\n")
    run = bibkit("export", "-f", "csl-json", cwd=library)
    assert (run.code, ids(run.out)) == (0, ["doe2020one", "doe2020two", "nobody"])


def test_a_project_may_require_fields(library: Path) -> None:
    (library / "records" / "nobody.yaml").write_text("type: article\ntitle: On nobody\n")
    (library / "bibkit.toml").write_text('require = ["author", "issued"]\n')
    run = bibkit("export", "-f", "csl-json", cwd=library)
    assert (run.code, ids(run.out)) == (1, ["doe2020one", "doe2020two"])
    assert "records/nobody.yaml:1:1: BK305 [nobody]" in run.err
    assert "records/nobody.yaml:1:1: BK201 [nobody]" in run.err


def test_losses_are_counted_named_and_if_asked_forbidden(library: Path) -> None:
    (library / "records" / "talk.yaml").write_text(GOOD.replace("{n}", "talks") + "scale: a quarter\n")
    quiet = bibkit("export", cwd=library)
    assert (quiet.code, quiet.err) == (0, "bibkit: 1 loss (--loss-report names them)\n")
    named = bibkit("export", "--loss-report", cwd=library)
    assert named.code == 0
    assert "BK701 [talk: scale]" in named.err
    forbidden = bibkit("export", "--fail-on-loss", "-o", "refs.bib", cwd=library)
    assert forbidden.code == 1
    assert not (library / "refs.bib").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_one_sentence(library: Path) -> None:
    run = bibkit("export", "-o", "/dev/full", cwd=library)
    assert run.code == 2
    assert "No space left on device" in run.err


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "records").mkdir()
    run = bibkit("export", cwd=tmp_path)
    assert run.code == 2
    assert (
        run.err
        == "bibkit: records holds no records\n  hint: add one with `bibkit new` or `bibkit import FILE`\n"
    )


def test_settings_of_the_project_hold_in_its_folders(library: Path) -> None:
    (library / "bibkit.toml").write_text('format = "csl-json"\nsort = "-title"\n')
    (library / "paper").mkdir()
    assert ids(bibkit("export", cwd=library / "paper").out) == ["doe2020two", "doe2020one"]


def test_an_unknown_setting_is_refused_with_a_guess(library: Path) -> None:
    (library / "bibkit.toml").write_text('stlye = "apa"\n')
    run = bibkit("export", cwd=library)
    assert run.code == 2
    assert "bibkit.toml: There is no setting" in run.err
    assert "did you mean style" in run.err


@pytest.mark.parametrize("output", ["text", "html", "markdown", "latex", "rst"])
def test_a_reference_list_in_every_output(output: str) -> None:
    run = bibkit("export", "--format", output, "--style", "apa", "bai2022constitutional", "horsch2018linear")
    assert run.code == 0, run.err
    assert "Linear" in run.out
    assert run.out.endswith("\n")


def test_our_copy_of_the_library_needs_no_project_around_it(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "records", tmp_path / "papers")
    run = bibkit("export", "--library", "papers", cwd=tmp_path)
    assert run.code == 0
    # Without the people file the person ids name nobody, and that is said, not swallowed.
    assert "BK309" in bibkit("check", "papers", cwd=tmp_path).out


LISTED = """2021
====

Doe, J. (2021). On two.
    Second summary.

2020
====

Doe, J. (2020). On one.
    First summary.
"""


def test_an_annotated_list_for_each_year(library: Path) -> None:
    one, two = (library / "records" / f"doe2020{n}.yaml" for n in ("one", "two"))
    one.write_text(
        "type: book\ntitle: On one\nauthor:\n  - Doe, Jane\nissued: 2020\nsummary: First summary.\n"
    )
    two.write_text(
        "type: book\ntitle: On two\nauthor:\n  - Doe, Jane\nissued: 2021\nsummary: Second summary.\n"
    )
    run = bibkit("export", "--format", "text", "--annotate", "summary", "--group-by", "-year", cwd=library)
    assert (run.code, run.out, run.err) == (0, LISTED, "")


def test_the_order_that_is_asked_for_goes_before_the_style_s(library: Path) -> None:
    def keys(*arguments: str) -> list[str]:
        run = bibkit("export", "--format", "text", "--style", "apa", *arguments, cwd=library)
        assert (run.code, run.err) == (0, "")
        return [line.partition(". ")[2].split(" ")[2] for line in run.out.splitlines()]

    assert keys() == ["one.", "two."]
    assert keys("--sort=-title") == ["two.", "one."]
    (library / "bibkit.toml").write_text('sort = "-title"\n')
    assert keys() == ["one.", "two."]


def test_a_field_to_annotate_with_that_no_record_has_is_named(library: Path) -> None:
    run = bibkit("export", "--format", "text", "--annotate", "summary", cwd=library)
    assert (run.code, run.err) == (0, "bibkit: none of 2 records has the field summary\n")


@pytest.mark.parametrize("asked", ["--restart-numbers", "-O restart-numbers=yes"])
def test_numbers_of_one_list_have_nothing_to_restart_for(library: Path, asked: str) -> None:
    run = bibkit("export", "-f", "text", *asked.split(), cwd=library)
    assert (run.code, run.out, run.err) == (
        2,
        "",
        (
            "bibkit: Numbers restart from list to list, and this is one list\n"
            "  hint: say what makes several: group-by year, type, tag ..., or sections\n"
        ),
    )


def test_a_project_may_say_that_numbers_restart_for_when_there_are_several_lists(library: Path) -> None:
    (library / "bibkit.toml").write_text('[options.text]\nrestart-numbers = "yes"\nstyle = "ieee"\n')
    runs = [bibkit("export", "-f", "text", *more, cwd=library) for more in ((), ("--group-by", "key"))]
    assert [run.code for run in runs] == [0, 0]
    assert ["[2]" in run.out for run in runs] == [True, False]


def test_numbers_of_groups_may_restart(library: Path) -> None:
    arguments = ("export", "--format", "text", "--style", "ieee", "--group-by", "key")
    numbers = [
        [line[:3] for line in bibkit(*arguments, *more, cwd=library).out.splitlines() if line.startswith("[")]
        for more in ((), ("--restart-numbers",))
    ]
    assert numbers == [["[1]", "[2]"], ["[1]", "[1]"]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-f", "text", "--annotate", "abstrct"), 'There is no value of the option annotate: "abstrct"'),
        (("-f", "text", "--group-by", "yeer"), 'There is no field to group by "yeer"'),
        (("-f", "bibtex", "--annotate", "abstract"), "--annotate is for reference lists"),
    ],
)
def test_a_list_option_that_makes_no_sense(library: Path, arguments: tuple[str, ...], message: str) -> None:
    run = bibkit("export", *arguments, cwd=library)
    assert (run.code, run.out) == (2, "")
    assert message in run.err


def test_each_entry_may_speak_the_language_of_its_record(library: Path) -> None:
    for n, language in (("one", "de-DE"), ("two", "en-US")):
        path = library / "records" / f"doe2020{n}.yaml"
        path.write_text(
            "type: book\ntitle: On one\nauthor:\n  - Doe, Jane\n  - Roe, Ann\nissued: 2020\nedition: 2\n"
            f"language: {language}\n"
        )
    run = bibkit("export", "-f", "text", "--style", "chicago-author-date", "--locale-per-record", cwd=library)
    assert ("Doe, Jane, und Ann Roe" in run.out, "Doe, Jane, and Ann Roe" in run.out) == (True, True)
