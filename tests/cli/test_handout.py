"""`bibkit handout` as a user meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bibkit.extras import install_command
from tests.cli.run import ROOT, bibkit
from tests.handout.sheets import small_library

SESSIONS = """\
sessions:
  - {id: one, date: 2026-10-20, title: First, papers: [doe2020]}
  - {id: two, date: 2026-10-27, title: Second, papers: [roe2019]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    small_library(tmp_path)
    (tmp_path / "sessions.yaml").write_text(SESSIONS)
    return tmp_path


def test_a_sheet_and_its_bibliography_are_written(folder: Path) -> None:
    run = bibkit("handout", "two", "-o", "out/sheet.html", cwd=folder)
    assert (run.code, run.out, run.err) == (0, "", "")
    assert "<title>Second · Tuesday, October 27, 2026</title>" in (folder / "out/sheet.html").read_text()
    assert (
        (folder / "out/sheet.bib")
        .read_text()
        .startswith("% References of the session two\n\n@article{roe2019,")
    )


def test_all_sessions_go_into_a_folder(folder: Path) -> None:
    run = bibkit("handout", "-f", "markdown", "-o", "out/", "--no-bib", cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["index.html", "one.md", "two.md"]


def test_a_file_has_a_name_that_every_system_takes(folder: Path) -> None:
    (folder / "sessions.yaml").write_text(
        SESSIONS.replace("id: one", "id: aux").replace("id: two", "id: a/b")
    )
    run = bibkit("handout", "-o", "out/", cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "%61ux.bib", "%61ux.html", "a%2Fb.bib", "a%2Fb.html", "index.html",
    ]  # fmt: skip


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    (folder / "one.md").write_text("old")
    run = bibkit("handout", "one", "-o", "one.md", "--dry-run", cwd=folder)
    assert run.code == 0
    assert run.err.startswith("would write one.md (changed, ")
    assert "would write one.bib (new, " in run.err
    assert (folder / "one.md").read_text() == "old"
    assert not (folder / "one.bib").exists()


def test_text_goes_to_stdout(folder: Path) -> None:
    run = bibkit("handout", "1", "-f", "markdown", "--style", "ieee", cwd=folder)
    assert run.out.startswith("# First\n")
    assert "\nJ. Doe, *On one thing*." in run.out


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        ([], "There are 2 sessions in sessions.yaml", "name one (one, two), write all into a folder"),
        (["thre"], 'There is no session "thre"', "one, two"),
        (["one", "-f", "odt"], 'There is no format of handouts "odt"', "docx"),
        (["one", "--abstract", "some"], 'An abstract can\'t be "some"', "whole, none, or a number"),
        (["one", "--template", "no.html"], "There is no template no.html", "bibkit's own are in"),
        (["one", "--sessions", "no.yaml"], "There is no no.yaml", "--sessions FILE"),
        (["one", "--style", "apaa"], 'There is no style "apaa"', "did you mean apa"),
    ],
)
def test_bad_usage(folder: Path, arguments: list[str], message: str, hint: str) -> None:
    run = bibkit("handout", *arguments, cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert message in run.err
    assert hint in run.err


def test_a_fault_in_the_sessions_refuses_the_sheet_and_is_found_by_check(folder: Path) -> None:
    (folder / "sessions.yaml").write_text(SESSIONS.replace("roe2019", "row2019"))
    assert bibkit("handout", "one", cwd=folder).code == 0  # the fault of another session is not its own
    for command in (["handout", "two"], ["check"]):
        run = bibkit(*command, cwd=folder)
        assert run.code == 1
        found = run.err if command[0] == "handout" else run.out
        assert found.startswith(
            'sessions.yaml:3:57: BK002 [sessions[1].papers[0]] There is no record "row2019"\n'
        )
        assert "did you mean roe2019?" in found


class TestSessionsThatCheckReads:
    """Those of the project; of another folder only what is named."""

    @pytest.fixture
    def project(self, folder: Path) -> Path:
        """A project whose sessions have a fault for any library but its own, and a folder of records inside it."""
        small_library(folder / "drafts")
        (folder / "drafts/records/roe2019.yaml").unlink()
        (folder / "drafts/records").rename(folder / "other")
        return folder

    @pytest.mark.parametrize(
        "arguments", [[], ["-L", "records"], ["-L", "./records/"], ["-L", "other/../records"]]
    )
    def test_of_the_project(self, project: Path, arguments: list[str]) -> None:
        run = bibkit("check", *arguments, cwd=project)
        assert (run.code, run.err) == (0, "2 records and 2 sessions checked, nothing found\n")
        (project / "bibkit.toml").write_text('sessions = "sessions.yaml"\n')
        assert bibkit("check", "-L", str(project / "records"), cwd=project).err == run.err

    def test_not_of_another_folder(self, project: Path) -> None:
        run = bibkit("check", "-L", "other", cwd=project)
        assert (run.code, run.out, run.err) == (0, "", "1 record checked, nothing found\n")

    def test_named_for_another_folder(self, project: Path) -> None:
        run = bibkit("check", "-L", "other", "--sessions", "sessions.yaml", cwd=project)
        assert run.code == 1
        assert run.out.startswith("sessions.yaml:3:57: BK002")
        assert run.err == "1 record and 2 sessions checked, 1 finding\n"

    def test_of_the_library_that_the_environment_sets(self, project: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        env = {"BIBKIT_LIBRARY": str(project / "records")}
        run = bibkit("check", cwd=tmp_path / "elsewhere", env=env)
        assert (run.code, run.err) == (0, "2 records and 2 sessions checked, nothing found\n")

    def test_that_are_not_there(self, project: Path) -> None:
        run = bibkit("check", "--sessions", "none.yaml", cwd=project)
        assert (run.code, run.err.splitlines()[0]) == (2, "bibkit: There is no none.yaml")


def test_a_record_with_an_error_is_not_said_to_be_missing(folder: Path) -> None:
    (folder / "records/roe2019.yaml").write_text("type: bok\n")
    run = bibkit("check", cwd=folder)
    assert "BK109" in run.out
    assert "BK002" not in run.out
    assert bibkit("handout", "two", cwd=folder).err.startswith("records/roe2019.yaml:1:7: BK109")


def test_a_record_of_another_session_never_stands_in_the_way(folder: Path) -> None:
    (folder / "records/roe2019.yaml").write_text("type: bok\n")
    assert bibkit("handout", "one", cwd=folder).code == 0


def test_a_bibliography_of_somebody_else_stays(folder: Path) -> None:
    (folder / "refs.bib").write_text("@book{mine}\n")
    run = bibkit("handout", "one", "-o", "refs.html", cwd=folder)
    assert run.code == 2
    assert "refs.bib is there already" in run.err
    assert not (folder / "refs.html").exists()
    assert bibkit("handout", "one", "-o", "refs.html", "--no-bib", cwd=folder).code == 0
    assert (folder / "refs.bib").read_text() == "@book{mine}\n"


def test_templates_of_ones_own(folder: Path) -> None:
    (folder / "mine.html").write_text(
        '{% extends "handout.html" %}{% block before %}<p>{{ title }} & {{ words.questions }}</p>{% endblock %}'
    )
    own = bibkit("handout", "one", "--template", "mine.html", cwd=folder).out
    assert "<p>First & Questions</p>" in own
    (folder / "mine.html").write_text("{{ titel }}")
    wrong = bibkit("handout", "one", "--template", "mine.html", cwd=folder)
    assert wrong.code == 2
    assert "mine.html:1: 'titel' is undefined" in wrong.err
    assert "hint: the template may use after, before, css, date" in wrong.err
    (folder / "bibkit.toml").write_text('templates = ["looks"]\n[options.handout]\nformat = "typst"\n')
    (folder / "looks").mkdir()
    (folder / "looks/handout.typ").write_text("= {{ title }}\n")
    assert bibkit("handout", "one", cwd=folder).out == "= First\n"
    (folder / "looks/handout.typ").write_text("#nothing\n")
    wrong = bibkit("handout", "one", "-f", "pdf", "-o", "x.pdf", cwd=folder)
    assert wrong.code == 2
    assert "Typst can't set this: unknown variable: nothing" in wrong.err


@pytest.fixture
def looks(folder: Path) -> Path:
    """A folder of templates of one's own, named in the settings."""
    (folder / "bibkit.toml").write_text('templates = ["looks"]\n')
    (folder / "looks").mkdir()
    return folder / "looks"


@pytest.mark.parametrize(
    ("name", "template", "format_name"),
    [
        ("handout.html", '{% extends "handout.html" %}{% block before %}Ours{% endblock %}', "html"),
        ("handout.md", '{% extends "handout.md" %}{% block before %}Ours{% endblock %}', "markdown"),
        ("handout.typ", '{% extends "handout.typ" %}{% block before %}Ours{% endblock %}', "typst"),
        ("handout.tex", '((* extends "handout.tex" *))((* block before *))Ours((* endblock *))', "latex"),
    ],
)
def test_a_template_of_the_same_name_changes_one_block_of_bibkits(
    looks: Path, name: str, template: str, format_name: str
) -> None:
    plain = bibkit("handout", "one", "-f", format_name, cwd=looks.parent).out
    (looks / name).write_text(template)
    for arguments in ((), ("--template", f"looks/{name}")):
        run = bibkit("handout", "one", "-f", format_name, *arguments, cwd=looks.parent)
        assert (run.code, run.err) == (0, "")
        assert "Ours" not in plain
        before, _, after = run.out.partition("Ours")
        assert ("First" in before, "On one thing" in after) == (True, True)


def test_a_style_sheet_of_ones_own_adds_to_bibkits(looks: Path) -> None:
    plain = bibkit("handout", "one", cwd=looks.parent).out
    (looks / "handout.css").write_text("h1 { color: teal; }\n")
    assert style_sheet(bibkit("handout", "one", cwd=looks.parent).out) == (
        style_sheet(plain) + "h1 { color: teal; }\n"
    )


def test_a_style_sheet_can_be_replaced_whole_by_a_block(looks: Path) -> None:
    (looks / "handout.html").write_text(
        '{% extends "handout.html" %}{% block css %}h1 { color: teal; }{% endblock %}'
    )
    sheet = style_sheet(bibkit("handout", "one", cwd=looks.parent).out)
    assert sheet.endswith("h1 { color: teal; }")
    assert ".paper" not in sheet


def style_sheet(page: str) -> str:
    return page.partition("<style>")[2].partition("</style>")[0]


def test_an_endless_round_of_templates_is_an_error_with_its_files(looks: Path) -> None:
    (looks / "handout.html").write_text('{% extends "base.html" %}')
    (looks / "base.html").write_text('{% extends "handout.html" %}')
    run = bibkit("handout", "one", cwd=looks.parent)
    assert (run.code, run.out) == (2, "")
    assert run.err == (
        f"bibkit: {looks / 'handout.html'}:1: The template leads back to itself without end\n  hint: take out what"
        f" it extends, includes or calls at {looks / 'handout.html'}:1 or {looks / 'base.html'}:1\n"
    )


@pytest.mark.parametrize(
    "name", ["html", "markdown", "latex", "typst", "pdf", "docx", "text", "beamer", "ics"]
)
def test_the_same_sheet_is_the_same_bytes(tmp_path: Path, name: str) -> None:
    sheets = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        path = tmp_path / seed
        env = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = bibkit("handout", "robustness", "-f", name, "-o", str(path), "--no-bib", cwd=ROOT, env=env)
        assert (run.code, run.err) == (0, "")
        sheets.append(path.read_bytes())
    assert sheets[0] == sheets[1]


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "ics"])
def test_the_same_plan_is_the_same_bytes(tmp_path: Path, name: str) -> None:
    plans = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo")):
        path = tmp_path / seed
        env = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        run = bibkit("handout", "--term", "-f", name, "-o", str(path), cwd=ROOT, env=env)
        assert (run.code, run.err) == (0, "")
        plans.append(path.read_bytes())
    assert plans[0] == plans[1]


