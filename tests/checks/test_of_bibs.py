"""What is a custom of .bib files and no fault there, though it would be one elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.source import Source
from bibkit.store.load import load_parts

REST = "author = {Roe, Ann}, year = 2020"


def told(entry: str, tmp_path: Path) -> list[str]:
    path = tmp_path / "refs.bib"
    path.write_text(entry, encoding="utf-8")
    return [one.code for one in bibkit.load(path).diagnostics]


@pytest.mark.parametrize(
    "entry",
    [
        "@book{a, title = {On names}, year = 2020, author = {Guy L. {Steele Jr.}}}",
        "@book{a, title = {On names}, year = 2020, author = {Daum{\\'e} III, Hal}}",
        "@book{a, title = {Nineteenth\\-century names}, " + REST + "}",
        "@book{a, title = {Names}, maintitle = {Of all}, author = {Roe, Ann}, date = {2020}}",
        "@inbook{a, title = {Names}, chapter = 3, publisher = {Urania}, " + REST + "}",
        "@book{a, title = {Über die Kunst}, author = {title=Mrs, given=Henry, family=Wood}, year = 1861}",
    ],
)
def test_it_is_left_alone(entry: str, tmp_path: Path) -> None:
    assert told(entry, tmp_path) == []


@pytest.mark.parametrize(
    ("code", "entry"),
    [
        ("BK317", "@book{a, title = {On names}, year = 2020, author = {A B Jr Watson}}"),
        ("BK317", "@book{a, title = {On names}, year = 2020, author = {Harry L. {Baldwin, Jr.}}}"),
        ("BK506", "@book{a, title = {Nineteenth\u00ad century names}, " + REST + "}"),
        ("BK514", "@book{a, title = {{\\{}B{\\}}ayes and names}, " + REST + "}"),
        ("BK514", "@book{a, title = {Names $\\backslash$& words}, " + REST + "}"),
        (
            "BK414",
            "@article{a, title = {Names}, journal = {J}, pages = {doi.org/10.1038/srep19741}, " + REST + "}",
        ),
    ],
)
def test_it_is_told(code: str, entry: str, tmp_path: Path) -> None:
    assert told(entry, tmp_path) == [code]


def test_a_file_of_remarks_alone_is_an_empty_one() -> None:
    assert load_parts([Source("% Encoding: UTF-8\n\n  % nothing yet\n", "refs.bib")]).diagnostics == ()
    (one,) = load_parts([Source("% nothing\nyet\n", "refs.bib")], "bibtex").diagnostics
    assert one.code == "BK801"
