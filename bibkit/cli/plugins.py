"""`bibkit plugins`: what other packages add."""

from __future__ import annotations

import warnings

import click

from bibkit.checks.added import codes_of
from bibkit.cli.context import put_out, say
from bibkit.plugins import GROUPS, BrokenPluginError, Plugin, PluginWarning, plugins
from bibkit.registry import FORMATS, HANDOUTS, LISTS, load_format, load_handout, load_list

_TABLES = {
    "bibkit.formats": (FORMATS, load_format),
    "bibkit.lists": (LISTS, load_list),
    "bibkit.handouts": (HANDOUTS, load_handout),
}


@click.command("plugins")
@click.option("--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print.")  # fmt: skip
def command(output_format: str) -> None:
    """List what other packages add: formats, reference lists, handouts and rules, with the package that has them.

    What can't be used is named on stderr.
    """
    rows = [(one, _given(one)) for one in plugins()]
    if output_format == "json":
        from bibkit.diagnostics.shown import shown_json

        listed = [
            {"name": one.name, "kind": GROUPS[one.group], "package": one.package, "version": one.version, "gives": said}
            for one, said in rows
            if said
        ]  # fmt: skip
        put_out(shown_json(listed))
    elif rows:
        put_out("".join(f"{one.title:<30}  {GROUPS[one.group]}: {said}\n" for one, said in rows if said))
    else:
        say(f"No package adds anything; a plug-in has entry points in {', '.join(GROUPS)}")


def _given(plugin: Plugin) -> str:
    """What it adds in words; nothing, with a warning, where it can't be used."""
    if plugin.group == "bibkit.rules":
        return ", ".join(codes_of(plugin))  # which warns itself
    rows, load = _TABLES[plugin.group]
    try:
        if rows[plugin.name].plugin != plugin:
            raise plugin.fault("the name is taken")
        value = load(plugin.name)
    except BrokenPluginError as error:
        warnings.warn(error.message, PluginWarning, stacklevel=2)
        return ""
    if plugin.group != "bibkit.formats":
        return plugin.name
    ways = [way for way, does in (("read", value.read), ("written", value.write)) if does]
    return f"{value.title}, {' and '.join(ways)}"
