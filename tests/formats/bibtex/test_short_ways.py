"""Reading takes a short way where most of the work would find nothing; it says what the long way says."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.inherit import Parents, with_inherited
from bibkit.formats.bibtex.read_entry import STEPS
from bibkit.formats.bibtex.read_names import and_spans, split_and
from bibkit.formats.bibtex.read_tables import TYPES
from bibkit.formats.bibtex.reading import Reading
from bibkit.source import Source
from bibkit.syntax.bib import BibEntry, Macros, split_bib
from bibkit.syntax.bib_blocks import blocks
from bibkit.syntax.bib_parts import BibBlock

NAMES = sorted(
    {name for _, wanted in STEPS for name in wanted or ()} | {"abstract", "editortype", "keywords", "xyz"}
)
VALUES = (
    "",
    " ",
    "1",
    "2009",
    "12--14",
    "jan",
    "2009-05-03",
    "Doe, Jane and {NASA}",
    r"{\'E}tudes {RNA}",
    "arXiv:1508.00882",
    "arxiv",
    "CoRR",
    "english",
    "compiler",
    "phdthesis",
    "Springer and Sons",
    r"\href{https://example.org/a}{here}",
    "https://example.org/a_b",
    "Accessed: 2020-06-05",
    "Preprint",
    "10.1234/abc",
)
FIELDS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES), max_size=9)


def entry_of(kind: str, fields: dict[str, str]) -> BibEntry:
    lines = "".join(f",\n  {name} = {{{value}}}" for name, value in fields.items())
    [entry] = split_bib(Source(f"@{kind}{{key{lines}\n}}\n"), Macros())
    assert isinstance(entry, BibEntry)
    return entry


def state(reading: Reading) -> str:
    fields = [(name, item.value) for name, item in reading.fields.items()]
    origins = [(name, item.name) for name, item in reading.origins.items()]
    said = (reading.type, reading.values, reading.extra, reading.links, fields, [*reading.left], origins)
    return repr((said, [one.message for one in reading.found]))


def check_that_steps_without_fields_do_nothing(kind: str, fields: dict[str, str]) -> None:
    entry = entry_of(kind, fields)
    inherited, _ = with_inherited(entry, Parents({}, is_biblatex=False))
    reading = Reading(entry, dict(inherited))
    for step, wanted in STEPS:
        before = state(reading)
        step(reading)
        if wanted is not None and wanted.isdisjoint(fields):
            assert state(reading) == before, step


@pytest.mark.parametrize("kind", ["article", "misc"])
@pytest.mark.parametrize("value", VALUES)
def test_a_step_does_nothing_for_a_field_that_is_none_of_its_own(kind: str, value: str) -> None:
    for name in NAMES:
        check_that_steps_without_fields_do_nothing(kind, {name: value})


@given(st.sampled_from([*TYPES, "other"]), FIELDS)
@settings(max_examples=300, deadline=None)
def test_a_step_does_nothing_without_any_of_its_fields(kind: str, fields: dict[str, str]) -> None:
    check_that_steps_without_fields_do_nothing(kind, fields)


@given(st.text(st.sampled_from("ab -',?!.:()éß漢\u00a0[U+41]less"), max_size=30))
@settings(max_examples=200)
def test_text_without_commands_is_what_the_reader_of_tex_makes_of_it(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert text_of_tex(text) == text_of_tex(text + "{}")


@given(st.lists(st.sampled_from(["and", "AND", "Andy", "A", ",", " ", "\n", "\t", "\u00a0", "\\", "band"])))
@settings(max_examples=200)
def test_names_without_braces_are_parted_where_they_stand(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert split_and(text) == [text[start:end] for start, end in and_spans(text)]


@given(
    st.sampled_from(["k", "k,", "k ,", "", ",", "k a", "k%c\n,"]),
    st.lists(
        st.tuples(
            st.sampled_from(["a", "b-c", "%c\nd"]),
            st.sampled_from(["{x}", '"x"', "x", "1", "{x} # y", "{{x} y}", r"{\}", '{"}']),
            st.sampled_from([",", "", " ", ",,", "\n", ",% c\n", "% c\n", " x,", "}"]),
        ),
        max_size=4,
    ),
    st.sampled_from(["{}", "()"]),
)
@settings(max_examples=200)
def test_where_no_comma_is_looked_for_none_is_missing(
    key: str, fields: list[tuple[str, str, str]], brackets: str
) -> None:
    body = key + "".join(f"{name} = {value}{behind}" for name, value, behind in fields)
    source = Source(f"@misc{brackets[0]}{body}{brackets[1]}\n")
    for block in blocks(source.text):
        if isinstance(block, BibBlock):
            looked_for = BibEntry(block._replace(may_have_slips=True), source, Macros())
            assert list(BibEntry(block, source, Macros()).slips()) == list(looked_for.slips())
