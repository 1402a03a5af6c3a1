"""An annotation after each entry, in any style and output; several lists in one document."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from bibkit.errors import UsageError
from bibkit.lists.options import ListOptions
from bibkit.lists.reference_list import reference_list
from bibkit.lists.sections import Section
from bibkit.registry import TEXTS as TEXT_LISTS
from tests.hostile.texts import TEXTS


def book(key: str, title: str = "Title", **more: Any) -> dict[str, Any]:
    return {
        "id": key, "type": "book", "title": title, "author": [{"family": "Doe", "given": "Jane"}],
        "issued": {"date-parts": [[2020]]}, **more,
    }  # fmt: skip


def test_it_stands_as_far_in_as_the_lines_hang() -> None:
    annotations = {"a": "On tides.\n\nAnd on\nmoons."}
    listed = reference_list([book("a"), book("b", "Zoo")], "text", annotations=annotations)
    assert listed.text == (
        "Doe, J. (2020a). Title.\n    On tides.\n    And on moons.\nDoe, J. (2020b). Zoo.\n"
    )


def test_it_stands_beside_the_number() -> None:
    listed = reference_list([book("a")], "text", ListOptions(style="ieee"), annotations={"a": "On tides."})
    assert listed.text == "[1] J. Doe, Title. 2020.\n    On tides.\n"


def test_it_is_set_like_every_text() -> None:
    annotations = {"a": 'A "word" of <i>yours</i> &c. and $x_1$'}
    listed = reference_list([book("a")], "html", ListOptions(style="ieee"), annotations=annotations)
    assert "A “word” of <i>yours</i> &#38;c. and <i>x</i><sub>1</sub></div>" in listed.text


def test_there_is_none_unless_it_is_asked_for_or_for_ids_that_are_not_listed() -> None:
    plain = reference_list([book("a", abstract="On tides.")], "text")
    assert plain.text == "Doe, J. (2020). Title.\n"
    assert reference_list([book("a")], "text", annotations={"x": "y", "a": " \n"}) == plain


@pytest.mark.parametrize("engine", ["native", "citeproc-py"])
def test_both_engines_have_it(engine: str) -> None:
    listed = reference_list([book("a")], "text", ListOptions(engine=engine), annotations={"a": "On tides."})
    assert listed.text.endswith("    On tides.\n")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


def test_a_hostile_one_is_inert() -> None:
    items = [book(str(at)) for at in range(len(TEXTS))]
    annotations = {str(at): payload for at, payload in enumerate(TEXTS)}
    for output in TEXT_LISTS:
        listed = reference_list(items, output, annotations=annotations).text
        assert listed.count("harmless") >= len(TEXTS), output
    tags = Tags()
    tags.feed(reference_list(items, "html", annotations=annotations).text)
    assert tags.seen <= {"div", "i", "b", "sub", "sup", "span", "class", "style"}


ITEMS = [book("a", "A"), book("b", "B"), book("c", "C")]
SECTIONS = [Section("Second", ("c",)), Section("article-journal", ("a", "b"), is_term=True)]


def test_numbers_run_on_from_list_to_list_or_restart() -> None:
    by_title = reference_list(ITEMS, "text", ListOptions(style="ieee"), sections=SECTIONS)
    assert by_title.text == (
        "Second\n======\n\n[1] J. Doe, C. 2020.\n\n"
        "Journal article\n===============\n\n[2] J. Doe, A. 2020.\n[3] J. Doe, B. 2020.\n"
    )
    restarted = reference_list(
        ITEMS, "text", ListOptions(style="ieee", restart_numbers=True), sections=SECTIONS
    )
    assert restarted.text == by_title.text.replace("[2]", "[1]").replace("[3]", "[2]")


@pytest.mark.parametrize(
    ("restart", "sections", "numbers"),
    [
        (False, (), ["3", "2", "1"]),
        (False, SECTIONS, ["3", "2", "1"]),
        (True, SECTIONS, ["1", "2", "1"]),
        (True, SECTIONS[:1], ["1"]),
    ],
)
def test_numbers_count_down_as_in_lists_of_one_s_own_works(
    *, restart: bool, sections: list[Section], numbers: list[str]
) -> None:
    options = ListOptions(style="ieee", count_down=True, restart_numbers=restart)
    listed = reference_list(ITEMS, "text", options, sections=sections).text
    assert re.findall(r"^\[(\d+)\]", listed, re.MULTILINE) == numbers


def test_a_style_without_numbers_stays_as_it_is_and_the_other_engine_counts_up() -> None:
    down, plain = (
        reference_list(ITEMS, "text", ListOptions(style="apa", count_down=count_down)).text
        for count_down in (True, False)
    )
    assert down == plain
    with pytest.raises(UsageError, match="count down"):
        reference_list(ITEMS, "text", ListOptions(style="ieee", engine="citeproc-py", count_down=True))


def test_year_suffixes_run_on_or_hold_for_each_list() -> None:
    listed = reference_list(ITEMS, "text", sections=SECTIONS).text
    assert ("(2020a). C." in listed, "(2020b). A." in listed, "(2020c). B." in listed) == (True, True, True)
    restarted = reference_list(ITEMS, "text", ListOptions(restart_numbers=True), sections=SECTIONS).text
    assert ("(2020). C." in restarted, "(2020a). A." in restarted) == (True, True)


def test_headings_speak_the_language_of_the_list() -> None:
    listed = reference_list(ITEMS, "text", ListOptions(locale="de-DE"), sections=SECTIONS)
    assert "Zeitschriftenartikel\n====" in listed.text


def test_an_engine_that_can_not_number_several_lists_says_so() -> None:
    with pytest.raises(UsageError, match="several lists"):
        reference_list(ITEMS, "text", ListOptions(style="ieee", engine="citeproc-py"), sections=SECTIONS)
    assert reference_list(
        ITEMS,
        "text",
        ListOptions(style="ieee", engine="citeproc-py", restart_numbers=True),
        sections=SECTIONS,
    ).text
