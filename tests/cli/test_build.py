"""`bibkit build`: the outputs of the settings, and `export --check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.run import bibkit

LIBRARY = """\
@book{meyer2003, author = {Meyer, Ada}, title = {Waves}, publisher = {Norton}, year = {2003}}
@misc{zoe2001, author = {Zoe, Cy}, title = {Winds}, year = {2001}}
@misc{unused1999, author = {Un, Used}, title = {Nothing}, year = {1999}}
"""
PAPER = r"""\documentclass{article}
\begin{document}
\cite{zoe2001,meyer2003}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""
SETTINGS = """\
library = "all.bib"

[outputs]
"list.html" = {library = "refs.bib", style = "apa"}
"refs.bib" = {cited-in = ["paper.tex"], sort = "cited", options = {omit = ["publisher"]}}
"""


def project(folder: Path, settings: str = SETTINGS) -> Path:
    (folder / "all.bib").write_text(LIBRARY)
    (folder / "paper.tex").write_text(PAPER)
    (folder / "bibkit.toml").write_text(settings)
    return folder


def test_the_outputs_of_the_settings_are_written_in_the_order_that_they_need(tmp_path: Path) -> None:
    folder = project(tmp_path)
    (folder / "inside").mkdir()
    run = bibkit("build", cwd=folder / "inside")
    assert (run.code, run.out, run.err) == (0, "", "refs.bib written\nlist.html written\n")
    text = (folder / "refs.bib").read_text()
    assert [line for line in text.splitlines() if line.startswith("@")] == [
        "@misc{zoe2001,",
        "@book{meyer2003,",
    ]
    assert "publisher" not in text
    assert "Zoe, C." in (folder / "list.html").read_text()


def test_a_second_build_changes_neither_a_byte_nor_a_time(tmp_path: Path) -> None:
    folder = project(tmp_path)
    bibkit("build", cwd=folder)
    before = {name: (folder / name).stat() for name in ("refs.bib", "list.html")}
    run = bibkit("build", cwd=folder)
    assert (run.code, run.err) == (0, "")
    for name, status in before.items():
        after = (folder / name).stat()
        assert (after.st_mtime_ns, after.st_ino, after.st_size) == (
            status.st_mtime_ns,
            status.st_ino,
            status.st_size,
        )


def test_check_says_what_is_out_of_date_and_writes_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path)
    run = bibkit("build", "--check", "refs.bib", cwd=folder)
    assert (run.code, run.err) == (1, "refs.bib is out of date\n")
    assert not (folder / "refs.bib").exists()
    bibkit("build", cwd=folder)
    assert bibkit("build", "--check", cwd=folder).err == "2 outputs up to date\n"
    (folder / "paper.tex").write_text(PAPER.replace("zoe2001,", ""))
    run = bibkit("build", "--check", cwd=folder)
    assert (run.code, run.err) == (1, "refs.bib is out of date\n")


def test_one_output_is_named(tmp_path: Path) -> None:
    folder = project(tmp_path)
    assert bibkit("build", "refs.bib", cwd=folder).err == "refs.bib written\n"
    assert not (folder / "list.html").exists()
    run = bibkit("build", "refs.bip", cwd=folder)
    assert (run.code, run.err) == (
        2,
        'bibkit: There is no output "refs.bip"\n  hint: did you mean refs.bib?\n',
    )


def test_an_output_without_works_does_not_stand_in_the_way_of_others(tmp_path: Path) -> None:
    settings = (
        'library = "all.bib"\n[outputs]\n"none.bib" = {select = "year=1800"}\n"all.txt" = {style = "apa"}\n'
    )
    run = bibkit("build", cwd=project(tmp_path, settings))
    assert run.code == 1
    assert run.err.startswith("bibkit: none.bib: --select 'year=1800' holds for none of 3 records\n")
    assert run.err.endswith("all.txt written\n")


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ("", "The settings name no outputs"),
        ("[outputs]\n", "The settings name no outputs"),
        ('outputs = ["refs.bib"]\n', "outputs should be a table of tables"),
        ('[outputs]\n"a.bib" = {cited_in = "paper.tex"}\n', "a.bib: No such option '--cited_in'"),
        (
            '[outputs]\n"a.bib" = {cited-in = {a = "b"}}\n',
            "a.bib: cited-in should be a text, a list of texts, or true",
        ),
        (
            '[outputs]\n"a.bib" = {library = "b.bib"}\n"b.bib" = {library = "a.bib"}\n',
            "Each of these outputs reads",
        ),
        ('[outputs]\n"all.bib" = {}\n', "all.bib: all.bib would be replaced, and is read"),
        ('[outputs]\n"a.bib" = {cited-in = "gone.tex"}\n', "a.bib: There is no file or folder gone.tex"),
    ],
)
def test_settings_that_make_no_sense_are_refused(settings: str, message: str, tmp_path: Path) -> None:
    run = bibkit("build", cwd=project(tmp_path, f'library = "all.bib"\n{settings}'))
    assert run.code == 2
    assert message in run.err
    assert (tmp_path / "all.bib").read_text() == LIBRARY


def test_an_export_is_compared_with_its_file(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    for output in ("out.json", "out.txt"):
        command = ["export", "-L", "all.bib", "-o", output]
        assert bibkit(*command, "--check", cwd=folder).err == f"{output} is out of date\n"
        bibkit(*command, cwd=folder)
        assert bibkit(*command, "--check", cwd=folder).code == 0
    assert "There is no file to compare with" in bibkit("export", "-L", "all.bib", "--check", cwd=folder).err


def test_no_output_takes_the_place_of_a_source_of_the_settings(tmp_path: Path) -> None:
    folder = project(tmp_path)
    run = bibkit("export", "-f", "latex", "-o", "paper.tex", cwd=folder)
    assert (run.code, (folder / "paper.tex").read_text()) == (2, PAPER)
    assert run.err.startswith("bibkit: paper.tex would be replaced, and is read")


@pytest.mark.parametrize(
    "name", ["../out.bib", "inside/../../out.bib", "{outside}/out.bib", "link/out.bib", "out.bib"]
)
def test_nothing_is_written_outside_of_the_project(name: str, tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "project"
    outside.mkdir()
    folder.mkdir()
    (folder / "link").symlink_to(outside)
    (folder / "out.bib").symlink_to(outside / "out.bib")
    name = name.format(outside=outside)
    project(folder, f'library = "all.bib"\n[outputs]\n"fine.bib" = {{}}\n"{name}" = {{}}\n')
    run = bibkit("build", cwd=folder)
    assert run.code == 2
    assert run.err.endswith(
        f"outputs: {name} is not in the folder of the settings\n  hint: `bibkit export -o` writes anywhere\n"
    )
    assert list(outside.iterdir()) == []
    assert not (folder / "fine.bib").exists()
