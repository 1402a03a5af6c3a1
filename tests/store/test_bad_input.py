"""A record file that is none: the place, the code and the way out, never an exception."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bibkit.errors import FileError
from bibkit.loading import load
from bibkit.store.folder import read_record
from bibkit.store.people import load_people
from tests.sources import record_of_text

GOOD = "type: article\ntitle: T\nauthor:\n  - Doe, Jane\nissued: 2020\n"


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "message"),
    [
        ("", 1, 1, "BK106", "The file is empty"),
        ("# only a comment\n", 1, 1, "BK106", "The file is empty"),
        ("- a\n- b\n", 1, 1, "BK106", "The file holds no fields"),
        ("just words\n", 1, 1, "BK106", "The file holds no fields"),
        (GOOD + "---\n" + GOOD, 6, 1, "BK106", "The file holds more than one document (---)"),
        (GOOD + "title: again\n", 6, 1, "BK105", "The field title is given twice"),
        (GOOD + "note: a: b\n", 6, 8, "BK103", "This is not YAML: mapping values are not allowed in this context"),
        (GOOD + 'tags: ["a" b]\n', 6, 12, "BK103", "This is not YAML: did not find expected ',' or ']' while parsing a flow sequence"),
        ("type: article\n\ttitle: T\n", 2, 1, "BK104", "A tab stands where YAML wants spaces"),
        (GOOD + "note: &a x\nannote: *a\n", 6, 7, "BK107", "An alias (*) uses this value a second time"),
        (GOOD + "note: !!python/object:os.system x\n", 6, 7, "BK107", "A tag (tag:yaml.org,2002:python/object:os.system) stands before a value"),
        (GOOD + 'note: "a\\x07b"\n', 6, 7, "BK115", "The text holds the control character U+0007"),
        (GOOD + "note: a\x07b\n", 6, 8, "BK115", "The file holds the control character U+0007"),
        (GOOD.replace("article", "inproceedings"), 1, 7, "BK109", '"inproceedings" is not a type of CSL'),
        (GOOD.replace("type: article\n", ""), 1, 1, "BK109", "The record has no type"),
        (GOOD.replace("2020", "2022-13-45"), 5, 9, "BK203", 'Month 13 does not exist in "2022-13-45"'),
        (GOOD.replace("2020", "[2020]"), 5, 9, "BK108", "issued should be a text"),
        (GOOD.replace("2020", "{date-parts: [[2020]]}"), 5, 9, "BK108", "issued should be an EDTF date or `{literal: in press}`"),
        (GOOD.replace("Doe, Jane", "others"), 4, 5, "BK303", '"others" is not a person'),
        (GOOD.replace("Doe, Jane", "{family: others}"), 4, 5, "BK303", '"others" is not a person'),
        (GOOD.replace("Doe, Jane", "Jane Doe"), 4, 5, "BK302", '"Jane Doe" has no comma, so the family name is not marked'),
        (GOOD.replace("Doe, Jane", "{given: ''}"), 4, 5, "BK304", "The name has no family, given or literal part"),
        (GOOD.replace("Doe, Jane", "{family: Doe, orcid: 0000-0001-5898-1912}"), 4, 26, "BK406",
         'The check digit of the ORCID iD "0000-0001-5898-1912" is wrong: the others call for 1'),
        (GOOD.replace("\n  - Doe, Jane", " Doe, Jane"), 3, 9, "BK108", "author should be a list of names, one an item"),
        (GOOD + "incomplete: [editor]\n", 6, 13, "BK312", "`incomplete` names editor, which holds no names"),
        (GOOD + "DOI: 11.1/x\n", 6, 6, "BK401", '"11.1/x" is not a DOI'),
        (GOOD + "id: ../../etc/passwd\n", 6, 5, "BK110", '"../../etc/passwd" can\'t be a citation key'),
        (GOOD + "tags: alignment\n", 6, 7, "BK108", "tags should be a list of texts, such as [one, two]"),
        (GOOD + "? [a]\n: b\n", 6, 3, "BK106", "A list or mapping stands where a field's name is wanted"),
    ],
)  # fmt: skip
def test_a_fault_has_its_place_and_code(text: str, line: int, column: int, code: str, message: str) -> None:
    record, found = record_of_text(text, "doe.yaml")
    assert record is None
    errors = [one for one in found if one.is_error]
    where = errors[0].where
    assert (where.path, where.line, where.column, errors[0].code, errors[0].message) == (
        "doe.yaml",
        line,
        column,
        code,
        message,
    )
    assert errors[0].help


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "help_text"),
    [
        (GOOD + "titel: x\n", 6, 1, "BK111", "did you mean title?"),
        (GOOD + "doi: 10.1000/182\n", 6, 1, "BK111", "did you mean DOI?"),
        (GOOD + "volume:\n", 6, 1, "BK114", "fill it in or remove it"),
        (GOOD + "DOI: https://doi.org/10.1000/182\n", 6, 6, "BK407", "write 10.1000/182"),
        ("id: other\n" + GOOD, 1, 5, "BK112", "rename the file to other.yaml or correct the id"),
    ],
)
def test_a_doubt_keeps_the_record(text: str, line: int, column: int, code: str, help_text: str) -> None:
    record, found = record_of_text(text, "doe.yaml")
    assert record is not None
    assert [(one.where.line, one.where.column, one.code, one.help) for one in found] == [
        (line, column, code, help_text)
    ]


def test_a_field_of_another_name_is_no_slip_for_a_known_one() -> None:
    record, found = record_of_text(GOOD + "bibsource: dblp\ntimestamp: Mon\n", "doe.yaml")
    assert record is not None
    assert found == []


def test_every_fault_of_a_record_is_shown_at_once() -> None:
    _, found = record_of_text(
        "type: artcle\nissued: 2020-13\nauthor:\n  - others\n  - Plato\nDOI: x\n", "a.yaml"
    )
    assert [one.code for one in found] == ["BK109", "BK203", "BK303", "BK301", "BK401"]


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "{a: " * 100_000, "- " * 100_000, "a: " + "&x " * 1000, "? " * 50_000]
)
def test_deep_nesting_is_refused(text: str) -> None:
    record, found = record_of_text(text, "deep.yaml")
    assert record is None
    assert found[0].is_error


def test_a_billion_laughs_are_not_laughed() -> None:
    lines = ["a0: &a0 [x]"] + [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    record, found = record_of_text("\n".join(lines), "laughs.yaml")
    assert record is None
    assert found[0].code == "BK107"


def test_ten_thousand_authors_and_a_long_abstract_are_read() -> None:
    authors = "".join(f"  - Doe{i}, Jane\n" for i in range(10_000))
    text = f"type: article\ntitle: T\nauthor:\n{authors}issued: 2020\nabstract: {'word ' * 190_000}end\n"
    record, found = record_of_text(text, "long.yaml")
    assert record is not None
    assert found == []
    assert len(record.author) == 10_000
    assert len(record.text("abstract")) == 950_003


def test_text_stays_text() -> None:
    record, _ = record_of_text(
        GOOD + "volume: 012\nissue: 12:30\nedition: no\nnumber: 1e3\npart-number: 0x1F\nsection: ~\n",
        "a.yaml",
    )
    assert record is not None
    values = [
        record.text(name) for name in ("volume", "issue", "edition", "number", "part-number", "section")
    ]
    assert values == ["012", "12:30", "no", "1e3", "0x1F", "~"]


@given(st.text(max_size=200))
def test_any_text_is_a_record_or_findings_with_a_place(text: str) -> None:
    record, found = record_of_text(text, "any.yaml")
    assert record is not None or any(one.is_error and one.where.line >= 1 for one in found)


def test_a_file_that_is_not_utf_8_names_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"type: article\ntitle: M\xfcller\n")
    found = read_record(str(path)).diagnostics
    assert [(one.code, one.where.line, one.where.column, one.message) for one in found] == [
        ("BK102", 2, 9, "Byte 0xFC is not UTF-8 text; the file looks like ISO-8859-1")
    ]


def test_a_folder_in_the_place_of_a_file_is_one_finding(tmp_path: Path) -> None:
    (tmp_path / "odd.yaml").mkdir()
    (tmp_path / "doe.yaml").write_text(GOOD)
    loaded = load(tmp_path)
    assert [one.code for one in loaded.load_diagnostics] == ["BK101"]
    assert len(loaded.records) == 1


def test_no_folder_and_an_empty_folder(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="There is no folder"):
        load(tmp_path / "none")
    with pytest.raises(FileError, match="holds no records"):
        load(tmp_path)


def test_two_records_with_one_key_are_both_refused(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "doe2020.yaml").write_text(GOOD)
    (tmp_path / "Doe2020.yaml").write_text(GOOD)
    (tmp_path / "roe2020.yaml").write_text(GOOD)
    loaded = load(tmp_path)
    assert [record.key for record in loaded.records] == ["roe2020"]
    assert [one.code for one in loaded.load_diagnostics] == ["BK113"]
    assert "but for upper and lower case" in loaded.load_diagnostics[0].message
    assert loaded.found == 3


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("- a\n", "BK106", ""),
        ("tom: Tom Brown\n", "BK108", "tom"),
        ("tom:\n  orcid: 0000-0001-5898-1911\n", "BK108", "tom.printed"),
        ("tom:\n  printed: [Tom Brown]\n  orcid: 0000-0001-5898-1912\n", "BK406", "tom.orcid"),
    ],
)
def test_faults_of_the_people_file(tmp_path: Path, text: str, code: str, field: str) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text)
    _, found = load_people(str(path))
    assert [(one.code, one.field_text, one.where.path) for one in found] == [(code, field, str(path))]


@pytest.mark.parametrize("text", ["", "\n \n", "# nobody yet\n", "---\n# nobody yet\n...\n", "{}\n"])
def test_a_people_file_that_names_nobody_means_no_people(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text)
    assert load_people(str(path)) == ({}, [])


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("website", "webpage"),  # Zotero's words are camelCase, Crossref's have hyphens
        ("journalArticle", "article-journal"),
        ("conferencePaper", "paper-conference"),
        ("journal-article", "article-journal"),
        ("proceedings-article", "paper-conference"),
        ("Dissertation", "thesis"),
        ("computerProgram", "software"),
        ("bookSection", "chapter"),
    ],
)
def test_a_type_of_another_vocabulary_is_named_in_csls_words(word: str, kind: str) -> None:
    _, (found,) = record_of_text(GOOD.replace("type: article", f"type: {word}"), "records/a.yaml")
    assert (found.code, found.help) == ("BK109", f"did you mean {kind}?")
    assert found.fix is not None
    assert found.fix.title == f"Write {kind}"
