"""`--watch`: saves of real files, seen by the real package."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.cli.run import ROOT, bibkit
from tests.cli.test_build import LIBRARY, PAPER, SETTINGS, project
from tests.cli.watching import save_as_an_editor_does, watching

MORE = PAPER.replace("zoe2001", "unused1999")


def test_export_follows_what_the_paper_cites(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    refs, paper = folder / "refs.bib", folder / "paper.tex"
    with watching(*"export --watch --cited-in paper.tex -L all.bib -o refs.bib".split(), cwd=folder) as run:
        assert run.said == ["bibkit: watching; Ctrl-C ends\n"]
        assert refs.read_text().count("@") == 2
        save_as_an_editor_does(paper, MORE)
        run.until(lambda: "unused1999" in refs.read_text())
        paper.write_text(PAPER)  # the other way in which editors save
        run.until(lambda: "zoe2001" in refs.read_text())
        refs.unlink()
        run.until(refs.exists)
        assert run.interrupt() == 130
    assert (run.said[1:], run.out) == (["\n"], [])


def test_a_file_that_is_broken_or_gone_for_a_while_ends_nothing(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    refs, paper, library = (folder / name for name in ("refs.bib", "paper.tex", "all.bib"))
    with watching(*"export --watch --cited-in paper.tex -L all.bib -o refs.bib".split(), cwd=folder) as run:
        library.write_text(LIBRARY.replace("{Norton}", "{Norton"))
        run.until_said("BK8")
        library.unlink()
        run.until_said("There is no file or folder all.bib")
        save_as_an_editor_does(library, LIBRARY.replace("Waves", "Tides"))
        run.until(lambda: "Tides" in refs.read_text())
        paper.unlink()
        run.until_said("There is no file or folder paper.tex")
        paper.write_bytes(b"\\cite{\xff}")
        run.until_said("BK102")
        save_as_an_editor_does(paper, MORE)
        run.until(lambda: "unused1999" in refs.read_text())
        assert run.interrupt() == 130


def test_parts_and_bibliographies_that_come_into_being_are_seen(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    (folder / "paper.tex").write_text(PAPER.replace(r"\cite", r"\input{parts/one}\cite"))
    with watching(*"export --watch --cited-in paper.tex -L all.bib -o refs.bib".split(), cwd=folder) as run:
        run.until_said("BK024")
        (folder / "parts").mkdir()
        time.sleep(0.3)
        (folder / "parts" / "one.tex").write_text(r"\cite{unused1999}")
        run.until(lambda: "unused1999" in (folder / "refs.bib").read_text())
        (folder / "parts" / "one.tex").write_text("nothing")
        run.until(lambda: "unused1999" not in (folder / "refs.bib").read_text())


def test_check_runs_for_a_burst_of_saves_and_not_for_each(tmp_path: Path) -> None:
    records = tmp_path / "records"
    records.mkdir()
    (records / "doe2020.yaml").write_text("type: book\ntitle: Waves\nauthor: [Ada Doe]\nissued: '2020'\n")
    with watching("check", "--watch", "--output-format", "concise", cwd=tmp_path) as run:
        run.until_said("1 record checked")
        for number in range(40):
            path = records / f"roe{number + 1950}.yaml"
            text = f"type: book\ntitle: Part {number}\nauthor: [Cy Roe]\nissued: '{number + 1950}'\n"
            save_as_an_editor_does(path, text)
        run.until_said("41 records checked")
        save_as_an_editor_does(records / "roe1950.yaml", "type: book\ntitle: ''\nissued: 2020-13-45\n")
        run.until_said("records/roe1950.yaml:3:9: BK203")
        time.sleep(1.5)
        assert run.interrupt() == 130
    # Once before, once for the forty, once for the last: a machine that is busy may part the forty.
    assert 3 <= sum("checked" in line for line in run.said) <= 8


def test_what_a_run_writes_itself_starts_no_other(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(
        "@book{doe2020, author = {Doe, Ada}, title = {Waves}, publisher = {Norton}, year = {2020}}\n"
    )
    with watching("check", "--watch", "--fix", "refs.bib", cwd=tmp_path) as run:
        save_as_an_editor_does(
            tmp_path / "refs.bib", (tmp_path / "refs.bib").read_text().replace("year", "doi={10.1/A },year")
        )
        run.until_said("checked", 2)
        time.sleep(2.5)
        assert sum("checked" in line for line in run.said) == 2, run.said


def test_build_makes_what_the_settings_ask(tmp_path: Path) -> None:
    folder = project(tmp_path)
    with watching("build", "--watch", cwd=folder) as run:
        assert run.said[:2] == ["refs.bib written\n", "list.html written\n"]
        save_as_an_editor_does(folder / "paper.tex", MORE)
        run.until_said("list.html written", 2)
        (folder / "bibkit.toml").write_text(SETTINGS.replace("list.html", "list.txt"))
        run.until_said("list.txt written")
        (folder / "bibkit.toml").write_text("[outputs")
        run.until_said("bibkit.toml")
        (folder / "bibkit.toml").write_text(SETTINGS.replace("list.html", "new.txt"))
        run.until_said("new.txt written")
        assert run.interrupt() == 130


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("export --watch --cited-in gone.tex", "bibkit: There is no file or folder gone.tex\n"),
        ("check --watch -", "bibkit: What stands on stdin can't be watched\n  hint: name a file\n"),
        ("build --watch", "bibkit: The settings name no outputs\n"),
    ],
)
def test_what_can_not_come_right_ends_at_once(tmp_path: Path, arguments: str, message: str) -> None:
    run = bibkit(*arguments.split(), cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith(message)


def test_one_output_is_not_watched(tmp_path: Path) -> None:
    run = bibkit("build", cwd=project(tmp_path, '[outputs]\n"a.bib" = {watch = true}\n'))
    assert (run.code, run.err) == (
        2,
        "bibkit: a.bib: one output is not watched\n  hint: `bibkit build --watch` watches all\n",
    )


def test_without_the_package_the_command_that_brings_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "hidden").mkdir()
    (tmp_path / "hidden" / "watchfiles.py").write_text("raise ModuleNotFoundError(name='watchfiles')\n")
    run = bibkit("check", "--watch", cwd=tmp_path, env={"PYTHONPATH": f"{tmp_path / 'hidden'}:{ROOT}"})
    assert (run.code, run.err) == (
        2,
        f"""bibkit: This needs the Python package watchfiles
  hint: {sys.executable} -m pip install "watchfiles>=1.0"
""",
    )


def test_modules_in_the_folder_are_none_of_bibkits(tmp_path: Path) -> None:
    folder = project(tmp_path, "")
    (folder / "json.py").write_text("raise SystemExit('not meant')\n")
    code = (
        "import sys; sys.path.remove(''); sys.argv = 'bibkit export --watch -L all.bib -o out.bib'.split(); "
        "from bibkit.cli import main; main()"
    )
    with watching(cwd=folder, program=("-c", code)) as run:
        assert (folder / "out.bib").exists()
        assert run.interrupt() == 130
