"""MARC-8, the encoding of older catalogues: its sets, marks and escapes, and records beside others in UTF-8."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymarc.marc8 import marc8_to_unicode
from pymarc.marc8_mapping import CODESETS

from bibkit.diagnostics import Diagnostic
from bibkit.source import Source
from bibkit.source.encodings import decoded
from bibkit.source.marc8 import NAME, is_marc8
from bibkit.syntax.read_file import source_of_bytes
from tests.cli.run import bibkit as command


def record(title: bytes, sign: bytes = b" ") -> bytes:
    """A record of ISO 2709 with a title, in the encoding that the sign says."""
    field = b"10\x1fa" + title + b"\x1e"
    directory = b"245%04d00000\x1e" % len(field)
    base = 24 + len(directory)
    return b"%05dnam %s22%05d   4500" % (base + len(field) + 1, sign, base) + directory + field + b"\x1d"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (b"Plain", "Plain"),
        (b"Caf\xe2e", "Café"),  # a mark stands before its letter
        (b"M\xe8uller", "Müller"),
        (b"Nguy\xe3\xe2en", "Nguyến"),  # two marks
        (b"na\xe8ive \xe2", "naïve \u0301"),  # a mark without a letter stays
        (b"\xa5gir, \xa2st, stra\xc7e", "Ægir, Øst, straße"),
        (b"\x1b(NmOSKWA\x1b(B 1990", "Москва 1990"),  # Cyrillic for the lower half, and back
        (b"\x1b)N\xed\xcf\xd3\xcb\xd7\xc1", "Москва"),  # for the upper half
        (b"\x1b(SAB", "ΑΒ"),
        (b"\x1bga\x1bs-rays", "α-rays"),
        (b"H\x1bb2\x1bsO", "H₂O"),
        (b"x\x1bp2\x1bs", "x²"),
        (b"\x1b$1!0!\x1b(B", "一"),
        (b"\x88The \x89end", "The end"),  # around what does not sort
        (b"a\xffb", "a\ufffdb"),
        (b"a\x1b", "a\x1b"),  # an escape that is cut off
        (b"\x1b$1!0", "\ufffd"),  # a sign that is cut off
    ],
)
def test_a_text_is_read_in_its_sets(written: bytes, text: str) -> None:
    assert written.decode(NAME) == text


@given(st.lists(st.sampled_from([*range(0x21, 0x7F), *(code for code in CODESETS[0x45] if code > 0xA0)])))
def test_pymarc_reads_the_same(codes: list[int]) -> None:
    written = bytes([*codes, ord("x")])
    assert written.decode(NAME) == marc8_to_unicode(written) or is_utf8(written)


def is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@given(st.binary(max_size=200))
def test_any_bytes_are_some_text(data: bytes) -> None:
    data.decode(NAME)
    decoded(record(data.translate(None, b"\x1d\x1e\x1f")))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (record(b"Caf\xe2e"), True),
        (record(b"H\x1bb2\x1bsO"), True),
        (record(b"Plain"), False),  # ASCII is read without the tables
        (record("Café".encode(), b"a"), False),
        (record("Café".encode(), b"a") + record(b"Caf\xe2e"), True),
        (b"@book{a, title = {Caf\xe9}}", False),
        (b"", False),
    ],
)
def test_a_file_of_marc_says_that_it_is_in_marc8(data: bytes, expected: bool) -> None:
    assert is_marc8(data) is expected


def test_each_record_is_read_in_the_encoding_that_it_is_in(tmp_path: Path) -> None:
    file = tmp_path / "catalogue.mrc"
    file.write_bytes(
        record(b"Caf\xe2e") + record("Über".encode(), b"a") + record("Ærø".encode()) + record(b"Plain")
    )
    run = command("convert", str(file), "--to", "text", "--style", "apa")
    assert run.code == 0, run.err
    assert [title in run.out for title in ("Café", "Über", "Ærø", "Plain")] == [True] * 4


def test_without_the_package_the_way_out_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymarc.marc8_mapping", None)
    fault = source_of_bytes(record(b"Caf\xe2e"), "catalogue.mrc")
    assert isinstance(fault, Diagnostic)
    assert (fault.code, fault.message) == (
        "BK102",
        "The file is in MARC-8, which needs the Python package pymarc",
    )
    assert fault.help == "run `python -m pip install pymarc`, or fetch the records in UTF-8"
    assert isinstance(source_of_bytes(record(b"Plain"), "catalogue.mrc"), Source)
