"""Own tags leave the library among the keywords when they are asked for."""

from __future__ import annotations

import pytest

from bibkit.formats.written import write_whole
from bibkit.model.record import Record, Value
from bibkit.registry import load_format

FORMATS = ("bibtex", "biblatex", "ris", "refer", "endnote-xml", "mods", "schema-org", "nbib", "pubmed-xml")


def written(name: str, choice: str, **values: Value) -> str:
    form = load_format(name)
    options = {option.name: option.default for option in form.options}
    assert options["tags"] == "private"
    record = Record("a", "article-journal", {"title": "T", **values})
    return write_whole(form.write, [record], {**options, "tags": choice}).text


@pytest.mark.parametrize("name", FORMATS)
def test_tags_stay_in_the_library_by_default(name: str) -> None:
    text = written(name, "private", keyword="grid", tags=("to-read",))
    assert "grid" in text
    assert "to-read" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_tags_stand_among_the_keywords_when_asked_for(name: str) -> None:
    text = written(name, "keywords", keyword="grid; power", tags=("to-read", "grid"))
    assert text.count("to-read") == 1
    assert text.count("grid") == 1


@pytest.mark.parametrize(
    ("keyword", "tags", "expected"),
    [
        ("", ("a", "b"), "a, b"),
        ("x, y", ("a",), "x, y, a"),
        ("x; y", ("a",), "x; y; a"),
        ("x", ("a, b",), "x; a, b"),
        ("x, y", (), "x, y"),
        ("x; y, z", ("a", "x"), "x; y, z; a"),
    ],
)
def test_tags_are_joined_as_the_keywords_are(keyword: str, tags: tuple[str, ...], expected: str) -> None:
    values: dict[str, Value] = {"keyword": keyword} if keyword else {}
    assert f"{{{expected}}}" in written("biblatex", "keywords", **values, **({"tags": tags} if tags else {}))
