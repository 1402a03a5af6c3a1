"""The differential run: both processors on the same styles, compared."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from bibkit.errors import BibkitError
from tests.csl.differential.candidate import engine_outputs
from tests.csl.differential.compare import Comparison, compare, crashed
from tests.csl.differential.job import COMMON, StyleJob, style_job
from tests.csl.differential.reference import reference_outputs


def run(
    engine: str,
    names: Sequence[str],
    jobs: int,
    seconds: float,
    *,
    works: str = COMMON,
    progress: bool = False,
) -> list[Comparison]:
    """The comparison of each style, in the order of their names. A style that bibkit can't read is a crash."""
    styles: list[StyleJob] = []
    comparisons: list[Comparison] = []
    for name in names:
        try:
            styles.append(style_job(name, works))
        except BibkitError as error:
            comparisons.append(crashed(name, str(error)))
    expected = {}
    for style, output in reference_outputs(styles, jobs):
        expected[style.name] = output
        _say(progress, f"citeproc-js: {len(expected)} of {len(styles)}")
    for style, output in zip(styles, engine_outputs(engine, styles, jobs, seconds), strict=True):
        comparisons.append(compare(style, expected[style.name], output))
        _say(progress, f"{engine}: {len(comparisons)} of {len(names)}")
    _say(progress, "")
    return sorted(comparisons, key=lambda one: one.style)


def _say(progress: bool, text: str) -> None:
    if progress:
        sys.stderr.write(f"\r{text:<60}\r")
        sys.stderr.flush()
