from dataclasses import replace

import pytest

from bibkit.csl.lint import words
from bibkit.engines import DEFAULT_ENGINE
from tests.csl.differential import pins
from tests.csl.differential.classify import Edit, Words, edits
from tests.csl.differential.compare import compare
from tests.csl.differential.job import SETS, Output, StyleJob, citations, items
from tests.csl.differential.normal import formatted_text, plain_text
from tests.csl.differential.ratchet import fallen, held, sample
from tests.csl.differential.reference import missing, run_driver
from tests.csl.differential.report import counts
from tests.csl.differential.run import run
from tests.csl.pinned import pinned, unargued
from tests.programs import without

WORDS = Words(
    frozenset(("larkin", "chen")), frozenset(("edith",)), {"may": "dates", "pp": "terms", "p": "terms"}
)


@pytest.mark.parametrize(
    ("expected", "actual", "kind"),
    [
        ("see Larkin 2010", "seeLarkin 2010", "spacing"),
        ("A “b,” c", "A “b”, c", "quotes"),
        ("D’Arcy, M.", "D'Arcy, M.", "quotes"),
        ("pp. 3–9", "pp. 3-9", "dashes"),
        ("Buoys (2010)", "Buoys 2010", "brackets"),
        ("Buoys. Cork", "Buoys, Cork", "punctuation"),
        ("The Tide", "The tide", "case"),
        ("Larkin and Chen, 2010", "Larkin et al., 2010", "names"),
        ("E. Larkin, 2010", "Larkin, 2010", "disambiguation"),
        ("Larkin, 2010a", "Larkin, 2010", "disambiguation"),
        ("Buoys, 9 May 2010", "Buoys, 2010", "dates"),
        ("Buoys, pp. 9", "Buoys, p. 9", "terms"),
        ("Buoys, 301–309", "Buoys, 301–9", "numbers"),
        ("Buoys 2010 Cork", "Cork Buoys 2010", "order"),
        ("Buoys, Cork: Quay Press", "Buoys, Cork", "missing"),
        ("Buoys, Cork", "Buoys, Cork: Quay Press", "extra"),
        ("Buoys", "Anchors", "wording"),
        ("Buoys", "", "missing"),
    ],
)
def test_an_edit_has_the_class_that_says_where_to_look(expected: str, actual: str, kind: str) -> None:
    assert {edit.kind for edit in edits(expected, actual, WORDS, is_citation=True)} == {kind}


def test_edits_are_found_one_by_one() -> None:
    assert edits("Larkin, “Buoys,” 2010a.", "Larkin, “Buoys”, 2010.", WORDS, is_citation=False) == [
        Edit("quotes", ",” ", "”, "),
        Edit("disambiguation", "2010a", "2010"),
    ]


def test_links_and_white_space_round_blocks_do_not_count() -> None:
    theirs = (
        '\n    <div class="csl-left-margin">[1]</div><div class="csl-right-inline">A. doi:10.1/b</div>\n  '
    )
    ours = (
        '<div class="csl-left-margin">[1]</div>'
        '<div class="csl-right-inline">A. doi:<a href="https://doi.org/10.1/b">10.1/b</a></div>'
    )
    assert plain_text(theirs) == plain_text(ours) == "[1] A. doi:10.1/b"
    assert formatted_text(theirs) == formatted_text(ours)


def test_formatting_is_compared_by_its_look() -> None:
    nested = '<span style="font-variant:small-caps;"><span style="font-variant:small-caps;">A</span> B</span>'
    side_by_side = (
        '<span style="font-variant:small-caps;">A</span> <span style="font-variant:small-caps;">B</span>'
    )
    assert formatted_text(nested) == formatted_text(side_by_side) == "{small-caps}A B"
    assert formatted_text("<i>A</i> B") == "{italic}A {}B"


def test_a_superscript_character_is_the_same_as_its_letter_raised() -> None:
    assert plain_text("3ᵉ éd., nº 4") == plain_text("3<sup>e</sup> éd., n<sup>o</sup> 4") == "3e éd., no 4"
    assert formatted_text("3ᵉ éd.") == formatted_text("3<sup>e</sup> éd.") == "3{sup}e {}éd."


EXPECTED = Output(("(Moreau, 2018)",) * 27, (("article", "A <i>b</i>."), ("report", "C.")))


