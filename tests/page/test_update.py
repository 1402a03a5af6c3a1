"""Lists between markers: what is filled, what stays, what is complained about."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.page.update import updated
from tests.cli.run import ROOT, bibkit
from tests.page.small import ML, library, work

LIBRARY = library(work("b", ML, year=2021, tags=("x",)), work("a"))
A = "Doe, J. (2020). *On a*.\n"
B = "Brown, T. (2021). *On b*.\n"


def filled(tmp_path: Path, text: str, name: str = "README.md") -> str:
    path = tmp_path / name
    path.write_bytes(text.encode())
    new, findings, _ = updated(path, LIBRARY)
    assert not findings
    return new


def complaints(tmp_path: Path, text: str) -> list[str]:
    path = tmp_path / "README.md"
    path.write_bytes(text.encode())
    new, findings, _ = updated(path, LIBRARY)
    assert new == text
    return [f"{found.where.line}:{found.where.column}: {found.code} {found.message}" for found in findings]


def test_the_list_stands_between_the_markers_and_the_rest_stays(tmp_path: Path) -> None:
    text = "\ufeff# Us \r\n\n<!-- bibkit:start -->\nold\n\n\n  <!-- bibkit:end -->  \r\ntail \t"
    new = filled(tmp_path, text)
    assert new == f"\ufeff# Us \r\n\n<!-- bibkit:start -->\n\n{B}\n{A}\n  <!-- bibkit:end -->  \r\ntail \t"
    assert filled(tmp_path, new) == new


def test_a_marker_may_say_the_order(tmp_path: Path) -> None:
    new = filled(tmp_path, "<!-- bibkit:start sort=issued -->\n<!-- bibkit:end -->")
    assert new == f"<!-- bibkit:start sort=issued -->\n\n{A}\n{B}\n<!-- bibkit:end -->"


def test_the_first_line_may_be_a_marker_after_a_byte_order_mark(tmp_path: Path) -> None:
    new = filled(tmp_path, '\ufeff<!-- bibkit:start select="key:a" -->\n<!-- bibkit:end -->')
    assert new == f'\ufeff<!-- bibkit:start select="key:a" -->\n\n{A}\n<!-- bibkit:end -->'


def test_each_place_has_its_own_choice(tmp_path: Path) -> None:
    one, two = (
        "<!--bibkit:start select=tag:x highlight='tom-brown-ml'-->",
        '<!-- bibkit:start select="key:a" -->',
    )
    end = "<!-- bibkit:end -->"
    assert filled(tmp_path, f"{one}\n{end}\nand\n{two}\n{end}\n") == (
        f"{one}\n\n**Brown, T.** (2021). *On b*.\n\n{end}\nand\n{two}\n\n{A}\n{end}\n"
    )


def test_lines_end_as_those_of_the_marker(tmp_path: Path) -> None:
    new = filled(tmp_path, '<!-- bibkit:start select="key:a" -->\r\n<!-- bibkit:end -->\r\n')
    assert new == f'<!-- bibkit:start select="key:a" -->\r\n\r\n{A[:-1]}\r\n\r\n<!-- bibkit:end -->\r\n'


def test_a_page_of_html_gets_html(tmp_path: Path) -> None:
    new = filled(tmp_path, '<!-- bibkit:start select="key:a" -->\n<!-- bibkit:end -->\n', "index.html")
    assert '<div class="csl-entry"' in new


def test_an_example_in_a_fence_is_no_place(tmp_path: Path) -> None:
    text = (
        "~~~~ md\n<!-- bibkit:start -->\n~~~\n~~~~\n<!-- bibkit:start select=key:a -->\n<!-- bibkit:end -->\n"
    )
    assert filled(tmp_path, text) == text.replace("key:a -->\n", f"key:a -->\n\n{A}\n")


def test_a_selection_of_nothing_makes_an_empty_place(tmp_path: Path) -> None:
    text = "<!-- bibkit:start select=tag:y -->\nold\n<!-- bibkit:end -->\n"
    assert filled(tmp_path, text) == "<!-- bibkit:start select=tag:y -->\n\n<!-- bibkit:end -->\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Us\n", ["1:1: BK116 The file has no place for a list"]),
        ("a `<!-- bibkit:start -->` b\n", ["1:1: BK116 The file has no place for a list"]),
        ("\n <!-- bibkit:start -->\n", ["2:2: BK117 A place is opened and not closed"]),
        ("<!-- bibkit:end -->\n", ["1:1: BK117 A place is closed that was not opened"]),
        (
            "<!-- bibkit:start -->\n<!-- bibkit:start -->\n<!-- bibkit:end -->\n",
            ["2:1: BK117 A place is opened again; it was opened in line 1"],
        ),
        ("<!-- bibkit:start --> x\n", ["1:1: BK118 A marker does not stand alone on its line"]),
        ("<!-- bibkit:begin -->\n", ['1:1: BK118 There is no marker "bibkit:begin"']),
        (
            "<!-- bibkit:start stile=apa -->\n<!-- bibkit:end -->\n",
            ['1:19: BK118 There is no option of a marker "stile"'],
        ),
        (
            "<!-- bibkit:start style=apa style=ieee -->\n<!-- bibkit:end -->\n",
            ["1:29: BK118 The option style is given twice"],
        ),
        (
            '<!-- bibkit:start style="apa -->\n<!-- bibkit:end -->\n',
            ["1:19: BK118 An option of the marker can't be read"],
        ),
        (
            "<!-- bibkit:start style=apa select=tag: -->\n<!-- bibkit:end -->\n",
            ["1:29: BK118 \"tag:\" has no value (column 1 of the selection 'tag:')"],
        ),
        (
            "<!-- bibkit:start style=aap -->\n<!-- bibkit:end -->\n",
            ['1:19: BK118 There is no style "aap"'],
        ),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_place(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert complaints(tmp_path, text) == expected


def test_a_list_never_holds_a_marker(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("<!-- bibkit:start -->\n<!-- bibkit:end -->\n")
    hostile = work("a", title="<!-- bibkit:end --> <!-- bibkit:start -->", abstract="\n<!-- bibkit:end -->\n")
    new, findings, _ = updated(path, library(hostile))
    path.write_text(new)
    assert not findings
    assert updated(path, library(hostile)) == (new, (), new)


def test_the_command_writes_only_what_changes(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text('<!-- bibkit:start select="key:kang2019transfer" -->\n<!-- bibkit:end -->\n')
    arguments = ("page", "--update", str(path), "--library", str(ROOT / "records"))
    assert bibkit(*arguments, "--dry-run").err == f"bibkit: would change {path}\n"
    assert bibkit(*arguments).err == f"bibkit: {path} changed\n"
    before = path.stat().st_mtime_ns
    assert bibkit(*arguments).err == f"bibkit: {path} is up to date\n"
    assert path.stat().st_mtime_ns == before


def test_a_fault_leaves_the_file_and_exits_with_1(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text("<!-- bibkit:start -->\n")
    run = bibkit("page", "--update", str(path), "--library", str(ROOT / "records"))
    assert run.code == 1
    assert run.err.startswith(f"{path}:1:1: BK117 A place is opened and not closed")
    assert path.read_text() == "<!-- bibkit:start -->\n"


def test_a_file_that_is_not_utf_8_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_bytes(b"a\n\xff <!-- bibkit:start -->\n")
    run = bibkit("page", "--update", str(path), "--library", str(ROOT / "records"))
    assert run.code == 2
    assert f"{path}:2:1: Byte 0xFF is not UTF-8 text" in run.err


MARKED = '<!-- bibkit:start select="key:kang2019transfer" -->\n<!-- bibkit:end -->\n'


@pytest.mark.parametrize(
    "broken",
    [
        b"no markers\n",
        b"<!-- bibkit:start -->\n",
        b"<!-- bibkit:start style=aap -->\n<!-- bibkit:end -->\n",
        b"<!-- bibkit:start select=tag: -->\n<!-- bibkit:end -->\n",
        b"\xff\n",
    ],
)
@pytest.mark.parametrize("names", [("a.md", "b.md"), ("b.md", "a.md")])
def test_of_several_files_all_are_filled_or_none(
    tmp_path: Path, names: tuple[str, str], broken: bytes
) -> None:
    (tmp_path / "a.md").write_text(MARKED)
    (tmp_path / "b.md").write_bytes(broken)
    updates = [argument for name in names for argument in ("--update", name)]
    run = bibkit("page", *updates, "--library", str(ROOT / "records"), cwd=tmp_path)
    assert run.code in (1, 2)
    assert "b.md:" in run.err
    assert ((tmp_path / "a.md").read_text(), (tmp_path / "b.md").read_bytes()) == (MARKED, broken)
    (tmp_path / "b.md").write_text(MARKED)
    run = bibkit("page", *updates, "--library", str(ROOT / "records"), cwd=tmp_path)
    assert (run.code, run.err) == (0, "".join(f"bibkit: {name} changed\n" for name in names))


@pytest.mark.parametrize(
    "flags",
    [
        ("--fragment",), ("--json",), ("--no-script",), ("--css", "own.css"), ("--template", "own.html"),
        ("--title", "Ours"), ("--intro", "All of them"), ("--url", "https://lab.example/"), ("--with", "bib"),
    ],
    ids=lambda flags: str(flags[0]),
)  # fmt: skip
def test_what_holds_for_pages_alone_is_refused_with_a_list(tmp_path: Path, flags: tuple[str, ...]) -> None:
    path = tmp_path / "README.md"
    path.write_text(MARKED)
    run = bibkit("page", "--update", str(path), *flags, "--library", str(ROOT / "records"))
    assert run.code == 2
    assert (
        run.err
        == f"bibkit: {flags[0]} is for a page, and --update fills lists\n  hint: call bibkit page twice\n"
    )
    assert path.read_text() == MARKED
