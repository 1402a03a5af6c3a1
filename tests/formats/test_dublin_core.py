"""Dublin Core: the fifteen elements and no others, the terms that say more, nothing lost without a word."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.dublin_core import write_dublin_core
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date, Moment
from bibkit.model.fields import TYPES
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.formats.losses import lines_of, lost_fields, public_fields
from tests.strategies.records import records

FIFTEEN = frozenset(
    """title creator subject description publisher contributor date type format identifier source language relation
    coverage rights""".split()
)  # oai_dc.xsd has these, each any number of times and in any order
RECORD = Record(
    "doe2020",
    "article-journal",
    {
        "title": "On <i>E. coli</i>",
        "title-short": "Coli",
        "author": (Name(family="Doe", given="Jane"), Name(literal="ACME & Sons")),
        "editor": (Name(family="Roe", given="Richard"),),
        "issued": Date(Moment(2020, 3, 5)),
        "submitted": Date(Moment(2019)),
        "container-title": "Journal of X",
        "volume": "12",
        "issue": "3",
        "page": "321–328",
        "publisher": "P",
        "DOI": "10.1000/182",
        "ISSN": "0378-5955",
        "language": "en",
        "keyword": "bacteria, growth",
        "abstract": "All of it.",
        "license": "CC-BY-4.0",
    },
)


def written(*works: Record, vocabulary: str = "oai_dc") -> Written:
    return write_whole(write_dublin_core, works, {"vocabulary": vocabulary})


def elements(text: str) -> list[tuple[str, str | None]]:
    """The elements of the first record without their namespace, with what they hold."""
    return [(one.tag.partition("}")[2], one.text) for one in ET.fromstring(text)[0][0]]


def test_an_article_in_fifteen_elements() -> None:
    made = written(RECORD)
    assert made.text.splitlines()[:4] == [
        '<?xml version="1.0" encoding="utf-8"?>',
        (
            '<records xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        ),
        '  <record id="doe2020">',
        "    <oai_dc:dc>",
    ]
    assert elements(made.text) == [
        ("title", "On E. coli"),
        ("creator", "Doe, Jane"),
        ("creator", "ACME & Sons"),
        ("contributor", "Roe, Richard"),
        ("publisher", "P"),
        ("rights", "CC-BY-4.0"),
        ("language", "en"),
        ("description", "All of it."),
        ("subject", "bacteria"),
        ("subject", "growth"),
        ("date", "2020-03-05"),
        ("type", "info:eu-repo/semantics/article"),
        ("type", "Text"),
        ("identifier", "https://doi.org/10.1000/182"),
        ("relation", "urn:ISSN:0378-5955"),
        ("source", "Journal of X 12(3): 321–328"),
    ]
    assert lines_of(made) == [
        "BK702 title: Dublin Core can't carry the markup of title",
        "BK702 editor: Dublin Core can't say what a contributor did (editor)",
        "BK701 title-short: Dublin Core has no element for title-short",
        "BK701 submitted: Dublin Core has no element for submitted",
    ]


def test_the_terms_say_more() -> None:
    made = written(RECORD, vocabulary="dcterms")
    found = dict(elements(made.text))
    assert (found["alternative"], found["issued"], found["dateSubmitted"]) == ("Coli", "2020-03-05", "2019")
    assert (found["isPartOf"], found["abstract"]) == ("urn:ISSN:0378-5955", "All of it.")
    assert found["bibliographicCitation"] == "Journal of X 12(3): 321–328"
    assert {loss.code for loss in made.losses} == {"BK702"}


def test_the_isbn_of_a_chapter_is_that_of_its_book() -> None:
    chapter = Record("k", "chapter", {"title": "C", "ISBN": "9780306406157"})
    assert ("relation", "urn:ISBN:9780306406157") in elements(written(chapter).text)
    book = Record("k", "book", {"title": "B", "ISBN": "9780306406157"})
    assert ("identifier", "urn:ISBN:9780306406157") in elements(written(book).text)


@pytest.mark.parametrize("record_type", TYPES)
def test_each_type_is_one_of_dcmi(record_type: str) -> None:
    made = written(Record("k", record_type, {"title": "T"}))
    known = {"Text", "Sound", "Dataset", "Event", "StillImage", "MovingImage", "Software", "Collection"}
    assert {text for name, text in elements(made.text) if name == "type"} & known


def test_hostile_text_stays_text() -> None:
    hostile = "a|b }} ]]> <x> &lt; \x00\x1b \u202eevil\u202c \ud800 -->"
    record = Record("k", "book", {"title": hostile, "URL": hostile, "author": (Name(literal=hostile),)})
    assert elements(written(record).text)[:2] == [
        ("title", "a|b }} ]]> <x> &lt; �� \u202eevil\u202c � -->"),
        ("creator", "a|b }} ]]> <x> &lt; �� \u202eevil\u202c � -->"),
    ]


@settings(deadline=None)
@given(st.lists(records(), max_size=3), st.sampled_from(["oai_dc", "dcterms"]))
def test_any_records_are_well_formed_with_their_keys(works: list[Record], vocabulary: str) -> None:
    root = ET.fromstring(written(*works, vocabulary=vocabulary).text)
    assert [record.get("id") for record in root] == [record.key for record in works]
    if vocabulary == "oai_dc":
        assert {one.tag.partition("}")[2] for record in root for one in record[0]} <= FIFTEEN


@settings(deadline=None)
@given(records(), st.sampled_from(["oai_dc", "dcterms"]))
def test_each_field_is_written_or_lost_by_name(record: Record, vocabulary: str) -> None:
    made = written(record, vocabulary=vocabulary)
    for name in public_fields(record) & record.values.keys() - lost_fields(made) - {"page-first", "number"}:
        less = record.with_values(
            {name: None, "page-first": None}
        )  # which stands in where there are no pages
        assert written(less, vocabulary=vocabulary).text != made.text, name
