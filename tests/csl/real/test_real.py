"""Values of real data read as citeproc-js has them, but for what `disagreements.md` argues."""

from __future__ import annotations

import pytest

from tests.csl.differential.reference import missing
from tests.csl.real.cases import CASES
from tests.csl.real.compare import pairs
from tests.programs import without

VALUES = 60
"""So many of each field, to which the numbers below belong."""

ARGUED = {
    "volume as ordinal": 1,
    "issue as ordinal": 3,
    "number as text": 2,
    "number as label": 4,
    "number as ordinal": 5,
    "number as last": 2,
    "page as ordinal": 6,
    "version as last": 17,
    **dict.fromkeys(("page as text", "page as label", "page as last"), 6),
    **{name: 6 for name in CASES if name.startswith("page ") and " as " not in name},
}
"""How many differ: identifiers that are read as numbers, ordinals of zeros, ranges of pages such as "4:1-4:8" and "17-17".

All of "version as last" differ in the period that citeproc-js puts before a colon ("1.:").
"""


@pytest.mark.parametrize("name", CASES)
def test_values_of_real_data_read_as_citeproc_js_has_them(name: str) -> None:
    if reason := missing():
        without(reason)
    different = [pair for pair in pairs(name, VALUES) if pair.expected != pair.actual]
    assert len(different) <= ARGUED.get(name, 0), different
