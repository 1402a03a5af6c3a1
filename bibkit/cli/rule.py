"""`bibkit rule`: what a code means."""

from __future__ import annotations

import click

from bibkit.checks.added import added_rules
from bibkit.cli.context import put_out
from bibkit.cli.hints import RULES
from bibkit.diagnostics.codes import CODES, NAMES, Code
from bibkit.diagnostics.pages import all_pages
from bibkit.diagnostics.pages.markdown import page_as_markdown
from bibkit.registry import unknown_name


@click.command("rule")
@click.argument("code")
def command(code: str) -> None:
    """Explain the CODE of a finding (BK204, or no-such-day): what, why, examples and how its fix is made.

    `bibkit rules` lists all codes.
    """
    added_rules()
    row = CODES.get(NAMES.get(code.lower(), code.upper()))
    if row is None:
        raise unknown_name("code", code, (*CODES, *NAMES))
    put_out(page_as_markdown(row, all_pages()[row.code], way_out_of(row)))


def way_out_of(row: Code) -> str:
    """The way out of a finding for somebody at the command line."""
    return f"{row.way_out} {RULES.get(row.code, '')}".rstrip()
