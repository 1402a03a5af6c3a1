"""Lists inside a file that is otherwise written by hand: a README, a home page."""

from __future__ import annotations

from pathlib import Path

from bibkit.diagnostics import Diagnostic
from bibkit.errors import FileError, UsageError
from bibkit.library import Library
from bibkit.lists.list_options import list_format
from bibkit.registry import unknown_name
from bibkit.store.load import read_text
from bibkit.syntax.markers import ListPlace, places

_OWN = ("format", "select", "sort")
_FORMATS = {".html": "html", ".htm": "html"}


def updated(path: Path, library: Library, defaults: dict[str, str]) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of the file with its places filled, and the findings; with an error among them the text is as it was.

    Everything outside of the places stays as it is, byte for byte. `defaults` are options of reference lists for places
    that don't set them. Raises FileError for a file that can't be read.
    """
    text = _read(path)
    found, wrong = places(text, str(path))
    if wrong:
        return text, tuple(wrong)
    findings: list[Diagnostic] = []
    parts = []
    at = 0
    for place in found:
        filling, problems = _filling(place, path, library, defaults)
        findings += problems
        parts += [text[at : place.start], filling.replace("\n", place.newline)]
        at = place.end
    if any(finding.is_error for finding in findings):
        return text, tuple(findings)
    return "".join((*parts, text[at:])), tuple(findings)


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise FileError(f"{path} can't be read: {error.strerror}") from error
    except UnicodeDecodeError:
        found = read_text(str(path))
        assert isinstance(found, Diagnostic)
        place = f"{path}:{found.where.line}:{found.where.column}"
        raise FileError(f"{place}: {found.message}", hint=found.help) from None


def _filling(
    place: ListPlace, path: Path, library: Library, defaults: dict[str, str]
) -> tuple[str, list[Diagnostic]]:
    options = dict(place.options)
    output = options.pop("format", _FORMATS.get(path.suffix.lower(), "markdown"))
    try:
        if output not in ("markdown", "html"):
            raise _OptionError("format", unknown_name("list for a marker", output, ("markdown", "html")))
        known = [option.name for option in list_format(output).options]
        for name in options:
            if name not in (*_OWN, *known):
                raise _OptionError(name, unknown_name("option of a marker", name, (*_OWN, *known)))
        chosen = library
        for name, narrowed in (("select", Library.select), ("sort", Library.sorted)):
            if name in options:
                try:
                    chosen = narrowed(chosen, options.pop(name))
                except UsageError as error:
                    raise _OptionError(name, error) from None
        order = {"order": "records"} if "sort" in place.options else {}
        written = chosen.write(output, **{**defaults, **order, **options})
    except _OptionError as fault:
        where = place.option_places.get(fault.option, place.where)
        return "", [Diagnostic("BK118", fault.error.message, fault.error.hint or "", where)]
    except (UsageError, FileError) as error:
        quoted = (name for name, value in place.options.items() if f'"{value}"' in error.message)
        where = place.option_places.get(next(quoted, ""), place.where)
        return "", [Diagnostic("BK118", error.message, error.hint or "", where)]
    gap = "\n" if output == "markdown" else ""
    return f"{gap}{written.text}{gap if written.text else ''}", list(written.losses)


class _OptionError(Exception):
    """One option of a marker asks for what can't be."""

    def __init__(self, option: str, error: UsageError) -> None:
        super().__init__(error.message)
        self.option, self.error = option, error
