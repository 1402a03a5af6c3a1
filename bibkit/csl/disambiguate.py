"""Telling apart items whose cites read the same (CSL 1.0.2, disambiguation).

A group of items with the same cite goes through the methods that the style allows: given names and more
names, step by step; then year-suffixes or, in a style without them, the `disambiguate` condition. A step is kept
when it makes fewer cites of the group equal. The order of the steps and what is kept when nothing helps follow
citeproc-js. The specification has year-suffixes behind the condition where it counts the methods, and before it
where it describes it: "only made when all other disambiguation methods have failed" (choose).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bibkit.csl.compile.methods import Methods
from bibkit.csl.ops.env import State


class Looked(NamedTuple):
    """What a trial cite of an item shows: its text, and for each list of names how much of it."""

    text: str
    names: tuple[int, ...]
    givens: tuple[tuple[int, ...], ...]
    names_max: tuple[int, ...]
    conditions_seen: int
    conditions_met: int


Trial = Callable[[str, State], Looked]
"""Renders a trial cite of the item with that id in that state."""


class _StateDraft:
    """A state under construction."""

    __slots__ = ("disambiguate", "givens", "names")

    def __init__(self, names: Sequence[int], givens: Sequence[Sequence[int]], disambiguate: int = 0) -> None:
        self.names = list(names)
        self.givens = [list(levels) for levels in givens]
        self.disambiguate = disambiguate

    def copy(self) -> "_StateDraft":
        return _StateDraft(self.names, self.givens, self.disambiguate)

    def state(self, year_suffix: int | None = None) -> State:
        return State(tuple(self.names), tuple(map(tuple, self.givens)), self.disambiguate, year_suffix)

    def adopt(self, looked: Looked) -> None:
        """Take over what was shown: no list is longer than the names it has."""
        for place, shown in enumerate(looked.names):
            if place < len(self.names):
                self.names[place] = shown
            else:
                self.names.append(shown)
        for place, levels in enumerate(looked.givens):
            while place >= len(self.givens):
                self.givens.append([])
            own = self.givens[place]
            for index, level in enumerate(levels):
                if index < len(own):
                    own[index] = level
                else:
                    own.append(level)
        self.pad()

    def pad(self) -> None:
        for place, count in enumerate(self.names):
            while place >= len(self.givens):
                self.givens.append([])
            self.givens[place] += [0] * (count - len(self.givens[place]))


class _Search:
    """The search for states that tell the items of one group apart."""

    def __init__(
        self,
        items: Sequence[str],
        trial: Trial,
        methods: Methods,
        order: Callable[[Sequence[str]], list[str]],
    ):
        self.trial = trial
        self.methods = methods
        self.order = order
        self.found: dict[str, State] = {}
        self.stages: list[Callable[[bool], None]] = []
        if methods.expands_names:
            self.stages.append(self._names_stage)
        if methods.year_suffix:
            self.stages.append(self._years_stage)
        elif methods.condition:
            self.stages.append(self._condition_stage)
        self.stage = 0
        first = {item: trial(item, State()) for item in items}
        self.base = _StateDraft(first[items[0]].names, first[items[0]].givens)
        self.base.pad()
        for item in items[1:]:
            self._widen(first[item])
        self.better = self.base.copy()
        maxima = first[items[-1]].names_max
        self.last_nameset = len(first[items[-1]].names) - 1
        ordered = sorted(items, key=lambda item: (first[item].names_max, item))
        maxima = first[ordered[0]].names_max
        self.names_max = maxima[0] if maxima else None
        self.lists: list[tuple[_StateDraft, list[str]]] = [(self.base, ordered)]
        self.partners: list[str] = []
        self.others: list[str] = []
        self.clashes = (1, 0)
        self.nameset = self.name = 0
        self.starts = True
        self.conditions_met = self.conditions_seen = 0
        self.settled: tuple[State, dict[str, Looked]] = (State(), {})

    def _widen(self, looked: Looked) -> None:
        if len(looked.names) < len(self.base.names):
            self.base = _StateDraft(looked.names, looked.givens)
            self.base.pad()
            return
        for place, shown in enumerate(looked.names):
            if place < len(self.base.names) and shown > self.base.names[place]:
                self.base.names[place] = shown
                self.base.givens[place] = list(looked.givens[place]) if place < len(looked.givens) else []
                self.base.pad()

    def run(self) -> dict[str, State]:
        while self.lists:
            self.nameset = self.name = 0
            self.clashes = (1, 0)
            while self.lists[0][1]:
                before = self._progress()
                is_last = self._step()
                self._scan(self.lists[0][1])
                # A step that shows no more than the last one ends the names, or nothing would.
                is_last = is_last or self._progress() == before
                self.stages[self.stage](is_last)
                if is_last and self.stage < len(self.stages) - 1:
                    self.stage += 1
            del self.lists[0]
        return self.found

    def _progress(self) -> object:
        """What the steps have come to; two equal values mean that a step led nowhere."""
        base = self.base
        state = base.state()
        return (
            state,
            self.nameset,
            self.name,
            self.stage,
            self.starts,
            len(self.lists),
            len(self.lists[0][1]),
        )

    def _step(self) -> bool:
        """Show a little more; whether nothing more can be shown."""
        if self.starts:
            self.starts = False
            return False
        current = self.stages[self.stage]
        if current == self._condition_stage:
            self.base.disambiguate += 1
            self.better.disambiguate += 1
            return False
        if current != self._names_stage:
            return False
        return self._step_names()

    def _step_names(self) -> bool:
        base, methods = self.base, self.methods
        expands = methods.by_cite and methods.add_givenname
        next_name = not expands
        if expands:
            if base.givens and self._given_level() < 2:
                base.givens[self.nameset][self.name] += 1
            else:
                next_name = True
        next_nameset = self.names_max is None
        if self.names_max is not None and next_name:
            if methods.add_names and self.name < self.names_max:
                base.names[self.nameset] += 1
                self.name += 1
                next_nameset = False
            else:
                next_nameset = True
        if next_nameset and self.nameset < self.last_nameset:
            self.nameset += 1
            while self.nameset >= len(base.names):
                base.names.append(1)
            base.names[self.nameset] = 1
            self.name = 0
            base.pad()
        return (
            (self.last_nameset == -1 or self.nameset == self.last_nameset)
            and (not methods.add_names or self.names_max is None or self.name == self.names_max)
            and (not expands or self._given_level() >= 2)
        )

    def _given_level(self) -> int:
        givens = self.base.givens
        if self.nameset < len(givens) and self.name < len(givens[self.nameset]):
            return givens[self.nameset][self.name]
        return 2

    def _scan(self, items: Sequence[str]) -> None:
        """Split the items into those that read like the first one and the others."""
        looked = self._looked(items)
        text = looked[items[0]].text
        self.partners, self.others = [], []
        for item in items:
            (self.partners if looked[item].text == text else self.others).append(item)
        self.clashes = (self.clashes[1], len(self.partners) - 1)
        last = looked[items[-1]]
        self.conditions_seen, self.conditions_met = last.conditions_seen, last.conditions_met

    def _looked(self, items: Sequence[str]) -> dict[str, Looked]:
        """What the items show, each in the state that the one before it has left.

        Where they all leave the state as it was, that is kept: their list is taken apart one by one, and each
        time the rest would be looked at again.
        """
        before = state = self.base.state()
        kept_for, kept = self.settled
        if state == kept_for and kept.keys() >= set(items):
            return kept
        is_settled = True
        looked = {}
        for item in items:
            looked[item] = found = self.trial(item, state)
            self.base.adopt(found)
            after = self.base.state()
            if after != state:
                state, is_settled = after, False
        if is_settled:
            self.settled = (before, looked)
        return looked

    def _register(self, item: str, config: _StateDraft, year_suffix: int | None = None) -> None:
        self.found[item] = config.state(year_suffix)

    def _names_stage(self, is_last: bool) -> None:
        before, now = self.clashes
        partners, others = self.partners, self.others
        if now == 0 and len(others) == 1:
            self._keep_step()
            self._register(others[0], self.better)
            self._register(partners[0], self.better)
            self.lists[0] = (self.better, [])
        elif now == 0:
            self._keep_step()
            self._register(partners[0], self.better)
            others = self._without_unlike(others)
            self.lists[0] = (self.better, others)
            if others:
                self.starts = True
        elif len(others) == 1:
            self._keep_step()
            self._register(others[0], self.better)
            self.lists[0] = (self.better, partners)
        elif now < before:
            self._keep_step()
            self.lists[0] = (self.better, partners)
            self.lists.append((self.better, others))
        elif is_last:
            self.lists[0] = (self.better, others)
            if self.stage < len(self.stages) - 1:
                self.lists.append((self.better, partners))
                return
            for item in partners:
                self._register(item, self.better)

    def _without_unlike(self, items: Sequence[str]) -> list[str]:
        """The rest of the items after the first ones that no other reads like; those need no further step."""
        kept_for, kept = self.settled
        if self.base.state() != kept_for or not kept.keys() >= set(items):
            return list(items)
        alike = Counter(kept[item].text for item in items)
        for place, item in enumerate(items):
            if alike[kept[item].text] > 1:
                return list(items[place:])
            self._register(item, self.better)
        return []

    def _keep_step(self) -> None:
        base, better = self.base, self.better
        if self.methods.by_cite and base.givens and self.nameset < len(base.givens):
            levels = base.givens[self.nameset]
            if self.name < len(levels):
                if len(better.givens) < len(base.givens):
                    better.givens = [list(own) for own in base.givens]
                while len(better.givens[self.nameset]) <= self.name:
                    better.givens[self.nameset].append(0)
                better.givens[self.nameset][self.name] = levels[self.name]
        if self.nameset < len(base.names):
            while self.nameset >= len(better.names):
                better.names.append(base.names[len(better.names)])
            better.names[self.nameset] = base.names[self.nameset]

    def _condition_stage(self, _is_last: bool) -> None:
        """Method 3: let conditions hold, one more at a time; with each, names are tried again."""
        items = self.lists[0][1]
        is_done = self.clashes[1] == 0 and len(self.others) < 2
        is_exhausted = self.conditions_met == self.conditions_seen
        if not is_done and not (self.base.disambiguate and is_exhausted):
            self.stage = 0
            self.base.disambiguate = self.better.disambiguate = self.conditions_met
            if self.base.disambiguate:
                self._names_stage(False)
            else:
                self.starts = True
                self.base.disambiguate = 1
        else:
            for item in items:
                self._register(item, self.lists[0][0])
            self.lists[0] = (self.better, [])

    def _years_stage(self, _is_last: bool) -> None:
        """Method 4: year-suffixes in the order of the bibliography."""
        items = self.lists[0][1]
        if self.clashes[1]:
            for rank, item in enumerate(self.order(items)):
                self._register(item, self.better, rank)
        self.lists[0] = (self.better, [])


def disambiguate(
    items: Sequence[str], trial: Trial, methods: Methods, order: Callable[[Sequence[str]], list[str]]
) -> dict[str, State]:
    """States for the items of a group whose cites read the same; items without a state stay as they are.

    `order` puts items in the order of the bibliography.
    """
    if len(items) < 2 or not methods.any:
        return {}
    return _Search(items, trial, methods, order).run()
