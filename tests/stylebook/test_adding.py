"""Styles that a user adds: files, folders and archives, hostile ones among them."""

from __future__ import annotations

import io
import json
import os
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bibkit.errors import FileError, UsageError
from bibkit.stylebook import archives
from bibkit.stylebook.adding import AddedStyles, add_styles
from bibkit.stylebook.catalogue import catalogue
from bibkit.stylebook.find import find_style
from bibkit.stylebook.outdated import outdated_styles
from tests.stylebook.styles import STYLE, write_style


def style(title: str = "One", updated: str = "2026-01-02", more: str = "") -> bytes:
    text = STYLE.format(title=title, id=f"http://www.zotero.org/styles/{title}", attributes="", more=more)
    return text.replace("2026-01-02", updated).encode()


DEPENDENT = style("Two", more='<link href="http://www.zotero.org/styles/one" rel="independent-parent"/>')


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's folder of styles, empty as yet."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "data" / "bibkit" / "styles"


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def taped(path: Path, members: dict[str, bytes], mode: str = "w:gz") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def counts(added: AddedStyles) -> tuple[int, int, int, list[str]]:
    return added.new, added.updated, added.known, [found.message for found in added.findings]


REPOSITORY = {
    "styles-master/one.csl": style(),
    "styles-master/dependent/two.csl": DEPENDENT,
    "styles-master/README.md": b"Not a style",
    "styles-master/renamed-styles.json": b"{}",
}


