"""QR codes of addresses (ISO/IEC 18004), as each format wants them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from bibkit.extras import needed
from bibkit.text.escape.html import attribute

if TYPE_CHECKING:
    from segno import QRCode


MOST_BYTES = 2331
"""Of the largest code (version 40) at level M, in bytes (ISO/IEC 18004, table 7)."""


def qr_rows(url: str) -> tuple[tuple[bool, ...], ...]:
    """The code as rows of dark (True) and light modules, without a quiet zone."""
    return tuple(tuple(bool(module) for module in row) for row in _code(url).matrix)


def qr_svg(url: str, label: str) -> str:
    """The code as an SVG element for HTML, named by the label."""
    picture = _code(url).svg_inline(border=2, omitsize=True, svgclass="qr", lineclass=None)
    return picture.replace("<svg ", f'<svg role="img" aria-label="{attribute(label)}" ', 1)


def qr_png(url: str) -> bytes:
    """The code as a PNG, a quiet zone included."""
    file = io.BytesIO()
    _code(url).save(file, kind="png", scale=8, border=2)
    return file.getvalue()


def _code(url: str) -> QRCode:
    # Level M bears a fold or a stain; a URL of usual length then has 29 modules a side.
    code: QRCode = needed("segno", "handout").make_qr(url, error="m")
    return code
