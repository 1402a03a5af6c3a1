"""What the example of Hayagriva says, read by a person."""

from __future__ import annotations

import pytest

from tests.formats.spot.facts import Work, said

_FILE = "hayagriva/basic.yml"


def _as_it_is(title: str) -> str:
    """A title whose case `verbatim` or braces keep."""
    return f'<span class="nocase">{title}</span>'


WORKS = [
    Work(_FILE, 0, "paper-conference", {
        "key": "zygos",
        "title": _as_it_is("ZygOS: Achieving Low Tail Latency for Microsecond-Scale Networked Tasks"),
        "author": "Prekas, George; Kogias, Marios; Bugnion, Edouard", "issued": "2017",
        "DOI": "10.1145/3132747.3132780", "ISBN": "9781450350853", "page": "325-341",
        "container-title": "Proceedings of the 26th Symposium on Operating Systems Principles",
        "publisher": "Association for Computing Machinery", "publisher-place": "New York, NY, USA",
    }),
    Work(_FILE, 1, "speech", {
        "key": "wwdc-network", "title": "Boost Performance and Security with Modern Networking",
        "author": "Mehta, Jiten; Kinnear, Eric", "issued": "2020-06-26", "accessed": "2020-09-17",
        "event-title": _as_it_is("World Wide Developer Conference 2020"), "event-place": "Mountain View, CA",
        "URL": "https://developer.apple.com/videos/play/wwdc2020/10111/",
    }),
    Work(_FILE, 2, "article-newspaper", {
        "key": "omarova-libra", "title": "There’s a Lot We Still Don’t Know About Libra",
        "author": "Omarova, Saule; Steele, Graham", "issued": "2019-11-04",
        "container-title": _as_it_is("The New York Times"), "publisher-place": "New York, NY, USA",
        "URL": "https://www.nytimes.com/2019/11/04/opinion/facebook-libra-cryptocurrency.html",
    }),
    Work(_FILE, 3, "book", {
        "key": "donne", "title": 'The "Anniversaries" and the "Epicedes and Obsequies"', "author": "Donne, John",
        "editor": "Stringer, Gary A.; Pebworth, Ted-Larry", "issued": "1995", "volume": "6",
        "publisher": "Indiana University Press", "publisher-place": "Bloomington",
        "collection-title": "The Variorum Edition of the Poetry of John Donne",
        "collection-editor": "Stringer, Gary A.",
    }),
    Work(_FILE, 4, "article-journal", {
        "key": "swedish",
        "title": "A Swedish Traveller in Early Wisconsin: The Observations of Fredrika Bremer",
        "title-short": "Swedish Traveller", "author": "", "editor": "Brown, George C.", "issued": "1978",
        "container-title": "Wisconsin Magazine of History", "volume": "61-62",
    }),
    Work(_FILE, 5, "chapter", {
        "key": "harry", "title": "", "author": "", "container-author": "Rowling, J. K.", "issued": "2003-06-21~",
        "container-title": "Harry Potter and the Order of the Phoenix", "ISBN": "9780747551003",
        "page": "135-139", "number-of-volumes": "7", "volume": "5",
    }),
    Work(_FILE, 6, "webpage", {
        "key": "science-e-issue", "title": "Tokenization of + and - with scientific notation",
        "author": "Mädje, Laurenz", "issued": "2020-07-18", "number": "3", "container-title": "Typst",
        "URL": "https://github.com/typst/typstc/issues/3",
    }),
    Work(_FILE, 7, "motion_picture", {
        "key": "terminator-2", "title": "Terminator 2: Judgment Day", "author": "",
        "director": "Cameron, James", "composer": "Fiedel, Brad",
        "performer": "Schwarzenegger, Arnold; Hamilton, Linda; Patrick, Robert", "issued": "1991-07-01",
        "publisher": "Carolco Pictures; Pacific Western Productions; Lightstorm Entertainment; Le Studio Canal+ S.A.",
    }),
    Work(_FILE, 8, "broadcast", {
        "key": "interior", "title": "Conspiracy Theories and Interior Design", "director": "Davidson, Adam",
        "script-writer": "McKenna, Chris", "issued": "2010-11-18",
        "container-title": "Community", "volume": "2", "issue": "9", "number-of-volumes": "6",
    }),
    Work(_FILE, 9, "motion_picture", {
        "key": "wire", "title": "The wire", "issued": "2002", "publisher": "Blown Deadline Productions",
        "executive-producer": "Simon, David; Colesberry, Robert F.; Noble, Nina Kostroff", "genre": "Drama",
        "note": "The Wire is noted to be solid", "number-of-volumes": "5",
    }),
    Work(_FILE, 10, "article-journal", {
        "key": "kinetics",
        "title": "Kinetics and luminescence of the excitations of a nonequilibrium polariton condensate",
        "author": "Doan, T. D.; Tran Thoai, D. B.; Haug, Hartmut", "issued": "2020-10-14",
        "DOI": "10.1103/PhysRevB.102.165126", "container-title": _as_it_is("Physical Review B"), "volume": "102",
        "issue": "16", "page": "165126-165139", "number-of-pages": "13", "publisher": "American Physical Society",
    }),
    Work(_FILE, 11, "article-journal", {
        "key": "house", "title": 'Teaching medicine with the help of "Dr. House"',
        "author": "Jerrentrup, Andreas; Mueller, Tobias; Glowalla, Ulrich; Herder, Meike; Henrichs, Nadine; "
        "Neubauer, Andreas; Schaefer, Juergen R.",
        "issued": "2018-03-13", "DOI": "10.1371/journal.pone.0193972", "number": "e0193972",
        "container-title": _as_it_is("PLoS ONE"), "volume": "13", "issue": "3",
    }),
    Work(_FILE, 12, "document", {
        "key": "plaque", "title": "Informational plaque about Jacoby's 1967 photos", "author": "", "issued": "2020",
        "publisher": "Stiftung Reinbeckhallen", "publisher-place": "Berlin, Germany",
    }),
    Work(_FILE, 13, "event", {
        "key": "oiseau", "title": "L'oiseau rare, de l'hirondelle au kakapo", "author": "",
        "issued": "2020-12-18", "accessed": "2020-11-04",
        "URL": "https://www.museedesconfluences.fr/fr/evenements/l%E2%80%99oiseau-rare-de-l%E2%80%99hirondelle-au-"
        "kakapo",
    }),
    Work(_FILE, 14, "book", {
        "key": "renaissance", "title": "Renaissance, Les Déracinés", "author": "Duval, Fred",
        "illustrator": "Emem; Blanchard, Fred", "issued": "2018", "publisher": "Dargaud", "edition": "1",
        "volume": "1", "number-of-volumes": "3", "language": "fr-FR",
    }),
    Work(_FILE, 15, "chapter", {
        "key": "gedanken", "title": "Gedanken-experiments on sequential machines", "author": "Moore, Edward F.",
        "editor": "Shannon, C. E.; McCarthy, J.", "issued": "1956-04", "container-title": "Automata studies",
        "collection-title": "Annals of Mathematics Studies", "ISBN": "9780691079165", "page": "129-153",
        "publisher": "NBS", "publisher-place": "Princeton, NJ, USA",
    }),
    Work(_FILE, 16, "post", {
        "key": "georgia", "author": "Silver, Nate", "issued": "2020-11-04",
        "URL": "https://twitter.com/NateSilver538/status/1323889051037028353",
    }),
    Work(_FILE, 17, "article", {
        "key": "really-habitable", "title": "Defining the Really Habitable Zone",
        "author": "Pedbost, Marven F.; Pomalgu, Trillean; Lintott, Chris; Eisner, Nora; Nicholson, Belinda",
        "issued": "2020", "arxiv": "2003.13722", "container-title": "arXiv",
        "URL": "https://arxiv.org/abs/2003.13722",
    }),
    Work(_FILE, 18, "webpage", {
        "key": "electronic-music", "title": "Ishkur's Guide to Electronic Music", "author": "Ishkur", "issued": "",
        "number": "v2.5", "accessed": "2020-11-12", "URL": "http://www.techno.org/electronic-music-guide/",
    }),
    Work(_FILE, 19, "webpage", {
        "key": "mattermost", "title": "Mattermost Privacy Policy", "author": "Mattermost", "issued": "",
        "accessed": "2020-11-29", "container-title": "Policies", "URL": "https://mattermost.com/privacy-policy/",
    }),
    Work(_FILE, 20, "webpage", {
        "key": "worth", "title": "Jon Worth Euroblog", "author": "Worth, Jon", "URL": "https://jonworth.eu/",
    }),
    Work(_FILE, 21, "post-weblog", {
        "key": "wrong", "title": "It is fast or it is wrong", "author": "Prokopov, Nikita", "issued": "2018-12-29",
        "container-title": "tonsky.me", "URL": "https://tonsky.me/blog/slow-wrong/",
    }),
    Work(_FILE, 22, "report", {
        "key": "un-hdr", "title": "Human Development Report 2019", "author": "United Nations Development Programme",
        "issued": "2019", "ISSN": "2412-3129", "publisher-place": "New York",
        "URL": "http://hdr.undp.org/sites/default/files/hdr2019.pdf",
    }),
    Work(_FILE, 23, "song", {
        "key": "audio-descriptions", "title": "Audio Descriptions", "author": "Barrows, Miellyn Fitzwater",
        "narrator": "Taylor, Dallas", "container-author": "Taylor, Dallas", "issued": "2017-02-07", "issue": "8",
        "container-title": "Twenty Thousand Hertz", "URL": "https://www.20k.org/episodes/audio",
    }),
    Work(_FILE, 24, "graphic", {
        "key": "drill", "title": "Drill", "author": "Steyerl, Hito", "issued": "2019-06-20",
        "publisher-place": "New York",
    }),
    Work(_FILE, 25, "entry-encyclopedia", {  # a reference, which may be either
        "key": "camb", "title": "authoritative", "author": "", "issued": "", "accessed": "2020-11-29",
        "container-title": "Cambridge Dictionary",
        "URL": "https://dictionary.cambridge.org/dictionary/english/authoritative",
    }),
    Work(_FILE, 26, "entry", {
        "key": "logician", "title": "Logician", "number": "n10269785", "accessed": "2019-12-02",
        "container-title": "ImageNet",
        "URL": "http://image-net.org/api/text/wordnet.structure.hyponym?wnid=n10269785",
    }),
    Work(_FILE, 27, "book", {
        "key": "dns-encryption", "title": "Secret Key Transaction Authentication for DNS",
        "author": "Internet Engineering Task Force", "issued": "2000", "number": "RFC 2845",
        "URL": "https://tools.ietf.org/html/rfc2845",
    }),
    Work(_FILE, 28, "legal_case", {
        "key": "roe-wade", "title": "Roe v. Wade", "issued": "1973", "number": "93 S. Ct. 705",
    }),
    Work(_FILE, 29, "legislation", {
        "key": "foia", "title": "Freedom of Information Act", "issued": "1967",
        "number": "Pub. L. No. 107-296, 80 Stat. 250",
    }),
    Work(_FILE, 30, "post-weblog", {
        "key": "overleaf", "author": "John", "issued": "2019-11-08", "container-title": "Overleaf Blog",
    }),
    Work(_FILE, 31, "article", {
        "key": "latex-users", "title": "How many scholarly articles are written in LaTeX?",
        "author": "Pepe, Alberto", "issued": "2017-02-21", "DOI": "10.22541/au.148771883.35456290",
    }),
    Work(_FILE, 32, "graphic", {
        "key": "editors", "title": "Types of Editors", "author": "Munroe, Randall", "issued": "2014-03-12",
        "URL": "https://xkcd.com/1341/",
    }),
    Work(_FILE, 33, "book", {
        "key": "barb", "title": "Den Boden unter den Füßen verlieren", "author": "Günther-Haug, Barbara",
        "issued": "2020", "publisher": "MVG", "publisher-place": "München", "language": "de-DE",
    }),
    Work(_FILE, 34, "book", {
        "key": "lamb", "title": "The life of a friendly lamb", "author": "Kell-Nehrer, Felips", "issued": "2011",
        "chapter-number": "20", "volume": "10", "page": "22-23",
    }),
    Work(_FILE, 35, "book", {
        "key": "snail", "title": "A Snail Study", "author": "Kell-Nehrer, Felips", "issued": "2011",
        "chapter-number": "2A", "volume": "4B", "page": "28",
    }),
    Work(_FILE, 36, "chapter", {
        "key": "lamb-chapter", "title": "", "author": "", "container-author": "Kell-Nehrer, Felips",
        "issued": "2011", "container-title": "The life of a friendly lamb", "chapter-number": "3", "volume": "10",
        "page": "10-12",
    }),
    Work(_FILE, 37, "chapter", {
        "key": "snail-chapter", "title": "", "author": "", "container-author": "Kell-Nehrer, Felips",
        "issued": "2011", "container-title": "A Snail Study", "volume": "4B", "page": "10-12", "number": "3",
    }),
]  # fmt: skip


@pytest.mark.parametrize("work", WORKS, ids=lambda work: work.facts["key"])
def test_a_work_is_read_as_its_file_has_it(work: Work) -> None:
    assert said("hayagriva", work) == (work.type, work.facts)
