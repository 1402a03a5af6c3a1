"""Our own style for annotated reading lists: valid, and it reads well."""

from typing import Any

import pytest
from lxml import etree

from bibkit.engines import CitedItem, Job, load_engine
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.stylebook import find_style
from bibkit.text.write import text
from tests.shared_data import shared

PAPER: dict[str, Any] = {
    "id": "paper",
    "type": "article-journal",
    "title": "Slow tides and the memory of estuaries",
    "author": [{"family": "Lindqvist", "given": "Maja"}, {"family": "Okafor", "given": "Chidi"}],
    "issued": {"date-parts": [[2021, 3, 14]]},
    "container-title": "Journal of Tides",
    "volume": "12",
    "issue": "3",
    "page": "201-219",
    "DOI": "10.5555/tides",
}
PREPRINT: dict[str, Any] = {
    "id": "preprint",
    "type": "article",
    "title": "Counting birds",
    "author": [{"family": "Ito", "given": "Haruki"}],
    "custom": {"incomplete": ["author"]},
    "issued": {"date-parts": [[2019]]},
    "publisher": "arXiv",
    "number": "arXiv:1901.00001",
    "URL": "https://arxiv.org/abs/1901.00001",
}


def listed(*items: dict[str, Any]) -> str:
    written = reference_list(items, "text", ListOptions(style="reading-list"))
    assert written.losses == ()
    return written.text


@pytest.mark.parametrize("name", ["reading-list", "short-reference"])
def test_the_styles_of_our_own_are_valid_against_the_schema_of_csl(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    schema = shared("csl/schema/csl.rnc")
    monkeypatch.chdir(schema.parent)  # the schema includes its parts by relative names
    schema_of_csl = etree.RelaxNG.from_rnc_string(schema.read_text(encoding="utf-8"))
    style = etree.fromstring(find_style(name).xml)
    assert schema_of_csl.validate(style), schema_of_csl.error_log


def test_a_journal_article_with_its_abstract() -> None:
    assert listed({**PAPER, "abstract": "Cores show a lag."}) == (
        "Lindqvist, Maja and Chidi Okafor (2021). Slow tides and the memory of estuaries. "
        "Journal of Tides 12(3), 201–219. https://doi.org/10.5555/tides.\n"
        "    Cores show a lag.\n"
    )


def test_an_annotation_and_a_note_stand_in_the_place_of_the_abstract() -> None:
    item = {
        **PAPER,
        "abstract": "Cores show a lag.",
        "annote": "Start with section 3.",
        "note": "Bring the data.",
    }
    assert listed(item).splitlines()[1:] == ["    Start with section 3.", "    Bring the data."]


def test_an_incomplete_list_of_authors_and_a_preprint() -> None:
    assert listed(PREPRINT) == (
        "Ito, Haruki et al. (2019). Counting birds. arXiv, arXiv:1901.00001. https://arxiv.org/abs/1901.00001.\n"
    )


def test_a_chapter() -> None:
    item = {
        "id": "chapter",
        "type": "chapter",
        "title": "Salt, rope and paper",
        "author": [{"family": "Okafor", "given": "Chidi"}],
        "editor": [{"family": "Murray", "given": "Ailsa"}],
        "container-title": "A Handbook of Maritime Archives",
        "issued": {"date-parts": [[2004]], "circa": True},
        "page": "88-107",
        "publisher": "Northern University Press",
    }
    assert listed(item) == (
        "Okafor, Chidi (c. 2004). Salt, rope and paper. In A Handbook of Maritime Archives, edited by Ailsa Murray, "
        "pp. 88–107. Northern University Press.\n"
    )


def test_a_work_without_author_begins_with_its_title_once() -> None:
    assert listed(
        {"id": "x", "type": "webpage", "title": "Nobody’s page", "URL": "https://example.org/"}
    ) == ("Nobody’s page (n.d.). https://example.org/.\n")


def test_entries_are_in_the_order_of_author_and_year() -> None:
    first_words = [line.split()[0] for line in listed(PREPRINT, PAPER).splitlines() if line]
    assert first_words == ["Ito,", "Lindqvist,"]


def test_citations_are_author_and_year() -> None:
    cites = ((CitedItem("paper", locator="203"), CitedItem("preprint")),)
    rendered = load_engine().render(Job(find_style("reading-list").xml, "en-US", (PAPER, PREPRINT), cites))
    assert text.inline(rendered.citations[0]) == "(Ito et al. 2019; Lindqvist and Okafor 2021, p. 203)"
