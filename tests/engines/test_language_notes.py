"""What is said once of the languages of a list."""

from __future__ import annotations

from typing import Any

import pytest

from bibkit.diagnostics import Diagnostic
from bibkit.engines import EngineOptions, Job, load_engine

LAYOUTS = (
    '<layout locale="en"><text variable="title"/><text term="et-al" prefix=" "/></layout>'
    '<layout><text variable="title"/><text term="et-al" prefix=" "/></layout>'
)
PLAIN = '<layout><text variable="title"/></layout>'


def notes(
    *items: dict[str, Any], locale: str = "zh-CN", layouts: str = LAYOUTS, sort: str = "", **options: Any
) -> list[Diagnostic]:
    style = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        f"<citation>{PLAIN}</citation><bibliography>{sort}{layouts}</bibliography></style>"
    )
    made = tuple({"id": f"w{place}", "type": "book", **item} for place, item in enumerate(items, 1))
    rendered = load_engine("native").render(
        Job(style.encode(), locale, made, options=EngineOptions(**options))
    )
    return list(rendered.notes)


def test_works_whose_layout_the_script_chose_are_named_once() -> None:
    [note] = notes(
        {"title": "Data"}, {"title": "More data"}, {"title": "数据"}, {"title": "X", "language": "en"}
    )
    assert (note.code, note.key, note.message) == (
        "BK916",
        "",
        "2 works name no language, and the script of the title was taken to say it: w1, w2",
    )


def test_five_are_named_and_the_others_counted() -> None:
    [note] = notes(*[{"title": f"Data {place}"} for place in range(7)])
    assert note.message.endswith(": w1, w2, w3, w4, w5 and 2 more")


@pytest.mark.parametrize(
    ("title", "locale", "expected"),
    [
        ("数据", "en-US", 1),  # Chinese in an English list
        ("データ", "de-DE", 1),
        ("데이터", "en-US", 1),
        ("Data", "ja-JP", 1),
        ("Data", "de-DE", 0),  # may be in any language of Latin letters
        ("数据", "zh-CN", 0),
        ("Данные", "en-US", 0),  # may be Russian, Ukrainian, Bulgarian ...
        ("", "zh-CN", 0),
    ],
)
def test_a_locale_that_the_script_chose_is_said(title: str, locale: str, expected: int) -> None:
    item = {"title": title, "publisher": "P"}
    found = notes(
        item, locale=locale, layouts='<layout><text variable="publisher"/></layout>', locale_per_record=True
    )
    assert len(found) == expected


def test_nothing_is_guessed_where_no_layout_and_no_locale_depends_on_it() -> None:
    assert notes({"title": "Data"}, layouts=PLAIN) == []
    assert notes({"title": "数据"}, locale="en-US", layouts=PLAIN) == []


BY_TITLE = '<sort><key variable="title"/></sort>'


@pytest.mark.parametrize(
    ("titles", "sort", "expected"),
    [
        (("数据", "方法"), BY_TITLE, ["BK917"]),
        (("データ", "方法"), BY_TITLE, ["BK917"]),
        (("数据", "方法"), "", []),  # the order of citation
        (("数据", "方法"), '<sort><key variable="citation-number"/></sort>', []),
        (("数据", "Data"), BY_TITLE, []),  # nothing stands before another by its code
        (("데이터", "방법"), BY_TITLE, []),  # Hangul is coded in its order
    ],
)
def test_an_order_by_code_is_said(titles: tuple[str, ...], sort: str, expected: list[str]) -> None:
    items = [{"title": title, "language": "zh"} for title in titles]
    assert [note.code for note in notes(*items, layouts=PLAIN, sort=sort)] == expected


def test_authors_go_before_titles() -> None:
    items = [{"title": "Data", "author": [{"literal": name}]} for name in ("王永", "陈二")]
    assert [note.code for note in notes(*items, layouts=PLAIN, sort=BY_TITLE)] == ["BK917"]


def test_an_order_that_was_asked_for_is_not_by_code() -> None:
    pytest.importorskip("pypinyin", reason="pypinyin (the extra pinyin) is not installed")
    assert notes({"title": "数据"}, {"title": "方法"}, layouts=PLAIN, sort=BY_TITLE, collation="pinyin") == []
