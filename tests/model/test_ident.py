"""Identifiers: what people paste becomes the normal form; what is none says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.ident import (
    ArxivId,
    isbn13,
    parse_arxiv,
    parse_doi,
    parse_each,
    parse_isbn,
    parse_issn,
    parse_orcid,
    parse_pmcid,
    parse_pmid,
)
from bibkit.model.malformed import Malformed


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1016/j.epsr.2017.12.034", "10.1016/j.epsr.2017.12.034"),
        ("https://doi.org/10.5281/zenodo.123", "10.5281/zenodo.123"),
        ("http://dx.doi.org/10.1109/TPWRS.2017.2658022", "10.1109/TPWRS.2017.2658022"),
        ("doi:10.1000/182", "10.1000/182"),
        ("DOI 10.1000/182", "10.1000/182"),
        # one address behind another
        ("https://doi.org/https://doi.org/10.1000/182", "10.1000/182"),
        ("http://dx.doi.org/http://dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/doi:10.1000/182", "10.1000/182"),
        ("https://https://doi.org/10.1000/182", "10.1000/182"),
        ("doi: https://doi.org/dx.doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/https://dl.acm.org/doi/10.1000/182", "10.1000/182"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
        ),
    ],
)
def test_a_doi_is_bare(text: str, doi: str) -> None:
    assert parse_doi(text) == doi


@pytest.mark.parametrize(
    "text",
    [
        "",
        "10.1000",
        "11.1000/182",
        "10.1000/a b",
        "10.1000/182.",
        "https://example.org/10.1/x",
        "https://doi.org/https://example.org",
    ],
)
def test_what_is_no_doi_is_refused(text: str) -> None:
    assert isinstance(parse_doi(text), Malformed)


@pytest.mark.parametrize(
    ("text", "arxiv"),
    [
        ("2212.08073", ArxivId("2212.08073")),
        ("arXiv:2212.08073v2", ArxivId("2212.08073", 2)),
        ("2212.08073v2 [cs.CL]", ArxivId("2212.08073", 2, "cs.CL")),
        ("https://arxiv.org/abs/1412.6980v9", ArxivId("1412.6980", 9)),
        ("https://arxiv.org/pdf/2212.08073v1.pdf", ArxivId("2212.08073", 1)),
        ("0704.0001", ArxivId("0704.0001")),
        ("hep-th/9901001", ArxivId("hep-th/9901001")),
        ("math.GT/0309136v1", ArxivId("math/0309136", 1, "math.GT")),
        ("cond-mat/0703470 [cond-mat.str-el]", ArxivId("cond-mat/0703470", 0, "cond-mat.str-el")),
    ],
)
def test_arxiv_identifiers_of_both_schemes(text: str, arxiv: ArxivId) -> None:
    assert parse_arxiv(text) == arxiv
    assert parse_arxiv(str(arxiv)) == arxiv


@pytest.mark.parametrize(
    "text",
    [
        "2213.08073",
        "1412.06980",
        "1501.0001",
        "0703.0001",
        "2212.8073",
        "hep-th/9913001",
        "2212.08073v0",
        "cs.CL",
    ],
)
def test_what_is_no_arxiv_identifier_is_refused(text: str) -> None:
    assert isinstance(parse_arxiv(text), Malformed)


def test_what_follows_from_an_arxiv_identifier() -> None:
    arxiv = ArxivId("2212.08073", 2, "cs.CL")
    assert arxiv.url == "https://arxiv.org/abs/2212.08073v2"
    assert arxiv.doi == "10.48550/arXiv.2212.08073"
    assert arxiv.year_month == (2022, 12)
    assert ArxivId("hep-th/9901001").year_month == (1999, 1)


@pytest.mark.parametrize(
    ("text", "isbn"),
    [
        ("0-306-40615-2", "0306406152"),
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN-13: 978‑0‑306‑40615‑7", "9780306406157"),
        ("080442957X", "080442957X"),
    ],
)
def test_an_isbn_loses_its_hyphens(text: str, isbn: str) -> None:
    assert parse_isbn(text) == isbn


def test_a_wrong_check_digit_names_the_right_one() -> None:
    fault = parse_isbn("978-0-306-40615-8")
    assert isinstance(fault, Malformed)
    assert fault.message == 'The check digit of the ISBN "978-0-306-40615-8" is wrong: the others call for 7'


def test_both_forms_of_one_isbn_compare_equal() -> None:
    assert isbn13("0306406152") == isbn13("9780306406157") == "9780306406157"


def test_issn_pmid_and_pmcid() -> None:
    assert parse_issn("03785955") == "0378-5955"
    assert parse_issn("2434-561x") == "2434-561X"
    assert isinstance(parse_issn("0378-5956"), Malformed)
    assert parse_pmid("PMID: 0012345") == "12345"
    assert isinstance(parse_pmid("12a"), Malformed)
    assert parse_pmcid("pmc123456") == parse_pmcid("123456") == "PMC123456"


@pytest.mark.parametrize(
    "text", ["0000-0001-5898-1911", "https://orcid.org/0000-0001-5898-1911", "0000000158981911"]
)
def test_an_orcid_in_normal_form(text: str) -> None:
    assert parse_orcid(text) == "0000-0001-5898-1911"


def test_an_orcid_may_end_in_x_and_its_check_digit_counts() -> None:
    assert parse_orcid("0000-0001-9438-767x") == "0000-0001-9438-767X"
    assert isinstance(parse_orcid("0000-0001-5898-1912"), Malformed)


def test_several_identifiers_in_one_field() -> None:
    assert parse_each("0378-5955, 2434-561X", parse_issn) == "0378-5955 2434-561X"
    assert isinstance(parse_each("0378-5955, 2434-5610", parse_issn), Malformed)


@given(
    st.text(max_size=30),
    st.sampled_from([parse_doi, parse_isbn, parse_issn, parse_pmid, parse_pmcid, parse_orcid]),
)
def test_the_normal_form_is_a_fixed_point(text: str, parse) -> None:  # type: ignore[no-untyped-def]
    once = parse(text)
    if isinstance(once, str):
        assert parse(once) == once


@given(st.from_regex(r"[0-9]{9}", fullmatch=True))
def test_one_wrong_digit_is_always_seen_in_an_isbn(body: str) -> None:
    right = next(body + c for c in "0123456789X" if isinstance(parse_isbn(body + c), str))
    for i in range(9):
        wrong = right[:i] + str((int(right[i]) + 1) % 10) + right[i + 1 :]
        assert isinstance(parse_isbn(wrong), Malformed)
