"""What stands in the place of a file: a pipe, a device, a link out of the library, something endless.

Files that bibkit comes upon by walking through folders, or that another file names, are opened only when they are
regular; what the user names may be a pipe.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from bibkit.source.bounds import FILE_BYTES
from tests.hostile.child import MOST_MEGABYTES, bibkit

RECORD = "type: book\ntitle: A title\nauthor: [{family: Doe, given: Jane}]\nissued: 2020\npublisher: P\n"
SECRET = "root:x:0:0:root:/root:/bin/bash\nclient_secret: hunter2hunter2\n"
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>Odd</title><id>odd</id><updated>2020-01-01T00:00:00Z</updated></info>
<citation><layout><text variable="title"/></layout></citation></style>
"""


def fifo(path: Path) -> None:
    os.mkfifo(path)


def zero(path: Path) -> None:
    path.symlink_to("/dev/zero")


def random_device(path: Path) -> None:
    path.symlink_to("/dev/urandom")


def listening(path: Path) -> None:
    """A socket; its name may have 108 bytes at most, so it is bound from within its folder."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(before)


def folder(path: Path) -> None:
    path.mkdir()


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def sparse(path: Path) -> None:
    """Of a size that no disk holds."""
    with path.open("wb") as file:
        file.truncate(1 << 40)


KINDS = [fifo, zero, random_device, listening, folder, link_to_itself, link_to_nothing, sparse]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "records/doe2020.yaml").write_text(RECORD)
    return tmp_path


@pytest.mark.parametrize("make", KINDS)
def test_what_is_no_regular_file_is_named_and_costs_nothing_but_itself(
    project: Path, make: Callable[[Path], None]
) -> None:
    make(project / "records/odd.yaml")
    run = bibkit("export", "-f", "bibtex", cwd=project)
    assert run.out.startswith("@book{doe2020,"), run.told
    assert "records/odd.yaml: BK101 [odd] The file can't be read: " in run.err
    assert (run.code, run.megabytes < 100) == (1, True), run.told


def test_the_reason_says_what_it_is(project: Path) -> None:
    fifo(project / "records/a.yaml")
    zero(project / "records/b.yaml")
    sparse(project / "records/c.yaml")
    assert [
        line.partition("read: ")[2]
        for line in bibkit("export", cwd=project).err.splitlines()
        if "BK101" in line
    ] == ["It is a pipe", "It is a device", f"It is larger than {FILE_BYTES >> 20} MiB"]


@pytest.mark.parametrize("make", [fifo, zero, folder])
@pytest.mark.parametrize(
    ("place", "settings", "arguments"),
    [
        ("people.yaml", 'people = "people.yaml"', ["check"]),
        ("sessions/odd.yaml", 'sessions = "sessions"', ["handout", "-f", "html"]),
        ("styles/odd.csl", "", ["styles", "search", "odd"]),
        ("templates/handout.html", 'sessions = "s.yaml"\ntemplates = ["templates"]', ["handout"]),
        ("short.json", 'abbreviations = "short.json"', ["export", "-f", "html"]),
        ("bibkit.toml", "", ["check"]),
        ("pyproject.toml", "", ["check"]),
    ],
)
def test_no_command_waits_for_what_it_came_upon(
    project: Path, make: Callable[[Path], None], place: str, settings: str, arguments: list[str]
) -> None:
    if settings:
        (project / "bibkit.toml").write_text(settings)
    (project / "s.yaml").write_text("sessions: [{id: one, papers: [doe2020]}]\n")
    (project / place).parent.mkdir(exist_ok=True)
    make(project / place)
    run = bibkit(*arguments, cwd=project)
    assert run.code in (0, 1, 2), run.told
    assert "Usage:" not in run.err
    assert run.megabytes < 150, run.told


def test_a_marker_can_not_have_a_device_read(project: Path) -> None:
    fifo(project / "short.json")
    page = "<!-- bibkit:start abbreviations={} -->\n<!-- bibkit:end -->\n"
    for target, reason in (("short.json", "It is a pipe"), ("/dev/zero", "It is a device")):
        (project / "README.md").write_text(page.format(target))
        run = bibkit("page", "--update", "README.md", cwd=project)
        assert (run.code, f"{target} can't be read: {reason}" in run.err) == (1, True), run.told


@pytest.mark.parametrize(
    "secret",
    [
        SECRET,
        "client_secret: hunter2hunter2\n",
        "type: hunter2hunter2\n",
        "hunter2hunter2\n",
        "type: book\ntitle: [hunter2hunter2]\n",
        "type: book\nissued: hunter2hunter2\n",
        "hunter2hunter2: [\n",
        'token: "hunter2hunter2\n',
    ],
)
def test_no_line_of_a_file_outside_is_shown(project: Path, secret: str) -> None:
    outside = project.parent / f"{project.name}-secret"
    outside.write_text(secret)
    (project / "records/odd.yaml").symlink_to(outside)
    (project / "sessions").mkdir()
    (project / "sessions/odd.yaml").symlink_to(outside)
    (project / "people.yaml").symlink_to(outside)
    said = ""
    for arguments in (
        ["check", "--sessions", "sessions", "--output-format", "full"],
        ["export"],
        ["handout", "--sessions", "sessions", "odd"],
    ):
        run = bibkit(*arguments, cwd=project)
        said += run.out + run.err
    assert "hunter2" not in said
    assert "root:x" not in said
    for place in ("records/odd.yaml: BK119 [odd]", "sessions/odd.yaml: BK119", "people.yaml: BK119"):
        assert f"{place} The file is a link that leads out of the folder" in said


def test_a_link_inside_the_library_is_a_file_as_any(project: Path) -> None:
    (project / "records/old").mkdir()
    (project / "records/old/a.yaml").write_text("type: hunter2\n")
    (project / "records/a.yaml").symlink_to("old/a.yaml")
    assert "hunter2" in bibkit("check", cwd=project).out


def test_a_good_record_outside_is_one_of_the_library(project: Path) -> None:
    outside = project.parent / f"{project.name}-shared.yaml"
    outside.write_text(RECORD)
    (project / "records/shared.yaml").symlink_to(outside)
    assert "@book{shared," in bibkit("export", cwd=project).out


ENTRY = b"@book{doe2020, title={A title}, author={Doe, Jane}, year=2020, publisher={P}}\n"


@pytest.mark.parametrize(
    "arguments", [["export", "-L"], ["check", "-L"], ["convert", "--to", "bibtex"], ["import", "-L", "new"]]
)
def test_who_names_a_pipe_has_it_read(project: Path, arguments: list[str]) -> None:
    run = bibkit(*arguments, "/dev/stdin", cwd=project, stdin=ENTRY)
    assert run.code == 0, run.told
    assert "doe2020" in run.out or "1 record" in run.err or "1 written" in run.err, run.told


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/urandom"])
@pytest.mark.parametrize("arguments", [["export", "-L"], ["convert", "--to", "bibtex"], ["import"]])
def test_who_names_what_never_ends_hears_of_the_bound(project: Path, name: str, arguments: list[str]) -> None:
    run = bibkit(*arguments, name, cwd=project)
    assert f"It is larger than {FILE_BYTES >> 20} MiB" in run.err, run.told
    assert run.megabytes < MOST_MEGABYTES + 100
    assert run.code in (1, 2)
