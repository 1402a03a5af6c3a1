"""`python -m tests.fuzz [TARGET ...] [--seconds 600] [--first 0]`: broken inputs one after the other, for a time.

With `--atheris` the inputs are those of libFuzzer, which looks for ones that reach new code (`pip install atheris`, the
extra `fuzz`); it takes one target.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from pathlib import Path
from tempfile import mkdtemp

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, fed


def main() -> int:
    """Print every input that breaks a law; exit with 1 where there is one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=600, help="in all")
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--atheris", action="store_true")
    options = parser.parse_args()
    names = options.targets or list(TARGETS)
    if options.atheris:
        return _with_atheris(names[0], int(options.seconds))
    return max(_for_a_time(name, options.first, options.seconds / len(names)) for name in names)


def _for_a_time(name: str, first: int, seconds: float) -> int:
    end = time.monotonic() + seconds
    number, found = first, 0
    slowest = (0.0, 0)
    while time.monotonic() < end:
        text = mutated(TARGETS[name].seeds, number)
        started = time.process_time()
        try:
            fed(TARGETS[name], text)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            found += 1
            trace = "".join(traceback.format_exception(error, limit=-4))
            print(f"{name} {number}: {text[:300]!r}\n{trace}", flush=True)
        slowest = max(slowest, (time.process_time() - started, number))
        number += 1
    print(
        f"{name}: {number - first} inputs, {found} broke a law; slowest {slowest[0]:.1f} s ({slowest[1]})",
        flush=True,
    )
    return 1 if found else 0


def _with_atheris(name: str, seconds: int) -> int:
    import atheris

    def one(data: bytes) -> None:
        fed(TARGETS[name], data.decode("utf-8", "replace"))

    atheris.instrument_all()
    corpus = Path(mkdtemp(prefix=f"fuzz-{name}-"))
    for number, text in enumerate(TARGETS[name].seeds):
        (corpus / str(number)).write_text(text)
    for number in range(200):
        (corpus / f"m{number}").write_text(
            mutated(TARGETS[name].seeds, number), encoding="utf-8", errors="replace"
        )
    atheris.Setup(
        [sys.argv[0], str(corpus), f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048"], one
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
