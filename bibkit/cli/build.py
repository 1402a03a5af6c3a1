"""`bibkit build`: the outputs that the settings of a project name, each as `bibkit export` writes it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import click

from bibkit.cli.context import plural, project_config, say, telling
from bibkit.cli.hints import way_out
from bibkit.cli.watch import watch_option
from bibkit.config import Config
from bibkit.errors import BibkitError, UsageError
from bibkit.registry import unknown_name

_READ = ("library", "cited-in", "keys-from")  # what may be another output


@click.command("build")
@click.argument("names", nargs=-1, metavar="[OUTPUT]...")
@click.option(
    "--check",
    "only_compares",
    is_flag=True,
    help="Write nothing; exit with 1 where an output is out of date.",
)
@watch_option
def command(names: tuple[str, ...], only_compares: bool) -> int:
    """Write the OUTPUTS of the settings, or all of them, where they change.

    \b
    [outputs]
    "refs.bib" = {format = "biblatex", cited-in = "paper.tex"}
    "publications.html" = {style = "apa", group-by = "-year"}

    An output is what `bibkit export` writes with these options; what one reads and another writes comes first. The
    exit code is the highest of all.
    """
    config = project_config()
    if config.file is None or not config.outputs:
        raise UsageError(
            "The settings name no outputs",
            hint='write `[outputs] "refs.bib" = {cited-in = "paper.tex"}` in bibkit.toml',
        )
    for name in names:
        if name not in config.outputs:
            raise unknown_name("output", name, config.outputs)
    os.chdir(config.file.parent)  # paths of the settings are seen from there
    for name in config.outputs:
        _refuse_outside(name, config.file)
    wanted = [name for name in _in_order(config) if not names or name in names]
    codes = [_build(name, config, only_compares=only_compares) for name in wanted]
    if only_compares and not any(codes):
        say(f"{plural(len(wanted), 'output')} up to date")
    return max(codes)


def _refuse_outside(name: str, settings: Path) -> None:
    """Raises UsageError for an output that is not in the project, by its name or by a link.

    Settings come with what others wrote, and a build asks nobody.
    """
    folder = os.path.realpath(settings.parent)
    if not os.path.realpath(name).startswith(os.path.join(folder, "")):  # noqa: PTH118
        raise UsageError(
            f"{settings}: outputs: {name} is not in the folder of the settings",
            hint="`bibkit export -o` writes anywhere",
        )


def _in_order(config: Config) -> list[str]:
    """The outputs, each behind those that it reads. Raises UsageError where they go round in a circle."""
    by_path = {os.path.normpath(name): name for name in config.outputs}
    graph = TopologicalSorter[str]()
    for name, table in config.outputs.items():
        read = (os.path.normpath(path) for option in _READ for path in _texts(table.get(option)))
        graph.add(name, *(by_path[path] for path in read if path in by_path))
    try:
        return list(graph.static_order())
    except CycleError as error:
        raise UsageError(f"Each of these outputs reads the one before: {', '.join(error.args[1])}") from None


def _build(name: str, config: Config, *, only_compares: bool) -> int:
    from bibkit.cli.export import command as export

    before = _state(name)
    arguments = [
        "--output",
        name,
        *_arguments(name, config.outputs[name]),
        *(["--check"] if only_compares else []),
    ]
    try:
        code: int = export.main(
            arguments, "bibkit export", standalone_mode=False, parent=click.get_current_context()
        )
    except click.ClickException as error:
        raise UsageError(f"{config.file}: outputs: {name}: {error.format_message()}") from None
    except BibkitError as error:
        error.message = f"{name}: {error.message}"
        if error.exit_code != 1:
            raise
        code = error.exit_code  # it is about the works of this one, and the others come, too
        telling().report(getattr(error, "diagnostics", ()))
        telling().complain(error.message, way_out(error))
    if not only_compares and _state(name) != before:
        say(f"{name} written")
    return code


def _state(name: str) -> tuple[int, int] | None:
    try:
        status = Path(name).stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino


def _arguments(name: str, table: Mapping[str, Any]) -> Iterator[str]:
    """What a table says, as options of `bibkit export`; `options` are those of the format."""
    for option, value in table.items():
        if option == "watch":
            raise UsageError(f"{name}: one output is not watched", hint="`bibkit build --watch` watches all")
        if option == "options" and isinstance(value, dict):
            for key, said in value.items():
                yield from ("-O", f"{key}={_text(said)}")
        elif isinstance(value, bool):
            yield from [f"--{option}"] if value else []
        elif isinstance(value, str | int | list):
            for text in _texts(value):
                yield from (f"--{option}", text)
        else:
            raise UsageError(f"{name}: {option} should be a text, a list of texts, or true")


def _texts(value: Any) -> list[str]:
    if value is None:
        return []
    return [str(item) for item in value] if isinstance(value, list) else [str(value)]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ",".join(_texts(value))
