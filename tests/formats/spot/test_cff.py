"""What the CITATION.cff files of JabRef, of its tests and of ruby-cff say, read by a person."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_TEST = {
    "title": "Test", "author": "van Smith, Joe; Jones, Bob, Jr.", "issued": "2000-07-02", "DOI": "10.0000/TEST",
    "version": "1.0", "license": "MIT", "URL": "www.google.com", "abstract": "Test abstract.",
}  # fmt: skip

WORKS = [
    Work("cff/CITATION.cff", 0, "software", {
        "title": "JabRef",
        "author": "Kopp, Oliver; Diez, Tobias; Schwentker, Christoph; Snethlage, Carl Christian; Asketorp, Jonatan; "
        "Tutzer, Benedikt; Ertel, Thilo; Nasri, Houssem",
        "issued": "", "DOI": "", "license": "MIT", "URL": "https://www.jabref.org",
        "keyword": "reference manager; bibtex; biblatex",
        "abstract": "JabRef is an open-source, cross-platform citation and reference management tool.",
    }),
    Work("cff/CITATION.cff", 1, "article-journal", {
        "title": "JabRef: BibTeX-based literature management software",
        "author": "Kopp, Oliver; Snethlage, Carl Christian; Schwentker, Christoph", "issued": "2023-11",
        "DOI": "10.47397/tb/44-3/tb138kopp-jabref", "container-title": "TUGboat", "volume": "44", "issue": "138",
        "number": "3", "page": "441-447",
    }),
    Work("cff/CffImporterReferences.cff", 0, "software", _TEST),
    Work("cff/CffImporterReferences.cff", 1, "paper-conference", {
        "title": "", "author": "von Duke, Jonathan; Kingston, Jim, Jr.", "issued": "2007", "DOI": "10.0001/TEST",
        "URL": "www.example.com",
    }),
    Work("cff/CffImporterReferences.cff", 2, "report", {
        "title": "", "author": "Clark, Arthur, Jr.; von Diamond, Luca", "issued": "", "DOI": "10.0002/TEST",
        "URL": "www.facebook.com",
    }),
    Work("cff/CffImporterTestDoiSelect.cff", 0, "software", _TEST),
    Work("cff/CffImporterTestUnknownFields.cff", 0, "software", _TEST),
    Work("cff/CffImporterTestValidMultAuthors.cff", 0, "software", _TEST),
    Work("cff/CffImporterTestValidSwhIdSelect2.cff", 0, "software", _TEST),
    Work("cff/commonmeta-CITATION.cff", 0, "software", {
        "title": "Ruby CFF Library", "author": "Haines, Robert; The Ruby Citation File Format Developers",
        "issued": "2021-08-18", "DOI": "10.5281/zenodo.1184077", "version": "0.9.0", "license": "Apache-2.0",
        "keyword": "ruby; credit; software citation; research software; software sustainability; metadata; "
        "citation file format; CFF",
        "abstract": "This library provides a Ruby interface to manipulate Citation File Format files",
    }),
    Work("cff/commonmeta-CITATION.cff", 1, "software", {
        "title": "Citation File Format",
        "author": "Druskat, Stephan; Spaaks, Jurriaan H.; Chue Hong, Neil; Haines, Robert; Baker, James; "
        "Bliven, Spencer; Willighagen, Egon; Pérez-Suárez, David; Konovalov, Alexander",
        "issued": "2021-08-09", "DOI": "10.5281/zenodo.1003149", "version": "1.2.0", "license": "CC-BY-4.0",
    }),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=str)
def test_a_work_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("cff", work) == (work.type, work.facts)
