"""The rules about venues, addresses, typography and what a type needs: bad cases, and near misses that stay quiet."""

from __future__ import annotations

import pytest

from bibkit.checks.bib.run import OPTIONAL_ENTRY_RULES
from bibkit.checks.run import OPTIONAL_LIBRARY_RULES, OPTIONAL_RECORD_RULES, run_checks
from bibkit.diagnostics.codes import CODES
from tests.checks.examples import PEOPLE, codes, record

ARTICLE = {"type": "article-journal", "container-title": "Nature"}
PAPER = {"type": "paper-conference"}
BOOK = {"type": "book", "publisher": "Wiley"}


@pytest.mark.parametrize(
    ("code", "field", "changes"),
    [
        # two people in one text
        ("BK307", "author[0]", {"author": "[{literal: 'Smith J, Doe A, Roe BC'}]"}),
        ("BK307", "author[0]", {"author": "[{literal: 'Müller-Lüdenscheidt J, Doe AB, et al.'}]"}),
        ("BK307", "author[0]", {"author": "[{literal: 'Smith, J., Doe, A. B., and Roe, C.'}]"}),
        ("BK307", "author[0]", {"author": "[{literal: John Smith and Jane Doe}]"}),
        ("BK307", "author[0]", {"author": "[{literal: 'John Smith, Ann Roe & Jane Doe'}]"}),
        ("BK307", "author[0]", {"author": "[{family: Lowe 11 December, given: Derek}]"}),
        ("BK307", "author[0]", {"author": "[{family: Hoffmann 0001, given: Jörg}]"}),
        ("BK307", "author[0]", {"author": "[{family: Doe1, given: Jane}]"}),
        ("BK510", "author[0].given", {"author": "[{family: Müller, given: Bj&ouml;rn}]"}),
        ("BK210", "accessed", {**ARTICLE, "accessed": "2018-12-21", "issued": "2020"}),
        # years
        ("BK211", "issued", {**PAPER, "container-title": "Proceedings of COLING 2022", "issued": "2020"}),
        ("BK211", "issued", {**PAPER, "container-title": "ACL 2015", "issued": "2019-03"}),
        ("BK211", "issued", {"type": "chapter", "container-title": "Naming (1998)", "issued": "1989"}),
        ("BK211", "issued", {**PAPER, "event-title": "The 2012 Congress", "issued": "2011"}),
        ("BK211", "issued", {**PAPER, "container-title": "AAAI, July 1999, Orlando", "issued": "1989"}),
        ("BK212", "issued", {"arxiv": "2212.08073", "issued": "2012-12"}),
        ("BK212", "issued", {"arxiv": "2103.01234", "issued": "2020-12"}),
        ("BK212", "issued", {"arxiv": "hep-th/9901001", "issued": "1998"} | {"arxiv": "hep-th/9905001"}),
        ("BK409", "DOI", {"issued": "2015", "DOI": "10.1109/CVPR.2016.90"}),
        ("BK409", "DOI", {"issued": "2019", "DOI": "10.18653/v1/2020.acl-main.1"}),
        ("BK409", "DOI", {"issued": "2014", "DOI": "10.1007/s10579-015-9319-2"}),
        # addresses
        ("BK410", "URL", {"URL": "https://dl.acm.org/doi/abs/10.1145/3297858.3304040"}),
        ("BK410", "URL", {"URL": "https://link.springer.com/article/10.1007/s10579-015-9319-2"}),
        ("BK410", "URL", {"URL": "https://onlinelibrary.wiley.com/doi/10.1002/asi.1234/abstract"}),
        ("BK410", "URL", {"URL": "http://doi.acm.org/10.1145/3297858"}),
        ("BK410", "URL", {"URL": "https://journals.sagepub.com/doi/pdf/10.1177/0956797611"}),
        ("BK413", "URL", {"DOI": "10.1000/182", "URL": "https://doi.org/10.1000/183"}),
        ("BK413", "URL", {"DOI": "10.1000/a", "URL": "http://dx.doi.org/10.1000/a.b"}),
        ("BK413", "URL", {"DOI": "10.1002/(sici)1", "URL": "https://doi.org/10.1002/%28sici%292"}),
        ("BK413", "URL", {"DOI": "10.1145/1", "URL": "https://www.doi.org/10.1145/2"}),
        ("BK413", "URL", {"DOI": "10.48550/arXiv.2003.00001", "URL": "https://doi.org/10.1145/2"}),
        ("BK414", "note", {"note": "'doi: 10.1000/182'"}),
        ("BK414", "note", {"note": "See https://doi.org/10.1000/182."}),
        ("BK414", "annote", {"annote": "DOI 10.1000/182, seen on Monday"}),
        ("BK414", "page", {"page": "10.1038/srep19741"}),
        ("BK414", "note", {"note": "10.1000/182"}),
        ("BK414", "volume", {**ARTICLE, "volume": "doi.org/10.1000/182"}),
        ("BK512", "page", {"page": "'589-'"}),
        ("BK512", "page", {"page": "e12–"}),
        ("BK415", "URL", {"DOI": "10.1000/182", "URL": "http://dx.doi.org/10.1000/182"}),
        ("BK415", "URL", {"DOI": "10.1145/182", "URL": "https://doi.acm.org/10.1145/182"}),
        ("BK415", "URL", {"DOI": "10.1109/182", "URL": "http://doi.ieeecomputersociety.org/10.1109/182"}),
        ("BK415", "URL", {"URL": "https://goo.gl/abc123"}),
        ("BK415", "URL", {"URL": "http://code.google.com/p/names/"}),
        ("BK415", "URL", {"URL": "http://www.geocities.com/names/1"}),
        ("BK417", "links.slides", {"links": "{slides: available on request}"}),
        ("BK417", "links.code", {"links": "{code: 'javascript:alert(1)'}"}),
        ("BK417", "links.video", {"links": "{pdf: a.pdf, video: www.example.org/a}"}),
        ("BK417", "links.data", {"links": "{data: N/A}"}),
        ("BK417", "links.poster", {"links": "{poster: '//example.org/a.pdf'}"}),
        ("BK417", "links.author", {"links": "{author: 'mailto:jane@example.org'}"}),
        # capitals, brackets, quotes, blanks
        ("BK503", "container-title", {**ARTICLE, "container-title": "JOURNAL OF THE NAMES"}),
        ("BK513", "title", {"title": "On names (and words"}),
        ("BK513", "title", {"title": "On names] and words"}),
        ("BK513", "title", {"title": "“On names and words"}),
        ("BK513", "title", {"title": "'The \"names of words'"}),
        ("BK513", "container-title", {**ARTICLE, "container-title": "Nature (London"}),
        ("BK515", "title", {"title": "On  names"}),
        ("BK515", "title", {"title": "'On names '"}),
        ("BK515", "title", {"title": "On names , and words"}),
        ("BK515", "publisher", {**BOOK, "publisher": "'John\tWiley'"}),
        ("BK515", "container-title", {**ARTICLE, "container-title": "Nature   Physics"}),
        # what a type needs and has not
        ("BK517", "", {"type": "article-journal"}),
        ("BK517", "", {"type": "article-newspaper"}),
        ("BK517", "", {"type": "paper-conference"}),
        ("BK517", "", {"type": "chapter"}),
        ("BK517", "", {"type": "thesis"}),
        ("BK518", "container-title", {**BOOK, "container-title": "Handbook of names"}),
        ("BK519", "edition", {**BOOK, "edition": "Second"}),
        ("BK519", "edition", {**BOOK, "edition": "third edition"}),
        ("BK519", "edition", {**BOOK, "edition": "2nd ed."}),
        ("BK519", "edition", {**BOOK, "edition": "4 edition"}),
        ("BK519", "edition", {**BOOK, "edition": "The Twelfth Edn."}),
        ("BK520", "container-title", {**ARTICLE, "container-title": "'Journal of Names, vol. 12'"}),
        ("BK520", "container-title", {**ARTICLE, "container-title": "Journal of Names Volume 12"}),
        ("BK520", "container-title", {**ARTICLE, "container-title": "'Journal of Names, 12(3)'"}),
        ("BK520", "container-title", {**ARTICLE, "container-title": "'Names, vol 12, no. 3'"}),
        ("BK520", "container-title", {**ARTICLE, "container-title": "'Zeitschrift für Namen Bd. 7'"}),
        ("BK523", "volume", {**ARTICLE, "volume": "vol. 3"}),
        ("BK523", "volume", {**ARTICLE, "volume": "Volume 12"}),
        ("BK523", "issue", {**ARTICLE, "issue": "no. 5"}),
        ("BK523", "issue", {**ARTICLE, "issue": "Nr 5"}),
        ("BK523", "chapter-number", {"chapter-number": "Chapter 5"}),
        # off by default
        ("BK412", "URL", {"DOI": "10.1000/ABC", "URL": "https://doi.org/10.1000/abc"}),
        ("BK521", "publisher", {**BOOK, "publisher": "'John Wiley & Sons, Inc.'"}),
        ("BK521", "publisher", {**BOOK, "publisher": "Springer-Verlag GmbH"}),
        ("BK521", "publisher", {**BOOK, "publisher": "Names Ltd"}),
        ("BK521", "publisher", {**BOOK, "publisher": "'Academic Names, LLC'"}),
        ("BK521", "publisher", {**BOOK, "publisher": "Elsevier B.V."}),
        ("BK524", "page", {**ARTICLE, "volume": "3", "issue": "2", "page": "1-12"}),
        ("BK525", "", {"type": "book"}),
        ("BK525", "", {"type": "book", "publisher-place": "Oxford"}),
        ("BK525", "", {"type": "chapter", "container-title": "Names"}),
        ("BK525", "", {"type": "book", "collection-title": "Names"}),
        ("BK525", "", {"type": "book", "URL": "https://example.org/names"}),
    ],
)
def test_a_rule_finds_its_case(code: str, field: str, changes: dict[str, str]) -> None:
    also = [code] if CODES[code].is_optional else []
    found = run_checks([record(**changes)], PEOPLE, also=also)
    assert [(one.code, one.field_text, one.key) for one in found] == [(code, field, "doe2020")]
    assert found[0].help


