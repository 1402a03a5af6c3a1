"""`bibkit cited` and `bibkit export --cited-in`: works that sources cite, from the libraries that have them."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.cli.run import bibkit
from tests.programs import require

LIBRARY = """\
@book{meyer2003, author = {Meyer, Ada}, title = {Waves}, publisher = {Norton}, year = {2003}, ids = {meyer}}
@article{Roe2019, author = {Roe, Bo}, title = {Tides}, journal = {J. Seas}, year = {2019}}
@misc{zoe2001, author = {Zoe, Cy}, title = {Winds}, year = {2001}}
@misc{unused1999, author = {Un, Used}, title = {Nothing}, year = {1999}}
"""
PAPER = "\\documentclass{article}\n\\begin{document}\n\\cite{zoe2001,meyer2003} and \\cite[5]{zoe2001}\n\\end{document}\n"


def folder_with(folder: Path, **files: str) -> Path:
    """The folder with the library and these files ("paper_tex" is paper.tex)."""
    (folder / "all.bib").write_text(LIBRARY, encoding="utf-8")
    for name, text in files.items():
        stem, _, ending = name.rpartition("_")
        (folder / f"{stem}.{ending}").write_text(text, encoding="utf-8")
    return folder


def entries(text: str) -> list[str]:
    """The keys of a .bib, in order."""
    return [line.partition("{")[2].rstrip(",") for line in text.splitlines() if line.startswith("@")]


def test_the_table_says_what_is_cited_how_often_and_where(tmp_path: Path) -> None:
    text = "\\cite{zoe2001}\n\\input{part}\n\\cite{zoe2001,meyer,roe2019,zoe2002}"
    folder = folder_with(tmp_path, paper_tex=text, part_tex="\n\\cite{zoe2001}")
    run = bibkit("cited", "paper.tex", "-L", "all.bib", cwd=folder)
    assert run.out == (
        "key      times  library       where\n"
        "zoe2001      3  yes           paper.tex:1, 3; part.tex:2\n"
        "meyer        1  as meyer2003  paper.tex:3\n"
        "roe2019      1  as Roe2019    paper.tex:3\n"
        "zoe2002      1  missing       paper.tex:3\n"
    )
    assert run.err == (
        "paper.tex:3:15: BK022 [meyer] meyer is another key of meyer2003\n"
        "  3 | \\cite{zoe2001,meyer,roe2019,zoe2002}\n"
        "    |               ^^^^^\n"
        "    = help: write meyer2003\n"
        "paper.tex:3:21: BK021 [roe2019] roe2019 is Roe2019\n"
        "  3 | \\cite{zoe2001,meyer,roe2019,zoe2002}\n"
        "    |                     ^^^^^^^\n"
        "    = help: write Roe2019\n"
        "paper.tex:3:29: BK020 [zoe2002] zoe2002 is not in the library\n"
        "  3 | \\cite{zoe2001,meyer,roe2019,zoe2002}\n"
        "    |                             ^^^^^^^\n"
        "    = help: did you mean zoe2001?\n"
        "4 works cited in 2 files, 1 missing\n"
    )
    assert run.code == 1


def test_nothing_missing_is_no_fault(tmp_path: Path) -> None:
    run = bibkit("cited", "paper.tex", "-L", "all.bib", cwd=folder_with(tmp_path, paper_tex=PAPER))
    assert (run.code, run.err) == (0, "2 works cited in 1 file, none missing\n")


def test_missing_and_unused_works_alone(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_md="[@zoe2001; @nobody2020] and @meyer2003\n")
    run = bibkit("cited", "paper.md", "-L", "all.bib", "--missing", "-q", cwd=folder)
    assert run.out == "key         times  library  where\nnobody2020      1  missing  paper.md:1\n"
    assert run.code == 1
    assert bibkit("cited", "paper.md", "-L", "all.bib", "--unused", cwd=folder).out == "Roe2019\nunused1999\n"


def test_keys_alone_need_no_library(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{zoe2001,nobody}\\cite{zoe2001}")
    run = bibkit("cited", "paper.tex", "-f", "keys", cwd=folder)
    assert (run.code, run.out, run.err) == (0, "zoe2001\nnobody\n", "")
    run = bibkit("cited", "paper.tex", "-L", "all.bib", "-f", "keys", "--missing", "-q", cwd=folder)
    assert (run.code, run.out) == (1, "nobody\n")
    run = bibkit("export", "-L", "all.bib", "--keys-from", "-", cwd=folder, stdin="zoe2001\nnobody\n")
    assert entries(run.out) == ["zoe2001"]


def test_json_has_every_place(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_typ="@zoe2001 and @none\n")
    run = bibkit("cited", "paper.typ", "-L", "all.bib", "--format", "json", "--unused", cwd=folder)
    assert json.loads(run.out) == {
        "cited": [
            {
                "key": "zoe2001", "times": 1, "record": "zoe2001", "state": "found",
                "places": [{"file": "paper.typ", "line": 1, "column": 2, "command": "@"}],
            },
            {
                "key": "none", "times": 1, "record": None, "state": "missing",
                "places": [{"file": "paper.typ", "line": 1, "column": 15, "command": "@"}],
            },
        ],
        "unused": ["meyer2003", "Roe2019", "unused1999"],
        "files": ["paper.typ"],
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["concise", "github", "sarif", "json", "junit", "gitlab", "rdjson", "grouped"]
)
def test_findings_come_in_every_format_of_check(name: str, tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{nobody}")
    run = bibkit("cited", "paper.tex", "-L", "all.bib", "--output-format", name, cwd=folder)
    assert run.code == 1
    assert "BK020" in run.out
    assert "paper.tex" in run.out


def test_a_refused_work_is_named_with_its_own_fault(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{bad,zoe2001}")
    records = folder / "records"
    records.mkdir()
    (records / "bad.yaml").write_text("id: bad\ntype: book\ntitle: B\nissued: 2020-13\n")
    (records / "zoe2001.yaml").write_text("id: zoe2001\ntype: book\ntitle: Z\nissued: 2020\n")
    run = bibkit("cited", "paper.tex", cwd=folder)
    assert "bad          1  refused  paper.tex:1" in run.out
    assert "records/bad.yaml:4:9: BK203" in run.err
    assert run.code == 1
    run = bibkit("export", "--cited-in", "paper.tex", cwd=folder)
    assert entries(run.out) == ["zoe2001"]
    assert "BK203" in run.err
    assert run.err.endswith("bibkit: 1 of 2 works left out, see above\n")
    assert run.code == 1


def test_the_bibliography_that_a_source_names_is_asked(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex=PAPER.replace("\\end", "\\bibliography{all,gone}\n\\end"))
    run = bibkit("cited", "paper.tex", cwd=folder)
    assert run.out.splitlines()[1].split() == ["zoe2001", "2", "yes", "paper.tex:3"]
    assert "paper.tex:4:19: BK026 The bibliography gone.bib is not there\n" in run.err
    assert run.code == 0


def test_the_projects_records_are_asked_before_it(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{zoe2001,mine}\\addbibresource{all.bib}")
    (folder / "records").mkdir()
    (folder / "records/zoe2001.yaml").write_text(
        "id: zoe2001\ntype: book\ntitle: Of the records\nissued: 2020\n"
    )
    (folder / "records/mine.yaml").write_text("id: mine\ntype: book\ntitle: Mine\nissued: 2020\n")
    run = bibkit("export", "--cited-in", "paper.tex", "-f", "csl-json", cwd=folder)
    assert [item["title"] for item in json.loads(run.out)] == ["Mine", "Of the records"]


def test_without_any_library_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_text("\\cite{a}")
    run = bibkit("cited", "paper.tex", cwd=tmp_path)
    assert run.code == 2
    assert "There are no records in records" in run.err


def test_a_bib_holds_exactly_what_is_cited(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex=PAPER)
    run = bibkit("export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib", cwd=folder)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert entries((folder / "refs.bib").read_text()) == ["meyer2003", "zoe2001"]


def test_the_order_of_first_citation_is_asked_for(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex=PAPER)
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "--sort", "cited"]
    assert entries(bibkit(*command, cwd=folder).out) == ["zoe2001", "meyer2003"]
    assert entries(bibkit(*command[:-1], "-title", cwd=folder).out) == ["zoe2001", "meyer2003"]


def test_a_list_is_numbered_as_the_works_are_cited(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex=PAPER)
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-f", "text"]
    numbered = bibkit(*command, "--style", "ieee", cwd=folder).out
    assert numbered.splitlines()[0].startswith("[1] C. Zoe")
    assert bibkit(*command, "--style", "apa", cwd=folder).out.startswith("Meyer, A.")
    assert bibkit(*command, "--style", "apa", "--sort", "cited", cwd=folder).out.startswith("Zoe, C.")


def test_a_missing_key_is_an_error_and_the_others_are_written(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{zoe2001}\n\\cite{zoe2011}")
    run = bibkit("export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib", cwd=folder)
    assert run.code == 1
    assert run.err == (
        "paper.tex:2:7: BK020 [zoe2011] zoe2011 is not in the library\n"
        "  2 | \\cite{zoe2011}\n"
        "    |       ^^^^^^^\n"
        "    = help: did you mean zoe2001 or Roe2019?\n"
        "bibkit: 1 of 2 works left out, see above\n"
    )
    assert entries((folder / "refs.bib").read_text()) == ["zoe2001"]
    (folder / "refs.bib").unlink()
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib", "--fail-on-loss"]
    assert bibkit(*command, cwd=folder).code == 1
    assert not (folder / "refs.bib").exists()


def test_nothing_is_written_where_nothing_is_left(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{nobody}", none_tex="Words.", refs_bib="@misc{old}\n")
    run = bibkit("export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib", cwd=folder)
    assert (run.code, (folder / "refs.bib").read_text()) == (1, "@misc{old}\n")
    run = bibkit("export", "--cited-in", "none.tex", "-L", "all.bib", "-o", "refs.bib", cwd=folder)
    assert (run.code, (folder / "refs.bib").read_text()) == (1, "@misc{old}\n")
    assert run.err == "bibkit: Nothing is cited in 1 file\n  hint: say --allow-empty if that is right\n"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex=PAPER)
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib"]
    bibkit(*command, cwd=folder)
    before = (folder / "refs.bib").stat()
    bibkit(*command, cwd=folder)
    after = (folder / "refs.bib").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_work_has_the_key_by_which_it_is_cited(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{meyer,roe2019}")
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-f"]
    run = bibkit(*command, "bibtex", cwd=folder)
    assert (entries(run.out), run.err, run.code) == (["meyer", "roe2019"], "", 0)
    run = bibkit(*command, "biblatex", cwd=folder)
    assert entries(run.out) == ["meyer", "roe2019"]
    assert "ids           = {meyer2003}" in run.out
    assert [item["id"] for item in json.loads(bibkit(*command, "csl-json", cwd=folder).out)] == [
        "meyer",
        "roe2019",
    ]


def test_a_work_that_is_cited_by_two_keys(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{meyer2003}\n\\cite{meyer}")
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-f"]
    run = bibkit(*command, "biblatex", cwd=folder)
    assert entries(run.out) == ["meyer2003"]
    assert "ids           = {meyer}" in run.out
    run = bibkit(*command, "bibtex", cwd=folder)
    assert entries(run.out) == ["meyer2003", "meyer"]
    assert (
        run.err.splitlines()[0]
        == "paper.tex:2:7: BK023 [meyer] meyer is meyer2003, which is cited as meyer2003, too"
    )
    assert run.code == 0


def test_everything_is_written_where_all_is_asked_for(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\nocite{*}\\cite{zoe2001}")
    run = bibkit("export", "--cited-in", "paper.tex", "-L", "all.bib", "--sort", "cited", cwd=folder)
    assert entries(run.out) == ["zoe2001", "meyer2003", "Roe2019", "unused1999"]


LINKED = """\
@inproceedings{child, author = {A, B}, title = {Child}, crossref = {parent}, related = {other}}
@proceedings{parent, title = {Parent}, year = {2001}, publisher = {P}}
@misc{other, author = {C, D}, title = {Other}, year = {2002}, related = {third}}
@misc{third, author = {E, F}, title = {Third}, year = {2003}}
@misc{fourth, author = {G, H}, title = {Fourth}, year = {2003}}
@set{both, entryset = {third, fourth}}
"""


def test_what_entries_link_to_comes_along(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\cite{child}", both_tex="\\cite{both}", linked_bib=LINKED)
    command = ["export", "-L", "linked.bib", "--cited-in"]
    assert entries(bibkit(*command, "paper.tex", "-f", "bibtex", cwd=folder).out) == ["child"]
    kept = bibkit(*command, "paper.tex", "-f", "bibtex", "-O", "crossref=keep", cwd=folder)
    assert entries(kept.out) == ["child", "parent"]  # as BibTeX wants it
    assert entries(bibkit(*command, "paper.tex", "-f", "biblatex", cwd=folder).out) == [
        "child",
        "other",
        "third",
    ]
    assert entries(bibkit(*command, "both.tex", "-f", "biblatex", cwd=folder).out) == [
        "both",
        "third",
        "fourth",
    ]
    assert len(json.loads(bibkit(*command, "paper.tex", "-f", "csl-json", cwd=folder).out)) == 1


def test_works_are_added_to_what_a_bib_holds(tmp_path: Path) -> None:
    held = "% mine\n@misc{zoe2001,\ntitle={My own Zoe},year=2001}\n\n@comment{kept}"
    folder = folder_with(tmp_path, paper_tex=PAPER, refs_bib=held)
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib", "--add"]
    assert bibkit(*command, cwd=folder).code == 0
    text = (folder / "refs.bib").read_text()
    assert text.startswith(held + "\n\n@book{meyer2003,\n")
    assert entries(text)[:1] == ["zoe2001"]
    assert bibkit(*command, cwd=folder).code == 0
    assert (folder / "refs.bib").read_text() == text
    (folder / "refs.bib").unlink()
    bibkit(*command, cwd=folder)
    assert entries((folder / "refs.bib").read_text()) == ["meyer2003", "zoe2001"]


def test_the_output_is_not_its_own_source_and_the_other_bibliographies_keep_theirs(tmp_path: Path) -> None:
    text = PAPER.replace("\\end", "\\bibliography{refs,mine}\n\\end")
    folder = folder_with(tmp_path, paper_tex=text, mine_bib="@misc{zoe2001, title = {Mine}}\n")
    command = ["export", "--cited-in", "paper.tex", "-L", "all.bib", "-o", "refs.bib"]
    assert (bibkit(*command, cwd=folder).code, entries((folder / "refs.bib").read_text())) == (
        0,
        ["meyer2003"],
    )
    assert (bibkit(*command, cwd=folder).code, entries((folder / "refs.bib").read_text())) == (
        0,
        ["meyer2003"],
    )


def test_no_source_is_replaced(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\input{part}", part_tex="\\cite{zoe2001}", part_txt="")
    run = bibkit(
        "export", "--cited-in", "paper.tex", "-L", "all.bib", "-f", "latex", "-o", "part.tex", cwd=folder
    )
    assert run.code == 2
    assert run.err.startswith("bibkit: part.tex would be replaced, and is read")
    assert (folder / "part.tex").read_text() == "\\cite{zoe2001}"


def test_keys_come_from_a_list_and_from_stdin(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, keys_txt="# mine\nzoe2001, meyer2003\n")
    assert entries(bibkit("export", "-L", "all.bib", "--keys-from", "keys.txt", cwd=folder).out) == [
        "meyer2003",
        "zoe2001",
    ]
    run = bibkit(
        "export", "-L", "all.bib", "--cited-in", "-", "--cited-as", "markdown", cwd=folder, stdin="@zoe2001"
    )
    assert entries(run.out) == ["zoe2001"]
    run = bibkit("cited", "-", "-L", "all.bib", cwd=folder, stdin="@zoe2001")
    assert run.code == 2
    assert "What kind of source stands on stdin is not said" in run.err


def test_a_command_of_the_house_is_named(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, paper_tex="\\zitat{zoe2001}")
    run = bibkit("export", "-L", "all.bib", "--cited-in", "paper.tex", "--cite-command", "zitat", cwd=folder)
    assert entries(run.out) == ["zoe2001"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["export", "zoe2001", "--cited-in", "paper.tex"], "Works are named by keys and by --cited-in"),
        (["export", "--add"], "No source is named that cites"),
        (
            ["export", "--cited-in", "paper.tex", "--add", "-f", "csl-json", "-o", "a.json"],
            "Works can be added to a .bib",
        ),
        (["export", "--cited-in", "gone.tex"], "There is no file or folder gone.tex"),
        (["cited"], "No source is named that cites"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments: list[str], message: str, tmp_path: Path) -> None:
    run = bibkit(*arguments, "-L", "all.bib", cwd=folder_with(tmp_path, paper_tex=PAPER))
    assert run.code == 2
    assert message in run.err


CLASSIC = r"""\documentclass{article}
\begin{document}
\cite{zoe2001}, \cite{meyer}, \cite{Roe2019}
\bibliographystyle{plain}
\bibliography{refs}
\end{document}
"""
MODERN = r"""\documentclass{article}
\usepackage[backend=biber]{biblatex}
\addbibresource{refs.bib}
\begin{document}
\textcite{zoe2001}, \parencite{meyer,meyer2003}, \autocite{Roe2019}
\printbibliography
\end{document}
"""


@pytest.mark.parametrize(("text", "program"), [(CLASSIC, "bibtex"), (MODERN, "biber")])
def test_the_paper_compiles_with_what_is_written(text: str, program: str, tmp_path: Path) -> None:
    pdflatex, backend = require("pdflatex"), require(program)
    folder = folder_with(tmp_path, paper_tex=text)
    kind = "biblatex" if program == "biber" else "bibtex"
    run = bibkit(
        "export", "--cited-in", "paper.tex", "-L", "all.bib", "-f", kind, "-o", "refs.bib", cwd=folder
    )
    assert run.code == 0, run.err
    shutil.move(folder / "all.bib", folder / "all.txt")
    latex = [pdflatex, "-interaction=nonstopmode", "paper"]
    subprocess.run(latex, cwd=folder, capture_output=True, timeout=120, check=True)
    done = subprocess.run(
        [backend, "paper"], cwd=folder, capture_output=True, text=True, timeout=120, check=True
    )
    assert "WARN" not in done.stdout
    assert "Warning--" not in done.stdout
    for _ in range(2):
        last = subprocess.run(latex, cwd=folder, capture_output=True, timeout=120, check=True)
    assert b"undefined" not in last.stdout


@pytest.mark.parametrize("name", ["works.yml", "works.yaml"])
def test_a_bibliography_of_typst_in_hayagriva_is_read(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(f"# Works\n{HAYAGRIVA}")
    (tmp_path / "main.typ").write_text(f'As @doe2020.\n#bibliography("{name}")\n')
    run = bibkit("export", "--cited-in", "main.typ", cwd=tmp_path)
    assert run.code == 0, run.err
    assert run.out.startswith("@book{doe2020,")


HAYAGRIVA = "doe2020:\n  title: Waves\n  type: book\n  author: Doe, Jane\n  date: 2020\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("works.bib", "nothing", "works.bib holds no work that is read: The input holds no BibTeX entry"),
        ("works.json", "nothing", "works.json holds no work that is read: "),
        ("works.yml", "a: 1\n", "works.yml holds no work that is read: The YAML holds no references"),
    ],
)
def test_a_bibliography_of_which_nothing_is_read_is_named(
    name: str, text: str, told: str, tmp_path: Path
) -> None:
    (tmp_path / name).write_text(text)
    (tmp_path / "main.typ").write_text(f'As @doe2020.\n#bibliography("{name}")\n')
    run = bibkit("cited", "main.typ", "--output-format", "concise", cwd=tmp_path)
    assert run.code == 1
    assert f"main.typ:2:16: BK026 The bibliography {told}" in run.out


def test_a_bibliography_that_is_not_there_is_named_where_there_is_no_other(tmp_path: Path) -> None:
    (tmp_path / "paper.md").write_text("---\nbibliography: gone.bib\n---\n@doe2020\n")
    run = bibkit("cited", "paper.md", cwd=tmp_path)
    assert run.code == 2
    assert run.err.startswith("paper.md:2:15: BK026 The bibliography gone.bib is not there\n")
    assert "\nbibkit: There are no records in records\n" in run.err


RETRACTED = """\
@article{doe2020, author = {Doe, Jane}, title = {{RETRACTED}: On waves}, journal = {Journal}, year = {2020}}
@misc{roe2020, author = {Roe, Ann}, title = {The names of winds and storms}, eprint = {2001.00001},
  archiveprefix = {arXiv}, year = {2020}}
@article{roe2021, author = {Roe, Ann}, title = {The names of winds and storms}, journal = {Journal}, year = {2021}}
"""


def test_works_that_no_longer_stand_are_named_where_they_are_cited(tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(RETRACTED)
    (tmp_path / "paper.md").write_text("As @doe2020\nand @roe2020.\n")
    run = bibkit("cited", "paper.md", "-L", "all.bib", "--output-format", "concise", cwd=tmp_path)
    assert (run.code, run.out) == (
        0,
        (
            "paper.md:1:5: BK030 [doe2020] doe2020 was retracted or withdrawn, as its title says\n"
            "paper.md:2:6: BK031 [roe2020] roe2020 seems to be a preprint of roe2021\n"
        ),
    )
    run = bibkit("export", "--cited-in", "paper.md", "-L", "all.bib", "-o", "refs.bib", cwd=tmp_path)
    assert run.code == 0
    assert "BK030" in run.err
    assert "BK031" not in run.err
    (tmp_path / "paper.md").write_text("As @roe2020 and @roe2021.\n")
    run = bibkit("cited", "paper.md", "-L", "all.bib", "--output-format", "concise", cwd=tmp_path)
    assert "BK031" not in run.out
    assert "BK029" in run.out
