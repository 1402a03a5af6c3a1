"""Every format that is read, given what is cut off, not text, or never ends: a finding or a right reading, in time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.render import RENDERERS
from bibkit.registry import FORMATS
from bibkit.store.load import Loaded, load_parts
from bibkit.syntax.read_file import source_of_bytes
from tests.fuzz.targets import TARGETS
from tests.hostile.child import python
from tests.hostile.floods import SHAPES

READ = [name for name, row in FORMATS.items() if row.reads]
ENTITIES = (
    '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
    '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE a [<!ENTITY % a SYSTEM "http://localhost/x.dtd">%a;]>',
)
XML = [name for name in READ if TARGETS[name].seeds[0].lstrip().startswith("<") and name != "schema-org"]

_PROLOGUE = re.compile(r"<\?.*?\?>|<!DOCTYPE[^>]*>")


def seed(name: str) -> str:
    return TARGETS[name].seeds[0]


def loaded(data: bytes, name: str) -> Loaded:
    """What is made of a file; a finding alone where it is no text."""
    source = source_of_bytes(data, "x")
    return Loaded((), {}, (source,)) if isinstance(source, Diagnostic) else load_parts([source], name)


def names_of(read: Loaded) -> str:
    return " ".join(one.display for record in read.records for one in record.author)


@pytest.mark.parametrize("name", READ)
def test_a_file_that_is_cut_off_is_read_as_far_as_it_goes_or_reported(name: str) -> None:
    whole = seed(name).encode()
    for end in range(37, len(whole), 37):
        read = loaded(whole[:end], name)
        has_entries = name not in ("bibtex", "biblatex") or b"@article" in whole[:end]
        assert read.records or read.diagnostics or not has_entries, end


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "latin-1", "mac_roman"])
def test_letters_in_another_encoding_are_right_or_reported(name: str, encoding: str) -> None:
    read = loaded(seed(name).replace("Doe", "Döé").encode(encoding, "replace"), name)
    assert read.records or read.diagnostics
    if "D" in names_of(read) and "Doe" in seed(name):
        assert "Döé" in names_of(read)


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)),
        b"PK\x03\x04\x14\0\0\0\x08\0" + bytes(30),
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj <</Length 3>> stream",
        bytes(3000),
    ],
    ids=["picture", "archive", "PDF", "zeros"],
)
def test_what_is_no_text_is_reported(name: str, data: bytes) -> None:
    assert loaded(data, name).diagnostics


@pytest.mark.parametrize("name", XML)
@pytest.mark.parametrize("declared", ENTITIES)
def test_entities_are_refused(name: str, declared: str) -> None:
    body = _PROLOGUE.sub("", seed(name)).replace("Doe", "&a;")
    read = loaded((declared + body).encode(), name)
    assert read.records == ()
    assert [one.message for one in read.diagnostics if one.is_error] == [
        "The file declares entities, which no library exports"
    ]


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("nested", ["<a>", "[", '{"a":', "- ", "{", "(", "a: {"])
def test_what_nests_without_end_is_reported(name: str, nested: str) -> None:
    assert loaded((nested * 100_000).encode(), name).diagnostics


@pytest.mark.parametrize("name", READ)
@pytest.mark.parametrize("sign", ["\x1b[31m", "\x07", "\x9b", "\u202e", "\u2066"])
def test_nothing_that_steers_a_terminal_is_printed(name: str, sign: str) -> None:
    text = seed(name)
    for broken in (text.replace("Doe", f"D{sign}oe"), f"{sign}{text}", text.replace("\n", f"{sign}\n")):
        found = list(loaded(broken.encode(), name).diagnostics)
        for style in ("concise", "full", "grouped"):
            assert sign[0] not in RENDERERS[style](found)


_FLOOD = """
import sys
from bibkit.store.load import load_parts
from bibkit.source import Source
from tests.hostile.floods import SHAPES
shape = SHAPES[sys.argv[1]]
for text in (shape.of_title("word " * 1_000_000), shape.of_title("T", 20_000), shape.of_nothings(5_000), "x" * 5_000_000):
    read = load_parts([Source(text, "x")], sys.argv[1])
    assert read.records or read.diagnostics, text[:80]
"""


@pytest.mark.parametrize("name", SHAPES)
def test_what_floods_a_reader_ends_in_time(tmp_path: Path, name: str) -> None:
    """A value of 5 MB, 20,000 names, 5,000 records of nothing, a line of 5 MB."""
    run = python(_FLOOD, name, cwd=tmp_path)
    assert run.code == 0, run.told
    assert run.seconds < 20, run.told
    assert run.megabytes < 1024, run.told


def test_every_format_that_is_read_has_a_flood() -> None:
    assert set(SHAPES) == set(READ)


def test_many_works_on_one_page_take_time_by_their_number(tmp_path: Path) -> None:
    """Each was looked for among all the others: 40,000 took more than 30 seconds."""
    code = """
from bibkit.store.load import load_parts
from bibkit.source import Source
from tests.hostile.floods import SHAPES
assert load_parts([Source(SHAPES["schema-org"].of_nothings(40_000), "x")], "schema-org").found == 40_000
"""
    run = python(code, cwd=tmp_path)
    assert run.code == 0, run.told
    assert run.seconds < 15, run.told


def test_many_names_in_a_feed_take_time_by_their_number(tmp_path: Path) -> None:
    """Each made a new list of all before it: 100,000 took 16 seconds."""
    code = """
from bibkit.store.load import load_parts
from bibkit.source import Source
from tests.hostile.floods import SHAPES
assert load_parts([Source(SHAPES["arxiv-atom"].of_title("T", 100_000), "x")], "arxiv-atom").diagnostics
"""
    run = python(code, cwd=tmp_path)
    assert run.code == 0, run.told
    assert run.seconds < 8, run.told
