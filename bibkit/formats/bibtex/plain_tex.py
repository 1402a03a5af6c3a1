"""TeX source in which nothing is TeX, as nearly all values of fields are: seen in a fraction of the time to read it."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\{}$~&<`\t\n\r]")


def is_plain(tex: str) -> bool:
    """Whether TeX source stands for itself, but for blanks around it: nothing in it is a command or a ligature."""
    return is_simple(tex) and "--" not in tex and "[U+" not in tex


def is_simple(tex: str) -> bool:
    """Whether TeX source stands for itself, but for dashes and code points (`[U+4E2D]`)."""
    return _SPECIAL.search(tex) is None and not ("''" in tex or ",," in tex or "  " in tex)
