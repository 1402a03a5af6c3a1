"""DataCite's JSON, by itself and in JSON:API."""

from __future__ import annotations

import pytest

from bibkit.model.record import Record
from tests.formats.services.reading import codes, only, people, read, said, work

DATASET: dict[str, object] = {
    "id": "10.1234/data",
    "doi": "10.1234/data",
    "types": {"resourceTypeGeneral": "Dataset", "citeproc": "dataset", "ris": "DATA"},
    "titles": [{"title": "Names of harbours"}],
    "creators": [{"name": "Doe, Jane", "nameType": "Personal", "givenName": "Jane", "familyName": "Doe"}],
    "publisher": "Zenodo",
    "publicationYear": 2020,
}


def dataset(**members: object) -> Record:
    return work("datacite", {**DATASET, **members})


def kept(record: Record) -> object:
    return record.extra.get("datacite", {})


def test_a_blog_post() -> None:
    record = only("datacite-json/datacite.json", "datacite")
    assert (record.key, record.type) == ("fenner2016", "post-weblog")
    assert [(one.display, one.orcid) for one in record.author] == [("Martin Fenner", "0000-0003-1419-2405")]
    assert said(record, "title", "issued", "publisher", "version", "DOI", "URL", "keyword") == [
        "Eating your own Dog Food", "2016-12-20", "DataCite", "1.0", "10.5438/4k3m-nyvg",
        "https://datacite.org/blog/eating-your-own-dog-food/", "datacite; doi; metadata",
    ]  # fmt: skip
    assert record.text("abstract").startswith("Eating your own dog food is a slang term")
    extra = kept(record)
    assert isinstance(extra, dict)
    assert extra["dates"] == [
        {"dateType": "Created", "date": "2016-12-20"}, {"dateType": "Updated", "date": "2016-12-20"},
    ]  # fmt: skip
    assert extra["identifiers"] == [
        {"identifierType": "Local accession number", "identifier": "MS-49-3632-5083"}
    ]
    assert [one["relationType"] for one in extra["relatedIdentifiers"]] == [
        "IsPartOf",
        "References",
        "References",
    ]


def test_an_instrument_of_an_organisation() -> None:
    record = only("datacite-json/datacite-instrument.json", "datacite")
    assert (record.key, record.type) == ("dectris2022", "document")
    assert [one.literal for one in record.author] == ["DECTRIS"]
    assert said(record, "title", "issued", "genre", "publisher", "DOI", "abstract") == [
        "Pilatus detector at MX station 14.1", "2022", "Raster image pixel detector",
        "Helmholtz Centre Potsdam - GFZ German Research Centre for Geosciences", "10.82433/08qf-ee96",
        "The Pilatus 6M pixel-detector at the MX station 14.1",
    ]  # fmt: skip
    extra = kept(record)
    assert isinstance(extra, dict)
    assert extra["types.resourceTypeGeneral"] == "Instrument"
    assert extra["container"] == {"type": "Series", "identifier": "1234.1675", "identifierType": "Handle"}
    assert extra["contributors"][0]["contributorType"] == "HostingInstitution"
    assert "alternateIdentifiers" not in extra, "they are the identifiers once more"


def test_software_in_the_older_schema() -> None:
    record = only("datacite-json/datacite_software.json", "datacite")
    assert (record.key, record.type) == ("jones2016", "software")
    assert people(record) == ["Matthew B. Jones"]
    assert said(record, "title", "issued", "publisher", "DOI") == [
        "dataone: R interface to the DataONE network of data repositories", "2016", "KNB Data Repository",
        "10.5063/F1M61H5X",
    ]  # fmt: skip
    assert kept(record) == {}


@pytest.mark.parametrize(
    "wrapped",
    [
        DATASET,
        [DATASET],
        {"data": {"id": "10.1234/data", "type": "dois", "attributes": DATASET}},
        {"data": [{"id": "10.1234/data", "type": "dois", "attributes": DATASET}], "meta": {"total": 1}},
    ],
)
def test_a_work_in_whatever_it_comes(wrapped: object) -> None:
    assert work("datacite", wrapped).title == "Names of harbours"


