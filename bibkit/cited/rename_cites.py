"""Texts that cite works under other keys: each cite changes where it stands, all else stays to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bibkit.cited.gather import texts_named
from bibkit.cited.walk import Cited, Text, cited_in
from bibkit.errors import UsageError
from bibkit.registry import CITED, format_of_file
from bibkit.source import Edit, Source, apply_edits
from bibkit.store.load import source_or_error
from bibkit.syntax.read_file import Read, read_source, reader_with

_SHAPES: tuple[str, ...] = (
    "{}",
    "{{{}}}",
)  # of Markdown: a key with signs at its end, or in it, needs braces
_BUILT = ("aux", "bcf", "html")


def texts_renamed(
    names: Iterable[str], renames: Mapping[str, str], *, kind: str = "", commands: Sequence[str] = ()
) -> list[tuple[Source, str]]:
    """Those of the texts that cite works with these keys, and of the parts that they name, with what becomes of each.

    Raises UsageError where a key can't be written in a place, FileError for a text that is not there.
    """
    texts = texts_named(names, kind, read_source)
    for text in texts:
        source = source_or_error(text.source)
        if (text.kind or format_of_file(source.path, CITED)) in _BUILT:
            raise UsageError(f"{source.path} is made by a program", hint="name the text that it is made from")
    before = cited_in(texts, commands=commands)
    wanted = [renames.get(cite.key, cite.key) for cite in before.keys]
    if wanted == [cite.key for cite in before.keys]:
        return []
    for shape in _SHAPES:
        changed = _changed(before, renames, shape)
        read: Read = reader_with(changed)
        again = [Text(_now(text, changed), text.kind, text.is_found) for text in texts]
        after = cited_in(again, commands=commands, read=read)
        if [cite.key for cite in after.keys] == wanted:
            return [(_whole(path), source.text) for path, source in changed.items()]
    first = next(cite for cite in before.keys if cite.key in renames)
    raise UsageError(
        f"{_place(first.place.where)}{first.key} can't become {renames[first.key]} in each place that cites it",
        hint="change these cites by hand, or choose a key of letters and digits",
    )


def _changed(cited: Cited, renames: Mapping[str, str], shape: str) -> dict[str, Source]:
    """The files after their cites changed, by path. Raises UsageError for a cite without a place of its own."""
    edits: dict[str, list[Edit]] = {}
    whole: dict[str, Source] = {}
    for cite in cited.keys:
        if cite.key not in renames:
            continue
        place = cite.place
        path = place.source.path
        source = whole.setdefault(path, _whole(path))
        if place.source.text != source.text or place.text != cite.key:
            raise UsageError(
                f"{_place(place.where)}{cite.key} is cited in a way that can't be changed there",
                hint="change it by hand, or leave it: the key stays an alias of its record",
            )
        new = renames[cite.key]
        is_braced = source.text[place.start - 1 : place.start] == "{"
        edits.setdefault(path, []).append(
            Edit(source, place.start, place.end, new if is_braced else shape.format(new))
        )
    return {
        path: Source(
            apply_edits(source.text, [(edit,) for edit in edits[path]]).text,
            path,
            bom=source.bom,
            encoding=source.encoding,
        )
        for path, source in whole.items()
    }


def _whole(path: str) -> Source:
    return source_or_error(read_source(path))


def _now(text: Text, changed: Mapping[str, Source]) -> Source:
    source = source_or_error(text.source)
    return changed.get(source.path, source)


def _place(where: object) -> str:
    path, line, column = (getattr(where, name) for name in ("path", "line", "column"))
    return f"{path}:{line}:{column}: "
