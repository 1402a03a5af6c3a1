from pathlib import Path

import pytest

from bibkit.errors import FileError, UsageError
from bibkit.stylebook import find, find_style
from tests.stylebook.styles import write_style


def test_a_short_name_is_a_file_of_the_collection() -> None:
    style = find_style("apa")
    assert style.info.id == "http://www.zotero.org/styles/apa"
    assert style.locale == "en-US"
    assert style.xml.startswith(b"<?xml")
    assert style.notes == ()


def test_a_short_name_needs_no_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "_all_styles", None)
    assert find_style("apa").info.name == "apa"
    assert find_style("nature-physics").info.name == "nature-physics"


def test_capitals_do_not_matter_in_a_short_name() -> None:
    assert find_style("APA").info.name == "apa"


def test_the_users_folder_comes_first(tmp_path: Path) -> None:
    write_style(tmp_path, "apa", title="Our own APA")
    assert find_style("apa", [tmp_path]).info.title == "Our own APA"


def test_the_reading_list_is_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert find_style("reading-list").info.title == "Annotated reading list"


def test_a_path_is_that_file(tmp_path: Path) -> None:
    path = write_style(tmp_path, "mine")
    assert find_style(str(path)).info.name == "mine"


def test_a_missing_path_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no style file"):
        find_style(str(tmp_path / "none.csl"))


def test_a_dependent_style_keeps_its_own_title_and_locale() -> None:
    style = find_style("nature-physics")
    assert style.info.title == "Nature Physics"
    assert style.locale == "en-GB"
    assert style.xml == find_style("nature").xml


def test_a_dependent_style_without_locale_has_its_parents(tmp_path: Path) -> None:
    write_style(tmp_path, "parent", locale="de-DE")
    write_style(tmp_path, "child", parent="http://www.zotero.org/styles/parent")
    assert find_style("child", [tmp_path]).locale == "de-DE"


def test_parents_that_go_in_a_circle_are_refused(tmp_path: Path) -> None:
    write_style(tmp_path, "one", parent="http://www.zotero.org/styles/two")
    write_style(tmp_path, "two", parent="http://www.zotero.org/styles/one")
    with pytest.raises(FileError, match="one -> two -> one name each other as parent"):
        find_style("one", [tmp_path])


def test_a_missing_parent_is_named(tmp_path: Path) -> None:
    write_style(tmp_path, "child", parent="http://www.zotero.org/styles/no-such-parent")
    with pytest.raises(FileError, match=r"stands for http://www\.zotero\.org/styles/no-such-parent, which"):
        find_style("child", [tmp_path])


def test_a_renamed_style_is_found_with_a_note() -> None:
    style = find_style("aaa")
    assert style.info.name == "american-anthropological-association"
    assert [(note.code, note.message) for note in style.notes] == [
        ("BK902", 'The style "aaa" is now called "american-anthropological-association"')
    ]


def test_a_title_in_any_case_is_a_style() -> None:
    assert find_style("nature PHYSICS").info.name == "nature-physics"


def test_a_title_with_a_slash_is_no_path() -> None:
    assert (
        find_style("Anglia Ruskin University (author-date/Harvard)").info.name
        == "harvard-anglia-ruskin-university"
    )


def test_a_title_of_two_styles_is_refused_with_both(tmp_path: Path) -> None:
    write_style(tmp_path, "one", title="The same title")
    write_style(tmp_path, "two", title="The same title")
    with pytest.raises(UsageError, match='Several styles are titled "the same title"') as caught:
        find_style("the same title", [tmp_path])
    assert caught.value.hint == "did you mean one (The same title) or two (The same title)?"


def test_an_id_is_a_style_with_http_or_https() -> None:
    for id_ in (
        "http://www.zotero.org/styles/apa",
        "https://www.zotero.org/styles/apa",
        "https://zotero.org/styles/apa",
    ):
        assert find_style(id_).info.name == "apa"


def test_an_id_that_is_not_the_file_name_is_found_too(tmp_path: Path) -> None:
    write_style(tmp_path, "apa", id_="https://example.org/house-style")
    assert find_style("https://example.org/house-style", [tmp_path]).info.path == str(tmp_path / "apa.csl")
    assert find_style("http://www.zotero.org/styles/apa").info.name == "apa"


def test_an_unknown_name_has_near_ones_as_hint() -> None:
    with pytest.raises(UsageError, match='There is no style "chicago-autor-date"') as caught:
        find_style("chicago-autor-date")
    assert caught.value.hint is not None
    assert "chicago-author-date (" in caught.value.hint


def test_words_of_a_title_give_candidates() -> None:
    with pytest.raises(UsageError) as caught:
        find_style("American Psychological Association 7th edition")
    assert caught.value.hint is not None
    assert caught.value.hint.startswith("did you mean apa (APA Style 7th edition) or ")


@pytest.mark.parametrize("asked", ["", " ", "zzzzqqqq", "-", "\x00"])
def test_what_is_no_name_is_refused_without_candidates(asked: str) -> None:
    with pytest.raises(UsageError, match="There is no style") as caught:
        find_style(asked)
    assert (caught.value.hint, caught.value.about) == (None, "style")
