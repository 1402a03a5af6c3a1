"""What every engine does alike."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from bibkit.engines import ENGINES, CitedItem, load_engine
from bibkit.errors import UsageError
from bibkit.stylebook import find_style
from bibkit.text.write import html, text
from tests.engines.small_styles import (
    CITATION,
    DATE,
    HEAD,
    NAMES,
    TITLE,
    Render,
    as_html,
    book,
    entries,
    render_with,
    style,
)


@pytest.fixture(params=list(ENGINES))
def rendered(request: pytest.FixtureRequest) -> Render:
    """Each engine in turn."""
    return render_with(request.param)


def test_importing_the_engines_imports_none_of_them() -> None:
    program = "import sys, bibkit.engines; print([m for m in ('citeproc', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match='There is no engine "citeproc"'):
        load_engine("citeproc")


def test_markup_in_a_value_is_text_and_rich_text_is_formatting(rendered: Render) -> None:
    result = rendered(TITLE, book(title="A <i>b</i> & <script>c</script> </i> <i>d"))
    assert as_html(result) == [
        "A <i>b</i> &#38; &#60;script&#62;c&#60;/script&#62; &#60;/i&#62; &#60;i&#62;d"
    ]


def test_italic_inside_italic_is_upright(rendered: Render) -> None:
    xml = style('<text variable="title" font-style="italic"/>')
    assert as_html(rendered(xml, book(title="On <i>H. pylori</i>"))) == [
        '<i>On <span style="font-style:normal;">H. pylori</span></i>'
    ]


def test_title_case_reaches_the_first_letter_of_formatted_words(rendered: Render) -> None:
    xml = style('<text variable="title" text-case="title"/>')
    item = book(title="slow <i>tides</i> of the sea", language="en")
    assert as_html(rendered(xml, item)) == ["Slow <i>Tides</i> of the Sea"]


def test_names_with_particles_suffix_and_organisations(rendered: Render) -> None:
    author = [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "The Tide Group"},
    ]
    assert entries(rendered(NAMES, book(author=author))) == [
        "Berg, A. van den, M. L. King Jr., and The Tide Group"
    ]


def test_an_incomplete_list_ends_in_et_al(rendered: Render) -> None:
    author = [{"family": "Bai", "given": "Yuntao"}, {"family": "Jones", "given": "Andy"}]
    two = book(author=author, custom={"incomplete": ["author"]})
    one = book(author=author[:1], custom={"incomplete": ["author"]})
    assert entries(rendered(NAMES, two)) == ["Bai, Y., A. Jones, et al."]
    assert entries(rendered(NAMES, one)) == ["Bai, Y. et al."]


def test_ten_thousand_authors_are_no_trouble(rendered: Render) -> None:
    xml = style('<names variable="author"><name et-al-min="3" et-al-use-first="2" form="short"/></names>')
    author = [{"family": f"F{number}"} for number in range(10_000)]
    assert entries(rendered(xml, book(author=author))) == ["F0, F1, et al."]


@pytest.mark.parametrize(
    ("issued", "shown"),
    [
        ({"date-parts": [[2020, 3, 5]]}, "March 5, 2020"),
        ({"date-parts": [["2020", "3"]]}, "March 2020"),
        ({"date-parts": [[2020]]}, "2020"),
        ({"date-parts": [[2019], [2021]]}, "2019–2021"),
        ({"date-parts": [[2020], [0]]}, "2020–"),
        ({"date-parts": [[2020]], "season": 2}, "Summer 2020"),
        ({"date-parts": [[2020, 23]]}, "Autumn 2020"),
        ({"date-parts": [[-50]]}, "50 BC"),
        ({"literal": "n.d."}, "n.d."),
        ({"raw": "2020-03-05"}, "March 5, 2020"),
        ({"raw": "spring of <2020>"}, "spring of <2020>"),
    ],
)
def test_dates(rendered: Render, issued: dict[str, Any], shown: str) -> None:
    assert entries(rendered(DATE, book(issued=issued))) == [shown]


ODD: list[dict[str, Any]] = [
    {"title": None},
    {"title": ["a"]},
    {"author": "text"},
    {"author": [None, {}, {"family": ""}, 3]},
    {"issued": {"date-parts": [["x"]]}},
    {"issued": {"date-parts": [[None]]}},
    {"issued": {"date-parts": [[2020, None, 3]]}},
    {"issued": {"date-parts": 3}},
    {"issued": "2020"},
    {"issued": {"date-parts": [[2020]], "season": "x"}},
    {"volume": {"a": 1}, "page": 3, "edition": True},
    {"custom": "x", "language": 3},
]


@pytest.mark.parametrize("fields", ODD, ids=str)
def test_odd_values_never_break_the_list(rendered: Render, fields: dict[str, Any]) -> None:
    good = {"id": "good", "type": "book", "title": "Good", "author": [{"family": "Zeta"}]}
    result = rendered(find_style("apa").xml, {"id": "odd", "type": "book", **fields}, good)
    assert any(entry.startswith("Zeta.") and "Good" in entry for entry in entries(result))


def test_an_item_of_which_nothing_shows_is_named(rendered: Render) -> None:
    result = rendered(TITLE, book(note="no title"), {"id": "y", "type": "book", "title": "Y"})
    assert entries(result) == ["Y"]
    assert [(note.key, note.message) for note in result.notes] == [
        ("x", "The style shows nothing of this item")
    ]


def test_items_whose_ids_differ_in_case_are_two(rendered: Render) -> None:
    result = rendered(
        TITLE, {"id": "A", "type": "book", "title": "1"}, {"id": "a", "type": "book", "title": "2"}
    )
    assert entries(result) == ["1", "2"]


def test_the_number_of_a_second_field_aligned_list_stands_in_the_margin(rendered: Render) -> None:
    xml = style(
        '<text variable="citation-number" suffix="."/><text variable="title"/>',
        attributes=' second-field-align="flush" entry-spacing="0" line-spacing="2"',
    )
    result = rendered(xml, book(title="T"))
    assert result.bibliography is not None
    assert text.bibliography(result.bibliography) == "1. T\n"
    assert (result.bibliography.layout.second_field_align, result.bibliography.layout.line_spacing) == (
        "flush",
        2,
    )


def test_an_indented_part_is_a_block_of_its_own(rendered: Render) -> None:
    xml = style('<text variable="title"/><text variable="annote" display="indent"/>')
    result = rendered(xml, book(title="T", annote="Why?"))
    assert result.bibliography is not None
    assert text.bibliography(result.bibliography) == "T\n    Why?\n"


def test_identifiers_are_links(rendered: Render) -> None:
    xml = style(
        '<group delimiter=" "><text variable="DOI" prefix="https://doi.org/"/><text variable="URL"/></group>'
    )
    (entry,) = as_html(rendered(xml, book(DOI="10.1/x", URL="https://a.org/?a=1&b=2")))
    assert entry == (
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a> '
        '<a href="https://a.org/?a=1&#38;b=2">https://a.org/?a=1&#38;b=2</a>'
    )


def test_a_script_as_url_is_text(rendered: Render) -> None:
    assert as_html(rendered(style('<text variable="URL"/>'), book(URL="javascript:alert(1)"))) == [
        "javascript:alert(1)"
    ]


def test_a_cite_has_its_locator_prefix_and_suffix(rendered: Render) -> None:
    citation = (
        '<citation><layout><text variable="title"/><group prefix=", " delimiter=" ">'
        '<label variable="locator" form="short"/><text variable="locator"/></group></layout></citation>'
    )
    cite = CitedItem("x", locator="3-4", label="chapter", prefix="see ", suffix=" <b>")
    result = rendered(style('<text variable="title"/>', citation), book(title="T"), cites=((cite,),))
    assert html.inline(result.citations[0]) == "see T, chaps. 3–4 &#60;b&#62;"


def test_a_style_without_bibliography_has_none(rendered: Render) -> None:
    result = rendered(f"{HEAD}{CITATION}</style>".encode(), book(title="T"), cites=((CitedItem("x"),),))
    assert result.bibliography is None
    assert text.inline(result.citations[0]) == "T"
