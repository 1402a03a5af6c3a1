"""A YAML document as text: by the quick reader, or by the whole one, which is loaded only where that has to step in."""

from __future__ import annotations

from bibkit.diagnostics import Diagnostic
from bibkit.model.raw import Raw
from bibkit.syntax.yaml.quick import parse_quickly


def parse_yaml(text: str, path: str) -> Raw | Diagnostic:
    """The document as text, lists and mappings, or the first fault in it, placed in `path`."""
    quick = parse_quickly(text)
    if quick is not None:
        return quick
    from bibkit.syntax.yaml.read import parse_whole

    return parse_whole(text, path)


def place_of(offset: int, text: str) -> tuple[int, int]:
    """Line and column (from 1) of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
