"""The works in a text of a service, read by its table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.formats.csl_json.names import raw_of_json
from bibkit.formats.csl_json.read import item_fault, may_hold_controls, refused_item
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.tree_reading import Tree, TreeReading
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.source import Source
from bibkit.syntax.json import JsonFault, JsonPath, json_values, locate

TakeValue: TypeAlias = Callable[[TreeReading, FieldPath, Raw], None]
"""Takes the value at that way of a work into the item, or keeps it as it came."""

_Way: TypeAlias = tuple[str, ...]

_ENVELOPES = 4  # one in another: a list of answers, each with a list of works


class Service(NamedTuple):
    """A service and its table.

    `envelopes` are the ways to works inside of a text; each goes through what is there, one list or one work. A work
    has one of the members `marks`. `begin` sees a work first and says its type. `takes` has, by the way to it, what a
    value means; of two that mean one field the first counts. `own` are ways to what the service says of itself.
    Where works stand under their numbers, the list of these has the name `numbered_by`.
    """

    name: str
    title: str
    envelopes: tuple[JsonPath, ...]
    marks: frozenset[str]
    begin: Callable[[TreeReading, Mapping[str, Raw]], None]
    takes: Mapping[str, TakeValue]
    own: frozenset[str]
    numbered_by: str = ""


class JsonTree:
    """A work inside of a JSON value."""

    __slots__ = ("_start", "_whole", "path")

    def __init__(self, whole: SourceSpan, start: JsonPath) -> None:
        self.path = whole.source.path
        self._whole = whole
        self._start = start

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field`, or the nearest around it."""
        return locate(self._whole, (*self._start, *field), of_name=of_name)


def service_format(service: Service, about: About) -> Format:
    """The format of the JSON of a service."""

    def read(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
        for source in sources:
            yield from _read_source(source, WorkReader(service))

    return Format(service.name, f"JSON of {service.title}", read=read, about=about)


class WorkReader:
    """The works of one text by the table of a service; `left_out` has the ways to what is not read."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.left_out: dict[str, None] = {}
        self._takes = {tuple(way.split(".")): take for way, take in service.takes.items()}
        self._own = {tuple(way.split(".")) for way in service.own}
        self._passed = {way[0] for way in self._own if len(way) == 1} - {way[0] for way in self._takes}
        self._around = {way[:end] for way in (*self._takes, *self._own) for end in range(1, len(way))}

    def work(self, said: Mapping[str, Raw], tree: Tree) -> Sourced:
        """The record of a work."""
        reading = TreeReading(self.service.name, tree)
        self.service.begin(reading, said)
        for way, take in self._takes.items():
            raw = _at(said, way)
            if raw is not None and not is_empty(raw):
                take(reading, way, raw)
        self._rest(reading, said, ())
        reading.kept = {way: kept for way, raw in reading.kept.items() if (kept := _without_blanks(raw))}
        return reading.result()

    def without_own(self, work: Mapping[str, object]) -> dict[str, object]:
        """The work without what the service says of itself, which may be most of it: lists of references."""
        for name, value in work.items():
            if name in self._passed and not _says_nothing(value):
                self.left_out[name] = None
        return {name: value for name, value in work.items() if name not in self._passed}

    def account(self, source: Source) -> Iterator[Sourced]:
        """The finding about what was left out, if anything was."""
        if self.left_out:
            message = f"What {self.service.title} says of itself is left out: {', '.join(self.left_out)}"
            found = Diagnostic("BK829", message, "nothing to do; the file has it", source.span(0))
            yield Sourced(None, (found,), is_entry=False)

    def _rest(self, reading: TreeReading, inside: Mapping[str, Raw], way: _Way) -> None:
        """Keep what no row of the table speaks of."""
        for name, raw in inside.items():
            here = (*way, name)
            if here in self._takes or is_empty(raw):
                continue
            if here in self._own:
                self.left_out[".".join(here)] = None
            elif here in self._around and isinstance(raw, Mapping):
                self._rest(reading, raw, here)
            else:
                reading.keep(here, raw)


def _read_source(source: Source, reader: WorkReader) -> Iterator[Sourced]:
    service = reader.service
    is_empty_text = True
    checks_controls = may_hold_controls(source.text)
    for value in json_values(source):
        is_empty_text = False
        if isinstance(value, JsonFault):
            yield _refused(value.message, value.span, service)
            continue
        for start, work in _works(value.data, (), service, reader.left_out):
            tree = JsonTree(value.span, start)
            is_marked = isinstance(work, Mapping) and not service.marks.isdisjoint(work)
            if isinstance(work, Mapping):
                work = reader.without_own(work)
            fault = item_fault(work, checks_controls)
            if fault is not None:
                yield refused_item(fault, work, value.span, start)
            elif not is_marked:
                help_text = f"a work has one of the members {', '.join(sorted(service.marks))}"
                found = Diagnostic("BK805", f"This is no work of {service.title}", help_text, tree.span(()))
                yield Sourced(None, (found,))
            else:
                said = raw_of_json(work, null="")
                assert isinstance(said, Mapping)
                yield reader.work(said, tree)
    if is_empty_text:
        yield _refused("The input is empty", source.span(0), service)
    yield from reader.account(source)


def _refused(message: str, place: SourceSpan, service: Service) -> Sourced:
    help_text = f"this should be JSON as {service.title} gives it"
    return Sourced(None, (Diagnostic("BK801", message, help_text, place),), is_entry=False)


def _works(
    data: object, start: JsonPath, service: Service, beside: dict[str, None], depth: int = 0
) -> Iterator[tuple[JsonPath, object]]:
    """The works in a value, with the ways to them; what is none is given as it is.

    The names of what stands beside them in their envelopes go to `beside`.
    """
    if isinstance(data, Mapping) and depth < _ENVELOPES:
        for envelope in service.envelopes:
            around: list[Mapping[str, object]] = []
            inner: object = data
            for step in envelope:
                if isinstance(inner, Mapping):
                    around.append(inner)
                inner = inner.get(step) if isinstance(inner, Mapping) else None
            if isinstance(inner, list | Mapping):
                for step, one in zip(envelope, around, strict=True):
                    beside.update({name: None for name, said in one.items() if name != step and said})
                yield from _works(inner, (*start, *envelope), service, beside, depth + 1)
                return
    if isinstance(data, Mapping) and service.numbered_by in data:
        for number, one in data.items():
            if number != service.numbered_by:
                yield (*start, number), one
    elif isinstance(data, list) and depth < _ENVELOPES:
        for number, one in enumerate(data):  # each may stand in an envelope of its own
            yield from _works(one, (*start, number), service, beside, depth + 1)
    else:
        yield start, data


def _says_nothing(value: object) -> bool:
    if isinstance(value, dict | list):
        return all(one is None or (isinstance(one, str) and not one.strip()) for one in _inside(value))
    return value is None or (isinstance(value, str) and not value.strip())


def _inside(value: dict[str, object] | list[object]) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value


def _at(work: Raw, way: _Way) -> Raw | None:
    found: Raw | None = work
    for step in way:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _without_blanks(raw: Raw) -> Raw:
    """What is kept without what says nothing, of which services have much."""
    if isinstance(raw, Mapping):
        return {name: kept for name, one in raw.items() if (kept := _without_blanks(one))}
    return [kept for one in raw if (kept := _without_blanks(one))] if isinstance(raw, list) else raw.strip()
