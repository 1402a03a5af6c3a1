"""The options of a format, each with a value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

from bibkit.errors import UsageError
from bibkit.formats.format import PRESET, Format, Option
from bibkit.registry import unknown_name


def complete_options(format: Format, given: Mapping[str, object]) -> dict[str, str]:  # noqa: A002
    """A value for each of the format's options. Raises UsageError for an unknown option or value.

    An option's name may be written with underscores, as Python wants it (`for_`, too); a value of None is as if it
    were not given.
    """
    return {**{option.name: option.default for option in format.options}, **given_options(format, given)}


def given_options(format: Format, given: Mapping[str, object]) -> dict[str, str]:  # noqa: A002
    """The options that are given, those of a preset among them; the same errors."""
    known = {option.name: option for option in format.options}
    values: dict[str, str] = {}
    for written, value in given.items():
        name = option_name(written)
        if name not in known:
            if not known:
                raise UsageError(f"{format.name} has no options", about=name)
            raise unknown_name(f"option of {format.name}", name, known, about=name)
        if value is not None:
            values[name] = _checked(known[name], value)
    presets = {preset.name: preset for preset in format.presets}
    return {**presets[values[PRESET]].options, **values} if values.get(PRESET) else values


def option_name(written: str) -> str:
    """The name of an option as the table has it, for one as Python may write it.

    >>> option_name("for_")
    'for'
    """
    return written.rstrip("_").replace("_", "-")


def _checked(option: Option, value: object) -> str:
    text = _text(value)
    if text is None:
        raise UsageError(
            f"The option {option.name} can't be {value!r}", hint="write a text", about=option.name
        )
    if option.choices and text not in option.choices:
        raise unknown_name(
            f"value of the option {option.name}:", text, filter(None, option.choices), about=option.name
        )
    if option.fault is not None and (fault := option.fault(text)):
        raise UsageError(f'The option {option.name} can\'t be "{text}": {fault}', about=option.name)
    return text


def _text(value: object) -> str | None:
    """What the command line would give: yes and no, numbers and paths as text, several texts with commas."""
    match value:
        case str():
            return value
        case bool():
            return "yes" if value else "no"
        case int() | PurePath():
            return str(value)
        case Iterable() if not isinstance(value, bytes | Mapping):
            texts = list(value)
            return ",".join(texts) if all(isinstance(text, str) for text in texts) else None
    return None
