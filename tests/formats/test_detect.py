"""Which format a file is in, where its name says nothing, or something else than it holds."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit
from bibkit.compression import compressed, ending_by_content
from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError, UsageError
from bibkit.formats.detect import format_of
from bibkit.source import Source
from bibkit.syntax.read_file import source_of_bytes

RIS = "TY  - BOOK\nTI  - Trees\nER  - \n"
NBIB = "PMID- 12345678\nTI  - Trees.\n"
REFER = "%A Ash, Jo\n%T Trees\n%D 1978\n"
MODS = '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>Trees</title></titleInfo></mods>'
WORD = '<b:Sources xmlns:b="x"><b:Source/></b:Sources>'
BIB = "@book{ash1978, title = {Trees}}\n"
CROSSREF = '{"DOI": "10.1000/1", "is-referenced-by-count": 3}'


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RIS, "ris"),
        ("AU  - Ash, Jo\nTI  - Trees\nER  - \n", "ris"),
        (REFER, "refer"),
        ("\n%0 Book\n%T Trees\n", "refer"),
        ("%A comment in a text\nand more of it\n%T\n", None),
        ("% A comment of TeX\n% The next\n\\section{Trees}\n", None),
    ],
)
def test_a_text_without_a_name_is_told_by_what_it_holds(text: str, name: str | None) -> None:
    assert format_of(Source(text, "refs.txt")) == name


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("refs.bib", RIS, "ris"),
        ("refs.json", RIS, "ris"),
        ("refs.ris", NBIB, "nbib"),
        ("refs.ris", "%0 Book\n%T Trees\n", "refer"),
        ("refs.ris", MODS, "mods"),
        ("refs.mods", WORD, "word-xml"),
        ("refs.bib", CROSSREF, "crossref"),
        ("refs.enw", BIB, "bibtex"),
    ],
)
def test_what_stands_under_a_wrong_name_is_read_as_what_it_is(path: str, text: str, name: str) -> None:
    assert format_of(Source(text, path)) == name


@pytest.mark.parametrize(
    ("path", "text", "name"),
    [
        ("refs.bib", f"{BIB}@comment{{\n{RIS}}}\n", "bibtex"),
        ("refs.biblatex", BIB, "biblatex"),
        ("refs.bib", "% nothing yet\n", "bibtex"),
        ("refs.ris", "AU  - Ash, Jo\n", "ris"),
        ("refs.cff", "title: Trees\nreferences:\n- type: book\n", "cff"),
        ("refs.yaml", "[{id: ash, type: book}]", "csl-yaml"),
        ("refs.jsonl", '{"id": "ash"}\n{"id": "birch"}\n', "csl-jsonl"),
    ],
)
def test_what_a_name_says_holds_where_the_text_does_not_gainsay_it(path: str, text: str, name: str) -> None:
    assert format_of(Source(text, path)) == name


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_a_compressed_file_whose_name_does_not_say_it_is_named(ending: str) -> None:
    data = compressed(RIS.encode() * 9, f"refs.ris{ending}")
    assert ending_by_content(data) == ending
    found = source_of_bytes(data, "there/refs.ris")
    assert isinstance(found, Diagnostic)
    assert (found.code, found.help) == ("BK102", f"call it refs.ris{ending}")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.4\n\xff", "The file is a PDF, and no text"),
        (b"PK\3\4\xff\0", "The file is a ZIP archive, as .docx and .xlsx are, and no text"),
        (
            b"\x7fELF\xd0\0" + 40 * b"\1",
            "Byte 0xD0 is not UTF-8 text, and there are bytes in it that no text has",
        ),
        ("Müller".encode("latin-1"), "Byte 0xFC is not UTF-8 text; the file looks like ISO-8859-1"),
    ],
)
def test_what_is_no_text_is_told_as_what_it_is(data: bytes, message: str) -> None:
    found = source_of_bytes(data, "refs")
    assert isinstance(found, Diagnostic)
    assert found.message == message


def test_a_folder_without_records_names_a_file_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "trees.ris").write_text(RIS)
    with pytest.raises(FileError) as raised:
        bibkit.load(tmp_path)
    assert raised.value.hint == "name the files that you mean, such as trees.ris"


def test_an_empty_file_without_a_format_is_told_from_one_that_is_unknown(tmp_path: Path) -> None:
    path = tmp_path / "refs"
    for text, message in (
        ("\n", "There is nothing in "),
        ("words\n", "Neither the name nor the content of "),
    ):
        path.write_text(text)
        with pytest.raises(UsageError, match=message):
            bibkit.load(path)
