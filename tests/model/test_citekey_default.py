"""The key of a new record: family name, year, first word of the title that says something."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.model.citekey.default import cite_key
from bibkit.model.edtf import parse_date
from bibkit.model.key import key_fault
from bibkit.model.malformed import Malformed
from bibkit.model.person import Name
from bibkit.model.record import Record, Value
from tests.strategies.records import records


def work(family: str = "", year: str = "", title: str = "", **more: Value) -> Record:
    values: dict[str, Value] = dict(more)
    if title:
        values["title"] = title
    if family:
        values["author"] = (Name(family=family, given="A."),)
    if year:
        date = parse_date(year)
        assert not isinstance(date, Malformed)
        values["issued"] = date
    return Record("x", "article", values)


@pytest.mark.parametrize(
    ("family", "year", "title", "key"),
    [
        ("Hörsch", "2018", "Linear Optimal Power Flow Using Cycle Flows", "horsch2018linear"),
        ("Olsson", "2022-03-08", "In-context Learning and Induction Heads", "olsson2022context"),
        ("Askell", "2021", "A General Language Assistant as a Laboratory for Alignment", "askell2021general"),
        ("Kadavath", "2022", "Language Models (Mostly) Know What They Know", "kadavath2022language"),
        ("Lukošiūtė", "2023", "The Capacity", "lukosiute2023capacity"),
        ("Østergård-Łoś", "2020", "Über den Stoß", "ostergardlos2020uber"),
        ("O’Neil", "2020", "Don't Look Up", "oneil2020dont"),
        ("Poincaré", "1895", "L’Analysis situs", "poincare1895analysis"),
        ("İnan", "2020", "Straße", "inan2020strasse"),
        ("Kang", "2019", "$L_\\infty$ Bounds", "kang2019bounds"),
        ("Kang", "2019", "$L_2$", "kang2019l"),
        ("Kang", "2019", "<i>Homo sapiens</i> Revisited", "kang2019homo"),
        ("Kang", "2019", "<i>H</i>ybrid", "kang2019hybrid"),
        ("Beard", "-0043", "The Philippics", "beard44bcephilippics"),
        ("Beard", "201X", "SPQR", "beard201xspqr"),
        ("Beard", "1999/2003", "SPQR", "beard1999spqr"),
        ("Who", "2020", "Of and by the", "who2020of"),
        ("Doe", "", "Undated", "doendundated"),
        ("", "2008", "The Beowulf", "beowulf2008"),
        ("", "", "", "nd"),
    ],
)
def test_the_key_is_family_year_and_first_telling_word(family: str, year: str, title: str, key: str) -> None:
    assert cite_key(work(family, year, title)) == key


@pytest.mark.parametrize(
    ("family", "title", "key"),
    [
        ("王", "深度学习", "王2020深度学习"),
        ("Чайковский", "О музыке", "чайковский2020о"),
        ("Παπαδόπουλος", "Η γλώσσα", "παπαδόπουλος2020η"),
        ("김", "한국어", "김2020한국어"),
        ("が", "がく", "が2020がく"),
    ],
)
def test_letters_of_other_scripts_stay(family: str, title: str, key: str) -> None:
    assert cite_key(work(family, "2020", title)) == key


def test_the_same_letters_in_two_unicode_forms_give_one_key() -> None:
    composed, decomposed = (
        work("H\u00f6rsch", "2018", "Fl\u00fcsse"),
        work("Ho\u0308rsch", "2018", "Flu\u0308sse"),
    )
    assert cite_key(composed) == cite_key(decomposed) == "horsch2018flusse"


def test_a_particle_that_stays_with_the_family_name_is_part_of_the_key() -> None:
    name = Name(family="Berg", given="Jan", non_dropping_particle="van den")
    assert cite_key(work(year="2020", title="Tides", author=(name,))) == "vandenberg2020tides"


def test_an_organisation_gives_its_first_telling_word() -> None:
    name = Name(literal="The World Bank")
    assert cite_key(work(year="2020", title="Atlas", author=(name,))) == "world2020atlas"


def test_an_edited_book_is_named_by_its_editor() -> None:
    editor = (Name(family="Doe", given="Jane"),)
    assert cite_key(work(year="2020", title="Proceedings", editor=editor)) == "doe2020proceedings"


@given(records())
@settings(max_examples=150, deadline=None)
def test_every_record_gets_a_key_that_can_be_one(record: Record) -> None:
    key = cite_key(record)
    assert key_fault(key) is None
    assert cite_key(record) == key


@given(st.text(max_size=300), st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_text_as_name_and_title_gives_a_key_that_can_be_one(family: str, title: str) -> None:
    assert key_fault(cite_key(work(family, "2020", title))) is None
