"""Which links are followed: http, https, mailto and doi; everything else is text."""

from __future__ import annotations

import re

from bibkit.text.pattern import lazy_pattern

_ALLOWED = lazy_pattern(r"(?i:https?://[^/?#\\]|mailto:[^/?#\\]|doi:\s*10\.)")
# RFC 3986: unreserved and reserved characters and the percent sign. "~" and the brackets of the reserved set
# are left out: equal when encoded, and markup somewhere.
_UNSAFE = lazy_pattern(r"[^A-Za-z0-9._:/?#@!&*+,;=%-]")


def safe_url(target: str) -> str | None:
    """The target as an ASCII URL that is safe in every format, or None where it must not become a link.

    `doi:` becomes its https resolver (CSL 1.0.2, appendix VI). Whatever RFC 3986 does not allow in a URL is
    percent-encoded, and so are quotes, parentheses, `$` and `~`, which are markup in some format.

    >>> safe_url("doi:10.1000/a(b)")
    'https://doi.org/10.1000/a%28b%29'
    >>> safe_url("javascript:alert(1)") is None
    True
    """
    target = target.strip()
    if not _ALLOWED.match(target):
        return None
    if target[:4].lower() == "doi:":
        target = "https://doi.org/" + target[4:].lstrip()
    return percent_encoded(target)


def percent_encoded(address: str) -> str:
    """The address in ASCII, with every character encoded that is none of RFC 3986 or markup in some format."""
    return _UNSAFE.sub(_bytes_of, address)


def _bytes_of(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
