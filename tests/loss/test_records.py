"""Taking records in replaces nothing that was not read as that very record."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import bibkit as api
from bibkit.errors import FileError
from tests.cli.run import bibkit

BIB = """\
@article{smith2020, title={New Ways}, author={Smith, Ann}, journal={Journal}, year=2020}
@article{doe2021, title={Old Ways}, author={Doe, Jane}, journal={Journal}, year=2021}
"""
SOUND = "type: book\ntitle: Another\nauthor:\n- Roe, Ann\nissued: 1999\n"


def write(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


def link_to_note(path: Path) -> None:
    (path.parent.parent / "note.yaml").write_text("title: a person's: note\n")
    path.symlink_to("../note.yaml")


IN_THE_WAY: dict[str, tuple[str, Callable[[Path], object]]] = {
    "broken YAML": ("smith2020.yaml", write("type: article-journal\ntitle: New: a study\nnote: mine\n")),
    "another id": ("smith2020.yaml", write("id: roe1999\n" + SOUND)),
    "nothing in it": ("smith2020.yaml", write("")),
    "not UTF-8": ("smith2020.yaml", lambda path: path.write_bytes(b"title: M\xfcller\n")),
    "a list": ("smith2020.yaml", write("- a\n- b\n")),
    "a bad field": ("smith2020.yaml", write("type: article\ntitle: New Ways\nissued: 2020-13\n")),
    "the other ending": ("smith2020.yml", write("title: New: a study\n")),
    "upper case": ("Smith2020.yaml", write("title: New: a study\n")),
    "a folder": ("smith2020.yaml", lambda path: path.mkdir()),
    "a pipe": ("smith2020.yaml", os.mkfifo),
    "a link to what never ends": ("smith2020.yaml", lambda path: path.symlink_to("/dev/zero")),
    "a link to nothing": ("smith2020.yaml", lambda path: path.symlink_to("../nowhere.yaml")),
    "a link that leads out": ("smith2020.yaml", link_to_note),
    "below a folder": ("old/smith2020.yaml", write("title: New: a study\n")),
}


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file below a folder; a link or folder by its name alone."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_a_file_that_was_not_read_as_the_record_stays(tmp_path: Path, case: str) -> None:
    name, make = IN_THE_WAY[case]
    (tmp_path / "refs.bib").write_text(BIB)
    path = tmp_path / "records" / name
    path.parent.mkdir(parents=True)
    make(path)
    before = snapshot(tmp_path)
    run = bibkit("import", "refs.bib", cwd=tmp_path)
    after = snapshot(tmp_path)
    written = after.pop("records/doe2021.yaml")
    assert after == before
    assert written is not None
    assert run.code == 1
    assert f"refs.bib:1:10: BK811 [smith2020] records/{name} is there" in run.err
    assert "2 entries found, 0 already in the library, 1 written" in run.err
    again = bibkit("import", "refs.bib", cwd=tmp_path)
    assert (again.code, "1 already in the library, 0 written" in again.err) == (1, True)
    assert snapshot(tmp_path) == {**before, "records/doe2021.yaml": written}


def test_the_entry_is_taken_in_when_the_way_is_free(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "records").mkdir()
    broken = tmp_path / "records/smith2020.yaml"
    broken.write_text("title: New: a study\n")
    assert bibkit("import", "refs.bib", cwd=tmp_path).code == 1
    broken.unlink()
    assert bibkit("import", "refs.bib", cwd=tmp_path).code == 0
    assert sorted(api.load(tmp_path / "records")) == ["doe2021", "smith2020"]


def test_a_library_with_broken_records_says_so(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "records").mkdir()
    (tmp_path / "records/other.yaml").write_text("title: a: b\n")
    run = bibkit("import", "refs.bib", "-q", cwd=tmp_path)
    assert run.code == 0
    assert run.err == (
        "bibkit: 1 record in records can't be read, so what comes in was not compared with it\n"
        "  hint: see `bibkit check`\n"
    )


def test_a_key_that_a_broken_record_claims_is_taken(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB)
    (tmp_path / "records").mkdir()
    (tmp_path / "records/mine.yaml").write_text("id: smith2020\ntype: article\ntitle: T\nissued: 2020-13\n")
    run = bibkit("import", "refs.bib", cwd=tmp_path)
    assert "BK811 [smith2020] The record smith2020 is there, and can't be read" in run.err
    assert sorted(path.name for path in (tmp_path / "records").iterdir()) == ["doe2021.yaml", "mine.yaml"]


def test_a_key_that_bibkit_makes_meets_a_broken_record(tmp_path: Path) -> None:
    arguments = ("new", "-T", "On Ways", "-a", "Smith, Ann", "-d", "2020")
    made = bibkit(*arguments, cwd=tmp_path).out.strip()
    path = tmp_path / made
    path.write_text("title: On: Ways\nnote: mine\n")
    run = bibkit(*arguments, cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith(f"bibkit: {made} is there already\n  hint: look at it with `bibkit check`")
    assert path.read_text() == "title: On: Ways\nnote: mine\n"
    assert bibkit(*arguments[:1], path.stem, *arguments[1:], cwd=tmp_path).code == 2
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("case", IN_THE_WAY)
def test_new_replaces_nothing(tmp_path: Path, case: str) -> None:
    name, make = IN_THE_WAY[case]
    path = tmp_path / "records" / name
    path.parent.mkdir(parents=True)
    make(path)
    before = snapshot(tmp_path)
    run = bibkit("new", "smith2020", "-T", "On Ways", "-a", "Smith, Ann", "-d", "2020", cwd=tmp_path)
    assert (run.code, snapshot(tmp_path)) == (2, before)


@pytest.mark.parametrize(
    "arguments", [("check", "--fix"), ("import", "refs.bib", "--update", "theirs")], ids=lambda one: one[0]
)
def test_a_link_is_not_followed_out_of_the_library(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    outside = tmp_path / "note.yaml"
    outside.write_text(
        "type: article-journal\ntitle: New Ways.\nauthor:\n- Smith, Ann\nissued: 2020\n"
        "container-title: Old Journal\nDOI: https://doi.org/10.1000/x\n"
    )
    text = outside.read_text()
    (tmp_path / "refs.bib").write_text(BIB.replace("year=2020", "year=2020, doi={10.1000/x}"))
    (tmp_path / "records").mkdir()
    link = tmp_path / "records/smith2020.yaml"
    link.symlink_to(outside)
    run = bibkit(*arguments, cwd=tmp_path)
    assert (outside.read_text(), link.is_symlink()) == (text, True)
    assert run.code != 0
    assert f"records/smith2020.yaml is a link to {outside}, which is not in records" in run.err


def test_a_link_inside_the_library_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "records/texts").mkdir(parents=True)
    real = tmp_path / "records/texts/a.txt"
    real.write_text(
        "type: book\ntitle: T\nauthor:\n- Roe, Ann\nissued: 1999\nDOI: https://doi.org/10.1000/x\n"
    )
    (tmp_path / "records/a.yaml").symlink_to("texts/a.txt")
    bibkit("check", "--fix", cwd=tmp_path)
    assert "DOI: 10.1000/x\n" in real.read_text()
    assert (tmp_path / "records/a.yaml").is_symlink()


def test_what_changed_since_it_was_read_is_not_edited(tmp_path: Path) -> None:
    path = tmp_path / "roe1999.yaml"
    path.write_text(SOUND)
    library = api.load(tmp_path)
    plan = library.fix().plan
    path.write_text(SOUND.replace("Another", "Mine"))
    assert plan.apply() == 0
    library = library.set("roe1999", note="x").apply()  # reads it again
    assert path.read_text() == SOUND.replace("Another", "Mine") + "note: x\n"
    path.unlink()
    path.symlink_to("/dev/null")
    with pytest.raises((FileError, api.BibkitError)):
        library.set("roe1999", note="y").apply()
