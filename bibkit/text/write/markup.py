"""Runs to one string: a stack of open spans, a table of pairs, and an escape for the leaf text.

Iterative, so that text nested a thousand spans deep is no deeper on the stack.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bibkit.text.run import Run, Span, is_maths
from bibkit.text.write.clean import clean
from bibkit.text.write.raised import raised
from bibkit.text.write.url import safe_url

Pair = tuple[str, str]
NO_PAIR: Pair = ("", "")


class Markup(NamedTuple):
    """One format's way to write spans.

    `pairs`: (kind, value) -> what opens and closes; anything not listed is written without a mark.
    `link`: a URL that is already safe, and the finished text inside, -> the link.
    `person`: what opens and closes round a highlighted person, from the person's id.
    `maths`: TeX, as it came, -> the finished formula.
    `anchor`: what opens and closes round an anchor, from its name; `reference`: an anchor's name and the finished text
    inside -> the link to it. `language`: what opens and closes round text in the language of that tag.
    """

    escape: Callable[[str], str]
    pairs: Mapping[tuple[str, str], Pair]
    link: Callable[[str, str], str]
    person: Callable[[str], Pair]
    maths: Callable[[str], str]
    anchor: Callable[[str], Pair]
    reference: Callable[[str, str], str]
    language: Callable[[str], Pair] = lambda _tag: NO_PAIR


def marked_up(runs: Iterable[Run], markup: Markup) -> str:
    """The runs in the format's markup. A span opens and closes once for neighbouring runs that share it."""
    parts: list[str] = []
    leaf: list[str] = []  # text that nothing stands between: escaped as one, for marks of several characters
    open_spans: list[Span] = []
    closes: list[str] = []
    # The open link: its depth, where its content starts, its URL or anchor, and what makes it.
    link: tuple[int, int, str, Callable[[str, str], str]] | None = None

    def end_leaf() -> None:
        if leaf:
            parts.append(markup.escape(clean("".join(leaf))))
            leaf.clear()

    def close_to(depth: int) -> None:
        nonlocal link
        while len(open_spans) > depth:
            open_spans.pop()
            if close := closes.pop():
                end_leaf()
                parts.append(close)
            if link is not None and link[0] == len(open_spans):
                end_leaf()
                inside = "".join(parts[link[1] :])
                parts[link[1] :] = [link[3](link[2], inside)]
                link = None

    for run in raised(runs):
        if not run.text:
            continue
        shared = shared_depth(open_spans, run.spans)
        close_to(shared)
        for span in run.spans[shared:]:
            pair = NO_PAIR
            if span.kind == "person":
                pair = markup.person(span.value)
            elif span.kind == "language":
                pair = markup.language(span.value)
            elif span.kind == "anchor":
                pair = markup.anchor(span.value)
            elif span.kind == "reference":
                if link is None:
                    end_leaf()
                    link = (len(open_spans), len(parts), span.value, markup.reference)
            elif span.kind != "link":
                pair = markup.pairs.get((span.kind, span.value), NO_PAIR)
            # A link inside a link has no meaning in any format: the outer one stands.
            elif link is None and (url := safe_url(span.value)) is not None:
                end_leaf()
                link = (len(open_spans), len(parts), url, markup.link)
            if pair[0]:
                end_leaf()
                parts.append(pair[0])
            open_spans.append(span)
            closes.append(pair[1])
        if is_maths(run):
            end_leaf()
            parts.append(markup.maths(run.text))
        else:
            leaf.append(run.text)
    close_to(0)
    end_leaf()
    return "".join(parts)


def shared_depth(left: Iterable[Span], right: Iterable[Span]) -> int:
    """How many spans, from the outside, are the same objects in both."""
    depth = 0
    for one, other in zip(left, right, strict=False):
        if one is not other:
            break
        depth += 1
    return depth
