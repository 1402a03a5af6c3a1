"""Files of abbreviations, as pandoc takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import FileError
from bibkit.formats.abbreviations import read_abbreviations


def test_lists_hold_whatever_the_case_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "short.json"
    file.write_text(
        '\ufeff{"default": {"place": {"New York": "N.Y.", "rome": "R.", "Oslo": 3}}}', encoding="utf-8"
    )
    assert read_abbreviations(file) == {
        "default": {"place": {"new york": "N.Y.", "New York": "N.Y.", "rome": "R."}}
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b'{"default": }', "short.json:1:13: This is not JSON: Expecting value"),
        (b"[]", "short.json: the whole is no JSON object"),
        (b'{"default": {"place": []}}', "short.json: default > place is no JSON object"),
        (b'{"default": "N.Y."}', "short.json: default is no JSON object"),
        (b"\xff\xfe", "short.json can't be read: it is not UTF-8"),
        (b"[" * 200000, "short.json: The JSON can't be read"),
    ],
)
def test_a_file_that_is_none_is_refused_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: bytes, message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("short.json").write_bytes(text)
    with pytest.raises(FileError) as caught:
        read_abbreviations("short.json")
    assert caught.value.message == message


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(FileError, match=r"none\.json can't be read: No such file or directory"):
        read_abbreviations("none.json")
