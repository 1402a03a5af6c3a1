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
        "@IEEEtranBSTCTL{a, CTLuse_paper = {yes}}",
        "@misc{a, note = {On names}, year = 2020}",
        "@misc{a, author = {Roe, Ann}, howpublished = {private communication}, year = 2020}",
        "@book{a, key = {Chicago}, title = {Manual of Names}, publisher = {Urania}, year = 1990}",
        "@book{a, realauthor = {Roe, Ann}, title = {Names}, publisher = {Urania}, year = 1990}",
        "@book{a, title = {The Holy Bible}, publisher = {Urania}, year = 1990}",
        "@book{a, title = {The {Oxford} Dictionary of Names}, publisher = {Urania}, year = 1990}",
        "@proceedings{a, title = {Congress of Names}, year = 1990}",
        "@periodical{a, title = {Journal of Names}, issn = {0022-040X}}",
        "@book{a, title = {Names}, author = {AT{\\&T}}, publisher = {Urania}, year = 1990}",
        "@article{a, title = {Review: ``Names'' (vol. 3)}, journal = {J}, " + REST + "}",
        "@incollection{a, title = {Dreams}, booktitle = {Papers, 1888--1938}, author = {Roe, Ann}, year = 1925}",
        "@incollection{a, title = {War}, booktitle = {Papers 1888 to 1938}, author = {Roe, Ann}, year = 1925}",
        "@incollection{a, title = {War}, booktitle = {Papers 1888 -- 1938}, author = {Roe, Ann}, year = 1925}",
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
        ("BK806", "@fig{a, main = {A smiley}}"),
        ("BK305", "@book{a, title = {Manual of Names}, publisher = {Urania}, year = 1990}"),
        ("BK501", "@misc{a, author = {Roe, Ann}, year = 2020}"),
        ("BK201", "@periodical{a, title = {Journal of Names}, volume = 3}"),
        ("BK307", "@book{a, title = {Names}, author = {Jones{\\&}Smith}, publisher = {Urania}, year = 1990}"),
        ("BK513", "@article{a, title = {a) names (and words; b) others}, journal = {J}, " + REST + "}"),
        (
            "BK211",
            "@inproceedings{a, title = {War}, booktitle = {Congress, 3--5 May, 1938}, author = {Roe, Ann}, year = 1925}",
        ),
        ("BK807", "@book{a, title = NAMES-LONG, shorthand = NAMES-SHORT}"),
        ("BK814", "@incollection{a, title = {Foreword}, author = {Roe, Ann}, year = 1990, crossref = {b}}"),
        ("BK517", "@incollection{a, title = {Foreword}, author = {Roe, Ann}, year = 1990}"),
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
    assert {*told(entry, tmp_path)} == {code}


def test_a_file_of_remarks_alone_is_an_empty_one() -> None:
    assert load_parts([Source("% Encoding: UTF-8\n\n  % nothing yet\n", "refs.bib")]).diagnostics == ()
    (one,) = load_parts([Source("% nothing\nyet\n", "refs.bib")], "bibtex").diagnostics
    assert one.code == "BK801"
