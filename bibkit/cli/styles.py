"""`bibkit styles`: find, show, preview and check citation styles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from bibkit.cli.context import plural, project_config, put_out, report, say
from bibkit.cli.findings import FindingFlags, check_and_fix, finding_flags
from bibkit.cli.options import list_flags
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.shown import shown, shown_json
from bibkit.errors import UsageError
from bibkit.lists.option_table import chosen
from bibkit.registry import TEXTS
from bibkit.source import Source
from bibkit.stylebook import StyleInfo, find_style
from bibkit.stylebook.catalogue import catalogue, search

_CITATION_FORMATS = ("author", "author-date", "label", "note", "numeric")


def _filters(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that `list` and `search` share."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="As JSON."),
        click.option("--field", metavar="FIELD", help="Only styles of this subject, such as physics."),
        click.option(
            "--cites", type=click.Choice(_CITATION_FORMATS), help="Only styles with this citation format."
        ),
        click.option(
            "--dependent/--independent", default=None, help="Only those that stand for another style, or not."
        ),
    ):
        command = option(command)
    return command


@click.group("styles")
def command() -> None:
    """Find, show, add, preview and check citation styles.

    Styles are looked for in the project's styles folder, then among those that you added, then among bibkit's own,
    then in the collection of the Citation Style Language project.
    """


@command.command("list")
@_filters
@click.option("--outdated", is_flag=True, help="Only styles that stand before a newer version of themselves.")
def list_styles(
    dependent: bool | None, cites: str | None, field: str | None, as_json: bool, outdated: bool
) -> None:
    """List the styles, one a line: name, citation format, title.

    With --outdated: name, date of last change, that of the newer one, and its file; on stderr, how old the installed
    collection is. `bibkit styles add` takes newer styles in.
    """
    if not outdated:
        _print(_filtered(_known_styles(), dependent, cites, field), as_json)
        return
    from bibkit.stylebook.outdated import date_of_collection, outdated_styles

    pairs = outdated_styles(project_config().styles)
    kept = {info.name for info in _filtered((pair.found for pair in pairs), dependent, cites, field)}
    pairs = [pair for pair in pairs if pair.found.name in kept]
    if as_json:
        rows = [{"found": _described(pair.found), "newer": _described(pair.newer)} for pair in pairs]
        click.echo(shown_json(rows), nl=False)
    else:
        for found, newer in pairs:
            days = f"{shown(found.updated[:10]):<10}  {shown(newer.updated[:10])}"
            click.echo(f"{shown(found.name):<40}  {days}  {shown(newer.path)}")
    say(f"bibkit: the installed collection is of {date_of_collection() or 'no known date'}")


@command.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|FOLDER|ARCHIVE...")
@click.option(
    "--replace", is_flag=True, help="Take a style in the place of one that is as new or newer, too."
)
def add(sources: tuple[str, ...], replace: bool) -> int:
    """Take styles into your own folder, where they are found before the installed collection.

    \b
    bibkit styles add my-journal.csl
    bibkit styles add ~/src/styles                  a clone of the styles repository
    bibkit styles add styles-master.zip             or an archive of it (zip, tar, tar.gz ...)

    Nothing is fetched: get the file, clone or archive as you like. A style that is there already gives way to a newer
    one only. What can't be used is named and left out, and the exit code is then 1.
    """
    from bibkit.stylebook.adding import add_styles
    from bibkit.stylebook.folders import user_folder

    folder = user_folder()
    added = add_styles(sources, folder, replace=replace)
    report(added.findings)
    say(f"bibkit: {added.new:,} new, {added.updated:,} updated, {added.known:,} there already, in {folder}")
    return 1 if added.findings else 0


@command.command("search")
@click.argument("words", nargs=-1, required=True)
@_filters
def search_styles(
    words: tuple[str, ...], dependent: bool | None, cites: str | None, field: str | None, as_json: bool
) -> int:
    """Find styles in which all WORDS occur: in the name, the titles, the format or the subjects.

    Best match first. Exits with 1 where there is none.
    """
    text = " ".join(words)
    found = _filtered(search(_known_styles(), text), dependent, cites, field)
    _print(found, as_json)
    if not found:
        say(f'bibkit: no style with "{text}"')
    return 0 if found else 1


@command.command("show")
@click.argument("style")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def show(style: str, as_json: bool) -> None:
    """Show what a STYLE (name, title, path or id) says about itself."""
    found = find_style(style, project_config().styles)
    report(found.notes)
    described = {**_described(found.info), "locale": found.locale}
    if as_json:
        click.echo(shown_json(described), nl=False)
        return
    for label, value in described.items():
        words = ", ".join(value) if isinstance(value, list) else value
        if words:
            click.echo(f"{label + ':':<17} {shown(words)}")


@command.command("preview")
@click.argument("style", required=False)
@click.option(
    "--style", "style_option", metavar="STYLE", help="The same as the argument.  [default: the project's]"
)
@list_flags(("locale", "engine"))
@click.option(
    "--format", "output", type=click.Choice(list(TEXTS)), default="text", help="Form of the output."
)
def preview(style: str | None, style_option: str | None, output: str, **flags: Any) -> None:
    """Show how a STYLE sets a few invented works, in the text and in the list."""
    from bibkit.lists.preview import preview as rendered

    config = project_config()
    options = config.list_options(chosen({"style": style or style_option, **flags}))
    written = rendered(output, options, folders=config.styles)
    report(written.losses)
    put_out(written.text, is_styled=output == "terminal")


@command.command("check")
@click.argument("styles", nargs=-1, metavar="[STYLE]...")
@finding_flags
def check(styles: tuple[str, ...], **flags: Any) -> int:
    """Check style files: those named (file, name, title or id), or all of the project's styles folder.

    Finds what CSL 1.0.2 has no place for, macros that are missing or that nothing calls, and what makes a style
    unusable. Exits with 1 where anything is found. `bibkit rule CODE` explains a code and its fix; a fix of a style
    changes what it renders, so that all of them want --unsafe-fixes.
    """
    from bibkit.stylebook.style_check import check_style_file

    chosen_flags = FindingFlags(**flags)
    config = project_config()
    folders = config.styles
    own = sorted(str(path) for folder in folders if folder.is_dir() for path in folder.rglob("*.csl"))
    files = [
        style
        if Path(style).is_file()
        else _found_file(style, folders, own, is_to_change=chosen_flags.changes)
        for style in styles
    ] or [os.path.relpath(path) for path in own]

    def check_all(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return [found for file in files for found in check_style_file(file, folders, texts.get(file))]

    own_folders = [folder for folder in folders if folder.is_dir()]
    return check_and_fix(
        check_all,
        chosen_flags,
        config,
        lambda: plural(len(files), "style"),
        folders=lambda: own_folders,
        walked=own_folders,
    )


def _found_file(style: str, folders: Sequence[Path], own: Sequence[str], *, is_to_change: bool) -> str:
    """The file of a style that is named otherwise. Raises UsageError where somebody else's is to be changed."""
    path = str(find_style(style, folders).info.path)
    if is_to_change and path not in own:
        raise UsageError(
            f"{style} is not one of your styles", hint=f"copy {path} into your styles folder first"
        )
    return path


def _known_styles() -> Sequence[StyleInfo]:
    known = catalogue(project_config().styles)
    report(known.diagnostics)
    return known.styles


def _filtered(
    styles: Iterable[StyleInfo], dependent: bool | None, cites: str | None, field: str | None
) -> list[StyleInfo]:
    return [
        info
        for info in styles
        if (dependent is None or info.is_dependent == dependent)
        and (cites is None or info.citation_format == cites)
        and (field is None or field in info.fields)
    ]


def _print(styles: Sequence[StyleInfo], as_json: bool) -> None:
    if as_json:
        click.echo(shown_json([_described(info) for info in styles]), nl=False)
        return
    for info in styles:
        click.echo(f"{shown(info.name):<40}  {info.citation_format:<11}  {shown(info.title)}")


def _described(info: StyleInfo) -> dict[str, Any]:
    """The style's info by the names of CSL's info element."""
    return {
        name.replace("_", "-"): list(value) if name == "fields" else value
        for name, value in info._asdict().items()
    }
