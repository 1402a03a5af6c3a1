"""Every command on one file: what it says by its exit code, and that all entries are in its output or named as left out.

Each function runs `bibkit` in this process and gives the faults that it sees, in words; none where all is well.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import yaml

import bibkit
from bibkit.cli import _run
from bibkit.registry import FORMATS, TEXTS
from tests.corpora.bib_scan import scan

STYLES = ("apa", "ieee")
_KEY = re.compile(r"^@\w+\{([^,]+),", re.MULTILINE)

# How many works an output holds, found without bibkit.
_COUNTS: dict[str, Callable[[str], int]] = {
    "bibtex": lambda text: len(scan(text)),
    "biblatex": lambda text: len(scan(text)),
    "csl-json": lambda text: len(json.loads(text)),
    "csl-jsonl": lambda text: len(text.splitlines()),
    "csl-yaml": lambda text: len(next(yaml.load_all(text, yaml.CBaseLoader))["references"]),
    "hayagriva": lambda text: len(yaml.load(text, yaml.CBaseLoader) or {}),
    "ris": lambda text: len(re.findall(r"^TY  - ", text, re.MULTILINE)),
    "html": lambda text: text.count('<div class="csl-entry"'),
    "latex": lambda text: len(re.findall(r"^\\item\[", text, re.MULTILINE)),
    # The last paragraph may explain the marks of names; it begins with the first of them.
    "rtf": lambda text: len(re.findall(r"^\{\\pard(?!\\sa240 \{\\super )", text, re.MULTILINE)),
    "openxml": lambda text: len(re.findall(r"<w:p>(?!.*</w:pPr><w:r><w:rPr><w:vertAlign)", text)),
}


@dataclass(frozen=True)
class Run:
    """What came out of one call."""

    arguments: tuple[str, ...]
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Expected:
    """What is known of a file from loading it: its good records, and how much an error refuses."""

    path: Path
    keys: tuple[str, ...]
    refused: tuple[str, ...]
    left_out: int
    has_errors: bool
    has_findings: bool


def run(*arguments: str) -> Run:
    """Call the command line here, in an empty folder, so that no project has a say; a fault of ours is an exception."""
    out, err = io.StringIO(), io.StringIO()
    with (
        tempfile.TemporaryDirectory() as folder,
        contextlib.chdir(folder),
        mock.patch.dict(os.environ, {"BIBKIT_TRACEBACK": "1"}),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = _run(list(arguments))
    return Run(arguments, code, out.getvalue(), err.getvalue())


def expected_of(path: Path) -> Expected:
    """What is to be expected of a file."""
    library = bibkit.load(path)
    good = library.without_errors()
    keys = tuple(good)
    refused = tuple(sorted(key for key in library.refused if key not in library))
    left_out = library.found - library.repeated - len(good)
    return Expected(path, keys, refused, left_out, bool(library.errors), bool(library.diagnostics))


def faults_of(path: Path, styles: tuple[str, ...] = STYLES) -> Iterator[str]:
    """What is wrong in what the commands make of a file."""
    expected = expected_of(path)
    yield from _check(expected)
    for name, row in FORMATS.items():
        if row.writes:
            yield from _export(expected, name)
    for name in TEXTS:
        for style in styles:
            yield from _export(expected, name, "--style", style)
    yield from _cite(expected)
    yield from _page(expected)
    yield from _stats(expected)


def _check(expected: Expected) -> Iterator[str]:
    done = run("check", str(expected.path), "--output-format", "concise")
    yield from _wrong_code(done, int(expected.has_findings))
    if expected.has_findings != bool(done.out):
        yield _told(done, "findings are not printed")


def _export(expected: Expected, name: str, *options: str) -> Iterator[str]:
    done = run("export", "-L", str(expected.path), "--format", name, *options)
    not_shown = _not_shown(done)
    yield from _wrong_code(done, int(expected.has_errors or not expected.keys or not_shown > 0))
    if not expected.keys:
        if done.out:
            yield _told(done, "something is written where nothing is to write")
        return
    yield from _wrong_account(expected, done)
    if not done.out:
        yield _told(done, "nothing is written")
    elif name in _COUNTS and (count := _COUNTS[name](done.out)) != len(expected.keys) - not_shown:
        yield _told(
            done, f"{count} works are written of {len(expected.keys)}, {not_shown} named as not shown"
        )


def _cite(expected: Expected) -> Iterator[str]:
    for key in expected.keys[:1] + expected.keys[-1:]:
        done = run("cite", "-L", str(expected.path), "--", key)
        yield from _wrong_code(done, 0)
        if done.code == 0 and not done.out.strip():
            yield _told(done, "the citation is empty")
    for key in expected.refused[:1]:
        done = run("cite", "-L", str(expected.path), "--", key)
        yield from _wrong_code(done, 1)
        if done.out or key not in done.err:
            yield _told(done, "a refused entry is cited, or not named")


def _page(expected: Expected) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        done = run("page", "-L", str(expected.path), "-o", str(file))
        not_shown = _not_shown(done)
        yield from _wrong_code(done, int(expected.has_errors or not expected.keys or not_shown > 0))
        if file.exists() != bool(expected.keys):
            yield _told(done, "the page is there, or not, against what is in it")
        elif expected.keys:
            yield from _wrong_account(expected, done)
            count = file.read_text(encoding="utf-8").count('<li class="work"')
            if count != len(expected.keys) - not_shown:
                yield _told(done, f"{count} works are on the page of {len(expected.keys)}, {not_shown} named")


def _stats(expected: Expected) -> Iterator[str]:
    done = run("stats", "-L", str(expected.path), "--format", "json")
    yield from _wrong_code(done, int(expected.has_errors or not expected.keys))
    if expected.keys:
        yield from _wrong_account(expected, done)
        count = json.loads(done.out)["works"]
        if count != len(expected.keys):
            yield _told(done, f"{count} works are counted of {len(expected.keys)}")


def _wrong_code(done: Run, code: int) -> Iterator[str]:
    if done.code != code:
        yield _told(done, f"exit code {done.code} in the place of {code}")
    if "Traceback" in done.err:
        yield _told(done, "a traceback")


def _wrong_account(expected: Expected, done: Run) -> Iterator[str]:
    """Entries that are left out are counted, and named where they have a key."""
    match = re.search(r"^bibkit: (\d+) entr(?:y|ies) of \d+ left out", done.err, re.MULTILINE)
    if (int(match[1]) if match else 0) != expected.left_out:
        yield _told(done, f"{match and match[1]} entries are said to be left out of {expected.left_out}")
    for key in expected.refused:
        if f"[{key}" not in done.err:
            yield _told(done, f"{key} is left out and not named")


def _not_shown(done: Run) -> int:
    """How many works are named as such that the style has nothing for, as APA has not for letters."""
    return done.err.count(": BK901 ")


def _told(done: Run, fault: str) -> str:
    last = done.err.strip().splitlines()[-2:]
    return f"{' '.join(done.arguments)}: {fault}  ({' / '.join(last)})"
