"""What may be said of a file that a link inside the library leads to, and that lies outside of it.

A message quotes what it is about. Who can put a link into a library, by a pull request for example, could so print a
file of the machine that checks it into a log.
"""

from collections.abc import Sequence

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.source import WholeFile
from bibkit.source.opening import leads_outside

_UNREADABLE = "BK101"  # of such a file nothing is known


def without_quotes(found: Sequence[Diagnostic], path: str, folder: str) -> Sequence[Diagnostic]:
    """The findings in a file below a folder; of errors behind a link that leads out of it, only that there are some."""
    quoting = sorted({one.code for one in found if one.is_error and one.code != _UNREADABLE})
    if not quoting or not leads_outside(path, folder):
        return found
    codes = ", ".join(quoting)
    message = f"The file is a link that leads out of the folder, to a file that can't be used ({codes})"
    help_text = "put the file itself here; what is wrong in a file outside is not shown"
    return [Diagnostic("BK119", message, help_text, WholeFile(path), key=found[0].key)]
