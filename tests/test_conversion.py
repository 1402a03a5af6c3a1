"""Files in another format, an entry at a time: the same as all at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import bibkit
from bibkit.conversion import Conversion, can_be_streamed
from bibkit.diagnostics import Diagnostic
from bibkit.model.key_set import KeySet
from bibkit.source import Source
from bibkit.store import pieces
from bibkit.store.pieces import PiecedFile
from tests.cli.run import bibkit as run
from tests.shared_data import shared

FILES = (
    "corpora/large/crypto_misc.bib",
    "corpora/csl-json/meta-review.json",
)
SMALL = 700  # characters of a piece


def nothing() -> None:
    """What to do where nothing is written."""


def converted(path: Path, to: str) -> tuple[str, list[Diagnostic]]:
    found: list[Diagnostic] = []
    conversion = Conversion([path], to, {})
    text = "".join(conversion.pieces(found.append, lambda _loss: None, nothing))
    return text, found


@pytest.mark.parametrize(
    "to", ["bibtex", "biblatex", "csl-json", "csl-jsonl", "csl-yaml", "hayagriva", "ris", "records-jsonl"]
)
@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_converted_as_if_it_were_read_at_once(
    monkeypatch: pytest.MonkeyPatch, name: str, to: str
) -> None:
    path = shared(name)
    whole = bibkit.load(path)
    monkeypatch.setattr(pieces, "_LENGTH", SMALL)
    text, found = converted(path, to)
    assert text == whole.write(to).text
    assert [(one.code, one.key, one.where) for one in found] == [
        (one.code, one.key, one.where) for one in whole.load_diagnostics
    ]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_places_in_pieces_are_those_of_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line_end: str
) -> None:
    monkeypatch.setattr(pieces, "_LENGTH", 30)
    text = "".join(f"@misc{{k{number},{line_end}  title = {{é {number}}}}}{line_end}" for number in range(50))
    (tmp_path / "refs.bib").write_bytes(text.encode("utf-8-sig"))
    parts = list(PiecedFile(tmp_path / "refs.bib", "bibtex"))
    assert len(parts) > 10
    assert "".join(part.text for part in parts) == text
    whole = Source(text)
    at = 0
    for part in parts:
        assert part.position(0) == whole.position(at)
        at += len(part.text)


@pytest.mark.parametrize(
    "text",
    [
        '[{"id": "a", "type": "book"}, {"id": "b", "type": "map"}]',
        '{"id": "a", "type": "book"}\n{"id": "b", "type": "map"}\n',
        '[{"id": "a", "type": "book"},\n{"id": "b", "type": "map"} {"id": "c"}]',
        '[{"id": "a", "type": "book"}, {"id": "b", "type": "map"',
        '[{"id": "a", "type": "book"}, {"id": "b", "type": "map"}] x',
        "[]",
        "",
    ],
)
def test_json_in_pieces_is_read_as_json_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr(pieces, "_LENGTH", 5)
    path = tmp_path / "x.json"
    path.write_text(text)
    whole = bibkit.load(path)
    written, found = converted(path, "csl-jsonl")
    assert [json.loads(line)["id"] for line in written.splitlines()] == list(whole)
    assert [(one.code, one.where[:5]) for one in found] == [
        (one.code, one.where[:5]) for one in whole.load_diagnostics
    ]


def test_parents_that_come_late_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "_LENGTH", 20)
    filler = "".join(f"@misc{{k{number}, title={{T {number}}}}}\n" for number in range(20))
    (tmp_path / "refs.bib").write_text(
        f"@string{{p = {{Publisher}}}}\n@inproceedings{{child, title={{C}}, crossref={{Parent}}}}\n{filler}"
        "@proceedings{parent, title={Proceedings}, publisher=p, year=2020}\n"
    )
    text, _ = converted(tmp_path / "refs.bib", "csl-json")
    child = json.loads(text)[0]
    assert (child["container-title"], child["publisher"]) == ("Proceedings", "Publisher")


def test_what_is_left_out_and_lost_is_counted(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(
        "@misc{a, title={A}, month={Blah}}\n@misc{b, title={B\n@misc{c, title={C}}\n@misc{c, title={C}}\n"
    )
    conversion = Conversion([path], "ris", {})
    list(conversion.pieces(lambda _: None, lambda _: None, nothing))
    counts = (conversion.found, conversion.written, conversion.left_out, conversion.losses)
    assert counts == (4, 2, 1, 1)


def test_only_files_of_some_formats_can_be_streamed(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("")
    assert can_be_streamed(tmp_path / "refs.bib")
    assert not can_be_streamed(tmp_path)
    assert not can_be_streamed(tmp_path / "none.bib")


def test_a_conversion_that_fails_leaves_the_file(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(b"@misc{a, title={A}}\n" * 9000 + b"@misc{b, title={\xff}}\n")
    (tmp_path / "out.json").write_text("old")
    done = run("convert", "refs.bib", "-o", "out.json", cwd=tmp_path)
    assert done.code == 1
    assert "refs.bib:9001:17: BK102" in done.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", "refs.bib"]
    assert (tmp_path / "out.json").read_text() == "old"


def test_the_same_text_leaves_the_file_untouched(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@misc{a, title={A}}\n")
    run("convert", "refs.bib", "-o", "out.json", cwd=tmp_path)
    before = (tmp_path / "out.json").stat()
    run("convert", "refs.bib", "-o", "out.json", cwd=tmp_path)
    after = (tmp_path / "out.json").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_a_loss_can_forbid_the_output(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@misc{a, title={A}, month={Blah}}\n")
    for arguments in (("-o", "out.ris"), ("--to", "ris")):
        done = run("convert", "refs.bib", "--fail-on-loss", *arguments, cwd=tmp_path)
        assert (done.code, done.out) == (1, "")
        assert "refs.bib:1:" in done.err
    assert not (tmp_path / "out.ris").exists()


def test_a_set_of_keys_holds_what_was_put_in() -> None:
    keys = KeySet()
    assert all(keys.add(f"key{number}") for number in range(5000))
    assert not keys.add("key17")
    assert len(keys) == 5000
    assert "key4999" in keys
    assert "key5000" not in keys
