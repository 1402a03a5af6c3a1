"""The items of a document: their order, numbers and disambiguation, kept up to date as items come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from bibkit.csl.compile import CompiledArea
from bibkit.csl.compile.methods import Methods
from bibkit.csl.data.collation import Collate
from bibkit.csl.data.item import Item
from bibkit.csl.document.disambiguate import Looked, disambiguate
from bibkit.csl.document.render import trial
from bibkit.csl.document.sorting import SortValues, keys_with_names, names_in_keys, sort_by_keys
from bibkit.csl.ops.env import Env, State
from bibkit.csl.ops.group import Group
from bibkit.csl.ops.text import CitationNumberOp

if TYPE_CHECKING:
    from bibkit.csl.document.name_registry import NameRegistry


class Registry:
    """`order` is the bibliography's order, `numbers` the citation numbers, `states` what tells items apart.

    `style_order` is the order that the style gives them, whichever of several lists (`sections`) they stand in.
    Where it `counts_down`, as styles can ask and callers may set before there are items, the last number is 1.
    """

    def __init__(
        self,
        citation: CompiledArea,
        bibliography: CompiledArea | None,
        methods: Methods,
        names: NameRegistry | None,
        items: Mapping[str, Item],
        collate: Collate,
    ) -> None:
        self.citation = citation
        self.bibliography = bibliography
        self.methods = methods
        self.names = names
        self.items = items
        self.collate = collate
        self.listed: list[str] = []
        self.order: list[str] = []
        self.style_order: list[str] = []
        self.numbers: dict[str, int] = {}
        self.states: dict[str, State] = {}
        self.first_notes: dict[str, int] = {}
        self.sections: tuple[frozenset[str], ...] = ()
        self.trials: dict[str, int] = {}
        """How often an item was told apart anew by conditions, or after its like had left, whatever came of it."""
        self._groups_items = methods.any or names is not None
        self._group_of: dict[str, str] = {}
        self._groups: dict[str, dict[str, None]] = {}
        self._looked: dict[str, dict[State, Looked]] = {}
        self._shown: dict[str, int] = {}
        """How many of its first names a later cite of the item shows."""
        self._sort_values: dict[str, SortValues] = {}
        self._name_keys = keys_with_names(bibliography.keys) if bibliography is not None else ()
        self.counts_down = bibliography is not None and any(
            key.descending and (key.variable == "citation-number" or any(map(_sorts_by_number, key.ops)))
            for key in bibliography.keys
        )

    def update(self, ids: Iterable[str], first_notes: Mapping[str, int], *, remade: bool = False) -> None:
        """Make the items with these ids, in the order of their first citation, the items of the document.

        `first_notes` are the numbers of the notes that first cite them, as far as the style shows these.
        `remade` is for who wants to know which citations citeproc-js makes again, even where nothing is told apart.
        """
        listed = list(dict.fromkeys(ids))
        wanted = set(listed)
        known = set(self.listed)
        if remade and not self._groups_items and not known <= wanted:
            self._groups_items = True
            for item in self.listed:
                self._add(item)
        touched: set[str] = set()
        for item in self.listed:
            if item not in wanted:
                touched |= self._remove(item)
        self._count_trials(item for group in touched for item in self._groups.get(group, ()))
        for item in listed:
            if item not in known:
                touched |= self._add(item)
        if self.methods.by_cite and first_notes != self.first_notes:
            moved = {item for item in listed if first_notes.get(item) != self.first_notes.get(item)}
            touched |= self._taint(moved)
            self.first_notes = dict(first_notes)
        before, order_before = self.listed, self.order
        self.listed = listed
        if listed == before and not touched:
            return
        touched |= self._know_sorted_names(item for item in listed if item not in known)
        self._sort()
        if _has_moved(before, listed) or _has_moved(order_before, self.order):
            # Year-suffixes follow the order, whatever else tells works apart may.
            touched |= {group for group, items in self._groups.items() if len(items) > 1}
        self._disambiguate(touched)

    def _count_trials(self, items: Iterable[str]) -> None:
        for item in items:
            self.trials[item] = self.trials.get(item, 0) + 1

    def divide(self, sections: Iterable[frozenset[str]]) -> None:
        """Order the items by the sections that show them, and in each as the style does."""
        divided = tuple(sections)
        if divided != self.sections:
            self.sections = divided
            self._sort()
            self._disambiguate(tuple(self._groups))

    def forget(self, item: str) -> None:
        """The data of an item has changed: everything about it is found out anew at the next update."""
        if item in self._group_of or item in self.listed:
            self._remove(item)
            self.listed = [other for other in self.listed if other != item]

    def _remove(self, item: str) -> set[str]:
        touched: set[str] = set()
        group = self._group_of.pop(item, None)
        if group is not None:
            self._groups[group].pop(item, None)
            touched.add(group)
        self.states.pop(item, None)
        self._looked.pop(item, None)
        self._shown.pop(item, None)
        self._sort_values.pop(item, None)
        if self.names is not None:
            touched |= self._taint(self.names.remove(item))
        return touched

    def _add(self, item: str) -> set[str]:
        if not self._groups_items:
            return set()
        env = trial(self.citation, self.items[item], None, None, collect=True)
        group = env.text()
        if self.methods.add_names and env.found.names_shown:
            self._shown[item] = env.found.names_shown[0]
        self._group_of[item] = group
        self._groups.setdefault(group, {})[item] = None
        touched = {group}
        if self.names is not None:
            touched |= self._taint(self.names.add(item, env.found.collected or []))
        if self.methods.any and (self.names is None or not self.names.tells_apart(item)):
            # Where nothing more is shown of its names, the item reads so before it is told apart from others, too.
            self._looked[item] = {_AS_IT_IS: _looked(env, group)}
        return touched

    def _taint(self, items: Iterable[str]) -> set[str]:
        """Items whose names are now to be shown differently; returns their groups."""
        groups = set()
        for item in items:
            self._looked.pop(item, None)
            self._sort_values.pop(item, None)
            group = self._group_of.get(item)
            if group is not None:
                groups.add(group)
        return groups

    def _know_sorted_names(self, items: Iterable[str]) -> set[str]:
        """Make the names by which entries sort known; returns the groups to look at anew.

        An item may be cited without the names under which it is listed: a film cited by its title and listed under
        its director, J. Doe, makes another's "Doe" ambiguous.
        """
        names, area = self.names, self.bibliography
        touched: set[str] = set()
        if names is None or names.by_cite or area is None:
            return touched
        for item in items:
            lists = self.items[item].names.values()
            if names.knows(item, [(name, index) for people in lists for index, name in enumerate(people)]):
                continue
            found = names_in_keys(self._name_keys, area.settings, self.items[item])
            if not names.knows(item, found):
                touched |= self._taint(names.add(item, found))
        return touched

    def _sort(self) -> None:
        area = self.bibliography
        if area is None or not area.keys:
            self.order = list(self.listed)
        else:
            first_cited = {item: place + 1 for place, item in enumerate(self.listed)}
            numbered = any(key.variable == "citation-number" or key.ops for key in area.keys)
            values: dict[str, SortValues] = {}
            for item in self.listed:
                found = self._sort_values.get(item)
                if found is None or numbered:
                    part = area.of(self.items[item])
                    found = SortValues(
                        part.keys,
                        part.settings,
                        self.items[item],
                        first_cited[item],
                        self.names,
                        self.collate,
                    )
                    self._sort_values[item] = found
                values[item] = found
            self.order = sort_by_keys(self.listed, values.__getitem__, area.keys)
        self.style_order = self.order
        if self.sections:
            # Numbers run on from list to list, so the first list that shows an item decides.
            first = {
                item: place for place, section in reversed([*enumerate(self.sections)]) for item in section
            }
            self.order = sorted(self.order, key=lambda item: first.get(item, len(self.sections)))
            if area is None or not area.keys:
                self.style_order = self.order
        count = len(self.order)
        self.numbers = {
            item: count - place if self.counts_down else place + 1 for place, item in enumerate(self.order)
        }

    def _disambiguate(self, touched: Iterable[str]) -> None:
        if not self.methods.any:
            return
        places: dict[str, int] = {}
        listed: dict[str, int] = {}
        for group in touched:
            items = list(self._groups.get(group, ()))
            if not items:
                self._groups.pop(group, None)
                continue
            for item in items:
                self.states.pop(item, None)
            if len(items) > 1:
                if not places:
                    places = {item: place for place, item in enumerate(self.order)}
                    listed = {item: place for place, item in enumerate(self.listed)}
                # However the document came about: as if all were cited at once.
                items.sort(key=listed.__getitem__)
                order = partial(sorted, key=places.__getitem__)
                if self.methods.condition:
                    self._count_trials(items)
                self.states.update(disambiguate(items, self._look, self.methods, order))

    def _look(self, item: str, state: State) -> Looked:
        looked = self._looked.setdefault(item, {})
        found = looked.get(state)
        if found is None:
            data, note = self.items[item], self.first_notes.get(item, 0)
            env = trial(
                self.citation, data, state, self.names, collect=self.names is not None, first_note=note
            )
            if self.names is not None and not self.names.knows(item, env.found.collected or []):
                # Conditions may bring names to light that the first cite did not show.
                self.names.add(item, env.found.collected or [])
                env = trial(self.citation, data, state, self.names, first_note=note)
            found = looked[state] = _looked(env, env.text())
        return found

    def revision(self, item: str) -> int:
        """A number that changes when the names of other items make something else of this item's names."""
        return self.names.revision(item) if self.names is not None else 0

    def state(self, item: str) -> State | None:
        return self.states.get(item)

    def entry_state(self, item: str) -> State | None:
        """What tells the item apart in the list, which shows no fewer names than cites do where these show more.

        What tells cites apart "must be shown in the corresponding bibliography entries" (CSL 1.0.2,
        disambiguation), also where cites show so many names that nothing more is needed: a cite of five names is no
        entry of three and "et al.".
        """
        state = self.states.get(item)
        shown = self._shown.get(item, 0)
        return State((shown,)) if state is None and shown > 1 else state


_AS_IT_IS = State()


def _looked(env: Env, text: str) -> Looked:
    """What a trial has shown."""
    found = env.found
    return Looked(
        text,
        tuple(found.names_shown),
        tuple(map(tuple, found.givens)),
        tuple(found.names_max),
        found.conditions_seen,
        found.conditions_met,
    )


def _has_moved(before: list[str], now: list[str]) -> bool:
    """Whether items that are in both lists stand in another order."""
    if not before or before == now[: len(before)]:
        return False
    old, new = set(before), set(now)
    return [item for item in before if item in new] != [item for item in now if item in old]


def _sorts_by_number(op: object) -> bool:
    if isinstance(op, Group):
        return any(map(_sorts_by_number, op.ops))
    return isinstance(op, CitationNumberOp)
