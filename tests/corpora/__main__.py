"""Every command on every file of the corpora: `python -m tests.corpora [PART OF A NAME]...`.

Prints what is wrong, a line each, and exits with 1 where something is.
"""

from __future__ import annotations

import sys
import time

from tests.corpora.commands import faults_of
from tests.shared_data import shared_files, shared_name


def main(parts: list[str]) -> int:
    """Go through the files whose names hold one of the parts, or through all."""
    files = [*shared_files("corpora/**/*.bib"), *shared_files("corpora/**/csl-json/*.json")]
    asked = [path for path in files if not parts or any(part in shared_name(path) for part in parts)]
    wrong = 0
    for number, path in enumerate(asked, 1):
        before = time.monotonic()
        for fault in faults_of(path):
            wrong += 1
            print(fault, flush=True)
        print(
            f"{number} of {len(asked)}: {shared_name(path)}, {time.monotonic() - before:.1f} s",
            file=sys.stderr,
        )
    print(f"{len(asked)} files, {wrong} faults", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
