"""`bibkit config`: the settings that hold, and where each of them comes from."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import click

from bibkit.cli.context import project_config, put_out
from bibkit.config import Config

_TABLES = ("options", "page", "outputs", "per_file_ignores")
_LIBRARY = "BIBKIT_LIBRARY"


class _Setting(NamedTuple):
    """A setting as it holds; `table` is empty for one at the top, `origin` where it comes from."""

    table: str
    name: str
    value: Any
    origin: str


@click.group("config")
def command() -> None:
    """The settings of the project: bibkit.toml, or [tool.bibkit] in pyproject.toml, of the nearest folder upwards."""


@command.command("show")
@click.option("--origin", is_flag=True, help="Say of each setting where it comes from.")
def show(origin: bool) -> None:
    """Print every setting with the value that holds here, as TOML.

    \b
    bibkit config show
    bibkit config show --origin
    """
    config = project_config()
    table = ""
    for one in _settings(config):
        if one.table != table:
            table = one.table
            put_out(f"\n[{table}]\n")
        line = f"{one.name} = {_toml(one.value)}" if one.value is not None else f"# {one.name} is not set"
        put_out(f"{line}  # {one.origin}\n" if origin else f"{line}\n")


def _settings(config: Config) -> Iterator[_Setting]:
    from bibkit.lists.option_table import LIST_OPTIONS
    from bibkit.lists.options import DEFAULTS

    text = config.file.read_text(encoding="utf-8") if config.file is not None else ""
    for field in Config._fields:
        if field in (*_TABLES, "lists", "file"):
            continue
        name = field.replace("_", "-")
        named = os.environ.get(_LIBRARY) if field == "library" else None
        value = [Path(named)] if named else getattr(config, field)
        yield _Setting("", name, value, _LIBRARY if named else _origin(config, text, "", name))
    for option in LIST_OPTIONS.values():
        if option.field not in Config._fields:
            value = config.lists.get(option.field, getattr(DEFAULTS, option.field))
            yield _Setting("", option.name, value, _origin(config, text, "", option.name))
    for field in _TABLES:
        table = field.replace("_", "-")
        for name, value in getattr(config, field).items():
            inner = value if isinstance(value, Mapping) else {name: value}
            header = table if inner is not value or table == "page" else f"{table}.{_key(name)}"
            for part, said in inner.items():
                shown = _key(str(part).replace("_", "-") if table == "page" else str(part))
                yield _Setting(header, shown, said, _origin(config, text, header, shown))


def _origin(config: Config, text: str, table: str, name: str) -> str:
    """The file and line that sets it; what no line names is a default, or stands in a table on one line."""
    if config.file is None:
        return "default"
    path = os.path.relpath(config.file)
    whole = f"tool.bibkit.{table}".rstrip(".") if config.file.name == "pyproject.toml" else table
    start, end = 0, len(text)
    if whole:
        header = re.search(rf"^[ \t]*\[[ \t]*{re.escape(whole)}[ \t]*\]", text, re.MULTILINE)
        start = header.end() if header else end
    if following := re.compile(r"^[ \t]*\[[^\n=]*\][ \t]*(?:#.*)?$", re.MULTILINE).search(text, start):
        end = following.start()
    named = re.compile(rf"^[ \t]*[\"']?{re.escape(name.strip(chr(34)))}[\"']?[ \t]*=", re.MULTILINE).search(
        text, start, end
    )
    if named is None:
        return path if table else "default"
    return f"{path}:{text.count(chr(10), 0, named.start()) + 1}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else json.dumps(name, ensure_ascii=False)


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Path):
        return json.dumps(os.path.relpath(value), ensure_ascii=False)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(str(name))} = {_toml(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list | tuple | set | frozenset):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False)
