"""The engine over bibkit's own processor (`bibkit.csl`).

The processor takes the items of a job as they are. What a record says beyond CSL-JSON is turned into what the
processor knows: an incomplete list (`custom.incomplete`), the people to highlight (`custom.person`), the marks of
names (`custom.marks`).

A fault of the processor on one item is that item's: when a rendering fails, each item is tried alone, those that
fail are left out and named, and the others are rendered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bibkit.csl import (
    Citation,
    Cite,
    CompiledStyle,
    Processor,
    Style,
    StyleError,
    compile_style,
    load_style,
)
from bibkit.csl.data.identifiers import bare_identifier
from bibkit.csl.data.language import guessed_language, language_tag
from bibkit.csl.document.cluster import EMPTY_CITATION
from bibkit.engines.collation import collate
from bibkit.engines.job import CitationParts, CitedItem, EngineOptions, Job, Note, Rendered
from bibkit.engines.language_notes import language_notes
from bibkit.engines.sentence_names import takes_word
from bibkit.engines.small_words import small_words
from bibkit.stylebook.locales import fallback_chain, load_locale
from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Bibliography, Run, Span

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic

_KEPT_STYLES = 8
"""How many compiled styles are kept for the next job: whoever formats work by work asks for the same ones."""

IDENTIFIERS = ("DOI", "PMID", "PMCID")

_FAILURE_HELP = "this is a fault of bibkit: please report it; the engine citeproc-py may do meanwhile"


class Native:
    """bibkit's processor as an `Engine`."""

    def render(self, job: Job) -> Rendered:
        """The job's citations and bibliography; see `Engine.render`."""
        try:
            items, notes = _known_items(job)
            try:
                rendered = _rendered(job, items)
            except StyleError:
                raise
            except Exception:  # whatever is wrong, it must not spoil the other items
                failures = _failures(job, items)
                if not failures:
                    raise
                notes += failures.values()
                items = {id_: item for id_, item in items.items() if id_ not in failures}
                rendered = _rendered(job, items)
        except StyleError as error:
            from bibkit.stylebook.style_problems import refusal

            raise refusal(error, job.path) from error
        return rendered._replace(notes=(*notes, *rendered.notes))


ENGINE = Native()


def _known_items(job: Job) -> tuple[dict[str, Mapping[str, Any]], list[Diagnostic]]:
    """The items by id, as the processor takes them, and notes on ids that are given twice or cited in vain."""
    items: dict[str, Mapping[str, Any]] = {}
    notes: dict[tuple[str, str], Diagnostic] = {}

    def note(id_: str, message: str) -> None:
        notes[id_, message] = _note(id_, message)

    for item in job.items:
        id_ = str(item.get("id", ""))
        if id_ in items:
            note(id_, f'There are several items "{id_}", and only the first is shown')
        else:
            items[id_] = _prepared(item, id_, job.options)
    for cite in (cite for citation in job.citations for cite in citation):
        if cite.id not in items:
            note(cite.id, f'"{cite.id}" is cited but not among the items')
    return items, list(notes.values())


def _prepared(item: Mapping[str, Any], id_: str, options: EngineOptions) -> Mapping[str, Any]:
    for variable in IDENTIFIERS:
        value = item.get(variable)
        if isinstance(value, str) and (bare := bare_identifier(variable, value)) != value:
            # CSL-JSON has them as addresses, too, and styles put the address before them.
            item = {**item, variable: bare}
    custom = item.get("custom")
    if not isinstance(custom, Mapping):
        return item if item.get("id") == id_ else {**item, "id": id_}
    ready: dict[str, Any] = {**item, "id": id_}
    incomplete = custom.get("incomplete")
    if isinstance(incomplete, Sequence) and not isinstance(incomplete, str):
        ready["custom"] = {"incomplete-names": [str(name) for name in incomplete]}
    highlight = options.highlight
    if highlight:
        _tell_names(ready, custom.get("person"), lambda id_: {"id": id_} if id_ in highlight else {})
    if options.name_marks is not None:
        _tell_names(ready, custom.get("marks"), _marks)
    return ready


def _marks(words: object) -> dict[str, str]:
    return {"marks": "\n".join(map(str, words))} if isinstance(words, list) else {}


def _tell_names(item: dict[str, Any], told: object, part: Callable[[Any], Mapping[str, str]]) -> None:
    """Give names of an item the part that the processor knows; `told` says by list and place what it is made of."""
    for variable, by_place in told.items() if isinstance(told, Mapping) else ():
        if isinstance(by_place, Mapping) and isinstance(item.get(variable), list):
            item[variable] = [
                {**name, **part(by_place[str(place)])}
                if isinstance(name, Mapping) and str(place) in by_place
                else name
                for place, name in enumerate(item[variable])
            ]


