"""Marks of names as data annotations of biblatex (manual of biblatex 3.19, 3.7, data annotations), and in other formats."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.model.record import Record

HEAD = "author = {Doe, Jane and Roe, Ann and Poe, Al}"


def entry(*fields: str) -> str:
    return f"@book{{a, {', '.join((HEAD, *fields))}, title = {{A}}, date = {{2020}}}}"


def read(text: str, format_: str = "biblatex") -> Record:
    result = bibkit.read(text, format_)
    assert not [one for one in result.diagnostics if one.is_error]
    return result.records[0]


def written(record: Record, format_: str) -> tuple[str, list[str]]:
    lib = bibkit.Library((Path("x.bib"),), (record,))
    made = lib.write(format_)
    return made.text, [loss.message for loss in made.losses]


def annotated(text: str) -> list[str]:
    return [" ".join(line.split()).rstrip(",") for line in text.splitlines() if "+an" in line]


MARKED = [
    ("author+an = {1=equal}", [("equal",), (), ()], "author+an = {1=equal}"),
    ("author+an = {1=equal;2=equal,corresponding}", [("equal",), ("equal", "corresponding"), ()], "author+an = {1=equal;2=equal,corresponding}"),
    ("author+an = { 3 = equal ; 1 = first author }", [("first author",), (), ("equal",)], "author+an = {1=first author;3=equal}"),
    ("author+an = {1=equal; 1=student, equal}", [("equal", "student"), (), ()], "author+an = {1=equal,student}"),
    ("AUTHOR+AN = {2=co-first}", [(), ("co-first",), ()], "author+an = {2=co-first}"),
    ("author+an = {2=Schüler}", [(), ("Schüler",), ()], "author+an = {2=Schüler}"),
    (r'author+an = {2=Sch{\"u}ler}', [(), ("Schüler",), ()], "author+an = {2=Schüler}"),
]  # fmt: skip


@pytest.mark.parametrize(("field", "marks", "again"), MARKED)
def test_annotations_of_names_are_marks_and_are_written_again(
    field: str, marks: list[tuple[str, ...]], again: str
) -> None:
    record = read(entry(field))
    assert [name.marks for name in record.author] == marks
    assert not record.extra
    text, losses = written(record, "biblatex")
    assert (annotated(text), losses) == ([again], [])
    assert read(text).author == record.author


@pytest.mark.parametrize(
    "field",
    [
        'author+an = {1="equal contribution"}',
        "author+an = {1:family=student}",
        "author+an = {=ordered}",
        "author+an = {4=equal}",
        'author+an:role = {1="lead"}',
        "title+an = {=highlight}",
    ],
)
def test_other_annotations_stay_as_they_are(field: str) -> None:
    record = read(entry(field))
    assert [name.marks for name in record.author] == [(), (), ()]
    text, losses = written(record, "biblatex")
    assert (annotated(text), losses) == ([field], [])


def test_marks_stand_beside_other_annotations_of_the_same_names() -> None:
    record = read(entry('author+an = {1=equal; 2:family=x; 3="y"}'))
    assert [name.marks for name in record.author] == [("equal",), (), ()]
    text, losses = written(record, "biblatex")
    assert (annotated(text), losses) == (['author+an = {1=equal;2:family=x; 3="y"}'], [])
    assert read(text) == read(written(read(text), "biblatex")[0])


def test_editors_who_were_something_else_keep_theirs() -> None:
    record = read(entry("editor = {Zed, Zoe}", "editortype = {compiler}", "editor+an = {1=student}"))
    assert record.names("compiler")[0].marks == ("student",)
    assert "editor+an = {1=student}" in annotated(written(record, "biblatex")[0])


def test_names_that_biber_alone_reads_keep_theirs() -> None:
    text = "@book{a, author = {family=Doe, given=Jane, prefix=de, useprefix=false}, author+an = {1=equal}, title = {A}}"
    record = read(text)
    assert record.author[0].marks == ("equal",)
    again = written(record, "biblatex")[0]
    assert read(again).author == record.author


def test_classic_bibtex_keeps_them_in_a_field_that_no_style_reads() -> None:
    record = read(entry("author+an = {2=Schüler}"))
    text, losses = written(record, "bibtex")
    assert losses == []
    assert read(text, "bibtex").author == record.author


def test_a_mark_that_is_no_word_is_a_named_loss() -> None:
    names = [{"family": "Doe", "given": "Jane", "marks": ["equal", "a=b;c"]}]
    record = read(f'[{{"id": "a", "type": "book", "author": {names}}}]'.replace("'", '"'), "csl-json")
    text, losses = written(record, "biblatex")
    assert annotated(text) == ["author+an = {1=equal}"]
    assert losses == ['BibLaTeX can\'t say the mark "a=b;c" of Jane Doe']


@pytest.mark.parametrize(
    ("format_", "loss"),
    [
        ("ris", "RIS can't carry the marks of Jane Doe"),
        ("hayagriva", "Hayagriva can't carry the marks of Jane Doe"),
    ],
)
def test_other_formats_name_the_loss(format_: str, loss: str) -> None:
    assert written(read(entry("author+an = {1=equal}")), format_)[1] == [loss]


@pytest.mark.parametrize("format_", ["csl-json", "csl-yaml", "csl-jsonl"])
def test_csl_json_keeps_them_aside(format_: str) -> None:
    record = read(entry("author+an = {1=equal;3=student,equal}"))
    text, losses = written(record, format_)
    assert losses == []
    assert read(text, format_).author == record.author


@pytest.mark.parametrize(
    ("given", "marks"),
    [
        ("[equal]", ("equal",)),
        ("equal", ("equal",)),
        ("'equal, corresponding'", ("equal", "corresponding")),
        ("[equal, equal]", ("equal",)),
        ('[" first   author "]', ("first author",)),
        ("[]", ()),
    ],
)
def test_records_hold_marks_as_a_list_or_a_text(tmp_path: Path, given: str, marks: tuple[str, ...]) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"type: book\ntitle: A\nauthor:\n  - {{family: Doe, given: Jane, marks: {given}}}\n")
    lib = bibkit.load(tmp_path)
    assert lib["a"].author[0].marks == marks
    lib.set("a", publisher="Nest").apply()
    assert bibkit.load(tmp_path)["a"].author[0].marks == marks


def test_marks_that_are_no_words_are_an_error_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("type: book\ntitle: A\nauthor:\n  - {family: Doe, given: Jane, marks: {equal: yes}}\n")
    found = bibkit.load(tmp_path).errors
    assert [(one.code, one.field) for one in found] == [("BK108", ("author", 0, "marks"))]


def test_a_new_record_has_them_behind_the_parts_of_the_name(tmp_path: Path) -> None:
    from bibkit.store.dump import dump_record

    record = read(entry("author+an = {1=equal,student}"))
    assert "  - {family: Doe, given: Jane, marks: [equal, student]}\n  - Roe, Ann\n" in dump_record(record)
