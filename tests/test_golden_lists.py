"""Our papers in the styles that people use, cited and listed: files that were read against the styles' guides.

A change of these files is a change of what users get, and is explained in its commit. To write them anew:
`BIBKIT_WRITE_GOLDEN=1 python -m pytest tests/test_golden_lists.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import bibkit

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "lists"

# Each in the language of its guide; "" is the style's own.
STYLES = {
    "apa": "",
    "association-for-computing-machinery": "",
    "chicago-author-date": "",
    "chicago-notes-bibliography": "",
    "harvard-cite-them-right": "en-GB",
    "ieee": "",
    "modern-language-association": "",
    "nature": "",
    "nlm-citation-sequence": "",  # Vancouver
    "reading-list": "",
}

# One after the other in one text: a journal article with a page, a work by an ambiguous first author, several in
# one citation, a work again at once and after others, names in the sentence, without names, a prefix and a suffix.
TEXT = """
[@horsch2018linear, p. 128]
[@bai2022training]
[@bai2022constitutional; @kang2019transfer; @ronellenfitsch2017dual]
[@ronellenfitsch2017dual, p. 4061]
[@ronellenfitsch2017dual, p. 4061]
[@bai2022training, sec. 4]
@geis2026managing [p. 3]
[-@carlini2021extracting, pp. 2633-2635]
[see @perez2022discovering, chap. 2; @olsson2022context and the works cited there]
[@ganguli2022red; @ganguli2023capacity; @olsson2018skill]
[@askell2021general; @bowman2022measuring; @hernandez2022scaling; @kadavath2022language; @kaufmann2019testing; @papernot2016cleverhans]
"""


@pytest.mark.parametrize("style", STYLES)
def test_the_list_is_the_one_that_was_read(style: str) -> None:
    written = bibkit.load(ROOT / "records").cite(TEXT, style=style, locale=STYLES[style], bibliography=True)
    assert written.losses == ()
    path = GOLDEN / f"{style}.txt"
    if os.environ.get("BIBKIT_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(written.text.encode())
    assert written.text.encode() == path.read_bytes()
