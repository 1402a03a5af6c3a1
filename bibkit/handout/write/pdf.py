"""The sheet as PDF, set by Typst: no LaTeX, no network, the same bytes for the same sheet."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bibkit.errors import FileError
from bibkit.extras import needed
from bibkit.handout.content import Sheet
from bibkit.handout.write import typst as source
from bibkit.handout.write.target import Templates


def write(sheet: Sheet, templates: Templates) -> bytes:
    """The PDF. Its fonts are those that Typst brings, and the system's for letters that these lack.

    Raises FileError where the template is not Typst.
    """
    typst = needed("typst", "handout")
    markup = source.write(sheet, templates)
    with tempfile.TemporaryDirectory() as empty:  # a template that reads files finds none
        main = Path(empty) / "sheet.typ"
        main.write_bytes(markup)
        try:
            pdf: bytes = typst.compile(str(main), root=empty, format="pdf", timestamp=0)
        except typst.TypstError as error:
            raise FileError(
                f"{templates.name or 'handout.typ'}: Typst can't set this: {error.message}",
                hint=" ".join(error.hints) or "the format typst shows what it was given",
            ) from None
    return pdf
