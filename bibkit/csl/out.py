"""The tree that rendering builds, and how its punctuation settles.

An `Out` is a piece of text or a group of pieces, with the affixes and formatting of the element that made
it. Where affixes, delimiters and text meet, marks of punctuation merge (`text.punctuation`) and move: a
prefix's period joins the text before it, a comma after a quotation goes inside the quotation marks. The
steps follow citeproc-js, against which styles are written; the specification has only the rule for
quotation marks (CSL 1.0.2, punctuation-in-quote).

`close` is called once for every group, from the inside out, as soon as its children are known; `settle`
once for a finished tree, from the outside in. A group that holds plain text only becomes plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from bibkit.csl.ends import drop_repeated, last_two
from bibkit.csl.text.punctuation import (
    INTO_QUOTES,
    MARKS,
    MARKS_AND_SPACE,
    OUT_OF_QUOTES,
    meet,
    meet_rightwards,
    swallows,
)
from bibkit.text.run import SpanKind

_MARKS = "".join(sorted(MARKS))

Formatting: TypeAlias = "tuple[tuple[SpanKind, str], ...]"
"""Formatting attributes, outermost first. The value "flip" is resolved by what is open around it."""

NO_QUOTES: Final = 0
STYLE_QUOTES: Final = 1
OUTER_QUOTES: Final = 2
INNER_QUOTES: Final = 3
REFUSED_QUOTES: Final = 4
"""`Out.quotes`: none; set by the style; found in the data, in the outer or the inner form; `quotes="false"`.

The last sets no marks, but it decides the form of those in the data (`flatten`).
"""


NO_NUMBER: Final = 0
ENDS_IN_NUMBER: Final = 1
ONLY_NUMBER: Final = 2
"""`Out.number`: citeproc-js keeps numbers apart from text, and marks of punctuation do not run into them."""


NOT_JOINED: Final = 0
JOINED: Final = 1
JOINED_TWICE: Final = 2
"""`Out.joined`: whether a leaf was a group, so that a mark from outside meets its suffix, not its text.

The last says that the group and its last child had the same mark as suffix: a mark that joins it is lost.
"""


class Rank:
    """A number that can be collapsed into a range: a citation number or a year-suffix."""

    __slots__ = ("joiner", "kind", "number", "range_delimiter")

    def __init__(self, kind: str, number: int, joiner: str, range_delimiter: str) -> None:
        self.kind = kind
        self.number = number
        self.joiner = joiner
        self.range_delimiter = range_delimiter


class Out:
    """A leaf (`text` is set, `children` is empty) or a group."""

    __slots__ = (
        "children", "delimiter", "formatting", "joined", "link", "number", "prefix", "quotes", "rank", "suffix",
        "text",
    )  # fmt: skip

    def __init__(
        self,
        text: str = "",
        prefix: str = "",
        suffix: str = "",
        formatting: Formatting = (),
        quotes: int = NO_QUOTES,
    ) -> None:
        self.text = text
        self.children: Sequence[Out] = ()
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = ""
        self.formatting = formatting
        self.quotes = quotes
        self.link: tuple[SpanKind, str] | None = None
        self.rank: Rank | None = None
        self.joined = NOT_JOINED

        self.number = NO_NUMBER

    def is_plain(self) -> bool:
        """Whether this is text without formatting, so that it can run together with its neighbours."""
        return not (self.children or self.formatting or self.quotes or self.link or self.rank)


def group(
    children: list[Out],
    prefix: str = "",
    suffix: str = "",
    delimiter: str = "",
    formatting: Formatting = (),
    quotes: int = NO_QUOTES,
) -> Out:
    """A closed group of at least one child."""
    node = Out("", prefix, suffix, formatting, quotes)
    node.children = children
    node.delimiter = delimiter
    close(node)
    return node


def close(node: Out) -> None:
    """Settle what meets inside a group, once its children are known."""
    children = node.children
    first, last = children[0], children[-1]
    if first.prefix or last.suffix:
        if node.prefix and first.prefix:
            drop_repeated(node.prefix, first)
        _raise_affixes(node, first, last)
    if first is not last:
        if node.delimiter:
            end = node.delimiter[-1]
            if end in MARKS_AND_SPACE:
                for child in children[1:]:
                    if child.prefix and child.prefix[0] == end:
                        child.prefix = child.prefix[1:]
                    elif end == " " and child.prefix:
                        drop_repeated(node.delimiter, child)
        else:
            _join_prefixes(children)
    for child in children:
        if child.children or child.formatting or child.quotes or child.link or child.rank:
            return
    _run_together(node)


def _raise_affixes(node: Out, first: Out, last: Out) -> None:
    """A leading mark of the first child and a trailing space of the last become the group's own."""
    decorated = node.formatting or node.quotes
    if first.prefix:
        if first.prefix[0] == " " and node.prefix.endswith(" "):
            first.prefix = first.prefix[1:]
        if not decorated and not node.prefix and first.prefix[:1] in MARKS_AND_SPACE and first.prefix:
            node.prefix = first.prefix[0]
            first.prefix = first.prefix[1:]
    if not decorated and last.suffix.endswith(" "):
        if not node.suffix.startswith(" "):
            node.suffix = " " + node.suffix
        last.suffix = last.suffix[:-1]


