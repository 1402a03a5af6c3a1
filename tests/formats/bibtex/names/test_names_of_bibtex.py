"""Names are parted as BibTeX parts them, in a sample of real lists; what differs is argued in `argued.py`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.formats.bibtex.names.argued import KINDS
from tests.formats.bibtex.names.compare import compare, lists_of
from tests.shared_data import shared_files

# A shape that each kind is for, as a check that it is still one.
ARGUED = {
    "extended": "given=Leonardo, family=Vinci, prefix=da",
    "doubtful": "Coon, Vicky; Smith, J.",
    "empty": "Doe, Jane and and Roe, Ann",
    "hyphen": "Yen-lu Chow",
    "bare accent": r"Ann Pe\~na",
    "beyond ASCII": "Štěpán Růžička",
    "suffix last": "Sherry, John F., Jr.",
}
SHAPES = (
    "Donald E. Knuth",
    "Knuth, Donald E.",
    "Ludwig van Beethoven",
    "van Beethoven, Ludwig",
    "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
    "de la Vall{\\'e}e Poussin, Jr., Charles",
    "jean de la fontaine",
    "Jean De La Fontaine",
    "{Barnes and Noble, Inc.}",
    "{\\'E}cole {Polytechnique}",
    "{\\OE}sterreich, {\\aa}ge and {\\'e}tienne {\\O}rsted",
    "{von Neumann}, John",
    "von Neumann, {\\relax John}",
    "King, Jr, Martin Luther",
    "Aristotle",
    "Doe, Jane and others",
    "L.\\ Thiele and Christina A. L.\\ Thiele",
    "J.~R. R. Tolkien AND Smith~Jones, A.",
    "{\\v{S}}tef{\\'a}n d'Ambrosio",
    "Mc{D}onald, {\\relax Ch}arles",
)


def test_every_shape_of_name_is_parted_as_bibtex_does(tmp_path: Path) -> None:
    comparison = compare(SHAPES, tmp_path)
    assert comparison.names == 24
    assert [one for one in comparison.differences if not one.kind] == []
    assert set(comparison.kinds) <= {"bare accent"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_that_is_argued_is_met(tmp_path: Path, kind: object) -> None:
    name = kind.name  # type: ignore[attr-defined]
    assert set(compare([ARGUED[name]], tmp_path).kinds) == {name}


def test_a_sample_of_real_names_differs_in_nothing_else(tmp_path: Path) -> None:
    lists = (
        lists_of(shared_files("corpora/tricky/*/*.bib")) + lists_of(shared_files("corpora/large/*.bib"))[::20]
    )
    if not lists:
        pytest.skip("the corpora are not in the shared data; name its folder in BIBKIT_SHARED")
    assert [one for one in compare(lists, tmp_path).differences if not one.kind] == []
