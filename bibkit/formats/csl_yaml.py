"""CSL-YAML: the `references` of pandoc's metadata, for a document's head, --metadata-file or --bibliography.

The items are those of CSL-JSON (`bibkit.formats.csl_json.item`), with their texts as Markdown, which is how pandoc
reads them. Where Markdown can't say a text exactly (`<i> padded </i>`), its words are written without the markup and
the text itself stands under `custom.bibkit.exact`: nothing is lost. Texts that a YAML reader would take for numbers
or dates are quoted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.fix import Change, Put, Remove
from bibkit.diagnostics.origin import placed
from bibkit.formats.changed import changed, raw_changed, said
from bibkit.formats.csl_json.item import SCHEMA_NAMES, file_item
from bibkit.formats.csl_json.members import member_path
from bibkit.formats.csl_json.names import names_of_csl
from bibkit.formats.csl_json.record import record_of_item
from bibkit.formats.escape import ESCAPING, escape_prose
from bibkit.formats.format import About, Format, Options, Sourced
from bibkit.formats.written import Lose
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.malformed import Malformed
from bibkit.model.raw import FieldPath, Raw
from bibkit.model.record import Record
from bibkit.source import Edit, Source, SourceSpan
from bibkit.syntax.respell import respelling
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.read import parse_with_places
from bibkit.syntax.yaml.write import string, text_lines
from bibkit.text.escape.pandoc import csl_text, unescaped
from bibkit.text.rich_text import plain_text

_ESCAPING = ESCAPING["csl-yaml"]
_KEYS = ("id", "citation-key")
_PROSE = {SCHEMA_NAMES.get(name, name) for name, field in FIELDS.items() if field.kind is Kind.PROSE}


def write_csl_yaml(records: Iterable[Record], _options: Options, _lose: Lose) -> Iterator[str]:
    """The records as a metadata block. `custom` has room for everything: no losses."""
    before = "---\nreferences:"
    for record in records:
        yield "\n".join([before, *_item_lines(file_item(record))])
        before = ""
    yield f"{before} []\n...\n" if before else "\n...\n"


def read_csl_yaml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records under `references` (a bare list of items will do)."""
    for source in sources:
        read = parse_with_places(source)
        if isinstance(read, Diagnostic):
            yield Sourced(None, (read,), is_entry=False)
            continue
        data = read.value
        start: FieldPath = ("references",) if isinstance(data, Mapping) else ()
        items = data.get("references") if isinstance(data, Mapping) else data
        if not isinstance(items, list):
            help_text = "write `references:` and the items below it, each after a hyphen"
            fault = Diagnostic("BK801", "The YAML holds no references", help_text, source.span(0))
            yield Sourced(None, (fault,), is_entry=False)
            continue
        places = next(one for one in read.lists if one.path == start)
        for index, item in enumerate(items):
            yield _read(item, YamlOrigin(source.path, source, (*start, index), items=places))


def _read(item: Raw, whole: YamlOrigin) -> Sourced:
    if not isinstance(item, Mapping):
        fault = Diagnostic("BK805", "An item is no mapping", "write `id:`, `type:` and so on")
        return Sourced(None, (placed(fault, whole),))
    record, findings = record_of_item(_plain_item(item), "csl-yaml", whole.path)
    # Of the whole item the findings speak by its own names.
    return Sourced(record, [placed(finding, whole) for finding in findings], _ItemOrigin(whole, item))


class _ItemOrigin(NamedTuple):
    """An item of the list: the fields of a record by the names of the item's members."""

    whole: YamlOrigin
    item: Mapping[str, Raw]

    @property
    def path(self) -> str:
        """The file."""
        return self.whole.path

    def span(self, field: FieldPath, *, of_name: bool = False) -> SourceSpan | None:
        """The value at `field`, or else what gave the record its key."""
        return self.whole.span(member_path(field, self.item), of_name=of_name)

    def edits(self, change: Change) -> tuple[Edit, ...]:
        """The change as edits of the item; none where Markdown is in the way, or more would change than that.

        What `custom.bibkit` says about a single name or text holds for the one that stands there.
        """
        path = member_path(change.field, self.item) if change.field else ()
        if not path:
            return self.whole.edits(change) if isinstance(change, Remove) else ()
        if path[0] in _KEYS and change.field[0] != "id":
            return ()  # the item has no such member
        if len(path) > 1 and path[0] != "custom" and not self._all_are_names(path[0]):
            return ()
        written = self._as_written(change._replace(field=path))
        return self.whole.edits(written) if written is not None and self._is_right(written, change) else ()

    def _as_written(self, change: Change) -> Change | None:
        """The change with its text in Markdown; None where that can't be told."""
        if not isinstance(change, Put):
            return change
        before = self.whole.raw(change.field)
        if not isinstance(change.value, str) or not isinstance(before, str):
            return None
        read = csl_text if change.field[0] in _PROSE else unescaped
        if read(before) == before and read(change.value) == change.value:
            return change
        text = change.value
        found = respelling(before, read(before), text, lambda markdown: read(markdown) == text)
        return found and Put(change.field, before[: found.start] + found.text + before[found.end :])

    def _is_right(self, written: Change, change: Change) -> bool:
        """Whether the item, after the change, is the record with just that; or can't be read yet."""
        before = _record(self.item)
        if before is None:
            return True
        wanted, after = changed(before, change), _record(raw_changed(self.item, written))
        return wanted is not None and after is not None and said(after) == said(wanted)

    def _all_are_names(self, member: str | int) -> bool:
        """Whether each item of a list is a name, so that the two are counted alike."""
        items = self.whole.raw((member,))
        read = names_of_csl(items)
        return isinstance(items, list) and not isinstance(read, Malformed) and len(read[0]) == len(items)


