"""Rules on what stands between the entries of a .bib file, which is a comment to the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.source import Edit, Safety, Source

_AT = re.compile(r"@[ \t]*(?P<type>\w*)[ \t]*(?P<opening>[{(]?)")
_COMMENT_LINE = re.compile(r"[ \t]*%")
_STRAY = re.compile(r"[ \t]*[})][ \t]*,?[ \t]*(?=[\r\n]|\Z)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n]|\Z)")


def at_signs(source: Source, start: int, end: int) -> Iterator[Diagnostic]:
    """BibTeX knows no comments: behind each @ it looks for an entry, in a line with % before it, too (BK823)."""
    text = source.text
    line = at = start  # where the line begins: each is looked for from the @ before
    for match in _AT.finditer(text, start, end):
        line = 1 + max(text.rfind("\n", at, match.start()), text.rfind("\r", at, match.start()), line - 1)
        at = match.start()
        if match["type"].lower() == "comment":
            continue
        place = SourceSpan(source, match.start(), match.end())
        if match["opening"] and match["type"] and _COMMENT_LINE.match(text, line):
            message = f"% is no comment to BibTeX, which reads this @{match['type']} as an entry"
            help_text = "take the @ out"
            # Unsafe: somebody may look for entries that were put aside by their @.
            fix = Fix("Take the @ out", (Edit(source, match.start(), match.start() + 1, ""),), Safety.UNSAFE)
            yield Diagnostic("BK823", message, help_text, place, fix=fix)
        elif not match["opening"]:
            message = (
                "BibTeX looks for an entry behind an @, in comments, too, and stops at what follows this one"
            )
            yield Diagnostic("BK823", message, "write the word at, or put it into @comment{}", place)


def stray_braces(source: Source, start: int, end: int) -> Iterator[Diagnostic]:
    """A brace alone in a line behind an entry closes what is closed already (BK824)."""
    text = source.text
    at = start
    while at < end:
        line = _LINE.match(text, at, end)
        assert line is not None
        stray = _STRAY.match(text, at, end)
        if stray and line.end() > at:
            place = SourceSpan(
                source, at + len(stray[0]) - len(stray[0].lstrip()), at + len(stray[0].rstrip())
            )
            # With its line, unless the entry ends in that line.
            fix = Fix("Take it out", (Edit(source, at, stray.end() if at == start else line.end(), ""),))
            message = "A brace closes what is closed already"
            yield Diagnostic("BK824", message, "take it out; look at the entry before it", place, fix=fix)
        elif line[0].strip():
            return  # words: what stands in them is a comment
        if line.end() == at:
            return
        at = line.end()
