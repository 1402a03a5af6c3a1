from __future__ import annotations

import pytest

from tests.csl.differential.argued_modes import mode_argument, suppressed_argument, without_names
from tests.csl.differential.job import Mode, items, modes

NONE = "[NO_PRINTED_FORM]"
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
        (AUTHOR, "anonymous", "The Harbour Post", "[NO_PRINTED_FORM]", ""),
        (Mode("suppress-author"), "one", "2014, no.", "2014", ""),
        (COMPOSITE, "one", "Harker say that Harker", "Harker say that Fog, 12.", "composite citation"),
        (COMPOSITE, "one", "Harker say that Harker", "Osei say that Fog, 12.", ""),
        (COMPOSITE, "anonymous", "p. say that p.", "[NO_PRINTED_FORM] say that Ferry", "composite citation"),
        (COMPOSITE, "one", "Harker, no. say that (2014)", "Harker say that (2014)", "names alone"),
        (COMPOSITE, "one", "Harker say that (2014)", "Harker say that (2015)", ""),
        (AUTHOR, "one", "HarkerS.", "Harker", "names alone"),
        (AUTHOR, "one", "Harker,", "Harker", "names alone"),
        (AUTHOR, "edited", "[NO_PRINTED_FORM]", "eds. Agda Quist, Ben Rowe", "author alone"),
        (AUTHOR, "four", "Una Greer", "Ren Ito", "author alone"),
        (AUTHOR, "four", "Ren Ito", "Una Greer", ""),
        (
            COMPOSITE,
            "edited",
            f"{NONE} say that {NONE}",
            "A. Quist, B. Rowe say that Letters",
            "author alone",
        ),
        (AUTHOR, "four", "Ren Ito, Siv Falk, et al., Vol.", "Ren Ito et al.", "notes that tell cites apart"),
        (AUTHOR, "four", "Ren Ito et al.", "Ren Ito, Siv Falk, et al.", ""),
        (COMPOSITE, "one", "J. Harker say that J. Harker", "Harker say that (n. 1)", "notes that tell cites"),
        (COMPOSITE, "one", "J. Harker say that J. Harker", "Osei say that (n. 1)", ""),
    ],
)
def test_what_is_argued_about_names_alone_is_told_from_what_is_a_fault(
    mode: Mode, id_: str, expected: str, actual: str, argued: str
) -> None:
    cited = [item for item in items("sentence") if item["id"] == id_]
    found = mode_argument(mode, cited, expected, actual, is_note=True, tells_apart=True)
    assert found.startswith(argued)
    assert bool(found) == bool(argued)


@pytest.mark.parametrize(
    ("expected", "actual", "is_argued"),
    [
        ("([CSL STYLE ERROR: reference with no printed form.]; Harker)", "(Harker)", True),
        ("(Harker", "(Harker)", True),
        ("(Harker", "(Harker, 2014)", False),
        ("(Harker; 2014)", "(Harker)", False),
    ],
)
def test_a_cite_without_its_author_may_leave_nothing(expected: str, actual: str, *, is_argued: bool) -> None:
    assert bool(suppressed_argument(items("sentence")[:2], expected, actual)) == is_argued


def test_names_and_initials_may_differ_where_cites_without_authors_are_in_another_order() -> None:
    cited = [item for item in items("sentence") if item["id"] in ("one", "namesake")]
    left, right = (
        without_names(text, cited) for text in ("2014a; Harker, M, 2014", "2014; JP Harker, 2014a")
    )
    assert left == right == ["2014", "2014a"]


def test_the_set_of_sentences_has_each_mode() -> None:
    assert {one.mode for one in modes("sentence")} == {"", "author-only", "suppress-author", "composite"}
    assert {one.mode for one in modes("wide")} == {""}
