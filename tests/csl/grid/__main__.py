"""`python -m tests.csl.grid`: see the package."""

from __future__ import annotations

import argparse
import re
import sys

from tests.csl.differential.reference import missing
from tests.csl.grid.compare import causes, compared
from tests.csl.grid.families import FAMILIES
from tests.csl.grid.family import choices, named


def main() -> int:
    """Compare and print what differs. 0 whatever differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.csl.grid", description=__doc__)
    parser.add_argument("--only", default="", metavar="PATTERN", help="only these (a regular expression)")
    parser.add_argument("--cases", type=int, default=200, metavar="N", help="styles of each family (200)")
    parser.add_argument("--show", type=int, default=3, metavar="N", help="lines shown of each style (3)")
    parser.add_argument("--smallest", action="store_true", help="reduce what differs")
    options = parser.parse_args()
    if reason := missing():
        sys.stderr.write(f"{reason}\n")
        return 2
    for name, family in FAMILIES.items():
        if not re.search(options.only, name):
            continue
        found = compared(name, family, list(choices(name, family, options.cases)), jobs=2)
        differing = [case for case in found if case.different]
        lines = sum(case.lines for case in found)
        alike = lines - sum(len(case.different) for case in differing)
        failed = sum(not case.lines for case in found)
        differing.sort(key=lambda case: len(case.choice))
        for case in causes(name, family, differing, jobs=2) if options.smallest else differing:
            sys.stdout.write(f"{name} {named(case.choice)} ({len(case.different)} of {case.lines})\n")
            for line, (expected, actual) in list(case.different.items())[: options.show]:
                sys.stdout.write(f"  {line} - {expected}\n  {line} + {actual}\n")
        unread = f", {failed} that citeproc-js can't render" if failed else ""
        sys.stdout.write(
            f"{name}: {len(found)} styles{unread}, {alike} of {lines} lines alike, "
            f"{len(differing)} styles differ\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
