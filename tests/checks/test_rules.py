"""Each rule on the smallest record that shows it, and on one that it must leave alone."""

from __future__ import annotations

import pytest

from bibkit.checks.run import run_checks
from tests.checks.examples import PEOPLE, codes, record


@pytest.mark.parametrize(
    ("code", "field", "changes"),
    [
        ("BK121", "journal", {"journal": "Nature"}),
        ("BK121", "booktitle", {"booktitle": "Proceedings"}),
        ("BK121", "pages", {"pages": "1-5"}),
        ("BK201", "", {"issued": ""}),
        ("BK206", "submitted", {"submitted": "2020-03-06"}),
        ("BK206", "submitted", {"submitted": "2021", "issued": "2020-03"}),
        ("BK207", "submitted", {"arxiv": "2001.00123", "submitted": "2019-11-30", "issued": "2020-01"}),
        ("BK207", "submitted", {"arxiv": "1908.08016", "submitted": "2019-09-01"}),
        ("BK210", "accessed", {"accessed": "2020-03-04"}),
        ("BK210", "accessed", {"accessed": "2019"}),
        ("BK210", "accessed", {"accessed": "2020-02", "issued": "2020-03/2020-05"}),
        ("BK305", "", {"author": ""}),
        ("BK306", "author[1]", {"author": "[{family: Doe, given: Jane}, {family: Doe, given: Jane}]"}),
        ("BK307", "author[0]", {"author": "[{family: Doe, given: Jane and John Roe}]"}),
        ("BK307", "author[0]", {"author": "[{family: Doe (MIT), given: Jane}]"}),
        ("BK308", "author[0]", {"author": "[{family: SMITH, given: J.}]"}),
        ("BK309", "author[0].person", {"author": "[{family: Doe, given: Jane, person: nobody}]"}),
        ("BK310", "author[0]", {"author": "[{family: Brown, given: Tom}]"}),
        ("BK311", "author[0]", {"author": "[{family: Brown, given: Thomas, person: tom-brown-ml}]"}),
        (
            "BK311",
            "author[0].orcid",
            {"author": "[{family: Brown, given: Tom, person: tom-brown-energy, orcid: 0000-0001-9438-767X}]"},
        ),
        ("BK315", "author[0]", {"author": "[{family: doe, given: jane}]"}),
        ("BK315", "author[0]", {"author": "[{family: müller, given: j.}]"}),
        ("BK316", "author[0]", {"author": "[{family: Team, given: OpenAI}]"}),
        ("BK316", "author[0]", {"author": "[{family: Commission, given: European}]"}),
        ("BK316", "author[0]", {"author": "[{family: Massachusetts Dartmouth, given: University of}]"}),
        ("BK316", "author[0]", {"author": "[{family: Collaboration, given: ATLAS}]"}),
        ("BK316", "author[0]", {"author": "[{family: Organization, given: World Health}]"}),
        ("BK317", "author[0].given", {"author": "[{family: King, given: Martin Luther Jr.}]"}),
        ("BK317", "author[0].family", {"author": "[{family: Daumé III, given: Hal}]"}),
        ("BK317", "author[0].given", {"author": "[{family: Warren, given: W H Jr}]"}),
        ("BK317", "author[0].family", {"author": "[{family: 'Engel, Sr', given: Jerome}]"}),
        ("BK410", "URL", {"URL": "https://doi.org/10.1000/182"}),
        ("BK410", "URL", {"URL": "http://dx.doi.org/10.1145/3297858.3304040"}),
        ("BK411", "container-title", {"type": "article-journal", "container-title": "arXiv"}),
        ("BK411", "container-title", {"type": "article-journal", "container-title": "ArXiv preprint"}),
        ("BK411", "container-title", {"type": "article-journal", "container-title": "CoRR"}),
        ("BK408", "DOI", {"arxiv": "2002.08073", "DOI": "10.48550/arXiv.2204.05862"}),
        ("BK409", "DOI", {"issued": "2018", "DOI": "10.1016/j.epsr.2020.08.108"}),
        ("BK501", "", {"title": ""}),
        ("BK502", "title", {"title": "'{\\\"U}ber Namen'"}),
        ("BK503", "title", {"title": "ON THE NAMES"}),
        ("BK504", "title", {"title": "On the order of names."}),
        ("BK508", "author[0].family", {"author": "[{family: MÃ¼ller, given: Jane}]"}),
        ("BK508", "title", {"title": "The readerâ€™s guide"}),
        ("BK508", "title", {"title": "CafÃ© society"}),
        ("BK508", "publisher", {"publisher": "Ã‰ditions du Seuil"}),
        ("BK508", "title", {"title": "Pages 1â€“5"}),
        ("BK509", "author[0].given", {"author": "[{family: Doe, given: He´le`ne}]"}),
        ("BK509", "author[0].given", {"author": "[{family: Doe, given: Kamil˙e}]"}),
        ("BK509", "author[0].family", {"author": "[{family: M¨uller, given: Jane}]"}),
        ("BK509", "author[0].family", {"author": "[{family: O´Brien, given: Jane}]"}),
        ("BK510", "title", {"title": "Cats &amp; dogs"}),
        ("BK510", "title", {"title": "H<inf>2</inf> &#8211; a gas"}),
        ("BK510", "abstract", {"abstract": "<jats:p>We name.</jats:p>"}),
        ("BK510", "title", {"title": "On <em>names</em>"}),
        ("BK510", "title", {"title": "'<span lang=\"fr\">Noms</span>'"}),
        ("BK511", "container-title", {"container-title": "Prаеsens"}),
        ("BK511", "title", {"title": "Оn names"}),
        ("BK511", "author[0].family", {"author": "[{family: Βrown, given: Jane}]"}),
        ("BK512", "page", {"page": "283-245"}),
        ("BK512", "page", {"page": "pp. 12-34"}),
        ("BK512", "page", {"page": "p.7"}),
    ],
)
def test_a_rule_finds_its_case(code: str, field: str, changes: dict[str, str]) -> None:
    found = run_checks([record(**changes)], PEOPLE)
    assert [(one.code, one.field_text, one.key) for one in found] == [(code, field, "doe2020")]
    assert found[0].help


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"submitted": "2020", "issued": "2020-03"},
        {"submitted": "2021~"},
        {"arxiv": "2209.07858", "submitted": "2022-08-23", "issued": "2022-08-23"},
        {"author": "[{literal: Smith & Sons 2000}]"},
        {"author": "[{family: AI, given: Open}]"},
        {
            "author": "[{family: Brown, given: Tom, person: tom-brown-ml}, {family: Brown, given: Tom, person: tom-brown-energy}]"
        },
        {"author": "", "type": "webpage"},
        {"issued": "", "accessed": "2020-03-05"},
        {"issued": "", "status": "in press"},
        {"author": "", "editor": "[{family: Doe, given: Jane}]"},
        {"issued": "{literal: n.d.}"},
        {"title": "'Bounds in $L_\\infty$ and {curly} sets'"},
        {"title": "On Smith et al."},
        {"title": "GPT-2"},
        {"container_journal": "Nature"},  # a field of one's own
        {"accessed": "2020"},
        {"accessed": "2020-03-05"},
        {"accessed": "2020-03", "issued": "2020-03-05"},
        {"author": "[{family: hooks, given: Bell}]"},
        {"author": "[{family: NVIDIA}, {family: CERN}]"},
        {
            "author": "["
            + ", ".join(f"{{family: F{chr(97 + n % 26)}{chr(97 + n // 26)}x, given: Y.}}" for n in range(299))
            + ", {family: Wang, given: Y.}, {family: Wang, given: Y.}]"
        },
        {"author": "[{literal: danah boyd}]"},
        {"author": "[{literal: OpenAI Team}]"},
        {"author": "[{family: Grouper, given: Jane}]"},
        {"author": "[{family: Bank, given: John}, {family: Press, given: William}]"},
        {"author": "[{family: Institoris, given: Heinrich}]"},
        {"author": "[{family: King, given: Martin Luther, suffix: Jr.}]"},
        {"author": "[{family: Li, given: IV}]"},
        {"author": "[{family: Viii, given: Jane}]"},
        {"author": "[{family: d’Ávila, given: Zoë}, {family: O’Brien, given: Šárka}]"},
        {"author": "[{family: Иванов, given: Пётр}]"},
        {"URL": "https://doi.org/10.1000/182", "DOI": "10.1000/182"},
        {"URL": "https://www.doi.org/the-identifier/resources/handbook"},
        {"container-title": "arXiv", "type": "report"},
        {"container-title": "arXiv", "arxiv": "2003.00123"},
        {"container-title": "Archive of names"},
        {"title": "São João and the «CAFÉ»"},
        {"title": "Â la carte"},
        {"title": "A&B; and 5 < 7 > 3"},
        {"title": "H<sub>2</sub>O and <i>E. coli</i>"},
        {"title": "AT&T"},
        {"title": "TGFβ and the μm"},
        {"title": "СВЧ-LED"},
        {"page": "123-7"},
        {"page": "S1-S5"},
        {"page": "e1002-e1001b"},
        {"page": "P12"},
        {"DOI": "10.1016/j.epsr.2017.12.034", "issued": "2018"},
        {"author": "", "ignore": "[BK305]"},
    ],
)
def test_what_is_right_is_left_alone(changes: dict[str, str]) -> None:
    assert codes(record(**changes)) == []


def test_one_identifier_in_two_records() -> None:
    assert codes(record("a", DOI="10.1000/ABC"), record("b", title="Else", DOI="10.1000/abc")) == ["BK601"]
    assert codes(record("a", arxiv="2002.08073v1", title="x y"), record("b", arxiv="2002.08073v2")) == [
        "BK601"
    ]
    chapters = [
        record(key, type="chapter", title=f"T {key}", container_title="U", ISBN="0306406152") for key in "ab"
    ]
    assert codes(*chapters) == []


def test_one_work_in_two_records() -> None:
    assert codes(record("a"), record("b", title="ON names!")) == ["BK602"]
    assert codes(record("a"), record("b", issued="2021")) == []
    assert codes(record("a"), record("b", ignore="[BK602]")) == []
