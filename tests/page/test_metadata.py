"""What reference managers and search engines read in a page."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

import pytest

from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.ident import ArxivId
from bibkit.model.identity import Identities
from bibkit.model.iso_date import instant, iso_date
from bibkit.model.person import Name
from bibkit.model.record import Record
from bibkit.page.coins import coins
from bibkit.page.links import links
from bibkit.page.schema_org import json_ld
from tests.page.small import ENERGY, JANE, PEOPLE, work


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2022-12-15", "2022-12-15"),
        ("2022-12", "2022-12"),
        ("2022", "2022"),
        ("2001-21", "2001"),
        ("1723~", "1723"),
        ("1999-05/2000-01", "1999-05"),
        ("2004-XX", "2004"),
        ("201X", ""),
        ("-0049", ""),
        ("Y12000", ""),
    ],
)
def test_a_date_is_iso_or_nothing(edtf: str, expected: str) -> None:
    date = parse_date(edtf)
    assert isinstance(date, Date)
    assert iso_date(date) == expected


def test_an_instant_is_the_first_second() -> None:
    dates = [parse_date(text) for text in ("2022", "2022-12", "2022-12-15")]
    assert [instant(date) for date in dates if isinstance(date, Date)] == [
        "2022-01-01T00:00:00Z",
        "2022-12-01T00:00:00Z",
        "2022-12-15T00:00:00Z",
    ]


def test_coins_of_an_article() -> None:
    record = work(
        "a", Name("Berg", "Jan", non_dropping_particle="van der"), JANE, Name(literal="The Group"),
        kind="article-journal", container_title="Journal of X & Y", volume="3", page="11-17", DOI="10.1/a<b>",
    )  # fmt: skip
    assert parse_qs(coins(record), strict_parsing=True) == {
        "ctx_ver": ["Z39.88-2004"],
        "rfr_id": ["info:sid/bibkit"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:journal"],
        "rft.genre": ["article"],
        "rft.atitle": ["On a"],
        "rft.jtitle": ["Journal of X & Y"],
        "rft.date": ["2020"],
        "rft.volume": ["3"],
        "rft.pages": ["11-17"],
        "rft.spage": ["11"],
        "rft.epage": ["17"],
        "rft.aulast": ["van der Berg"],
        "rft.aufirst": ["Jan"],
        "rft.au": ["Doe, Jane"],
        "rft.aucorp": ["The Group"],
        "rft_id": ["info:doi/10.1/a<b>"],
    }


def test_coins_of_a_preprint_name_zotero_s_type_and_the_archive() -> None:
    found = parse_qs(coins(work("a", arxiv=ArxivId("2212.08073", 2))))
    assert (found["rft.type"], found["rft.publisher"], found["rft_id"]) == (
        ["preprint"],
        ["arXiv"],
        ["info:doi/10.48550/arXiv.2212.08073"],
    )


def test_links_are_of_the_web_and_each_is_there_once() -> None:
    record = work("a", DOI="10.1/A", arxiv=ArxivId("2212.08073", 2), URL="http://dx.doi.org/10.1/a")
    assert [(link.label, link.url) for link in links(record)] == [
        ("DOI", "https://doi.org/10.1/A"),
        ("arXiv", "https://arxiv.org/abs/2212.08073v2"),
        ("PDF", "https://arxiv.org/pdf/2212.08073v2"),
    ]
    assert links(work("a", URL="javascript:alert(1)")) == ()


def test_json_ld_says_who_wrote_what_and_where_it_came_out() -> None:
    record = work("a", ENERGY, kind="article-journal", container_title="X", volume="3", ISSN="0378-5955")
    page = json.loads(json_ld("Papers", "https://lab.example/p.html", [record], Identities(PEOPLE)))
    assert page["mainEntity"]["itemListElement"] == [
        {
            "@type": "ScholarlyArticle",
            "@id": "https://lab.example/p.html#a",
            "name": "On a",
            "author": [
                {
                    "@type": "Person",
                    "name": "Tom Brown",
                    "familyName": "Brown",
                    "givenName": "Tom",
                    "@id": "https://orcid.org/0000-0001-5898-1911",
                }
            ],
            "datePublished": "2020",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "3",
                "isPartOf": {"@type": "Periodical", "name": "X", "issn": ["0378-5955"]},
            },
        }
    ]


def test_every_type_of_csl_has_metadata() -> None:
    from bibkit.model.fields import TYPES
    from bibkit.model.type_names import TYPE_NAMES

    assert TYPES.keys() == TYPE_NAMES.keys()
    for kind in TYPES:
        assert "rft_val_fmt" in coins(Record("a", kind, {"title": "T"}))
