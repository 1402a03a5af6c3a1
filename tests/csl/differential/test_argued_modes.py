from __future__ import annotations

import pytest

from tests.csl.differential.argued_modes import mode_argument
from tests.csl.differential.job import Mode, items, modes

AUTHOR, COMPOSITE = Mode("author-only"), Mode("composite", "say that")


@pytest.mark.parametrize(
    ("mode", "id_", "expected", "actual", "argued"),
    [
        (AUTHOR, "one", "Harker, no.", "Harker", "names alone"),
        (AUTHOR, "one", "Harker, J. 2014", "Harker 2014", "names alone"),
        (AUTHOR, "pair", "Brandt and Osei", "Brandt", ""),
        (AUTHOR, "pair", "Brandt", "Brandt and Osei", ""),
        (AUTHOR, "anonymous", "1987", "[NO_PRINTED_FORM]", "names alone"),
        (AUTHOR, "one", "Harker", "[NO_PRINTED_FORM]", ""),
        (Mode("suppress-author"), "one", "2014, no.", "2014", ""),
        (COMPOSITE, "one", "Harker say that Harker", "Harker say that Fog, 12.", "composite citation"),
        (COMPOSITE, "one", "Harker say that Harker", "Osei say that Fog, 12.", ""),
        (COMPOSITE, "anonymous", "p. say that p.", "[NO_PRINTED_FORM] say that Ferry", "composite citation"),
        (COMPOSITE, "one", "Harker, no. say that (2014)", "Harker say that (2014)", "names alone"),
        (COMPOSITE, "one", "Harker say that (2014)", "Harker say that (2015)", ""),
    ],
)
def test_what_is_argued_about_names_alone_is_told_from_what_is_a_fault(
    mode: Mode, id_: str, expected: str, actual: str, argued: str
) -> None:
    cited = [item for item in items("sentence") if item["id"] == id_]
    found = mode_argument(mode, cited, expected, actual, is_note=True)
    assert found.startswith(argued)
    assert bool(found) == bool(argued)


def test_the_set_of_sentences_has_each_mode() -> None:
    assert {one.mode for one in modes("sentence")} == {"", "author-only", "suppress-author", "composite"}
    assert {one.mode for one in modes("wide")} == {""}