NAMES = [
    ({"name": "Doe, Jane", "nameType": "Personal"}, ("Doe", "Jane", "")),
    ({"name": "Jane Doe", "nameType": "Personal"}, ("Doe", "Jane", "")),
    ({"name": "van der Berg, Jan", "givenName": "Jan", "familyName": "van der Berg"}, ("Berg", "Jan", "")),
    ({"name": "CERN", "nameType": "Organizational"}, ("", "", "CERN")),
    (
        {"name": "Max Planck Institute, Berlin", "nameType": "Organizational"},
        ("", "", "Max Planck Institute, Berlin"),
    ),
    ({"name": "A project"}, ("", "", "A project")),
    ({"familyName": "Doe"}, ("", "", "Doe")),
]


@pytest.mark.parametrize(("creator", "parts"), NAMES)
def test_names(creator: object, parts: tuple[str, str, str]) -> None:
    (name,) = dataset(creators=[creator]).author
    assert (name.family, name.given, name.literal) == parts


def test_a_contributor_is_an_editor_or_kept() -> None:
    record = dataset(
        contributors=[
            {"name": "Roe, Ann", "contributorType": "Editor", "affiliation": ["X"]},
            {"name": "Poe, E.", "contributorType": "DataCurator"},
        ]
    )
    assert people(record, "editor") == ["Ann Roe"]
    assert record.names("editor")[0].extra == {"affiliation": [{"name": "X"}]}
    assert kept(record) == {"contributors": [{"name": "Poe, E.", "contributorType": "DataCurator"}]}


def test_an_article_in_its_journal() -> None:
    record = dataset(
        types={"resourceTypeGeneral": "JournalArticle"},
        container={"type": "Journal", "title": "Names", "volume": "3", "issue": "2", "firstPage": "1", "lastPage": "9",
                   "identifier": "0378-5955", "identifierType": "ISSN"},
        rightsList=[{"rightsUri": "https://a.org/by", "rightsIdentifier": "cc-by-4.0"}],
        titles=[{"title": "On names"}, {"title": "A history", "titleType": "Subtitle"},
                {"title": "Namen", "titleType": "TranslatedTitle"}],
        dates=[{"date": "2020-03-05T10:00:00Z", "dateType": "Issued"}, {"date": "2020-02-01", "dateType": "Available"}],
        fundingReferences=[{"funderName": "DFG", "awardNumber": "7"}],
        relatedIdentifiers=[
            {"relationType": "IsIdenticalTo", "relatedIdentifier": "2001.00001", "relatedIdentifierType": "arXiv"},
        ],
    )  # fmt: skip
    assert record.type == "article-journal"
    assert said(record, "title", "container-title", "volume", "issue", "page", "ISSN", "issued", "available-date") == [
        "On names: A history", "Names", "3", "2", "1-9", "0378-5955", "2020-03-05", "2020-02-01",
    ]  # fmt: skip
    assert said(record, "license", "arxiv") == ["https://a.org/by", "2001.00001"]
    assert kept(record) == {
        "titles": [{"title": "Namen", "titleType": "TranslatedTitle"}],
        "rightsList": [{"rightsIdentifier": "cc-by-4.0"}],
        "fundingReferences": [{"funderName": "DFG", "awardNumber": "7"}],
    }


TYPES = [
    ({"resourceTypeGeneral": "Text", "resourceType": "Master thesis"}, "thesis", ""),
    ({"resourceTypeGeneral": "Text", "citeproc": "report"}, "report", ""),
    ({"resourceTypeGeneral": "ConferencePaper"}, "paper-conference", ""),
    ({"resourceTypeGeneral": "Software", "resourceType": "R package"}, "software", "R package"),
    ({"resource-type-general": "Image", "resource-type": "Image"}, "graphic", ""),
    ({"resourceTypeGeneral": "PhysicalObject", "resourceType": "Core"}, "document", "Core"),
]


@pytest.mark.parametrize(("types", "csl", "genre"), TYPES)
def test_types_are_those_of_csl(types: object, csl: str, genre: str) -> None:
    record = dataset(types=types)
    assert (record.type, record.text("genre")) == (csl, genre)


@pytest.mark.parametrize(
    "types", [{"resourceTypeGeneral": "Text"}, {"resourceTypeGeneral": "Novelty"}, {}, None]
)
def test_a_type_that_is_not_known_makes_a_document(types: object) -> None:
    result = read("datacite", {**DATASET, "types": types})
    assert (result.records[0].type, codes(result)) == ("document", ["BK806"])


def test_a_doi_that_is_none_is_kept_and_told() -> None:
    result = read("datacite", {**DATASET, "id": None, "doi": "nothing"})
    assert kept(result.records[0]) == {"doi": "nothing"}
    assert codes(result) == ["BK806"]
