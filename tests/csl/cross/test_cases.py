"""The cross cases are the same in every run, and each exchanges one thing."""

from __future__ import annotations

from tests.csl.cross.cases import crossed, varied
from tests.csl.cross.reference import reference_results
from tests.csl.differential.reference import missing
from tests.csl.styles import style
from tests.csl.suite import Fixture, result
from tests.programs import without

STYLE = style('<text variable="title"/>', layout='delimiter="; "')
ONE = Fixture("name_One", {"MODE": "citation", "CSL": STYLE, "INPUT": '[{"id": "a", "title": "A"}]'})
OTHER = Fixture(
    "name_Other",
    {"MODE": "bibliography", "CSL": "", "INPUT": '[{"id": "b"}]', "CITATION-ITEMS": '[[{"id": "b"}]]'},
)
FAR = Fixture("sort_Far", {"MODE": "citation", "CSL": "", "INPUT": "[]"})


def test_a_style_gets_the_items_and_citations_of_another_of_its_group_first() -> None:
    (case,) = crossed([ONE, FAR, OTHER], 1, "name_One")
    assert case == Fixture(
        "name_One < name_Other",
        {
            "MODE": "citation",
            "CSL": STYLE,
            "INPUT": OTHER.sections["INPUT"],
            "CITATION-ITEMS": '[[{"id": "b"}]]',
        },
    )


def test_a_variation_changes_one_attribute_and_is_the_same_every_time() -> None:
    cases = list(varied([ONE], 1000))
    assert cases == list(varied([ONE], 1000))
    layouts = {
        case.sections["CSL"] for case in cases if case.name.startswith("name_One @ layout[0] delimiter")
    }
    assert layouts == {STYLE.replace('"; "', f'"{value}"') for value in (". ", ", ", ": ", " ")}


def test_citeproc_js_runs_a_fixture_as_the_suite_does() -> None:
    if reason := missing():
        without(reason)
    broken = Fixture("broken", {"MODE": "citation", "CSL": "<style/>", "INPUT": "[]"})
    assert list(reference_results([ONE, broken])) == [result(ONE), None] == ["A", None]
