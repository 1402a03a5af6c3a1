"""What a node of the tree (`out`) shows first and last, and the period that would stand there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bibkit.csl.tree.out import Out


def first_character(node: Out) -> str:
    """The first character of what the node shows."""
    while node.children and not node.prefix:
        node = node.children[0]
    return (node.prefix or node.text)[:1]


def last_character(node: Out) -> str:
    """The last character of what the node shows."""
    while node.children and not node.suffix:
        node = node.children[-1]
    return (node.suffix or node.text)[-1:]


def last_two(node: Out) -> str:
    """The last two characters of what the node shows, as far as one element has them."""
    end = node.suffix
    while len(end) < 2 and node.children:
        node = node.children[-1]
        end = node.suffix + end
    return (node.text if not node.children else "")[-2:] + end


def drop_repeated(before: str, node: Out) -> bool:
    """Drop a period, and the space behind it, that stands before the node with a space already ("n.d. . Press")."""
    if node.prefix[0] == "." and before.endswith((". ", ".\u00a0")):
        node.prefix = node.prefix[1:]
        while node.children and not node.prefix:
            node = node.children[0]
        if node.prefix:
            node.prefix = node.prefix.removeprefix(" ")
        else:
            node.text = node.text.removeprefix(" ")
        return True
    return False
