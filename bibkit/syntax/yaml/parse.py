"""A YAML document as text: by the quick reader, or by the whole one, which is loaded only where that has to step in."""

from __future__ import annotations

from bibkit.diagnostics import Diagnostic
from bibkit.model.raw import Raw
from bibkit.source import Source
from bibkit.syntax.yaml.quick import parse_quickly


def parse_yaml(source: Source) -> Raw | Diagnostic:
    """The document as text, lists and mappings, or the first fault in it, with its place."""
    quick = parse_quickly(source.text)
    if quick is not None:
        return quick
    from bibkit.syntax.yaml.read import parse_whole

    return parse_whole(source)