class TestTheNextSession:
    def test_is_the_first_from_today_on(self, folder: Path) -> None:
        (folder / "sessions.yaml").write_text(
            "sessions:\n- {id: far, date: 9000-01-02}\n- {id: off, type: break, date: 8999-01-01}\n"
            "- {id: near, title: Near, date: 8999-12-31}\n- {id: past, date: 1990-01-01}\n"
        )
        run = bibkit("handout", "next", "-f", "text", cwd=folder)
        assert (run.code, run.err) == (0, "")
        assert run.out.startswith("Near\n====\n")

    def test_may_be_an_id(self, folder: Path) -> None:
        (folder / "sessions.yaml").write_text("sessions:\n- {id: next, title: Ours}\n- {date: 9000-01-01}\n")
        assert bibkit("handout", "next", "-f", "text", cwd=folder).out.startswith("Ours\n")

    def test_may_be_none(self, folder: Path) -> None:
        (folder / "sessions.yaml").write_text("sessions:\n- {date: 1990-01-01}\n")
        run = bibkit("handout", "next", cwd=folder)
        assert (run.code, run.out) == (2, "")
        assert run.err.startswith("bibkit: No session is planned from 2")


class TestAFolderOfSheets:
    def test_has_an_index(self, folder: Path) -> None:
        run = bibkit("handout", "-f", "text", "-o", "out/", "--no-bib", cwd=folder)
        assert (run.code, run.err) == (0, "")
        assert sorted(path.name for path in (folder / "out").iterdir()) == [
            "index.html",
            "one.txt",
            "two.txt",
        ]
        index = (folder / "out/index.html").read_text()
        assert '<h2><a href="two.txt">Second</a></h2>' in index
        assert bibkit("handout", "-f", "pdf", "-o", "out/", "--no-bib", cwd=folder).err == ""
        assert '<h2><a href="two.pdf">Second</a></h2>' in (folder / "out/index.html").read_text()

    def test_keeps_the_index_of_somebody_else(self, folder: Path) -> None:
        (folder / "out").mkdir()
        (folder / "out/index.html").write_text("mine")
        run = bibkit("handout", "-o", "out/", "--no-bib", cwd=folder)
        assert (run.code, run.err) == (0, "out/index.html is not bibkit's and stays as it is\n")
        assert (folder / "out/index.html").read_text() == "mine"
        assert (folder / "out/one.html").exists()

    def test_has_none_where_a_session_is_called_so(self, folder: Path) -> None:
        (folder / "sessions.yaml").write_text(SESSIONS.replace("id: one", "id: index"))
        assert bibkit("handout", "-o", "out/", cwd=folder).code == 0
        assert "<h1>First</h1>" in (folder / "out/index.html").read_text()

    def test_has_no_sheet_of_a_break(self, folder: Path) -> None:
        (folder / "sessions.yaml").write_text(SESSIONS + "  - {id: off, type: break, date: 2026-12-24}\n")
        bibkit("handout", "-f", "text", "-o", "out/", "--no-bib", cwd=folder)
        assert not (folder / "out/off.txt").exists()
        assert "<h2>No session</h2>" in (folder / "out/index.html").read_text()


