"""`python -m tests.csl.fuzz [--seconds 600] [--first 0]`: seeds one after the other until the time is over."""

from __future__ import annotations

import argparse
import time
import traceback
from collections import Counter

from tests.csl.fuzz.laws import check_laws


def main() -> int:
    """Print every seed that breaks a law, with the reason; exit with 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    end = time.monotonic() + options.seconds
    seed, found = options.first, 0
    refusals: Counter[str] = Counter()
    slowest = (0.0, 0)
    while time.monotonic() < end:
        started = time.perf_counter()
        try:
            refusals[check_laws(seed)] += 1
        except Exception:  # whatever it is, the seed says it
            found += 1
            print(f"seed {seed}\n{traceback.format_exc(limit=-4)}", flush=True)
        slowest = max(slowest, (time.perf_counter() - started, seed))
        seed += 1
    print(
        f"{seed - options.first} seeds, {found} broke a law; slowest {slowest[0]:.1f} s (seed {slowest[1]})"
    )
    print(f"refused styles: {sum(count for message, count in refusals.items() if message)}")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
