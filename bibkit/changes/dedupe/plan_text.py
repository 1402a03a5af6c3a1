"""The plan of `bibkit dedupe` as a file to look at and to edit.

- merge: yes
  keep: doe2020
  why: sure; same work; same title; same people; same year
  records: {doe2020: 4f1c6a2b9d0e, doe2020a: 0b7e5d1c9a3f}
  fields:
    issued:
      becomes: 2020-03-05
      from: doe2020a
      dropped:
        doe2020: 2020

What a person leaves out or empty is done as bibkit proposes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.changes.dedupe.found import PlannedField, PlannedGroup
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.model.raw import FieldPath, Raw, is_empty
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml
from bibkit.syntax.yaml.write import field_lines, flow

_HEAD = """\
# Records that are of one work, a group each. Write `merge: no` where they are not. `keep` is the key that stays; the
# others become its aliases. A field gets what stands behind `becomes`: write another value there, or the key of
# another record behind `from` to take that one's. What you leave out is done as it stands here.
# `look: yes` marks values that contradict each other. Then merge by this plan.
"""
_WORDS = {"yes": True, "no": False, "true": True, "false": False}
_PARTS = ("merge", "keep", "why", "records", "fields")


def write_plan(groups: Iterable[PlannedGroup]) -> str:
    """The file for these groups."""
    lines: list[str] = []
    for group in groups:
        lines += ["", f"- merge: {'yes' if group.is_merged else 'no'}"]
        lines += field_lines("keep", group.keep, "  ")
        lines += field_lines("why", "; ".join(group.why), "  ")
        lines.append(f"  records: {flow(dict(group.digests))}")
        if group.fields:
            lines.append("  fields:")
        for name, field in group.fields.items():
            lines.append(field_lines(name, "x", "    ")[0].removesuffix(" x"))
            if field.is_doubtful:
                lines.append("      look: yes")
            if field.value is not None:
                lines += field_lines("becomes", field.value, "      ")
            lines += field_lines("from", field.key, "      ")
            if field.dropped:
                lines += field_lines("dropped", field.dropped, "      ")
    return _HEAD + "".join(f"{line}\n" for line in lines)


def read_plan(source: Source) -> tuple[list[PlannedGroup], list[Diagnostic]]:
    """The groups of a file, and what is wrong in it."""
    lines = [line.strip() for line in source.text.splitlines()]
    if all(not line or line.startswith("#") for line in lines):
        return [], []
    data = parse_yaml(source)
    if isinstance(data, Diagnostic):
        return [], [data]
    found: list[Diagnostic] = []
    groups: list[PlannedGroup] = []
    if not isinstance(data, list):
        found.append(_wrong("A list of groups is wanted here", "write `- merge: yes` and so on", ()))
        data = []
    for i, one in enumerate(data):
        if isinstance(one, Mapping):
            groups.append(_group(one, (i,), found))
        elif not is_empty(one):
            found.append(_wrong("A group is wanted here", "write `merge`, `keep`, `records`", (i,)))
    origin = YamlOrigin(source.path, source)
    return groups, [placed(one, origin) for one in found]


def _group(data: Mapping[str, Raw], at: FieldPath, found: list[Diagnostic]) -> PlannedGroup:
    found += [
        _wrong(f"{name} is no part of a group", f"write {', '.join(_PARTS)}", (*at, name))
        for name in data
        if name not in _PARTS
    ]
    said = data.get("merge", "")
    is_merged = _WORDS.get(said.strip().lower()) if isinstance(said, str) else None
    if is_merged is None and not is_empty(said):
        found.append(_wrong("To merge is yes or no", "write one of the two", (*at, "merge")))
    records = data.get("records")
    digests = {key: text for key, text in _members(records, (*at, "records"), found) if isinstance(text, str)}
    if is_merged and len(digests) < 2:
        found.append(_wrong("A group has two records or more", "leave `records` as it was made", at))
    keep = data.get("keep", "")
    if not isinstance(keep, str) or (keep and keep not in digests and is_merged):
        found.append(_wrong("keep is none of the records", "write the key of one of them", (*at, "keep")))
        keep = ""
    fields = {
        name: _field(parts, (*at, "fields", name), found)
        for name, parts in _members(data.get("fields", ""), (*at, "fields"), found)
    }
    return PlannedGroup(bool(is_merged), keep, (), digests, fields)


def _field(data: Raw, at: FieldPath, found: list[Diagnostic]) -> PlannedField:
    if isinstance(data, str) and not is_empty(data):
        return PlannedField(data, "")  # `volume: 5`, which can be meant in one way only
    parts = dict(_members(data, at, found))
    key, becomes = parts.get("from", ""), parts.get("becomes", "")
    if not isinstance(key, str):
        found.append(_wrong("from is not a text", "write the key of a record", (*at, "from")))
        key = ""
    return PlannedField(None if is_empty(becomes) else becomes, key)


def _members(data: Raw | None, at: FieldPath, found: list[Diagnostic]) -> Iterable[tuple[str, Raw]]:
    if isinstance(data, Mapping):
        return data.items()
    if data is not None and not is_empty(data):
        found.append(_wrong("A mapping is wanted here", "leave the form of the plan as it was made", at))
    return ()


def _wrong(message: str, help_text: str, at: FieldPath) -> Diagnostic:
    return Diagnostic("BK108", message, help_text, field=at)
