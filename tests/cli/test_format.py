"""`bibkit format`, as editors, hooks and build servers call it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.run import bibkit

UNTIDY = '@misc{a, note="N", title={T}}\n'
TIDY = "@misc{a,\n  title         = {T},\n  note          = {N}\n}\n"


def test_files_are_set_in_order_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(UNTIDY)
    (tmp_path / "b.bib").write_text(TIDY)
    stamp = (tmp_path / "b.bib").stat().st_mtime_ns
    run = bibkit("format", "a.bib", "b.bib", cwd=tmp_path)
    assert (run.code, run.out, run.err) == (0, "", "2 files, 1 changed\n")
    assert (tmp_path / "a.bib").read_text() == TIDY
    assert (tmp_path / "b.bib").stat().st_mtime_ns == stamp
    assert bibkit("format", "a.bib", cwd=tmp_path).err == "1 file, 0 changed\n"


def test_check_and_diff_write_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(UNTIDY)
    run = bibkit("format", "--check", "a.bib", cwd=tmp_path)
    assert (run.code, run.out, run.err) == (1, "a.bib\n", "1 file, 1 would be changed\n")
    run = bibkit("format", "--diff", "a.bib", cwd=tmp_path)
    assert run.code == 1
    assert run.out.startswith("--- a/a.bib\n+++ b/a.bib\n")
    assert (tmp_path / "a.bib").read_text() == UNTIDY
    (tmp_path / "a.bib").write_text(TIDY)
    assert bibkit("format", "--check", "a.bib", cwd=tmp_path).code == 0


def test_stdin_goes_to_stdout(tmp_path: Path) -> None:
    run = bibkit("format", "-", "--stdin-filename", "x/refs.bib", cwd=tmp_path, stdin="\ufeff" + UNTIDY)
    assert (run.code, run.out) == (0, "\ufeff" + TIDY)
    assert bibkit("format", "-", "--check", cwd=tmp_path, stdin=UNTIDY).out == "-\n"
    assert bibkit("format", "-", "--stdin-filename", "refs.json", cwd=tmp_path, stdin="[]").code == 2
    assert list(tmp_path.iterdir()) == []


def test_of_a_folder_all_bib_files_but_hidden_ones_and_links(tmp_path: Path) -> None:
    outside = tmp_path / "outside.bib"
    folder = tmp_path / "paper"
    for path in (
        outside,
        folder / "refs.bib",
        folder / "sub" / "More.BIB",
        folder / ".git" / "x.bib",
        folder / "x.txt",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(UNTIDY)
    (folder / "link.bib").symlink_to(outside)
    assert bibkit("format", "paper", cwd=tmp_path).err == "2 files, 2 changed\n"
    assert (folder / "sub" / "More.BIB").read_text() == TIDY
    assert outside.read_text() == (folder / ".git" / "x.bib").read_text() == UNTIDY


def test_the_project_names_its_files_and_their_form(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(UNTIDY)
    (tmp_path / "bibkit.toml").write_text(
        'library = "refs.bib"\n[options.bibtex]\nalign = "no"\npreprint = "unpublished"\n'
    )
    assert bibkit("format", cwd=tmp_path).code == 0
    assert (tmp_path / "refs.bib").read_text() == "@misc{a,\n  title = {T},\n  note = {N}\n}\n"
    (tmp_path / "bibkit.toml").unlink()
    run = bibkit("format", cwd=tmp_path)
    assert (run.code, run.err.splitlines()[0]) == (2, "bibkit: The project has no .bib file")


def test_one_file_never_stands_in_the_way_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_bytes(b"@misc{a, title={\xff}}")
    (tmp_path / "b.bib").write_text(UNTIDY)
    run = bibkit("format", "a.bib", "missing.bib", "b.bib", cwd=tmp_path)
    assert run.code == 2
    assert "a.bib:1:17: " in run.err
    assert (tmp_path / "b.bib").read_text() == TIDY


def test_what_is_left_alone_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text("@misc{a, title={T} year=2020}\n@misc{b, % why\n title={T}}\n")
    run = bibkit("format", "a.bib", cwd=tmp_path)
    assert run.err == "a.bib: 2 entries left alone; see `bibkit check`\n1 file, 1 changed\n"


def test_a_wrong_option_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bib").write_text(UNTIDY)
    for option, complaint in (
        ("omit=title", '"omit" says nothing of the form'),
        ("indent=wide", "indent"),
        ("align", "-O align has no value"),
    ):
        run = bibkit("format", "a.bib", "-O", option, cwd=tmp_path)
        assert (run.code, complaint in run.err) == (2, True)
    assert (tmp_path / "a.bib").read_text() == UNTIDY
