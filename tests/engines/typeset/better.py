"""The kinds of difference in print that are for the better: how each is recognised, and why it is better.

A kind rewrites the pair (what the original prints, what ours does) so that its difference is gone; a pair that is equal
then was better for the kinds that changed it. Nothing else makes an entry better.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from tests.engines.typeset.better_dates import Pair, months_by_their_macros, years_of_a_range


class Kind(NamedTuple):
    """A kind of difference: its name, why ours is better, an example (before, after), and its rewriting."""

    name: str
    why: str
    example: Pair
    rewrite: Callable[[Pair], Pair]


def kinds_of(theirs: str, ours: str) -> tuple[str, ...] | None:
    """The kinds that all the differences of a pair belong to; None where something else differs, too."""
    pair, found = (theirs, ours), []
    for kind in KINDS:
        changed = kind.rewrite(pair)
        if changed != pair:
            found.append(kind.name)
            pair = changed
    return tuple(found) if pair[0] == pair[1] else None


def _half_letters(pair: Pair) -> Pair:
    theirs, ours = pair
    if not re.search("[\udc80-\udcff]", theirs):
        return pair
    pattern = "".join(
        r"\w" if re.fullmatch("[\udc80-\udcff]+", part) else re.escape(part)
        for part in re.split("([\udc80-\udcff]+)", theirs)
    )
    return (ours, ours) if re.fullmatch(pattern, ours) else pair


def _escapes_in_addresses(pair: Pair) -> Pair:
    def plain(match: re.Match[str]) -> str:
        return re.sub(r"\\([_%&#~])(?:\{\})?|\{(\\?[_~%])\}", lambda one: one[1] or one[2][-1], match[0])

    theirs = re.sub(r"<tt>[^<]*</tt>", plain, pair[0])
    return (theirs, pair[1]) if theirs != pair[0] else pair


KINDS = (
    Kind(
        "half a letter",
        "bibtex knows bytes, and abbreviates a name that begins with a letter of two bytes to the first of them",
        ("\udcc3. Kahya", "Ö. Kahya"),
        _half_letters,
    ),
    Kind(
        "escapes in addresses",
        r"in \url a backslash is printed and is part of the link, which leads nowhere",
        (r"<tt>http://a.org/b\_c</tt>", "<tt>http://a.org/b_c</tt>"),
        _escapes_in_addresses,
    ),
    Kind(
        "months by their macros",
        "each style has its own names for months behind the macros; in braces they stay as they are, or a number",
        ("A. B, “T,” <i>J</i>, march 1942.", "A. B, “T,” <i>J</i>, Mar. 1942."),
        months_by_their_macros,
    ),
    Kind(
        "years of a range",
        "biber sorts by years in `date`, and prints a text in `year` as it is",
        ("type=book | year=1995–1996", "endyear=1996 | type=book | year=1995"),
        years_of_a_range,
    ),
)