def test_a_style_with_the_same_text_and_other_formatting_is_the_same_but_in_html() -> None:
    actual = replace(EXPECTED, bibliography=(("article", "A b."), ("report", "C.")))
    comparison = compare(StyleJob("x", b"", "en-US"), EXPECTED, actual)
    assert (comparison.citations, comparison.bibliography, comparison.html) == (True, True, False)
    assert [difference.edit.kind for difference in comparison.differences] == ["formatting"]


def test_entries_in_another_order_are_another_bibliography() -> None:
    actual = replace(EXPECTED, bibliography=(("report", "C."), ("article", "A <i>b</i>.")))
    comparison = compare(StyleJob("x", b"", "en-US"), EXPECTED, actual)
    assert comparison.bibliography is False
    assert [(one.place, one.expected, one.actual) for one in comparison.differences] == [
        ("order of entries", "article report", "report article")
    ]


def test_a_crash_is_counted_and_a_style_that_citeproc_js_fails_in_is_not() -> None:
    crash = compare(StyleJob("x", b"", "en-US"), EXPECTED, Output(error="ValueError: y"))
    not_compared = compare(StyleJob("z", b"", "en-US"), Output(error="no"), EXPECTED)
    assert counts([crash, not_compared]) == {
        "styles": 1,
        "crashes": 1,
        "citations": 0,
        "with bibliography": 1,
        "bibliographies": 0,
        "html": 0,
        "single citations": 0,
        "single entries": 0,
    }


STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>T</title><id>t</id><updated>2026-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
  {bibliography}
</style>"""


def require_citeproc_js() -> None:
    if reason := missing():
        without(reason)


def test_the_driver_answers_for_each_style_and_a_broken_one_is_an_error() -> None:
    require_citeproc_js()
    listed = '<bibliography><layout suffix="."><text variable="title" font-style="italic"/></layout></bibliography>'
    styles = [
        StyleJob("broken", b"<style/>", "en-US"),
        StyleJob("listed", STYLE.format(bibliography=listed).encode(), "en-US"),
        StyleJob("cited", STYLE.format(bibliography="").encode(), "en-US"),
    ]
    broken, with_list, without_list = run_driver(styles, ["html", "text"])
    assert broken["name"] == "broken"
    assert broken["error"]
    assert with_list["html"]["citations"][4] == "[2, 3, 4, 5]"
    assert with_list["html"]["bibliography"][0] == ["article", "<i>Tidal mixing in shallow estuaries</i>."]
    assert with_list["text"]["bibliography"][0] == ["article", "Tidal mixing in shallow estuaries."]
    assert without_list["html"]["bibliography"] is None


def test_a_number_that_falls_is_named() -> None:
    reached = held()["native"]["citations"]
    counted = {**held()["native"], "citations": reached - 1}
    assert fallen("native", counted) == [f"native: citations fell from {reached} to {reached - 1}"]


@pytest.mark.parametrize("works", SETS)
def test_no_engine_falls_behind_and_what_differs_is_what_is_pinned(works: str) -> None:
    require_citeproc_js()
    names = sample(works)
    compared = {engine: run(engine, names, jobs=1, seconds=60, works=works) for engine in held(works)}
    assert [
        sentence for engine, found in compared.items() for sentence in fallen(engine, counts(found), works)
    ] == []
    rows: dict[str, dict[str, tuple[str, str]]] = {}
    for row in pinned(pins.file(works)):
        rows.setdefault(row.style, {})[row.place] = (row.ours, row.theirs)
    assert pins.differences(compared[DEFAULT_ENGINE]) == rows


@pytest.mark.parametrize("works", SETS)
def test_every_pinned_difference_has_a_class_that_is_argued(works: str) -> None:
    assert unargued(pinned(pins.file(works))) == set()


def test_the_wide_set_has_every_type_variable_and_locator() -> None:
    types = {item["type"] for item in items("wide")}
    variables = {name for item in items("wide") for name in item}
    labels = {cite.get("label", "page") for cites in citations("wide") for cite in cites}
    made_by_the_processor = {"citation-number", "first-reference-note-number", "locator", "page-first"}
    assert words.TYPES - types == set()
    assert words.VARIABLES - variables - made_by_the_processor == set()
    assert words.LOCATORS - labels == set()
