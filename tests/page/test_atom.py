"""The feed: RFC 4287, and the same bytes for the same records."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from bibkit.errors import UsageError
from bibkit.model.date import Date, Moment
from tests.page.small import ENERGY, JANE, built, work

NS = "{http://www.w3.org/2005/Atom}"
URL = "https://lab.example/papers/publications.html"


def feed(*records: object, **choices: object) -> ET.Element:
    made = built(*records, url=URL, beside=("atom",), **choices)  # type: ignore[arg-type]
    return ET.fromstring(made.files[".atom"])


def test_a_feed_has_what_the_standard_asks_for() -> None:
    root = feed(work("a", ENERGY, abstract="Of <i>A</i>."), title="Papers")
    (entry,) = root.iter(f"{NS}entry")
    for element in (root, entry):
        assert all(element.find(f"{NS}{name}") is not None for name in ("id", "title", "updated"))
    assert [(link.get("rel"), link.get("href")) for link in root.findall(f"{NS}link")] == [
        ("self", "https://lab.example/papers/publications.atom"),
        ("alternate", URL),
    ]
    assert entry.findtext(f"{NS}id") == f"{URL}#a"
    assert entry.findtext(f"{NS}summary") == "Of A."
    assert entry.findtext(f"{NS}author/{NS}uri") == "https://orcid.org/0000-0001-5898-1911"
    content = entry.find(f"{NS}content")
    assert content is not None
    assert (content.get("type"), content.text) == (
        "html",
        '<div><a href="https://orcid.org/0000-0001-5898-1911">Brown, T.</a> (2020). <i>On a</i>.</div>',
    )


def test_the_latest_comes_first_and_dates_are_those_of_the_records() -> None:
    revised = work("a", updated=Date(Moment(2023, 4, 5)))
    root = feed(revised, work("b", year=2022), work("c", year=2022))
    assert [entry.findtext(f"{NS}id") for entry in root.iter(f"{NS}entry")] == [f"{URL}#{k}" for k in "abc"]
    assert root.findtext(f"{NS}updated") == "2023-04-05T00:00:00Z"
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.text or "")
        for name in ("updated", "published")
        for element in root.iter(f"{NS}{name}")
    )


def test_a_work_without_date_is_left_out_and_named() -> None:
    made = built(work("a"), work("b", year=None), url=URL, beside=("atom",))
    assert made.files[".atom"].count("<entry>") == 1
    assert [(loss.code, loss.key, loss.field) for loss in made.losses] == [("BK701", "b", ("issued",))]


def test_a_feed_needs_an_address_and_a_work_with_a_date() -> None:
    with pytest.raises(UsageError, match="A feed needs the address of the page"):
        built(work("a"), beside=("atom",))
    with pytest.raises(UsageError, match="none of them has a year"):
        built(work("a", year=None), beside=("atom",), url=URL)


def test_the_language_of_a_work_is_marked() -> None:
    root = feed(work("a", JANE, language="de-AT"))
    (entry,) = root.iter(f"{NS}entry")
    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "de-AT"
