"""A rule that the signs of a record leave out finds nothing in it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bibkit
from bibkit.checks.run import OPTIONAL_RECORD_RULES, RECORD_RULES, SIGNS_OF_TEX, RecordRule
from bibkit.checks.signs import signs_of
from bibkit.checks.titles import tex_in_text
from bibkit.model.odd_name import ORGANISATION
from bibkit.model.person import Name
from bibkit.model.record import Record
from tests.shared_data import shared_files
from tests.strategies.records import records

RULES = (
    *RECORD_RULES,
    *OPTIONAL_RECORD_RULES.values(),
    RecordRule(lambda record: tex_in_text(record, lambda _: None), SIGNS_OF_TEX),
)
# Words, and pieces of them, in which rules find something, beside those in which none does.
PIECES = st.sampled_from(
    ["Doe", "Jane", "J.", "de la", "McDonald", "Müller", "MÃ¼ller", "M¨uller", "O´Brien", "O'Brien", "Jr", "Jr.", "III",
     "SMITH", "doe", "and", "And", "et al.", "&", "&amp;", ";", "a@b", "(MIT)", "0001", "1", "Inc", "Team", "Ion", "www.a.b",
     "http://a.b", "\\'e", "{B}", "β", "ж", "\u200b", "-", ",", "<em>", "vol. 3", "2020", "12–3", "pp. 4", "[", ")", "“", '"',
     "10.1016/j.x.2020.01.01", "https://doi.org/10.1000/1", "goo.gl", "second", "arXiv", "CoRR", "GmbH", " ", "  ", "\t", ".", "NASA",
     "ON", "|"]
)  # fmt: skip
TEXTS = st.builds(
    str.join, st.sampled_from([" ", "", "-", ", "]), st.lists(PIECES, min_size=1, max_size=4)
).filter(str.strip)
NAMES = st.builds(
    Name, family=TEXTS, given=st.one_of(st.just(""), TEXTS), suffix=st.sampled_from(["", "Jr."])
)
TEXT_FIELDS = """
title title-short container-title collection-title event-title publisher publisher-place note abstract annote medium number
volume issue page edition chapter-number URL DOI genre
""".split()


@st.composite
def of_pieces(draw: st.DrawFn) -> Record:
    """A record of such pieces in any of its fields, beside what may stand in the others."""
    made = draw(records())
    changes: dict[str, object] = draw(st.dictionaries(st.sampled_from(TEXT_FIELDS), TEXTS, max_size=6))
    if draw(st.booleans()):
        changes["author"] = tuple(draw(st.lists(NAMES, min_size=1, max_size=3)))
    return made.with_values(changes)  # type: ignore[arg-type]


def left_out(record: Record) -> list[str]:
    """The findings of rules that are not asked of a record."""
    looks = signs_of(record), record.type, tuple(record.values)
    return [one.code for rule in RULES if not rule.may_find(*looks) for one in rule.check(record)]


@given(of_pieces())
def test_no_rule_that_is_left_out_would_find_anything(record: Record) -> None:
    assert left_out(record) == []


@pytest.mark.parametrize(
    "path", shared_files("corpora/large/*.bib") + shared_files("corpora/csl-json/*.json"), ids=str
)
def test_no_rule_that_is_left_out_would_find_anything_in_real_files(path: object) -> None:
    read = bibkit.load(path).records  # type: ignore[arg-type]
    assert [(record.key, left_out(record)) for record in read if left_out(record)] == []


@pytest.mark.parametrize(
    "word", re.findall(r"[a-z]{3,}", "team teams consortium universities institute institution")
)
def test_a_word_of_an_organisation_is_no_plain_name(word: str) -> None:
    assert ORGANISATION.search(word)
    one = Record("a", "book", {"author": (Name(family=word.title(), given="World"),)})
    assert "BK316" in [
        found.code
        for rule in RULES
        if rule.may_find(signs_of(one), "book", ("author",))
        for found in rule.check(one)
    ]
