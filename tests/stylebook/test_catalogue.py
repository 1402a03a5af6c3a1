from pathlib import Path

import pytest

import bibkit
from bibkit.stylebook import StyleInfo, cache
from bibkit.stylebook.catalogue import catalogue, search
from bibkit.stylebook.folders import installed_folder
from bibkit.stylebook.info import read_info
from tests.stylebook.styles import write_style


def test_the_whole_collection_is_in_the_catalogue_in_order() -> None:
    styles = catalogue().styles
    folder = installed_folder()
    assert folder is not None
    files = [*folder.glob("*.csl"), *folder.glob("dependent/*.csl")]
    assert len(styles) == len({path.stem for path in files} | {"reading-list", "short-reference"})
    assert [info.name for info in styles] == sorted(info.name for info in styles)
    assert all(info.title for info in styles)


@pytest.fixture
def cache_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache of this test is: nothing is kept yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "bibkit" / "styles.json"


def test_the_catalogue_is_the_same_from_the_cache(cache_file: Path) -> None:
    read = catalogue()
    assert cache_file.is_file()
    assert catalogue() == read


def test_a_spoilt_cache_or_one_of_another_release_is_nothing(cache_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "styles"
    styles = (
        read_info(str(write_style(folder, "one"))),
        read_info(str(write_style(folder / "dependent", "two"))),
    )
    cache.save(folder, styles)
    assert cache.load(folder) == styles
    kept = cache_file.read_text(encoding="utf-8")
    for spoilt in (
        "",
        "[]",
        "{}",
        kept[:-5],
        kept.replace('"one"', "1, 2"),
        kept.replace(bibkit.__version__, "0.0.0"),
    ):
        cache_file.write_text(spoilt, encoding="utf-8")
        assert cache.load(folder) is None
    cache_file.write_text(kept, encoding="utf-8")
    write_style(folder, "three")
    assert cache.load(folder) is None


def test_a_cache_folder_that_cannot_be_written_is_no_trouble(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    cache.save(tmp_path, ())
    assert cache.load(tmp_path) is None


def test_a_file_of_the_user_that_is_no_style_is_reported_and_left_out(tmp_path: Path) -> None:
    (tmp_path / "broken.csl").write_text("nothing")
    write_style(tmp_path, "good")
    found = catalogue([tmp_path])
    assert "good" in {info.name for info in found.styles}
    assert [(finding.code, finding.where.path) for finding in found.diagnostics] == [
        ("BK903", str(tmp_path / "broken.csl"))
    ]


def info(name: str, title: str) -> StyleInfo:
    return StyleInfo(name=name, path="", title=title)


STYLES = [
    info("nature-physics", "Nature Physics"),
    info("montreal-apa", "Université de Montréal - APA"),
    info("apa-tr", "APA Style 7th edition (Türkçe)"),
    info("apa", "APA Style 7th edition"),
    info("nature", "Nature"),
]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("apa", ["apa", "apa-tr", "montreal-apa"]),
        ("NATURE", ["nature", "nature-physics"]),
        ("physics nature", ["nature-physics"]),
        ("montreal", ["montreal-apa"]),
        ("turkce", ["apa-tr"]),
        ("none", []),
    ],
)
def test_every_word_must_occur_and_the_closest_comes_first(text: str, names: list[str]) -> None:
    assert [found.name for found in search(STYLES, text)] == names
