from tests.csl.differential.classify import Edit
from tests.csl.differential.compare import Comparison, Difference
from tests.csl.differential.job import COMMON
from tests.csl.differential.second_opinion import pandoc_output, second_opinions, table
from tests.programs import require


def test_pandoc_writes_the_same_citations_and_works() -> None:
    require("pandoc")
    written = pandoc_output("nature", COMMON)
    assert written.citations[:2] == ("1", "1")
    assert (
        "Larkin, F. Fog Signals of the Northern Coasts." in dict(written.bibliography or ())["other-larkin"]
    )


def test_the_second_opinion_is_that_of_one_or_the_other() -> None:
    require("pandoc")
    edit = Edit("order", "", "")
    compared = Comparison(
        "nature",
        differences=(
            Difference("citation 1", edit, "1", "2", "one class"),
            Difference("citation 2", edit, "7", "1", "one class"),
            Difference("citation 4", edit, "7", "8"),
            Difference("citation 5", edit, "7 8", "78", "only space"),
        ),
    )
    counted = second_opinions([compared], COMMON, 1)
    assert counted == {
        ("one class", "citeproc-js's"): 1,
        ("one class", "ours"): 1,
        ("not argued", "neither"): 1,
    }
    assert table(counted).splitlines() == [
        " as ours  as citeproc-js  neither   texts that pandoc writes",
        "       1               1        0   one class",
        "       0               0        1   not argued",
    ]