def test_a_plan_is_of_all_sessions(folder: Path) -> None:
    run = bibkit("handout", "--term", "-f", "text", cwd=folder)
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith("Plan of sessions\n================\n\nTuesday, October 20: First\n")
    run = bibkit("handout", "one", "--term", cwd=folder)
    assert (run.code, run.err) == (
        2,
        "bibkit: The plan is of all sessions\n  hint: leave out one, or leave out --term\n",
    )
    run = bibkit("handout", "--term", "-f", "beamer", cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert "There is no plan of sessions in the format beamer" in run.err


def test_a_calendar_has_all_sessions_or_one(folder: Path) -> None:
    assert bibkit("handout", "-f", "ics", cwd=folder).out.count("BEGIN:VEVENT") == 2
    assert bibkit("handout", "two", "-f", "ics", cwd=folder).out.count("BEGIN:VEVENT") == 1


@pytest.mark.parametrize(("package", "name"), [("jinja2", "html"), ("typst", "pdf"), ("segno", "docx")])
def test_a_missing_package_is_named_with_the_way_out(folder: Path, package: str, name: str) -> None:
    (folder / "gone").mkdir()
    (folder / "gone" / f"{package}.py").write_text(f"raise ModuleNotFoundError('gone', name={package!r})\n")
    env = {"PYTHONPATH": f"{folder / 'gone'}:{ROOT}"}
    run = bibkit("handout", "one", "-f", name, "-o", "x", cwd=folder, env=env)
    assert (run.code, run.err) == (
        2,
        f"bibkit: This needs the Python package {package}\n  hint: {install_command('handout')}\n",
    )


def test_an_option_that_is_none_is_named(folder: Path) -> None:
    (folder / "bibkit.toml").write_text('[options.handout]\nabstrct = "none"\n')
    run = bibkit("handout", "one", cwd=folder)
    assert (run.code, run.out) == (2, "")
    assert 'There is no option of handout "abstrct"\n  hint: did you mean abstract?' in run.err


class TestSeveralGroups:
    """They share the records, and have sessions of their own."""

    @pytest.fixture
    def groups(self, folder: Path) -> Path:
        (folder / "energy").mkdir()
        (folder / "energy/sessions.yaml").write_text(
            "title: Energy\nsessions:\n- {id: one, title: Else}\n- {id: grid, date: 9000-01-02, title: Grids}\n"
        )
        (folder / "sessions.yaml").rename(folder / "vision.yaml")
        (folder / "bibkit.toml").write_text('sessions = ["vision.yaml", "energy/sessions.yaml"]\n')
        return folder

    def test_a_session_is_found_in_any(self, groups: Path) -> None:
        assert bibkit("handout", "grid", "-f", "text", cwd=groups).out.startswith("Grids\n=====\n\nEnergy\n")
        assert bibkit("handout", "two", "-f", "text", cwd=groups).out.startswith("Second\n")
        assert bibkit("handout", "next", "-f", "text", cwd=groups).out.startswith(("Grids\n", "First\n"))

    def test_a_group_is_chosen_by_name(self, groups: Path) -> None:
        for name, title in (("energy", "Else"), ("vision", "First")):
            run = bibkit("handout", "one", "--group", name, "-f", "text", cwd=groups)
            assert (run.code, run.out.splitlines()[0]) == (0, title)
        run = bibkit("handout", "--term", "--group", "energy", "-f", "text", cwd=groups)
        assert run.out.startswith("Energy\n======\n")

    @pytest.mark.parametrize(
        ("arguments", "message", "hint"),
        [
            (["one"], "2 groups have a session one", "name one: --group vision or energy"),
            (["--term"], "There are 2 groups", "name one: --group vision or energy"),
            (["tow"], 'There is no session "tow"', "did you mean two?"),
            (["one", "--group", "enrgy"], 'There is no group "enrgy"', "did you mean energy?"),
        ],
    )
    def test_what_is_not_clear(self, groups: Path, arguments: list[str], message: str, hint: str) -> None:
        run = bibkit("handout", *arguments, cwd=groups)
        assert (run.code, run.out, run.err) == (2, "", f"bibkit: {message}\n  hint: {hint}\n")

    def test_check_looks_at_all(self, groups: Path) -> None:
        assert bibkit("check", cwd=groups).err == "2 records and 4 sessions checked, nothing found\n"
        (groups / "energy/sessions.yaml").write_text("sessions:\n- {papers: [nobody]}\n")
        run = bibkit("check", cwd=groups)
        assert run.out.startswith("energy/sessions.yaml:2:13: BK002")
        assert bibkit("handout", "two", "-f", "text", cwd=groups).code == 0
        assert (
            bibkit("handout", "one", "--group", "vision", "-o", "energy/sessions.yaml", cwd=groups).code == 2
        )
