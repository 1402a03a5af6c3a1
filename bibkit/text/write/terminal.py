"""Text for a terminal: bold, italic and underline (ECMA-48, SGR) and links that can be clicked (OSC 8).

Whether there is a terminal that shows this, and whether NO_COLOR is set, the caller knows: it takes `text` then.
No control character of the text gets through, nor those of Unicode that turn the direction of a line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.text.run import Bibliography, DocumentPart, Run, Span
from bibkit.text.write.flat import PLAIN, TextLook, flat
from bibkit.text.write.formulas import lined
from bibkit.text.write.text import in_lines
from bibkit.text.write.writer import composed

SHOWS_SPANS = True
LINKS_WITHIN = False
SAYS_LANGUAGES = False

# What switches a format on, and off again.
_CODES = {
    ("font-style", "italic"): ("3", "23"),
    ("font-style", "oblique"): ("3", "23"),
    ("font-weight", "bold"): ("1", "22"),
    ("font-weight", "light"): ("2", "22"),
    ("text-decoration", "underline"): ("4", "24"),
}
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def escape(text: str) -> str:
    """Text that does nothing to a terminal: clean already, and without embeddings and overrides of direction."""
    return text if text.isascii() else _DIRECTION.sub("", text)


def inline(runs: Sequence[Run]) -> str:
    """The runs on one line, everything switched off at the end."""
    written: list[str] = []
    before = PLAIN
    for look, text in (*flat(lined(runs)), (PLAIN, "")):
        if look != before:
            written.append(_change(before, look))
            before = look
        written.append(escape(text))
    return "".join(written)


def bibliography(bib: Bibliography) -> str:
    """As `text` sets it: an entry a line."""
    return in_lines(bib, inline)


def document(parts: Sequence[DocumentPart]) -> str:
    """Headings in bold, paragraphs a line each."""
    return composed(parts, _heading, _line, bibliography, is_spaced=False)


def _heading(text: str) -> str:
    return _line([Run(text, (Span("font-weight", "bold"),))])


def _line(runs: Sequence[Run]) -> str:
    return f"{inline(runs)}\n"


def _change(before: TextLook, after: TextLook) -> str:
    # Bold and light share what switches them off, so everything off comes before anything on.
    off = [_CODES[gone][1] for gone in before.formats if gone not in after.formats and gone in _CODES]
    on = [_CODES[new][0] for new in after.formats if new not in before.formats and new in _CODES]
    change = f"\x1b[{';'.join((*off, *on))}m" if off or on else ""
    return change if after.url == before.url else f"{change}\x1b]8;;{after.url}\x1b\\"
