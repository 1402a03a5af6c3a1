"""What the files of PubMed's text, of Web of Science and of EndNote's refer say, read by a person."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_SEVERAL = "medline-plain/MedlinePlainImporterTestMultipleEntries.txt"

_OF_NO_TITLE = {
    "title": "", "author": "", "editor": "Some Editor; Some test data", "issued": "2013-06-10",
    "container-title": "Test Journal", "PMCID": "PMC22664230", "PMID": "", "volume": "", "page": "", "ISSN": "",
    "DOI": "",
}  # fmt: skip

PUBMED = [
    Work("nbib/NbibImporterTest.nbib", 0, "article-journal", {
        "title": "Proteomics: A new perspective for cancer",
        "author": "Shruthi, Basavaradhya Sahukar; Vinodhkumar, Palani; Selvamani; corporater", "issued": "2016",
        "available-date": "2016-04-19", "DOI": "10.4103/2277-9175.180636", "PMID": "27169098", "ISSN": "2277-9175",
        "ISBN": "9783866801929", "container-title": "Advanced biomedical research",
        "container-title-short": "Adv Biomed Res", "volume": "5", "page": "67",
        "abstract": "some things will be described Copyright 2015 Tschechlov Press.",
        "keyword": "Biomarkers; electrophoresis; neoplasia; spectrometry; translation",
    }),
    Work(_SEVERAL, 0, "article-journal", {
        "title": "From danger and motherhood to health and beauty: health advice for the factory girl in early "
        "twentieth-century Britain",
        "author": "Long, Vicky; Marland, Hilary", "issued": "2009", "PMID": "20481061", "PMCID": "PMC4513071",
        "ISSN": "0955-2359", "container-title": "20 century British history",
        "container-title-short": "20 Century Br Hist", "volume": "20", "issue": "4", "page": "454-81",
        "abstract": "Lorem ipsum abstract", "publisher-place": "England",
    }),
    Work(_SEVERAL, 1, "article-journal", _OF_NO_TITLE),
    Work(_SEVERAL, 2, "book", {  # MEDLINE has one TI; the other four are kept, and not made into one that nobody wrote
        "title": "This is a Testtitle", "author": "", "issued": "2010-06", "PMID": "",
        "collection-title": "TestBookTitle",
    }),
    Work(_SEVERAL, 3, "report", {"title": "", "PMID": "22664220", "DOI": "10.1016/j.cpr.2005.02.002"}),
    Work(_SEVERAL, 4, "article-journal", {
        "title": "", "PMID": "22664238", "container-title": "Inproceedings book title",
    }),
    Work(_SEVERAL, 5, "document", {"title": "", "PMID": "96578310"}),
    Work(_SEVERAL, 6, "document", {"title": "", "PMID": "45984220"}),
    Work("medline-plain/MedlinePlainImporterTestMultiAbstract.txt", 0, "article-journal", _OF_NO_TITLE),
    Work("medline-plain/MedlinePlainImporterTestDOI.txt", 0, "report", {
        "PMID": "22664220", "DOI": "10.1016/j.cpr.2005.02.002",
    }),
    Work("medline-plain/MedlinePlainImporterStringOutOfBounds.txt", 0, "document", {
        "PMID": "27433151", "title": "This is a test title",
    }),
    Work("medline-plain/MedlinePlainImporterStringOutOfBounds.txt", 1, "document", {
        "PMID": "27394443", "title": "This is also a test title",
    }),
]  # fmt: skip

WEB_OF_SCIENCE = [
    Work("web-of-science/IsiImporterTest1.isi", 0, "article-journal", {
        "title": "Optical properties of MgO doped LiNbO/sub 3/ single crystals",
        "author": "James Brown; James Marc Brown; Brown, J. M.; Brown, J.; Brown, J.M.; Brown, J.",
        "issued": "2006-04", "container-title": "Optical Materials",
        "container-title-short": "Opt. Mater. (Netherlands)", "volume": "28", "issue": "5", "page": "467-472",
    }),
    Work("web-of-science/IsiImporterTestMedline.isi", 0, "article-journal", {
        "title": "Effects of modafinil on cognitive performance and alertness during sleep deprivation.",
        "author": "Wesensten, Nancy J", "issued": "2006", "PMID": "16842170", "container-title": "Curr Pharm Des",
        "volume": "12", "issue": "20", "page": "2457-71",
    }),
    Work("web-of-science/IsiImporterTestMedline.isi", 1, "article-journal", {
        "title": "Estrogen therapy selectively enhances prefrontal cognitive processes: a randomized, double-blind, "
        "placebo-controlled study with functional magnetic resonance imaging in perimenopausal and recently "
        "postmenopausal women.",
        "author": "Joffe, Hadine; Hall, Janet E; Gruber, Staci; Sarmiento, Ingrid A; Cohen, Lee S; "
        "Yurgelun-Todd, Deborah; Martin, Kathryn A",
        "issued": "2006-05/2006-06", "PMID": "16735938", "container-title": "Menopause", "volume": "13",
        "issue": "3", "page": "411-22",
    }),
]  # fmt: skip

REFER = [
    Work("refer/Endnote.book.example.enw", 0, "book", {
        "title": "Git : dezentrale Versionsverwaltung im Team : Grundlagen und Workflows",
        "author": "Preißel, René; Stachmann, Bjørn", "issued": "2016", "ISBN": "9783864903113",
        "publisher": "dpunkt.verlag", "publisher-place": "Heidelberg", "number-of-pages": "XX, 327",
        "edition": "3., aktualisierte und erweiterte Auflage", "keyword": "Versionsverwaltung",
        "call-number": "6H 1249(3)", "URL": "http://d-nb.info/107601965X",
    }),
    Work("refer/Endnote.pattern.A.enw", 0, "document", {"title": "", "author": "testA"}),
]  # fmt: skip


@pytest.mark.parametrize("work", PUBMED, ids=str)
def test_a_work_of_pubmed_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("nbib", work) == (work.type, work.facts)


@pytest.mark.parametrize("work", WEB_OF_SCIENCE, ids=str)
def test_a_work_of_web_of_science_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("web-of-science", work) == (work.type, work.facts)


@pytest.mark.parametrize("work", REFER, ids=str)
def test_a_work_of_refer_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("refer", work) == (work.type, work.facts)