def _join_prefixes(children: Sequence[Out]) -> None:
    """Without a delimiter between them, a mark that starts a prefix joins what stands before."""
    for index in range(len(children) - 2, -1, -1):
        sibling = children[index + 1]
        mark = sibling.prefix[:1]
        if mark not in MARKS or not mark:
            continue
        child = children[index]
        if mark == ".":
            end = last_two(child)
            if end.endswith("."):
                sibling.prefix = sibling.prefix[1:]
            if end.endswith(".") or drop_repeated(end, sibling):
                continue
        if sibling.formatting or (child.formatting and not _is_block(child)):
            continue
        if child.joined == JOINED_TWICE or (child.suffix or child.text).endswith(mark):
            sibling.prefix = sibling.prefix[1:]
        else:
            child.suffix, sibling.prefix = meet(child.suffix, sibling.prefix)


def _is_block(node: Out) -> bool:
    return node.link is not None and node.link[0] == "display"


def _run_together(node: Out) -> None:
    """Make a leaf of a group of plain leaves."""
    children = node.children
    last = len(children) - 1
    parts = []
    if last:
        _spread_delimiter(node)
    _settle_end(node, children[-1], is_final=False)
    for index, child in enumerate(children):
        if index != last:
            _settle_between(node, child, children[index + 1])
        text, suffix = child.text, child.suffix
        if suffix and suffix[0] in MARKS:
            text, suffix = meet(text, suffix)
        parts.append(child.prefix + text + suffix)
    node.text = node.delimiter.join(parts) if last else parts[0]
    node.children = ()
    node.delimiter = ""
    node.joined = node.joined or JOINED
    if children[-1].number:
        node.number = ENDS_IN_NUMBER


def deduplicated(text: str, suffix: str) -> str:
    """The suffix without a mark that the text ends with already."""
    if suffix and suffix[0] in MARKS and text.endswith(suffix[0]):
        return suffix[1:]
    return suffix


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
    """One of two equal marks or spaces goes, where a child meets the delimiter or its next sibling."""
    if not child.suffix or _is_block(child):
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
            _settle_end(node, child, is_final=True)
        else:
            _settle_between(node, child, children[index + 1])
        if child.children:
            _settle(child, in_quote)
        elif child.suffix and child.suffix[0] in MARKS:
            is_group_that_swallows = child.joined and swallows(child.text[-1:], child.suffix[0])
            if (child.formatting or child.quotes) and not is_group_that_swallows:
                child.suffix = deduplicated(child.text, child.suffix)
            else:
                child.text, child.suffix = meet(child.text, child.suffix)


def _settle_end(node: Out, child: Out, *, is_final: bool) -> None:
    """What meets where the last child ends and the group's own suffix begins.

    All of it as citeproc-js does it, but that the space of a suffix ". " stays after a child that has brought
    the period. Marks that swallow each other do so in a finished tree only: what else joins the suffix then
    stands behind a mark that is gone ("What end?" with the suffix "." and the delimiter ":" is "What end?:").
    """
    if (is_final or not child.joined) and child.suffix.endswith(" ") and node.suffix.startswith(" "):
        node.suffix = node.suffix[1:]
    if child.suffix and child.suffix[0] in MARKS_AND_SPACE:
        if not child.children and child.text.endswith(child.suffix[0]):
            child.suffix = child.suffix[1:]
        if child.suffix and child.suffix[-1] == node.suffix[:1] and (is_final or child.suffix[-1] != " "):
            # What has joined a mark that is there twice goes with it.
            node.suffix = node.suffix[1:].strip(_MARKS)
            node.joined = JOINED_TWICE
    mark = node.suffix[:1]
    if mark and mark in MARKS and _ends_with(node, mark):
        node.suffix = node.suffix[1:]


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


def _ends_with(node: Out, mark: str) -> bool:
    """Whether the text of the node, without its own suffix, ends with the mark."""
    while node.children:
        node = node.children[-1]
        if node.suffix:
            return node.suffix.endswith(mark)
    return node.text.endswith(mark)


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
