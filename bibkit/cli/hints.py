"""The way out that the command line knows, where Python has no other."""

from __future__ import annotations

from bibkit.errors import BibkitError

HINTS = {
    "findings": "see `bibkit check`",
    "library": "name your records with -L, as in `-L refs.bib` or `-L records`",
    "records": "add one with `bibkit new` or `bibkit import FILE`",
    "refused": "nothing was written; mend the records, or leave them out with --keep-going",
    "sessions": "write it, or name another with --sessions FILE",
    "style": "`bibkit styles search WORD` finds styles",
}
"""By what an error is about (`BibkitError.about`)."""


def way_out(error: BibkitError) -> str | None:
    """The hint of an error for somebody at the command line."""
    return error.hint or HINTS.get(error.about)
