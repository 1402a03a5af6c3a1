"""`python -m tests.engines.typeset`: see the package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from tests.engines.typeset import ratchet
from tests.engines.typeset.compare import STYLES, compare
from tests.engines.typeset.corpus import corpus, excerpt, read_bib
from tests.engines.typeset.report import report


def main() -> int:
    """Compare and print the report. 0 whatever differs: the ratchet is what holds."""
    options = _arguments()
    if options.ratchet:
        sys.stdout.write(f"{ratchet.raised(ratchet.sample(options.jobs))}\n")
        return 0
    bibs = [read_bib(path) for path in options.files or corpus()]
    if options.most:
        bibs = [excerpt(bib, options.most) for bib in bibs]
    if options.dialect:
        bibs = [bib._replace(dialect=options.dialect) for bib in bibs]
    comparisons = compare(bibs, options.style or STYLES, options.jobs)
    for line in report(comparisons, options.show):
        sys.stdout.write(f"{line}\n")
    if options.json:
        rows = [
            {**one._asdict(), "differences": [each._asdict() for each in one.differences]}
            for one in comparisons
        ]
        options.json.write_text(json.dumps(rows, indent=1), encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.engines.typeset", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="only these .bib files")
    parser.add_argument("--style", action="append", choices=STYLES, help="only this one; may be repeated")
    parser.add_argument(
        "--dialect", choices=("bibtex", "biblatex"), help="that of the files, which is guessed else"
    )
    parser.add_argument("--most", type=int, default=0, metavar="N", help="only so many entries of each file")
    parser.add_argument(
        "--show", type=int, default=3, metavar="N", help="pairs shown of each file and style (3)"
    )
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at a time (2)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write all that differs")
    parser.add_argument("--ratchet", action="store_true", help="the ratchet's sample; raises its numbers")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
