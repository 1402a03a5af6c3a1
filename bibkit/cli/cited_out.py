"""What `export --cited-in` writes: the works that sources cite, in any format."""

from __future__ import annotations

from pathlib import Path

from bibkit.changes.outputs import Inputs
from bibkit.cli.context import is_verbose, plural, report
from bibkit.cli.opening import ChosenRecords, LibraryChoice, NothingChosenError, named_source
from bibkit.cli.sources import SourceChoice, answer_of, read_sources
from bibkit.cli.writing import Asked, write_out
from bibkit.config import Config
from bibkit.errors import UsageError
from bibkit.lists.options import AS_THEY_ARE
from bibkit.registry import FORMATS, LISTS

_AS_CITED = "cited"
# What the output makes good, and what is of no account for it; -v names these, too.
_SETTLED = ("BK021", "BK022", "BK029", "BK031")


def write_cited(library: LibraryChoice, sources: SourceChoice, asked: Asked, *, adds: bool) -> int:
    """Write the works that the sources cite; returns the exit code.

    With `adds` what the output holds stays, and what it lacks comes behind it. Raises UsageError where that makes no
    sense.
    """
    as_cited = asked.sort == _AS_CITED
    if as_cited:
        asked = asked._replace(flags={**asked.flags, "sort": AS_THEY_ARE})
    if adds and (asked.format in LISTS or not FORMATS[asked.format].preserves or asked.output == "-"):
        raise UsageError(
            "Works can be added to a .bib file only", hint="name it with -o refs.bib", about="add"
        )

    def pick(config: Config) -> ChosenRecords:
        return _picked(library, sources, asked, config, as_cited=as_cited, adds=adds)

    return write_out(library, (), asked, pick)


def _picked(
    library: LibraryChoice,
    sources: SourceChoice,
    asked: Asked,
    config: Config,
    *,
    as_cited: bool,
    adds: bool,
) -> ChosenRecords:
    from bibkit.cited.works import list_for, works_for

    cited = read_sources(sources)
    answer, files = answer_of(cited, library, config, asked.output, adds=adds)
    if asked.output != "-":
        Inputs(files).refuse(Path(asked.output))
    if asked.format in LISTS:
        records = list_for(answer)
    else:
        options = {**config.options.get(asked.format, {}), **asked.pairs}
        keeps_crossref = options.get("crossref") == "keep"
        records = works_for(answer, asked.format, keeps_crossref=keeps_crossref, as_cited=as_cited)
    if asked.select is not None:
        records = records.select(asked.select)
    found = [one for one in answer.diagnostics if not one.is_error]
    report([one for one in found if is_verbose() or one.code not in _SETTLED])
    errors = tuple(one for one in answer.diagnostics if one.is_error)
    before = _held(asked.output) if adds else ""
    if not len(records) and not (asked.allow_empty or before):
        report(errors)
        message = (
            f"Nothing is left of the {plural(len(answer.works), 'work')} that {plural(len(cited.files), 'file')} cite"
            if answer.works
            else f"Nothing is cited in {plural(len(cited.files), 'file')}"
        )
        raise NothingChosenError(message, hint="say --allow-empty if that is right")
    missing = sum(work.record is None for work in answer.works)
    remark = (
        f"bibkit: {missing} of {plural(len(answer.works), 'work')} left out, see above" if missing else ""
    )
    if before and len(records):
        before += "\n" if before.endswith("\n") else "\n\n"
    return ChosenRecords(records, left_out=errors, remark=remark, before=before)


def _held(output: str) -> str:
    """What the output holds, with its byte order mark; nothing where it is not there yet."""
    if not Path(output).exists():
        return ""
    source = named_source(output)
    return source.whole(source.text)