FORMAT = Format(
    "csl-yaml",
    "CSL-YAML for pandoc",
    write=write_csl_yaml,
    read=read_csl_yaml,
    about=About(
        specification="CSL 1.0.2 as YAML, with texts in pandoc's Markdown (pandoc's manual)",
        address="https://pandoc.org/MANUAL.html#citations",
        reads="`references` of a metadata block, or a list of items",
        writes="a metadata block; what CSL lacks stands under `custom.bibkit`, and comes back",
        told_by="`references:`, or `- id:` or `- type:`, at the beginning of a line",
    ),
)


def _record(item: Raw | None) -> Record | None:
    return record_of_item(_plain_item(item), "csl-yaml", "")[0] if isinstance(item, Mapping) else None


def _item_lines(item: dict[str, object]) -> list[str]:
    lines: list[str] = []
    exact: dict[str, str] = {}
    custom = item.pop("custom")
    assert isinstance(custom, dict)
    for name, value in item.items():
        if isinstance(value, str):
            markdown = _markdown(name, value, exact)
            lines += text_lines(f"  {name}:", markdown, "  ", string)
        elif name in FIELDS and isinstance(value, list):
            lines += [f"  {name}:", *(f"  - {_flow(element, prose=True)}" for element in value)]
        else:
            lines.append(f"  {name}: {_flow(value)}")
    own = {**custom["bibkit"], **({"exact": exact} if exact else {})}
    others = {name: value for name, value in custom.items() if name != "bibkit"}
    lines.append("  custom:")
    lines += [f"    {_flow_key(name)}: {_flow(value)}" for name, value in others.items()]
    lines += ["    bibkit:" if own else "    bibkit: {}"]
    lines += [f"      {_flow_key(name)}: {_flow(value)}" for name, value in own.items()]
    lines[0] = "-" + lines[0][1:]
    return lines


def _markdown(name: str, text: str, exact: dict[str, str]) -> str:
    """The text as Markdown; noted in `exact` where reading it back gives another text."""
    if name not in _PROSE:
        return text if name in ("id", "type") else _ESCAPING.verbatim(text)
    markdown = escape_prose(text, _ESCAPING)
    if csl_text(markdown) == text:
        return markdown
    exact[name] = text
    return _ESCAPING.prose(plain_text(text))


def _flow(value: object, *, prose: bool = False) -> str:
    """A value on one line, its texts as Markdown; numbers and booleans bare."""
    if isinstance(value, str):
        return (_flow_name if prose else _flow_text)(value)
    if isinstance(value, Mapping):
        members = [f"{_flow_key(name)}: {_flow(member, prose=prose)}" for name, member in value.items()]
        return "{" + ", ".join(members) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_flow(element, prose=prose) for element in value) + "]"
    return "true" if value is True else str(value)


@lru_cache(maxsize=8192)  # the same names, sources and words come again and again
def _flow_name(text: str) -> str:
    return string(_ESCAPING.name(text), in_flow=True)


@lru_cache(maxsize=8192)
def _flow_text(text: str) -> str:
    return string(_ESCAPING.verbatim(text), in_flow=True)


@lru_cache(maxsize=1024)
def _flow_key(text: str) -> str:
    return string(text, in_flow=True)


def _plain_item(item: Mapping[str, Raw]) -> dict[str, object]:
    """The item with its Markdown as CSL's rich text and plain characters."""
    plain: dict[str, object] = {}
    for name, value in item.items():
        if isinstance(value, str):
            plain[name] = csl_text(value) if name in _PROSE else unescaped(value)
        else:
            plain[name] = _unescaped(value)
    own = _own(plain)
    exact = own.pop("exact", None)
    if isinstance(exact, dict):  # where someone changed the Markdown, the older text is void
        plain.update(
            {name: text for name, text in exact.items() if _is_markdown_of(item.get(name), name, text)}
        )
    return plain


def _is_markdown_of(markdown: Raw | None, name: str, text: object) -> bool:
    return isinstance(text, str) and name in _PROSE and _markdown(name, text, {}) == markdown


def _own(item: dict[str, object]) -> dict[str, object]:
    custom = item.get("custom")
    own = custom.get("bibkit") if isinstance(custom, dict) else None
    return own if isinstance(own, dict) else {}


def _unescaped(value: Raw) -> Raw:
    if isinstance(value, str):
        return unescaped(value)
    if isinstance(value, Mapping):
        return {name: _unescaped(member) for name, member in value.items()}
    return [_unescaped(element) for element in value]
