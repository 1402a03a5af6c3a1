"""TeX in a text that should hold none, as characters."""

from __future__ import annotations


def text_of_known_tex(tex: str) -> str | None:
    """The text that TeX stands for; None where it holds a command that is not known."""
    from bibkit.formats.bibtex.from_tex import text_of_tex  # for the few records that hold TeX

    unknown: list[str] = []
    text = text_of_tex(tex, unknown=unknown)
    return None if unknown else text
