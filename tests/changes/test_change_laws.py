"""Laws of changes: what is taken back leaves no trace, and what somebody else wrote is never replaced."""

from __future__ import annotations

import string
import tempfile
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import bibkit
from bibkit.model.key import file_stem, key_fault
from bibkit.model.raw import Raw
from bibkit.syntax.yaml.write import scalar
from tests.seed import copy_of_seed

KEYS = st.text(string.ascii_letters + string.digits + "-_:.+/é", min_size=1, max_size=12).filter(
    lambda key: key_fault(key) is None
)
RECORDS = (
    "id: {key}\ntype: book\ntitle: T\n",
    "type: book\ntitle: T # mine\naliases: [old1, old2]\ntags: [a]\n",
    "# mine\ntype: book\ntitle: T\naliases:\n  - old1\nsource:\n  format: bibtex\n  related: other, {key}\n",
    'type: "book"\r\n"id": "{key}"\r\ntitle: T\r\n',
    "id: '{key}'\ntype: book\ntitle: T\n",
)
SESSIONS = "sessions:\n  - id: one\n    date: 2026-10-20\n    before: Reads @{key} and [see @{key}, p. 5].\n    papers: [{key}]\n"
TEXTS = {
    "paper.tex": "\\cite[5]{{other,{key}}} % \\cite{{{key}}}\n\\textcite{{{key}}}\n",
    "notes.md": "As [@{key}, p. 5; @other] says, @{key} and `@{key}`.\n",
    "text.typ": '#cite(label("{key}")) and #cite(<plain>)\n',
}


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@settings(max_examples=40)  # each writes a dozen files
@given(st.sampled_from(RECORDS), KEYS, KEYS)
def test_a_rename_there_and_back_is_the_identity(record: str, old: str, new: str) -> None:
    assume((scalar(old), scalar(new)) == (old, new))  # quotes that a key needs stay for the next one
    assume(len({old.casefold(), new.casefold(), "other", "plain", "old1", "old2"}) == 6)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "records").mkdir()
        (folder / "records" / f"{file_stem(old)}.yaml").write_bytes(record.replace("{key}", old).encode())
        (folder / "records/other.yaml").write_text(
            f"type: book\ntitle: O\nsource:\n  format: bibtex\n  crossref: {old}\n"
        )
        (folder / "sessions.yaml").write_text(SESSIONS.replace("{key}", old))
        for file, text in TEXTS.items():
            (folder / file).write_text(text.format(key=old))
        before = tree(folder)
        lib = bibkit.load(folder / "records")
        assume(not lib.errors)
        sessions, texts = [folder / "sessions.yaml"], [folder / file for file in TEXTS]
        try:
            lib = bibkit.rename(lib, old, new, sessions=sessions, texts=texts).apply()
        except bibkit.UsageError:  # a text has no place for the key: nothing is written
            assert tree(folder) == before
            return
        assert new in lib
        assert old in lib[new].list("aliases")
        assert bibkit.load(folder / "records").records == lib.records
        lib = bibkit.rename(lib, new, old, sessions=sessions, texts=texts).apply()
        assert tree(folder) == before
        assert bibkit.load(folder / "records").records == lib.records


@settings(max_examples=40)
@given(st.sampled_from(["volume", "note", "DOI", "editor", "tags", "URL"]), st.sampled_from(RECORDS))
def test_what_is_set_and_taken_away_leaves_no_trace(field: str, record: str) -> None:
    values: dict[str, Raw] = {
        "DOI": "10.1000/182",
        "editor": ["Doe, Jane"],
        "tags": ["x", "y"],
        "URL": "https://x.example/",
    }
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "doe2020.yaml"
        path.write_bytes(record.replace("{key}", "doe2020").encode())
        before = path.read_bytes()
        lib = bibkit.load(name)
        assume(field not in lib["doe2020"].values)
        lib = lib.set("doe2020", {field: values.get(field, "a: b # c")}).apply()
        assert path.read_bytes() != before
        assert bibkit.load(name).records == lib.records
        lib.set("doe2020", {field: None}).apply()
        assert path.read_bytes() == before


@pytest.mark.parametrize("change", ["set", "tag", "rename", "remove"])
def test_a_plan_is_refused_where_the_library_changed_meanwhile(tmp_path: Path, change: str) -> None:
    copy_of_seed(tmp_path)
    lib = bibkit.load(tmp_path / "records")
    key = "kang2019transfer"
    made = {
        "set": lambda: lib.set(key, note="x"),
        "tag": lambda: lib.tag(lib, "x"),
        "rename": lambda: lib.rename(key, "kang2019"),
        "remove": lambda: lib.remove(key),
    }[change]()
    path = tmp_path / "records" / f"{key}.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "note: theirs\n", encoding="utf-8")
    before = tree(tmp_path)
    with pytest.raises(bibkit.FileError, match="has changed since it was read"):
        made.apply()
    assert tree(tmp_path) == before


def test_a_record_is_added_once(tmp_path: Path) -> None:
    copy_of_seed(tmp_path)
    lib = bibkit.load(tmp_path / "records")
    record = bibkit.record_from_dict(
        {"id": "doe2020", "type": "book", "title": "On Ways", "author": ["Doe, Jane"]}
    )
    after = lib.add(record).apply()
    assert bibkit.load(tmp_path / "records").records == after.records
    with pytest.raises(bibkit.FileError, match="There is a record doe2020 already"):
        after.add(record)
    assert lib.add(record).plan.apply() == 0  # it is there as it would be written
    other = bibkit.record_from_dict(
        {"id": "doe2020", "type": "book", "title": "On Means", "author": ["Roe, A"]}
    )
    with pytest.raises(bibkit.FileError, match="is there already"):
        lib.add(other).apply()
    assert after.remove("doe2020").apply().records == lib.records
