"""`bibkit schema`: the JSON Schema of a record file, or of the sessions."""

from __future__ import annotations

import json

import click

from bibkit.cli.context import project_config
from bibkit.cli.outputs import output_of


@click.command("schema")
@click.argument("what", type=click.Choice(["record", "sessions"]), default="record")
@click.option("--output", "-o", default="-", metavar="FILE", help="Write to FILE.")
def command(what: str, output: str) -> None:
    """Print the JSON Schema of a record file, or of a file of sessions, for editors to complete and check with.

    With the YAML language server: `bibkit schema -o record.schema.json`, and in the record
    `# yaml-language-server: $schema=../record.schema.json`.
    """
    out = output_of(output, project_config())
    if what == "sessions":
        from bibkit.handout.schema import sessions_schema as schema
    else:
        from bibkit.store.schema import record_schema as schema
    out.put(json.dumps(schema(), indent=2, ensure_ascii=False) + "\n")
