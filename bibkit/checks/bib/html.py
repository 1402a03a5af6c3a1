r"""HTML in fields of .bib files, as publishers' pages give it: TeX prints `&amp;` as it stands, or stops there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bibkit.checks.bib.entry_text import EntryText
from bibkit.checks.bib.printed import printed_fields
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.publishers_html import without_html
from bibkit.source import Edit, Safety

_COMMANDS = {"i": "emph", "b": "textbf", "sub": "textsubscript", "sup": "textsuperscript", "sc": "textsc"}
_TAG = re.compile(r"<(/?)(i|b|sub|sup|sc)>")


def html_in_fields(entry: EntryText) -> Iterator[Diagnostic]:
    """Entities and tags of HTML in what is printed (BK510). The reader knows what they mean; TeX does not.

    The fix is unsafe: the text may be about HTML.
    """
    for field, name, pieces in printed_fields(entry):
        for piece in pieces:
            text = entry.source.text[piece.start : piece.end]
            if (tex := _as_tex(without_html(text))) == text:
                continue
            message = f"{name} holds entities or tags of HTML, which TeX prints as they are"
            edit = Edit(entry.source, piece.start, piece.end, tex)
            fix = Fix("Write them in TeX", (edit,), Safety.UNSAFE) if "<" not in tex else None
            yield entry.finding("BK510", field, message, "write the characters and commands of TeX", fix)


def _as_tex(text: str) -> str:
    """The text with commands for CSL's tags, where each that is opened is closed."""
    tags = [match[1] for match in _TAG.finditer(text)]
    if tags.count("") != tags.count("/"):
        return text
    return _TAG.sub(lambda match: "}" if match[1] else f"\\{_COMMANDS[match[2]]}{{", text)
