"""A run that is killed at any call that writes, or meets a full disk or a read-only folder there, tears and loses nothing.

After each fault every file is what it was or what it was to become, and the next run completes the work and clears up.
"""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from bibkit.changes.dedupe.found import digest
from bibkit.source import Source
from bibkit.store.folder import record_of_source
from tests.loss.killable import KILLED, TORN, Ended, Killable, compiled
from tests.programs import require

RECORD = "type: book\ntitle: On Ways\nauthor:\n- Doe, Jane\nissued: 2020\n# by hand\n"
LONG_DOI = "DOI: https://doi.org/10.1000/"
BIB = """\
@book{doe2020, author={Doe, Jane}, title={On Ways}, year=2020, publisher={Press}}
@book{roe2019, author={Roe, Ann}, title={On Two}, year=2019}
@book{poe1845, author={Poe, Ed}, title={On Ravens}, year=1845}
"""
MARKED = "# Us\n\n<!-- bibkit:start -->\nold\n<!-- bibkit:end -->\n"
SESSIONS = "sessions:\n- {id: one, date: 2026-10-20, papers: [doe2020]}\n- {id: two, date: 2026-10-27, papers: [eve1999]}\n"
STYLE = """\
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>One</title><id>urn:one</id>
<updated>2026-01-02T00:00:00+00:00</updated></info><citation><layout><text value="1"/></layout></citation></style>
"""

EVE = f"type: book\ntitle: T\nauthor:\n- Eve, A\nissued: 1999\n{LONG_DOI}2\n"


def plan_of(**texts: str) -> str:
    """A plan that makes one of these records, by their keys, which is for somebody to decide."""
    records = {key: record_of_source(Source(text, f"{key}.yaml")).record for key, text in texts.items()}
    digests = ", ".join(f"{key}: {digest(one)}" for key, one in records.items() if one is not None)
    return f"- merge: yes\n  keep: eve1999\n  records: {{{digests}}}\n"


FILES: Mapping[str, str] = {
    "refs.bib": BIB,
    "records/doe2020.yaml": f"{RECORD}{LONG_DOI}1\n",
    "records/sub/eve1999.yaml": EVE,
    "plan.yaml": plan_of(doe2020=f"{RECORD}{LONG_DOI}1\n", eve1999=EVE),
    "sessions.yaml": SESSIONS,
    "README.md": MARKED,
    "index.html": MARKED,
    "mine.bib": "@book{a, author={Doe, J}, title={On Three.}, year=2020}\n",
    "clone/one.csl": STYLE,
    "clone/dependent/two.csl": STYLE.replace("<id>", '<link href="x" rel="independent-parent"/><id>'),
    "data/bibkit/styles/one.csl": STYLE.replace("2026", "2025"),
    "paper.md": "Says [@doe2020; @a].\n",
    "bibkit.toml": '[outputs]\n"one.json" = {cited-in = "paper.md"}\n',
    "mine.json": '[\n  {"id": "x", "type": "book", "title": "old"}\n]\n',
}
BESIDE = tuple(
    "--with bib --with json --with atom --with works --with sitemap --url https://lab.example/".split()
)
COMMANDS: Mapping[str, tuple[str, ...]] = {
    "merge": ("dedupe", "--apply", "plan.yaml"),
    "import": ("import", "refs.bib"),
    "import into a new folder": ("import", "refs.bib", "-L", "new/records"),
    "import and merge": ("import", "refs.bib", "--update", "ours"),
    "new": ("new", "-T", "New Things", "-a", "Fox, A", "-d", "2021"),
    "set": ("set", "key:doe2020", "title=On Means", "--remove", "issued"),
    "set many": ("set", "issued<2030", "note=x"),
    "tag": ("tag", "doe2020", "ways"),
    "remove": ("remove", "doe2020", "--force"),
    "rename": ("rename", "doe2020", "doe2020ways", "--in", "paper.md"),
    "rename an entry": ("rename", "-L", "refs.bib", "doe2020", "doe2020ways", "--in", "paper.md"),
    "export": ("export", "-o", "out.bib"),
    "export over another": ("export", "-o", "mine.json"),
    "export what is cited": ("export", "--cited-in", "paper.md", "-o", "out.bib"),
    "add what is cited": ("export", "--cited-in", "paper.md", "-o", "mine.bib", "--add"),
    "bbl": ("bbl", "paper.md", "-o", "out.bbl"),
    "build": ("build",),
    "convert": ("convert", "refs.bib", "-o", "mine.json"),
    "change in place": ("convert", "mine.bib", "-O", "omit=year", "-o", "mine.bib"),
    "fix": ("check", "--fix"),
    "fix a file": ("check", "mine.bib", "--fix"),
    "page": ("page", "-o", "p.html", *BESIDE),
    "update": ("page", "--update", "README.md", "--update", "index.html"),
    "handout": ("handout", "-f", "markdown", "-o", "sheets/"),
    "handout of one": ("handout", "one", "-f", "html", "-o", "index.html"),
    "add styles": ("styles", "add", "clone"),
    "stats": ("stats", "-o", "stats.svg"),
}
FULL, READ_ONLY, FORBIDDEN, BROKEN = errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO
Tree = dict[str, bytes]


