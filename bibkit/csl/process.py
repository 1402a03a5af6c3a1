"""The processor: items in, citations and the bibliography out.

A document may change citation by citation (`cite`, `insert`, `move`, `delete`); only citations that read
differently come back, as citeproc-js's `processCitationCluster` does it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bibkit.csl.cluster import NO_PRINTED_FORM, CollapseOptions, RenderedCite, join_cites, settle_cite
from bibkit.csl.collation import Collate, collation_key
from bibkit.csl.compile import CompiledArea, compile_area
from bibkit.csl.disambiguate import Methods
from bibkit.csl.document import Changed, Citation, copied
from bibkit.csl.flatten import Context, Flattener
from bibkit.csl.item import Item, parse_item
from bibkit.csl.locale import LocaleLoader, merge_locale
from bibkit.csl.name_registry import NameRegistry
from bibkit.csl.ops.env import AuthorSubstitute, Cite, Preceding
from bibkit.csl.out import settle
from bibkit.csl.position import Placed, set_positions
from bibkit.csl.problem import Problem, StyleError
from bibkit.csl.registry import Registry
from bibkit.csl.render import render_cite, render_entry, spaced_prefix, trial
from bibkit.csl.run import Bibliography, Entry, Layout, Run
from bibkit.csl.sorting import SortValues, sort_by_keys, sort_values
from bibkit.csl.style import Style, load_style
from bibkit.csl.text.punctuation import TERMINAL
from bibkit.csl.text.scripts import starts_alphabetic
from bibkit.csl.vocab import LOCATOR_LABELS

_LABEL_IN_LOCATOR = re.compile(
    r"^((" + "|".join(sorted(LOCATOR_LABELS, key=len, reverse=True)) + r")\.?)\s+(\S.*)$", re.DOTALL
)
_NO_LOCATOR_LABELS = frozenset(("bill", "gazette", "legislation", "regulation", "treaty"))


@dataclass(slots=True)
class _Placement:
    """A citation of the document with what was last rendered for it."""

    citation: Citation
    cites: list[Cite]
    inputs: object = None
    runs: tuple[Run, ...] = ()


class Processor:
    """Formats citations and a bibliography in one style and language.

    `style` is a `Style` or the XML of one; `load_locale` gives the XML of the locale file for a dialect, or
    None; `language` overrides the style's own. `collate` makes sort keys of text (the default knows no
    language; a collation library does better). With `links`, identifiers in the bibliography are links
    (CSL 1.0.2, appendix VI).

    Raises `StyleError` when the style can't be used. What is odd in it is in `problems`.
    """

    def __init__(
        self,
        style: Style | bytes | str,
        load_locale: LocaleLoader,
        language: str | None = None,
        *,
        collate: Collate = collation_key,
        links: bool = True,
    ) -> None:
        if not isinstance(style, Style):
            style = load_style(style)
        if style.is_dependent:
            raise StyleError(
                "a dependent style has no layouts of its own", hint=f"join it with its parent: {style.parent}"
            )
        self.style = style
        self.language = language or style.default_locale or "en-US"
        self.locale = merge_locale(self.language, style.locales, load_locale)
        self.collate = collate
        self.citation, problems = compile_area(style, "citation", self.locale)
        self.bibliography_area: CompiledArea | None = None
        if style.bibliography is not None:
            self.bibliography_area, more = compile_area(style, "bibliography", self.locale)
            self.bibliography_area.settings.link = links
            problems = problems + more
        areas = [area for area in (self.citation, self.bibliography_area) if area is not None]
        for area in areas:
            # A style that places the year-suffix anywhere places it everywhere (disambiguate-add-year-suffix).
            area.settings.explicit_year_suffix = any(other.renders_year_suffix for other in areas)
        self.problems: tuple[Problem, ...] = (*style.problems, *problems)
        options = style.citation.options if style.citation is not None else {}
        self._options = _collapse_options(self.citation, options)
        self._distance = _integer(options.get("near-note-distance"), 5)
        methods = _methods(style, options)
        self._names = (
            NameRegistry(self.citation.settings.rule, demote_particle=self.citation.settings.demote_particle)
            if methods.add_givenname
            else None
        )
        self.items: dict[str, Item] = {}
        self.registry = Registry(
            self.citation, self.bibliography_area, methods, self._names, self.items, collate
        )
        self._uncited: list[str] = []
        self._document: list[_Placement] = []
        self._cites: dict[object, RenderedCite] = {}
        self._entries: dict[object, tuple[tuple[Run, ...], tuple[str, ...]]] = {}
        self._cite_values: dict[tuple[str, int], SortValues] = {}

    # Items

    def register(self, items: Iterable[Mapping[str, object]]) -> None:
        """Make items known (CSL-JSON); they can then be cited. An item with a known id replaces it."""
        replaced = False
        for data in items:
            item = parse_item(data)
            if item.id in self.items:
                self.registry.forget(item.id)
                replaced = True
            self.items[item.id] = item
        if replaced:
            self._cites.clear()
            self._entries.clear()
            self._cite_values.clear()

    def list_uncited(self, ids: Iterable[str]) -> tuple[Changed, ...]:
        """List these items in the bibliography though nothing cites them; returns what changed in the text."""
        self._uncited = [item for item in ids if item in self.items]
        return self._refresh()

    # The document

    def cite(self, citation: Citation) -> tuple[Changed, ...]:
        """Put a citation at the end of the document, or a new version of a known one in its place."""
        places = [place.citation.id for place in self._document]
        if citation.id in places:
            at = places.index(citation.id)
            self._document[at] = self._placement(citation)
        else:
            self._document.append(self._placement(citation))
        return self._refresh(citation.id)

    def insert(self, citation: Citation, at: int) -> tuple[Changed, ...]:
        """Put a citation before the one that is at place `at` (from 0)."""
        self._document = [place for place in self._document if place.citation.id != citation.id]
        self._document.insert(at, self._placement(citation))
        return self._refresh(citation.id)

    def move(self, citation: str, to: int) -> tuple[Changed, ...]:
        """Put the citation with that id at another place."""
        place = next(place for place in self._document if place.citation.id == citation)
        self._document.remove(place)
        self._document.insert(to, place)
        return self._refresh()

    def delete(self, citation: str) -> tuple[Changed, ...]:
        """Take the citation with that id out of the document."""
        self._document = [place for place in self._document if place.citation.id != citation]
        return self._refresh()

    def process(
        self, citation: Citation, before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]
    ) -> tuple[Changed, ...]:
        """As citeproc-js's `processCitationCluster`: a citation between the ids (and notes) around it.

        Citations that are in neither list leave the document.
        """
        known = {place.citation.id: place for place in self._document}
        placed = []
        for id_, note in before:
            placed.append(_renumbered(known[id_], note))
        placed.append(self._placement(citation))
        for id_, note in after:
            placed.append(_renumbered(known[id_], note))
        self._document = placed
        return self._refresh(citation.id)

    def citations(self) -> tuple[tuple[Run, ...], ...]:
        """All citations of the document, in order."""
        return tuple(place.runs for place in self._document)

    def citation_ids(self) -> tuple[str, ...]:
        """The ids of the citations of the document, in order."""
        return tuple(place.citation.id for place in self._document)

    def _placement(self, citation: Citation) -> _Placement:
        cites = [self._resolved(cite) for cite in citation.cites if cite.id in self.items]
        if cites and citation.mode == "author-only":
            cites[0].author_only, cites[0].suppress_author = True, False
        elif cites and citation.mode == "suppress-author" and self.citation.settings.in_text:
            cites[0].author_only, cites[0].suppress_author = False, True
        return _Placement(citation, cites)

    def _resolved(self, cite: Cite) -> Cite:
        """The cite with the label that is typed into its locator ("ch. 3")."""
        cite = copied(cite)
        if cite.locator and cite.label == "page" and self.items[cite.id].type not in _NO_LOCATOR_LABELS:
            match = _LABEL_IN_LOCATOR.match(cite.locator)
            if match and self.locale.has_term(LOCATOR_LABELS[match[2]]):
                cite.label, cite.locator = LOCATOR_LABELS[match[2]], match[3]
        return cite

    def _refresh(self, current: str | None = None) -> tuple[Changed, ...]:
        """Bring everything up to date; returns the citations that read differently, and `current`."""
        cited = [cite.id for place in self._document for cite in place.cites]
        self.registry.update([*cited, *self._uncited], self._first_notes())
        for place in self._document:
            if place.citation.is_sorted:
                place.cites = self._sorted(place.cites)
        if self.citation.reads_position:
            set_positions(
                [
                    Placed(place.citation.note, place.cites, place.citation.mode == "author-only")
                    for place in self._document
                ],
                self._distance,
            )
        changed = []
        for index, place in enumerate(self._document):
            inputs = self._inputs(place)
            if inputs != place.inputs:
                place.inputs = inputs
                runs = self._runs(place.citation, place.cites)
                differs = _text(runs) != _text(place.runs)
                place.runs = runs
                if not differs and place.citation.id != current:
                    continue
            elif place.citation.id != current:
                continue
            changed.append(Changed(index, place.citation.id, place.runs))
        return tuple(changed)

    def _first_notes(self) -> dict[str, int]:
        """The note that first cites each item, where the style refers to notes by number."""
        notes: dict[str, int] = {}
        if self.citation.renders_first_note:
            for place in self._document:
                for cite in place.cites:
                    if place.citation.note:
                        notes.setdefault(cite.id, place.citation.note)
        return notes

    def _inputs(self, place: _Placement) -> object:
        """Everything that the text of a citation depends on."""
        registry = self.registry
        return (
            place.citation,
            tuple(
                (replace(cite), registry.state(cite.id), registry.numbers.get(cite.id), self._levels(cite.id))
                for cite in place.cites
            ),
        )

    def _levels(self, item: str) -> int:
        """Changes when the names of other items make something else of this item's names."""
        return self._names.revision(item) if self._names is not None else 0

    # Lists in one call

    def reference_list(self, items: Iterable[Mapping[str, object]]) -> Bibliography:
        """The bibliography of these items, in the style's order."""
        items = list(items)
        self.register(items)
        self.list_uncited([str(item.get("id", "")) for item in items])
        return self.bibliography()

    def cite_all(self, citations: Sequence[Citation]) -> tuple[tuple[Run, ...], ...]:
        """All citations of a document at once, in order."""
        self._document = [self._placement(citation) for citation in citations]
        self._refresh()
        return self.citations()

    def format_cites(self, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """Cites as one citation, taken for themselves: positions are as given, nothing is remembered."""
        resolved = [self._resolved(cite) for cite in cites if cite.id in self.items]
        return self._runs(Citation("", tuple(resolved)), self._sorted(resolved))

    # Citations

    def _sorted(self, cites: list[Cite]) -> list[Cite]:
        area = self.citation
        if len(cites) < 2:
            return cites
        if area.keys:
            values = {id(cite): self._values(cite.id) for cite in cites}
            cites = sort_by_keys(cites, lambda cite: values[id(cite)], area.keys)
        return self._grouped(cites) if area.keys else cites

    def _values(self, item: str) -> SortValues:
        number = self.registry.numbers.get(item, 0)
        values = self._cite_values.get((item, number))
        if values is None:
            area = self.citation
            values = sort_values(
                area.keys, area.settings, self.items[item], number, self._names, self.collate
            )
            self._cite_values[item, number] = values
        return values

    def _grouped(self, cites: list[Cite]) -> list[Cite]:
        """CSL 1.0.2, cite grouping: cites with the same names move to the first of them."""
        options = self._options
        if not (options.collapse and options.in_text) and not (
            options.cite_group and not self.citation.reads_position and not options.numeric
        ):
            return cites
        groups: dict[str, list[Cite]] = {}
        for cite in cites:
            env = trial(self.citation, self.items[cite.id], self.registry.state(cite.id), self._names)
            groups.setdefault(env.first_names or f"\0{cite.id}", []).append(cite)
        return [cite for group in groups.values() for cite in group]

    def _runs(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        if citation.mode == "composite":
            return self._composite(citation, cites)
        if cites and cites[0].author_only:
            return self._author(cites[0])
        return self._cluster(citation, cites)

    def _composite(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """The author in the text, the rest as a citation."""
        if not cites:
            return ()
        author = self._author(cites[0])
        rest = self._cluster(citation, [replace(cites[0], suppress_author=True), *cites[1:]])
        infix = citation.infix
        parts: list[Run] = [*author]
        if infix:
            parts.append(Run(infix if infix[0] in ".,:;!?'\u2019" or not parts else f" {infix}"))
        if rest:
            parts += [Run(" "), *rest] if parts else rest
        return tuple(parts)

    def _author(self, cite: Cite) -> tuple[Run, ...]:
        """The names of a cite alone."""
        env = trial(self.citation, self.items[cite.id], self.registry.state(cite.id), self._names)
        node = env.first_names_node
        if node is None:
            return ()
        settle(node, punctuation_in_quote=self.citation.settings.punctuation_in_quote)
        flattener = Flattener(self.citation.settings.marks)
        flattener.node(node, (), Context({}))
        return flattener.runs()

    def _cluster(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        area, options = self.citation, self._options
        prefix = area.prefix + (spaced_prefix(citation.prefix) if citation.prefix else "")
        suffix = area.suffix[:1] if area.suffix[:1] in TERMINAL and area.suffix[:1] != " " else area.suffix
        if citation.suffix:
            own = citation.suffix
            suffix = (f" {own}" if starts_alphabetic(own) or own[0] in "[(" else own) + suffix
        rendered: list[RenderedCite] = []
        names = ""
        last = len(cites) - 1
        for index, cite in enumerate(cites):
            preceding: Preceding | None = None
            if rendered and options.collapse:
                years = rendered[-1].years
                if not options.collapses_years or cite.locator or cites[index - 1].locator:
                    years = ()
                preceding = Preceding(names, years)
            result = self._cite(
                cite, preceding, prefix if index == 0 else "", suffix if index == last else "", index
            )
            names = result.names or names
            rendered.append(result)
        self._close(rendered, cites, prefix, suffix)
        return join_cites(area, options, rendered, cites)

    def _close(self, rendered: list[RenderedCite], cites: Sequence[Cite], prefix: str, suffix: str) -> None:
        """When the last cite turns out empty, the suffix of the layout goes to the last that is not."""
        if not suffix or not rendered or not rendered[-1].is_empty:
            return
        last = next(
            (index for index in range(len(rendered) - 1, -1, -1) if not rendered[index].is_empty), None
        )
        if last is None:
            return
        names, preceding = "", None
        for index in range(last):
            names = rendered[index].names or names
        if last and self._options.collapse:
            years = rendered[last - 1].years
            if not self._options.collapses_years or cites[last].locator or cites[last - 1].locator:
                years = ()
            preceding = Preceding(names, years)
        rendered[last] = self._cite(cites[last], preceding, prefix if last == 0 else "", suffix, last)

    def _cite(
        self, cite: Cite, preceding: Preceding | None, prefix: str, suffix: str, index: int
    ) -> RenderedCite:
        registry = self.registry
        state = registry.state(cite.id)
        number = registry.numbers.get(cite.id, 0)
        key = (
            cite.id, cite.locator, cite.label, cite.prefix, cite.suffix, cite.suppress_author, cite.position,
            cite.near_note, cite.first_note_number, state, number, preceding, prefix, suffix, index > 0,
            self._levels(cite.id),
        )  # fmt: skip
        found = self._cites.get(key)
        if found is None:
            flips = self.citation.settings.flips_braces
            env = render_cite(
                self.citation,
                self.items[cite.id],
                cite,
                state,
                self._names,
                number=number,
                preceding=preceding,
                started=index > 0,
                braces=prefix.count("(") - prefix.count(")") if flips else 0,
            )
            found = settle_cite(self.citation, env, prefix, suffix)
            self._cites[key] = found
        return found

    # The bibliography

    def bibliography(self) -> Bibliography:
        """The entries of all items of the document, in order; empty when the style has no bibliography."""
        area = self.bibliography_area
        if area is None or self.style.bibliography is None:
            return Bibliography(())
        options = self.style.bibliography.options
        text = options.get("subsequent-author-substitute")
        rule = options.get("subsequent-author-substitute-rule", "complete-all")
        entries = []
        before: tuple[str, ...] = ()
        for item in self.registry.order:
            runs, names = self._entry(area, item, None)
            if text is not None and names and before:
                matching = _matching(rule, names, before)
                if matching:
                    runs, _ = self._entry(area, item, AuthorSubstitute(text, rule, matching))
            if names:
                before = names
            if not runs and area.renders_number:
                # The number is cited, so the list must not pass over it.
                runs = (Run(f"{self.registry.numbers[item]}. {NO_PRINTED_FORM}"),)
            if runs:
                entries.append(Entry(item, runs))
        return Bibliography(tuple(entries), _layout(options))

    def _entry(
        self, area: CompiledArea, item: str, substitute: AuthorSubstitute | None
    ) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        registry = self.registry
        number = registry.numbers.get(item, 0)
        state = registry.state(item)
        key = (item, number if area.renders_number else 0, state, substitute, self._levels(item))
        found = self._entries.get(key)
        if found is None:
            env, node = render_entry(
                area, self.items[item], state, self._names, number=number, substitute=substitute
            )
            runs: tuple[Run, ...] = ()
            if node is not None:
                settle(node, punctuation_in_quote=area.settings.punctuation_in_quote)
                flattener = Flattener(area.settings.marks)
                flattener.node(node, (), Context({}))
                runs = flattener.runs()
            found = (runs, env.first_names_keys)
            self._entries[key] = found
        return found


def _renumbered(place: _Placement, note: int) -> _Placement:
    place.citation = replace(place.citation, note=note)
    return place


def _text(runs: tuple[Run, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(run.text, [(span.kind, span.value) for span in run.spans]) for run in runs]


def _matching(rule: str, names: tuple[str, ...], before: tuple[str, ...]) -> int:
    """How many names, from the first, are those of the entry before (CSL 1.0.2, reference grouping)."""
    if rule in ("complete-all", "complete-each"):
        return len(names) if names == before else 0
    matching = 0
    for name, other in zip(names, before, strict=False):
        if name != other:
            break
        matching += 1
    return matching


def _integer(value: str | None, default: int) -> int:
    return int(value) if value is not None and value.strip().isdecimal() else default


def _layout(options: Mapping[str, str]) -> Layout:
    align = options.get("second-field-align", "")
    return Layout(
        hanging_indent=options.get("hanging-indent") == "true",
        second_field_align="flush" if align == "flush" else "margin" if align == "margin" else "",
        line_spacing=_integer(options.get("line-spacing"), 1),
        entry_spacing=_integer(options.get("entry-spacing"), 1),
    )


def _collapse_options(area: CompiledArea, options: Mapping[str, str]) -> CollapseOptions:
    return CollapseOptions(
        collapse=options.get("collapse", ""),
        delimiter=area.delimiter,
        after_collapse=options.get("after-collapse-delimiter"),
        cite_group=options.get("cite-group-delimiter", ""),
        year_suffix_delimiter=options.get("year-suffix-delimiter"),
        in_text=area.settings.in_text,
        numeric=area.renders_number,
        add_year_suffix=options.get("disambiguate-add-year-suffix") == "true",
    )


def _methods(style: Style, options: Mapping[str, str]) -> Methods:
    roots = [*style.macros.values()]
    roots += [area.layout for area in (style.citation,) if area is not None]
    return Methods(
        add_names=options.get("disambiguate-add-names") == "true",
        add_givenname=options.get("disambiguate-add-givenname") == "true",
        by_cite=options.get("givenname-disambiguation-rule", "by-cite") == "by-cite",
        year_suffix=options.get("disambiguate-add-year-suffix") == "true",
        condition=any(element.get("disambiguate") == "true" for root in roots for element in root.walk()),
    )
