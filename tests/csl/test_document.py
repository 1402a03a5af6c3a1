"""A document changes citation by citation; only what reads differently comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.csl import Citation, Cite, Processor, compile_style, parse_cite
from tests.csl.citeproc_html import html
from tests.csl.styles import book, citation, processor, style, text
from tests.csl.suite import load_locale

AUTHOR_DATE = style(
    '<group delimiter=" "><names variable="author"><name form="short"/></names>'
    '<date variable="issued"><date-part name="year"/></date></group>',
    '<names variable="author"/>',
    options='disambiguate-add-year-suffix="true"',
)
NOTES = style(
    '<choose><if position="ibid"><text term="ibid"/></if><else><text variable="title"/></else></choose>',
    attributes='class="note"',
)


def doe() -> Processor:
    return processor(
        AUTHOR_DATE,
        book("a", "A", "Doe, J.", year=2000),
        book("b", "B", "Doe, J.", year=2000),
        book("c", "C", "Roe, J."),
    )


def test_a_new_citation_comes_back_alone_when_nothing_else_changes() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    assert [(change.place, change.id, text(change.runs)) for change in made.cite(citation("2", "c"))] == [
        (1, "2", "Roe")
    ]


def test_a_citation_that_makes_another_ambiguous_brings_it_back() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    assert [text(change.runs) for change in made.cite(citation("2", "b"))] == ["Doe 2000a", "Doe 2000b"]


def test_deleting_a_citation_takes_the_year_suffix_back() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    made.cite(citation("2", "b"))
    assert [(change.id, text(change.runs)) for change in made.delete("2")] == [("1", "Doe 2000")]


def test_moving_a_citation_sets_positions_anew() -> None:
    made = processor(NOTES, book("a", "A"), book("b", "B"))
    for number, item in enumerate(("a", "a", "b")):
        made.cite(citation(str(number), item, note=number + 1))
    assert [text(runs) for runs in made.citations()] == ["A", "Ibid.", "B"]
    changes = made.process(citation("2", "b", note=2), before=[("0", 1)], after=[("1", 3)])
    assert [(change.id, text(change.runs)) for change in changes] == [("2", "B"), ("1", "A")]


def test_inserting_before_another_citation() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    made.insert(citation("2", "c"), at=0)
    assert made.citation_ids() == ("2", "1")


def test_a_new_version_of_an_item_is_rendered_anew() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    made.register([book("a", "A", "Poe, J.", year=1999)])
    assert [text(change.runs) for change in made.cite(citation("1", "a"))] == ["Poe 1999"]


def test_an_unknown_item_is_left_out_of_its_citation() -> None:
    made = doe()
    assert [text(change.runs) for change in made.cite(citation("1", "nobody", "c"))] == ["Roe"]


def test_a_composite_citation_puts_the_author_before_the_rest() -> None:
    made = doe()
    cite = Citation("1", (Cite("a"),), mode="composite", infix="argues in")
    assert [text(change.runs) for change in made.cite(cite)] == ["Doe argues in 2000"]


def test_all_citations_of_a_document_in_one_call() -> None:
    made = doe()
    assert [text(runs) for runs in made.cite_all([citation("1", "a"), citation("2", "b")])] == [
        "Doe 2000a",
        "Doe 2000b",
    ]


def test_process_returns_a_citation_that_was_made_again_though_it_reads_as_before() -> None:
    condition = (
        '<text variable="title"/><choose><if disambiguate="true"><text variable="publisher"/></if></choose>'
    )
    made = processor(style(condition), book("a", "A"), book("b", "A"), book("c", "C"))
    made.process(citation("1", "a"), before=[], after=[])
    changes = made.process(citation("2", "b"), before=[("1", 0)], after=[])
    assert [(change.id, text(change.runs)) for change in changes] == [("1", "A"), ("2", "A")]
    assert [change.id for change in made.process(citation("3", "c"), [("1", 0), ("2", 0)], [])] == ["3"]


def test_process_returns_the_citations_of_works_whose_like_have_left_as_citeproc_js_makes_them_again() -> (
    None
):
    made = processor(
        style('<names variable="author"/>'),
        book("a", "A", "Doe"),
        book("b", "B", "Doe"),
        book("c", "C", "Roe"),
    )
    made.process(citation("1", "a"), before=[], after=[])
    made.process(citation("2", "b"), before=[("1", 0)], after=[])
    assert [change.id for change in made.process(citation("3", "c"), before=[("2", 0)], after=[])] == [
        "2",
        "3",
    ]


def test_a_citation_waits_for_its_item() -> None:
    made = doe()
    made.cite(citation("1", "late", "c"))
    changes = made.register([book("late", "L", "Poe, E.", year=1999)])
    assert [(change.id, text(change.runs)) for change in changes] == [("1", "Poe 1999Roe")]


def test_a_listed_item_that_is_replaced_stays_in_the_list() -> None:
    made = doe()
    made.list_uncited(["a", "b"])
    made.register([book("a", "A", "Poe, J.", year=1999)])
    assert [text(entry.runs) for entry in made.bibliography().entries] == ["J. Poe", "J. Doe"]


@pytest.mark.parametrize("edit", ["move", "delete"])
def test_a_citation_that_is_not_there_can_not_be_edited(edit: str) -> None:
    made = doe()
    made.cite(citation("1", "a"))
    with pytest.raises(KeyError, match='there is no citation "2" in the document'):
        made.move("2", 0) if edit == "move" else made.delete("2")
    assert made.citation_ids() == ("1",)


def test_the_document_can_be_kept_and_made_again() -> None:
    made = doe()
    made.cite(citation("1", "a"))
    made.insert(citation("2", "b"), at=0)
    again = doe()
    assert [text(runs) for runs in again.cite_all(made.document())] == ["Doe 2000a", "Doe 2000b"]


SHOWN = (  # how each line begins, and how it ends
    ("0 c2 Yuntao Bai et al., “Training a Helpful", "https://doi.org/10.48550/arXiv.1905.01034."),
    ("1 c1 Bai et al., “Training a Helpful", "Human Feedback,” 12."),
    ("0 c1 Yuntao Bai et al., “Training a Helpful", "12, https://doi.org/10.48550/arXiv.2204.05862."),
    ("1 c2 Bai et al., “Training a Helpful", "https://doi.org/10.48550/arXiv.1905.01034."),
    ('<div class="csl-bib-body">', ""),
)


def test_the_example_of_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    section = readme[readme.index("### A document that changes") :]
    code = section[section.index("```python") + len("```python") : section.index("```\n\n`cite`")]
    exec(code, {"lib": bibkit.load(Path(__file__).parents[2] / "records")})  # our own README
    lines = capsys.readouterr().out.splitlines()
    for line, (start, end) in zip(lines, SHOWN, strict=False):
        assert line.startswith(start)
        assert line.endswith(end)


def test_process_returns_the_citations_of_items_whose_like_has_left_the_document() -> None:
    made = processor(
        style('<text variable="title"/>', options='disambiguate-add-year-suffix="true"'),
        book("a", "Same"),
        book("b", "Same"),
        book("c", "Other"),
    )
    made.process(citation("1", "a"), before=[], after=[])
    made.process(citation("2", "b"), before=[("1", 0)], after=[])
    changes = made.process(citation("1", "c"), before=[], after=[("2", 0)])
    assert [change.id for change in changes] == ["1", "2"]


def test_another_note_number_alone_makes_no_citation_again() -> None:
    made = processor(NOTES, book("a", "A"), book("b", "B"))
    made.process(citation("1", "a", note=1), before=[], after=[])
    changes = made.process(citation("2", "b", note=1), before=[], after=[("1", 2)])
    assert [change.id for change in changes] == ["2"]


@pytest.mark.parametrize("number", [3, "3"])
def test_a_cite_may_say_itself_which_note_was_the_first(number: object) -> None:
    layout = '<names variable="author"/><text variable="first-reference-note-number" prefix=", n. "/>'
    made = processor(style(layout, attributes='class="note"'), book("a", "Alpha", "Doe, Jane"))
    cite = parse_cite({"id": "a", "position": 1, "first-reference-note-number": number})
    assert html(made.format_cites([cite])) == "Jane Doe, n. 3"


def test_works_that_are_rendered_each_are_the_first_and_only_one() -> None:
    numbered = style(
        bibliography='<text variable="citation-number" suffix=". "/><names variable="author"/>'
        '<date variable="issued" prefix=" "><date-part name="year"/></date>',
        options='disambiguate-add-year-suffix="true" disambiguate-add-givenname="true"',
    )
    works = [book("a", "A", "Doe, J.", year=2000), book("b", "B", "Doe, J.", year=2000), {"id": "c"}]
    made = processor(numbered, *works)
    assert list(map(html, made.render_each(works))) == ["1. J. Doe 2000", "1. J. Doe 2000", "1. "]
    assert made.reference_list(works[:1]).entries[0].runs == next(made.render_each(works))


def test_documents_of_one_compiled_style_do_not_see_each_other() -> None:
    compiled = compile_style(AUTHOR_DATE, load_locale)
    works = [book("a", "A", "Doe, J.", year=2000), book("b", "B", "Doe, J.", year=2000)]
    both, alone = Processor(compiled), Processor(compiled)
    both.register(works)
    alone.register(works[1:])
    both.list_uncited(["a", "b"])
    assert [text(runs) for runs in both.cite_all([citation("1", "b")])] == ["Doe 2000a"]
    assert [text(runs) for runs in alone.cite_all([citation("1", "b")])] == ["Doe 2000"]


def test_names_in_a_sentence_bring_no_mark_that_stands_behind_them_in_a_cite() -> None:
    layout = (
        '<group delimiter=", "><names variable="author"><name form="short"/></names>'
        '<date variable="issued"><date-part name="year"/></date></group>'
    )
    made = processor(style(layout), book("a", "Alpha", "Doe, Jane", year=2000))
    assert html(made.format_cites([Cite("a")])) == "Doe, 2000"
    assert html(made.names_in_text("a")) == "Doe"
