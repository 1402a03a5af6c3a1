"""What a record loses in a format, seen by reading what was written.

This is for formats in which a field may stand in one of several places, or be read as another one, so that a writer
can't well say beforehand what its readers make of it; where it can, it keeps a ledger (`bibkit.formats.ledger`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from bibkit.diagnostics import Diagnostic
from bibkit.formats.csl_json.item import preprint_members
from bibkit.formats.format import ReadRecords
from bibkit.formats.lost_names import beyond, told_once
from bibkit.formats.page_range import first_page, with_one_hyphen
from bibkit.formats.written import PRIVATE, Lose, loss, shortlist, with_parts
from bibkit.model.date import Date
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.keywords import keywords_of
from bibkit.model.person import Name
from bibkit.model.raw import Raw
from bibkit.model.record import Record, Value
from bibkit.source import Source
from bibkit.text.rich_text import Part, plain_text, segments

# A field that says nothing where the other one says the same.
_SAID_BY = {"event": "event-title", "container-title-short": "container-title", "page-first": "page"}


def written_and_read(
    records: Iterable[Record],
    text_of: Callable[[Record], str],
    read: ReadRecords,
    lose: Lose,
    title: str,
    own: str,
    *,
    head: str = "",
    foot: str = "",
) -> Iterator[str]:
    """The texts of the records, in a head and a foot if there are any; each is read again for its losses.

    `title` and `own` are those of `report_losses`.
    """
    is_begun = False
    for record in records:
        if not is_begun:
            yield head
            is_begun = True
        text = text_of(record)
        (again,) = read([Source(text)], {})
        report_losses(record, again.record, title, own, lose)
        yield text
    if is_begun:
        yield foot


def report_losses(
    record: Record,
    again: Record | None,
    title: str,
    own: str,
    lose: Lose,
    told: Collection[str] = (),
) -> None:
    """Tell of everything in a record that its written form, read `again`, does not say or says otherwise.

    `title` is the format as a sentence names it, `own` the unknown field for what only that format has; of the
    fields in `told` the writer has told already.
    """
    for code, field, message in _losses(record, again or Record("", record.type), title, own):
        if field not in told:
            lose(loss(record, code, field, message))


def noting(told: set[str], lose: Lose) -> Lose:
    """What hears of losses for another, and notes the fields of which it has heard."""

    def heard(one: Diagnostic) -> None:
        told.add(str(one.field[0]))
        lose(one)

    return heard


def _losses(record: Record, again: Record, title: str, own: str) -> Iterator[tuple[str, str, str]]:
    if again.type != record.type:
        yield "BK703", "type", f"{title} has no type for {record.type}; it is read as {again.type}"
    if again.key != record.key:
        yield "BK705", "id", f"{title} can't carry the key {record.key}"
    for name, value in record.values.items():
        if name in PRIVATE or _is_said(name, record):
            continue
        found = again.values.get(name)
        if name == "event" and found is None:
            found = again.values.get("event-title")  # its later name (CSL 1.0.2, appendix IV)
        if found is None:
            yield "BK701", name, f"{title} has no place for {name} here"
        else:
            for fault in _differences(name, value, found):
                yield "BK702", name, f"{title} can't carry {fault}"
    derived = preprint_members(record)
    for name in again.values:
        is_new = name not in record.values and name not in PRIVATE and name not in derived
        if is_new and not (name == "event-title" and "event" in record.values):
            yield "BK702", name, f"A reader of {title} will find {name} in it: {_shown(again.values[name])}"
    for name in record.list("incomplete"):
        if not again.is_incomplete(name):
            yield "BK702", name, f"{title} can't say that the list of {name} goes on"
    for name, raw in record.extra.items():
        if name == own:
            if parts := _not_held(again.extra.get(own), raw):
                yield "BK702", name, f"{title} can't carry all that is kept under {name} as it is: {parts}"
        elif again.extra.get(name) != raw:
            yield "BK701", name, f"{title} has no place for {with_parts(name, raw)}"


def _is_said(name: str, record: Record) -> bool:
    said, text = record.text(_SAID_BY[name]) if name in _SAID_BY else "", record.text(name)
    if name == "page-first":
        return text == first_page(said)
    return bool(said) and said == text


def _not_held(found: Raw | None, raw: Raw) -> str:
    """The parts of what was to be kept that were not; a writer may add to it, such as a type of its own."""
    if not isinstance(raw, Mapping):
        return _shown(str(raw))
    others = found if isinstance(found, Mapping) else {}
    return ", ".join(part for part, text in raw.items() if _lined(others.get(part)) != _lined(text))


def _differences(name: str, value: Value, found: Value) -> Iterator[str]:
    """What of a value is not in it as it was found."""
    if isinstance(value, tuple) and FIELDS[name].kind is Kind.NAMES:
        yield from _differences_of_names(value, found if isinstance(found, tuple) else ())
    elif difference := _difference(name, value, found):
        yield difference


def _difference(name: str, value: Value, found: Value) -> str:
    if name == "page":
        is_same = _lined(with_one_hyphen(str(value))) == _lined(with_one_hyphen(str(found)))
    elif name == "keyword":
        is_same = keywords_of(str(value)) == keywords_of(str(found))
    elif isinstance(value, Date) and isinstance(found, Date):
        is_same = _lined(value.literal or str(value)) == _lined(found.literal or str(found))
    else:
        is_same = _lined(str(value)) == _lined(str(found)) or _formulas(str(value)) == _formulas(str(found))
    if is_same:
        return ""
    if isinstance(found, str) and _lined(plain_text(str(value))) == _lined(found):
        return f"the rich text in {name}"
    if len(str(value).splitlines()) > 1:
        return f"the line ends in {name}"
    return f'{name} as it is; it is read as "{_shown(found)}"'


def _differences_of_names(names: tuple[object, ...], found: tuple[object, ...]) -> Iterator[str]:
    if len(names) != len(found):
        yield f"every name: {len(found)} of {len(names)} are read"
        return
    taken: list[tuple[str, str]] = []
    lost: list[tuple[str, str]] = []
    for name, other in zip(names, found, strict=True):
        if not isinstance(name, Name) or not isinstance(other, Name):
            continue
        if _parts(name) != _parts(other):
            taken.append((f'"{name.display}"', f'"{other.sort_text}"'))
        lost += beyond(name, other)
    if taken:
        before, after = zip(*taken, strict=True)
        are_read = "it is read" if len(taken) == 1 else "they are read"
        yield f"the parts of {shortlist(before)}; {are_read} as {shortlist(after)}"
    if told := told_once(lost):
        yield ", ".join(told)


def _parts(name: Name) -> Name:
    """The name itself with single blanks."""

    def spaced(text: str) -> str:
        return " ".join(text.split())

    return Name(
        family=spaced(name.family),
        given=spaced(name.given),
        dropping_particle=spaced(name.dropping_particle),
        non_dropping_particle=spaced(name.non_dropping_particle),
        suffix=spaced(name.suffix),
        literal=spaced(name.literal),
        comma_suffix=name.comma_suffix,
        static_ordering=name.static_ordering,
    )


def _lined(raw: Raw | None) -> Raw | None:
    """A text with single blanks and its own line ends, alone or in a list."""
    if isinstance(raw, str):
        return "\n".join(" ".join(line.split()) for line in raw.strip().splitlines())
    return [_lined(part) or "" for part in raw] if isinstance(raw, list) else raw


def _formulas(text: str) -> list[object]:
    """The parts of a rich text, a formula as what it means: `x^2` is `x^{2}`."""
    from bibkit.text.maths.read import formula  # few texts hold one

    return [
        (formula(one.text) or one.text) if one.part is Part.MATHS else (one.part, one.text)
        for one in segments(text)
    ]


def _shown(value: Value) -> str:
    if isinstance(value, tuple):
        return "; ".join(one.display if isinstance(one, Name) else str(one) for one in value)
    text = str(value.literal or value) if isinstance(value, Date) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
