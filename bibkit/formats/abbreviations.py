"""Abbreviation lists from a file: JSON as pandoc (`--citation-abbreviations`) and citeproc-js take it.

{"default": {"container-title": {"Journal of Things": "J. Things"}, "place": {"New York": "N.Y."}}}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bibkit.csl.data.abbreviations import Abbreviations
from bibkit.errors import FileError
from bibkit.source.bounds import SMALL_FILE_BYTES
from bibkit.source.opening import UnreadableError, file_bytes

_FORM = '{"default": {"container-title": {"Journal of Things": "J. Things"}}} is the form'


def read_abbreviations(file: str | Path) -> Abbreviations:
    """The lists of a file.

    They also hold for a text that differs from theirs in case alone, as in pandoc.

    Raises FileError for a file that can't be read or is no such JSON, with the place.
    """
    path = Path(file)
    try:
        text = file_bytes(str(path), most=SMALL_FILE_BYTES).decode("utf-8-sig")
    except (UnreadableError, UnicodeDecodeError) as error:
        reason = error.reason if isinstance(error, UnreadableError) else "it is not UTF-8"
        raise FileError(f"{path} can't be read: {reason}", about="abbreviations") from error
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise FileError(
            f"{path}:{error.lineno}:{error.colno}: This is not JSON: {error.msg}",
            hint=_FORM,
            about="abbreviations",
        ) from error
    except (RecursionError, ValueError) as error:
        raise FileError(f"{path}: The JSON can't be read", hint=_FORM, about="abbreviations") from error
    return {
        jurisdiction: {
            category: _in_any_case(_object(table, path, jurisdiction, category))
            for category, table in _object(categories, path, jurisdiction).items()
        }
        for jurisdiction, categories in _object(data, path).items()
    }


def _object(value: object, path: Path, *names: str) -> Mapping[str, object]:
    if isinstance(value, Mapping):
        return value
    place = " > ".join(names) or "the whole"
    raise FileError(f"{path}: {place} is no JSON object", hint=_FORM, about="abbreviations")


def _in_any_case(table: Mapping[str, object]) -> Mapping[str, str]:
    """The table, also by its texts in small letters; what is no text abbreviates nothing."""
    texts = {text: short for text, short in table.items() if isinstance(short, str)}
    return {**{text.casefold(): short for text, short in texts.items()}, **texts}


def short_journal(name: str, lists: Abbreviations) -> str:
    """The short form of the name of a journal, in any case; empty where the lists have none."""
    table = lists.get("default", {}).get("container-title", {})
    return table.get(name) or table.get(name.casefold(), "")
