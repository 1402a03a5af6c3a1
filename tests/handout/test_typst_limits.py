"""What a Typst template of one's own can't do: reach the network, read files, take all memory or all time."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bibkit.errors import FileError
from bibkit.handout.files import handout, template_places
from bibkit.handout.write import pdf, typst_process
from tests.handout.sheets import loaded

SESSIONS = "sessions:\n- {id: one, title: On things, papers: [doe2020]}\n"

PACKAGES = {
    "an import": '#import "@preview/cetz:0.3.1": canvas',
    "all of it": '#import "@preview/tablex:0.0.9": *',
    "under a name": '#import "@preview/a-b_c:1.2.3" as it',
    "an include": '#include "@preview/polylux:0.4.0"',
    "a name that is put together": '#import ("@pre" + "view/glossarium:0.5.1")',
    "code in a text": '#eval("import \\"@pre" + "view/showybox:2.0.3\\"")',
    "a file of a package": '#import "@preview/fontawesome:0.5.0/lib.typ": fa-icon',
    "inside a function": '#let f() = { import "@preview/codly:1.0.0": *\n  1 }\n#f()',
}


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A proxy that the user's environment names, and that would see whatever goes to the network through it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        address = f"http://127.0.0.1:{server.getsockname()[1]}"
        for name in ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, address)
        monkeypatch.setenv("XDG_CACHE_HOME", "/nonexistent")
        monkeypatch.setenv("XDG_DATA_HOME", "/nonexistent")
        yield server


def refusal(folder: Path, template: str, monkeypatch: pytest.MonkeyPatch) -> FileError:
    """What a sheet set with that template ends in."""
    read, library = loaded(folder, SESSIONS)
    own = folder / "own.typ"
    own.write_text(f"{template}\n{{{{ title }}}}\n")
    monkeypatch.chdir(folder)
    with pytest.raises(FileError) as raised:
        handout(
            read.series.sessions[0], read.series, library, format="pdf", templates=template_places(own, ())
        )
    return raised.value


@pytest.mark.parametrize("template", PACKAGES.values(), ids=PACKAGES)
def test_no_package_is_fetched(
    tmp_path: Path, template: str, proxy: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = refusal(tmp_path, template, monkeypatch)
    if "lib.typ" not in template:  # Typst knows no such name
        assert error.message.startswith("own.typ: Typst has no package @preview/")
        assert error.message.endswith(" on this machine, and nothing is fetched from the network")
        assert error.hint == "do without it, or install it for Typst yourself"
    with pytest.raises(TimeoutError):
        proxy.accept()


def test_the_message_names_the_package(
    tmp_path: Path, proxy: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = refusal(tmp_path, PACKAGES["under a name"], monkeypatch)
    assert "@preview/a-b_c:1.2.3 " in error.message


@pytest.mark.parametrize("exempt", ["*", "packages.typst.org", ".typst.org", ""])
def test_typst_asks_nobody_but_a_proxy_that_can_not_be(
    tmp_path: Path, exempt: str, proxy: socket.socket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", exempt)
    monkeypatch.setenv("NO_PROXY", exempt)
    (tmp_path / typst_process.SOURCE).write_text(PACKAGES["an import"])
    command = [sys.executable, "-P", typst_process.__file__, str(tmp_path)]
    done = subprocess.run(command, env=pdf.environment(), capture_output=True, check=False, timeout=60)
    assert done.returncode == typst_process.REFUSED
    message, _ = json.loads(done.stdout)
    assert "Connect error" in message  # never a name that is looked up ("Dns Failed")
    with pytest.raises(TimeoutError):
        proxy.accept()


def test_a_package_that_is_there_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "data/typst/packages/local/own/0.1.0"
    package.mkdir(parents=True)
    (package / "typst.toml").write_text(
        '[package]\nname = "own"\nversion = "0.1.0"\nentrypoint = "lib.typ"\n'
    )
    (package / "lib.typ").write_text("#let word = [here]\n")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    read, library = loaded(tmp_path, SESSIONS)
    own = tmp_path / "own.typ"
    own.write_text('#import "@local/own:0.1.0": word\n#word\n')
    made = handout(
        read.series.sessions[0], read.series, library, format="pdf", templates=template_places(own, ())
    )
    assert made.sheet.startswith(b"%PDF-")


REFUSED = {
    "a file of the system": ('#read("/etc/passwd")', "file not found (searched at etc/passwd)"),
    "a file above": (
        '#read("../../../etc/passwd")',
        'path `"../../../etc/passwd"` would escape the project root',
    ),
    "a picture of the web": (
        '#image("https://example.org/a.png")',
        "file not found (searched at https:/example.org",
    ),
    "what never ends": ("#while true {}", "condition is always true"),
    "a loop that counts": ("#let n = 0\n#while n < 1000000000 { n += 1 }", "loop seems to be infinite"),
    "itself": ("#let f(n) = f(n + 1)\n#f(0)", "maximum function call depth exceeded"),
    "no Typst": ("#let", "expected pattern"),
}


@pytest.mark.parametrize(("template", "message"), REFUSED.values(), ids=REFUSED)
def test_typst_says_what_it_refuses(
    tmp_path: Path, template: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = refusal(tmp_path, template, monkeypatch)
    assert error.message.startswith(f"own.typ: Typst can't set this: {message}")
    assert str(tmp_path) not in error.message


MEMORY = {
    "a text": '#("x" * 10000000000)',
    "numbers": "#range(1000000000).len()",
    "doubling": '#let a = "x" * 1000\n#for i in range(30) { a = a + a }\n#a.len()',
    "arrays": "#let a = (0,) * 1000\n#for i in range(30) { a = a + a }\n#a.len()",
    "many pages": '#{ ("x" * 100000000) }',
}


@pytest.mark.parametrize("template", MEMORY.values(), ids=MEMORY)
def test_memory_has_a_limit(tmp_path: Path, template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 20)
    error = refusal(tmp_path, template, monkeypatch)
    assert error.message in (
        "own.typ: Typst breaks off; this takes too much memory",
        "own.typ: Typst needs more than 20 seconds for this",
    )


def test_time_has_a_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 2)
    error = refusal(tmp_path, "#lorem(100000000).len()", monkeypatch)
    assert error.message == "own.typ: Typst needs more than 2 seconds for this"
