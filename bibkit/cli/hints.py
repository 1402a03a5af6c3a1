"""The way out that the command line knows, where Python has no other."""

from __future__ import annotations

from bibkit.errors import BibkitError

HINTS = {
    "force": "change what refers to it first, or say --force",
    "findings": "see `bibkit check`",
    "library": "name your records with -L, as in `-L refs.bib` or `-L records`",
    "rename": "`bibkit rename OLD NEW` gives a record another key",
    "records": "add one with `bibkit new` or `bibkit import FILE`",
    "refused": "nothing was written; mend the records, or leave them out with --keep-going",
    "sessions": "write it, or name another with --sessions FILE",
    "unknown-format": "--from FORMAT names it, as in `--from ris`; `bibkit formats` lists them",
    "unwritten": "nothing was written; correct what you asked for",
    "style": "`bibkit styles search WORD` finds styles",
}
"""By what an error is about (`BibkitError.about`)."""

RULES = {
    "BK027": "`--keys-from FILE` names keys beside a source.",
    "BK028": "`--cite-command NAME` says that it cites.",
    "BK102": "`--encoding NAME` names the encoding that the file is in.",
    "BK108": "`bibkit schema` prints the shape of every field.",
    "BK109": "`bibkit schema` lists the types.",
    "BK706": "`-O aliases=entries` writes an entry for each of them.",
    "BK707": "`--preserve` keeps the form of the file.",
    "BK801": "`--from FORMAT` names the format.",
    "BK802": "`bibkit import --assume-year YEAR` names it.",
    "BK810": "`bibkit import --update ours` takes what is missing, `--update theirs` all that differs.",
    "BK914": "`bibkit styles add --replace` takes the place of one that is there.",
    "BK902": "`bibkit styles search WORD` finds styles.",
}
"""By code, what the command line has for it."""


def way_out(error: BibkitError) -> str | None:
    """The hint of an error for somebody at the command line."""
    return error.hint or HINTS.get(error.about)
