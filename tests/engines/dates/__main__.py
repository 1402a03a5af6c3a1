"""`python -m tests.engines.dates`: see the package."""

from __future__ import annotations

import sys
from collections import Counter

from tests.engines.dates.compare import cases, differs, kind_of
from tests.engines.dates.fields import distinct_fields


def main() -> int:
    """Compare every distinct set of dates of the corpora; 1 where a difference is of no kind."""
    unexplained = 0
    for title, found in zip(("as they stand", "as exported"), cases(distinct_fields()), strict=True):
        differences = [case for case in found if differs(case)]
        counts = Counter(map(kind_of, differences))
        sys.stdout.write(
            f"{title}: {len(found)} dates, {len(found) - len(differences)} the same; {dict(counts)}\n"
        )
        for case in differences:
            if not kind_of(case):
                sys.stdout.write(f"  {case}\n")
                unexplained += 1
    return int(bool(unexplained))


if __name__ == "__main__":
    sys.exit(main())
