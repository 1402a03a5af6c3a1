"""A control character in what is read: a sign that can be seen stands in its place, and a finding says so."""

from __future__ import annotations

import pytest

import bibkit
from bibkit.registry import FORMATS, load_format
from tests.fuzz.targets import TARGETS

RIS = "TY  - BOOK\nTI  - {}\nAU  - Doe, Jane\nER  - \n"
HOLDERS = {
    "ris": RIS,
    "refer": "%0 Book\n%T {}\n",
    "nbib": "PMID- 1\nTI  - {}\n",
    "web-of-science": "PT B\nTI {}\nER\n",
}


@pytest.mark.parametrize("name", HOLDERS)
@pytest.mark.parametrize(
    ("said", "read", "sign"),
    [
        ("A\x1b[31mB", "A[U+001B][31mB", "U+001B"),
        ("A\x00B", "A[U+0000]B", "U+0000"),
        ("A\x07\x7fB", "A[U+0007][U+007F]B", "U+0007"),
        ("the \x93state\x94", "the “state”", "U+0093"),
        ("M\u00c3\x9fer", "MÃ[U+009F]er", "U+009F"),  # half of a letter: what it was can't be told
        ("A\uffffB", "A[U+FFFF]B", "U+FFFF"),
    ],
)
def test_a_title_is_read_with_what_can_be_seen(name: str, said: str, read: str, sign: str) -> None:
    result = bibkit.read(HOLDERS[name].format(said), name, path="x")
    assert [record.title for record in result.records] == [read]
    assert [(one.code, one.message, one.where.line) for one in result.diagnostics] == [
        ("BK830", f"title holds the control character {sign}; a sign that can be seen is read in its place", 2)
    ]  # fmt: skip


def test_names_and_what_has_no_field_are_read_so_as_well() -> None:
    text = RIS.format("A").replace("Jane", "J\x01").replace("ER", "C8  - own\x02\nER")
    result = bibkit.read(text, "ris")
    (record,) = result.records
    assert [one.given for one in record.author] == ["J[U+0001]"]
    assert record.extra["ris"] == {"C8": "own[U+0002]"}
    assert [(one.field, one.where.line) for one in result.diagnostics] == [(("author",), 3), (("ris",), 1)]


def test_tabs_and_what_has_a_direction_are_no_controls() -> None:
    result = bibkit.read(RIS.format("A\tB \u200f\u05d0"), "ris")
    assert ([record.title for record in result.records], result.diagnostics) == (["A B \u200f\u05d0"], ())


XML = [name for name, row in FORMATS.items() if row.reads and TARGETS[name].seeds[0].lstrip().startswith("<")]


@pytest.mark.parametrize("name", [name for name in XML if name != "schema-org"])
@pytest.mark.parametrize("written", ["\x93x\x94", "&#147;x&#148;", "&#x93;x&#x94;"])
def test_quotes_of_windows_are_quotes_in_xml_too(name: str, written: str) -> None:
    seed = TARGETS[name].seeds[0]
    family = "Berg" if name == "pubmed-xml" else "Doe"
    result = bibkit.read(seed.replace(family, f"{family}{written}"), name)
    (record,) = result.records
    names = " ".join(one.display for one in (*record.author, *record.names("editor")))
    assert f"{family}“x”" in names
    assert "BK830" in [one.code for one in result.diagnostics]


@pytest.mark.parametrize("name", [name for name, row in FORMATS.items() if row.reads])
@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\x7f", "\x9b"])
def test_whatever_is_read_can_be_read_again_as_json(name: str, sign: str) -> None:
    seed = TARGETS[name].seeds[0]
    records = bibkit.read(seed.replace("Doe", f"D{sign}oe").replace("A", f"A{sign}"), name).records
    written = "".join(load_format("csl-json").write(records, {}, print))
    again = bibkit.read(written, "csl-json")
    assert [record.key for record in again.records] == [record.key for record in records]
    assert not [one for one in again.diagnostics if one.is_error]
