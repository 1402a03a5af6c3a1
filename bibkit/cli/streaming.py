"""Files written in another format an entry at a time."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bibkit.cli.context import is_verbose, report, say
from bibkit.cli.opening import nothing_chosen
from bibkit.cli.progress import with_progress
from bibkit.cli.remarks import NOTHING_WRITTEN, left_out, lost, warned
from bibkit.conversion import Conversion
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.shown import shown_lines
from bibkit.library import selection

if TYPE_CHECKING:
    from bibkit.cli.outputs import Output
    from bibkit.cli.writing import Asked


def convert_files(
    parts: tuple[Path, ...], source_format: str, asked: Asked, options: dict[str, str], output: Output
) -> int:
    """Write the entries of the files as asked; returns the exit code. Raises what `Conversion` does."""
    gc.enable()  # what a short run may leave lying about (`cli.main`) would pile up here
    predicate = selection(asked.select) if asked.select is not None else None
    conversion = Conversion(parts, asked.format, options, source_format=source_format, predicate=predicate)
    told = _Told(names_losses=asked.loss_report or asked.fail_on_loss)

    def refuse_empty() -> None:
        if not asked.allow_empty:
            raise nothing_chosen(asked.select, conversion.found - conversion.left_out)

    pieces = conversion.pieces(told.tell, told.lose, refuse_empty)
    if asked.output != "-" or not sys.stdout.isatty():
        pieces = with_progress(pieces, "Entries")
    if asked.fail_on_loss:
        # One pass to see, and only then one to write.
        for _ in pieces:
            pass
        if conversion.losses or conversion.left_out:
            told.sum_up(conversion)
            say(NOTHING_WRITTEN)
            return 1
        pieces = conversion.pieces(_nothing, _nothing, _nobody)
    if asked.output == "-":
        sys.stdout.writelines(map(shown_lines, pieces) if sys.stdout.isatty() else pieces)
        sys.stdout.flush()
        differs = False
    else:
        differs = output.put_pieces(pieces)
    told.sum_up(conversion)
    return 1 if differs or conversion.left_out or told.errors else 0


class _Told:
    """What a conversion said so far: errors are named at once, warnings and losses as far as that is wanted."""

    def __init__(self, *, names_losses: bool) -> None:
        self._names_losses = names_losses
        self.errors = self.warnings = 0

    def tell(self, finding: Diagnostic) -> None:
        if finding.is_error:
            self.errors += 1
        else:
            self.warnings += 1
        if finding.is_error or is_verbose():
            report([finding])

    def lose(self, loss: Diagnostic) -> None:
        if self._names_losses:
            report([loss])

    def sum_up(self, conversion: Conversion) -> None:
        """Remarks on what was left out, warned of and lost."""
        if conversion.left_out or self.errors:
            say(left_out(conversion.left_out, conversion.found))
        if self.warnings and not is_verbose():
            say(warned(self.warnings))
        if conversion.losses and not self._names_losses:
            say(lost(conversion.losses))


def _nothing(_finding: Diagnostic) -> None:
    """For a second pass: all was said in the first."""


def _nobody() -> None:
    """For a second pass that writes an empty text, as is allowed."""
