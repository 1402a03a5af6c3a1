"""The processor: items in, citations and the bibliography out.

A document may change citation by citation (`cite`, `insert`, `move`, `delete`); only citations that read
differently come back, as citeproc-js's `processCitationCluster` does it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bibkit.csl.compile import CompiledStyle
from bibkit.csl.data.abbreviations import Abbreviations, abbreviated
from bibkit.csl.data.collation import Collate, collation_key
from bibkit.csl.data.item import Item, parse_item
from bibkit.csl.document.citation import Changed, Citation
from bibkit.csl.document.listing import BibliographyMaker
from bibkit.csl.document.registry import Registry
from bibkit.csl.ops.env import FIRST, Cite
from bibkit.csl.vocab import LOCATOR_LABELS
from bibkit.text.pattern import lazy_pattern
from bibkit.text.run import Bibliography, Run

if TYPE_CHECKING:
    from bibkit.csl.document.citing import CitationMaker
    from bibkit.csl.document.name_registry import NameRegistry

_LABEL_IN_LOCATOR = lazy_pattern(
    r"^((" + "|".join(sorted(LOCATOR_LABELS, key=len, reverse=True)) + r")\.?)\s+(\S.*)$", re.DOTALL
)
_NO_LOCATOR_LABELS = frozenset(("bill", "gazette", "legislation", "regulation", "treaty"))


class _Placement:
    """A citation of the document with what was last rendered for it.

    `typed` are its cites as they were given; `cites` are the same in the style's order, which is always found
    from that one: an order found before would decide between cites that no key tells apart.
    """

    __slots__ = ("citation", "cites", "inputs", "runs", "typed")

    def __init__(self, citation: Citation, typed: list[Cite]) -> None:
        self.citation = citation
        self.typed = typed
        self.cites = typed
        self.inputs: object = None
        self.runs: tuple[Run, ...] = ()


class Processor:
    """Formats citations and a bibliography in one style and language.

    `compiled` is the style (`compile_style`), which any number of processors share. `collate` makes sort keys of
    text (the default knows no language; a collation library does better). `abbreviations` are lists of short forms
    (`bibkit.csl.data.abbreviations`). With `notes_as_text`, "variable: value" lines in notes give no variables.
    """

    def __init__(
        self,
        compiled: CompiledStyle,
        *,
        collate: Collate = collation_key,
        abbreviations: Abbreviations | None = None,
        notes_as_text: bool = False,
    ) -> None:
        self.compiled = compiled
        self.collate = collate
        self._names: NameRegistry | None = None
        if compiled.methods.add_givenname:
            from bibkit.csl.document.name_registry import NameRegistry  # half of the styles tell people apart

            settings = compiled.citation.settings
            self._names = NameRegistry(settings.rule, demote_particle=settings.demote_particle)
        self._abbreviations = abbreviations
        self._notes_as_text = notes_as_text
        self.items: dict[str, Item] = {}
        self.registry = Registry(
            compiled.citation, compiled.bibliography, compiled.methods, self._names, self.items, collate
        )
        self._uncited: list[str] = []
        self._document: list[_Placement] = []
        self._listing: BibliographyMaker | None = None
        if compiled.bibliography is not None:
            self._listing = BibliographyMaker(
                compiled.bibliography, compiled.bibliography_options, self.items, self.registry, self._names
            )

    @cached_property
    def _citing(self) -> CitationMaker:
        from bibkit.csl.document.citing import CitationMaker  # only now: a list alone has none

        return CitationMaker(self.compiled, self.items, self.registry, self._names, self.collate)

    # Items

    def register(self, items: Iterable[Mapping[str, object]]) -> tuple[Changed, ...]:
        """Make items known (CSL-JSON); they can then be cited. An item with a known id replaces it.

        Returns what changed in the text: citations of an item wait for it, and follow its new version.
        """
        replaced = False
        registered = set()
        for data in items:
            item = parse_item(
                abbreviated(data, self._abbreviations) if self._abbreviations else data,
                notes_as_text=self._notes_as_text,
            )
            if item.id in self.items:
                self.registry.forget(item.id)
                replaced = True
            self.items[item.id] = item
            registered.add(item.id)
        if replaced:
            self._citing.forget()
            if self._listing is not None:
                self._listing.forget()
        for place in self._document:
            if any(cite.id in registered for cite in place.citation.cites):
                place.typed = self._placement(place.citation).typed
                place.cites, place.inputs = place.typed, None
        return self._refresh() if replaced or self._document else ()

    def list_uncited(self, ids: Iterable[str]) -> tuple[Changed, ...]:
        """List these items in the bibliography though nothing cites them; returns what changed in the text."""
        self._uncited = [item for item in ids if item in self.items]
        return self._refresh()

    def divide(self, sections: Iterable[Iterable[str]]) -> tuple[Changed, ...]:
        """Make several lists of the bibliography, each of the items with these ids; returns what changed in the text.

        The style orders each list; numbers and year-suffixes run on from one to the next. An item may stand in
        several, with the number that it has in the first. Items that are in none follow in a last one
        (`Entry.section`).
        """
        self.registry.divide(frozenset(section) for section in sections)
        return self._refresh()

    # The document

    def cite(self, citation: Citation) -> tuple[Changed, ...]:
        """Put a citation at the end of the document, or a new version of a known one in its place."""
        if citation.id in self.citation_ids():
            self._document[self._place_of(citation.id)] = self._placement(citation)
        else:
            self._document.append(self._placement(citation))
        return self._refresh(citation.id)

    def insert(self, citation: Citation, at: int) -> tuple[Changed, ...]:
        """Put a citation before the one that is at place `at` (from 0)."""
        self._document = [place for place in self._document if place.citation.id != citation.id]
        self._document.insert(at, self._placement(citation))
        return self._refresh(citation.id)

    def move(self, citation: str, to: int) -> tuple[Changed, ...]:
        """Put the citation with that id at another place. Raises KeyError where there is none."""
        self._document.insert(to, self._document.pop(self._place_of(citation)))
        return self._refresh()

    def delete(self, citation: str) -> tuple[Changed, ...]:
        """Take the citation with that id out of the document. Raises KeyError where there is none."""
        del self._document[self._place_of(citation)]
        return self._refresh()

    def process(
        self, citation: Citation, before: Sequence[tuple[str, int]], after: Sequence[tuple[str, int]]
    ) -> tuple[Changed, ...]:
        """As citeproc-js's `processCitationCluster`: a citation between the ids (and notes) around it.

        Citations that are in neither list leave the document. As there, a citation that had to be made again
        comes back even if it turns out to read as before. Raises KeyError for an id that is not in the document.
        """
        known = {place.citation.id: place for place in self._document}
        placed = []
        for id_, note in before:
            placed.append(_renumbered(known[id_], note))
        placed.append(self._placement(citation))
        for id_, note in after:
            placed.append(_renumbered(known[id_], note))
        self._document = placed
        return self._refresh(citation.id, remade=True)

    def citations(self) -> tuple[tuple[Run, ...], ...]:
        """All citations of the document, in order."""
        return tuple(place.runs for place in self._document)

    def document(self) -> tuple[Citation, ...]:
        """The citations of the document as they were given, in order: what `cite_all` makes it from again."""
        return tuple(place.citation for place in self._document)

    @property
    def uncited(self) -> tuple[str, ...]:
        """The items that are listed though nothing cites them."""
        return tuple(self._uncited)

    def citation_ids(self) -> tuple[str, ...]:
        """The ids of the citations of the document, in order."""
        return tuple(place.citation.id for place in self._document)

    def _place_of(self, citation: str) -> int:
        for at, place in enumerate(self._document):
            if place.citation.id == citation:
                return at
        raise KeyError(f'there is no citation "{citation}" in the document')

    def _placement(self, citation: Citation) -> _Placement:
        return _Placement(
            citation, [self._resolved(cite) for cite in citation.cites if cite.id in self.items]
        )

    def _resolved(self, cite: Cite) -> Cite:
        """The cite with the label that is typed into its locator ("ch. 3")."""
        cite = cite.copy()
        if cite.locator and cite.label == "page" and self.items[cite.id].type not in _NO_LOCATOR_LABELS:
            match = _LABEL_IN_LOCATOR.match(cite.locator)
            if match and self.compiled.locale.has_term(LOCATOR_LABELS[match[2]]):
                cite.label, cite.locator = LOCATOR_LABELS[match[2]], match[3]
        return cite

    def _refresh(self, current: str | None = None, *, remade: bool = False) -> tuple[Changed, ...]:
        """Bring everything up to date; returns the citations that read differently (or are `remade`), and `current`."""
        # As typed, not as sorted: the order within a citation may itself follow from the numbers.
        cited = [
            cite.id for place in self._document for cite in place.citation.cites if cite.id in self.items
        ]
        self.registry.update([*cited, *self._uncited], self._first_notes(), remade=remade)
        for place in self._document:
            if place.citation.is_sorted:
                place.cites = self._citing.sorted(place.typed)
        if self._document and self.compiled.citation.reads_position:
            from bibkit.csl.document.position import Placed, set_positions  # a list alone has no positions

            set_positions(
                [
                    Placed(place.citation.note, place.cites, place.citation.mode == "author-only")
                    for place in self._document
                ],
                self.compiled.near_note_distance,
            )
        repeated = self._cited_repeatedly()
        changed = []
        for index, place in enumerate(self._document):
            inputs = self._inputs(place, repeated)
            if inputs != place.inputs:
                place.inputs = inputs
                runs = self._citing.runs(place.citation, place.cites)
                differs = _text(runs) != _text(place.runs)
                place.runs = runs
                if not (differs or remade) and place.citation.id != current:
                    continue
            elif place.citation.id != current:
                continue
            changed.append(Changed(index, place.citation.id, place.runs))
        return tuple(changed)

    def _first_notes(self) -> dict[str, int]:
        """The note that first cites each item, where the style refers to notes by number."""
        notes: dict[str, int] = {}
        if self.compiled.citation.renders_first_note:
            for place in self._document:
                for cite in place.cites:
                    if place.citation.note:
                        notes.setdefault(cite.id, place.citation.note)
        return notes

    def _cited_repeatedly(self) -> frozenset[str]:
        """The items of several notes, where cites are told apart by conditions: those of one note may differ."""
        if self.compiled.citation.settings.in_text or not self.registry.methods.condition:
            return frozenset()
        counts = Counter(item for place in self._document for item in {cite.id for cite in place.cites})
        return frozenset(item for item, count in counts.items() if count > 1)

    def _inputs(self, place: _Placement, repeated: frozenset[str]) -> object:
        """Everything that the text of a citation depends on, and what makes citeproc-js render it again."""
        registry = self.registry
        citation = place.citation
        return (
            # The number of its note changes a citation only through its cites.
            (
                citation.cites,
                citation.mode,
                citation.prefix,
                citation.suffix,
                citation.infix,
                citation.goes_on,
            ),
            tuple(
                (
                    cite.values(),
                    registry.state(cite.id),
                    registry.numbers.get(cite.id) if self.compiled.citation.renders_number else None,
                    registry.revision(cite.id),
                    registry.trials.get(cite.id),
                    cite.id in repeated,
                )
                for cite in place.cites
            ),
        )

    # Lists in one call

    def reference_list(self, items: Iterable[Mapping[str, object]]) -> Bibliography:
        """The bibliography of these items, in the style's order."""
        items = list(items)
        self.register(items)
        self.list_uncited([str(item.get("id", "")) for item in items])
        return self.bibliography()

    def render_each(self, items: Iterable[Mapping[str, object]]) -> Iterator[tuple[Run, ...]]:
        """The entry of each item as if it were the only one of its list; empty where the style shows nothing of it."""
        for item in items:
            alone = Processor(
                self.compiled,
                collate=self.collate,
                abbreviations=self._abbreviations,
                notes_as_text=self._notes_as_text,
            )
            entries = alone.reference_list((item,)).entries
            yield entries[0].runs if entries else ()

    def cite_all(self, citations: Sequence[Citation]) -> tuple[tuple[Run, ...], ...]:
        """All citations of a document at once, in order."""
        self._document = [self._placement(citation) for citation in citations]
        self._refresh()
        return self.citations()

    def format_cites(self, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """Cites as one citation, taken for themselves: positions are as given, nothing is remembered."""
        resolved = [self._resolved(cite) for cite in cites if cite.id in self.items]
        return self._citing.runs(
            Citation("", tuple(resolved)), self._citing.sorted(resolved, in_document=False)
        )

    def names_in_text(self, item: str, place: int | None = None) -> tuple[Run, ...]:
        """The names, if any, of a later cite of the item, or of the one in the citation at that place (from 0)."""
        cites = (
            ()
            if place is None or not self.compiled.citation.settings.in_text
            else self._document[place].cites
        )
        return self._citing.names_of(item, any(cite.id == item and cite.position == FIRST for cite in cites))

    def bibliography(self, shown: Container[str] | None = None) -> Bibliography:
        """The entries of all items of the document, in order; empty when the style has no bibliography.

        Of some items only (`shown`, their ids), with the numbers and year-suffixes that they have among all.
        """
        return self._listing.bibliography(shown) if self._listing is not None else Bibliography(())


def _renumbered(place: _Placement, note: int) -> _Placement:
    place.citation = place.citation._replace(note=note)
    return place


def _text(runs: tuple[Run, ...]) -> list[tuple[str, list[tuple[str, str]]]]:
    return [(run.text, [(span.kind, span.value) for span in run.spans]) for run in runs]