def _rendered(job: Job, items: Mapping[str, Mapping[str, Any]]) -> Rendered:
    processor = _processor(job, job.locale, keeps_order=job.options.keeps_order)
    parts = _fill(processor, job, items)
    citations = tuple(map(_joined, parts))
    bibliography = None if processor.compiled.bibliography is None else processor.bibliography()
    if bibliography is not None and job.options.locale_per_record:
        bibliography = _in_their_languages(bibliography, job, items)
    notes = _style_notes(job, processor.compiled)
    if bibliography is not None:
        listed = {entry.id for entry in bibliography.entries}
        notes += [_note(id_, "The style shows nothing of this item") for id_ in items if id_ not in listed]
    notes += language_notes(processor, job, items)
    return Rendered(citations, bibliography, tuple(dict.fromkeys(notes)), parts)


def _style_notes(job: Job, compiled: CompiledStyle) -> list[Diagnostic]:
    problems = list(compiled.problems)
    if compiled.is_odd:
        from bibkit.csl.lint.check import check_style  # which knows the places, and takes its time

        problems += [
            one for one in check_style(job.style) if one.kind in ("misplaced", "bad-value", "extension")
        ]
    if not problems:
        return []
    from bibkit.stylebook.style_problems import finding, style_source

    source = style_source(job.path, job.style)
    return [finding(problem, source) for problem in problems]


@lru_cache(_KEPT_STYLES)
def _compiled(
    xml: bytes,
    language: str,
    keeps_order: bool,
    marks_cites: bool,
    names_in_sentence: str,
    words: str,
    et_al_limits: tuple[int, int],
) -> CompiledStyle:
    style = load_style(xml)
    return compile_style(
        style,
        load_locale,
        language,
        keeps_order=keeps_order,
        marks_cites=marks_cites,
        and_in_sentence=_has_word(style, names_in_sentence),
        small_words=small_words(style.id, words),
        et_al_limits=et_al_limits,
    )


def _processor(job: Job, language: str, *, keeps_order: bool) -> Processor:
    options = job.options
    compiled = _compiled(
        job.style,
        language,
        keeps_order,
        options.marks_cites,
        options.names_in_sentence,
        options.small_words,
        options.et_al_limits,
    )
    processor = Processor(
        compiled,
        collate=collate(
            options.collation,
            compiled.style.options.get("default-locale-sort") or job.locale,
            by_letter=options.alphabetize == "letters",
        ),
        abbreviations=options.abbreviations or None,
        notes_as_text=options.notes_as_text,
    )
    if options.counts_down:
        processor.registry.counts_down = True
    return processor


def _has_word(style: Style, asked: str) -> bool:
    """Whether names in a sentence are joined with the word where the style has "&"."""
    return asked == "and" or (not asked and takes_word(style.id))


def _fill(
    processor: Processor, job: Job, items: Mapping[str, Mapping[str, Any]]
) -> tuple[CitationParts, ...]:
    """Give the processor its items; returns the job's citations."""
    processor.register(items.values())
    is_note = processor.compiled.style.style_class == "note"
    notes = job.notes or tuple(Note(number) for number in range(1, len(job.citations) + 1))
    citations = [
        _without_names_apart(cites) if is_note and note.is_of_text else cites
        for cites, note in zip(job.citations, notes, strict=True)
    ]
    processor.cite_all(
        [
            _processor_citation(
                place,
                cites,
                note.number if is_note else 0,
                starts_note=is_note and bool(job.notes) and not note.is_of_text,
                goes_on=is_note and note.goes_on,
            )
            for place, (cites, note) in enumerate(zip(citations, notes, strict=True))
        ]
    )
    processor.list_uncited(items)
    if job.options.sections:
        processor.divide(job.options.sections)
    # Asked for only now: an item that is listed without being cited may make others ambiguous.
    written = zip(processor.citations(), citations, strict=True)
    return tuple(
        _parts(processor, items, cites, runs, place, is_note=is_note)
        for place, (runs, cites) in enumerate(written)
    )


def _without_names_apart(cites: tuple[CitedItem, ...]) -> tuple[CitedItem, ...]:
    """The cites as they stand in a footnote of the text: "see @doe2020" names the author within the note."""
    return tuple(cite._replace(author_in_text=False) for cite in cites)


_FIRST_LETTER = lazy_pattern(r"(?:<[^<>]*>|[^\w<])*\w")


def _as_sentence(prefix: str) -> str:
    """The prefix with a capital, behind tags and marks: it starts the sentence that a note is."""
    start = _FIRST_LETTER.match(prefix)
    return prefix if start is None else start[0][:-1] + start[0][-1].upper() + prefix[start.end() :]


