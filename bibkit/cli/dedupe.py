"""`bibkit dedupe`: records of one work found, and made one by a plan that can be edited."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from bibkit.cli.context import changing, plural, project_config, put_out, report, say
from bibkit.cli.opening import LibraryChoice, library_options, library_paths, named_source, open_library
from bibkit.cli.outputs import output_of
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError

if TYPE_CHECKING:
    from bibkit.changes.dedupe.found import PlannedGroup


@click.command("dedupe")
@click.argument("query", nargs=-1, metavar="[QUERY]...")
@click.option("--output", "-o", default="-", metavar="FILE", help="Write the plan to FILE.")
@click.option("--possible", is_flag=True, help="Name also what is no more than possible (with `merge: no`).")
@click.option("--apply", "plan_file", metavar="PLAN", help="Merge as a plan says; - is stdin.")
@click.option("--dry-run", "--diff", is_flag=True, help="With --apply: show the change, and write nothing.")
@library_options
def command(
    query: tuple[str, ...],
    output: str,
    possible: bool,
    plan_file: str | None,
    dry_run: bool,
    library: LibraryChoice,
) -> int:
    """Find records that are of one work, among those that QUERY means or all, and merge them by a plan.

    \b
    bibkit dedupe -o plan.yaml
    bibkit dedupe 'year>=2020' --possible
    bibkit dedupe --apply plan.yaml --dry-run
    bibkit dedupe --apply plan.yaml

    The plan has a group for each work: why its records are one, which key stays, what each field becomes and of which
    record, and what is dropped. Edit it, or leave it as it is. Merging keeps the other keys as aliases, and a
    preprint as a version of what was published.
    """
    if plan_file is not None:
        if query or output != "-" or possible:
            raise UsageError("A plan says itself what to merge", hint="leave out all but --apply PLAN")
        return _apply(plan_file, library, is_shown=dry_run)
    if dry_run:
        raise UsageError("Without --apply nothing is changed", hint="name the plan: --apply plan.yaml")
    return _plan(" ".join(query), output, library, with_possible=possible)


def _plan(query: str, output: str, choice: LibraryChoice, *, with_possible: bool) -> int:
    from bibkit.changes.dedupe.plan_text import write_plan

    config = project_config()
    out = output_of(output, config, choice)
    everything = open_library(choice, config)
    found = (everything.select(query) if query else everything).dedupe(possible=with_possible)
    out.put(write_plan(found))
    records = sum(len(group.digests) for group in found)
    say(f"bibkit: {plural(records, 'record')} of {plural(len(found), 'work')}")
    report([one for one in everything.load_diagnostics if one.is_error])
    return 0


def _apply(plan_file: str, choice: LibraryChoice, *, is_shown: bool) -> int:
    config = project_config()
    groups = _read(plan_file)
    folders = [path for path in library_paths(choice, config) if path.is_dir()]
    with changing(*(() if is_shown else folders)):
        changed = open_library(choice, config).merge(groups)
        report(changed.findings)
        if is_shown:
            lines = changed.diff()
            while some := "".join(islice(lines, 1000)):
                put_out(some)
        else:
            changed.apply()
    merged = [group for group in groups if group.is_merged]
    records = sum(len(group.digests) for group in merged)
    done = "would become" if is_shown else "became"
    say(f"bibkit: {plural(records, 'record')} {done} {len(merged)}")
    return 0


def _read(plan_file: str) -> list[PlannedGroup]:
    from bibkit.changes.dedupe.plan_text import read_plan

    groups, found = read_plan(named_source(plan_file))
    if found:
        raise RefusedError(found, "plan")
    return groups
