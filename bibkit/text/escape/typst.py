r"""Typst's markup and its strings, for Typst 0.12 and newer.

What Typst's lexer would see in the text (functions, maths, labels, references, comments, lists, links, smart quotes,
dashes) stands behind a backslash.
"""

from __future__ import annotations

import re

# Signs that are markup wherever they stand; hyphens and slashes but for those inside a word; a stop before
# another is half an ellipsis, a number with a stop at the beginning a list.
# One set comes first, so that the search goes from sign to sign.
_SPECIAL = re.compile(
    r"[\\*_`$#@<>~\[\]=+\"'/.-](?:(?<![-/.])|(?<!\.)(?:(?![^\W_])|(?<![^\W_].))|(?<=\.)(?=\.))"
)
_NUMBER = re.compile(r"^(\s*\d+)\.(?=\s|$)")


def escape(text: str) -> str:
    r"""Text that Typst shows as it stands, wherever in a line it begins.

    >>> escape("1. #x 'well-being' -- a/b //c")
    "1\\. \\#x \\'well-being\\' \\-\\- a/b \\/\\/c"
    """
    return _NUMBER.sub(r"\1\\.", _SPECIAL.sub(r"\\\g<0>", text), count=1)


def string(text: str) -> str:
    """The text as a string of Typst's code, quotes included."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
