"""`bibkit styles`: find, show and preview citation styles."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import click

from bibkit.cli.context import project_config, report, say
from bibkit.registry import LISTS
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
    """Find, show and preview citation styles.

    Styles are looked for in the project's styles folder, then among bibkit's own, then in the collection of the
    Citation Style Language project.
    """


@command.command("list")
@_filters
def list_styles(dependent: bool | None, cites: str | None, field: str | None, as_json: bool) -> None:
    """List the styles, one a line: name, citation format, title."""
    _print(_filtered(_known_styles(), dependent, cites, field), as_json)


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
        click.echo(json.dumps(described, indent=2, ensure_ascii=False))
        return
    for label, value in described.items():
        shown = ", ".join(value) if isinstance(value, list) else value
        if shown:
            click.echo(f"{label + ':':<17} {shown}")


@command.command("preview")
@click.argument("style", required=False)
@click.option(
    "--style", "style_option", metavar="STYLE", help="The same as the argument.  [default: the project's]"
)
@click.option("--locale", metavar="LANG", help="Language, such as de-DE.  [default: the style's]")
@click.option("--engine", metavar="ENGINE", help="CSL processor.")
@click.option(
    "--format", "output", type=click.Choice(list(LISTS)), default="text", help="Form of the output."
)
def preview(
    style: str | None, style_option: str | None, locale: str | None, engine: str | None, output: str
) -> None:
    """Show how a STYLE sets a few invented works, in the text and in the list."""
    from bibkit.engines.preview import preview as rendered

    config = project_config()
    written = rendered(
        style or style_option or config.style,
        output,
        locale=locale or config.locale or "",
        engine=engine or config.engine or "",
        folders=config.styles,
    )
    report(written.losses)
    click.echo(written.text, nl=False)


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
        click.echo(json.dumps([_described(info) for info in styles], indent=2, ensure_ascii=False))
        return
    for info in styles:
        click.echo(f"{info.name:<40}  {info.citation_format:<11}  {info.title}")


def _described(info: StyleInfo) -> dict[str, Any]:
    """The style's info by the names of CSL's info element."""
    return {
        name.replace("_", "-"): list(value) if name == "fields" else value
        for name, value in info._asdict().items()
    }
