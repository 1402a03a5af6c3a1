"""Abbreviation lists give what `form="short"` shows."""

from __future__ import annotations

from tests.csl.citeproc_html import html
from tests.csl.styles import Item, book, citation, cited, processor, style

LISTS = {
    "default": {
        "container-title": {"Journal of Things": "J. Things"},
        "place": {"New York": "N.Y."},
        "number": {"22": "XXII"},
    },
    "us": {"place": {"New York": "NY"}},
}
SOURCE = style(
    '<text variable="container-title" form="short" suffix=" "/>'
    '<text variable="publisher-place" form="short" suffix=" "/><number variable="volume"/>'
)


def abbreviated(item: Item) -> str:
    made = processor(SOURCE, item, abbreviations=LISTS)
    return html(made.cite_all([citation("1", str(item["id"]))])[0])


def test_a_listed_short_form_goes_before_that_of_the_data() -> None:
    item = book("a", volume="22") | {"container-title": "Journal of Things", "container-title-short": "JoT"}
    item["publisher-place"] = "New York"
    assert abbreviated(item) == "J. Things N.Y. XXII"


def test_a_jurisdiction_has_lists_of_its_own_and_then_those_of_all() -> None:
    item = book("a", jurisdiction="us") | {"container-title": "Journal of Things"}
    item["publisher-place"] = "New York"
    assert abbreviated(item) == "J. Things NY "


def test_what_no_list_knows_is_written_out() -> None:
    assert abbreviated(book("a") | {"container-title": "Other"}) == "Other "


def test_the_short_form_of_an_address_is_its_site() -> None:
    source = style('<text variable="URL" form="short"/>')
    assert cited(source, book("a", URL="https://www.example.org/a/b")) == "www.example.org"
    assert cited(source, book("a", URL="https://example.org/a/b")) == "https://example.org"
