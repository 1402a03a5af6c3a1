"""`bibkit people`: who signs the works, and who may be one person."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bibkit.cli.context import changing, plural, project_config, put_out, say
from bibkit.cli.opening import LibraryChoice, chosen_records, library_options, named_source, open_library
from bibkit.cli.output_flag import output_flag
from bibkit.cli.outputs import output_of
from bibkit.config import Config
from bibkit.diagnostics.refused import RefusedError
from bibkit.errors import UsageError
from bibkit.source import Source

if TYPE_CHECKING:
    from bibkit.changes.people.proposals import Somebody
    from bibkit.library import Library


@click.command("people")
@click.option("--select", metavar="QUERY", help="Only records like 'tag:alignment and year>=2022'.")
@click.option(
    "--format",
    "-f",
    "output",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Form of the list.",
)
@click.option("-n", "count", type=click.IntRange(min=1), help="Only so many, those with most works first.")
@click.option("--plan", "is_plan", is_flag=True, help="Write who may be one person, as a plan to fill in.")
@click.option("--apply", "plan_file", metavar="FILE", help="Carry out a plan that was filled in.")
@click.option("--dry-run", "--diff", is_flag=True, help="With --apply, show the changes and write nothing.")
@output_flag("file")
@library_options
def command(
    select: str | None,
    output: str,
    count: int | None,
    is_plan: bool,
    plan_file: str | None,
    dry_run: bool,
    file: str,
    library: LibraryChoice,
) -> int:
    """List the people who sign works, with the forms in which their names are printed.

    \b
    bibkit people -n 20
    bibkit people --plan -o people-plan.yaml
    bibkit people --apply people-plan.yaml --diff
    bibkit people --apply people-plan.yaml

    A plan proposes who may be one person: people with a fitting name and co-authors in common. What you take goes into
    the people file, and the names in the records get the person's id, so that two people of one name stay two. Nobody
    is made one by a name alone, and nothing is written before you say yes.
    """
    config = project_config()
    if plan_file is not None:
        if is_plan or select or count:
            raise UsageError("--apply carries out a plan", hint="give it alone, or with --dry-run")
        return _apply(plan_file, library, config, dry_run=dry_run)
    if dry_run:
        raise UsageError("--dry-run goes with --apply", hint="name the plan: --apply FILE")
    from bibkit.changes.people.plan_file import write_people_plan
    from bibkit.changes.people.proposals import propose, who_signs

    out = output_of(file, config, library)
    picked = chosen_records(open_library(library, config), select=select, keep_going=True, allow_empty=True)
    records, people = picked.records.records, picked.records.people
    picked.settle()
    if is_plan:
        proposals = propose(records, people)
        out.put(write_people_plan(proposals))
        say(
            f"{plural(len(proposals.persons), 'person', 'persons')} proposed,"
            f" {plural(len(proposals.unclear), 'name')} of several persons"
        )
        return 0
    everybody = who_signs(records, people)[:count]
    out.put({"table": _table, "json": _json, "csv": _csv}[output](everybody))
    return 0


def _apply(plan_file: str, choice: LibraryChoice, config: Config, *, dry_run: bool) -> int:
    from bibkit.changes.people.apply import plan_people
    from bibkit.changes.people.plan_file import read_people_plan

    decisions, found = read_people_plan(named_source(plan_file))
    if found:
        raise RefusedError(list(found), "plan")
    library = open_library(choice, config)
    with changing(*(() if dry_run else library.folders)):
        library = open_library(choice, config)
        plan = plan_people(
            decisions,
            {record.key: record for record in library.records},
            library.origins,
            library.people,
            _people_file(library, config),
            library.folders,
        )
        if dry_run:
            put_out("".join(plan.diff()))
        else:
            plan.apply()
    done = "would change" if dry_run else "changed"
    persons = plural(len({one.id for one in decisions}), "person", "persons")
    say(f"{persons}, {plural(len(plan.texts), 'file')} {done}")
    return 0


def _people_file(library: Library, config: Config) -> Source:
    from bibkit.store.load import PEOPLE_FILE

    path = config.people or library.paths[0].parent / PEOPLE_FILE
    return named_source(str(path)) if Path(path).is_file() else Source("", str(path))


def _table(everybody: Sequence[Somebody]) -> str:
    from bibkit.text.width import cells

    ids = [one.who.person or one.who.orcid or "-" for one in everybody]
    width = max(map(cells, ids), default=0)
    digits = max((len(str(len(one.works))) for one in everybody), default=1)
    return "".join(
        f"{len(one.works):>{digits}}  {id_}{' ' * (width - cells(id_))}  {'; '.join(one.forms)}\n"
        for id_, one in zip(ids, everybody, strict=True)
    )


def _rows(everybody: Sequence[Somebody]) -> list[dict[str, object]]:
    return [
        {
            "person": one.who.person or None,
            "orcid": one.who.orcid or None,
            "printed": list(one.forms),
            "works": list(one.works),
        }
        for one in everybody
    ]


def _json(everybody: Sequence[Somebody]) -> str:
    from bibkit.diagnostics.shown import shown_json

    return shown_json(_rows(everybody))


def _csv(everybody: Sequence[Somebody]) -> str:
    import csv
    import io

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["person", "orcid", "printed", "works"])
    for one in everybody:
        writer.writerow([one.who.person, one.who.orcid, "; ".join(one.forms), len(one.works)])
    return text.getvalue()
