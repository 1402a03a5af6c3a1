"""Selections and orders: `--select 'tag:alignment and year>=2022'`, `--sort author,-issued`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.date import Date
from bibkit.model.edtf import parse_date
from bibkit.model.order import sort_records
from bibkit.model.person import Name
from bibkit.model.query import QueryError, parse_query
from bibkit.model.record import Record, Value

HINTS = [
    ("dio:10.1", "did you mean editor or DOI or edition?"),
    ("journl:x", "did you mean journal or URL or shortjournal?"),
    ("year=>2020", "write year>=2020"),
    ("year:>2020", "write year>2020"),
    ("title~~flow", "write title~flow"),
    ("tag:x || tag:y", "write or"),
    ("has>doi", "write has:doi"),
]


@pytest.mark.parametrize(("query", "hint"), HINTS)
def test_a_selection_that_is_none_has_a_way_out(query: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert caught.value.hint.startswith(hint)


def record(key: str, issued: str, tags: tuple[str, ...] = (), family: str = "Doe", **values: Value) -> Record:
    date = parse_date(issued)
    assert isinstance(date, Date)
    fields: dict[str, Value] = {
        "title": f"On {key}",
        "author": (Name(family, "A."),),
        "issued": date,
        "tags": tags,
    }
    return Record(key, "article", {**fields, **values})


RECORDS = (
    record("ada", "2021-05", ("alignment",), "Byron", volume="9"),
    record("bob", "2022", ("alignment", "red-teaming"), "Brown", volume="10", DOI="10.1000/182"),
    record("cyd", "-0049", (), "Émile"),
    record("dan", "2022-12-15", ("robustness",), "Brown"),
)


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("tag:alignment", "ada bob"),
        ("tag:align", ""),
        ("tag:align*", "ada bob"),
        ("tag:alignment and year>=2022", "bob"),
        ("tag:alignment or tag:robustness", "ada bob dan"),
        ("not tag:alignment", "cyd dan"),
        ("year>=2022", "bob dan"),
        ("year<1", "cyd"),
        ("issued>=2022-06", "dan"),
        ("author:brown tag:robustness", "dan"),
        ("author:brown and (tag:robustness or volume>=10)", "bob dan"),
        ("volume<10", "ada"),
        ("doi=10.1000/182", "bob"),
        ('title:"on ada"', "ada"),
        ("type:article and not (author:brown or key:cyd)", "ada"),
        ("red-teaming", "bob"),
        ("year=2022 or author:byron and tag:none", "bob dan"),
    ],
)
def test_a_selection(query: str, keys: str) -> None:
    predicate = parse_query(query)
    assert " ".join(one.key for one in RECORDS if predicate(one)) == keys


@pytest.mark.parametrize(
    ("query", "message", "column"),
    [
        ("", "The selection is empty", 1),
        ("tags:x and", 'Something is missing after "and"', 8),
        ("(tag:x", "A parenthesis is not closed", 1),
        ("tag:x)", '")" is one too many', 6),
        ("colour:red", 'There is no field "colour"', 1),
        ("tag:x and colour:red", 'There is no field "colour"', 11),
        ("missing:abstrct", 'There is no field "abstrct"', 9),
        ("year=>2020", 'There is no operator "=>"', 5),
        ("title == x", 'There is no operator "=="', 7),
        ("year:>2020", 'There is no operator ":>"', 5),
        ("tag:x && tag:y", 'There is no operator "&&"', 7),
        ("has>doi", '"has" can\'t be compared', 4),
        ("month:13", '"13" is not a month', 1),
        ("month:soon", '"soon" is not a month', 1),
        ("year:2019..soon", '"soon" is not a date', 1),
        ('title~"(a"', "The regular expression is broken: missing ), unterminated subpattern", 8),
        ('title~"(a+)+b"', "A repetition of repetitions may never end", 12),
        ('title~"(a|a)*b"', "A repetition of repetitions may never end", 13),
        ('title~"((ab)*c){2,}"', "A repetition of repetitions may never end", 16),
        ("title:(x)", '"title:" has no value', 1),
        ("title::(x)", '"title::" has no value', 1),
        ("tag:x and year>=soon", '"soon" is not a date', 11),
        ('title:"open', "A quotation mark is not closed", 7),
        ("or tag:x", 'A term is wanted where "or" stands', 1),
    ],
)
def test_a_selection_that_is_none_says_where(query: str, message: str, column: int) -> None:
    with pytest.raises(QueryError) as caught:
        parse_query(query)
    assert (caught.value.message, caught.value.column) == (message, column)


@given(st.text(st.sampled_from('abc:<>=!() "andornot2022'), max_size=30))
def test_any_text_is_a_selection_or_a_complaint(text: str) -> None:
    try:
        column = 1 + parse_query(text)(RECORDS[0])
    except QueryError as error:
        column = error.column
    assert 1 <= column <= max(2, len(text))


@pytest.mark.parametrize(
    ("spec", "keys"),
    [
        ("key", "ada bob cyd dan"),
        ("-key", "dan cyd bob ada"),
        ("year", "cyd ada bob dan"),
        ("-issued", "dan bob ada cyd"),
        ("author,-issued", "dan bob ada cyd"),
        ("volume", "ada bob cyd dan"),
        ("-volume", "bob ada cyd dan"),
    ],
)
def test_an_order_puts_absent_values_last(spec: str, keys: str) -> None:
    assert " ".join(one.key for one in sort_records(RECORDS, spec)) == keys
