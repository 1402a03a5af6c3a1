"""What is to be said about the languages of a list: those that were guessed, and an order that is none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from bibkit.csl import Processor
from bibkit.csl.data.language import guessed_language
from bibkit.engines.job import Job
from bibkit.text.pattern import lazy_pattern

if TYPE_CHECKING:
    from bibkit.csl.compile import CompiledArea
    from bibkit.csl.data.item import Item
    from bibkit.diagnostics import Diagnostic

_MOST_NAMED = 5
_READ = lazy_pattern("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
"""Signs whose order is that of how they are read or written, which their codes don't say."""


def language_notes(
    processor: Processor, job: Job, items: Mapping[str, Mapping[str, Any]]
) -> list[Diagnostic]:
    """Notes about the list as a whole, each once."""
    notes = []
    areas = [
        area
        for area in (processor.compiled.citation, processor.compiled.bibliography)
        if area is not None and area.localized
    ]
    guesses = areas or job.options.locale_per_record
    guessed = [id_ for id_ in items if _is_guessed(processor.items[id_], job, areas)] if guesses else []
    if guessed:
        from bibkit.diagnostics import Diagnostic

        message = f"{_works(guessed)} no language, and the script of the title was taken to say it: {_named(guessed)}"
        notes.append(Diagnostic("BK916", message, "write the language of the work, such as en-US or zh-CN"))
    if _is_by_code(processor, job, items.values()):
        from bibkit.diagnostics import Diagnostic

        message = "Chinese and Japanese stand in the order of the codes of their characters"
        notes.append(
            Diagnostic("BK917", message, "ask for a collation that knows their order: pinyin, or icu")
        )
    return notes


def _is_guessed(item: Item, job: Job, areas: Sequence[CompiledArea]) -> bool:
    """Whether the script of its title alone chose the layout, of areas that have several, or the locale of the item."""
    if item.tag:
        return False
    chosen = any(area.of(item) is not area for area in areas)
    around = job.locale.partition("-")[0].lower()
    return chosen or (
        job.options.locale_per_record
        and guessed_language(item.text.get("title", ""), around) not in ("", around)
    )


def _is_by_code(processor: Processor, job: Job, items: Iterable[Mapping[str, Any]]) -> bool:
    """Whether the style orders entries by names or titles of which two or more are Chinese or Japanese."""
    area = processor.compiled.bibliography
    if job.options.collation or area is None:
        return False
    if not any(key.variable != "citation-number" for key in area.keys):
        return False
    return sum(_READ.match(_first(item)) is not None for item in items) > 1


def _first(item: Mapping[str, Any]) -> str:
    """What an entry most likely stands under: its first author or editor, or its title."""
    for variable in ("author", "editor"):
        people = item.get(variable)
        if isinstance(people, list) and people and isinstance(people[0], Mapping):
            return str(people[0].get("literal") or people[0].get("family") or "")
    return str(item.get("title") or "")


def _works(ids: list[str]) -> str:
    return "1 work names" if len(ids) == 1 else f"{len(ids)} works name"


def _named(ids: list[str]) -> str:
    rest = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {rest} more" if rest > 0 else "")
