"""How the punctuation of a finished tree settles, from the outside in."""

from __future__ import annotations

from bibkit.csl.text.punctuation import (
    INTO_QUOTES,
    MARKS,
    MARKS_AND_SPACE,
    OUT_OF_QUOTES,
    meet,
    meet_rightwards,
    swallows,
)
from bibkit.csl.tree.out import (
    NO_NUMBER,
    ONLY_NUMBER,
    REFUSED_QUOTES,
    STYLE_QUOTES,
    Out,
    deduplicated,
    is_block,
    settle_end,
)


def settle(node: Out, *, punctuation_in_quote: bool) -> None:
    """Settle the punctuation of a finished tree, from the outside in."""
    if not node.children and node.suffix and swallows(node.text[-1:], node.suffix[0]):
        node.text, node.suffix = meet(node.text, node.suffix)
    _settle(node, punctuation_in_quote)
    _settle_quotes(node, punctuation_in_quote)


def _settle(node: Out, in_quote: bool) -> None:
    children = node.children
    if not children:
        if node.suffix:
            node.suffix = deduplicated(node.text, node.suffix)
        return
    _spread_delimiter(node)
    last = len(children) - 1
    for index, child in enumerate(children):
        if index == last:
            mark = node.suffix[:1]
            if mark and mark in MARKS and not _ends_in_number(child):
                _settle_mark(node, child, mark, in_quote=in_quote)
            if child.suffix or node.suffix:
                settle_end(node, child, is_final=True)
        elif child.suffix:
            _settle_between(node, child, children[index + 1])
        if child.children:
            _settle(child, in_quote)
        elif child.suffix and child.suffix[0] in MARKS:
            is_group_that_swallows = child.joined and swallows(child.text[-1:], child.suffix[0])
            if (child.formatting or child.quotes) and not is_group_that_swallows:
                child.suffix = deduplicated(child.text, child.suffix)
            else:
                child.text, child.suffix = meet(child.text, child.suffix)


def _spread_delimiter(node: Out) -> None:
    """A mark that starts the delimiter becomes part of what it follows."""
    delimiter = node.delimiter
    if not delimiter or delimiter[0] not in MARKS:
        return
    mark = delimiter[0]
    for child in node.children[:-1]:
        if not child.suffix.endswith(mark):
            child.suffix += mark
    node.delimiter = delimiter[1:]


def _settle_between(node: Out, child: Out, sibling: Out) -> None:
    """One of two equal marks or spaces goes, where a child's suffix meets the delimiter or its next sibling."""
    if is_block(child):
        return
    end = child.suffix[-1]
    if end not in MARKS_AND_SPACE:
        return
    if node.delimiter:
        if node.delimiter[0] == end:
            child.suffix = child.suffix[:-1]
    elif not (child.formatting or child.quotes or child.number == ONLY_NUMBER) and sibling.prefix.startswith(
        end
    ):
        sibling.prefix = sibling.prefix[1:]


def _settle_mark(node: Out, child: Out, mark: str, *, in_quote: bool) -> None:
    """Let the first mark of the group's suffix merge with the last character of its last child."""
    holder = _holder_of_end(child)
    if holder.suffix and swallows(holder.suffix[-1], mark):
        holder.suffix, node.suffix = meet(holder.suffix, node.suffix)
    elif not holder.suffix and swallows(holder.text[-1:], mark):
        holder.text, node.suffix = meet(holder.text, node.suffix)
    elif _swallowed_below(mark, child) or (mark in INTO_QUOTES and in_quote and _quotes_below(child)):
        if child.children or child.joined:
            child.suffix, node.suffix = meet(child.suffix, node.suffix)
        else:
            child.text, node.suffix = meet(child.text, node.suffix)
        if node.suffix.startswith("."):
            child.suffix += "."
            node.suffix = node.suffix[1:]


def _holder_of_end(node: Out) -> Out:
    """What brings the last character: the node, or a last child in it, by its suffix or else its text."""
    while node.children and not node.suffix:
        node = node.children[-1]
    return node


def _swallowed_below(mark: str, node: Out) -> bool:
    """Whether anything at the end of the node merges with the mark into one."""
    while True:
        end = node.suffix[-1:] or node.text[-1:]
        if end and swallows(end, mark):
            return True
        if not node.children:
            return False
        node = node.children[-1]


def _ends_in_number(node: Out) -> bool:
    while node.children:
        node = node.children[-1]
    return node.number != NO_NUMBER


def _quotes_below(node: Out) -> bool:
    """Whether the node ends with a quotation."""
    while True:
        if node.quotes and node.quotes != REFUSED_QUOTES:
            return True
        if not node.children:
            return False
        node = node.children[-1]


def _settle_quotes(node: Out, in_quote: bool) -> None:
    """Move marks into or out of quotation marks."""
    for child in node.children:
        if child.quotes and child.quotes != REFUSED_QUOTES:
            if in_quote:
                _move_in(child)
            elif child.quotes == STYLE_QUOTES:
                # What stands in the quotation marks of a field is the author's.
                _move_out(child)
        if child.children:
            _settle_quotes(child, in_quote)


def _move_in(node: Out) -> None:
    while node.suffix[:1] in INTO_QUOTES and node.suffix:
        if node.children:
            last = node.children[-1]
            last.suffix, node.suffix = meet(last.suffix, node.suffix)
        else:
            node.text, node.suffix = meet(node.text, node.suffix)


def _move_out(node: Out) -> None:
    if node.children:
        last = node.children[-1]
        while last.suffix[-1:] in OUT_OF_QUOTES and last.suffix:
            last.suffix, node.suffix = meet_rightwards(last.suffix, node.suffix)
        return
    while node.text[-1:] in OUT_OF_QUOTES and node.text:
        node.text, node.suffix = meet_rightwards(node.text, node.suffix)
