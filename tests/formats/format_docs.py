"""The pages of `docs/formats`, made of what formats say: `python -m tests.formats.format_docs [NAME ...]` writes them."""

from __future__ import annotations

import sys
from pathlib import Path

from bibkit.formats.account import Account, account
from bibkit.formats.format import Format
from bibkit.registry import FORMATS, load_format

FOLDER = Path(__file__).parents[2] / "docs/formats"
_HEAD = """\
# Formats

What bibkit reads and writes of each format, by what a file of it is known, and what it can't carry. `bibkit formats ris`
says the same of one, `bibkit formats` lists them with the reference lists. Whatever a work has and a format has no place
for is told by name when it is written, a finding of [BK7](../rules/losses.md) each. Fields that are the people's own
(`tags`, `notes`, `summary`, `aliases`, `ignore`, `source`) go only to formats that carry whole records.

| format | reads | writes | files | |
|---|---|---|---|---|
"""
_LOST = {
    "no place for": "Fields that have no place",
    "in some types none for": "Fields that have none in works of some types",
    "types written as another": "Types that are written as another",
}


def index() -> str:
    """The text of the page that lists all."""
    rows = [
        f"| [{name}]({name}.md) | {'yes' if row.reads else ''} | {'yes' if row.writes else ''} "
        f"| {' '.join(row.extensions)} | {row.summary} |"
        for name, row in FORMATS.items()
    ]
    return _HEAD + "\n".join(rows) + "\n"


def page(name: str) -> str:
    """The text of the page of one format."""
    said = account(name)
    loaded: Format = load_format(name)
    table = [f"| {what} | {text} |" for what, text in said.rows() if what not in _LOST and what != "loses"]
    parts = [f"# {name}: {said.title}\n", "| | |", "|---|---|", *table]
    if loaded.write is not None:
        parts += ["\n## What it can't carry\n", *_lost(said)]
    if loaded.options:
        parts += ["\n## Options\n"]
        parts += [f"- `-O {option.name}`: {option.meaning}" for option in loaded.options]
    return "\n".join(parts) + "\n"


def _lost(said: Account) -> list[str]:
    lines = [f"- {one}" for one in said.about.losses]
    lines += [f"- {_LOST[what]}: {text}" for what, text in said.rows() if what in _LOST]
    return lines or ["Nothing: it carries whole records."]


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "README.md").write_text(index(), encoding="utf-8")
    for one in sys.argv[1:] or FORMATS:
        (FOLDER / f"{one}.md").write_text(page(one), encoding="utf-8")
