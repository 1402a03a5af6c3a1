"""A reference list: items in a style, in any of the outputs of `registry.LISTS`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bibkit.engines import CitedItem, EngineOptions, Job, Note, Rendered, load_engine
from bibkit.errors import UsageError
from bibkit.formats.written import Written
from bibkit.lists import maths
from bibkit.lists.options import DEFAULTS, NO_MARKS, ListOptions
from bibkit.registry import TEXTS, load_list
from bibkit.stylebook.find import FoundStyle, find_style
from bibkit.stylebook.locales import fallback_chain, find_locale
from bibkit.text.run import Bibliography
from bibkit.text.write.writer import FileWriter, Writer

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic
    from bibkit.lists.sections import Section

NOTHING: Mapping[str, str] = MappingProxyType({})


def reference_list(
    items: Iterable[Mapping[str, Any]],
    output: str = "text",
    options: ListOptions = DEFAULTS,
    *,
    folders: Sequence[Path] = (),
    annotations: Mapping[str, str] = NOTHING,
    sections: Sequence[Section] = (),
) -> Written:
    """The items (CSL-JSON) as a reference list, with what could not be rendered as losses.

    `output` is one of `registry.LISTS`; styles are looked for in `folders` first. What needs more than CSL-JSON to
    be found is given: `annotations`, texts by the ids of the items after whose entries they stand, and `sections`,
    which make several lists. Numbers and what tells works apart run on from one to the next, unless they restart.

    Raises UsageError for an unknown output, style, locale or engine and for a style without a bibliography,
    FileError for a broken style file.
    """
    writer = list_writer(output)
    found = find_style(options.style, folders)
    job = style_job(found, items, options=options)
    lists, notes = _lists(job, options, sections, writer)
    if lists is None:
        raise without_bibliography(found)
    if annotations:
        from bibkit.lists.annotations import annotated, annotation_blocks

        blocks, more = annotation_blocks(annotations, options.engine, job.locale)
        lists = [annotated(bibliography, blocks) for bibliography in lists]
        notes = (*notes, *more)
    if options.links and writer.LINKS_WITHIN:
        from bibkit.lists.links_within import with_anchors

        seen: set[str] = set()
        lists = [with_anchors(bibliography, {}, seen) for bibliography in lists]
    if sections:
        from bibkit.lists.sections import headings

        above = headings(sections, job.locale)
        parts = [part for pair in zip(above, lists, strict=True) if pair[1].entries for part in pair]
        written = writer.document(parts)
    else:
        written = writer.bibliography(lists[0])
    losses = (*found.notes, *notes)
    if isinstance(writer, FileWriter):
        return Written("", losses, writer.packed(written, job.locale))
    return Written(written, losses)


def _lists(
    job: Job, options: ListOptions, sections: Sequence[Section], writer: Writer
) -> tuple[list[Bibliography] | None, tuple[Diagnostic, ...]]:
    """A bibliography for each section, or the one of all items; None where the style has none."""
    if sections and options.restart_numbers:
        by_id = {str(item.get("id", "")): item for item in job.items}
        jobs = [
            _ordered(job, [by_id[id_] for id_ in section.ids])
            if section.is_ordered
            else job._replace(items=tuple(by_id[id_] for id_ in section.ids))
            for section in sections
        ]
        several = [_rendered(one, options, writer) for one in jobs]
        notes = dict.fromkeys(note for rendered in several for note in rendered.notes)
        lists = [rendered.bibliography for rendered in several if rendered.bibliography is not None]
        return lists if len(lists) == len(sections) else None, tuple(notes)
    if sections:
        divided = tuple(frozenset(section.ids) for section in sections)
        job = job._replace(options=job.options._replace(sections=divided))
        if any(section.is_ordered for section in sections):
            job = _in_order_of_sections(job, options, sections)
    rendered = _rendered(job, options, writer)
    whole = rendered.bibliography
    if whole is None:
        return None, rendered.notes
    lists = [
        whole._replace(entries=tuple(entry for entry in whole.entries if entry.section == place), legend=())
        for place in range(max(len(sections), 1))
    ]
    last = max((place for place, one in enumerate(lists) if one.entries), default=0)
    lists[last] = lists[last]._replace(legend=whole.legend)
    return lists, rendered.notes


def _in_order_of_sections(job: Job, options: ListOptions, sections: Sequence[Section]) -> Job:
    """The job with its items as the sections have them; one without an order of its own has that of the style."""
    listed = load_engine(options.engine).render(job).bibliography
    entries = listed.entries if listed is not None else ()
    ids = [
        id_
        for place, section in enumerate(sections)
        for id_ in (
            section.ids if section.is_ordered else [one.id for one in entries if one.section == place]
        )
    ]
    by_id = {str(item.get("id", "")): item for item in job.items}
    return _ordered(job, [by_id[id_] for id_ in dict.fromkeys((*ids, *by_id))])


def _ordered(job: Job, items: Sequence[Mapping[str, Any]]) -> Job:
    return job._replace(items=tuple(items), options=job.options._replace(keeps_order=True))


def _rendered(job: Job, options: ListOptions, writer: Writer) -> Rendered:
    return render(options.engine, job, with_spans=writer.SHOWS_SPANS, with_languages=says_languages(writer))


def says_languages(writer: Writer) -> bool:
    """Whether the writer marks other languages; one of another package may know nothing of it."""
    return getattr(writer, "SAYS_LANGUAGES", False)


def render(
    engine: str,
    job: Job,
    *,
    with_spans: bool = True,
    with_languages: bool = False,
    signs: dict[str, str] | None = None,
) -> Rendered:
    """What the engine of that name makes of the job, with formulas as maths, titles as links and signs for marks.

    A title is a link where the entry shows no identifier that is one, unless nobody will see it (`with_spans`).
    `with_languages`, titles in another language say so. `signs` takes up the signs by their marks.
    Raises what the engine does.
    """
    rendered = _with_marks(maths.render(load_engine(engine), job), job, {} if signs is None else signs)
    if rendered.bibliography is None or not with_spans:
        return rendered
    from bibkit.engines.links import title_linked
    from bibkit.lists.edges import tightened

    items = {str(item.get("id", "")): item for item in job.items}
    listed = rendered.bibliography
    entries = [
        entry._replace(runs=tightened(title_linked(entry.runs, items[entry.id]))) for entry in listed.entries
    ]
    if with_languages:
        from bibkit.lists.languages import with_language

        entries = [with_language(entry, items[entry.id], job.locale) for entry in entries]
    listed = listed._replace(entries=tuple(entries), language=job.locale)
    return rendered._replace(bibliography=listed)


def _with_marks(rendered: Rendered, job: Job, signs: dict[str, str]) -> Rendered:
    """The same with signs for the marks of names, where there are any."""
    asked, listed = job.options.name_marks, rendered.bibliography
    if asked is None or listed is None or not any(map(_has_marks, job.items)):
        return rendered
    from bibkit.lists.name_marks import meanings, with_marks

    return rendered._replace(bibliography=with_marks(listed, meanings(asked, job.locale), signs))


def _has_marks(item: Mapping[str, Any]) -> bool:
    custom = item.get("custom")
    return isinstance(custom, Mapping) and "marks" in custom


def style_job(
    style: FoundStyle,
    items: Iterable[Mapping[str, Any]],
    citations: Iterable[tuple[CitedItem, ...]] = (),
    *,
    notes: Iterable[Note] = (),
    marks_cites: bool = False,
    options: ListOptions = DEFAULTS,
) -> Job:
    """The job for an engine; `notes` has the note of each citation, where the text has notes of its own.

    With `marks_cites`, what comes back is for `links_within`.

    Raises UsageError for a locale that is none and limits that contradict each other,
    FileError for a file of abbreviations that can't be read.
    """
    if 0 < options.et_al_min < options.et_al_use_first:
        raise UsageError(
            f"Of {options.et_al_min} names, the first {options.et_al_use_first} can't be shown",
            hint="let et-al-min be at least et-al-use-first",
            about="et-al-use-first",
        )
    asked = EngineOptions(
        highlight=frozenset(options.highlight),
        locale_per_record=options.locale_per_record,
        collation=options.collation,
        alphabetize="letters" if options.alphabetize == "letters" else "",
        keeps_order=bool(options.sort),
        notes_as_text=options.notes_as_text,
        names_in_sentence=options.names_in_sentence,
        small_words=options.small_words,
        et_al_limits=(options.et_al_min, options.et_al_use_first),
        name_marks=None if options.name_marks == NO_MARKS else options.name_marks,
        counts_down=options.count_down,
        marks_cites=marks_cites,
    )
    if options.name_marks:
        from bibkit.lists.name_marks import meanings

        meanings(
            options.name_marks, style.locale
        )  # which says what is wrong with it, whether there are marks or not
    if options.abbreviations:
        from bibkit.formats.abbreviations import read_abbreviations

        asked = asked._replace(abbreviations=read_abbreviations(options.abbreviations))
    locale = job_locale(style, options.locale)
    return Job(style.xml, locale, tuple(items), tuple(citations), style.path, asked, tuple(notes))


def without_bibliography(style: FoundStyle) -> UsageError:
    """The refusal to make a list in a style that has none."""
    return UsageError(
        f'The style "{style.info.name}" ({style.info.title}) has no bibliography',
        about="style",
    )


def job_locale(style: FoundStyle, asked: str) -> str:
    """The locale that was asked for, or the style's own where a file has it, or what that falls back to."""
    return find_locale(asked) if asked else fallback_chain(style.locale)[0]


def list_writer(output: str) -> Writer:
    """The writer of that name ("text", "html" ...). Raises UsageError, with the names, for another."""
    writer: Writer = load_list(output)
    return writer


def text_writer(output: str) -> Writer:
    """As `list_writer`, for what is not a whole list; raises UsageError also for an output that is no text."""
    writer = list_writer(output)
    if isinstance(writer, FileWriter):
        raise UsageError(f"{output} is for whole lists", hint=f"choose {', '.join(TEXTS)}", about="format")
    return writer
