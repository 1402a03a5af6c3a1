"""People in tagged text, in the ways of writing that databases have."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bibkit.formats.tagged.people import count_with_initials, people_as_written
from bibkit.formats.tagged.writing import name_line
from bibkit.model.person import Name


def parts(name: Name) -> str:
    if name.literal:
        return f"organisation {name.literal}"
    family = f"{name.non_dropping_particle} {name.family}".strip()
    return " | ".join(filter(None, (family, name.given, name.suffix)))


def people(*lines: str) -> list[str]:
    with_initials = count_with_initials(lines)
    return [parts(name) for line in lines for name in people_as_written(line, with_initials)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Adler D.G.", "Adler | D.G."),
        ("van der Berg J.-P.", "van der Berg | J.-P."),
        ("De Rooy E.C.", "De Rooy | E.C."),
        ("Pinto Gouveia J.", "Pinto Gouveia | J."),
        ("O'Brien M.", "O'Brien | M."),
        ("Gnatenko Yu.P.", "Gnatenko | Yu.P."),
        ("Trost R.C., Jr.", "Trost | R.C. | Jr."),
        ("K. He", "He | K."),
        ("J.-P. Serre", "Serre | J.-P."),
        ("M. A. van der Berg", "van der Berg | M. A."),
        ("A. El Gamal", "El Gamal | A."),
        ("Å. Øst", "Øst | Å."),
    ],
)
def test_initials_with_stops_show_a_person(written: str, read: str) -> None:
    assert people(written) == [read]


@pytest.mark.parametrize(
    "written",
    [
        "U.S. Congress", "U. S. Army", "World Health Organization", "Siemens AG", "Nestle S.A.", "Greenpeace UK", "Plan B",
        "J. Paul Getty Museum", "St. Jude Hospital", "Washington D.C.", "Johnson and Johnson", "Smith & Nephew",
    ],
)  # fmt: skip
def test_an_organisation_stays_whole(written: str) -> None:
    assert people(written) == [f"organisation {written}"]


@pytest.mark.parametrize(
    ("lines", "read"),
    [
        (("Smith JA", "Doe K"), ["Smith | J. A.", "Doe | K."]),
        (("Smith JA", "WHO Expert Group"), ["organisation Smith JA", "organisation WHO Expert Group"]),
        (("Garcia S.A.", "Liu R."), ["Garcia | S.A.", "Liu | R."]),
        (("Siemens AG", "Bayer AG"), ["organisation Siemens AG", "organisation Bayer AG"]),
    ],
)
def test_letters_that_can_be_a_firms_too_are_told_by_the_others(
    lines: tuple[str, ...], read: list[str]
) -> None:
    assert people(*lines) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Smith, J.; Doe, Kim", ["Smith | J.", "Doe | Kim"]),
        ("Smith J.; Doe K.;", ["Smith | J.", "Doe | K."]),
        ("Smith JA; Doe K", ["Smith | J. A.", "Doe | K."]),
        ("Smith, J. and Doe, K. and Roe, R., Jr.", ["Smith | J.", "Doe | K.", "Roe | R. | Jr."]),
        ("Institute of Physics; Chemistry", ["organisation Institute of Physics; Chemistry"]),
    ],
)
def test_several_people_in_one_line(written: str, read: list[str]) -> None:
    assert people(written) == read


@pytest.mark.parametrize("mark", ["et al.", "et al", "et. al.", "[et al.]", "and others", "...", "…"])
@pytest.mark.parametrize("before", ["Doe, J.; Roe, R.", "Doe J.; Roe R.;", "Doe, J. and Roe, R.,"])
def test_a_line_may_say_that_the_list_goes_on(before: str, mark: str) -> None:
    assert people(f"{before} {mark}") == ["Doe | J.", "Roe | R.", f"organisation {mark}"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("World Health Organization,", "organisation World Health Organization"),
        ("Adler D.G.,", "organisation Adler D.G."),
        ("Health; Safety,", "organisation Health; Safety"),
        ("University of California,, Berkeley", "organisation University of California, Berkeley"),
        ("Doe, Jane,", "Doe | Jane"),
    ],
)
def test_a_comma_behind_all_says_that_it_is_an_organisation(written: str, read: str) -> None:
    assert people(written) == [read]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=","))
)
@settings(max_examples=300)
def test_what_is_written_for_an_organisation_is_read_as_one(text: str) -> None:
    name = Name(literal=" ".join(text.split()))
    if name.literal:
        assert people_as_written(name_line(name)) == [name]


def test_a_long_list_of_names_takes_linear_time() -> None:
    lines = [f"Siemens {'X' * (number % 90)} AG" for number in range(50_000)] + ["A. " * 40_000 + "x"]
    started = time.process_time()
    assert len(people(*lines)) == 50_001
    assert time.process_time() - started < 10
