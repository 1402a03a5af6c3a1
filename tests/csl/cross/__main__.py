"""`python -m tests.csl.cross`: see the package."""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from bibkit.csl import StyleError
from tests.csl.cross.cases import crossed, varied
from tests.csl.cross.reference import reference_results
from tests.csl.differential.reference import missing
from tests.csl.suite import Fixture, fixtures, result


def main() -> int:
    """Compare and print what differs. 0 whatever differs."""
    parser = argparse.ArgumentParser(prog="python -m tests.csl.cross", description=__doc__)
    parser.add_argument("--fixtures", default="", metavar="PATTERN", help="only these (a regular expression)")
    parser.add_argument(
        "--partners", type=int, default=6, metavar="N", help="other inputs for each style (6)"
    )
    parser.add_argument("--changes", type=int, default=0, metavar="N", help="changed attributes for each (0)")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="keeps what citeproc-js makes of them")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where the differences go")
    options = parser.parse_args()
    if reason := missing():
        sys.stderr.write(f"{reason}\n")
        return 2
    known = list(fixtures())
    cases = [
        *crossed(known, options.partners, options.fixtures),
        *varied(known, options.changes, options.fixtures),
    ]
    expected = _expected(cases, options.cache)
    with ProcessPoolExecutor(2) as processes:
        actual = list(processes.map(own_result, cases, chunksize=20))
    compared = [
        (case, left, right)
        for case, left, right in zip(cases, expected, actual, strict=True)
        if left is not None
    ]
    different = [(case.name, left, right) for case, left, right in compared if left != right]
    for name, left, right in different:
        sys.stdout.write(f"{name}\n  - {left!r}\n  + {right!r}\n")
    sys.stdout.write(f"{len(compared)} compared, {len(compared) - len(different)} alike\n")
    if options.json:
        options.json.write_text(json.dumps(different, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def own_result(case: Fixture) -> str:
    """What bibkit makes of it; of a style that can't be used, what is wrong with it."""
    try:
        return result(case)
    except StyleError as error:
        return f"StyleError: {error}"
    except Exception as error:  # any crash is a difference, too
        return f"{type(error).__name__}: {error}"


def _expected(cases: list[Fixture], cache: Path | None) -> list[str | None]:
    kept: dict[str, str | None] = {}
    if cache is not None and cache.is_file():
        kept = json.loads(cache.read_text(encoding="utf-8"))
    new = [case for case in cases if case.name not in kept]
    kept |= dict(zip((case.name for case in new), reference_results(new, 2), strict=True))
    if cache is not None:
        cache.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
    return [kept[case.name] for case in cases]


if __name__ == "__main__":
    sys.exit(main())
