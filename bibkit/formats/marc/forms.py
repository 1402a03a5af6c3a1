"""The two forms that MARC records stand in: MARCXML, and ISO 2709.

Of ISO 2709 the separators are read, not the lengths in its directory: those count bytes of an encoding that the file
may have left since, and are wrong in many files. They are asked where a separator stands in the text of a field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bibkit.diagnostics import Diagnostic
from bibkit.formats.format import Options, Sourced
from bibkit.formats.marc.fields import MarcField, MarcRecord
from bibkit.formats.marc.read import record_of_marc
from bibkit.source import Source
from bibkit.syntax.xml import XmlElement, xml_entries

_LEADER = re.compile(r"\d{5}.{19}", re.DOTALL)
_ENTRY = re.compile(
    r"([0-9A-Za-z]{3})(\d{4})(\d{5})"
)  # of the directory: tag, length, beginning; tags of Aleph are words
_FILL = "\r\n\t \0\x1a"  # what old tapes and systems put between records and behind the last
_RECORD_END, _FIELD_END, _SUBFIELD = "\x1d", "\x1e", "\x1f"


def read_marcxml(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    for source in sources:
        is_empty = True
        for entry in xml_entries(source, frozenset(["record"])):
            is_empty = False
            if isinstance(entry, Diagnostic):
                yield Sourced(None, (entry,), is_entry=entry.code == "BK805")
                continue
            for element in _records(entry):
                yield record_of_marc(_record_of_xml(element))
        if is_empty:
            yield _nothing(source, "a record begins `<record><leader>`")


def _records(element: XmlElement) -> Iterator[XmlElement]:
    """The records of MARC in one; a service of a catalogue (SRU, OAI) has them in records of its own."""
    if element.child("leader") is not None or not any(child.children for child in element.children):
        yield element
        return
    inner = [child for part in element.children for child in part.children]
    found = [child for child in inner if child.name == "record"]
    yield from found or [element]


def _record_of_xml(element: XmlElement) -> MarcRecord:
    fields = []
    for child in element.children:
        tag = child.attributes.get("tag", "")
        if child.name == "controlfield":
            fields.append(MarcField(tag, "", (("", child.text),), child.span))
        elif child.name == "datafield":
            indicators = "".join(child.attributes.get(name, "") or " " for name in ("ind1", "ind2"))
            parts = tuple((part.attributes.get("code", "") or "?", part.text) for part in child.children)
            fields.append(MarcField(tag, indicators, parts, child.span))
    leader = element.child("leader")
    return MarcRecord("" if leader is None else leader.text, tuple(fields), element.span)


def read_iso2709(sources: Iterable[Source], _options: Options) -> Iterator[Sourced]:
    """The records, each with its findings."""
    for source in sources:
        at, is_empty = 0, True
        for part in source.text.split(_RECORD_END):
            if part.strip(_FILL):
                is_empty = False
                yield _iso2709(source, part, at)
            at += len(part) + 1
        if is_empty:
            yield _nothing(source, "a record begins with its length, as `01080nam a2200265`")


def _iso2709(source: Source, text: str, at: int) -> Sourced:
    at += len(text) - len(text.lstrip(_FILL))
    text = text.lstrip(_FILL)
    span = source.span(at, at + min(len(text), 24))
    leader = _LEADER.match(text)
    head, *parts = text.split(_FIELD_END)
    directory = _ENTRY.findall(head[24:])
    tags = [tag for tag, _, _ in directory]
    parts = parts[:-1] if parts and not parts[-1].strip() else parts
    if len(parts) > len(tags):
        parts = _by_lengths(text[len(head) + 1 :], directory) or parts
    if leader is None or not parts or len(tags) != len(parts):
        message = "This is not a record of MARC, or it is cut off"
        return Sourced(None, (Diagnostic("BK805", message, "fetch the file again", span),))
    fields, start = [], at + len(head) + 1
    for tag, part in zip(tags, parts, strict=True):
        place = source.span(start, start + len(part))
        start += len(part) + 1
        if tag < "010" or _SUBFIELD not in part:
            fields.append(MarcField(tag, "", (("", part),), place))
            continue
        indicators, *subfields = part.split(_SUBFIELD)
        pairs = tuple((one[:1], one[1:]) for one in subfields if one)
        fields.append(MarcField(tag, indicators[:2].ljust(2), pairs, place))
    return record_of_marc(MarcRecord(leader[0], tuple(fields), span))


def _by_lengths(body: str, directory: list[tuple[str, str, str]]) -> list[str]:
    """The fields as the directory has them, in the order of the text; none where it does not fit."""
    for encoding in ("utf-8", "latin-1"):
        data = body.encode(encoding, "replace")
        ends = [int(start) + int(length) for _, length, start in directory]
        begins = [int(start) for _, _, start in directory]
        if begins == [0, *ends[:-1]] and all(data[end - 1 : end] == _FIELD_END.encode() for end in ends):
            return [data[start : end - 1].decode(encoding) for start, end in zip(begins, ends, strict=True)]
    return []


def _nothing(source: Source, begins: str) -> Sourced:
    fault = Diagnostic("BK801", "The text holds no record", begins, source.span(0))
    return Sourced(None, (fault,), is_entry=False)
