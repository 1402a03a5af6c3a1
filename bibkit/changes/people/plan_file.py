"""Who may be one person, as a file to fill in.

persons:
  - id: jane-doe
    sure: likely
    because: ["co-authors in common: Roe, Poe"]
    printed: [Jane Doe, J. Doe]
    names:
      - {work: doe2020, field: author, number: 1, printed: Jane Doe}
    take: yes
unclear:
  - {work: roe2021, field: author, number: 3, printed: J. Doe, may-be: [jane-doe, john-doe], person: john-doe}

Without a `take: yes`, or a `person`, all stays as it is; so it does where a line is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bibkit.changes.people.proposals import PrintedName, Proposals
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml
from bibkit.syntax.yaml.write import field_lines, flow

_HEAD = """\
# Who may be one person. Write "yes" behind a `take:` where it is so, and change `id`, `printed` and `orcid` as you
# like; take out names that are somebody else's. Below `unclear`, write behind `person:` who it is.
# What you leave empty stays as it is. Then have the plan carried out.
"""
_YES, _NO = ("yes", "true"), ("", "no", "false")


class NamePlace(NamedTuple):
    """A name of a record as the plan has it: `number` counts from 1."""

    work: str
    field: str
    number: int
    printed: str


class Decision(NamedTuple):
    """These names are that person's, who is printed so; with no forms and no ORCID iD only the names get the id."""

    id: str
    names: tuple[NamePlace, ...]
    printed: tuple[str, ...] = ()
    orcid: str = ""


def write_people_plan(proposals: Proposals) -> str:
    """The file with nothing decided yet."""
    lines: list[str] = []
    if proposals.persons:
        lines.append("persons:")
    for one in proposals.persons:
        lines.append(f"  - id: {flow(one.id)}")
        lines.append(f"    sure: {one.sure}")
        lines += field_lines("because", list(one.because), "    ")
        lines.append(f"    printed: {flow(list(one.printed))}")
        if one.orcid:
            lines.append(f"    orcid: {one.orcid}")
        lines.append("    names:")
        lines += [f"      - {flow(_place(name))}" for name in one.names]
        lines.append("    take:")
    if proposals.unclear:
        lines.append("unclear:")
    for unclear in proposals.unclear:
        parts: dict[str, Raw] = {**_place(unclear.printed), "may-be": list(unclear.may_be)}
        lines.append(f"  - {flow(parts)[:-1]}, person: }}")
    return _HEAD + "".join(f"{line}\n" for line in lines)


def _place(name: PrintedName) -> dict[str, Raw]:
    return {
        "work": name.key,
        "field": name.field,
        "number": str(name.number + 1),
        "printed": name.name.display,
    }


def read_people_plan(source: Source) -> tuple[tuple[Decision, ...], tuple[Diagnostic, ...]]:
    """What was decided, and what is wrong in the file."""
    if all(not line.strip() or line.lstrip().startswith("#") for line in source.text.splitlines()):
        return (), ()
    data = parse_yaml(source)
    found: list[Diagnostic] = [data] if isinstance(data, Diagnostic) else []
    decisions: list[Decision] = []
    if not isinstance(data, Diagnostic):
        if not isinstance(data, Mapping) or not {"persons", "unclear"}.issuperset(data):
            found.append(_wrong((), "The plan is a mapping of persons and unclear names", "write `persons:`"))
        else:
            decisions += _persons(data.get("persons", []), found)
            decisions += _unclear(data.get("unclear", []), found)
    origin = YamlOrigin(source.path, source)
    return tuple(decisions), tuple(placed(one, origin) for one in found)


def _persons(raw: Raw, found: list[Diagnostic]) -> Iterator[Decision]:
    for at, item in _items(raw, ("persons",), found):
        take = item.get("take", "")
        if take in _NO:
            continue
        if take not in _YES:
            found.append(
                _wrong((*at, "take"), 'To take is "yes" or "no"', "write one of the two, or nothing")
            )
            continue
        id_, orcid, printed = item.get("id", ""), item.get("orcid", ""), item.get("printed", [])
        if not isinstance(id_, str) or not id_ or id_.split() != [id_]:
            found.append(_wrong((*at, "id"), "A person has an id without blanks", "write `id: jane-doe`"))
            continue
        forms = [form for form in printed if isinstance(form, str)] if isinstance(printed, list) else []
        if not isinstance(orcid, str) or not forms or len(forms) != len(printed):
            found.append(
                _wrong(
                    (*at, "printed"), "printed is a list of texts, orcid a text", "write [Jane Doe, J. Doe]"
                )
            )
            continue
        names = tuple(_names(item.get("names", []), (*at, "names"), found))
        yield Decision(id_, names, tuple(forms), orcid)


def _unclear(raw: Raw, found: list[Diagnostic]) -> Iterator[Decision]:
    for at, item in _items(raw, ("unclear",), found):
        person = item.get("person", "")
        if person and isinstance(person, str):
            yield Decision(person, tuple(_names([item], at[:-1], found, at[-1])))


def _names(raw: Raw, at: FieldPath, found: list[Diagnostic], first: int | str = 0) -> Iterator[NamePlace]:
    for place, item in _items(raw, at, found):
        texts = [item.get(part, "") for part in NamePlace._fields]
        work, field, number, printed = (text if isinstance(text, str) else "" for text in texts)
        if not work or not field or not printed or not (number.isdecimal() and 0 < int(number[:9]) < 10**8):
            where = place if not first else (*place[:-1], first)
            found.append(
                _wrong(
                    where, "A name has work, field, number and printed", "leave it as it was, or take it out"
                )
            )
            continue
        yield NamePlace(work, field, int(number), printed)


def _items(raw: Raw, at: FieldPath, found: list[Diagnostic]) -> Iterator[tuple[FieldPath, Mapping[str, Raw]]]:
    if not raw:
        return
    if not isinstance(raw, Sequence) or isinstance(raw, str):
        found.append(_wrong(at, "A list is wanted here", "begin each item with a dash"))
        return
    for number, item in enumerate(raw):
        if isinstance(item, Mapping):
            yield (*at, number), item
        else:
            found.append(_wrong((*at, number), "A mapping is wanted here", "write `id: jane-doe` and so on"))


def _wrong(field: FieldPath, message: str, help_text: str) -> Diagnostic:
    return Diagnostic("BK108", message, help_text, field=field)
