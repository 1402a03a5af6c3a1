"""Telling apart items whose cites read the same (CSL 1.0.2, disambiguation).

The methods that the style allows make a chain. Each takes groups of items that still read alike and leaves those
that do so after it: given names and more names, step by step; then year-suffixes or, in a style without them, the
`disambiguate` condition, after which names are tried again. A step is kept when it makes fewer cites of the group
equal. The order of the steps and what is kept when nothing helps follow citeproc-js. The specification has
year-suffixes behind the condition where it counts the methods, and before it where it describes it: "only made when
all other disambiguation methods have failed" (choose).
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bibkit.csl.compile.methods import Methods
from bibkit.csl.ops.env import FULL_GIVEN, NO_GIVEN, State


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
            self.givens[place] += [NO_GIVEN] * (count - len(self.givens[place]))


class _Cursor:
    """The name of which the next step shows more."""

    __slots__ = ("_last_list", "_longest", "_methods", "name", "names")

    def __init__(self, methods: Methods, lists: int, longest: int | None) -> None:
        self._methods = methods
        self._last_list = lists - 1
        self._longest = longest  # of the first list
        self.names = self.name = 0

    def start(self) -> None:
        """Go to the first name of the first list."""
        self.names = self.name = 0

    def level(self, draft: _StateDraft) -> int:
        """How much of the given name is shown."""
        givens = draft.givens
        if self.names < len(givens) and self.name < len(givens[self.names]):
            return givens[self.names][self.name]
        return FULL_GIVEN

    def show_more(self, draft: _StateDraft) -> bool:
        """One level more of the given name, or one name more, or the next list; whether this is the last step."""
        methods = self._methods
        expands = methods.by_cite and methods.add_givenname
        if expands and draft.givens and self.level(draft) < FULL_GIVEN:
            draft.givens[self.names][self.name] += 1
            is_through = self._longest is None
        elif self._longest is not None and methods.add_names and self.name < self._longest:
            draft.names[self.names] += 1
            self.name += 1
            is_through = False
        else:
            is_through = True
        if is_through and self.names < self._last_list:
            self.names += 1
            while self.names >= len(draft.names):
                draft.names.append(1)
            draft.names[self.names] = 1
            self.name = 0
            draft.pad()
        return (
            (self._last_list == -1 or self.names == self._last_list)
            and (not methods.add_names or self._longest is None or self.name == self._longest)
            and (not expands or self.level(draft) >= FULL_GIVEN)
        )

    def keep(self, draft: _StateDraft, kept: _StateDraft) -> None:
        """Make what the draft shows of the name part of what is kept."""
        if self._methods.by_cite and draft.givens and self.names < len(draft.givens):
            levels = draft.givens[self.names]
            if self.name < len(levels):
                if len(kept.givens) < len(draft.givens):
                    kept.givens = [list(own) for own in draft.givens]
                own = kept.givens[self.names]
                own += [NO_GIVEN] * (self.name + 1 - len(own))
                own[self.name] = levels[self.name]
        if self.names < len(draft.names):
            while self.names >= len(kept.names):
                kept.names.append(draft.names[len(kept.names)])
            kept.names[self.names] = draft.names[self.names]


class _Split(NamedTuple):
    """The items of a group that read like the first one, and the others.

    `clashes` is how many read like the first, `clashes_before` how many did at the look before, if there was one.
    """

    alike: list[str]
    others: list[str]
    clashes: int
    clashes_before: int
    conditions_seen: int
    conditions_met: int


class _Trials:
    """What cites show while their items are told apart. `draft` is what is being tried."""

    __slots__ = ("_clashes", "_render", "_settled", "draft")

    def __init__(self, trial: Trial, draft: _StateDraft) -> None:
        self._render = trial
        self._settled: tuple[State, dict[str, Looked]] = (State(), {})
        self._clashes = 0
        self.draft = draft

    def start(self) -> None:
        """Turn to another group."""
        self._clashes = 0

    def split(self, items: Sequence[str]) -> _Split:
        looked = self._looked(items)
        text = looked[items[0]].text
        alike: list[str] = []
        others: list[str] = []
        for item in items:
            (alike if looked[item].text == text else others).append(item)
        before, self._clashes = self._clashes, len(alike) - 1
        last = looked[items[-1]]
        return _Split(alike, others, self._clashes, before, last.conditions_seen, last.conditions_met)

    def _looked(self, items: Sequence[str]) -> dict[str, Looked]:
        """What the items show, each in the state that the one before it has left.

        Where they all leave the state as it was, that is kept: their group is taken apart one by one, and each
        time the rest would be looked at again.
        """
        before = state = self.draft.state()
        kept_for, kept = self._settled
        if state == kept_for and kept.keys() >= set(items):
            return kept
        is_settled = True
        looked = {}
        for item in items:
            looked[item] = found = self._render(item, state)
            self.draft.adopt(found)
            after = self.draft.state()
            if after != state:
                state, is_settled = after, False
        if is_settled:
            self._settled = (before, looked)
        return looked

    def unlike(self, items: Sequence[str]) -> int:
        """How many of the first items no other reads like, as far as that is known."""
        kept_for, kept = self._settled
        if self.draft.state() != kept_for or not kept.keys() >= set(items):
            return 0
        count = Counter(kept[item].text for item in items)
        return next((place for place, item in enumerate(items) if count[kept[item].text] > 1), len(items))


class _Chain:
    """The methods, on the groups that are still to be told apart; `found` are the states of the other items.

    A group comes with the draft of the state that its items get where nothing more helps. `kept` is what steps have
    shown that made cites different.
    """

    __slots__ = ("_cursor", "_groups", "_kept", "_methods", "_only_looks", "_trials", "found")

    def __init__(self, items: Sequence[str], trial: Trial, methods: Methods) -> None:
        first = {item: trial(item, State()) for item in items}
        draft = _widest([first[item] for item in items])
        ordered = sorted(items, key=lambda item: (first[item].names_max, item))
        longest = first[ordered[0]].names_max
        self.found: dict[str, State] = {}
        self._methods = methods
        self._trials = _Trials(trial, draft)
        self._cursor = _Cursor(methods, len(first[items[-1]].names), longest[0] if longest else None)
        self._kept = draft.copy()
        self._groups: list[tuple[_StateDraft, list[str]]] = [(draft, ordered)]
        self._only_looks = True  # the next step shows nothing more

    def run(self, order: Callable[[Sequence[str]], list[str]]) -> dict[str, State]:
        while self._has_group():
            if self._methods.expands_names:
                self._expand_names()
            if self._methods.year_suffix:
                self._add_year_suffixes(order)
            elif self._methods.condition:
                self._meet_conditions()
        return self.found

    def _expand_names(self) -> None:
        """Methods 1 and 2: show more names and more of them, until nothing more can be shown."""
        is_last_method = not (self._methods.year_suffix or self._methods.condition)
        while self._has_group():
            before = self._progress()
            is_last = not self._takes_a_look() and self._cursor.show_more(self._trials.draft)
            split = self._split()
            # A step that shows no more than the one before ends the names, or nothing would.
            is_last = is_last or self._progress() == before
            self._keep_if_better(split, is_last=is_last, is_last_method=is_last_method)
            if is_last and not is_last_method:
                return

    def _meet_conditions(self) -> None:
        """Method 3: let conditions hold, one more at a time; with each, names are tried again."""
        draft, kept = self._trials.draft, self._kept
        while self._has_group():
            if not self._takes_a_look():
                draft.disambiguate += 1
                kept.disambiguate += 1
            split = self._split()
            is_done = split.clashes == 0 and len(split.others) < 2
            if is_done or (draft.disambiguate and split.conditions_met == split.conditions_seen):
                group_draft, items = self._groups[0]
                for item in items:
                    self.found[item] = group_draft.state()
                self._groups[0] = (kept, [])
                continue
            draft.disambiguate = kept.disambiguate = split.conditions_met
            if draft.disambiguate:
                self._keep_if_better(split, is_last=False, is_last_method=False)
            else:
                self._only_looks = True
                draft.disambiguate = 1
            if self._methods.expands_names:
                return

    def _add_year_suffixes(self, order: Callable[[Sequence[str]], list[str]]) -> None:
        """Method 4: year-suffixes in the order of the bibliography."""
        while self._has_group():
            self._takes_a_look()
            items = self._groups[0][1]
            if self._split().clashes:
                for rank, item in enumerate(order(items)):
                    self.found[item] = self._kept.state(rank)
            self._groups[0] = (self._kept, [])

    def _has_group(self) -> bool:
        """Whether items are left; at a new group, names are tried from the first one on."""
        while self._groups and not self._groups[0][1]:
            del self._groups[0]
            self._cursor.start()
            self._trials.start()
        return bool(self._groups)

    def _takes_a_look(self) -> bool:
        """Whether the step is only to look."""
        only_looks, self._only_looks = self._only_looks, False
        return only_looks

    def _split(self) -> _Split:
        return self._trials.split(self._groups[0][1])

    def _progress(self) -> object:
        """What the steps have come to; two equal values mean that a step led nowhere."""
        return self._trials.draft.state(), self._cursor.names, self._cursor.name, self._only_looks

    def _keep_if_better(self, split: _Split, *, is_last: bool, is_last_method: bool) -> None:
        """Keep the step if it tells items apart; the group is then what reads alike, or the rest."""
        kept, groups = self._kept, self._groups
        alike, others = split.alike, split.others
        is_better = split.clashes == 0 or len(others) == 1 or split.clashes < split.clashes_before
        if is_better:
            self._cursor.keep(self._trials.draft, kept)
        if split.clashes == 0:
            self.found[alike[0]] = kept.state()
            alone = len(others) if len(others) == 1 else self._trials.unlike(others)
            for item in others[:alone]:
                self.found[item] = kept.state()
            groups[0] = (kept, others[alone:])
            self._only_looks = self._only_looks or bool(groups[0][1])
        elif len(others) == 1:
            self.found[others[0]] = kept.state()
            groups[0] = (kept, alike)
        elif is_better:
            groups[0] = (kept, alike)
            groups.append((kept, others))
        elif is_last:
            groups[0] = (kept, others)
            if is_last_method:
                for item in alike:
                    self.found[item] = kept.state()
            else:
                groups.append((kept, alike))


def _widest(looked: Sequence[Looked]) -> _StateDraft:
    """The draft to begin with: of the items with the fewest lists of names, the most names of each."""
    draft = _StateDraft(looked[0].names, looked[0].givens)
    draft.pad()
    for one in looked[1:]:
        if len(one.names) < len(draft.names):
            draft = _StateDraft(one.names, one.givens)
            draft.pad()
            continue
        for place, shown in enumerate(one.names):
            if place < len(draft.names) and shown > draft.names[place]:
                draft.names[place] = shown
                draft.givens[place] = list(one.givens[place]) if place < len(one.givens) else []
                draft.pad()
    return draft


def disambiguate(
    items: Sequence[str], trial: Trial, methods: Methods, order: Callable[[Sequence[str]], list[str]]
) -> dict[str, State]:
    """States for the items of a group whose cites read the same; items without a state stay as they are.

    `order` puts items in the order of the bibliography.
    """
    if len(items) < 2 or not methods.any:
        return {}
    return _Chain(items, trial, methods).run(order)
