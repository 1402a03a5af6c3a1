"""`bibkit rule`: what a code means."""

from __future__ import annotations

import click

from bibkit.diagnostics.codes import CODES
from bibkit.registry import unknown_name


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a finding; without one, list all codes."""
    if code is None:
        for row in CODES.values():
            click.echo(f"{row.code}  {row.severity.value:<7}  {row.name:<22}  {row.meaning}")
        return
    known = CODES.get(code.upper())
    if known is None:
        raise unknown_name("code", code, CODES)
    click.echo(
        f"{known.code} {known.name} ({known.severity.value})\n\n{known.meaning}\n\nWay out: {known.way_out}"
    )
