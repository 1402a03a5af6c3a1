"""YAML as text: no implicit types, no aliases, no duplicate keys, and the place of every value on demand.

PyYAML's implicit types turn `012` into 10 and the given name `no` into False; here every scalar stays the
characters that were written. A fault is a `Diagnostic` with its place, never an exception.
"""

from __future__ import annotations

import yaml

from bibkit.diagnostics import Diagnostic
from bibkit.model.control import CONTROL
from bibkit.model.raw import Raw
from bibkit.source import Source, SourceSpan
from bibkit.syntax.yaml.build import NotARecordError, YamlDocument, built

_MENDED_CHARACTERS = 1_000_000  # of a longer text no syntax is mended: that takes trees of it, more than once


def parse_whole(source: Source) -> Raw | Diagnostic:
    """As `parse.parse_yaml`, by the whole parser."""
    read = parse_with_places(source)
    return read if isinstance(read, Diagnostic) else read.value


def parse_with_places(source: Source) -> YamlDocument | Diagnostic:
    """The document with the places of its lists, or the first fault in it, with its place."""
    try:
        read = built(source.text)
    except NotARecordError as refused:
        found = Diagnostic(
            refused.code, str(refused), refused.help_text, source.span(refused.at), field=refused.field
        )
        return _with_fix(found, source, refused.at)
    except yaml.reader.ReaderError as error:
        return _unreadable_character(error, source)
    except yaml.MarkedYAMLError as error:
        return _syntax_fault(error, source)
    if read is None:
        return Diagnostic(
            "BK106", "The file is empty", "write the fields of a record", SourceSpan(source, 0, 0)
        )
    return read


def _unreadable_character(error: yaml.reader.ReaderError, source: Source) -> Diagnostic:
    match = CONTROL.search(source.text)
    start = match.start() if match else 0
    name = f"U+{ord(match[0]):04X}" if match else str(error.character)
    place = SourceSpan(source, start, start + bool(match))
    found = Diagnostic("BK115", f"The file holds the control character {name}", "remove it", place)
    return _with_fix(found, source, start)


def _syntax_fault(error: yaml.MarkedYAMLError, source: Source) -> Diagnostic:
    from bibkit.syntax.yaml.unclosed import unclosed  # only for a file with such a fault

    left_open = unclosed(error, source)
    if left_open is not None:
        place = SourceSpan(source, left_open.at, left_open.at + 1)
        return Diagnostic("BK103", f"This is not YAML: {left_open.message}", left_open.help, place)
    mark = error.problem_mark or error.context_mark
    at = mark.index if mark else 0
    place = SourceSpan(source, at, min(at + 1, len(source.text)))
    line, column = source.position(at)
    problem = (error.problem or "can't be read").strip()
    if "\t" in source.line(line)[:column]:
        found = Diagnostic("BK104", "A tab stands where YAML wants spaces", "indent with spaces", place)
        return _with_fix(found, source, at)
    if "alias" in f"{error.context} {problem}":
        message = f"An alias can't be used in a record ({problem})"
        found = Diagnostic("BK107", message, "write the value out; quote a text that begins with *", place)
        return _with_fix(found, source, at)
    help_text = "quote a text that holds ': ' or ' #' or begins with one of [ ] { } & * ! | > ' \" % @ `"
    if "expected a single document" in f"{error.context} {problem}":
        return Diagnostic(
            "BK106", "The file holds more than one document (---)", "write one record a file", place
        )
    context = f" {error.context}" if error.context else ""
    found = Diagnostic("BK103", f"This is not YAML: {problem}{context}", help_text, place)
    return _with_fix(found, source, at)


def _with_fix(found: Diagnostic, source: Source, at: int) -> Diagnostic:
    """The finding with its fix, where it has one."""
    if len(source.text) > _MENDED_CHARACTERS:
        return found
    from bibkit.syntax.yaml import mend, write_out  # only for a file with such a fault

    match found.code:
        case "BK103":
            return found._replace(fix=mend.quoting(source))
        case "BK104":
            return found._replace(fix=mend.spaces_for_tabs(source))
        case "BK105":
            return found._replace(fix=mend.without_double(source, found.field, at))
        case "BK107":
            fix = write_out.without_tags(source) or write_out.without_aliases(source)
            return found._replace(fix=fix or mend.quoting(source))
        case "BK115":
            return found._replace(fix=mend.without_control_characters(source))
    return found
