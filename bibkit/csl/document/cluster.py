"""From cites to a citation: delimiters, grouping and collapsing (CSL 1.0.2, cite grouping and collapsing)."""

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.csl.compile import CompiledArea
from bibkit.csl.document.render import NO_PRINTED_FORM
from bibkit.csl.ops.env import Cite, Env
from bibkit.csl.tree.flatten import Flattener, Formats
from bibkit.csl.tree.out import Out, Rank, group
from bibkit.csl.tree.settle import settle
from bibkit.text.run import Run, Span

EMPTY_CITATION = "[NO_PRINTED_FORM]"
"""What stands for a whole citation that shows nothing, as where a style of numbers is asked for the author."""

Pieces = tuple[tuple[str, tuple[Span, ...]], ...]


class RenderedCite(NamedTuple):
    """A settled cite. `rank` is a number at its end that may become part of a range, with its pieces."""

    pieces: Pieces
    rank: Rank | None
    rank_pieces: Pieces
    names: str
    years: tuple[str, ...]
    collapsed: bool
    """Whether the names of the preceding cite stand for this one."""
    text_variable: bool
    delimiter: str = ""
    """What the layout of the cite puts between it and the next."""

    @property
    def is_empty(self) -> bool:
        return not self.pieces and self.rank is None


class CollapseOptions(NamedTuple):
    """The attributes of `cs:citation` that say how cites are joined."""

    collapse: str
    after_collapse: str | None
    cite_group: str
    year_suffix_delimiter: str | None
    in_text: bool
    numeric: bool
    add_year_suffix: bool

    @property
    def compares_names(self) -> bool:
        return bool(self.collapse or self.cite_group)

    @property
    def collapses_years(self) -> bool:
        return self.collapse in ("year-suffix", "year-suffix-ranged") and self.add_year_suffix


def settle_cite(area: CompiledArea, env: Env, prefix: str, suffix: str) -> RenderedCite:
    """The cite with the affixes that the layout gives to the first and the last one."""
    settings = area.settings
    pieces: Pieces = ()
    rank: Rank | None = None
    rank_pieces: Pieces = ()
    if env.out:
        node = group(env.out)
        node.prefix = prefix + node.prefix if prefix else node.prefix
        node.suffix = node.suffix + suffix if suffix else node.suffix
        settle(node, punctuation_in_quote=settings.punctuation_in_quote)
        formats = dict(area.formatting)
        tail: Out | None = None
        if settings.keep_ranks:
            tail = _take_rank(node)
        if tail is not None:
            rank = tail.rank
            rank_pieces = _flat(env, tail, formats)
        if tail is not node:
            pieces = _flat(env, node, formats)
    return RenderedCite(
        pieces=pieces,
        rank=rank,
        rank_pieces=rank_pieces,
        names=env.found.first_names,
        years=tuple(env.found.years),
        collapsed=env.found.collapsed,
        text_variable=env.found.text_variable,
        delimiter=area.delimiter,
    )


def _flat(env: Env, node: Out, formats: Formats) -> Pieces:
    flattener = Flattener(env.settings.marks)
    flattener.node(node, (), formats)
    return tuple(flattener.pieces)


def _take_rank(node: Out) -> Out | None:
    """The number at the end of the tree, taken out of it, if nothing follows it; the node itself if it is all."""
    lone = _lone_rank(node)
    if lone is not None:
        return lone
    parent: Out | None = None
    current = node
    while current.children:
        if current.suffix or current.formatting or current.quotes or current.link:
            return None
        parent, current = current, current.children[-1]
    if current.rank is None or parent is None:
        return None
    return _detach(node)


def _lone_rank(node: Out) -> Out | None:
    """The node as a leaf, if all it holds is one number."""
    current = node
    while len(current.children) == 1:
        current = current.children[0]
    if current.rank is None:
        return None
    node.rank = current.rank
    return node


def _detach(node: Out) -> Out:
    """Remove the last leaf; what has become empty goes with it."""
    path = [node]
    while path[-1].children:
        path.append(path[-1].children[-1])
    tail = path[-1]
    for parent in reversed(path[:-1]):
        parent.children = parent.children[:-1]
        if parent.children:
            if parent.delimiter:
                parent.suffix = parent.delimiter + parent.suffix
            break
        tail.prefix = parent.prefix + tail.prefix
    return tail


def splice_delimiter(
    options: CollapseOptions, before: RenderedCite, now: RenderedCite, cites: tuple[Cite, Cite]
) -> str:
    """What stands between two cites."""
    same_names = bool(now.names) and (now.collapsed or now.names == before.names)
    is_same_work = cites[0].id == cites[1].id
    has_collapsed = _has_collapsed(options, now) and (now.collapsed or not before.names or is_same_work)
    if options.after_collapse is not None and (options.collapse or not options.numeric):
        if cites[0].locator:
            return options.after_collapse
        if not has_collapsed and (_has_collapsed(options, before) or options.collapse != "year-suffix"):
            return options.after_collapse
        return before.delimiter
    if options.cite_group and same_names:
        return options.cite_group
    if has_collapsed and options.in_text and not options.numeric:
        return ", "
    if (
        options.year_suffix_delimiter is not None
        and now.rank is not None
        and now.rank.kind == "year-suffix"
        and not now.pieces
    ):
        return options.year_suffix_delimiter
    return before.delimiter


