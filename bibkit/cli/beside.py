"""What stands beside the entries of a .bib file, told where it stays behind."""

from __future__ import annotations

from bibkit.cli.context import plural, report, say
from bibkit.cli.opening import LibraryChoice, library_paths
from bibkit.cli.remarks import NOTHING_WRITTEN, lost
from bibkit.cli.writing import Asked
from bibkit.config import Config
from bibkit.diagnostics import Diagnostic
from bibkit.formats.bibtex.beside import beside_entries
from bibkit.registry import FORMATS, format_of_file
from bibkit.source import WholeFile

_SHOWN = 40


def tell_beside(library: LibraryChoice, config: Config, asked: Asked) -> bool:
    """Name the comments and the @preamble of .bib files that are written anew; True where that forbids the output."""
    losses: list[Diagnostic] = []
    for path in library_paths(library, config):
        row = FORMATS.get(library.format or format_of_file(str(path)) or "")
        if row is None or not row.preserves or not path.is_file():
            continue
        beside = beside_entries(path)
        if beside.comments:
            stay = "stays" if beside.comments == 1 else "stay"
            say(
                f"bibkit: {plural(beside.comments, 'comment')} of {path} {stay} behind, as entries are written anew"
            )
        if beside.preamble:
            shown = beside.preamble if len(beside.preamble) <= _SHOWN else f"{beside.preamble[:_SHOWN]}…"
            message = f"The @preamble holds more than macros ({shown}), and stays behind"
            losses.append(Diagnostic("BK707", message, "copy it over", WholeFile(str(path))))
    if losses and (asked.loss_report or asked.fail_on_loss):
        report(losses)
    elif losses:
        say(lost(len(losses)))
    if losses and asked.fail_on_loss:
        say(NOTHING_WRITTEN)
        return True
    return False
