"""What reaches a terminal or a log: never a character that steers it, never more than somebody reads."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.run import bibkit
from tests.cli.terminal import on_terminal

RECORD = "type: book\ntitle: A\nauthor:\n- Doe, Jane\nissued: 2020\n"
HOSTILE = "x\x1b[2J\x1b]0;pwned\x07\x9b31m\u202egpj\u2066\u200b\x00"
SEEN = r"x\x1b[2J\x1b]0;pwned\x07\x9b31m\u202egpj\u2066\u200b"


def assert_harmless(text: str) -> None:
    assert text.replace("\n", "").isprintable(), ascii(text)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(RECORD)
    return tmp_path


CHAPTER = "# A chapter\n\n" + "Lorem ipsum dolor sit amet, \x1b[31mconsectetur.\n" * 5_000


@pytest.mark.parametrize(
    ("arguments", "stdin", "told"),
    [
        (("cite", "-", "--each"), CHAPTER, "There is no citation in '# A chapter"),
        (("cite", "-", "--each"), f"[see @doe2020 {CHAPTER}", "The bracket in '[see @doe2020"),
        (("cite", "k" * 100_000), "", "There is no record"),
        (("export", "-f", "text", "--style", "s" * 200), "", "There is no style"),
        (("export", "-f", "text", "--style", "s" * 100_000), "", "can't be used: File name too long"),
        (("check", "f" * 100_000), "", "can't be used: File name too long"),
        (("export", "--select", "note:" + "q" * 100_000), "", "The selection is too long"),
        (("export", "-O", "o" * 100_000), "", "has no value"),
        (("export", "--no-such-" + "f" * 100_000), "", "Error: No such option"),
        (("export", "-f", "n" * 100_000), "", "There is no format"),
        (("check", "--output-format", "n" * 100_000), "", "Error: Invalid value"),
        (("c" * 100_000,), "", "There is no command"),
        (("new", "-T", "A", "-s", "v" * 100_000), "", "has no value"),
        (("rule", "B" * 100_000), "", "There is no code"),
        (("stats", "--person", "p" * 100_000), "", "There is no person"),
        (("handout", "s" * 100_000), "", ""),
    ],
    ids=lambda value: value[0][:7] if isinstance(value, tuple) else "",
)
def test_no_complaint_is_longer_than_somebody_reads(
    project: Path, arguments: tuple[str, ...], stdin: str, told: str
) -> None:
    (project / "sessions.yaml").write_text("sessions:\n- {id: one, papers: [doe2020]}\n")
    run = bibkit(*arguments, cwd=project, stdin=stdin)
    assert run.code == 2
    assert told in run.err
    assert len(run.err) < 2_500
    assert_harmless(run.err)


SETTINGS = {
    "a folder": "library = {0}",
    "a file": "people = {0}",
    "a style": "style = {0}",
    "styles": "styles = [{0}]",
    "an unknown setting": "{0} = 1",
    "a value of a known one": "engine = {0}",
    "a list where there is none": "sort = [{0}]",
    "a field": "require = [{0}]",
    "a table of options": "[options.{0}]\nx = 1.5",
    "a table of the page": "[page]\n{0} = 1",
    "a template": "[page]\ntemplate = {0}",
    "an address": "[page]\nurl = {0}",
    "no TOML at all": "a = 1\n{0}",
}


@pytest.mark.parametrize("setting", SETTINGS.values(), ids=SETTINGS)
def test_settings_that_others_wrote_steer_nothing(project: Path, setting: str) -> None:
    value = json.dumps(HOSTILE.strip("\x00"))  # a TOML string as well
    (project / "bibkit.toml").write_text(setting.format(value) + "\n")
    runs = [
        bibkit(*command.split(), cwd=project)
        for command in ("check", "export -f text", "page -o p.html", "stats", "styles list")
    ]
    assert any(run.code == 2 for run in runs) or "styles" in setting
    for run in runs:
        assert_harmless(run.err)
        assert_harmless(run.out)


def test_bytes_of_a_settings_file_that_are_no_toml_are_shown(project: Path) -> None:
    (project / "bibkit.toml").write_text("style = \x1b[2J\n")
    assert bibkit("check", cwd=project).err.startswith(f"bibkit: {project}/bibkit.toml is not TOML: ")
    assert_harmless(bibkit("check", cwd=project).err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", HOSTILE),
        ("check", "-L", HOSTILE),
        ("cite", HOSTILE),
        ("export", "-o", f"{HOSTILE}/x.bib"),
        ("import", HOSTILE),
        (f"--{HOSTILE}",),
        ("export", f"--{HOSTILE}"),
        ("styles", "show", HOSTILE),
        ("styles", "search", HOSTILE),
        ("new", HOSTILE, "-T", "T", "-a", "B, C"),
        ("page", "--update", HOSTILE),
    ],
    ids=" ".join,
)
def test_arguments_are_quoted_without_harm(project: Path, arguments: tuple[str, ...]) -> None:
    run = bibkit(*(one.replace("\x00", "") for one in arguments), cwd=project)
    assert run.code in (1, 2)
    assert "x\\x1b[2J" in run.err
    assert_harmless(run.err)


def test_a_remark_quotes_without_harm(project: Path) -> None:
    run = bibkit("export", "-f", "text", "--annotate", "title\x1b[2J", cwd=project)
    assert_harmless(run.err)
    run = bibkit("page", "-o", "a\x1b[2J\u202e.html", "--dry-run", cwd=project)
    assert "would write a\\x1b[2J\\u202e.html" in run.err


@pytest.mark.parametrize("form", ["full", "concise", "github"])
def test_the_201st_finding_is_counted(tmp_path: Path, form: str) -> None:
    write_bad_entries(tmp_path / "refs.bib", 3_000)
    run = bibkit("check", "refs.bib", "--output-format", form, cwd=tmp_path)
    assert run.code == 1
    assert run.out.count("BK805") == 200
    assert len(run.out) < 100_000
    assert run.err == (
        "bibkit: 2800 more findings are not shown (2800 BK805); --all shows all\n"
        "3001 records checked, 3000 findings\n"
    )
    assert (
        bibkit("check", "refs.bib", "--output-format", form, "--all", cwd=tmp_path).out.count("BK805")
        == 3_000
    )


def test_the_200th_finding_is_shown(tmp_path: Path) -> None:
    write_bad_entries(tmp_path / "refs.bib", 200)
    run = bibkit("check", "refs.bib", "--output-format", "concise", cwd=tmp_path)
    assert run.out.count("\n") == 200
    assert run.err == "201 records checked, 200 findings\n"
    write_bad_entries(tmp_path / "refs.bib", 201)
    run = bibkit("check", "refs.bib", "--output-format", "concise", "-q", cwd=tmp_path)
    assert run.out.count("\n") == 200
    assert run.err == "bibkit: 1 more finding is not shown (1 BK805); --all shows all\n"


def test_many_findings_of_one_kind_hide_no_other(tmp_path: Path) -> None:
    work = "@book{{k{0}, title = {{Work {0}}}, author = {{Doe, Jane}}, year = 2020, {1}}}\n\n"
    entries = [work.format(number, r"note = {\odd}") for number in range(300)]
    entries += [work.format(number, "doi = {nonsense}, isbn = {}") for number in range(300, 600)]
    entries += ["@book{nobody, title = {T}, year = 2020}\n\n", "@book{open, title = {T\n"]
    (tmp_path / "refs.bib").write_text("".join(entries))
    found = codes(bibkit("check", "refs.bib", "--output-format", "concise", "--all", cwd=tmp_path).out)
    run = bibkit("check", "refs.bib", "--output-format", "concise", cwd=tmp_path)
    shown = codes(run.out)
    assert (shown["BK805"], shown["BK305"]) == (1, 1)
    assert shown.total() == 200
    assert shown.keys() == found.keys()
    rest = ", ".join(f"{count} {code}" for code, count in (found - shown).most_common())
    assert f"bibkit: {found.total() - 200} more findings are not shown ({rest}); --all shows all\n" in run.err


def test_an_error_goes_before_warnings(tmp_path: Path) -> None:
    write_bad_entries(tmp_path / "refs.bib", 300)
    with (tmp_path / "refs.bib").open("a") as file:
        file.write("@book{nobody, title = {T}, year = 2020}\n")
    run = bibkit("check", "refs.bib", "--output-format", "concise", cwd=tmp_path)
    assert codes(run.out) == {"BK805": 200}
    assert "101 more findings are not shown (100 BK805, 1 BK305)" in run.err


def codes(findings: str) -> Counter[str]:
    return Counter(re.findall(r"(?m)^refs\.bib:\d+:\d+: (BK\d+)", findings))


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_programs_read_is_whole(tmp_path: Path, form: str) -> None:
    write_bad_entries(tmp_path / "refs.bib", 1_000)
    run = bibkit("check", "refs.bib", "--output-format", form, cwd=tmp_path)
    found = json.loads(run.out)
    assert len(found if form == "json" else found["runs"][0]["results"]) == 1_000
    assert run.err == "1001 records checked, 1000 findings\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("convert", "refs.bib", "--to", "csl-json"), 1),
        (("export", "-L", "refs.bib", "-f", "text"), 1),
        (("export", "-L", "refs.bib", "-f", "ris"), 1),
        (("page", "-L", "refs.bib", "-o", "p.html"), 1),
        (("stats", "-L", "refs.bib"), 1),
        (("import", "refs.bib"), 1),
        (("check", "refs.bib", "--fix"), 1),
        (("check", "refs.bib", "--strict"), 1),
        (("convert", "refs.bib", "--to", "ris", "--fail-on-loss"), 1),
        (("export", "-L", "refs.bib", *(f"k{number}" for number in range(1_000)), "-f", "ris"), 1),
        (
            (
                "export",
                "-L",
                "refs.bib",
                *(f"k{number}" for number in range(1_000)),
                "-f",
                "ris",
                "--keep-going",
                "--allow-empty",
            ),
            1,
        ),
    ],
    ids=lambda value: " ".join(value[:4]) if isinstance(value, tuple) else "",
)
def test_every_command_counts_and_ends_as_before(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    write_bad_entries(tmp_path / "refs.bib", 1_000)
    run = bibkit(*arguments, cwd=tmp_path)
    assert run.code == code
    assert (run.out + run.err).count(": BK805 ") == 200
    assert "800 more findings are not shown (800 BK805); --all shows all" in run.err
    assert len(run.out + run.err) < 100_000


def test_styles_check_counts_too(tmp_path: Path) -> None:
    (tmp_path / "styles").mkdir()
    odd = "".join(f'<text variable="no{number}\x9b"/>' for number in range(300))
    (tmp_path / "styles/odd.csl").write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info><title>O</title><id>o</id>'
        f"<updated>2020-01-01T00:00:00Z</updated></info><citation><layout>{odd}</layout></citation></style>"
    )
    run = bibkit("styles", "check", "--output-format", "concise", cwd=tmp_path)
    assert (run.code, run.out.count("\n")) == (1, 200)
    assert "more findings are not shown" in run.err
    assert_harmless(run.out)
    assert (
        bibkit("styles", "check", "--all", "--output-format", "concise", cwd=tmp_path).out.count("\n") == 300
    )


TITLE = "A \u202egpj.\u2069 title"


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "-f", "csl-json"),
        ("export", "-f", "text"),
        ("export", "-f", "html"),
        ("convert", "refs.bib", "--to", "ris"),
        ("convert", "refs.bib", "--to", "csl-jsonl"),
        ("cite", "doe2020", "-b"),
        ("check", "-L", "records", "--diff"),
        ("check", "refs.bib", "--fix"),
        ("import", "refs.bib", "-L", "new", "--dry-run"),
        ("import", "refs.bib", "--update", "ask"),
        ("page",),
        ("stats", "--by", "venue"),
        ("handout", "one", "-f", "markdown"),
        ("new", "\u202ek", "-T", TITLE, "-a", "Doe, J", "-d", "2020", "--dry-run"),
    ],
    ids=" ".join,
)
def test_data_on_a_terminal_steer_nothing(project: Path, arguments: tuple[str, ...]) -> None:
    write_hostile_record(project)
    (project / "refs.bib").write_text(
        f"@book{{doe2020, title={{{TITLE}}}, note={{a\x1b[2J\x9b}}, year=2021}}\n"
    )
    (project / "sessions.yaml").write_text(f"sessions:\n- {{id: one, title: {TITLE}, papers: [doe2020]}}\n")
    shown = on_terminal(*arguments, cwd=project).out
    assert "\x1b[2J" not in shown
    assert not {*"\x9b\u202e\u2069"} & {*shown}
    assert "Traceback" not in shown


def test_a_pipe_gets_the_data_as_they_are(project: Path) -> None:
    write_hostile_record(project)
    assert f"\n title: {TITLE}\n" in bibkit("check", "-L", "records", "--diff", cwd=project).out
    assert f"TI  - {TITLE}\r\n" in bibkit("export", "-f", "ris", cwd=project).out


def write_hostile_record(project: Path) -> None:
    """A record with a fault that can be fixed and a title that turns round."""
    text = RECORD.replace("title: A", f"DOI: https://doi.org/10.1234/x\ntitle: {TITLE}")
    (project / "records/doe2020.yaml").write_text(text)


def test_a_list_made_for_a_terminal_keeps_its_styling(project: Path) -> None:
    assert "\x1b[3mA\x1b[23m" in on_terminal("export", "-f", "terminal", "--style", "apa", cwd=project).out
    assert (
        "\x1b[3mA\x1b[23m"
        in on_terminal("cite", "doe2020", "-b", "-f", "terminal", "--style", "apa", cwd=project).out
    )


COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def test_findings_have_colours_on_a_terminal_and_say_the_same_without(tmp_path: Path) -> None:
    write_bad_entries(tmp_path / "refs.bib", 3)
    for form in ("full", "concise", "grouped"):
        call = ("check", "refs.bib", "--output-format", form)
        coloured = on_terminal(*call, cwd=tmp_path)
        plain = on_terminal(*call, cwd=tmp_path, env={"NO_COLOR": "1"})
        assert "\x1b[1;31mBK805\x1b[0m" in coloured.out
        assert COLOUR.sub("", coloured.out) == plain.out
        assert_harmless(plain.out)


def test_who_forces_colours_has_them_in_a_pipe_too(tmp_path: Path) -> None:
    write_bad_entries(tmp_path / "refs.bib", 1)
    assert "\x1b" not in bibkit("check", "refs.bib", cwd=tmp_path).out
    assert "\x1b[1m" in bibkit("check", "refs.bib", cwd=tmp_path, env={"FORCE_COLOR": "1"}).out
    both = {"FORCE_COLOR": "1", "NO_COLOR": "1"}
    assert "\x1b" not in bibkit("check", "refs.bib", cwd=tmp_path, env=both).out
    for form in ("json", "github", "sarif"):
        forced = bibkit("check", "refs.bib", "--output-format", form, cwd=tmp_path, env={"FORCE_COLOR": "1"})
        assert "\x1b" not in forced.out


def write_bad_entries(path: Path, count: int) -> None:
    """A .bib file with a good entry and so many that are not closed."""
    good = "@book{good, title = {Work}, author = {Doe, Jane}, year = 2020}\n\n"
    bad = "@book{{k{0},\n  title = {{Work {0},\n}}\n\n"
    path.write_text(good + "".join(bad.format(number) for number in range(count)))