def _folder(path: Path, members: dict[str, bytes]) -> Path:
    for name, data in members.items():
        file = path / name.removeprefix("styles-master/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("styles", _folder),
        ("styles.zip", zipped),
        ("styles.tar.gz", taped),
        ("styles.tar", lambda path, members: taped(path, members, "w")),
        ("styles.tar.bz2", lambda path, members: taped(path, members, "w:bz2")),
        ("styles.tar.xz", lambda path, members: taped(path, members, "w:xz")),
        ("download", zipped),
    ],
)
def test_the_styles_repository_is_taken_in_however_it_comes(
    user: Path, tmp_path: Path, name: str, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    source = make(tmp_path / name, REPOSITORY)
    assert counts(add_styles([str(source)], user, today="2026-03-04")) == (2, 0, 0, [])
    assert {str(path.relative_to(user)): path.read_bytes() for path in user.rglob("*.csl")} == {
        "one.csl": style(),
        "dependent/two.csl": DEPENDENT,
    }
    assert json.loads((user / "added.json").read_text()) == [
        {"on": "2026-03-04", "from": [str(source)], "styles": 2}
    ]
    assert find_style("two").path == str(user / "one.csl")
    assert {"one", "two", "apa"} <= {info.name for info in catalogue().styles}


def test_a_file_is_found_before_the_collection_and_after_the_project(user: Path, tmp_path: Path) -> None:
    (tmp_path / "apa.csl").write_bytes(style("Mine", "2030-01-01"))
    assert counts(add_styles([str(tmp_path / "apa.csl")], user)) == (1, 0, 0, [])
    assert find_style("apa").info.title == "Mine"
    project = tmp_path / "project"
    write_style(project, "apa", title="The project's")
    assert find_style("apa", [project]).info.title == "The project's"
    assert next(info.title for info in catalogue().styles if info.name == "apa") == "Mine"


def test_a_style_gives_way_to_a_newer_one_only(user: Path, tmp_path: Path) -> None:
    file = tmp_path / "one.csl"
    texts = {
        "first": style("First", "2026-01-02"),
        "newer": style("Newer", "2026-02-02"),
        "older": style("Older", "2025-01-02"),
        "edited": style("Edited", "2026-02-02"),
    }
    shown = []
    for name in ("first", "first", "newer", "older", "edited"):
        file.write_bytes(texts[name])
        shown.append(counts(add_styles([str(file)], user)))
    kept = "one ({}T00:00:00+00:00) is left out: another one is there (2026-02-02T00:00:00+00:00)"
    assert shown == [
        (1, 0, 0, []),
        (0, 0, 1, []),
        (0, 1, 0, []),
        (0, 0, 0, [kept.format("2025-01-02")]),
        (0, 0, 0, [kept.format("2026-02-02")]),
    ]
    assert find_style("one").info.title == "Newer"
    file.write_bytes(texts["older"])
    assert counts(add_styles([str(file)], user, replace=True)) == (0, 1, 0, [])
    assert find_style("one").info.title == "Older"


def test_an_edit_in_its_place_is_seen_though_the_catalogue_is_kept(user: Path, tmp_path: Path) -> None:
    (tmp_path / "one.csl").write_bytes(style("First"))
    add_styles([str(tmp_path / "one.csl")], user)
    assert next(info.title for info in catalogue().styles if info.name == "one") == "First"
    (user / "one.csl").write_bytes(style("Edited"))
    os.utime(user / "one.csl", ns=(1 << 62, 1 << 62))
    assert next(info.title for info in catalogue().styles if info.name == "one") == "Edited"


def test_one_broken_style_costs_itself_alone(user: Path, tmp_path: Path) -> None:
    members = {
        "a/good.csl": style(),
        "a/not-xml.csl": b"nothing",
        "a/with-doctype.csl": b'<!DOCTYPE style [<!ENTITY a "b">]>' + style(),
        "a/other.csl": b"<html/>",
        "a/cut.csl": style()[:-20],
        "a/ .csl": style(),
    }
    source = zipped(tmp_path / "s.zip", members)
    added = add_styles([str(source)], user)
    assert (added.new, [(found.code, found.where.path.rpartition("/")[2]) for found in added.findings]) == (
        1,
        [
            ("BK904", "not-xml.csl"),
            ("BK904", "with-doctype.csl"),
            ("BK904", "other.csl"),
            ("BK904", "cut.csl"),
            ("BK914", " .csl"),
        ],
    )
    assert [path.name for path in user.rglob("*.csl")] == ["good.csl"]


@pytest.mark.parametrize(
    "name",
    [
        "../../evil.csl",
        "/evil.csl",
        "a/../../evil.csl",
        "C:/evil.csl",
        "..\\..\\evil.csl",
        "\\\\server\\share\\evil.csl",
    ],
)
@pytest.mark.parametrize("make", [zipped, taped])
def test_no_member_leads_out_of_its_archive(
    user: Path, tmp_path: Path, name: str, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    source = make(tmp_path / "evil", {name: style(), "good.csl": style()})
    added = add_styles([str(source)], user)
    assert (added.new, [found.code for found in added.findings]) == (1, ["BK914"])
    assert sorted(path.name for path in tmp_path.rglob("*.csl")) == ["good.csl"]


def test_links_and_devices_in_an_archive_are_refused(user: Path, tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "links.tar", "w") as archive:
        for name, kind in (
            ("a", tarfile.SYMTYPE),
            ("b", tarfile.LNKTYPE),
            ("c", tarfile.FIFOTYPE),
            ("d", tarfile.CHRTYPE),
        ):
            info = tarfile.TarInfo(f"{name}.csl")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    with zipfile.ZipFile(tmp_path / "links.zip", "w") as zip_archive:
        entry = zipfile.ZipInfo("e.csl")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        zip_archive.writestr(entry, "/etc/passwd")
    added = add_styles([str(tmp_path / "links.tar"), str(tmp_path / "links.zip")], user)
    assert counts(added) == (
        0,
        0,
        0,
        [
            "a.csl is left out: it is a link",
            "b.csl is left out: it is a link",
            "c.csl is left out: it is no file",
            "d.csl is left out: it is no file",
            "e.csl is left out: it is a link",
        ],
    )
    assert not user.exists()


def test_links_out_of_a_folder_are_refused(user: Path, tmp_path: Path) -> None:
    write_style(tmp_path / "secret", "mine")
    folder = tmp_path / "clone"
    write_style(folder, "good")
    (folder / "evil.csl").symlink_to(tmp_path / "secret" / "mine.csl")
    (folder / "inside.csl").symlink_to(folder / "good.csl")
    os.mkfifo(folder / "pipe.csl")
    added = add_styles([str(folder)], user)
    assert (added.new, sorted(found.message for found in added.findings)) == (
        2,
        ["evil.csl is left out: it is a link out of its folder", "pipe.csl is left out: it is a pipe"],
    )


def _bomb(path: Path) -> Path:
    return zipped(path, {f"{number}.csl": bytes(archives.STYLE_BYTES) for number in range(200)})


def _many(path: Path) -> Path:
    return zipped(path, {f"{number}.txt": b"" for number in range(300)})


def _padded(path: Path) -> Path:
    return taped(path, {"padding.bin": bytes(40 << 20), "one.csl": style()})


def _long_header(path: Path) -> Path:
    with tarfile.open(path, "w:gz", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("one.csl")
        info.pax_headers = {"comment": "x" * (20 << 20)}
        archive.addfile(info)
    return path


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (_bomb, "The archive holds more than 32 MiB"),
        (_many, "The archive has more than 250 files"),
        (_padded, "The archive holds more than 32 MiB"),
        (_long_header, "The archive has a header larger than any real one"),
    ],
)
def test_a_bomb_is_refused_before_it_bursts(
    user: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Path], message: str
) -> None:
    monkeypatch.setattr(archives, "ARCHIVE_BYTES", 32 << 20)
    monkeypatch.setattr(archives, "MEMBERS", 250)
    source = make(tmp_path / "bomb")
    with pytest.raises(FileError) as refused:
        add_styles([str(source)], user)
    assert refused.value.message == f"{source}: {message}"
    assert not user.exists()


