r"""Why a name may be read otherwise than BibTeX parts it: each kind with what it is known by, the first that fits counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Kind(NamedTuple):
    """A kind of difference: its name, why bibkit is right, and whether a name as TeX (or a whole list) is of that kind.

    What `holds` is asked: the TeX, and whether bibkit reports the name as joined wrongly.
    """

    name: str
    why: str
    holds: Callable[[str, bool], bool]


def _outside_of_braces(tex: str) -> str:
    while (shorter := re.sub(r"\{[^{}]*\}", "", tex)) != tex:
        tex = shorter
    return tex


KINDS = (
    Kind(
        "extended",
        "BibLaTeX's `family=..., given=...`, `xdata=...` and options such as `uniquelist=false` are for biber, which parts them as bibkit does.",
        lambda tex, _: (
            re.search(r"\b(?:family|given|prefix|useprefix|xdata|unique\w+|nosortothers)(?:-i)?\s*=", tex)
            is not None
        ),
    ),
    Kind(
        "doubtful",
        "What has too many commas, or several names with semicolons, stays in one text and is a finding.",
        lambda _, is_doubtful: is_doubtful,
    ),
    Kind(
        "empty",
        "Between two `and`, or before the first, BibTeX sees a name without a letter, or a particle `and`.",
        lambda tex, _: re.search(r"(?:^|\band|,)\s+and\b|^and\b|\band$", tex, re.IGNORECASE) is not None,
    ),
    Kind(
        "hyphen",
        "For BibTeX a hyphen parts words, and `Yen-lu Chow` has the particle lu; the name is Yen-lu.",
        lambda tex, _: "-" in _outside_of_braces(tex),
    ),
    Kind(
        "bare accent",
        r"BibTeX takes the tilde of `Mu\~noz` for a blank, and the name comes apart, as at `L.\ Thiele`.",
        lambda tex, _: re.search(r"\\~|\\\s", _outside_of_braces(tex)) is not None,
    ),
    Kind(
        "beyond ASCII",
        "For BibTeX a byte beyond ASCII is a small letter, so that Štěpán is a particle.",
        lambda tex, _: not tex.isascii(),
    ),
    Kind(
        "suffix last",
        "`Sherry, John F., Jr.` is how people write it; BibTeX makes Jr. the given name.",
        lambda tex, _: tex.count(",") == 2,
    ),
)
