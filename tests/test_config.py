"""Settings: the nearest file counts, and nothing in it is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.config import Config, load_config
from bibkit.errors import UsageError


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(tmp_path) == Config()


def test_pyproject_counts_where_it_has_the_table(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.bibkit]\nlibrary = "papers"\nstyle = "ieee"\n')
    inner = tmp_path / "paper"
    inner.mkdir()
    (inner / "pyproject.toml").write_text("[project]\n")
    config = load_config(inner)
    assert (config.library, config.list_options().style) == ((tmp_path / "papers",), "ieee")


def test_the_nearest_file_counts_alone(tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text('style = "ieee"\nsort = "author"\n')
    inner = tmp_path / "paper"
    inner.mkdir()
    (inner / "bibkit.toml").write_text('style = "nature"\n')
    config = load_config(inner)
    assert config.list_options().style == "nature"
    assert (config.sort, config.library) == (None, (inner / "records",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("style = 3\n", "The option style can't be 3"),
        ("styles = 'styles'\n", 'styles should be a list of texts, such as ["BK307"]'),
        ("style = \n", "is not TOML"),
        ("options = {bibtex = 'x'}\n", "options should be tables of texts by format"),
        ("locales = 'de'\n", 'There is no setting "locales"'),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "bibkit.toml").write_text(text)
    with pytest.raises(UsageError) as caught:
        load_config(tmp_path)
    assert message in caught.value.message
    assert "bibkit.toml" in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        'library = ""\n',
        'people = " "\n',
        'sessions = ""\nformat = ""\nsort = ""\n',
        'style = ""\nlocale = ""\nengine = ""\n',
        'abbreviations = ""\n',
        'notes-as-text = ""\n',
    ],
)
def test_an_empty_setting_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "bibkit.toml").write_text(text)
    assert load_config(tmp_path) == Config()._replace(
        library=(tmp_path / "records",), styles=(tmp_path / "styles",), file=tmp_path / "bibkit.toml"
    )


def test_empty_settings_of_formats_and_pages_are_none(tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text(
        '[options.bibtex]\npreprint = ""\n[options.html]\nsort = ""\n[page]\ntitle = ""\nurl = " "\ngroup-by = ""\n'
    )
    config = load_config(tmp_path)
    assert (config.options, config.page) == ({"bibtex": {}, "html": {}}, {})


def test_an_unknown_setting_is_refused_though_it_is_empty(tmp_path: Path) -> None:
    (tmp_path / "bibkit.toml").write_text('locales = ""\n')
    with pytest.raises(UsageError):
        load_config(tmp_path)
