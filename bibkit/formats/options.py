"""The options of a format, each with a value."""

from __future__ import annotations

from collections.abc import Mapping

from bibkit.errors import UsageError
from bibkit.formats.format import Format
from bibkit.registry import unknown_name


def complete_options(format: Format, given: Mapping[str, object]) -> dict[str, str]:  # noqa: A002
    """A value for each of the format's options. Raises UsageError for an unknown option or value.

    An option's name may be written with underscores, as Python wants it.
    """
    known = {option.name: option for option in format.options}
    values = {option.name: option.default for option in format.options}
    for written, value in given.items():
        name = written.replace("_", "-")
        if name not in known:
            if not known:
                raise UsageError(f"{format.name} has no options", about=name)
            raise unknown_name(f"option of {format.name}", name, known, about=name)
        choices = known[name].choices
        if not isinstance(value, str):
            raise UsageError(f"The option {name} can't be {value!r}", hint="write a text", about=name)
        if choices and value not in choices:
            raise unknown_name(f"value of the option {name}:", value, choices, about=name)
        values[name] = value
    return values
