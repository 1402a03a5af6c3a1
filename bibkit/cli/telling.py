"""What a run tells its user, beside data: findings, remarks and complaints, none longer than somebody reads."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic
    from bibkit.errors import SelectionError

MOST_FINDINGS = 200
"""Of one run; the others are counted, unless --all is said."""
_MOST_CODES = 6
_MOST_BEFORE = 60  # characters of a selection before and after what is at fault in it


class Telling:
    """How much a run is to say (-q, -v, --all), and the findings that it has counted instead of telling them."""

    def __init__(self) -> None:
        self.is_quiet = self.is_verbose = self.is_whole = False
        self._room = MOST_FINDINGS
        self._untold: Counter[str] = Counter()

    def report(
        self,
        diagnostics: Sequence[Diagnostic],
        output_format: str = "full",
        *,
        to_stdout: bool = False,
    ) -> None:
        """Print as many of the findings as there is room for, in their order, and count the others.

        `output_format` is one of `diagnostics.render.RENDERERS`; on a terminal it has colours.
        """
        if not diagnostics:
            return
        from bibkit.diagnostics.render import COLOURED, RENDERERS

        told = diagnostics if self.is_whole else self._chosen(diagnostics)
        has_colours = wants_colours(sys.stdout if to_stdout else sys.stderr)
        render = (has_colours and COLOURED.get(output_format)) or RENDERERS[output_format]
        click.echo(render(told), err=not to_stdout, nl=False, color=has_colours)

    def say(self, text: str) -> None:
        """A remark on stderr, unless the user wants none (-q)."""
        self.count_the_rest()
        if not self.is_quiet:
            _echo(text)

    def complain(self, message: str, hint: str | None = None) -> None:
        """One complaint on stderr, with the way out below it."""
        self.count_the_rest()
        _echo(message, "bibkit: ")
        if hint:
            _echo(hint, "  hint: ")

    def complain_of_place(self, error: SelectionError, hint: str | None) -> None:
        """A complaint with the selection below it, and marks under the place that is at fault."""
        from bibkit.diagnostics.shown import shown
        from bibkit.text.width import cells

        self.count_the_rest()
        _echo(error.sentence, "bibkit: ")
        before = error.text[max(0, error.column - 1 - _MOST_BEFORE) : error.column - 1]
        at_fault = error.text[error.column - 1 : error.column - 1 + max(1, error.width)]
        rest = error.text[error.column - 1 + len(at_fault) :][:_MOST_BEFORE]
        click.echo(f"  {shown(before)}{shown(at_fault)}{shown(rest)}", err=True)
        click.echo(f"  {' ' * cells(shown(before))}{'^' * max(1, cells(shown(at_fault)))}", err=True)
        if hint:
            _echo(hint, "  hint: ")

    def complain_of_usage(self, error: click.ClickException) -> None:
        """A wrong call, as click tells it."""
        context = error.ctx if isinstance(error, click.UsageError) else None
        if context is not None:
            click.echo(context.get_usage(), err=True)
            click.echo(f"Try '{context.command_path} --help' for help.\n", err=True)
        _echo(error.format_message(), "Error: ")

    def count_the_rest(self) -> None:
        """Say how many findings were not told since the last time, and of which codes they are."""
        if not self._untold:
            return
        count = self._untold.total()
        by_code = sorted(self._untold.items(), key=lambda pair: (-pair[1], pair[0]))
        codes = ", ".join(f"{number} {code}" for code, number in by_code[:_MOST_CODES])
        others = " and others" if len(by_code) > _MOST_CODES else ""
        noun = "finding is" if count == 1 else "findings are"
        self._untold.clear()
        _echo(f"bibkit: {count} more {noun} not shown ({codes}{others}); --all shows all")

    def _chosen(self, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
        if len(diagnostics) > self._room:
            seen: Counter[str] = Counter()
            ranks = []  # errors first, and of each code as many, so that a thousand of one kind hide no other
            for at, one in enumerate(diagnostics):
                ranks.append((not one.is_error, seen[one.code], at))
                seen[one.code] += 1
            told = sorted(at for *_, at in sorted(ranks)[: self._room])
            self._untold += seen - Counter(diagnostics[at].code for at in told)
            diagnostics = [diagnostics[at] for at in told]
        self._room -= len(diagnostics)
        return diagnostics


def wants_colours(stream: TextIO) -> bool:
    """Whether findings have colours: on a terminal, and wherever FORCE_COLOR is set, but for those who set NO_COLOR.

    Both count where they are not empty (https://no-color.org, https://force-color.org).
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _echo(text: str, before: str = "") -> None:
    from bibkit.diagnostics.shown import shown

    click.echo(before + shown(text), err=True)
