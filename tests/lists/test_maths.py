from collections.abc import Mapping
from typing import Any

import pytest

from bibkit.engines import CitedItem, Job, load_engine
from bibkit.lists.maths import render, with_maths
from bibkit.stylebook.find import find_style
from bibkit.text.run import Run, Span
from bibkit.text.write import markdown, text


def listed(style: str, *items: Mapping[str, Any]) -> str:
    job = Job(find_style(style).xml, "en-US", tuple({"id": str(at), **item} for at, item in enumerate(items)))
    bibliography = render(load_engine(), job).bibliography
    assert bibliography is not None
    return markdown.bibliography(bibliography)


def test_text_case_and_quotes_leave_a_formula_alone() -> None:
    title = r"the $n--k$ problem and $f'(x)$ in an $L_\infty$ ball"
    assert listed("modern-language-association", {"type": "book", "title": title}) == (
        "*The $n--k$ Problem and $f'(x)$ in an $L_\\infty$ Ball*.\n"
    )


@pytest.mark.parametrize("title", ["From $5 to $10", "A $ sign", "\U000f0000 and \U000f0001"])
def test_what_is_no_formula_stays_as_it_is(title: str) -> None:
    job = Job(
        find_style("apa").xml,
        "en-US",
        ({"id": "a", "type": "book", "title": title}, {"id": "b", "title": "$x$"}),
    )
    bibliography = render(load_engine(), job).bibliography
    assert bibliography is not None
    assert any(title in text.inline(entry.runs) for entry in bibliography.entries)


def test_an_identifier_has_no_formulas() -> None:
    item = {"type": "webpage", "title": "On $x$", "URL": "https://example.org/$a$"}
    assert "(<https://example.org/%24a%24>)" in listed("apa", item)


def test_a_citation_has_formulas_too() -> None:
    item = {"id": "a", "type": "book", "title": "On $x$"}
    job = Job(find_style("apa").xml, "en-US", (item,), ((CitedItem("a"),),))
    (citation,) = render(load_engine(), job).citations
    (formula,) = (run for run in citation if run.spans and run.spans[-1].kind == "maths")
    assert formula.text == "x"


def test_formulas_side_by_side_have_a_span_each() -> None:
    first, second = with_maths(
        (Run("\U000f0000\U000f0000", (Span("font-style", "italic"),)),), {"\U000f0000": "x"}
    )
    assert (first.text, second.text) == ("x", "x")
    assert first.spans[0] is second.spans[0]
    assert first.spans[1] is not second.spans[1]


def test_a_price_and_a_formula_with_a_tag_in_it_keep_their_text() -> None:
    title = "Sold at $5 <i>for $a<b>c$</i> and $6"
    assert listed("apa", {"type": "book", "title": title}) == (
        '*Sold at \\$5 <span style="font-style:normal;">for $a < b>c$</span> and \\$6*. (n.d.).\n'
    )
