"""Keys: what BibTeX, biber, pandoc and file systems all take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.model.key import file_stem, free_key, key_fault, key_of_stem


@pytest.mark.parametrize(
    "key",
    [
        *("bai2022constitutional", "DBLP:conf/acl/Doe20", "a", "doe-2020_b+c", "müller2020"),
        *(
            "2004A&A...424..927C",
            "UMCP-CSD//CS-TR-3981",
            "Yahoo!-Finance2007",
            "IJCAI01*425",
            "o'neil",
            "a[1]",
        ),
    ],
)
def test_a_key(key: str) -> None:
    assert key_fault(key) is None


@pytest.mark.parametrize(
    "key",
    ["", "a b", "a,b", "{a}", "../a", "a/../b", "/a", "a/", "-a", ".a", "a\n", "%41", "a\\b", "x" * 201],
)
def test_no_key(key: str) -> None:
    assert key_fault(key) is not None


DEVICES = st.from_regex(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.\w+)?", fullmatch=True)


@given(st.from_regex(r"[a-zA-Z0-9][\w:/.+!'*&\[\]-]{0,20}", fullmatch=True) | DEVICES)
def test_the_file_name_keeps_the_key(key: str) -> None:
    assert key_of_stem(file_stem(key)) == key
    assert not set(file_stem(key)) & set("/:*?[]&'")


@pytest.mark.parametrize(
    ("key", "stem"),
    [
        ("aux", "%61ux"),
        ("NUL", "%4eUL"),
        ("Con.2020", "%43on.2020"),
        ("com1", "%63om1"),
        ("lpt¹", "%6cpt¹"),
        ("auxiliary2020", "auxiliary2020"),
        ("aux-2020", "aux-2020"),
        ("com10", "com10"),
        ("doe.aux", "doe.aux"),
        ("con/doe", "con%2Fdoe"),
    ],
)
def test_a_file_name_is_none_that_windows_keeps_for_a_device(key: str, stem: str) -> None:
    assert key_fault(key) is None
    assert file_stem(key) == stem
    assert key_of_stem(stem) == key


def test_a_taken_key_gets_the_next_letter() -> None:
    assert free_key("doe2020", set()) == "doe2020"
    assert free_key("doe2020", {"doe2020"}) == "doe2020b"
    assert free_key("Doe2020", {"doe2020", "doe2020b"}) == "Doe2020c"
    assert free_key("x", {"x", *(f"x{chr(c)}" for c in range(ord("b"), ord("z") + 1))}) == "xaa"


def test_many_works_of_one_key_ask_few_questions() -> None:
    class Counting(set[str]):
        asked = 0

        def __contains__(self, key: object) -> bool:
            self.asked += 1
            return super().__contains__(key)

    taken, gone = Counting(), {}  # type: ignore[var-annotated]
    keys = []
    for _ in range(2000):
        keys.append(free_key("Doe2020", taken, gone))
        taken.add(keys[-1].casefold())
    alone = {"doe2020"}
    expected = ["Doe2020"]
    for _ in range(100):
        expected.append(free_key("Doe2020", alone))
        alone.add(expected[-1].casefold())
    assert keys[:101] == expected
    assert len(set(keys)) == 2000
    assert keys[-1] == "Doe2020bxx"
    assert taken.asked < 8000


def test_a_suffix_that_somebody_has_is_passed_over_also_where_many_are_gone() -> None:
    taken, gone = {"doe", "doeah"}, {}  # type: ignore[var-annotated]
    keys = []
    for _ in range(34):
        keys.append(free_key("doe", taken, gone))
        taken.add(keys[-1])
    assert keys[-4:] == ["doeaf", "doeag", "doeai", "doeaj"]
