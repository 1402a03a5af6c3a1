"""Limits of one's own for lists of names: `et-al-min` and `et-al-use-first` (CSL 1.0.2, name)."""

from typing import Any

import pytest

from bibkit.errors import UsageError
from bibkit.lists.citing import cite
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.lists.short_references import short_references
from bibkit.text.write import text


def book(id_: str, count: int, **more: Any) -> dict[str, Any]:
    names = [{"family": f"{chr(65 + place)}oe", "given": "J."} for place in range(count)]
    return {
        "id": id_,
        "type": "book",
        "title": id_.upper(),
        "author": names,
        "issued": {"date-parts": [[2020]]},
        **more,
    }


def listed(*items: dict[str, Any], style: str = "apa", **limits: Any) -> list[str]:
    return reference_list(items, "text", ListOptions(style=style, **limits)).text.splitlines()


@pytest.mark.parametrize(
    ("style", "limits", "expected"),
    [
        # APA has 21 and 19, and an ellipsis before the last (APA Publication Manual, 7th ed., 9.8).
        ("apa", {}, "Aoe, J., Boe, J., Coe, J., Doe, J., & Eoe, J. (2020). B."),
        ("apa", {"et_al_min": 4, "et_al_use_first": 3}, "Aoe, J., Boe, J., Coe, J., et al. (2020). B."),
        ("apa", {"et_al_min": 5}, "Aoe, J., Boe, J., Coe, J., Doe, J., et al. (2020). B."),
        ("apa", {"et_al_min": 6}, "Aoe, J., Boe, J., Coe, J., Doe, J., & Eoe, J. (2020). B."),
        ("apa", {"et_al_min": 1, "et_al_use_first": 1}, "Aoe, J. et al. (2020). B."),
        ("apa", {"et_al_use_first": 20}, "Aoe, J., Boe, J., Coe, J., Doe, J., & Eoe, J. (2020). B."),
        ("ieee", {"et_al_min": 3, "et_al_use_first": 2}, "[1] J. Aoe, J. Boe, et al., B. 2020."),
        ("modern-language-association", {"et_al_use_first": 2}, "Aoe, J., J. Boe, et al. B. 2020."),
        ("modern-language-association", {"et_al_min": 9}, "Aoe, J., J. Boe, J. Coe, J. Doe, and J. Eoe. B. 2020."),
        ("nature", {"et_al_min": 9}, "1. Aoe, J., Boe, J., Coe, J., Doe, J. & Eoe, J. B. (2020)."),
    ],
)  # fmt: skip
def test_limits_of_one_s_own_go_before_those_of_the_style(
    style: str, limits: dict[str, Any], expected: str
) -> None:
    assert listed(book("b", 5), style=style, **limits) == [expected]


def test_editors_are_names_as_well_and_an_incomplete_list_ends_as_before() -> None:
    editors = book("b", 3, editor=[{"family": "Zed", "given": "A."}, {"family": "Zod", "given": "B."}])
    editors |= {"type": "chapter", "container-title": "Whole"}
    assert listed(editors, et_al_min=2, et_al_use_first=1) == [
        "Aoe, J. et al. (2020). B. In A. Zed et al. (Eds.), Whole."
    ]
    incomplete = book("b", 1, custom={"incomplete": ["author"]})
    assert listed(incomplete, et_al_min=4, et_al_use_first=3) == ["Aoe, J. et al. (2020). B."]


def test_the_order_is_that_of_all_names() -> None:
    one, two = book("z", 3), book("a", 3)
    two["author"] = [*two["author"][:2], {"family": "Zoe", "given": "J."}]
    assert [line[-2] for line in listed(two, one, et_al_min=2, et_al_use_first=1)] == ["Z", "A"]


def test_citations_keep_the_names_of_the_style() -> None:
    items = {"b": book("b", 2)}
    options = ListOptions(et_al_min=2, et_al_use_first=1)
    written = cite(["b"], items.__getitem__, "text", options, bibliography=True)
    assert written.text == "(Aoe & Boe, 2020)\n\nAoe, J. et al. (2020). B.\n"


def test_short_references_take_limits() -> None:
    runs = short_references([book("b", 5, publisher="Press")], ListOptions(et_al_min=2, et_al_use_first=1))
    assert text.inline(runs["b"]) == "Aoe et al., Press, 2020"


def test_limits_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(UsageError, match="Of 2 names, the first 3 can't be shown"):
        listed(book("b", 5), et_al_min=2, et_al_use_first=3)
