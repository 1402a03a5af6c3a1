"""`bibkit init`: a library to begin with."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bibkit.changes.plan import Plan
from bibkit.cli.changing import plan_flags, put_plan
from bibkit.cli.context import put_out, say
from bibkit.errors import FileError

_SETTINGS = """\
# Settings of bibkit. `bibkit config show --origin` lists all of them, and where each comes from.
library = "records"
# style = "apa"              # of reference lists; `bibkit styles search WORD` finds others
# require = ["author", "issued"]
"""
_RECORD = """\
# yaml-language-server: $schema=../record.schema.json
# A record: one work, in a file that is named by its key. `bibkit remove knuth1984literate` takes it away.
id: knuth1984literate
type: article-journal
title: Literate Programming
author:
  - Knuth, Donald E.
issued: 1984
container-title: The Computer Journal
volume: 27
issue: 2
page: 97-111
DOI: 10.1093/comjnl/27.2.97
language: en
tags: [example]
"""
_IGNORE = """\
# What bibkit leaves in a library while it changes it.
.bibkit/
*.bibkit-*.tmp
"""


@click.command("init")
@click.argument("folder", default=".", metavar="[FOLDER]", type=click.Path(path_type=Path))
@plan_flags
def command(folder: Path, shows: str) -> int:
    """Begin a library in FOLDER (the current one): settings, a first record, a schema for editors, a .gitignore.

    \b
    bibkit init
    bibkit init papers --dry-run

    Nothing that is there is touched: where settings, a folder records or a schema are, nothing is written, and a
    .gitignore stays as it is.
    """
    from bibkit.store.schema import record_schema

    texts = {
        folder / "bibkit.toml": _SETTINGS,
        folder / "records" / "knuth1984literate.yaml": _RECORD,
        folder / "record.schema.json": json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n",
    }
    ignore = folder / ".gitignore"
    if not ignore.exists():
        texts[ignore] = _IGNORE
    there = [path for path in (*texts, folder / "records") if path.exists() or path.is_symlink()]
    if there:
        raise FileError(
            f"{there[0]} is there already",
            hint="nothing was written; `bibkit import` and `bibkit new` add records to a library",
        )
    put_plan(Plan(texts), shows)
    if not shows:
        put_out("".join(f"{path}\n" for path in texts))
        say("bibkit: a library with one record; next: bibkit check, bibkit new, bibkit import refs.bib")
    return 0
