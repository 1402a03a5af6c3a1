"""Selectors of findings, as ruff's users know them."""

from __future__ import annotations

import pytest

from bibkit.config import selectors
from bibkit.diagnostics import Diagnostic, WholeFile
from bibkit.diagnostics.selection import Selection
from bibkit.errors import UsageError

NO_DATE, NO_DAY, SHOUTS = "BK201", "BK204", "BK503"
FOUND = [
    Diagnostic(code, "m", place=WholeFile(path))
    for code, path in (
        (NO_DATE, "refs.bib"),
        (NO_DAY, "old/a.bib"),
        (SHOUTS, "old/b.yaml"),
        ("BK805", "refs.bib"),
    )
]


def told(**chosen: object) -> list[str]:
    return [one.code for one in Selection(**chosen).of(FOUND)]  # type: ignore[arg-type]


def test_nothing_chosen_is_all() -> None:
    assert told() == [NO_DATE, NO_DAY, SHOUTS, "BK805"]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"select": ("BK5",)}, [SHOUTS, "BK805"]),  # what can't be read is always told
        ({"select": ("BK201",)}, [NO_DATE, "BK805"]),
        ({"select": ("BK2",)}, [NO_DATE, NO_DAY, "BK805"]),
        ({"ignore": ("BK2",)}, [NO_DAY, SHOUTS, "BK805"]),  # an error refuses its record: it is told
        ({"ignore": ("BK",)}, [NO_DAY, "BK805"]),
        ({"select": ("BK201",), "ignore": ("BK2",)}, [NO_DATE, "BK805"]),  # the longer one decides
        ({"select": ("BK2",), "ignore": ("BK201",)}, [NO_DAY, "BK805"]),
        ({"select": ("BK201",), "ignore": ("BK201",)}, ["BK805"]),
    ],
)
def test_the_longer_selector_decides(chosen: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    assert told(**chosen) == expected


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("old/*.yaml", [NO_DATE, NO_DAY, "BK805"]),
        ("*.yaml", [NO_DATE, NO_DAY, "BK805"]),
        ("b.yaml", [NO_DATE, NO_DAY, "BK805"]),
        ("old/*", [NO_DATE, NO_DAY, "BK805"]),
        ("*.bib", [NO_DAY, SHOUTS, "BK805"]),
        ("new/*.yaml", [NO_DATE, NO_DAY, SHOUTS, "BK805"]),
    ],
)
def test_paths_have_settings_of_their_own(pattern: str, expected: list[str]) -> None:
    assert told(per_file={pattern: ("BK5", "BK2")}) == expected


OPTIONAL = "BK412"


@pytest.mark.parametrize(
    ("chosen", "is_told"),
    [
        ({}, False),
        ({"ignore": ("BK201",)}, False),
        ({"select": ("BK2",)}, False),
        ({"extend": ("BK2",)}, False),
        ({"extend": (OPTIONAL,)}, True),
        ({"extend": ("BK41",), "select": ("BK2",)}, True),
        ({"select": ("BK",)}, True),
        ({"select": ("BK4",), "ignore": (OPTIONAL,)}, False),
        ({"extend": (OPTIONAL,), "ignore": ("BK4",)}, True),
    ],
)
def test_what_is_off_by_default_is_told_where_it_is_named(
    chosen: dict[str, tuple[str, ...]], is_told: bool
) -> None:
    told = Selection(**chosen).of([Diagnostic(OPTIONAL, "m")])  # type: ignore[arg-type]
    assert bool(told) == is_told


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"extend": ("BK2",)}, [NO_DATE, NO_DAY, SHOUTS, "BK805"]),
        ({"extend": ("BK5",), "select": ("BK2",)}, [NO_DATE, NO_DAY, SHOUTS, "BK805"]),
        ({"extend": ("BK201",), "ignore": ("BK2",)}, [NO_DATE, NO_DAY, SHOUTS, "BK805"]),
    ],
)
def test_more_is_told_beside_the_rest(chosen: dict[str, tuple[str, ...]], expected: list[str]) -> None:
    assert told(**chosen) == expected


def test_names_parts_and_lists_are_selectors() -> None:
    assert selectors(["BK201", "bk3", "title-shouts, no-date"]) == ("BK201", "BK3", "BK503", "BK201")
    assert selectors(["ALL"]) == ("",)
    assert selectors(["", " , "]) == ()


@pytest.mark.parametrize("wrong", ["BK999", "E501", "no-dat", "BK 2", "BK2011"])
def test_what_selects_nothing_is_refused(wrong: str) -> None:
    with pytest.raises(UsageError, match="There is no code"):
        selectors([wrong])
