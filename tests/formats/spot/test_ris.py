"""What the RIS files of SciFinder, PubMed, publishers and repositories say, read by a person."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_HYDRATION = {
    "title": "Hydration forces between silica surfaces: Experimental data and predictions from different theories",
    "author": "Valle-Delgado, J. J.; Molina-Bolívar, J. A.; Galisteo-González, F.; Gálvez-Ruiz, M. J.; Feiler, A.; "
    "Rutland, M. W.",
    "issued": "2005-07-15", "accessed": "2019-03-28", "DOI": "10.1063/1.1954747", "ISSN": "0021-9606",
    "container-title": "The Journal of Chemical Physics", "container-title-short": "J. Chem. Phys.",
    "volume": "123", "issue": "3", "page": "034708", "publisher": "American Institute of Physics",
    "URL": "https://doi.org/10.1063/1.1954747",
}  # fmt: skip

WORKS = [
    Work("ris/RisImporterTest3.ris", 0, "chapter", {
        "title": "Toward a Robust Analysis of Dermoscopy Images Acquired under Different Conditions",
        "author": "Catarina Barata; MEmre Celebi; JorgeS Marques", "issued": "2015-09-10",
        "accessed": "2015-11-06", "DOI": "10.1201/b19107-2", "ISBN": "9781482253269",
        "container-title": "Dermoscopy Image Analysis",
        "collection-title": "Digital Imaging and Computer Vision", "page": "1-22", "publisher": "CRC Press",
        "URL": "http://dx.doi.org/10.1201/b19107-2",
    }),
    Work("ris/RisImporterTest4b.ris", 0, "book", {
        "key": "robinson", "title": "Clinicopathologic Principles For Veterinary Medicine", "author": "",
        "editor": "Robinson, W. F.; Huxtable, C. R. R.", "issued": "1988", "publisher": "Cambridge University Press",
        "publisher-place": "Cambridge",
    }),
    Work("ris/RisImporterTest5a.ris", 0, "article-journal", {
        "title": "Release profile of ibuprofen in β-cyclodextrin complexes from two different solid dosage forms.",
        "author": "Salustio, P. J.; Feio, G.; Figueirinhas, J. L.; Cabral-Marques, H. M.; Costa, P. C.; Pinto, J. F.",
        "issued": "2012", "DOI": "10.1016/j.powtec.2012.01.008", "ISSN": "0032-5910",
        "container-title": "Powder Technology", "container-title-short": "Powder Technol.", "volume": "221",
        "page": "245-251", "publisher": "Elsevier B.V.",
        "keyword": "ibuprofen beta cyclodextrin inclusion complex tablet",
        "note": "CAPLUS AN 2012:446586(Journal; Online Computer File)",
    }),
    Work("ris/RisImporterTest6.ris", 0, "article-journal", {
        "title": "Chelation: Harnessing and Enhancing Heavy Metal Detoxification—A Review",
        "author": "Sears, Margaret E", "issued": "2013-04-18", "DOI": "10.1155/2013/219840", "PMID": "23690738",
        "PMCID": "PMC3654245", "ISSN": "1537-744X", "container-title": "The Scientific World Journal",
        "container-title-short": "ScientificWorldJournal", "volume": "2013", "page": "219840",
        "publisher": "Hindawi Publishing Corporation",
        "URL": "http://www.ncbi.nlm.nih.gov/pmc/articles/PMC3654245/",
    }),
    Work("ris/RisImporterTest8_date.ris", 0, "article-journal", _HYDRATION),
    Work("ris/RisImporterTestDate1.2.ris", 0, "article-journal", _HYDRATION),
    Work("ris/RisImporterTestDOI.ris", 0, "article-journal", {
        "title": "The effect of smartphone usage time on posture and respiratory function",
        "author": "Jung, Sang In; Lee, Na Kyung; Kang, Kyung Woo; Kim, Kyoung; Lee, Do Youn", "issued": "2016-01",
        "DOI": "10.1589/jpts.28.186", "PMID": "26957754", "PMCID": "PMC4756000", "ISSN": "0915-5287 2187-5626",
        "container-title": "Journal of physical therapy science", "container-title-short": "J Phys Ther Sci",
        "volume": "28", "issue": "1", "page": "186-189", "language": "eng",
        "publisher": "The Society of Physical Therapy Science",
        "URL": "https://pubmed.ncbi.nlm.nih.gov/26957754",
    }),
    Work("ris/RisImporterTestScience.ris", 0, "article-journal", {
        "title": "Phase separation and ω transformation in binary V-Ti and ternary V-Ti-Cr alloys",
        "author": "Ghosh, Chanchal; Basu, Joysurya; Ramachandran, Divakar; Mohandas, E.", "issued": "2016-12",
        "DOI": "10.1016/j.actamat.2016.09.028", "ISSN": "1359-6454", "container-title": "Acta Materialia",
        "volume": "121", "issue": "", "page": "310-324", "abstract": "Abstract",
        "keyword": "V-Ti-Cr alloys; Spinodal decomposition; ω phase transformation; High-resolution electron "
        "microscopy; Energy-filtered transmission microscopy",
    }),
    Work("ris/RisImporterTestWithEmptyER.ris", 0, "article-journal", {
        "title": "Length scales and interfacial potentials in ion hydration", "author": "Shi, Yu; Beck, Thomas L.",
        "issued": "2013-07-22", "accessed": "2021-01-24", "DOI": "10.1063/1.4814070", "ISSN": "0021-9606",
        "container-title": "The Journal of Chemical Physics", "container-title-short": "J. Chem. Phys.",
        "volume": "139", "issue": "4", "page": "044504", "publisher": "American Institute of Physics",
    }),
    Work("ris/crossref.ris", 0, "article-journal", {
        "title": "Automated quantitative histology reveals vascular morphodynamics during Arabidopsis hypocotyl "
        "secondary growth",
        "author": "Sankar, Martial; Nieminen, Kaisa; Ragni, Laura; Xenarios, Ioannis; Hardtke, Christian S",
        "issued": "2014", "DOI": "10.7554/eLife.01567", "ISSN": "2050-084X", "container-title": "eLife",
        "volume": "3", "URL": "http://elifesciences.org/lookup/doi/10.7554/eLife.01567",
    }),
    Work("ris/pure.ris", 0, "thesis", {
        "title": "A multiscale analysis of the urban heat island effect", "author": "Toparlar, Y.",
        "issued": "2018-04-25", "ISBN": "9789038645032", "collection-title": "Bouwstenen",
        "publisher": "Technische Universiteit Eindhoven", "publisher-place": "Eindhoven", "note": "Proefschrift",
        "abstract": "Designing the climates of cities", "genre": "Phd Thesis 1 (Research TU/e / Graduation TU/e)",
    }),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=str)
def test_a_work_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("ris", work) == (work.type, work.facts)
