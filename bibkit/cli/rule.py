"""`bibkit rule`: what a code means."""

from __future__ import annotations

import click

from bibkit.cli.hints import RULES
from bibkit.diagnostics.codes import CODES
from bibkit.registry import unknown_name
from bibkit.source import Safety

_DEGREES = {Safety.SAFE: "safe", Safety.UNSAFE: "unsafe", Safety.SHOWN: "shown"}
_FIXES = {
    (): "Fix: none, as there is no one right answer.",
    (Safety.SAFE,): "Fix: safe; `bibkit check --fix` makes it.",
    (
        Safety.UNSAFE,
    ): "Fix: unsafe, as what the file says may change; `bibkit check --fix --unsafe-fixes` makes it.",
    (
        Safety.SAFE,
        Safety.UNSAFE,
    ): "Fix: safe where it is clear (`bibkit check --fix`), else unsafe (--unsafe-fixes).",
    (Safety.SHOWN,): "Fix: only shown, as a proposal (--output-format json or sarif); nothing makes it.",
}


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """Explain the CODE of a finding, and how its fix is made; without one, list all codes."""
    if code is None:
        for row in CODES.values():
            fixes = "/".join(_DEGREES[safety] for safety in row.fixes)
            click.echo(f"{row.code}  {row.severity.value:<7}  {fixes:<11}  {row.name:<23}  {row.meaning}")
        return
    known = CODES.get(code.upper())
    if known is None:
        raise unknown_name("code", code, CODES)
    way_out = f"{known.way_out} {RULES.get(known.code, '')}".rstrip()
    click.echo(
        f"{known.code} {known.name} ({known.severity.value})\n\n{known.meaning}\n\nWay out: {way_out}\n"
    )
    click.echo(_FIXES[known.fixes].replace("bibkit check", _checker(known.code)))


def _checker(code: str) -> str:
    """The command that finds it, and fixes it."""
    return "bibkit styles check" if code.startswith("BK9") else "bibkit check"
