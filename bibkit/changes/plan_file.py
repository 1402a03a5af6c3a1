"""What is to be taken over from works that come in again, as a file to fill in: field by field, ours or theirs.

doe2020:
  volume:
    ours: 5
    theirs: 6
    take: theirs

A field without a `take` stays as it is, and so does a work that the file does not name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bibkit.changes.intake import Known
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import placed
from bibkit.model.raw import FieldPath, Raw
from bibkit.source import Source
from bibkit.syntax.yaml.origin import YamlOrigin
from bibkit.syntax.yaml.parse import parse_yaml
from bibkit.syntax.yaml.write import field_lines

_HEAD = """\
# What comes in says something else than the library. Write "theirs" or "ours" behind a `take:`;
# what you leave empty stays as it is. Then import again, with this file as the plan.
"""
_TAKES = ("ours", "theirs")


def write_plan_file(known: Iterable[Known]) -> str:
    """The file for the works that differ, with nothing taken yet."""
    lines: list[str] = []
    for one in known:
        if not one.differences:
            continue
        lines.append(field_lines(one.record.key, "x")[0].removesuffix(" x"))
        for difference in one.differences:
            lines.append(field_lines(difference.field, "x", "  ")[0].removesuffix(" x"))
            if difference.ours is not None:
                lines += field_lines("ours", difference.ours, "    ")
            lines += field_lines("theirs", difference.theirs, "    ")
            lines.append("    take:")
    return _HEAD + "".join(f"{line}\n" for line in lines)


def read_plan_file(source: Source) -> tuple[dict[str, dict[str, str]], list[Diagnostic]]:
    """What to take, "ours" or "theirs", by key and field, and what is wrong in the file."""
    lines = [line.strip() for line in source.text.splitlines()]
    if all(not line or line.startswith("#") for line in lines):
        return {}, []
    data = parse_yaml(source)
    if isinstance(data, Diagnostic):
        return {}, [data]
    choices: dict[str, dict[str, str]] = {}
    found: list[Diagnostic] = []
    for key, fields in _members(data, (), found):
        for name, parts in _members(fields, (key,), found):
            take = parts.get("take", "") if isinstance(parts, Mapping) else parts
            if take in _TAKES:
                choices.setdefault(key, {})[name] = str(take)
            elif take:
                found.append(
                    Diagnostic(
                        "BK108",
                        'To take is "ours" or "theirs"',
                        "write one of the two, or nothing",
                        field=(key, name, "take"),
                    )
                )
    origin = YamlOrigin(source.path, source)
    return choices, [placed(one, origin) for one in found]


def _members(data: Raw, at: FieldPath, found: list[Diagnostic]) -> Iterable[tuple[str, Raw]]:
    if isinstance(data, Mapping):
        return data.items()
    if data:
        found.append(
            Diagnostic(
                "BK108",
                "A mapping is wanted here",
                "write the key of a work, its fields, and `take:`",
                field=at,
            )
        )
    return ()
