"""The process in which Typst makes a PDF, so that a template can end no more than that: `pdf` runs this file.

Its argument is the folder of the source; the PDF goes there, too. Where Typst refuses the source, stdout has its
message and its hints as a JSON list.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from pathlib import Path

SOURCE, PDF = "sheet.typ", "sheet.pdf"
REFUSED = 10
"""The exit code for a source that Typst refuses; another than it and 0 is a crash."""
MEMORY = 2 << 30
"""Bytes of address space; a sheet of fifty papers takes a tenth."""


def main() -> int:
    """Make the PDF; the exit code."""
    with suppress(ImportError, ValueError):  # not on Windows; or the limit is lower already
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    import typst

    folder = Path(sys.argv[1])
    try:
        typst.compile(
            str(folder / SOURCE), output=str(folder / PDF), root=str(folder), format="pdf", timestamp=0
        )
    except typst.TypstError as error:
        json.dump([error.message, error.hints], sys.stdout)
        return REFUSED
    return 0


if __name__ == "__main__":
    sys.exit(main())
