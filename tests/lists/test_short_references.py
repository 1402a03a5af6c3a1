"""Short references: who, where, when. Their form is bibkit's own; names and terms follow CSL 1.0.2."""

from typing import Any

import pytest

from bibkit.lists.citing import cite
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.lists.short_references import short_references
from bibkit.text.write import html, latex, text


def people(*names: str) -> list[dict[str, str]]:
    return [{"family": name, "given": "A."} for name in names]


PAPER: dict[str, Any] = {
    "id": "p",
    "type": "article-journal",
    "title": "On owls",
    "author": people("Doe", "Roe", "Poe", "Coe"),
    "container-title": "Journal of Owls",
    "issued": {"date-parts": [[2020, 5]]},
}


def short(item: dict[str, Any], **options: Any) -> str:
    return text.inline(short_references([item], ListOptions(**options))[item["id"]])


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "Doe, Roe, Poe et al., Journal of Owls, 2020"),
        ({"author": people("Doe", "Roe", "Poe")}, "Doe, Roe & Poe, Journal of Owls, 2020"),
        ({"author": people("Doe", "Roe")}, "Doe & Roe, Journal of Owls, 2020"),
        ({"author": people("Doe")}, "Doe, Journal of Owls, 2020"),
        ({"author": [{"literal": "Owl Trust"}]}, "Owl Trust, Journal of Owls, 2020"),
        ({"author": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"}]}, "van den Berg, Journal of Owls, 2020"),
        ({"author": people("Doe"), "custom": {"incomplete": ["author"]}}, "Doe et al., Journal of Owls, 2020"),
        ({"author": [], "editor": people("Ed", "Red")}, "Ed & Red, Journal of Owls, 2020"),
        ({"author": [], "title-short": "Owls"}, "Owls, Journal of Owls, 2020"),
        ({"container-title-short": "J. Owls"}, "Doe, Roe, Poe et al., J. Owls, 2020"),
        ({"type": "book", "container-title": "", "publisher": "Nest"}, "Doe, Roe, Poe et al., Nest, 2020"),
        ({"type": "paper-conference", "container-title": "", "event-title": "OWL 2020", "publisher": "Nest"}, "Doe, Roe, Poe et al., OWL 2020, 2020"),
        ({"type": "article", "container-title": "", "publisher": "arXiv"}, "Doe, Roe, Poe et al., arXiv, 2020"),
        ({"type": "thesis", "container-title": "", "genre": "PhD thesis"}, "Doe, Roe, Poe et al., PhD thesis, 2020"),
        ({"type": "manuscript", "container-title": ""}, "Doe, Roe, Poe et al., 2020"),
        ({"issued": {"date-parts": [[2019], [2021]]}}, "Doe, Roe, Poe et al., Journal of Owls, 2019–2021"),
        ({"issued": {"date-parts": [[-49]]}}, "Doe, Roe, Poe et al., Journal of Owls, 49 BC"),
        ({"issued": None}, "Doe, Roe, Poe et al., Journal of Owls, n.d."),
        ({"issued": None, "status": "in press"}, "Doe, Roe, Poe et al., Journal of Owls, in press"),
    ],
)  # fmt: skip
def test_a_short_reference_says_who_where_and_when(changes: dict[str, Any], expected: str) -> None:
    assert short({**PAPER, **changes}) == expected


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("de-DE", "Doe, Roe, Poe u. a., Journal of Owls, o. J."), ("es-ES", "Doe, Roe, Poe et al., Journal of Owls, s. f.")],
)  # fmt: skip
def test_its_words_are_those_of_the_language(locale: str, expected: str) -> None:
    assert short({**PAPER, "issued": None}, locale=locale).replace("\xa0", " ") == expected


def test_works_that_read_alike_have_letters() -> None:
    found = short_references([PAPER, {**PAPER, "id": "q", "title": "On owls again"}])
    assert {key: text.inline(runs) for key, runs in found.items()} == {
        "p": "Doe, Roe, Poe et al., Journal of Owls, 2020a",
        "q": "Doe, Roe, Poe et al., Journal of Owls, 2020b",
    }


def test_it_is_runs_that_each_writer_escapes_and_marks_up() -> None:
    item = {**PAPER, "author": [], "title": "On <i>Strix</i> & kin"}
    runs = short_references([item])["p"]
    assert html.inline(runs) == "On <i>Strix</i> &#38; kin, Journal of Owls, 2020"
    assert latex.inline(runs) == r"On \textit{Strix} \& kin, Journal of Owls, 2020"


def test_the_style_of_the_options_is_not_asked() -> None:
    assert short(PAPER, style="ieee") == "Doe, Roe, Poe et al., Journal of Owls, 2020"


def test_lists_and_citations_have_them_as_a_style() -> None:
    options = ListOptions(style="short-reference")
    other = {**PAPER, "id": "q", "author": people("Loe"), "issued": {"date-parts": [[2018]]}}
    assert reference_list([PAPER, other], "text", options).text == (
        "Doe, Roe, Poe et al., Journal of Owls, 2020\nLoe, Journal of Owls, 2018\n"
    )
    items = {"p": PAPER, "q": other}
    assert cite(["[see @p, p. 5; @q]"], items.__getitem__, "text", options).text == (
        "(see Doe, Roe, Poe et al., Journal of Owls, 2020, p. 5; Loe, Journal of Owls, 2018)\n"
    )
    assert cite(["@q"], items.__getitem__, "text", options).text == "Loe (Journal of Owls, 2018)\n"
