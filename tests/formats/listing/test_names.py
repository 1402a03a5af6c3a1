"""A printed name in its parts, and whether another split is as likely."""

from __future__ import annotations

import pytest

from bibkit.formats.listing.names import split_name


@pytest.mark.parametrize(
    ("printed", "family", "given", "particle", "suffix"),
    [
        ("Kamilė Lukošiūtė", "Lukošiūtė", "Kamilė", "", ""),
        ("Samuel R. Bowman", "Bowman", "Samuel R.", "", ""),
        ("J.-P. Serre", "Serre", "J.-P.", "", ""),
        ("Timothy Telleen-Lawton", "Telleen-Lawton", "Timothy", "", ""),
        ("T B Brown", "Brown", "T B", "", ""),
    ],
)
def test_a_plain_name_is_split_before_its_last_word(
    printed: str, family: str, given: str, particle: str, suffix: str
) -> None:
    name, is_doubtful = split_name(printed)
    assert (name.family, name.given, name.non_dropping_particle, name.suffix) == (
        family,
        given,
        particle,
        suffix,
    )
    assert not is_doubtful


@pytest.mark.parametrize(
    ("printed", "family", "given", "particle", "suffix"),
    [
        ("Jan van der Berg", "Berg", "Jan", "van der", ""),
        ("Sheer El Showk", "El Showk", "Sheer", "", ""),
        ("Tim Van Erven", "Van Erven", "Tim", "", ""),
        ("Maria Garcia Lopez", "Lopez", "Maria Garcia", "", ""),
        ("Martin Luther King Jr.", "King", "Martin Luther", "", "Jr."),
        ("John Smith III", "Smith", "John", "", "III"),
    ],
)
def test_a_name_with_several_likely_splits_is_marked(
    printed: str, family: str, given: str, particle: str, suffix: str
) -> None:
    name, is_doubtful = split_name(printed)
    assert (name.family, name.given, name.non_dropping_particle, name.suffix) == (
        family,
        given,
        particle,
        suffix,
    )
    assert is_doubtful
