"""`python -m tests.formats.bibtex.names`: see the package."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.formats.bibtex.names.argued import KINDS
from tests.formats.bibtex.names.compare import compare, lists_of
from tests.shared_data import shared_files


def main() -> int:
    """Compare and print what differs, by kind; 1 where something differs that nothing argues."""
    parser = argparse.ArgumentParser(prog="python -m tests.formats.bibtex.names", description=__doc__)
    parser.add_argument(
        "files", nargs="*", type=Path, help=".bib files; without any all of the shared folder"
    )
    parser.add_argument("--show", type=int, default=5, help="how many of a kind are shown")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        comparison = compare(lists_of(options.files or shared_files("corpora/**/*.bib")), Path(folder))
    sys.stdout.write(f"{comparison.names} names, {len(comparison.differences)} differ\n")
    why = {kind.name: kind.why for kind in KINDS}
    for kind, count in sorted(comparison.kinds.items()):
        sys.stdout.write(f"\n{kind or 'argued by nothing'}: {count}. {why.get(kind, '')}\n")
        for one in [one for one in comparison.differences if one.kind == kind][: options.show]:
            sys.stdout.write(f"  {one.tex[:100]}\n    {tuple(one.theirs)}\n    {tuple(one.ours)}\n")
    return 1 if comparison.kinds[""] else 0


if __name__ == "__main__":
    sys.exit(main())
