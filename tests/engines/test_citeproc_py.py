import subprocess
import sys
from typing import Any

import pytest

from bibkit.csl.write import html, text
from bibkit.engines import Cite, Job, Rendered, load_engine
from bibkit.errors import UsageError
from bibkit.stylebook import find_style

HEAD = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
"""
CITATION = '<citation><layout><text variable="title"/></layout></citation>'


def style(bibliography: str, citation: str = CITATION, attributes: str = "") -> bytes:
    """A style whose bibliography has that layout."""
    return (
        f"{HEAD}{citation}<bibliography{attributes}><layout>{bibliography}</layout></bibliography></style>"
    ).encode()


def rendered(xml: bytes, *items: dict[str, Any], cites: tuple[tuple[Cite, ...], ...] = ()) -> Rendered:
    return load_engine("citeproc-py").render(Job(xml, "en-US", items, cites))


def entries(result: Rendered) -> list[str]:
    assert result.bibliography is not None
    return [text.inline(entry.runs) for entry in result.bibliography.entries]


def as_html(result: Rendered) -> list[str]:
    assert result.bibliography is not None
    return [html.inline(entry.runs) for entry in result.bibliography.entries]


TITLE = style('<text variable="title"/>')
NAMES = style(
    '<names variable="author"><name and="text" initialize-with=". " name-as-sort-order="first"/></names>'
)
DATE = style('<date variable="issued" form="text"/>')


def book(**fields: Any) -> dict[str, Any]:
    return {"id": "x", "type": "book", **fields}


def test_importing_the_engines_imports_none_of_them() -> None:
    program = "import sys, bibkit.engines; print([m for m in ('citeproc', 'lxml') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(UsageError, match='There is no engine "citeproc"'):
        load_engine("citeproc")


def test_markup_in_a_value_is_text_and_rich_text_is_formatting() -> None:
    result = rendered(TITLE, book(title="A <i>b</i> & <script>c</script> </i> <i>d"))
    assert as_html(result) == [
        "A <i>b</i> &#38; &#60;script&#62;c&#60;/script&#62; &#60;/i&#62; &#60;i&#62;d"
    ]


def test_italic_inside_italic_is_upright() -> None:
    xml = style('<text variable="title" font-style="italic"/>')
    assert as_html(rendered(xml, book(title="On <i>H. pylori</i>"))) == [
        '<i>On <span style="font-style:normal;">H. pylori</span></i>'
    ]


def test_protected_words_keep_their_case() -> None:
    xml = style('<text variable="title" text-case="lowercase"/>')
    assert entries(rendered(xml, book(title='The <span class="nocase">NASA</span> Way'))) == ["the nasa way"]


def test_title_case_reaches_the_first_letter_of_formatted_words() -> None:
    xml = style('<text variable="title" text-case="title"/>')
    item = book(title="slow <i>tides</i> of the sea", language="en")
    assert as_html(rendered(xml, item)) == ["Slow <i>Tides</i> of the Sea"]


def test_names_with_particles_suffix_and_organisations() -> None:
    author = [
        {"family": "Berg", "given": "Anna", "non-dropping-particle": "van den"},
        {"family": "King", "given": "Martin Luther", "suffix": "Jr."},
        {"literal": "The Tide Group"},
    ]
    assert entries(rendered(NAMES, book(author=author))) == [
        "Berg, A. van den, M. L. King Jr., and The Tide Group"
    ]


def test_an_incomplete_list_ends_in_et_al() -> None:
    author = [{"family": "Bai", "given": "Yuntao"}, {"family": "Jones", "given": "Andy"}]
    two = book(author=author, custom={"incomplete": ["author"]})
    one = book(author=author[:1], custom={"incomplete": ["author"]})
    assert entries(rendered(NAMES, two)) == ["Bai, Y., A. Jones, et al."]
    assert entries(rendered(NAMES, one)) == ["Bai, Y. et al."]


def test_ten_thousand_authors_are_no_trouble() -> None:
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
def test_dates(issued: dict[str, Any], shown: str) -> None:
    assert entries(rendered(DATE, book(issued=issued))) == [shown]


def test_an_uncertain_date_is_seen_by_the_style() -> None:
    xml = style(
        '<choose><if is-uncertain-date="issued"><text term="circa" suffix=" "/></if></choose>'
        '<date variable="issued" form="numeric" date-parts="year"/>'
    )
    assert entries(rendered(xml, book(issued={"date-parts": [[1723]], "circa": True}))) == ["circa 1723"]


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
def test_odd_values_never_break_the_list(fields: dict[str, Any]) -> None:
    good = {"id": "good", "type": "book", "title": "Good", "author": [{"family": "Zeta"}]}
    result = load_engine().render(
        Job(find_style("apa").xml, "en-US", ({"id": "odd", "type": "book", **fields}, good))
    )
    assert any(entry.startswith("Zeta.") and "Good" in entry for entry in entries(result))


def test_an_item_that_fails_is_named_and_the_others_stand(capsys: pytest.CaptureFixture[str]) -> None:
    xml = style('<text variable="title"/><choose><if variable="note"><text macro="none"/></if></choose>')
    result = rendered(
        xml,
        {"id": "a", "type": "book", "title": "A", "note": "fails"},
        {"id": "b", "type": "book", "title": "B"},
    )
    assert entries(result) == ["B"]
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "a")]
    assert capsys.readouterr() == ("", "")


def test_an_item_of_which_nothing_shows_is_named() -> None:
    result = rendered(TITLE, book(note="no title"), {"id": "y", "type": "book", "title": "Y"})
    assert entries(result) == ["Y"]
    assert [(note.key, note.message) for note in result.notes] == [
        ("x", "the style shows nothing of this item")
    ]


def test_items_whose_ids_differ_in_case_are_two() -> None:
    result = rendered(
        TITLE, {"id": "A", "type": "book", "title": "1"}, {"id": "a", "type": "book", "title": "2"}
    )
    assert entries(result) == ["1", "2"]


def test_the_number_of_a_second_field_aligned_list_stands_in_the_margin() -> None:
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


def test_an_indented_part_is_a_block_of_its_own() -> None:
    xml = style('<text variable="title"/><text variable="annote" display="indent"/>')
    result = rendered(xml, book(title="T", annote="Why?"))
    assert result.bibliography is not None
    assert text.bibliography(result.bibliography) == "T\n    Why?\n"


def test_identifiers_are_links() -> None:
    xml = style(
        '<group delimiter=" "><text variable="DOI" prefix="https://doi.org/"/><text variable="URL"/></group>'
    )
    (entry,) = as_html(rendered(xml, book(DOI="10.1/x", URL="https://a.org/?a=1&b=2")))
    assert entry == (
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a> '
        '<a href="https://a.org/?a=1&#38;b=2">https://a.org/?a=1&#38;b=2</a>'
    )


def test_a_script_as_url_is_text() -> None:
    assert as_html(rendered(style('<text variable="URL"/>'), book(URL="javascript:alert(1)"))) == [
        "javascript:alert(1)"
    ]


def test_citations_are_numbered_in_the_order_of_citing() -> None:
    citation = '<citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>'
    xml = style('<text variable="title"/>', citation)
    items = tuple({"id": name, "type": "book", "title": name} for name in "abc")
    result = rendered(xml, *items, cites=((Cite("c"),), (Cite("a"), Cite("c"))))
    assert [text.inline(runs) for runs in result.citations] == ["[1]", "[1, 2]"]
    assert entries(result) == ["c", "a", "b"]


def test_a_cite_has_its_locator_prefix_and_suffix() -> None:
    citation = (
        '<citation><layout><text variable="title"/><group prefix=", " delimiter=" ">'
        '<label variable="locator" form="short"/><text variable="locator"/></group></layout></citation>'
    )
    cite = Cite("x", locator="3-4", label="chapter", prefix="see ", suffix=" <b>")
    result = rendered(style('<text variable="title"/>', citation), book(title="T"), cites=((cite,),))
    assert html.inline(result.citations[0]) == "see T, chaps. 3–4 &#60;b&#62;"


def test_an_unknown_id_is_shown_and_named() -> None:
    result = rendered(TITLE, book(title="T"), cites=((Cite("nobody"), Cite("x")),))
    assert text.inline(result.citations[0]) == "Tnobody?"
    assert [(note.code, note.key) for note in result.notes] == [("BK901", "nobody")]


def test_a_style_without_bibliography_has_none() -> None:
    result = rendered(f"{HEAD}{CITATION}</style>".encode(), book(title="T"), cites=((Cite("x"),),))
    assert result.bibliography is None
    assert text.inline(result.citations[0]) == "T"


def test_a_style_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="citeproc-py can't read the style"):
        rendered(b"nothing", book(title="T"))
