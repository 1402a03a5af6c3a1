"""A record that is written and read again says what it said, but for the losses that were named."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.formats.bibtex.biblatex import FORMAT as BIBLATEX
from bibkit.formats.bibtex.classic import FORMAT as BIBTEX
from bibkit.formats.format import Format
from bibkit.formats.written import Written, write_whole
from bibkit.model.date import Date
from bibkit.model.fields import TYPES
from bibkit.model.ident import ArxivId
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.strategies.records import moments

_WORDS = st.sampled_from(
    "Names on GPUs of the Deep L-type DNA Ünal études Москва 漢字 naïve 50% A&B C# x_y $x^2$ {b} a–b “q” d’être α-helix".split()
)
_PLAIN = st.lists(_WORDS, min_size=1, max_size=6).map(" ".join)
_TITLE = st.one_of(_PLAIN, st.builds('{} <span class="nocase">{}</span> {}'.format, _PLAIN, _PLAIN, _PLAIN))
_PART = st.sampled_from("Doe García Müller O’Neil Łukasz 山田 Jean-Luc A. Иванов".split())
_NAME = st.one_of(
    st.builds(Name, family=_PART, given=_PART),
    st.builds(
        Name, family=_PART, given=_PART, non_dropping_particle=st.sampled_from(["van der", "de", "von"])
    ),
    st.builds(Name, family=_PART, given=_PART, suffix=st.sampled_from(["Jr.", "III"])),
    st.builds(
        Name, literal=st.sampled_from(["Barnes and Noble, Inc.", "OpenAI", "Société Générale", "IEEE"])
    ),
)
_DATE = st.one_of(moments(), st.tuples(moments(), moments())).map(
    lambda one: (
        Date(*one)
        if isinstance(one, tuple) and one[0].year < one[1].year
        else Date(one[0] if isinstance(one, tuple) else one)
    )
)
_TEXTS = ("publisher", "publisher-place", "note", "abstract", "collection-title", "event-title", "event-place", "genre",
          "keyword", "title-short", "original-title", "version", "annote", "call-number")  # fmt: skip
_NUMBERS = (
    "volume",
    "issue",
    "number",
    "page",
    "edition",
    "chapter-number",
    "number-of-pages",
    "part-number",
)


@st.composite
def works(draw: st.DrawFn) -> Record:
    """Records as people have them, of every type."""
    values: dict[str, Value] = {"title": draw(_TITLE)}
    for name in draw(
        st.lists(st.sampled_from(["author", "editor", "translator", "container-author"]), unique=True)
    ):
        values[name] = tuple(draw(st.lists(_NAME, min_size=1, max_size=3, unique=True)))
    for name in draw(
        st.lists(st.sampled_from(["issued", "accessed", "original-date", "event-date"]), unique=True)
    ):
        values[name] = draw(_DATE)
    for name in draw(st.lists(st.sampled_from(_TEXTS), max_size=5, unique=True)):
        values[name] = draw(_PLAIN)
    for name in draw(st.lists(st.sampled_from(_NUMBERS), max_size=4, unique=True)):
        values[name] = draw(st.sampled_from(["1", "12", "3-7", "ii", "S4"]))
    if draw(st.booleans()):
        values["container-title"] = draw(_PLAIN)
    if draw(st.booleans()):
        values["arxiv"] = ArxivId("2212.08073", 2, "cs.CL")
    if draw(st.booleans()):
        values |= {
            "DOI": "10.1000/182",
            "URL": "https://example.org/a_b?c=d%20e",
            "language": draw(st.sampled_from(["de", "en-GB", "ja"])),
        }
    extra = draw(st.dictionaries(st.sampled_from(["x-lab", "groups", "shelf"]), _PLAIN, max_size=2))
    return Record(
        "k",
        draw(st.sampled_from([kind for kind in TYPES if kind != "document" or "arxiv" not in values])),
        values,
        extra,
    )


def said(value: object) -> str:
    """A value but for what TeX has one sign for (’ and '), and for braces that the writer would put by itself."""
    if isinstance(value, str):
        value = value.replace('<span class="nocase">', "").replace("</span>", "")
    return repr(value).replace("’", "'").replace('"', "'").replace("\\'", "'")


def differences(record: Record, format_: Format) -> list[str]:
    assert format_.write is not None
    written: Written = write_whole(format_.write, [record], {})
    lost = {loss.field[0] for loss in written.losses}
    (again,) = bibkit.read(written.text, format_.name).records
    found = [
        f"{name}: {value!r} is {again.values.get(name)!r}"
        for name, value in record.values.items()
        if name not in lost and said(again.values.get(name)) != said(value)
    ]
    found += [
        f"{name} is new: {value!r}"
        for name, value in again.values.items()
        if name not in {*record.values, "source"}
        and not (lost and name in ("issue", "number", "collection-number"))
    ]
    found += [
        f"{name} is lost"
        for name, raw in record.extra.items()
        if name not in lost and said(again.extra.get(name)) != said(raw)
    ]
    if again.type != record.type and "type" not in lost:
        found.append(f"{record.type} is {again.type}")
    return found


@pytest.mark.parametrize(
    ("type_", "name", "meant"),
    [("chapter", "issue", "collection-number"), ("book", "number", "collection-number"), ("report", "issue", "number"),
     ("article-journal", "collection-number", "issue"), ("speech", "collection-number", "number")],
)  # fmt: skip
def test_a_number_that_is_read_as_another_is_a_loss(type_: str, name: str, meant: str) -> None:
    record = Record("k", type_, {"title": "T", name: "3"})
    for format_ in (BIBTEX, BIBLATEX):
        assert format_.write is not None
        told = [one.message for one in write_whole(format_.write, [record], {}).losses if one.code == "BK702"]
        assert told == [f"{name} is written as number, which is {meant} in an entry of this type"]
        assert differences(record, format_) == []


@pytest.mark.parametrize("type_", ["manuscript", "webpage"])
def test_what_has_an_eprint_and_is_no_preprint_stays_what_it_is(type_: str) -> None:
    record = Record("k", type_, {"title": "T", "arxiv": ArxivId("2212.08073")})
    assert [differences(record, format_) for format_ in (BIBTEX, BIBLATEX)] == [[], []]


@pytest.mark.parametrize("format_", [BIBTEX, BIBLATEX], ids=lambda format_: format_.name)
@given(works())
@settings(deadline=None, max_examples=150)
def test_a_record_is_read_as_it_was_but_for_named_losses(format_: Format, record: Record) -> None:
    assert differences(record, format_) == []