def _has_collapsed(options: CollapseOptions, cite: RenderedCite) -> bool:
    return bool(options.collapse) and (cite.collapsed or not (cite.names or cite.text_variable))


def _trimmed_delimiter(delimiter: str, before: Cite, now: Cite) -> str:
    """A cite's own suffix or prefix may bring the mark that the delimiter has."""
    if before.suffix and before.suffix[-1] in ";.,":
        return delimiter[delimiter.index(" ") :] if " " in delimiter else ""
    if not before.suffix and now.prefix and now.prefix[0] in ";.,":
        return ""
    return delimiter


class _JoinToken:
    """One thing to write in a row: pieces, or a number with what would join it to the one before."""

    __slots__ = ("joiner", "pieces", "rank", "status")

    def __init__(self, pieces: Pieces, joiner: str, rank: Rank | None = None) -> None:
        self.pieces = pieces
        self.joiner = joiner
        self.rank = rank
        self.status = ""


def join_cites(
    area: CompiledArea, options: CollapseOptions, rendered: Sequence[RenderedCite], cites: Sequence[Cite]
) -> tuple[Run, ...]:
    """The runs of a citation."""
    tokens: list[_JoinToken] = []
    previous: int | None = None
    for index, cite in enumerate(rendered):
        joiner = ""
        if previous is not None and not cite.is_empty:
            joiner = splice_delimiter(options, rendered[previous], cite, (cites[previous], cites[index]))
            joiner = _trimmed_delimiter(joiner, cites[previous], cites[index])
        if cite.is_empty:
            if index == 0 and not cites[0].suppress_author:
                suffix = area.suffix if all(other.is_empty for other in rendered) else ""
                tokens.append(_JoinToken(((area.prefix + NO_PRINTED_FORM + suffix, ()),), ""))
                previous = index
            continue
        if cite.pieces:
            if cite.collapsed and cite.pieces[0][0].startswith(" ") and joiner.endswith(" "):
                # The space stood behind the names that are not there.
                joiner = joiner[:-1]
            tokens.append(_JoinToken(_marked(area, cite.pieces, cites[index]), joiner))
            joiner = ""
        if cite.rank is not None:
            tokens.append(_JoinToken(_marked(area, cite.rank_pieces, cites[index]), joiner, cite.rank))
        previous = index
    _mark_ranges(tokens)
    spans = tuple(
        Span(kind, value) for kind, value in area.formatting if value not in ("normal", "none", "baseline")
    )
    flattener = Flattener(area.settings.marks)
    for index, token in enumerate(tokens):
        if token.status == "inside":
            continue
        flattener.text(_joined_with(token, tokens[index - 1] if index else None), spans)
        for text, inner in token.pieces:
            flattener.text(text, (*spans, *inner) if spans else inner)
    return flattener.runs()


def _marked(area: CompiledArea, pieces: Pieces, cite: Cite) -> Pieces:
    """The pieces of a cite, within a reference to its item where the caller wants to know which they are."""
    if not area.settings.marks_cites:
        return pieces
    span = Span("reference", cite.id)
    return tuple((text, (span, *inner)) for text, inner in pieces)


def _joined_with(token: _JoinToken, before: _JoinToken | None) -> str:
    if token.rank is not None:
        if token.status == "end":
            return token.rank.range_delimiter
        if token.status == "successor" and before is not None and before.rank is not None:
            return token.rank.joiner
    return token.joiner


def _mark_ranges(tokens: list[_JoinToken]) -> None:
    """Three or more numbers in sequence become a range; year-suffixes in a row are joined by their delimiter."""
    start = 0
    while start < len(tokens):
        end = start
        while end + 1 < len(tokens) and _follows(tokens[end], tokens[end + 1]):
            end += 1
        length = end - start + 1
        for index in range(start + 1, end + 1):
            tokens[index].status = "successor"
        rank = tokens[start].rank
        if rank is not None and length > 2 and rank.range_delimiter:
            for index in range(start + 1, end):
                tokens[index].status = "inside"
            tokens[end].status = "end"
        start = end + 1
    for index in range(1, len(tokens)):
        now, before = tokens[index].rank, tokens[index - 1].rank
        if (
            now is not None
            and before is not None
            and now.kind == before.kind == "year-suffix"
            and not tokens[index].status
        ):
            tokens[index].status = "successor"


def _follows(first: _JoinToken, second: _JoinToken) -> bool:
    return (
        first.rank is not None
        and second.rank is not None
        and first.rank.kind == second.rank.kind
        and second.rank.number == first.rank.number + 1
    )
