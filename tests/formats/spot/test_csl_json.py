"""What a library of Zotero and a work of DataCite say as CSL-JSON, read by a person."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_LIBRARY = "csl-json/csl-list.json"
_POST = {
    "key": "https://doi.org/10.5438/4k3m-nyvg", "title": "Eating your own Dog Food", "issued": "2016-12-20", "DOI": "10.5438/4k3m-nyvg",
    "container-title": "DataCite Blog", "publisher": "DataCite",
    "URL": "https://blog.datacite.org/eating-your-own-dog-food",
}  # fmt: skip

WORKS = [
    Work("csl-json/citeproc-no-author.json", 0, "post-weblog", {**_POST, "author": ""}),
    Work("csl-json/citeproc.json", 0, "post-weblog", {**_POST, "author": "Fenner, Martin"}),
    Work(_LIBRARY, 0, "article-journal", {
        "key": "tenopirChangesDataSharing2015",
        "title": "Changes in Data Sharing and Data Reuse Practices and Perceptions among Scientists Worldwide",
        "author": "Tenopir, Carol; Dalton, Elizabeth D.; Allard, Suzie; Frame, Mike; Pjesivac, Ivanka; Birch, Ben; "
        "Pollock, Danielle; Dorsett, Kristina",
        "issued": "2015-08-26", "accessed": "2016-12-23", "DOI": "10.1371/journal.pone.0134826",
        "ISSN": "1932-6203", "container-title": "PLOS ONE", "volume": "10", "issue": "8", "page": "e0134826",
        "URL": "http://journals.plos.org/plosone/article?id=10.1371/journal.pone.0134826",
    }),
    Work(_LIBRARY, 1, "book", {
        "key": "patriasCitingMedicine2007", "title": "Citing Medicine", "author": "Patrias, Karen",
        "issued": "2007", "edition": "2nd", "publisher": "National Library of Medicine (US)",
        "URL": "https://www.ncbi.nlm.nih.gov/books/NBK7256/",
    }),
    Work(_LIBRARY, 2, "article-journal", {
        "key": "norrisSlidingRocksRacetrack2014",
        "title": "Sliding Rocks on Racetrack Playa, Death Valley National Park: First Observation of Rocks in Motion",
        "title-short": "Sliding Rocks on Racetrack Playa, Death Valley National Park",
        "author": "Norris, Richard D.; Norris, James M.; Lorenz, Ralph D.; Ray, Jib; Jackson, Brian",
        "issued": "2014-08-27", "DOI": "10.1371/journal.pone.0105948", "ISSN": "1932-6203",
        "container-title": "PLOS ONE", "volume": "9", "issue": "8", "page": "e105948",
    }),
    Work(_LIBRARY, 3, "article-journal", {  # "arXiv: 1501.04916" in the note is the number, as Zotero writes it
        "key": "asoreyExposiciTempranaNativos2015",
        "title": r"Exposici\'on Temprana de Nativos Digitales en Ambientes, Metodolog\'ias y T\'ecnicas de "
        r"Investigaci\'on en la Universidad",
        "author": "Asorey, H.; Nunez, L. A.; Sarmiento-Cano, C.", "issued": "2015-01-20", "arxiv": "1501.04916",
        "container-title": "arXiv:1501.04916 [physics]", "URL": "http://arxiv.org/abs/1501.04916",
    }),
    Work(_LIBRARY, 4, "article-journal", {
        "key": "hanniganCollaborativeReflectiveExperience2016",
        "title": "Collaborative reflective experience and practice in education explored through self-study and "
        "arts-based research",
        "author": "Hannigan, Shelley; Raphael, Jo-Anne; White, Peta; Bragg, Leicha; Cripps Clark, John",
        "issued": "2016-01-01", "DOI": "", "ISSN": "1835-9442",
        "container-title": "Creative approaches to research", "volume": "9", "issue": "1", "page": "84-110",
        "language": "eng", "license": "2016, Creative Approaches to Research",
    }),
    Work(_LIBRARY, 5, "article-journal", {
        "key": "li3DIdentificationStability2016",
        "title": "3D identification and stability analysis of key surface blocks of rock slope",
        "author": "Li, Mingchao; Zhou, Sibao; Wang, Gang", "issued": "2016-08-01",
        "DOI": "10.1007/s12209-016-2596-z", "ISSN": "1006-4982 1995-8196",
        "container-title": "Transactions of Tianjin University", "container-title-short": "Trans. Tianjin Univ.",
        "volume": "22", "issue": "4", "page": "317-323", "language": "en",
    }),
    Work(_LIBRARY, 6, "article-journal", {
        "key": "graysonRevisitingPaleoindianExploitation2015",
        "title": "Revisiting Paleoindian exploitation of extinct North American mammals",
        "author": "Grayson, Donald K.; Meltzer, David J.", "issued": "2015-04", "DOI": "10.1016/j.jas.2015.02.009",
        "ISSN": "0305-4403", "container-title": "Journal of Archaeological Science", "volume": "56",
        "collection-title": "Scoping the Future of Archaeological Science: Papers in Honour of Richard Klein",
        "page": "177-193",
    }),  # behind it stands a title that was decoded wrongly, which is refused
    Work(_LIBRARY, 7, "article-journal", {
        "key": "sanz-monteroSedimentaryEffectsFloodproducing2015",
        "title": "Sedimentary effects of flood-producing windstorms in playa lakes and their role in the movement of "
        "large rocks",
        "author": "Sanz-Montero, M. E.; Cabestrero, Ó.; Rodríguez-Aranda, J. P.", "issued": "2015-06-15",
        "DOI": "10.1002/esp.3677", "ISSN": "1096-9837", "container-title": "Earth Surface Processes and Landforms",
        "container-title-short": "Earth Surf. Process. Landforms", "volume": "40", "issue": "7", "page": "864-875",
    }),
    Work(_LIBRARY, 8, "article-journal", {
        "key": "sanz-monteroCommentsRacetrackPlaya2016",
        "title": "Comments on Racetrack playa: Rocks moved by wind alone",
        "title-short": "Comments on Racetrack playa",
        "author": "Sanz-Montero, M. E.; Cabestrero, Ó.; Rodríguez-Aranda, J. P.", "issued": "2016-03",
        "DOI": "10.1016/j.aeolia.2016.01.003", "ISSN": "1875-9637", "container-title": "Aeolian Research",
        "volume": "20", "page": "196-197",
    }),
    Work(_LIBRARY, 9, "article-journal", {
        "key": "jonesRacetrackPlayaRocks2015", "title": "Racetrack Playa: Rocks moved by wind alone",
        "author": "Jones, Ronald; Hooke, Roger LeB.", "issued": "2015-12", "DOI": "10.1016/j.aeolia.2015.08.001",
        "ISSN": "1875-9637", "container-title": "Aeolian Research", "volume": "19, Part A", "page": "1-3",
    }),
    Work(_LIBRARY, 10, "article-journal", {
        "key": "baumgardnerSlidingBonesMovement2015",
        "title": "Sliding Bones: Movement of Skeletal Material Over Smith Creek Playa in Nevada and Its Taphonomic "
        "and Paleontologic Implications",
        "author": "Baumgardner, George D.; Shaffer, Brian S.", "issued": "2015-08-01",
        "DOI": "10.3398/064.075.0213", "ISSN": "1527-0904", "container-title": "Western North American Naturalist",
        "volume": "75", "issue": "2", "page": "236-243",
    }),
    Work(_LIBRARY, 11, "article-journal", {
        "key": "lorenzTrailFormationIceshoved2014",
        "title": 'Trail formation by ice-shoved "sailing stones" observed at Racetrack Playa, Death Valley National '
        "Park",
        "author": "Lorenz, R. D.; Norris, J. M.; Jackson, B. K.; Norris, R. D.; Chadbourne, J. W.; Ray, J.",
        "issued": "2014-08-28", "DOI": "10.5194/esurfd-2-1005-2014", "ISSN": "2196-6311",
        "container-title": "Earth Surface Dynamics Discussions", "volume": "2", "issue": "2", "page": "1005-1022",
        "language": "English",
    }),
    Work(_LIBRARY, 12, "article-journal", {
        "key": "ramboModelingMacromolecularMotions2015",
        "title": "Modeling Macromolecular Motions by X-Ray-Scattering-Constrained Molecular Dynamics",
        "author": "Rambo, Robert P.; Tainer, John A.", "issued": "2015-05-19", "accessed": "2016-12-22",
        "DOI": "10.1016/j.bpj.2015.04.023", "PMID": "25992719", "ISSN": "0006-3495",
        "container-title": "Biophysical Journal", "volume": "108", "issue": "10", "page": "2421-2423",
        "URL": "http://www.cell.com/biophysj/abstract/S0006-3495(15)00404-X",
    }),
    Work(_LIBRARY, 13, "article-journal", {
        "key": "el-maarryFieldInvestigationDried2015",
        "title": "Field investigation of dried lakes in western United States as an analogue to desiccation "
        "fractures on Mars",
        "author": "El-Maarry, M. R.; Watters, W. A.; Yoldi, Z.; Pommerol, A.; Fischer, D.; Eggenberger, U.; "
        "Thomas, N.",
        "issued": "2015-12-01", "DOI": "10.1002/2015JE004895", "ISSN": "2169-9100",
        "container-title": "Journal of Geophysical Research: Planets", "volume": "120", "issue": "12",
        "page": "2015JE004895",
    }),
    Work(_LIBRARY, 14, "article-journal", {
        "key": "fennerWhatCanArticleLevel2013", "title": "What Can Article-Level Metrics Do for You?",
        "author": "Fenner, Martin", "issued": "2013", "DOI": "10.1371/journal.pbio.1001687",
        "container-title": "PLoS Biol", "volume": "11", "issue": "10", "page": "e1001687",
        "URL": "http://dx.doi.org/10.1371%2Fjournal.pbio.1001687",
    }),
    Work(_LIBRARY, 15, "article-journal", {
        "key": "whitlockDataArchivingEcology2011",
        "title": "Data archiving in ecology and evolution: best practices", "author": "Whitlock, Michael C.",
        "issued": "2011-02", "DOI": "10.1016/j.tree.2010.11.006",
        "container-title": "Trends in Ecology & Evolution", "volume": "26", "issue": "2", "page": "61-65",
    }),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=str)
def test_a_work_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("csl-json", work) == (work.type, work.facts)
