"""A plain list of references: what names itself is read, the rest kept and told."""

from __future__ import annotations

import time

import pytest

import bibkit
from bibkit.loading import ReadResult
from bibkit.model.record import Record


def read(text: str) -> ReadResult:
    return bibkit.read(text, "reference-list", path="refs.txt")


def kept(record: Record) -> str:
    extra = record.extra["reference-list"]
    assert isinstance(extra, dict)
    return str(extra["text"])


PARAGRAPHS = """\
[1] Doe, J., & Roe, A. (2020). On names.
    Names, 7(2), 1-9. https://doi.org/10.1016/S0140-6736(20)30183-5.

[2] Vaswani, A. et al. Attention is all you need. arXiv:1706.03762v5 [cs.CL], 2017.

[3] Poe E. Harbours 1950-1980. 2nd ed. Rome: Press; 1999. ISBN: 978-0-306-40615-7. PMID: 25992719; PMCID: PMC123.

[4] A page. https://example.org/a_(b), visited 3 May 2021 (published 2019).
"""


def test_references_with_numbers_a_paragraph_each() -> None:
    result = read(PARAGRAPHS)
    one, two, three, four = result.records
    assert {record.type for record in result.records} == {"document"}
    assert [one.text(field) for field in ("DOI", "issued", "URL", "title")] == [
        "10.1016/S0140-6736(20)30183-5",
        "2020",
        "",
        "",
    ]
    assert [two.text(field) for field in ("arxiv", "issued")] == ["1706.03762v5", "2017"]
    assert [three.text(field) for field in ("ISBN", "PMID", "PMCID", "issued")] == [
        "9780306406157",
        "25992719",
        "PMC123",
        "1999",
    ]
    assert [four.text(field) for field in ("URL", "issued")] == ["https://example.org/a_(b)", ""]
    assert (
        kept(one)
        == "Doe, J., & Roe, A. (2020). On names. Names, 7(2), 1-9. https://doi.org/10.1016/S0140-6736(20)30183-5."
    )
    assert [(found.code, found.where.line, found.where.column) for found in result.diagnostics] == [
        ("BK806", 1, 5), ("BK806", 4, 5), ("BK806", 6, 5), ("BK806", 8, 5),
    ]  # fmt: skip
    assert result.diagnostics[0].message == (
        "The reference is a text, which is kept for review: DOI, issued of it are read, not its authors, its title and its type"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Doe 2020. A.\nRoe 2021. B.\n", "1. Doe 2020. A.\n2. Roe 2021.\n   B.\n", "- Doe 2020. A.\n- Roe 2021. B.",
        "Doe 2020.\nA.\n\nRoe 2021. B.\r\n", "• Doe 2020. A.\n• Roe 2021.\n B.", "(1) Doe 2020. A.\n(2) Roe 2021. B.",
    ],
)  # fmt: skip
def test_shapes_of_a_list(text: str) -> None:
    records = read(text).records
    assert [(record.text("issued"), kept(record)) for record in records] == [
        ("2020", "Doe 2020. A."),
        ("2021", "Roe 2021. B."),
    ]


def test_a_reference_of_words_alone() -> None:
    result = read("Homer, Odyssey\n")
    assert kept(result.records[0]) == "Homer, Odyssey"
    assert "nothing of it names itself" in result.diagnostics[0].message


@pytest.mark.parametrize("text", ["", " \n \n", "[1]\n"])
def test_a_text_without_any_is_refused(text: str) -> None:
    assert [one.code for one in read(text).diagnostics] == ["BK801"]


@pytest.mark.parametrize(
    "text",
    ["10.1000/" + "(" * 50_000 + ")" * 50_000, "1. " * 100_000, "https://a " * 50_000, "2020 " * 50_000],
)
def test_texts_that_nobody_sends_end_soon(text: str) -> None:
    started = time.process_time()
    assert read(text).found == 1
    assert time.process_time() - started < 10
