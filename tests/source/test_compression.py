"""Files that are compressed by their names: read, written and fixed as others are, and bounded in what they hold."""

from __future__ import annotations

import bz2
import gzip
import lzma
import subprocess
import sys
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

import bibkit
from bibkit.compression import ENDINGS, CompressionError, compressed, ending_of, expanded, without_ending
from bibkit.errors import FileError
from bibkit.registry import format_of_file
from bibkit.source.atomic import write_files
from tests.cli.run import bibkit as command

ENTRY = "@book{a,\n  title = {Ö},\n  author = {Doe, Jane},\n  year = {2020},\n  pages = {1--2},\n  publisher = {P},\n}\n"


@given(st.binary(max_size=2000), st.sampled_from(["", *ENDINGS]))
def test_what_is_compressed_comes_back(data: bytes, ending: str) -> None:
    packed = compressed(data, f"refs.bib{ending}")
    assert expanded(packed, f"refs.bib{ending}") == data
    assert compressed(data, f"other{ending}") == packed  # no name, no time


def test_other_programs_read_what_is_written() -> None:
    assert gzip.decompress(compressed(b"a", "x.gz")) == b"a"
    assert bz2.decompress(compressed(b"a", "x.bz2")) == b"a"
    assert lzma.decompress(compressed(b"a", "x.xz")) == b"a"
    assert zstandard.decompress(compressed(b"a", "x.zst")) == b"a"


def test_a_file_of_several_parts_is_read_to_its_end() -> None:
    for ending in ENDINGS:
        name = f"x{ending}"
        assert expanded(compressed(b"a", name) + compressed(b"b", name), name) == b"ab"


def test_names_without_their_endings() -> None:
    assert (ending_of("REFS.BIB.GZ"), without_ending("REFS.BIB.GZ")) == (".gz", "REFS.BIB")
    assert (format_of_file("refs.bib.gz"), format_of_file("refs.ris.zst")) == ("bibtex", "ris")
    assert format_of_file("works.hayagriva.yml.xz") == "hayagriva"


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_bomb_stops_at_the_bound(ending: str) -> None:
    bomb = compressed(bytes(3 << 20), f"x{ending}")
    assert len(bomb) < 10_000
    with pytest.raises(CompressionError, match="It holds more than 2 MiB"):
        expanded(bomb, f"x{ending}", most=2 << 20)
    assert len(expanded(bomb, f"x{ending}", most=3 << 20)) == 3 << 20


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-5], lambda data: data[:4], lambda data: data[:12] + b"\xff" * 8 + data[20:],
     lambda data: b"@book{a}", lambda data: b"\x00" * 40],
)  # fmt: skip
def test_a_broken_file_is_told(ending: str, damage: object, tmp_path: Path) -> None:
    path = tmp_path / f"refs.bib{ending}"
    path.write_bytes(damage(compressed(ENTRY.encode() * 20, path.name)))  # type: ignore[operator]
    with pytest.raises(FileError, match=f"It is no {ending} file, or not all of one"):
        bibkit.load(path)
    told = command("check", str(path))
    assert (told.code, "Traceback" in told.err) == (2, False)


def test_an_xz_that_asks_for_a_huge_dictionary_is_refused() -> None:
    # A header of LZMA alone, which asks for 4 GiB.
    data = b"\x5d\xff\xff\xff\xff" + b"\xff" * 8 + b"\x00" * 100
    with pytest.raises(CompressionError):
        expanded(data, "x.xz")


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_command_reads_writes_and_fixes_them(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"refs.bib{ending}"
    path.write_bytes(compressed(ENTRY.encode(), path.name))
    out = tmp_path / f"refs.ris{ending}"
    assert command("convert", str(path), "-o", str(out)).code == 0
    text = expanded(out.read_bytes(), out.name).decode()
    assert "TI  - Ö" in text
    before = out.stat()
    assert command("convert", str(path), "-o", str(out)).code == 0
    assert out.stat().st_mtime_ns == before.st_mtime_ns  # nothing changed, nothing written
    assert command("export", "-L", str(path), "-f", "ris", "-o", str(out), "--check").code == 0
    assert command("convert", str(out), "--to", "bibtex").out.startswith("@book{a,")


def test_a_fix_leaves_the_file_compressed(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib.gz"
    path.write_bytes(
        gzip.compress(
            ENTRY.replace("publisher", "doi = {https://doi.org/10.1000/182},\n  publisher").encode()
        )
    )
    command("check", str(path), "--fix")
    assert b"doi = {10.1000/182}" in gzip.decompress(path.read_bytes())


def test_bytes_that_are_compressed_already_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib.gz"
    packed = gzip.compress(ENTRY.encode(), mtime=7)
    assert write_files({path: packed})
    assert path.read_bytes() == packed
    assert write_files({path: ENTRY}) == 0  # it holds just that
    assert write_files({path: "@comment{}"}, {path: packed})
    assert gzip.decompress(path.read_bytes()) == b"@comment{}"


def test_one_that_is_only_named_so_on_stdout_is_text(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib.gz"
    path.write_bytes(gzip.compress(ENTRY.encode()))
    assert command("export", "-L", str(path), "-f", "csl-json").out.startswith("[\n")


def test_zstandard_is_asked_for_by_its_extra() -> None:
    code = (
        "import sys; sys.modules['zstandard'] = None\n"
        "from bibkit.compression import CompressionError, expanded\n"
        "try: expanded(b'x', 'a.zst')\n"
        "except CompressionError as error: print(error.reason, error.hint, sep='; ')\n"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == (
        "It is compressed by Zstandard, which needs the Python package zstandard; "
        "install the extra zstd, or compress it otherwise\n"
    )