@pytest.mark.parametrize(
    "changes",
    [
        {"author": "[{literal: Simon and Schuster}]"},
        {"author": "[{literal: U.S. Food and Drug Administration}]"},
        {"author": "[{literal: National Science Foundation and Department of Energy}]"},
        {"author": "[{literal: 'Atlanta Symphony Orchestra and Chamber Chorus'}]"},
        {"author": "[{literal: 'Smith, Jones & Co.'}]"},
        {"author": "[{literal: Group AB}]"},
        {"author": "[{family: paradigm4}]"},
        {
            **PAPER,
            "container-title": "Proceedings of COLING 2019",
            "issued": "2020",
        },  # came out in the year after
        {**PAPER, "container-title": "Proceedings of 2018 and 2019", "issued": "2005"},
        {**PAPER, "container-title": "TREC 2001-2005", "issued": "2006"},
        {"type": "chapter", "container-title": "The fall of 1989", "issued": "2009"},
        {**ARTICLE, "container-title": "Science 2020", "issued": "2015"},
        {"arxiv": "2003.01234", "issued": "2022"},  # a later version
        {"arxiv": "2101.00123", "issued": "2020-12-31"},  # announced after New Year
        {**ARTICLE, "arxiv": "2212.08073", "issued": "2012"},  # came to arXiv after it was published
        {"issued": "2017", "DOI": "10.1109/CVPR.2016.90"},
        {"issued": "2015", "DOI": "10.1007/s10579-015-9319-2"},
        {"issued": "1999", "DOI": "10.1007/s001459900012"},
        {"URL": "https://dl.acm.org/profile/99659"},
        {"URL": "https://link.springer.com/book/names"},
        {"DOI": "10.1000/a", "URL": "https://doi.org/10.1000/A"},
        {"DOI": "10.1000/182", "URL": "https://dl.acm.org/doi/10.1000/182"},
        {"DOI": "10.1000/<1>", "URL": "https://doi.org/10.1000/%3C1%3E"},
        {"note": "'doi: 10.1000/182'", "DOI": "10.1000/182"},
        {"note": "'On doi:10.1000/182 and doi:10.1000/183'"},
        {"note": "Version 10.1 of 2020"},
        {**ARTICLE, "accessed": "2019-12-21", "issued": "2020"},  # online before its issue
        {"issued": "", "shorthand": "Caes. Gall."},
        {"issued": "", "event-date": "2020-03-05"},
        {"type": "book", "author": "", "shorthand": "Dig."},
        {"type": "legislation", "title": ""},
        {"author": "[{family: Last2, given: First2}]"},
        {"author": "[{family: Müller, given: Bj&ouml;rn}]", "ignore": "[BK510]"},
        {**ARTICLE, "container-title": "'Chem. Phys. Chem. 6, 1783 (2005)'"},
        {"URL": "https://goo.gl.example.org/a"},
        {"title": "GPT-4"},
        {**ARTICLE, "container-title": "PLOS ONE"},
        {"title": "داودی DNA و بررسی نام"},
        {"title": "a) names, b) words"},
        {"title": "On the interval [0, 1) and names"},
        {"title": "Names :-)"},
        {"title": "'The 3.5\" disk'"},
        {"title": "Über „Namen“ und Wörter"},
        {"title": "«Noms» et mots (I)"},
        {"title": "Bounds for $f(x$ and names"},
        {**ARTICLE, "container-title": "Proceedings of USENIX (Security 21)"},
        {"title": "Names ,..."},
        {"title": "'Noms : une histoire'"},
        {"type": "article-journal", "DOI": "10.1000/182"},
        {"type": "article-journal", "status": "in press"},
        {"type": "article-journal", "container-title-short": "Nat."},
        {"type": "paper-conference", "event-title": "Congress of names"},
        {"type": "thesis", "publisher": "University of Vienna"},
        {"type": "thesis", "archive": "ProQuest"},
        {"type": "chapter", "container-title": "Handbook of names"},
        {**BOOK, "collection-title": "Handbooks of names"},
        {**BOOK, "container-title": "Collected works", "volume": "3"},
        {**BOOK, "edition": "2"},
        {**BOOK, "edition": "2nd"},
        {**BOOK, "edition": "Revised"},
        {**BOOK, "edition": "Student edition"},
        {**ARTICLE, "container-title": "Science 2.0"},
        {**ARTICLE, "container-title": "Studies of 1848"},
        {**ARTICLE, "container-title": "Physica A, 12"},
        {**PAPER, "container-title": "'LNCS, vol. 12'"},
        {**ARTICLE, "volume": "3A"},
        {**ARTICLE, "volume": "Volans"},
        {**ARTICLE, "issue": "Nov"},
        # off by default
        {"DOI": "10.1000/182", "URL": "https://doi.org/10.1000/182"},
        {**BOOK, "publisher": "'Wiley, Inc.'"},
        {**ARTICLE, "volume": "3", "page": "1-12"},
    ],
)
def test_what_is_right_is_left_alone(changes: dict[str, str]) -> None:
    assert codes(record(**changes)) == []


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("BK412", {"DOI": "10.1000/182", "URL": "https://doi.org/10.1000/183"}),
        ("BK412", {"URL": "https://doi.org/10.1000/183"}),
        ("BK521", {**BOOK, "publisher": "Incunabula"}),
        ("BK521", {**BOOK, "publisher": "Inc."}),
        ("BK521", {**BOOK, "publisher": "Wiley Incorporated Studies"}),
        ("BK525", BOOK),
        ("BK525", {"type": "chapter", "container-title": "Names", "publisher": "Wiley"}),
        ("BK525", ARTICLE),
        ("BK525", {"type": "book", "shorthand": "Cic. off."}),
        ("BK525", {"type": "thesis"}),
        ("BK525", {"type": "manuscript"}),
        ("BK524", {**ARTICLE, "page": "1-12"}),
        ("BK524", {**ARTICLE, "volume": "3", "issue": "2", "page": "11-12"}),
        ("BK524", {**ARTICLE, "volume": "3", "issue": "1", "page": "1-12"}),
    ],
)
def test_what_is_off_by_default_has_near_misses_too(code: str, changes: dict[str, str]) -> None:
    assert code not in [one.code for one in run_checks([record(**changes)], {}, also=[code])]


def test_what_is_off_by_default_is_run_when_it_is_named_and_no_other_time() -> None:
    optional = {code for code, row in CODES.items() if row.is_optional}
    assert {*OPTIONAL_RECORD_RULES, *OPTIONAL_LIBRARY_RULES, *OPTIONAL_ENTRY_RULES} == optional
    one = record(**BOOK | {"publisher": "Wiley Inc."})
    assert [found.code for found in run_checks([one], {}, also=["BK5"])] == ["BK521"]
    assert run_checks([one], {}) == run_checks([one], {}, also=["BK4"]) == []