def _processor_citation(
    place: int, cites: Sequence[CitedItem], note: int, *, starts_note: bool, goes_on: bool
) -> Citation:
    """The citation as the processor knows it. One that is known to be a note of its own starts with a capital.

    The style orders the cites, unless a text before the first or after the last speaks of all of them, or the first
    goes on from names in the sentence.
    """
    is_framed = len(cites) > 1 and bool(cites[0].prefix or cites[-1].suffix or cites[0].author_in_text)
    return Citation(
        str(place),
        tuple(
            Cite(
                cite.id,
                locator=cite.locator,
                label=cite.label,
                prefix=_as_sentence(cite.prefix) if starts_note and not index else cite.prefix,
                suffix=cite.suffix,
                suppress_author=cite.suppress_author or cite.author_in_text,
            )
            for index, cite in enumerate(cites)
        ),
        note=note,
        is_sorted=not is_framed,
        goes_on=goes_on,
    )


def _parts(
    processor: Processor,
    items: Mapping[str, Mapping[str, Any]],
    cites: Sequence[CitedItem],
    runs: tuple[Run, ...],
    place: int,
    *,
    is_note: bool,
) -> CitationParts:
    """The citation with its names in the sentence, or those alone, where its first cite asks for it."""
    first = cites[0] if cites else None
    names: tuple[Run, ...] = ()
    if first is not None and first.id in items and (first.author_only or first.author_in_text):
        from bibkit.engines.names_in_text import names_in_text

        names = names_in_text(processor, items[first.id], place)
        runs = runs if first.author_in_text else ()
        if processor.compiled.citation.settings.marks_cites:
            span = Span("reference", first.id)
            names = tuple(Run(run.text, (span, *run.spans)) for run in names)
        if names and "".join(run.text for run in runs) == EMPTY_CITATION:
            runs = ()  # a style that cites by names alone has nothing more to say
    runs = _with_missing(runs, [cite.id for cite in cites if cite.id not in items])
    return CitationParts(names, runs) if is_note else CitationParts(_joined(CitationParts(names, runs)))


def _joined(parts: CitationParts) -> tuple[Run, ...]:
    """The citation as one piece."""
    space = _space_before(parts.note) if parts.text and parts.note else ()
    return (*parts.text, *space, *parts.note)


def _space_before(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The space between names and citation; a superscript number needs none."""
    is_raised = any(span.kind == "vertical-align" and span.value == "sup" for span in runs[0].spans)
    return () if is_raised else (Run(" "),)


def _with_missing(runs: tuple[Run, ...], missing: Iterable[str]) -> tuple[Run, ...]:
    """The citation with the ids that lead to nothing, where a reader of the text sees them."""
    marks = "; ".join(f"{id_}?" for id_ in missing)
    if not marks:
        return runs
    return (*runs, Run(f" [{marks}]" if runs else f"[{marks}]"))


def _in_their_languages(
    bibliography: Bibliography, job: Job, items: Mapping[str, Mapping[str, Any]]
) -> Bibliography:
    """The bibliography with each entry in the language of its item; order and numbers stay those of the list."""
    order = [entry.id for entry in bibliography.entries]
    wanted = {id_: _entry_locale(items[id_], job.locale) for id_ in order}
    spoken = {(entry.section, entry.id): entry for entry in bibliography.entries}
    for language in sorted(set(wanted.values()) - {job.locale}):
        processor = _processor(job, language, keeps_order=True)
        processor.register(items.values())
        processor.list_uncited(dict.fromkeys(order))
        processor.divide(job.options.sections)
        spoken |= {
            (entry.section, entry.id): entry._replace(language=language)
            for entry in processor.bibliography().entries
            if wanted.get(entry.id) == language
        }
    return bibliography._replace(entries=tuple(spoken.values()))


def _entry_locale(item: Mapping[str, Any], default: str) -> str:
    """The locale for the item's language; the list's where it has none, or the language is the list's."""
    around = default.partition("-")[0].lower()
    tag = _language(item) or guessed_language(str(item.get("title") or ""), around)
    spoken = tag.partition("-")[0]
    if spoken in ("", around):
        return default
    locale = fallback_chain(tag)[0]
    return locale if locale.partition("-")[0].lower() == spoken else default


def _language(item: Mapping[str, Any]) -> str:
    language = item.get("language")
    return language_tag(language) if isinstance(language, str) else ""


def _failures(job: Job, items: Mapping[str, Mapping[str, Any]]) -> dict[str, Diagnostic]:
    """The items that can't be rendered even alone, with what went wrong."""
    failures = {}
    for id_, item in items.items():
        cited = tuple(
            cites
            for citation in job.citations
            if (cites := tuple(cite for cite in citation if cite.id == id_))
        )
        try:
            _rendered(job._replace(citations=cited, notes=()), {id_: item})
        except Exception as error:
            reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
            failures[id_] = _note(id_, f"The item can't be rendered ({reason})", _FAILURE_HELP)
    return failures


def _note(id_: str, message: str, help_: str = "") -> Diagnostic:
    """What is to be said about the rendering of an item."""
    from bibkit.diagnostics import Diagnostic  # most lists are as they should be

    return Diagnostic("BK901", message, help_, key=id_)
