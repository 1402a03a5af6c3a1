"""The options of reference lists, as texts: what `-O NAME=VALUE` and a project's settings take."""

from __future__ import annotations

from bibkit.engines.collation import COLLATIONS
from bibkit.formats.format import Format, Option
from bibkit.registry import LISTS

ANNOTATIONS = ("abstract", "annote", "note", "notes", "summary")
"""The fields of a record that can stand after its entry."""

LIST_OPTIONS = (
    Option("style", "apa", (), "CSL style: name, title, path or id"),
    Option("locale", "", (), "language, such as de-DE; empty for the style's own"),
    Option("engine", "", (), "CSL processor, see `bibkit engines list`"),
    Option("highlight", "", (), "ids of people whose names stand out, such as tom-brown-ml"),
    Option("entry-locales", "no", ("no", "yes"), "each entry in the language of its record"),
    Option("annotate", "", ("", *ANNOTATIONS), "field that stands after each entry"),
    Option("group-by", "", (), "a list for each year, type, tag ...; -year: the last first"),
    Option("numbers", "continue", ("continue", "restart"), "of the lists of --group-by"),
    Option("order", "style", ("style", "records"), "of the entries: the style's, or that of the records"),
    Option("abbreviations", "", (), "file of abbreviations: JSON, as pandoc takes it"),
    Option("notes", "fields", ("fields", "text"), 'what "variable: value" lines in a note are'),
    Option("collation", "", ("", *COLLATIONS), "library that orders by the rules of the language"),
)


def list_format(name: str) -> Format:
    """A reference list as a `Format`, for its name and options."""
    return Format(name, LISTS[name].summary, options=LIST_OPTIONS)