WHOLE = ("merge", "set many", "rename", "rename an entry", "import and merge")
"""Commands of which all is done or nothing: what a killed run began, the next one ends that opens the library."""


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Killable]:
    require("gcc")
    with Killable(compiled(tmp_path_factory.mktemp("faults"))) as killable:
        yield killable


def tree(folder: Path) -> Tree:
    """The files below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def without_leftovers(files: Tree) -> Tree:
    """What is no trace of a run that did not end: temporary files, and the lock with its folder."""
    return {
        path: data
        for path, data in files.items()
        if not path.endswith(".tmp") and "/.bibkit/" not in f"/{path}"
    }


def fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def run_whole(tmp_path: Path, runs: Killable, arguments: Sequence[str]) -> tuple[Path, Tree, Ended, Tree]:
    """A run that nothing disturbs: the folder, what was in it before and is after, and between them how it went."""
    folder = fresh(tmp_path / "work")
    before = tree(folder)
    good = runs.run(folder, *arguments)
    return folder, before, good, tree(folder)


@pytest.mark.parametrize("how", [KILLED, TORN], ids=["killed", "torn"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_run_that_is_killed_tears_and_loses_nothing(
    tmp_path: Path, runs: Killable, command: str, how: int
) -> None:
    arguments = COMMANDS[command]
    folder, before, good, after = run_whole(tmp_path, runs, arguments)
    assert good.calls >= 4
    assert after != before
    assert after == without_leftovers(after)
    for at in range(1, good.calls + 1):
        killed = runs.run(fresh(folder), *arguments, at=at, how=how)
        assert killed.code == -9
        now = without_leftovers(tree(folder))
        for path in before.keys() | after.keys() | now.keys():
            assert now.get(path) in (before.get(path), after.get(path)), (at, path)
        if command in WHOLE:
            library = ("-L", "refs.bib") if command == "rename an entry" else ()
            assert runs.run(folder, "cite", "poe1845" if library else "eve1999", *library).code == 0
            now = without_leftovers(tree(folder))
            assert now in (before, after), at
        again = runs.run(folder, *arguments)
        # What the killed run was to do can't be done again, where it had come so far.
        code = {"new": 2, "remove": 2, "rename an entry": 2, "merge": 1}.get(command, good.code)
        assert again.code == (code if now == after else good.code), (at, again)
        assert tree(folder) == after, at
        assert not [path for path in folder.rglob("*") if path.is_dir() and not any(path.iterdir())], at


@pytest.mark.parametrize("how", [FULL, READ_ONLY, FORBIDDEN, BROKEN], ids=lambda how: errno.errorcode[how])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_run_that_can_not_write_says_so_and_changes_nothing(
    tmp_path: Path, runs: Killable, command: str, how: int
) -> None:
    arguments = COMMANDS[command]
    folder, before, good, after = run_whole(tmp_path, runs, arguments)
    codes = set()
    # A disk is full, or breaks, at any time; what can't be written to could not be from the beginning.
    for at in range(1, good.calls + 1 if how in (FULL, BROKEN) else 2):
        failed = runs.run(fresh(folder), *arguments, at=at, how=how)
        codes.add(failed.code)
        left = tree(folder)
        now = without_leftovers(left)
        if failed.code == good.code:
            assert now == after, (at, failed)  # all was written, and what failed was the tidying up
        elif "could not be put back" in failed.err:
            assert how != FULL, (at, failed)  # nothing can be renamed any more: the files are named
        else:
            assert failed.code == 2, (at, failed)
            assert "can't be written" in failed.err or "can't be made" in failed.err, (at, failed)
            assert now == before, (at, failed)
        if how == FULL:
            assert left == now, (at, "a full disk keeps nobody from tidying up")
        runs.run(folder, *arguments)
        assert tree(folder) == after, at
    assert 2 in codes
