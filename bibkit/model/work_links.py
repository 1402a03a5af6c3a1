"""What else there is of a work, by name: its code, slides, video, an award."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WEB = re.compile(r"https?://[^/?#\\]", re.IGNORECASE)
# By RFC 3986 a relative reference has no colon in its first segment; "//" would name a host, and so would "\\" to
# browsers. "N/A", "true" and "to appear" are none: one begins with a slash, or ends as a file's or folder's name does.
_RELATIVE = re.compile(
    r"(?!www\.|//)(?:\.{0,2}/[^\\:?#]*|[^\\:?#/](?:[^\\:?#]*/|[^\\:?#]*\.[A-Za-z][A-Za-z0-9]{1,4}))(?:[?#][^\\]*)?"
)


@dataclass(frozen=True, slots=True)
class WorkLinks:
    """Names with addresses (of the web, or relative to a page), in the order of the record.

    Under `award` may stand what the award is called instead.

    >>> str(WorkLinks((("code", "https://example.org/code"), ("slides", "slides/talk.pdf"))))
    'code: https://example.org/code, slides: slides/talk.pdf'
    """

    named: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return ", ".join(f"{name}: {target}" for name, target in self.named)


def is_page_address(target: str) -> bool:
    """Whether a page may lead there: to the web (http, https), or to what lies where the page does.

    >>> is_page_address("slides/my talk.pdf"), is_page_address("mailto:jane@example.org"), is_page_address("N/A")
    (True, False, False)
    """
    target = target.strip()
    return _WEB.match(target) is not None or _RELATIVE.fullmatch(target) is not None
