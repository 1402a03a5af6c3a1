"""The flag -o of every command that writes a file or to stdout."""

from __future__ import annotations

from collections.abc import Callable

import click

from bibkit.cli.context import Command


def output_flag(name: str) -> Callable[[Command], Command]:
    """The flag; the command takes what it says, `-` for stdout, as the argument of that name."""
    return click.option(
        "--output",
        "-o",
        name,
        default="-",
        metavar="FILE",
        help="Write to FILE, whole and only where it changes.",
    )
