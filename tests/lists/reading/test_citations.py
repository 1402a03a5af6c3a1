"""Citations in pandoc's form, by the examples of the kinds that its manual names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.engines import CitedItem
from bibkit.lists.reading.citations import citations_in
from bibkit.lists.reading.locator import labelled

CITATIONS = {
    "[@doe2020]": [(CitedItem("doe2020"),)],
    "As [@a] and [@b] say": [(CitedItem("a"),), (CitedItem("b"),)],
    "[see @doe2020, pp. 33-35; also @roe2019, chap. 1]": [
        (
            CitedItem("doe2020", locator="33-35", prefix="see"),
            CitedItem("roe2019", locator="1", label="chapter", prefix="also"),
        )
    ],
    "[@doe2020, pp. 33-35, 38-39 and passim]": [
        (CitedItem("doe2020", locator="33-35, 38-39", suffix=" and passim"),)
    ],
    "[@doe2020, 5]": [(CitedItem("doe2020", locator="5"),)],
    "[@doe2020, p.12]": [(CitedItem("doe2020", locator="12"),)],
    "[@doe2020, p. iv]": [(CitedItem("doe2020", locator="iv"),)],
    "[@doe2020, § 5]": [(CitedItem("doe2020", locator="5", label="section"),)],
    "[@doe2020, p. 5ff.]": [(CitedItem("doe2020", locator="5ff."),)],
    "[@doe2020, S. 5]": [(CitedItem("doe2020", locator="5"),)],
    "[@doe2020, Kap. 3]": [(CitedItem("doe2020", locator="3", label="chapter"),)],
    "[@doe2020, passim]": [(CitedItem("doe2020", suffix=", passim"),)],
    "[@doe2020, i am sure]": [(CitedItem("doe2020", suffix=", i am sure"),)],
    "[@doe2020, nothing 5]": [(CitedItem("doe2020", suffix=", nothing 5"),)],
    "[@doe2020{ii, A, D-Z}, with a suffix]": [
        (CitedItem("doe2020", locator="ii, A, D-Z", suffix=", with a suffix"),)
    ],
    "[@doe2020, {sec. iv, (xv)} with a suffix]": [
        (CitedItem("doe2020", locator="iv, (xv)", label="section", suffix=" with a suffix"),)
    ],
    "[@doe2020{}, 99 years later]": [(CitedItem("doe2020", suffix=", 99 years later"),)],
    "[-@doe2020]": [(CitedItem("doe2020", suppress_author=True),)],
    "-@doe2020": [(CitedItem("doe2020", suppress_author=True),)],
    "@doe2020 says": [(CitedItem("doe2020", author_in_text=True),)],
    "So says @doe2020.": [(CitedItem("doe2020", author_in_text=True),)],
    "@doe2020 [p. 33; see @roe2019]": [
        (CitedItem("doe2020", locator="33", author_in_text=True), CitedItem("roe2019", prefix="see"))
    ],
    "@doe2020 [@roe2019]": [(CitedItem("doe2020", author_in_text=True),), (CitedItem("roe2019"),)],
    "[@DBLP:conf/acl/Doe20, 5]": [(CitedItem("DBLP:conf/acl/Doe20", locator="5"),)],
    "[@{https://example.org/x y}]": [(CitedItem("https://example.org/x y"),)],
    "[a link with @doe2020](https://example.org)": [(CitedItem("doe2020", author_in_text=True),)],
    "[a note; @doe2020]": [(CitedItem("doe2020", author_in_text=True),)],
    "![a [@doe2020] figure](x.png)": [(CitedItem("doe2020"),)],
    "jane@example.org": [],
    r"\@doe2020": [],
    "`@doe2020` and ``[@a] ` [@b]``": [],
    "```\n[@doe2020]\n```\n[@roe2019]": [(CitedItem("roe2019"),)],
    "<!-- [@doe2020] --> [@roe2019]": [(CitedItem("roe2019"),)],
    "<!-- not closed [@doe2020]": [(CitedItem("doe2020"),)],
    "no citation": [],
    "": [],
}


@pytest.mark.parametrize("text", CITATIONS)
def test_what_a_text_cites(text: str) -> None:
    assert citations_in(text, "de-DE") == CITATIONS[text]


@pytest.mark.parametrize(
    ("text", "label", "locator"),
    [
        ("12", "page", "12"),
        ("p. 12", "page", "12"),
        ("Chapter 3", "chapter", "3"),
        ("chap.3", "chapter", "3"),
        ("12 note 3", "page", "12 note 3"),
        ("preface", "page", "preface"),
        ("", "page", ""),
    ],
)
def test_a_locator_by_itself(text: str, label: str, locator: str) -> None:
    assert labelled(text) == (label, locator)


@given(st.text(alphabet="@[];,-{}`\\ a1p.<!>~é\n", max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    for cites in citations_in(text):
        assert cites
        assert all(cite.id in text for cite in cites)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[text](https://example.org/@user) and <https://example.org/@user>", []),
        ("a stray ` here\n\n[@doe2020] and ` there", ["doe2020"]),
        ("``a ` [@doe2020]`` [@roe2019]", ["roe2019"]),
    ],
)
def test_code_and_addresses_cite_nothing(text: str, keys: list[str]) -> None:
    assert [cite.id for cites in citations_in(text) for cite in cites] == keys
