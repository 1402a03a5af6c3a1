"""Sessions in which papers and citations have other keys; all else in their files stays to the byte."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Put
from bibkit.errors import UsageError
from bibkit.handout.known_keys import NamedKey, keys_in_series, keys_in_session
from bibkit.handout.load import SERIES_FILE, SUFFIXES
from bibkit.model.raw import Raw
from bibkit.source import Edit, Source, apply_edits
from bibkit.syntax.read_file import Read, read_source
from bibkit.syntax.yaml.edit import edits_of_change
from bibkit.syntax.yaml.nodes import locate
from bibkit.syntax.yaml.parse import parse_yaml


def sessions_renamed(
    path: Path, renames: Mapping[str, str], read: Read = read_source
) -> Iterator[tuple[Source, str]]:
    """The sessions files at a path with their texts after records got other keys, where these differ.

    Raises UsageError where a key can't be written in a place.
    """
    for source, named in _files(path, read):
        wanted = [one for one in named if one.key in renames]
        if not wanted:
            continue
        edits = [edit for one in wanted for edit in _edits(source, one, renames)]
        text = apply_edits(source.text, [(edit,) for edit in dict.fromkeys(edits)]).text
        after = _named_in(Source(text, source.path), is_series=_is_series(path, source.path))
        if after != [one._replace(key=renames.get(one.key, one.key)) for one in named]:
            place = locate(source, wanted[0].at).where
            raise UsageError(
                f"{place.path}:{place.line}:{place.column}: {wanted[0].key} can't become "
                f"{renames[wanted[0].key]} there",
                hint="change it by hand, or choose a key of letters and digits",
            )
        yield source, text


def places_of_keys(
    path: Path, keys: Collection[str], read: Read = read_source
) -> Iterator[tuple[str, SourceSpan]]:
    """Where sessions name records with these keys."""
    for source, named in _files(path, read):
        for one in named:
            if one.key in keys:
                yield one.key, locate(source, one.at)


def _files(path: Path, read: Read) -> Iterator[tuple[Source, list[NamedKey]]]:
    """The files of sessions that can be read, with the keys in them."""
    files = sorted(one for one in path.iterdir() if one.suffix in SUFFIXES) if path.is_dir() else [path]
    for file in files:
        source = read(str(file))
        if isinstance(source, Source):
            yield source, _named_in(source, is_series=_is_series(path, source.path))


def _is_series(path: Path, file: str) -> bool:
    return not path.is_dir() or Path(file).name == SERIES_FILE


def _named_in(source: Source, *, is_series: bool) -> list[NamedKey]:
    data: Raw | Diagnostic = parse_yaml(source)
    if isinstance(data, Diagnostic):
        return []
    return [*(keys_in_series(data) if is_series else keys_in_session(data, ()))]


def _edits(source: Source, named: NamedKey, renames: Mapping[str, str]) -> Iterator[Edit]:
    new = renames[named.key]
    if not named.is_in_text:
        yield from edits_of_change(source, Put(named.at, new))
        return
    value = locate(source, named.at)
    # What goes on with a letter or digit behind such signs is another key (pandoc's manual, "Citation syntax").
    cite = re.compile(
        rf"(?<=@){re.escape(named.key)}(?![:.#$%&\-+?<>~/]*\w)|(?<=@\{{){re.escape(named.key)}(?=\}})"
    )
    for match in cite.finditer(value.text):
        yield Edit(source, value.start + match.start(), value.start + match.end(), new)
