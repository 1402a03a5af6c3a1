"""Formulas in the hands of writers: as text, or as ordinary runs. Few lists hold any, so what reads them loads late."""

from __future__ import annotations

from collections.abc import Iterable

from bibkit.text.run import Run, is_maths


def as_written(tex: str) -> str:
    """The formula as text."""
    return f"${tex}$"


def spelled(runs: Iterable[Run]) -> list[Run]:
    """The runs with every formula in ordinary ones: letters italic, scripts raised and lowered."""
    found: list[Run] = []
    for run in runs:
        if is_maths(run):
            found += [Run(piece.text, run.spans[:-1] + piece.spans) for piece in in_runs(run.text)]
        else:
            found.append(run)
    return found


def lined(runs: Iterable[Run]) -> list[Run]:
    """The runs with every formula on one line of text."""
    return [Run(on_one_line(run.text), run.spans[:-1]) if is_maths(run) else run for run in runs]


def in_runs(tex: str) -> tuple[Run, ...]:
    """The formula in ordinary runs, or as it was written where it is none."""
    from bibkit.text.maths.runs import formula_runs

    return formula_runs(tex) or (Run(as_written(tex)),)


def on_one_line(tex: str) -> str:
    """The formula on one line, or as it was written where it is none."""
    from bibkit.text.maths.runs import formula_line

    return formula_line(tex) or as_written(tex)
