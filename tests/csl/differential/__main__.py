"""`python -m tests.csl.differential`: see the package."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bibkit.engines import DEFAULT_ENGINE, ENGINES
from tests.csl.differential import pins, ratchet, second_opinion
from tests.csl.differential.job import COMMON, SETS, matching, sampled, style_names
from tests.csl.differential.reference import CACHE, missing
from tests.csl.differential.report import counts, json_report, text_report
from tests.csl.differential.run import run


def main() -> int:
    """Compare, print the report, write the JSON. 0 whatever differs: the ratchet is what holds."""
    options = _arguments()
    if reason := missing() or (second_opinion.missing() if options.pandoc else ""):
        sys.stderr.write(f"{reason}\n")
        return 2
    if options.ratchet:
        names = list(ratchet.sample(options.works))
    else:
        names = style_names()
        names += style_names(dependent=True) if options.dependents else []
        names = matching(names, options.styles) if options.styles else names
        names = sampled(names, options.sample) if options.sample else names
    comparisons = run(
        options.engine,
        names,
        options.jobs,
        options.seconds,
        works=options.works,
        progress=sys.stderr.isatty(),
    )
    sys.stdout.write(text_report(options.engine, comparisons, options.show, options.works))
    file = options.json or CACHE / f"report-{options.engine}-{options.works}.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        json.dumps(json_report(options.engine, comparisons), ensure_ascii=False, indent=1), encoding="utf-8"
    )
    sys.stdout.write(f"\nEach style with its differences: {file}\n")
    if options.pandoc:
        opinions = second_opinion.second_opinions(comparisons, options.works, options.jobs)
        sys.stdout.write(f"\n{second_opinion.table(opinions)}")
    if options.ratchet:
        sys.stdout.write(f"{ratchet.raised(options.engine, options.works, counts(comparisons))}\n")
        if options.engine == DEFAULT_ENGINE:
            new = pins.write(options.works, comparisons)
            sys.stdout.write(f"{pins.file(options.works)}: {new} new differences: give each its class\n")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.csl.differential", description=__doc__)
    parser.add_argument("--engine", choices=sorted(ENGINES), default=DEFAULT_ENGINE)
    parser.add_argument("--works", choices=SETS, default=COMMON, help=f"the items and citations ({COMMON})")
    parser.add_argument(
        "--styles", nargs="+", metavar="PATTERN", help="only styles with such names ('chicago*')"
    )
    parser.add_argument("--sample", type=int, metavar="N", help="only so many, the same ones every time")
    parser.add_argument("--dependents", action="store_true", help="dependent styles, too")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes at a time (2)")
    parser.add_argument("--seconds", type=float, default=60, metavar="N", help="what a style may take (60)")
    parser.add_argument("--show", type=int, default=5, metavar="N", help="edits shown of each class (5)")
    parser.add_argument(
        "--json", type=Path, metavar="FILE", help="where the JSON goes (cache/report-ENGINE-WORKS.json)"
    )
    parser.add_argument(
        "--pandoc", action="store_true", help="what pandoc writes where the two differ, as a second opinion"
    )
    parser.add_argument(
        "--ratchet",
        action="store_true",
        help="the styles that are held: raises the engine's numbers, pins what differs in bibkit's own",
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
