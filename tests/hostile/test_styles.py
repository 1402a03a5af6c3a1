"""Style files in encodings that expat can't read, and addresses that no QR code holds: each costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.errors import FileError
from bibkit.handout.qr import MOST_BYTES, qr_rows
from bibkit.stylebook.info import read_info, read_style
from tests.hostile.child import bibkit

STYLE = """<?xml version="1.0" encoding="{}"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Odd</title><id>odd</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation>
<bibliography><layout><text variable="title"/></layout></bibliography></style>
"""
ENCODINGS = [
    "GB2312", "GB18030", "Shift_JIS", "EUC-JP", "Big5", "utf-7", "UTF-32", "UCS-2", "nonsense", "x" * 10_000,
    "base64", "rot13", "idna", "punycode", "undefined", "cp037", "zlib",
]  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("records", "styles"):
        (tmp_path / folder).mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(
        "type: book\ntitle: A title\nauthor: [{family: Doe, given: Jane}]\nissued: 2020\npublisher: P\n"
    )
    (tmp_path / "styles/good.csl").write_text(STYLE.format("utf-8"))
    return tmp_path


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_style_in_an_encoding_that_can_not_be_read_is_refused_with_the_way_out(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "odd.csl"
    path.write_text(STYLE.format(encoding))
    for read in (read_info, read_style):
        with pytest.raises(FileError) as refused:
            read(str(path))
        assert refused.value.message.startswith(f"{path}:1:")
        assert refused.value.hint in ("save the style as UTF-8", "a style is a .csl file (CSL 1.0.2)")


@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "us-ascii", "iso-8859-1", "windows-1252", "koi8-r"])
def test_encodings_of_one_byte_are_read(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csl").write_text(STYLE.format(encoding))
    assert read_style(str(tmp_path / "a.csl"))[0].title == "Odd"


def test_such_a_style_does_not_stand_in_the_way_of_the_others(project: Path) -> None:
    for number, encoding in enumerate(ENCODINGS):
        (project / f"styles/odd{number}.csl").write_text(STYLE.format(encoding))
    run = bibkit("styles", "search", "odd", cwd=project)
    assert run.code in (0, 1), run.told
    assert "good" in run.out
    run = bibkit("export", "-f", "text", "--style", "good", cwd=project)
    assert (run.code, run.out) == (0, "A title\n"), run.told
    for arguments in (["export", "-f", "text", "--style", "odd0"], ["styles", "show", "odd0"]):
        run = bibkit(*arguments, cwd=project)
        assert (run.code, run.err.splitlines()[:1]) == (
            2,
            [
                "bibkit: styles/odd0.csl:1:1: Its encoding can't be read: multi-byte encodings are not supported"
            ],
        )
    assert bibkit("styles", "check", "styles/odd0.csl", cwd=project).code == 1


SESSIONS = "title: Group\nsessions:\n- id: one\n  title: One\n  papers: [long]\n"


@pytest.mark.parametrize("length", [MOST_BYTES + 1, 100_000])
@pytest.mark.parametrize("name", ["html", "docx", "latex", "typst", "markdown"])
def test_an_address_that_no_qr_code_holds_gives_no_code_and_a_note(
    project: Path, length: int, name: str
) -> None:
    url = "https://example.org/" + "a" * (length - 20)
    (project / "records/long.yaml").write_text(
        f"type: book\ntitle: Long\nauthor: [{{family: Doe, given: Jane}}]\nissued: 2020\nURL: {url}\n"
    )
    (project / "sessions.yaml").write_text(SESSIONS)
    run = bibkit("handout", "--sessions", "sessions.yaml", "-f", name, "-o", f"sheet.{name}", cwd=project)
    assert run.code == 0, run.told
    assert "BK007 [long: URL]" in run.err
    assert f"The address has {length:,} characters, and a QR code holds 2,331: there is none" in run.err


def test_the_longest_address_that_fits_has_its_code() -> None:
    assert len(qr_rows("https://example.org/" + "a" * (MOST_BYTES - 20))) == 177
