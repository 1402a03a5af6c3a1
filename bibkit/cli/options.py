"""The options of reference lists and citations as flags, made from their table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import click

from bibkit.cli.context import Command
from bibkit.lists.option_table import CITATION_OPTIONS, LIST_OPTIONS, ListOption


def list_flags(names: Iterable[str] = CITATION_OPTIONS, **helps: str) -> Callable[[Command], Command]:
    """The flags of these options, in that order; `helps` has other words for some of them.

    A flag that is not given is None, or empty where it may be repeated.
    """

    def with_flags(command: Command) -> Command:
        for name in reversed([*names]):
            option = LIST_OPTIONS[name]
            command = _flag(option, helps.get(option.field) or _help(option))(command)
        return command

    return with_flags


def _help(option: ListOption) -> str:
    words = f"{option.meaning[0].upper()}{option.meaning[1:]}"
    if listed := ", ".join(filter(None, option.choices)):
        words += f": {listed}"
    if option.takes_several:
        words += "; may be repeated"
    return f"{words}." if option.is_flag or not option.default else f"{words}.  [default: {option.default}]"


def _flag(option: ListOption, words: str) -> Callable[[Command], Command]:
    if option.is_flag:
        return click.option(f"--{option.name}", is_flag=True, default=None, help=words)
    return click.option(f"--{option.name}", metavar=option.metavar, multiple=option.takes_several, help=words)


def given(flags: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the flags that were given."""
    return {name: value for name, value in flags.items() if value not in (None, ())}
