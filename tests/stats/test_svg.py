"""The picture: valid, inert, the same each time, and readable by those who do not see it."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from bibkit.model.date import Date, Moment
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.stats.count import tally
from bibkit.stats.svg import svg

NS = "{http://www.w3.org/2000/svg}"


def years(*years: int) -> str:
    records = [Record("k", "book", {"issued": Date(Moment(year))}) for year in years]
    return svg([tally(records, "year", {})], 10)


def texts(picture: str) -> list[str]:
    return [element.text or "" for element in ET.fromstring(picture).iter(f"{NS}text")]


def test_the_numbers_are_told_to_those_who_do_not_see_the_picture() -> None:
    root = ET.fromstring(years(2020, 2022, 2022))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title desc"
    assert (root.findtext(f"{NS}title"), root.findtext(f"{NS}desc")) == (
        "Works by year",
        "Works by year: 2020: 1, 2022: 2.",
    )


def test_years_without_works_are_gaps_not_missing() -> None:
    assert texts(years(2020, 2022)) == ["Works by year", "1", "2020", "2021", "1", "2022"]


def test_many_years_make_columns_of_several_years() -> None:
    tips = [tip.text for tip in ET.fromstring(years(-49, 1987, 2024)).iter(f"{NS}title")]
    assert tips[1] == "51 BCE to 2 BCE: 1"
    assert sum(int((tip or "").rpartition(": ")[2]) for tip in tips[1:]) == 3


def test_a_library_without_years_makes_a_picture() -> None:
    assert texts(svg([tally([Record("k", "book")], "year", {})], 10)) == [
        "Works by year",
        "1 work has no year",
    ]


def test_hostile_names_are_only_text() -> None:
    name = '</text><script>alert(1)</script>" onload="alert(1)\ufffe\x00'
    picture = svg([tally([Record("k", "book", {"author": (Name(literal=name),)})], "author", {})], 10)
    root = ET.fromstring(picture)
    assert {element.tag.removeprefix(NS) for element in root.iter()} == set(
        "svg title desc style rect text g".split()
    )
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
