"""What the XML of PubMed says, read by a person; the file MinimalEntry has no work."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_FOLDER = "pubmed-xml/MedlineImporterTest"

WORKS = [
    Work(f"{_FOLDER}ArticleID.xml", 0, "article-journal", {
        "title": "Diagnostic performance of a multiplex PCR assay for meningitis in an HIV-infected population in "
        "Uganda",
        "author": "Rhein, Joshua; Bahr, Nathan C; Hemmert, Andrew C; Cloud, Joann L; Bellamkonda, Satya; "
        "Oswald, Cody; Lo, Eric; Nabeta, Henry; Kiggundu, Reuben; Akampurira, Andrew; Musubire, Abdu; "
        "Williams, Darlisha A; Meya, David B; Boulware, David R; ASTRO-CM Team",
        "issued": "2015-12-01", "DOI": "10.1016/j.diagmicrobio.2015.11.017", "PMID": "26711635",
        "ISSN": "1879-0070 0732-8893", "container-title": "Diagnostic microbiology and infectious disease",
        "container-title-short": "Diagn. Microbiol. Infect. Dis.", "page": "1234",
    }),
    Work(f"{_FOLDER}ArticleNoISSN.xml", 0, "article-journal", {
        "title": "Need for cognition moderates paranormal beliefs and magical ideation in inconsistent-handers",
        "author": "Prichard, Eric C; Christman, Stephen D", "issued": "2016-05", "available-date": "2016-02-17",
        "DOI": "10.1080/1357650X.2015.1125914", "PMID": "26886152", "ISSN": "", "container-title": "Laterality",
        "volume": "21", "issue": "3", "page": "228-42", "language": "eng", "publisher-place": "England",
        "keyword": "Handedness; magical ideation; need for cognition; paranormal beliefs",
    }),
    Work(f"{_FOLDER}KeywordSingleEntry.xml", 0, "article-journal", {
        "title": "Formate assay in body fluids: application in methanol poisoning", "author": "",
        "issued": "1999-21", "PMID": "1", "ISSN": "0006-2944", "container-title": "Biochemical medicine",
        "container-title-short": "Biochem Med", "volume": "13", "issue": "2", "page": "25-138",
        "publisher-place": "UNITED STATES",
    }),
    Work(f"{_FOLDER}MathML.xml", 0, "article-journal", {
        "title": "CellML 2.0",
        "author": "Clerx, Michael; Cooling, Michael T; Cooper, Jonathan; Garny, Alan; Moyle, Keri; "
        "Nickerson, David P; Nielsen, Poul M F; Sorby, Hugh",
        "issued": "2020-07-24", "DOI": "10.1515/jib-2020-0021", "PMID": "32759406", "PMCID": "PMC7756617",
        "ISSN": "1613-4516", "container-title": "Journal of integrative bioinformatics",
        "container-title-short": "J Integr Bioinform", "volume": "17", "issue": "2-3",
    }),
    Work(f"{_FOLDER}PubmedBook.xml", 0, "book", {
        "title": "Rheumatoid Arthritis: National Clinical Guideline for Management and Treatment in Adults",
        "author": "National Collaborating Centre for Chronic Conditions (UK); Williams, Darlisha A",
        "issued": "2009-02", "PMID": "21413195", "ISBN": "9781860163593",
        "collection-title": "National Institute for Health and Clinical Excellence: Guidance",
        "publisher": "Royal College of Physicians (UK)", "publisher-place": "London", "language": "eng",
    }),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=str)
def test_a_work_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("pubmed-xml", work) == (work.type, work.facts)
