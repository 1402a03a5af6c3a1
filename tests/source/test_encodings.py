"""Bytes as text: what a file is in, by its byte order mark, its own words or the caller's, and what it looks like."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

import bibkit
from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError
from bibkit.source import Source
from bibkit.source.encodings import is_encoding, likely_encoding
from bibkit.syntax.read_file import source_of_bytes
from tests.cli.run import bibkit as run_bibkit

TEXT = "@book{k, title={Größe und Café “x” naïve}}\n"


def read(data: bytes, encoding: str = "") -> str:
    source = source_of_bytes(data, "refs.bib", encoding)
    return source.text if isinstance(source, Source) else source.message


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_says_what_a_file_is_in(encoding: str) -> None:
    assert read(TEXT.encode(encoding)) == TEXT
    assert read(TEXT.encode(encoding), "windows-1252" if encoding != "utf-8" else "") == TEXT


@pytest.mark.parametrize(
    ("line", "encoding"),
    [
        ("% Encoding: Cp1252\n\n", "cp1252"),
        ("% This file was created with JabRef 2.10.\n% Encoding: MacRoman\n", "mac_roman"),
        ("%% -*- coding: windows-1252 -*-\n", "cp1252"),
        ("% !TeX encoding = macroman\n", "mac_roman"),
        ("% Encoding: GB18030\n", "gb18030"),
    ],
)
def test_a_file_says_what_it_is_in(line: str, encoding: str) -> None:
    assert read((line + TEXT).encode(encoding)) == line + TEXT


@pytest.mark.parametrize(
    "line", ["% Encoding: UTF-8\n", "% Encoding: punycode\n", "% Encoding: rot13\n", "% Encoding: none\n", ""]
)
def test_a_file_that_says_nothing_that_helps_is_named(line: str) -> None:
    message = "Byte 0xF6 is not UTF-8 text; the file looks like Windows-1252"
    assert read(line.encode() + TEXT.encode("cp1252")) == message


def test_the_caller_may_say_it() -> None:
    assert read(TEXT.encode("cp1252"), "windows-1252") == TEXT
    assert read(b"\xef\xbb\xbf\xff", "latin-1") == "Byte 0xFF is not UTF-8 text"
    assert read("é".encode("latin-1"), "ascii") == "Byte 0xE9 is not ascii text"


@pytest.mark.parametrize(
    ("text", "encoding", "likely"),
    [
        ("Müller", "latin-1", "ISO-8859-1"),
        ("Mu\u0308ller “quoted”", "utf-16-le", "UTF-16LE"),
        ("Müller “quoted” – ok", "cp1252", "Windows-1252"),
        ("José Núñez et Gaëlle", "mac_roman", "Mac Roman"),
        ("Ærø, Ångström, Ölçer", "latin-1", "ISO-8859-1"),
        ("Привет", "koi8-r", ""),
        ("日本語の文献について", "shift_jis", ""),
        ("中文文献", "gb18030", ""),
    ],
)
def test_what_bytes_look_like(text: str, encoding: str, likely: str) -> None:
    assert likely_encoding(text.encode(encoding, "ignore")) == likely


def test_names_of_encodings() -> None:
    names = ("latin1", "Cp1252", "MacRoman", "ISO8859_15", "hex", "idna", "unicode_escape", "x y", "", "\0")
    assert [name for name in names if is_encoding(name)] == ["latin1", "Cp1252", "MacRoman", "ISO8859_15"]


def test_a_place_in_a_file_with_a_mark() -> None:
    found = source_of_bytes(b"\xef\xbb\xbfab\n c\xff", "refs.bib")
    assert isinstance(found, Diagnostic)
    assert (found.where.line, found.where.column) == (2, 3)


def test_a_file_in_another_encoding_is_read_and_keeps_it_in_place(tmp_path: Path) -> None:
    path = tmp_path / "old.bib"
    data = ("% Encoding: ISO-8859-1\n" + TEXT.replace("“x” ", "") + "@book{k2, month = march}").encode(
        "latin-1"
    )
    path.write_bytes(data)
    library = bibkit.load(path)
    assert library["k"].text("title") == "Größe und Café naïve"
    (source,) = {origin.span.source for origin in [library.diagnostics[0].place] if origin and origin.span}
    with pytest.raises(FileError, match="is in iso8859-1, and what bibkit writes to other files is UTF-8"):
        source.whole("neü")
    calls = {
        ("convert", "old.bib", "-o", "old.bib"): (0, data),  # without a change it is the file that it was
        ("convert", "old.bib", "-o", "old.bib", "-O", "omit=year"): (0, data),
        ("check", "old.bib", "--fix"): (1, data.replace(b"= march", b"= mar")),
        ("format", "old.bib", "--check"): (1, data.replace(b"= march", b"= mar")),
    }
    for arguments, (code, after) in calls.items():
        assert run_bibkit(*arguments, cwd=tmp_path).code == code
        assert path.read_bytes() == after


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("iso-8859-2", b""), ("cp1252", b""), ("mac_roman", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-32-be", codecs.BOM_UTF32_BE)],
)  # fmt: skip
def test_what_is_changed_in_a_file_leaves_its_encoding_and_its_mark(
    tmp_path: Path, encoding: str, mark: bytes
) -> None:
    path = tmp_path / "old.bib"
    text = "@book{k, title={Gräßlich}, note={Möß}}\n"
    path.write_bytes(mark + text.encode(encoding))
    call = ("convert", "old.bib", "--encoding", encoding, "-o", "old.bib", "-O", "omit=note")
    assert run_bibkit(*call, cwd=tmp_path).code == 0
    assert path.read_bytes() == mark + text.replace(", note={Möß}", "").encode(encoding)


def test_the_encoding_is_an_option_of_what_reads_files(tmp_path: Path) -> None:
    (tmp_path / "old.bib").write_bytes(TEXT.encode("cp1252"))
    run = run_bibkit("convert", "old.bib", "--encoding", "windows-1252", "--to", "csl-yaml", cwd=tmp_path)
    assert (run.code, "Größe und Café “x” naïve" in run.out) == (0, True)
    run = run_bibkit("convert", "old.bib", "--encoding", "nonsense", "--to", "csl-yaml", cwd=tmp_path)
    assert (run.code, "There is no encoding nonsense" in run.err) == (2, True)
