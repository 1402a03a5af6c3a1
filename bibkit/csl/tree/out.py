"""The tree that rendering builds, and how its punctuation settles.

An `Out` is a piece of text or a group of pieces, with the affixes and formatting of the element that made
it. Where affixes, delimiters and text meet, marks of punctuation merge (`text.punctuation`) and move: a
prefix's period joins the text before it, a comma after a quotation goes inside the quotation marks. The
steps follow citeproc-js, against which styles are written; the specification has only the rule for
quotation marks (CSL 1.0.2, punctuation-in-quote).

`close` is called once for every group, from the inside out, as soon as its children are known; `settle.settle`
once for a finished tree, from the outside in. A group that holds plain text only becomes plain text.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from bibkit.csl.text.punctuation import (
    MARKS,
    MARKS_AND_SPACE,
    meet,
)
from bibkit.csl.tree.ends import drop_repeated, last_two
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

    def copy(self) -> Out:
        """Another leaf that is like this one, which is kept to be copied."""
        node = Out(self.text, self.prefix, self.suffix, self.formatting, self.quotes)
        node.link = self.link
        node.joined = self.joined
        node.number = self.number
        return node

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
        if sibling.formatting or (child.formatting and not is_block(child)):
            continue
        if child.joined == JOINED_TWICE or (child.suffix or child.text).endswith(mark):
            sibling.prefix = sibling.prefix[1:]
        else:
            child.suffix, sibling.prefix = meet(child.suffix, sibling.prefix)


def is_block(node: Out) -> bool:
    return node.link is not None and node.link[0] == "display"


def _run_together(node: Out) -> None:
    """Make a leaf of a group of plain leaves, as `settle` would in a finished tree."""
    children = node.children
    child = children[-1]
    if child.suffix:
        settle_end(node, child, is_final=False)
    elif node.suffix and node.suffix[0] in MARKS and child.text.endswith(node.suffix[0]):
        node.suffix = node.suffix[1:]
    text = _whole_text(child, child.suffix)
    if len(children) > 1:
        text = _texts_before_last(node) + child.prefix + text
    elif child.prefix:
        text = child.prefix + text
    node.text = text
    node.children = ()
    node.delimiter = ""
    node.joined = node.joined or JOINED
    if child.number:
        node.number = ENDS_IN_NUMBER


def _texts_before_last(node: Out) -> str:
    """The texts of all leaves of a group but the last, each with the delimiter behind it."""
    children, delimiter = node.children, node.delimiter
    mark = ""
    if delimiter and delimiter[0] in MARKS:
        mark, delimiter = delimiter[0], delimiter[1:]
    texts = []
    for index in range(len(children) - 1):
        child = children[index]
        suffix = child.suffix
        if mark and not suffix.endswith(mark):
            suffix += mark
        if suffix and suffix[-1] in MARKS_AND_SPACE:
            # One of two equal marks or spaces goes, as `settle` has it.
            if delimiter:
                if suffix[-1] == delimiter[0]:
                    suffix = suffix[:-1]
            elif child.number != ONLY_NUMBER:
                after = children[index + 1]
                if after.prefix.startswith(suffix[-1]):
                    after.prefix = after.prefix[1:]
        texts.append(child.prefix + _whole_text(child, suffix) + delimiter)
    return "".join(texts)


def _whole_text(leaf: Out, suffix: str) -> str:
    """The text of a leaf and a suffix behind it, whose first mark has joined the text."""
    if not suffix:
        return leaf.text
    if suffix[0] not in MARKS:
        return leaf.text + suffix
    text, rest = meet(leaf.text, suffix)
    return text + rest


def deduplicated(text: str, suffix: str) -> str:
    """The suffix without a mark that the text ends with already."""
    if suffix and suffix[0] in MARKS and text.endswith(suffix[0]):
        return suffix[1:]
    return suffix


def settle_end(node: Out, child: Out, *, is_final: bool) -> None:
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


def _ends_with(node: Out, mark: str) -> bool:
    """Whether the text of the node, without its own suffix, ends with the mark."""
    while node.children:
        node = node.children[-1]
        if node.suffix:
            return node.suffix.endswith(mark)
    return node.text.endswith(mark)
