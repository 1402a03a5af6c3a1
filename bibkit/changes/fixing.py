"""The fixes of findings, carried out in the texts in which they point, round by round until nothing is left to do."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from bibkit.changes.plan import Plan
from bibkit.diagnostics import Diagnostic
from bibkit.diagnostics.origin import edits_of
from bibkit.source import Edit, Safety, Source, apply_edits
from bibkit.syntax.read_file import Read, reader_with

_MOST_ROUNDS = 100  # a fix that wants another after so many does not settle

Check = Callable[[Mapping[str, Source]], Sequence[Diagnostic]]
"""Finds what there is to find, with these texts in the place of the files of their paths."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was fixed, what is left to find, and the plan with the texts as they come out."""

    done: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]
    plan: Plan = field(default_factory=Plan)


class Checked(Protocol):
    """What was read from files, and what was found in it."""

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """The findings."""
        ...


def fix_files(
    reopen: Callable[[Read], Checked], keys: Collection[str], roots: tuple[Path, ...], *, unsafe: bool = False
) -> Fixed:
    """As `plan_fixes`, of what `reopen` reads, and of that only the findings about these keys; `roots`: of the plan."""

    def check(texts: Mapping[str, Source]) -> Sequence[Diagnostic]:
        return [one for one in reopen(reader_with(texts)).diagnostics if one.key in keys]

    fixed = plan_fixes(check, unsafe=unsafe)
    return replace(fixed, plan=replace(fixed.plan, roots=roots))


def plan_fixes(check: Check, *, unsafe: bool = False) -> Fixed:
    """Check, apply the safe fixes (with `unsafe`, those too), and check again, until there is nothing to apply.

    Fixes that overlap wait for the next round. So do fixes of a file that was read as another text than before, as
    it changed meanwhile: the plan will not be carried out then.
    """
    wanted = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    before: dict[str, Source] = {}
    sources: dict[str, Source] = {}
    done: list[Diagnostic] = []
    found = check(sources)
    for _ in range(_MOST_ROUNDS):
        # A file keeps its encoding, and so what that lacks is no fix of it.
        groups = [
            (one, edits)
            for one, edits in _fixes(found, wanted)
            if edits and not edits[0].source.lacks("".join(edit.text for edit in edits))
        ]
        changed = False
        for path in dict.fromkeys(edits[0].source.path for _, edits in groups):
            here = [(one, edits) for one, edits in groups if edits[0].source.path == path]
            source = sources.get(path, here[0][1][0].source)
            here = [pair for pair in here if pair[1][0].source.text == source.text]
            applied = apply_edits(source.text, [edits for _, edits in here])
            if applied.text == source.text:
                continue
            before.setdefault(path, source)
            sources[path] = Source(applied.text, path, bom=source.bom, encoding=source.encoding)
            done += [here[number][0] for number in applied.done]
            changed = True
        if not changed:
            break
        found = check(sources)
    plan = Plan.of_texts((before[path], source.text) for path, source in sources.items())
    return Fixed(tuple(done), tuple(found), plan)


def _fixes(
    found: Iterable[Diagnostic], wanted: Sequence[Safety]
) -> Iterable[tuple[Diagnostic, tuple[Edit, ...]]]:
    for diagnostic in found:
        if diagnostic.fix is not None and diagnostic.fix.safety in wanted:
            edits = edits_of(diagnostic)
            # All edits of a fix are in one file: one place, one finding.
            if edits and len({edit.source.path for edit in edits}) == 1:
                yield diagnostic, edits
