"""What a record must say to be taken for retracted, and what only sounds like it."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.checks.retracted import says_retracted
from bibkit.model.record import Record


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("status", "retracted"),
        ("status", "Withdrawn by the authors"),
        ("title", "RETRACTED: Ileal-lymphoid-nodular hyperplasia, non-specific colitis"),
        ("title", "RETRACTED ARTICLE: On waves"),
        ("title", "RETRACTED CHAPTER – On waves"),
        ("title", "Retracted: On waves"),
        ("title", "Retracted article: On waves"),
        ("title", "[Retracted] On waves"),
        ("title", "[RETRACTED] On waves"),
        ("title", "WITHDRAWN: Vitamins for colds"),
        ("title", "On waves (Retracted)"),
        ("title", "On waves [retracted]"),
        ("note", "Retracted 2021-03-04"),
        ("note", "This article has been retracted: see the notice"),
        ("annote", "RETRACTED"),
    ],
)
def test_what_the_record_says_itself_counts(field: str, value: str) -> None:
    assert says_retracted(Record("a", "article-journal", {field: value})) == field


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Retraction: On waves"),  # a notice, which may well be cited
        ("title", "Retraction Note: On waves"),
        ("title", "[Retraction notice] On waves"),
        ("title", "Retracted papers and who cites them"),
        ("title", "Retracted science: a survey"),
        ("title", "Why articles are retracted"),
        ("title", "Withdrawn: A study of solitude"),
        ("title", "Withdrawn children in school"),
        ("status", "in press"),
        ("status", "not retracted"),
        ("note", "Not retracted"),
        ("note", "On retracted papers"),
        ("note", "Corrected 2021"),
    ],
)
def test_what_only_speaks_of_it_does_not(field: str, value: str) -> None:
    assert says_retracted(Record("a", "article-journal", {field: value})) == ""


PUBMED = "\nPMID- 1\nTI  - On waves.\nFAU - Doe, Jane\nDP  - 2020\nPT  - Journal Article\n{}JT  - Journal\n"


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        ("PT  - Retracted Publication\n", "PT"),
        ("PT  - Research Support, N.I.H.\nPT  - Retracted Publication\n", "PT"),
        ("PT  - Retraction of Publication\n", ""),
        ("", ""),
    ],
)
def test_pubmed_says_it_by_the_publication_type(lines: str, field: str) -> None:
    record = bibkit.read(PUBMED.format(lines), "nbib").records[0]
    assert says_retracted(record) == field


def test_an_empty_record_says_nothing() -> None:
    assert says_retracted(Record("a", "book", {})) == ""
