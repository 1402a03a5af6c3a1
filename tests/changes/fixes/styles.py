"""Fixes of CSL styles."""

from __future__ import annotations

from bibkit.source import Safety
from tests.changes.fixes.case import UNSAFE, Case


def style(code: str, safety: Safety, before: str, after: str) -> Case:
    return Case(code, safety, "mine.csl", before, after)


STYLE = (
    '<?xml version="1.0" encoding="utf-8"?>\r\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "\r\n\t<info><title>Mine</title><id>http://example.org/mine</id><updated>2026-01-02T00:00:00+00:00</updated></info>"
    '<!-- the "titel" -->\r\n\t<macro name="the-title"><text variable="title" quotes="true"/></macro>\r\n\t<citation><layout>'
    "\r\n\t\t<group delimiter = ', '><text macro=\"the-title\"/> <date variable=\"issued\"><date-part name='year'/></date>"
    '</group>\r\n\t\t<names\r\n\t\t\tvariable="author editor"><name form="short"/></names>\r\n\t</layout></citation>\r\n</style>'
)


def broken(code: str, *changes: tuple[str, str]) -> Case:
    """The style with these changes, which the fix takes back."""
    before = STYLE
    for right, wrong in changes:
        assert before.count(right) == 1
        before = before.replace(right, wrong)
    return style(code, UNSAFE, before, STYLE)


STYLES = [
    broken("BK905", ("<name form", "<nmae form")),
    broken("BK905", ("<title>", "<titel>"), ("</title>", "</titel>")),
    broken("BK906", ("delimiter = ', '", "delimeter = ', '")),
    broken("BK906", ('quotes="true"', 'quote="true"')),
    broken("BK906", ("\r\n\t\t\tvariable", "\r\n\t\t\tvaraible")),
    broken("BK907", ('variable="title"', 'variable="titel"')),
    broken("BK907", ("author editor", "autor editor")),
    broken("BK907", ("author editor", "author edtor")),
    broken("BK907", ('quotes="true"', 'quotes="True"')),
    broken("BK907", ('"short"', '"Short"')),
    broken("BK907", (' version="1.0">', ' version="1.0" default-locale="en_GB">'))._replace(
        after=STYLE.replace(' version="1.0">', ' version="1.0" default-locale="en-GB">')
    ),
    broken("BK908", ('macro="the-title"', 'macro="the-titel"')),
]  # fmt: skip
