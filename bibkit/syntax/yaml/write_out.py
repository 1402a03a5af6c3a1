"""The values that aliases stand for in their place, and values without their tags: YAML that is a record's.

Each changed text is read again before it is proposed, and has to say the very same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from bibkit.diagnostics.fix import Fix
from bibkit.source import Edit, Source, apply_edits
from bibkit.syntax.yaml.nodes import node_at, own_value, shape, tokens_of
from bibkit.syntax.yaml.write import flow

_LARGEST = 100_000  # characters that come in: aliases of aliases grow without bound
_TAG = re.compile(r"(?:&\S+\s+)?(?P<tag>!\S*)(?=[\s,\]}]|\Z)")
_BLANKS = re.compile(r"[ \t]*")
# Of YAML's own tags those whose values are the same as text (YAML 1.2.2, 10; the types of YAML 1.1).
_SAYING_NOTHING = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "timestamp", "seq", "map")
)


def without_aliases(source: Source) -> Fix | None:
    """Each value in full where an alias stands for it, and the anchors gone that are then of no use. Safe.

    None for aliases inside of what another stands for, and for those that are merged in (`<<`), which mean more.
    """
    anchors: dict[str, yaml.Token] = {}
    uses: list[tuple[yaml.Token, yaml.Token]] = []
    for token in tokens_of(source.text):
        if isinstance(token, yaml.AnchorToken):
            anchors[token.value] = token
        elif isinstance(token, yaml.AliasToken) and token.value in anchors:
            uses.append((token, anchors[token.value]))
    root = node_at(source, ())
    if any(getattr(node, "value", None) == "<<" for node in _nodes(root)):
        return None
    nodes = {node.start_mark.index: node for node in _nodes(root)}  # of several at one place the innermost
    edits: dict[int, Edit] = {}
    room = _LARGEST
    for alias, anchor in uses:
        node = nodes.get(anchor.start_mark.index)
        raw = own_value(node) if node is not None else None
        if raw is None:
            return None
        written = flow(raw)
        room -= len(written)
        if room < 0:
            return None
        start, end = _with_blanks(source.text, anchor.start_mark.index, anchor.end_mark.index)
        edits[start] = Edit(source, start, end, "")
        edits[alias.start_mark.index] = Edit(source, alias.start_mark.index, alias.end_mark.index, written)
    changes = tuple(edits.values())
    return (
        Fix("Write the value out", changes)
        if edits and shape(root) == shape(_after(source, changes))
        else None
    )


def without_tags(source: Source) -> Fix | None:
    """The values without tags that say nothing, as every value of a record is text, a list or a mapping. Safe.

    Other tags stay: `!Kung people` may be text.
    """
    edits = []
    nodes = _nodes(node_at(source, ()))
    for node in nodes:
        match = _TAG.match(source.text, node.start_mark.index) if node.tag in _SAYING_NOTHING else None
        if match is not None:
            edits.append(Edit(source, *_with_blanks(source.text, *match.span("tag")), ""))
    is_same = [_own(node) for node in nodes] == [_own(node) for node in _nodes(_after(source, tuple(edits)))]
    return Fix("Remove the tag", tuple(edits)) if edits and is_same else None


def _after(source: Source, edits: tuple[Edit, ...]) -> yaml.Node | None:
    return node_at(Source(apply_edits(source.text, [edits]).text), ())


def _nodes(root: yaml.Node | None) -> list[yaml.Node]:
    """The nodes of a text, each once, in the order of the text; what stands around others comes before them."""
    found: list[yaml.Node] = []
    waiting = [root] if root is not None else []
    seen: set[int] = set()
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen.add(id(node))
            found.append(node)
            waiting += reversed([*_children(node)])
    return found


def _own(node: yaml.Node) -> tuple[type, str | int]:
    """What a node says without those in it."""
    return type(node), len(node.value) if isinstance(node, yaml.CollectionNode) else node.value


def _children(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.CollectionNode):
        for child in node.value:
            yield from child if isinstance(child, tuple) else (child,)


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """An anchor or tag with the blanks behind it, or before it where it ends its line."""
    after = _BLANKS.match(text, end)
    if after is not None and text[after.end() : after.end() + 1] not in ("", "\r", "\n"):
        return start, after.end()
    return len(text[:start].rstrip(" \t")), end
