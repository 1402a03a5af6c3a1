"""Lists that somebody has chosen, each with a heading and perhaps an order of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.errors import UsageError
from tests.cli.run import bibkit as run

WORKS = (
    ("a", "book", "Doe", 2018, "[selected]"),
    ("b", "article-journal", "Roe", 2019, "[]"),
    ("c", "article-journal", "Poe", 2021, "[selected, talk]"),
    ("d", "report", "Coe", 2020, "[talk]"),
    ("e", "article-journal", "Ace", 2020, "[]"),
)
SELECTED = "Selected = tag:selected by -issued; Articles = type:article-journal by issued; Others"


@pytest.fixture
def lib(tmp_path: Path) -> bibkit.Library:
    (tmp_path / "records").mkdir()
    for key, type_, family, year, tags in WORKS:
        (tmp_path / "records" / f"{key}.yaml").write_text(
            f"type: {type_}\ntitle: {key.upper()}\nauthor: ['{family}, J.']\nissued: {year}\ntags: {tags}\n"
        )
    return bibkit.load(tmp_path / "records")


def shape(text: str) -> list[str]:
    """Headings, and of entries the number and the year."""
    lines = [line for line in text.splitlines() if line and set(line) != {"="}]
    return [f"{line.split()[0]} {line[-5:-1]}" if "J. " in line else line for line in lines]


def test_selected_works_come_first_and_are_not_listed_again(lib: bibkit.Library) -> None:
    written = lib.reference_list("text", style="ieee", sections=SELECTED).text
    assert shape(written) == [
        "Selected", "[1] 2021", "[2] 2018", "Articles", "[3] 2019", "[4] 2020", "Others", "[5] 2020",
    ]  # fmt: skip


def test_a_list_without_an_order_of_its_own_has_that_of_the_style(lib: bibkit.Library) -> None:
    written = lib.reference_list("text", sections="Articles = type:article-journal; Others by -issued").text
    assert [line.split()[0].strip(",") for line in shape(written)] == [
        "Articles", "Ace", "Poe", "Roe", "Others", "Coe", "Doe",
    ]  # fmt: skip


def test_numbers_restart_and_count_down(lib: bibkit.Library) -> None:
    options = {"style": "ieee", "sections": SELECTED, "restart_numbers": True, "count_down": True}
    assert shape(lib.reference_list("text", **options).text) == [  # type: ignore[arg-type]
        "Selected", "[2] 2021", "[1] 2018", "Articles", "[2] 2019", "[1] 2020", "Others", "[1] 2020",
    ]  # fmt: skip
    whole = lib.reference_list("text", style="ieee", sections=SELECTED, count_down=True).text
    assert shape(whole)[1:3] == ["[5] 2021", "[4] 2018"]


def test_what_no_selection_takes_stands_last(lib: bibkit.Library) -> None:
    written = lib.reference_list("text", style="ieee", sections="Talks = tag:talk").text
    assert shape(written) == [
        "Talks",
        "[1] 2021",
        "[2] 2020",
        "Other works",
        "[3] 2018",
        "[4] 2019",
        "[5] 2020",
    ]


def test_an_empty_list_has_no_heading_and_no_work_is_lost(lib: bibkit.Library) -> None:
    written = lib.reference_list("text", style="ieee", sections="None = year<1900; All = year>=1900").text
    assert shape(written) == ["All", "[1] 2018", "[2] 2019", "[3] 2021", "[4] 2020", "[5] 2020"]


def test_an_order_of_several_fields_and_the_word_by_in_a_selection(lib: bibkit.Library) -> None:
    written = lib.reference_list(
        "text", style="ieee", sections='X = title:"stand by me"; Y by -year, author'
    ).text
    assert shape(written) == ["Y", "[1] 2021", "[2] 2020", "[3] 2020", "[4] 2019", "[5] 2018"]


def test_on_the_command_line_and_in_every_output(lib: bibkit.Library) -> None:
    folder = lib.paths[0].parent
    done = run("export", "-f", "markdown", "--style", "ieee", "--sections", SELECTED, cwd=folder)
    assert done.code == 0
    assert [line for line in done.out.splitlines() if line.startswith("#")] == [
        "## Selected", "## Articles", "## Others",
    ]  # fmt: skip
    assert lib.reference_list("html", sections=SELECTED).text.count("<h2>") == 3


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ("= tag:selected", 'The list "= tag:selected" can\'t be made: it has no heading'),
        ("A = tag:", 'The list "A = tag:" can\'t be made: '),
        ("A = (year>2000", 'The list "A = (year>2000" can\'t be made: '),
        ("A = tag:talk by yeer", 'There is no field to sort by "yeer"'),
        ("A by nothing", 'There is no field to sort by "nothing"'),
    ],
)
def test_what_makes_no_list_is_refused(lib: bibkit.Library, sections: str, message: str) -> None:
    with pytest.raises(UsageError) as caught:
        lib.reference_list("text", sections=sections)
    assert caught.value.message.startswith(message)
    assert caught.value.about == "sections"


def test_works_are_parted_in_one_way_only(lib: bibkit.Library) -> None:
    with pytest.raises(UsageError, match="The works can't be parted in two ways"):
        lib.reference_list("text", sections="A", group_by="year")
