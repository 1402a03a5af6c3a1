"""Groups of TeX as a pattern: braces within braces, as deep as a bibliography has them."""

from __future__ import annotations

_DEEPEST = 6


def _nested(depth: int) -> str:
    return rf"\{{(?:[^{{}}]|{_nested(depth - 1)})*+\}}" if depth else r"\{[^{}]*\}"


GROUP = _nested(_DEEPEST)
"""A pattern for a group with its braces; linear, as no part of it can give back what it took."""
