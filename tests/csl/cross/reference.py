"""What citeproc-js makes of fixtures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bibkit.stylebook.folders import package_folder
from tests.csl.suite import Fixture

DRIVER = Path(__file__).parent / "suite_js.mjs"
_BATCH = 50
_SECONDS = 10


def reference_results(fixtures: Sequence[Fixture], jobs: int = 1) -> Iterator[str | None]:
    """The result of each fixture, in order; None where citeproc-js fails."""
    batches = [fixtures[start : start + _BATCH] for start in range(0, len(fixtures), _BATCH)]
    with ThreadPoolExecutor(jobs) as threads:
        for results in threads.map(_results, batches):
            yield from results


def _results(fixtures: Sequence[Fixture]) -> list[str | None]:
    package = package_folder("citeproc")
    assert package is not None, "citeproc-py is not installed"
    job = {
        "locales": str(package / "data" / "locales"),
        "fixtures": [fixture.sections for fixture in fixtures],
        "seconds": _SECONDS,
    }
    done = subprocess.run(
        ["node", str(DRIVER)], input=json.dumps(job), capture_output=True, text=True, encoding="utf-8"
    )
    results = [json.loads(line).get("result") for line in done.stdout.splitlines()]
    return [*results, *[None] * (len(fixtures) - len(results))]
