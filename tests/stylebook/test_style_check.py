"""Style files as findings: code, place, sentence, way out."""

from __future__ import annotations

from pathlib import Path

from bibkit.stylebook.style_check import check_style_file
from tests.stylebook.styles import write_style


def findings(path: Path) -> list[tuple[str, int, int, str]]:
    return [(one.code, one.where.line, one.where.column, one.message) for one in check_style_file(str(path))]


def edited(path: Path, old: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_sound_style_has_none(tmp_path: Path) -> None:
    assert findings(write_style(tmp_path, "sound")) == []


def test_each_sort_of_fault_has_its_code(tmp_path: Path) -> None:
    path = edited(
        write_style(tmp_path, "odd"),
        '<citation><layout><text variable="title"/>',
        '<macro name="m"><text value="x"/></macro>\n<citation><layout>\n'
        '<text variable="titel"/>\n<text macro="n"/>\n<blink/>\n<text value="x" sufix="y"/>\n<text/>\n'
        '<text value="x">y</text>',
    )
    assert findings(path) == [
        ("BK909", 10, 16, 'Nothing renders the macro "m"'),
        ("BK907", 12, 17, '"titel" is no value of variable on <text>'),
        ("BK908", 13, 14, 'There is no macro "n"'),
        ("BK905", 14, 1, "<blink> has no place in <layout>"),
        ("BK906", 15, 17, '<text> has no attribute "sufix" here'),
        ("BK910", 16, 1, "<text> says nothing"),
        ("BK911", 17, 1, 'Text in <text>, where none is shown: "y"'),
    ]
    assert [one.where.text for one in check_style_file(str(path))][3] == "<blink/>"


def test_a_style_that_can_not_be_used_is_one_error(tmp_path: Path) -> None:
    broken = edited(write_style(tmp_path, "broken"), "</citation>", "</citatoin>")
    assert findings(broken) == [("BK904", 10, 56, "Not well-formed XML: mismatched tag")]
    bomb = tmp_path / "bomb.csl"
    bomb.write_text('<!DOCTYPE s [<!ENTITY a "b"><!ENTITY x SYSTEM "file:///etc/passwd">]>\n<s>&a;&x;</s>')
    assert [code for code, *_ in findings(bomb)] == ["BK904"]


def test_a_parent_that_is_missing_or_the_child_itself(tmp_path: Path) -> None:
    orphan = write_style(tmp_path, "orphan", parent="http://www.zotero.org/styles/no-such-style")
    head = orphan.read_text(encoding="utf-8")
    head = head[: head.index("  <citation>")].replace(' class="in-text"', "") + "</style>\n"
    orphan.write_text(head, encoding="utf-8")
    assert findings(orphan) == [
        (
            "BK904",
            0,
            0,
            "The style stands for http://www.zotero.org/styles/no-such-style, which is not among the styles",
        )
    ]
    orphan.write_text(head.replace("no-such-style", "orphan"), encoding="utf-8")
    found = check_style_file(str(orphan), [tmp_path])
    assert [one.code for one in found] == ["BK904"]
    assert "name each other as parent" in found[0].message


def test_a_default_locale_without_a_file(tmp_path: Path) -> None:
    assert findings(write_style(tmp_path, "german", locale="de-CH")) == []
    assert findings(write_style(tmp_path, "klingon", locale="tlh")) == [
        ("BK912", 0, 0, 'There is no locale file for "tlh": en-US is used')
    ]
