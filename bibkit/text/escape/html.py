"""HTML, with references by number, as citeproc-js and Zotero write them."""

from __future__ import annotations

from bibkit.text.escape.xml import characters

_ATTRIBUTE = str.maketrans({"&": "&#38;", "<": "&#60;", ">": "&#62;", '"': "&#34;", "'": "&#39;"})


def escape(text: str) -> str:
    """Text that is only text between two tags."""
    return characters(text).replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")


def attribute(text: str) -> str:
    """Text that is only text in an attribute between quotes, and between two tags as well."""
    return characters(text).translate(_ATTRIBUTE)
