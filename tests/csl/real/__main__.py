"""`python -m tests.csl.real`: see the package."""

from __future__ import annotations

import argparse
import re
import sys

from tests.csl.differential.reference import missing
from tests.csl.real.cases import CASES
from tests.csl.real.compare import pairs


def main() -> int:
    """Compare and print what differs. 0 whatever differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.csl.real", description=__doc__)
    parser.add_argument(
        "--only", default="", metavar="PATTERN", help="only these cases (a regular expression)"
    )
    parser.add_argument("--show", type=int, default=3, metavar="N", help="differences shown of each case (3)")
    options = parser.parse_args()
    if reason := missing():
        sys.stderr.write(f"{reason}\n")
        return 2
    compared = alike = 0
    for name in CASES:
        if not re.search(options.only, name):
            continue
        found = list(pairs(name))
        different = [pair for pair in found if pair.expected != pair.actual]
        compared += len(found)
        alike += len(found) - len(different)
        sys.stdout.write(f"{name}: {len(found) - len(different)} of {len(found)}\n")
        for pair in different[: options.show]:
            sys.stdout.write(f"  - {pair.expected}\n  + {pair.actual}\n")
    sys.stdout.write(f"{compared} compared, {alike} alike\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
