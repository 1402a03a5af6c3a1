"""JUnit's XML, as build servers read it: a suite for each file, a failed case for each finding."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.diagnostics.shown import shown

# What XML 1.0 has no way to hold (section 2.2); `shown` writes out what is seen of it.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(diagnostics: Sequence[Diagnostic]) -> str:
    """The findings as one report; of none, a report with one suite and one case that passed."""
    suites = [
        _suite(path, list(found)) for path, found in groupby(diagnostics, key=lambda one: one.where.path)
    ] or [
        '  <testsuite name="bibkit" tests="1" failures="0" errors="0">\n    <testcase name="bibkit"/>\n  </testsuite>\n'
    ]
    count = len(diagnostics)
    head = f'<testsuites name="bibkit" tests="{count or 1}" failures="{count}" errors="0">'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{"".join(suites)}</testsuites>\n'


def _suite(path: str, found: Sequence[Diagnostic]) -> str:
    cases = "".join(map(_case, found))
    return (
        f'  <testsuite name={_attribute(path or "bibkit")} tests="{len(found)}" failures="{len(found)}" errors="0">\n'
        f"{cases}  </testsuite>\n"
    )


def _case(one: Diagnostic) -> str:
    from xml.sax.saxutils import escape  # it loads urllib, and most runs print no XML

    where = one.where
    subject = ": ".join(filter(None, (one.key, one.field_text)))
    name = f"{one.code} {subject}".rstrip()
    place = f"line {where.line}, column {where.column}, " if where.line else ""
    text = f"{place}{shown(one.message)}" + (f" ({shown(one.help)})" if one.help else "")
    attributes = f"name={_attribute(name)} classname={_attribute(where.path or 'bibkit')}"
    return (
        f"    <testcase {attributes}>\n"
        f'      <failure message={_attribute(one.message)} type="{one.severity.value}">{escape(text)}</failure>\n'
        "    </testcase>\n"
    )


def _attribute(text: str) -> str:
    from xml.sax.saxutils import quoteattr

    return quoteattr(_NOT_XML.sub("�", shown(text)))
