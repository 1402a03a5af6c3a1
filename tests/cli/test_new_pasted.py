"""`bibkit new` takes what was pasted, leaves out what nobody meant, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

import bibkit as library
from bibkit.model.pasted import pasted
from tests.cli.run import bibkit


@pytest.mark.parametrize(
    ("text", "plain", "gone"),
    [
        ("On names\x0c", "On names", ("U+000C",)),
        ("On\x0cnames", "On names", ("U+000C",)),
        ("On names\x07", "On names", ("U+0007",)),
        ("\x1b[31mOn names", "[31mOn names", ("U+001B",)),
        ("The \x93state\x94", "The “state”", ("U+0093", "U+0094")),
        ("\ufeffOn names", "On names", ("U+FEFF ZERO WIDTH NO-BREAK SPACE",)),
        ("On\u00a0names", "On names", ("U+00A0 NO-BREAK SPACE",)),
        ("infor\u00admation", "information", ("U+00AD SOFT HYPHEN",)),
        ("On\u200b names", "On names", ("U+200B ZERO WIDTH SPACE",)),
        ("On \u202eseman", "On seman", ("U+202E RIGHT-TO-LEFT OVERRIDE",)),
        ("On\u2028names", "On names", ("U+2028 LINE SEPARATOR",)),
        ("On\n  names", "On names", ()),
        ("On\tnames", "On names", ()),
        # what is meant so
        ("Que faire\u00a0?", "Que faire\u00a0?", ()),
        ("«\u00a0Noms\u00a0»", "«\u00a0Noms\u00a0»", ()),
        ("10\u202f000 noms", "10\u202f000 noms", ()),
        ("\u0645\u06cc\u200c\u0634\u0648\u062f", "\u0645\u06cc\u200c\u0634\u0648\u062f", ()),
        ("\u202b\u05e9\u05dc\u05d5\u05dd\u202c", "\u202b\u05e9\u05dc\u05d5\u05dd\u202c", ()),
    ],
)
def test_a_pasted_text_is_what_was_meant(text: str, plain: str, gone: tuple[str, ...]) -> None:
    read = pasted(text)
    assert read is not None
    assert (read.text, read.gone) == (plain, gone)


@pytest.mark.parametrize("text", ["M\u00c3\u00bc\u00c2\u0080ller", "\udcffbytes", "n\u00c3\u0083ames"])
def test_what_was_lost_on_the_way_is_refused(text: str) -> None:
    assert pasted(text) is None


def test_prose_keeps_its_lines() -> None:
    read = pasted("One.\r\n\r\nTwo.\x0c", keeps_lines=True)
    assert read == ("One.\n\nTwo.", ("U+000C",))


def test_the_record_can_be_exported(tmp_path: Path) -> None:
    run = bibkit(
        "new", "-t", "book", "-T", "On\x0cnames", "-a", "Doe,\u00a0Jane\u200b", "-d", "2020",
        "-s", "publisher=Press\x07", "-s", "tags=a\x07,b", cwd=tmp_path,
    )  # fmt: skip
    assert (run.code, run.out) == (0, "records/doe2020names.yaml\n")
    assert run.err == (
        "bibkit: title: without U+000C\n"
        "bibkit: author: without U+200B ZERO WIDTH SPACE, U+00A0 NO-BREAK SPACE\n"
        "bibkit: publisher: without U+0007\n"
        "bibkit: tags: without U+0007\n"
    )
    (record,) = library.load(tmp_path / "records").records
    assert (record.title, record.text("publisher"), record.tags) == ("On names", "Press", ("a", "b"))
    assert record.author[0].display == "Jane Doe"
    assert bibkit("export", cwd=tmp_path).code == 0


def test_nothing_is_left_of_a_title_of_nothing(tmp_path: Path) -> None:
    run = bibkit("new", "-T", "\x0c\u200b", cwd=tmp_path)
    assert run.code == 2
    assert "There is nothing to record" in run.err
