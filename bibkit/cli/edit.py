"""`bibkit edit`: a record in an editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path

import click

from bibkit.cli.changing import put_plan
from bibkit.cli.context import changing, project_config, report, say, telling
from bibkit.cli.hints import way_out
from bibkit.cli.opening import LibraryChoice, library_options, library_paths, open_library
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import BibkitError, UsageError
from bibkit.library import Library


@click.command("edit")
@click.argument("key", metavar="KEY")
@library_options
def command(key: str, library: LibraryChoice) -> int:
    """Open a record in your editor ($VISUAL or $EDITOR), and save it where it has no error.

    \b
    bibkit edit doe2020
    EDITOR='code --wait' bibkit edit doe2020
    bibkit edit -L refs.bib doe2020

    You edit a copy: the record, or its entry of a .bib file. Where it has an error, you are asked to edit it again; if
    you don't, the library stays as it was, and your text is kept in a file that is named. No other run changes the
    library meanwhile.
    """
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor:
        raise UsageError("There is no editor", hint="name one, as in EDITOR=nano bibkit edit ...")
    paths = library_paths(library, project_config())
    with changing(*(one for one in paths if one.is_dir()), files=[one for one in paths if one.is_file()]):
        opened = open_library(library, project_config())
        return _edit(opened, key, editor)


def _edit(library: Library, key: str, editor: str) -> int:
    from tempfile import mkstemp

    from bibkit.changes.retyped import retyped, typed_text

    before = typed_text(library, key)
    suffix = Path(before.path).suffix
    descriptor, name = mkstemp(suffix, f"{key[:40].replace('/', '-')}-")
    copy = Path(name)
    with os.fdopen(descriptor, "wb") as file:
        file.write(before.text.encode())
    left = f"Nothing was saved; your text is in {copy}"
    try:
        while True:
            _run(editor, copy)
            try:
                after = copy.read_bytes().decode()
                if after == before.text:
                    left = ""
                    say("bibkit: nothing changes")
                    return 0
                changed = retyped(library, key, before, after)
                report(changed.findings)
                put_plan(changed.plan, "")
            except (BibkitError, UnicodeDecodeError) as error:
                _tell(error)
                if _wants_again():
                    continue
                return 1
            left = ""
            say("bibkit: 1 record changed")
            return 0
    finally:
        if left and copy.is_file() and copy.read_bytes() != before.text.encode():
            telling().complain(left)
        else:
            copy.unlink(missing_ok=True)


def _run(editor: str, copy: Path) -> None:
    """Wait for the editor. Raises UsageError where it can't be run, or says that it failed."""
    try:
        ended = subprocess.run([*shlex.split(editor), str(copy)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        raise UsageError(f"The editor {editor} can't be run: {error}", hint="set VISUAL or EDITOR") from None
    if ended.returncode:
        raise UsageError(f"The editor {editor} ended with {ended.returncode}", hint="nothing was saved")


def _tell(error: Exception) -> None:
    if isinstance(error, RefusedError):
        report(error.diagnostics)
    if isinstance(error, UnicodeDecodeError):
        telling().complain("The text is not UTF-8")
    else:
        assert isinstance(error, BibkitError)
        telling().complain(error.message, way_out(error))


def _wants_again() -> bool:
    """Whether somebody at a terminal wants to go on editing."""
    return sys.stdin.isatty() and click.confirm("Edit it again?", default=True, err=True)
