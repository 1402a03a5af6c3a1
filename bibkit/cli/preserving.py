"""A bibliography file that keeps its form, changed only in what is asked."""

from __future__ import annotations

import os

from bibkit.cli.context import is_verbose, plural, project_config, report, say
from bibkit.cli.opening import LibraryChoice, named_source
from bibkit.cli.outputs import output_of
from bibkit.cli.remarks import NOTHING_WRITTEN, warned
from bibkit.cli.writing import Asked
from bibkit.errors import UsageError
from bibkit.formats.detect import format_of
from bibkit.preserving import Preserved, in_place_options, preserve
from bibkit.registry import FORMATS, format_of_file


def is_in_place(library: LibraryChoice, asked: Asked) -> bool:
    """Whether the output is the one file that is read, in the format that it has."""
    if len(library.paths) != 1 or asked.output == "-":
        return False
    formats = (library.format, format_of_file(library.paths[0]))
    row = FORMATS.get(asked.format)
    if row is None or not row.preserves or asked.format not in formats:
        return False
    return os.path.realpath(asked.output) == os.path.realpath(library.paths[0])


def write_preserved(library: LibraryChoice, asked: Asked) -> int:
    """Write the file as asked, all else in it as it was; returns the exit code."""
    asked = (
        asked if asked.format else asked.in_format(format_of_file(library.paths[0]) or "")
    ).with_own_flags()
    _refuse_others(library, asked)
    config = project_config()
    output = None if is_in_place(library, asked) else output_of(asked.output, config, library, asked.pairs)
    source = named_source(library.paths[0], library.encoding)
    format_name = library.format or asked.format or format_of(source) or ""
    kept = preserve(
        source,
        format_name,
        asked.select or "",
        **{**in_place_options(format_name, config.options.get(format_name, {})), **asked.pairs},
    )
    is_refused = _tell(kept)
    if asked.fail_on_loss and is_refused:
        say(NOTHING_WRITTEN)
        return 1
    if output is None:
        kept.plan.apply()
    else:
        output.put(kept.whole)
    return 1 if is_refused else 0


def _refuse_others(library: LibraryChoice, asked: Asked) -> None:
    """Raises UsageError where something is asked that a file can't do and keep its form."""
    if len(library.paths) != 1:
        raise UsageError(
            "A file that keeps its form is one file", hint="name one, or write them anew to another"
        )
    formats = {library.format, format_of_file(library.paths[0])} - {"", None}
    if asked.format and formats and asked.format not in formats:
        raise UsageError(
            f"{library.paths[0]} is {min(map(str, formats))}, and becomes {asked.format} only where it is written anew",
            hint=f"write to another file, without --preserve; or say --from {asked.format}, if that is what it is",
        )
    if asked.select is not None and is_in_place(library, asked):
        raise UsageError(
            f"The other entries would go from {library.paths[0]}", hint="write the selection to another file"
        )
    named = [("allow-empty", asked.allow_empty)]
    named += [(name.replace("_", "-"), True) for name in asked.flags]
    for name, is_given in named:
        if is_given:
            raise UsageError(
                f"--{name} is for what is written anew, and {library.paths[0]} keeps its form",
                hint="write to another file, without --preserve",
            )


def _tell(kept: Preserved) -> bool:
    """Report what reading found; whether an error is among it."""
    errors = [one for one in kept.diagnostics if one.is_error]
    warnings = [one for one in kept.diagnostics if not one.is_error]
    report(kept.diagnostics if is_verbose() else errors)
    if kept.unreadable:
        them = "it stays as it is" if kept.unreadable == 1 else "they stay as they are"
        say(f"bibkit: {plural(kept.unreadable, 'entry', 'entries')} of {kept.found} can't be read; {them}")
    if warnings and not is_verbose():
        say(warned(len(warnings)))
    return bool(errors)
