"""`bibkit schema`: the JSON Schema of a record file."""

from __future__ import annotations

import json

import click

from bibkit.cli.context import put_out
from bibkit.store.schema import record_schema


@click.command("schema")
@click.option("--output", "-o", default="-", metavar="FILE", help="Write to FILE.")
def command(output: str) -> None:
    """Print the JSON Schema of a record file, for editors to complete and check with.

    With the YAML language server: `bibkit schema -o record.schema.json`, and in the record
    `# yaml-language-server: $schema=../record.schema.json`.
    """
    put_out(json.dumps(record_schema(), indent=2, ensure_ascii=False) + "\n", output)
