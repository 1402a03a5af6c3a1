"""What is kept of a large folder answers as the folder itself does, and is never believed where a file has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.library import selection
from bibkit.model.query.tree import numbers
from bibkit.model.record import Record
from bibkit.source.cache_folder import cache_folder
from bibkit.store.index import kept
from bibkit.store.index.answer import FEW, IndexedFolder, indexed_folder
from bibkit.store.index.kept import BrokenIndexError
from bibkit.store.index.rows import is_whole_in_columns
from bibkit.syntax.read_file import read_source
from tests.cli.run import bibkit as run_bibkit
from tests.seed import seed_papers

LATER = 60_000_000_000  # nanoseconds: files of now are settled then
COUNT = FEW + 40
QUERIES = (
    "alignment",
    "author:brown",
    'author:"Brown, Tom"',
    "author:horsch or author:bowman year>=2022",
    "-author:askell",
    "venue:NeurIPS or journal:electric",
    "tag:power-systems",
    "issued:2022-04..2023",
    "title~^on",
    "missing:abstract",
    "has:arxiv volume:1..200",
    "key:copy5*",
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of many records, the 18 papers again and again, and a cache folder of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    records = tmp_path / "records"
    records.mkdir()
    texts = [Path(str(origin.path)).read_text(encoding="utf-8") for origin in seed_papers().origins.values()]
    for number in range(COUNT):
        text = texts[number % len(texts)]
        lines = [line for line in text.splitlines(keepends=True) if not line.startswith("id:")]
        (records / f"copy{number}.yaml").write_text("".join(lines), encoding="utf-8")
    return records


def answer(folder: Path, *, later: int = 0, anew: bool = False) -> IndexedFolder:
    index = indexed_folder(folder, read_source, anew=anew, now=time.time_ns() + later)
    assert index is not None
    return index


def keep(folder: Path) -> None:
    """Keep the columns of all files, and let the clock tick."""
    answer(folder, later=LATER)
    time.sleep(0.02)


def anew_read(folder: Path) -> list[str]:
    """The files that are read although columns are kept."""
    read: list[str] = []
    indexed_folder(folder, lambda path: read.append(Path(path).name) or read_source(path))  # type: ignore[func-returns-value]
    return sorted(read)


def found(folder: Path, query: str) -> list[str]:
    index = answer(folder)
    return [record.key for record in index.records(index.in_order(numbers(selection(query).tree, index)), ())]


def all_of(folder: Path) -> list[tuple[str, str]]:
    """Key and title of every record by way of the columns."""
    index = answer(folder)
    return [(one.key, one.title) for one in index.records(index.in_order(index.everything), ("title",))]


def in_truth(folder: Path) -> list[tuple[str, str]]:
    return [(one.key, one.title) for one in bibkit.load(folder).records]


def test_what_is_kept_answers_as_the_folder_does_and_no_file_is_read(folder: Path) -> None:
    keep(folder)
    assert anew_read(folder) == []
    library = bibkit.load(folder)
    for query in QUERIES:
        assert found(folder, query) == [record.key for record in library.select(query).records], query


def test_records_made_of_columns_have_the_values_of_their_files(folder: Path) -> None:
    keep(folder)
    library = bibkit.load(folder)
    fields = {name for record in library.records for name in record.values if is_whole_in_columns(name)}
    index = answer(folder)
    made = [*index.records(index.in_order(index.everything), fields)]
    assert {"author", "issued", "arxiv", "tags", "abstract"} <= fields
    for record, whole in zip(made, library.records, strict=True):
        values = {name: value for name, value in whole.values.items() if name in fields}
        assert record == Record(whole.key, whole.type, values)


def write_in_place(path: Path, text: str) -> None:
    with path.open("r+", encoding="utf-8") as file:
        file.write(text)
        file.truncate()


def retitled(path: Path) -> str:
    """The text of the file with another title of the same length."""
    text = path.read_text(encoding="utf-8")
    start = text.index("title: ") + len("title: ")
    return f"{text[:start]}{'Z' if text[start] != 'Z' else 'Y'}{text[start + 1 :]}"


def test_a_change_of_the_same_size_with_the_times_put_back_is_seen(folder: Path) -> None:
    keep(folder)
    path = folder / "copy7.yaml"
    before = path.stat()
    write_in_place(path, retitled(path))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert anew_read(folder) == ["copy7.yaml"]
    assert all_of(folder) == in_truth(folder)


def test_a_file_of_the_same_times_and_size_in_the_place_of_another_is_seen(folder: Path) -> None:
    keep(folder)
    path, other = folder / "copy7.yaml", folder / ".other"
    before = path.stat()
    other.write_text(retitled(path), encoding="utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(path)
    assert all_of(folder) == in_truth(folder)


def test_a_file_that_was_written_just_now_is_not_believed(folder: Path) -> None:
    answer(folder)  # nothing is settled yet
    path = folder / "copy7.yaml"
    for _ in range(3):  # in one tick of the clock, or not
        write_in_place(path, retitled(path))
        assert all_of(folder) == in_truth(folder)
    assert len(anew_read(folder)) == COUNT


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["edit", "remove", "add", "touch", "break", "mend", "move", "rekey", "keep"]),
            st.integers(0, COUNT - 1),
        ),
        min_size=1,
        max_size=6,
    )
)
def test_whatever_happens_to_files_the_answer_is_that_of_the_folder(
    folder: Path, steps: list[tuple[str, int]]
) -> None:
    keep(folder)
    for step, number in steps:
        path = folder / f"copy{number}.yaml"
        deep = folder / "deep" / path.name
        match step:
            case "edit" if path.exists():
                write_in_place(
                    path, retitled(path) if "title: " in path.read_text() else "type: book\ntitle: A\n"
                )
            case "remove":
                path.unlink(missing_ok=True)
            case "add":
                (folder / f"new{number}.yaml").write_text("type: book\ntitle: New\n", encoding="utf-8")
            case "touch" if path.exists():
                path.touch()
            case "break":
                path.write_text("type: book\nissued: 2020-13\n", encoding="utf-8")
            case "mend":
                path.write_text("type: book\ntitle: Mended\n", encoding="utf-8")
            case "move" if path.exists():
                deep.parent.mkdir(exist_ok=True)
                path.replace(deep)
            case "rekey":
                (folder / f"COPY{number}.yaml").write_text("type: book\ntitle: Twice\n", encoding="utf-8")
            case "keep":
                time.sleep(0.02)
                answer(folder, later=LATER)
                time.sleep(0.02)
        assert all_of(folder) == in_truth(folder)
        index, library = answer(folder), bibkit.load(folder)
        assert {one.message for one in index.diagnostics if one.is_error} == {
            one.message for one in library.errors
        }
        assert index.refused == library.refused


def test_a_newcomer_with_the_key_of_another_is_refused_with_it(folder: Path) -> None:
    keep(folder)
    (folder / "Copy9.yaml").write_text("type: book\ntitle: Twice\n", encoding="utf-8")
    index = answer(folder)
    assert [one.message for one in index.diagnostics if one.is_error] == [
        f"The key copy9 is also that of {folder / 'Copy9.yaml'}, but for upper and lower case"
    ]
    assert all_of(folder) == in_truth(folder)
    (folder / "Copy9.yaml").unlink()
    assert all_of(folder) == in_truth(folder)


def cache_file() -> Path:
    [file] = cache_folder().iterdir()
    return file


def test_a_spoilt_cache_is_not_believed(folder: Path) -> None:
    keep(folder)
    good = cache_file().read_bytes()
    truth = in_truth(folder)
    for at in (5, 20, 300, len(good) // 2):
        for spoilt in (
            good[:at],
            good[:at] + bytes([good[at] ^ 0x41]) + good[at + 1 :],
            good[:at] + b"\0" * 50,
        ):
            cache_file().write_bytes(spoilt)
            try:
                index = answer(folder)
                made = [*index.records(index.in_order(index.everything), ("title", "author", "abstract"))]
            except BrokenIndexError:
                index = answer(folder, anew=True)
                made = [*index.records(index.in_order(index.everything), ("title",))]
            assert [(one.key, one.title) for one in made] == truth


def test_a_cache_of_other_code_is_not_believed(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder)
    monkeypatch.setattr(bibkit, "__version__", "0.0.0")
    assert kept.kept_columns(folder) is None
    assert len(anew_read(folder)) == COUNT


def test_a_cache_folder_that_cannot_be_written_is_no_trouble(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(folder)
    assert all_of(folder) == in_truth(folder)


def test_a_small_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.yaml").write_text("type: book\ntitle: A\n", encoding="utf-8")
    assert indexed_folder(tmp_path, read_source) is None
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("author:brown", "year>=2022"),
        ("-f", "json", "key:copy1*", "--fields", "key,author,venue,arxiv,links,tags"),
        ("-f", "json", "key:copy11"),
        ("--sort", "-year,title", "-n", "5"),
        ("--sort", "venue"),
        ("-f", "keys", "zebra"),
        ("-f", "csv", "--fields", "title,issued,page"),
    ],
)
def test_the_command_prints_the_same_from_the_cache_as_without(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    (folder / "bad.yaml").write_text("type: book\nissued: 2020-13\n", encoding="utf-8")
    (folder.parent / "file").write_text("")
    without = run_bibkit(
        "list", *arguments, cwd=folder.parent, env={"XDG_CACHE_HOME": str(folder.parent / "file")}
    )
    keep(folder)
    cached = run_bibkit("list", *arguments, cwd=folder.parent)
    assert cached == without
    # A library of two parts is read as a whole.
    (folder.parent / "more").mkdir()
    (folder.parent / "more" / "zz.yaml").write_text("type: book\ntitle: Zz\n", encoding="utf-8")
    if "--sort" not in arguments:
        whole = run_bibkit("list", *arguments, "-L", "records", "-L", "more", cwd=folder.parent)
        assert [line for line in whole.out.splitlines() if "Zz" not in line] == cached.out.splitlines()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "copy9"),
        ("show", "copy9", "-f", "json"),
        ("show", "copy10", "old-copy", "-f", "bibtex"),
        ("open", "copy9", "--every"),
        ("show", "cpoy9"),
        ("show", "bad"),
    ],
)
def test_a_work_is_shown_from_the_cache_as_without(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "bad.yaml").write_text("type: book\nissued: 2020-13\n", encoding="utf-8")
    with (folder / "copy11.yaml").open("a", encoding="utf-8") as file:
        file.write("aliases: [old-copy]\n")
    (folder.parent / "file").write_text("")
    without = run_bibkit(*arguments, cwd=folder.parent, env={"XDG_CACHE_HOME": str(folder.parent / "file")})
    keep(folder)
    assert run_bibkit(*arguments, cwd=folder.parent) == without