def test_a_style_larger_than_any_is_left_out_whatever_the_archive_says(user: Path, tmp_path: Path) -> None:
    source = zipped(
        tmp_path / "s.zip", {"big.csl": style() + b" " * archives.STYLE_BYTES, "one.csl": style()}
    )
    added = add_styles([str(source)], user)
    assert counts(added) == (1, 0, 0, ["big.csl is left out: it is larger than any style (4,000,000 bytes)"])


@pytest.mark.parametrize("cut", [10, 30, 100, -30])
@pytest.mark.parametrize("make", [zipped, taped])
def test_an_archive_that_is_cut_is_refused_and_nothing_is_written(
    user: Path, tmp_path: Path, cut: int, make: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    source = make(tmp_path / "cut", REPOSITORY)
    source.write_bytes(source.read_bytes()[:cut])
    with pytest.raises(FileError, match="can't be read as an archive"):
        add_styles([str(source)], user)
    assert not user.exists()


def test_what_holds_no_style_is_bad_usage(user: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for source in (tmp_path / "empty", zipped(tmp_path / "a.zip", {"a.txt": b""})):
        with pytest.raises(UsageError, match="There is no style in"):
            add_styles([str(source)], user)
    with pytest.raises(FileError, match="can't be read: No such file"):
        add_styles([str(tmp_path / "none")], user)


def test_of_one_name_twice_the_newer_is_taken_and_the_other_named(user: Path, tmp_path: Path) -> None:
    members = {"a/one.csl": style("Older", "2025-01-01"), "b/one.csl": style("Newer", "2026-01-01")}
    added = add_styles([str(zipped(tmp_path / "s.zip", members))], user)
    assert (added.new, [found.where.path for found in added.findings]) == (1, [f"{tmp_path}/s.zip/a/one.csl"])
    assert find_style("one").info.title == "Newer"


def test_a_style_before_a_newer_one_of_its_name_is_outdated(user: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    for folder, name, updated in (
        (project, "one", "2024-01-01"),
        (user, "one", "2025-01-01"),
        (project, "two", "2025-01-01"),
        (user, "two", "2024-01-01"),
        (user, "apa", "2001-01-01"),
        (user, "ieee", "2999-01-01"),
    ):
        path = write_style(folder, name)
        path.write_text(path.read_text().replace("2026-01-02", updated))
    found = outdated_styles([project])
    assert [(pair.found.name, pair.found.updated[:4]) for pair in found] == [("apa", "2001"), ("one", "2024")]
    assert found[1].newer.path == str(user / "one.csl")
