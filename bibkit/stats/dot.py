"""The network of people in Graphviz's language (graphviz.org, "DOT Language"), which other programs read, too."""

from __future__ import annotations

from collections.abc import Sequence

from bibkit.errors import UsageError
from bibkit.stats.count import Tally
from bibkit.text.escape.xml import characters


def dot(tallies: Sequence[Tally], _limit: int) -> str:
    """All people and pairs as an undirected graph. Raises UsageError for tallies that are no network."""
    if [tally.name for tally in tallies] != ["network"]:
        raise UsageError("Only the network of co-authors is a graph", hint="count by network alone")
    network = tallies[0]
    lines = ["graph coauthors {", "  node [shape=box, style=rounded]"]
    lines += [
        f"  n{place} [label={_quoted(person.label)}, works={person.count}]"
        for place, person in enumerate(network.people)
    ]
    lines += [
        f"  n{pair.ends[0]} -- n{pair.ends[1]} [weight={pair.count}, penwidth={min(pair.count, 8)}]"
        for pair in network.counts
    ]
    return "\n".join((*lines, "}")) + "\n"


def _quoted(text: str) -> str:
    """A quoted string: within a label a backslash begins an escape, of which `\\\\` is the backslash."""
    plain = " ".join(characters(text).split())
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'
