"""What a person would look at: four of our papers in every format, as files to read.

A change of these files is a change of what users get, and is explained in its commit. To write them anew:
`BIBKIT_WRITE_GOLDEN=1 python -m pytest tests/test_golden.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import bibkit

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

# A journal article with umlauts, a conference paper with accents, preprints with maths and with an inner capital.
KEYS = ["horsch2018linear", "carlini2021extracting", "kang2019transfer", "papernot2016cleverhans"]

FILES = {
    "refs.bib": ("bibtex", {}),
    "refs.biblatex": ("biblatex", {}),
    "refs.csl.json": ("csl-json", {}),
    "refs.csl.yaml": ("csl-yaml", {}),
    "refs.hayagriva.yml": ("hayagriva", {}),
    "refs.ris": ("ris", {}),
    "reading-list.txt": ("text", {"style": "reading-list"}),
    "reading-list.html": ("html", {"style": "reading-list"}),
}


@pytest.mark.parametrize("name", FILES)
def test_the_output_is_the_one_that_was_read(name: str) -> None:
    output, options = FILES[name]
    written = bibkit.load(ROOT / "records").only(KEYS).export(output, **options).encode()
    path = GOLDEN / name
    if os.environ.get("BIBKIT_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written)
    assert written == path.read_bytes()
