"""`bibkit handout`: the sheet of a session."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from bibkit.changes.outputs import write_outputs
from bibkit.cli.context import plural, project_config, put_out, put_out_bytes, report, say
from bibkit.cli.groups import group_of_all, open_groups, session_of
from bibkit.cli.opening import LibraryChoice, library_options, open_library
from bibkit.cli.options import given, list_flags
from bibkit.cli.outputs import Output, output_of
from bibkit.errors import UsageError
from bibkit.lists.option_table import chosen
from bibkit.model.key import file_stem
from bibkit.registry import CALENDARS, HANDOUTS, format_of_output, load_handout, unknown_name

if TYPE_CHECKING:
    from bibkit.handout.files import Handout


_OPTIONS = ("format", "abstract", "references", "paper")


def _complete_format(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    return [
        CompletionItem(name, help=row.summary)
        for name, row in HANDOUTS.items()
        if name.startswith(incomplete)
    ]


@click.command("handout")
@click.argument("session", required=False)
@click.option(
    "--format", "-f", "format_name", metavar="FORMAT", shell_complete=_complete_format,
    help=f"One of {', '.join(HANDOUTS)}.  [default: from the name of -o, else html]",
)  # fmt: skip
@click.option("--output", "-o", default="-", metavar="FILE", help="Write to FILE, or into a folder (DIR/).")
@library_options
@click.option("--sessions", metavar="FILE", type=click.Path(path_type=Path),
              help="File or folder of the sessions.  [default: sessions.yaml beside the records]")  # fmt: skip
@click.option("--group", metavar="NAME", default="",
              help="One of several groups, by the name of its file of sessions.")  # fmt: skip
@list_flags(locale="Language of the sheet, such as de-DE.  [default: the sessions']")
@click.option("--term", is_flag=True, help="The plan of all sessions: what is read when, and who does what.")
@click.option("--abstract", metavar="HOW", help="whole, none, or a number of sentences.  [default: 3]")
@click.option(
    "--lines", metavar="N", type=click.IntRange(0, 40), help="Lines to write on below each question."
)
@click.option(
    "--references", metavar="WHERE",
    help="Where references are whole: list, heads (of papers), both, or short (nowhere).  [default: list]",
)  # fmt: skip
@click.option("--paper", metavar="SIZE", help="a4 or letter.  [default: the sessions', else a4]")
@click.option("--template", metavar="FILE", type=click.Path(path_type=Path), help="A template of your own.")
@click.option("--no-bib", is_flag=True, help="Write no bibliography beside the sheet.")
@click.option("--dry-run", is_flag=True, help="Say what would be written, and write nothing.")
def command(
    session: str | None,
    format_name: str | None,
    output: str,
    library: LibraryChoice,
    sessions: Path | None,
    group: str,
    term: bool,
    abstract: str | None,
    lines: int | None,
    references: str | None,
    paper: str | None,
    template: Path | None,
    no_bib: bool,
    dry_run: bool,
    **flags: Any,
) -> int:
    """Write the sheet of a SESSION, named by its id, date or number, or the next one from today.

    Without a SESSION those of all are written into a folder, with an index, or the plan of all is (--term).

    \b
    bibkit handout constitutional-ai -o sheet.pdf
    bibkit handout next -f text
    bibkit handout --term -o plan.pdf
    bibkit handout -f ics -o dates.ics
    bibkit handout 2026-10-27 --style ieee --abstract none -o sheet.html
    bibkit handout -f docx -o handouts/
    """
    from bibkit.handout.files import bibliography_file, handout, is_index, plan, template_places
    from bibkit.handout.session import PAPER_SIZES
    from bibkit.handout.sheet import REFERENCES, SheetOptions

    config = project_config()
    out = output_of(output, config, library, flags, sessions, template)
    own = config.options.get("handout", {})
    for option in own.keys() - set(_OPTIONS):
        raise unknown_name("option of handout", option, _OPTIONS)
    is_folder = output.endswith(("/", os.sep)) or (output != "-" and Path(output).is_dir())
    by_name = None if format_name or is_folder else format_of_output(output, HANDOUTS)
    name = format_name or by_name or own.get("format") or "html"
    load_handout(name)
    records = open_library(library, config)
    groups = open_groups(sessions, group, records, config)
    if session is None:
        loaded = group_of_all(groups)
        meant = list(loaded.series.sessions)
    elif term:
        raise UsageError("The plan is of all sessions", hint=f"leave out {session}, or leave out --term")
    else:
        loaded, one_meant = session_of(groups, session)
        meant = [one_meant]
    is_plan = term or (name in CALENDARS and session is None)
    if not is_plan and len(meant) != 1 and not is_folder:
        ids = ", ".join(one.id for one in meant)
        raise UsageError(
            f"There are {plural(len(meant), 'session')} in {loaded.path}",
            hint=f"name one ({ids}), write all into a folder with -o FOLDER/, or their plan with --term",
        )
    records.asked(
        paper.key for one in meant for paper in one.papers if paper.key and paper.key in records.known_keys
    )
    options = SheetOptions(
        config.list_options(chosen(given(flags))),
        abstract=_sentences(abstract or own.get("abstract", "3")),
        lines=lines,
        paper=_choice(paper or own.get("paper", ""), "paper", ("", *PAPER_SIZES)),
        references=_choice(references or own.get("references", "list"), "references", REFERENCES),
    )
    templates = template_places(template, config.templates)
    made: list[tuple[str, Handout]] = []
    if is_plan:
        whole = plan(loaded.series, records, format=name, options=options, templates=templates)
        made.append(("plan", whole))
    for each in () if is_plan else meant:
        if session or each.type != "break":  # of which there is nothing to hand out
            sheet = handout(each, loaded.series, records, format=name, options=options, templates=templates)
            made.append((each.id, sheet))
    ending = HANDOUTS[name].extensions[0]
    files: dict[Path, str | bytes] = {}
    for stem, one in made:
        report(one.notes)
        if output == "-":
            _to_stdout(one.sheet, name, dry_run=dry_run)
            continue
        path = Path(output, f"{file_stem(stem)}{ending}") if is_folder else Path(output)
        files[path] = one.sheet
        if one.bibliography and not no_bib:
            files[bibliography_file(path)] = one.bibliography
    index = Path(output, "index.html")
    if is_folder and session is None and not is_plan and index not in files:
        if is_index(index):
            sheets = {stem: f"{file_stem(stem)}{ending}" for stem, _ in made}
            looks = template_places(None, config.templates)
            whole = plan(loaded.series, records, options=options, templates=looks, sheets=sheets)
            files[index] = whole.sheet
        else:
            say(f"{index} is not bibkit's and stays as it is")
    _write(files, out, dry_run=dry_run)
    return 1 if any(note.is_error for _, one in made for note in one.notes) else 0


def _choice(given: str, what: str, choices: tuple[str, ...]) -> str:
    if given not in choices:
        hint = f"write {' or '.join(filter(None, choices))}"
        raise UsageError(f'The option {what} can\'t be "{given}"', hint=hint)
    return given


def _sentences(how: str) -> int:
    from bibkit.handout.parts import WHOLE

    if how in ("whole", "none"):
        return WHOLE if how == "whole" else 0
    if how.isascii() and how.isdigit() and len(how) < 4:
        return int(how)
    raise UsageError(f'An abstract can\'t be "{how}"', hint="write whole, none, or a number of sentences")


def _to_stdout(data: bytes, name: str, *, dry_run: bool) -> None:
    if dry_run:
        say(f"would write {name}, {len(data)} bytes, to stdout")
        return
    if sys.stdout.isatty() and name not in ("pdf", "docx"):
        put_out(data.decode())
    else:
        put_out_bytes(data)


def _write(files: dict[Path, str | bytes], out: Output, *, dry_run: bool) -> None:
    if not dry_run:
        write_outputs(files, out.inputs, makes_folders=True)
        return
    for path, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        state = "new" if not path.exists() else "as it is" if path.read_bytes() == data else "changed"
        say(f"would write {path} ({state}, {len(data)} bytes)")
