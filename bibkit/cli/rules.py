"""`bibkit rules`: what is looked for."""

from __future__ import annotations

from itertools import groupby

import click

from bibkit.checks.added import added_rules
from bibkit.cli.context import put_out
from bibkit.cli.rule import way_out_of
from bibkit.config import selectors
from bibkit.diagnostics.codes import CODES, FAMILIES, Code, beginning_of, family_of
from bibkit.diagnostics.pages.markdown import degrees, standing


@click.command("rules")
@click.argument("chosen", nargs=-1, metavar="[CODE]...")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print.")  # fmt: skip
def command(chosen: tuple[str, ...], output_format: str) -> None:
    """List the rules by what they are about, or those whose codes begin so (BK2: all about dates).

    \b
    bibkit rules
    bibkit rules dates BK401
    bibkit rules BK2 --output-format json
    """
    added_rules()
    names = {family.name: beginning for beginning, family in FAMILIES.items()}
    beginnings = selectors(names.get(text.lower(), text) for text in chosen)
    rows = [row for row in CODES.values() if not chosen or row.code.startswith(beginnings)]
    put_out(_as_json(rows) if output_format == "json" else _as_text(rows))


def _as_text(rows: list[Code]) -> str:
    lines: list[str] = []
    for beginning, of_family in groupby(rows, key=lambda row: beginning_of(row.code)):
        listed = list(of_family)
        family = family_of(listed[0].code)
        lines += ["", f"{beginning} {family.name}: {family.about}"]
        lines += [
            f"  {row.code}  {standing(row):<7}  {degrees(row):<11}  {row.name:<23}  {row.meaning}"
            for row in listed
        ]
    return "\n".join(lines[1:]) + "\n"


def _as_json(rows: list[Code]) -> str:
    from bibkit.diagnostics.pages import all_pages
    from bibkit.diagnostics.shown import shown_json

    pages = all_pages()
    return shown_json(
        [
            {
                "code": row.code,
                "name": row.name,
                "family": family_of(row.code).name,
                "severity": row.severity.value,
                "is_on": not row.is_optional,
                "summary": row.meaning,
                "why": pages[row.code].why,
                "way_out": way_out_of(row),
                "fixes": [safety.value for safety in row.fixes],
            }
            for row in rows
        ]
    )
