"""Control characters in what is read: no record can hold them, and an entry is worth more than one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.model.control import CONTROL, with_visible_controls
from bibkit.model.person import Name


def visible_item(item: dict[str, object]) -> tuple[dict[str, object], list[Diagnostic]]:
    """The item of CSL with signs that can be seen in the places of control characters, as .bib files are read.

    A finding (BK830), without a place yet, names each member that holds any.
    """
    found = {
        name: sign
        for name, value in item.items()
        if not (isinstance(value, str) and value.isprintable()) and (sign := _control_in(value))
    }
    if not found:
        return item, []
    findings = [
        Diagnostic(
            "BK830",
            f"{name} holds the control character U+{ord(sign):04X}; a sign that can be seen is read in its place",
            "remove it, or write what it stands for",
            field=(name,),
        )
        for name, sign in found.items()
    ]
    return {name: _visible(value) if name in found else value for name, value in item.items()}, findings


def _control_in(value: object) -> str:
    """The first control character, or nothing."""
    if isinstance(value, str):
        match = None if value.isprintable() else CONTROL.search(value)
        return match[0] if match else ""
    if isinstance(value, list | tuple):
        parts: Iterable[object] = value
    elif isinstance(value, Mapping):
        parts = (*value, *value.values())
    else:
        return ""
    for part in parts:
        if isinstance(part, Name) or (isinstance(part, str) and part.isprintable()):
            continue  # a name that is one already was looked at
        if sign := _control_in(part):
            return sign
    return ""


def _visible(value: object) -> object:
    if isinstance(value, str):
        return with_visible_controls(value)
    if isinstance(value, Mapping):
        return {_visible(name): _visible(inner) for name, inner in value.items()}
    return [_visible(inner) for inner in value] if isinstance(value, list | tuple) else value
