"""Names of anchors as word processors take them: letters, digits and underscores, at most 40 of them."""

from __future__ import annotations

from hashlib import sha256

_MOST = 40


def bookmark(name: str) -> str:
    """The bookmark for an anchor; different ones for different anchors.

    >>> bookmark("ref-doe2020"), len(bookmark("ref-" + "x" * 60))
    ('ref_doe2020', 40)
    """
    plain = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in name)
    if len(plain) <= _MOST and plain.replace("_", "-") == name:
        return plain
    mark = sha256(name.encode()).hexdigest()[:16]
    return f"{plain[: _MOST - 17]}_{mark}"
