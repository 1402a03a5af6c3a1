"""Who is called what, over the whole document (CSL 1.0.2, givenname-disambiguation-rule).

For every family name the registry knows which initials and which given names occur, and so how much of a
given name must be shown to tell two people apart. Under "by-cite" people are told apart within an item
only; cites are told apart elsewhere (`disambiguate`).
"""

from typing import NamedTuple

from bibkit.csl.data.name import ItemName
from bibkit.csl.ops.env import FULL_GIVEN, INITIALS, NO_GIVEN
from bibkit.csl.text.initials import initials as to_initials
from bibkit.text.pattern import lazy_pattern

_TRAILING_WORD = lazy_pattern(r"[,!]* ([^,]+)$")


class _Keys(NamedTuple):
    family: str
    initials: str
    given: str


def _without_periods(text: str) -> str:
    return " ".join(text.replace(".", " ").split())


class NameRegistry:
    """Implements `ops.env.NameLevels` for one style."""

    def __init__(self, rule: str, *, demote_particle: str) -> None:
        self.rule = rule
        self.by_cite = rule == "by-cite"
        self.primary_only = rule.startswith("primary-name")
        self.initials_only = rule.endswith("-with-initials")
        self._keeps_particle = demote_particle == "never"
        self._keys: dict[ItemName, _Keys] = {}
        self._people: dict[tuple[str, str], dict[str, dict[str, set[str]]]] = {}
        self._of_item: dict[str, set[_Keys]] = {}
        self._levels: dict[tuple[ItemName, int, bool, bool], int] = {}
        self._with_namesakes: set[str] = set()
        """The items in which people have one family name, where they are told apart within an item."""
        self._revisions: dict[str, int] = {}

    def _keys_of(self, name: ItemName) -> _Keys:
        keys = self._keys.get(name)
        if keys is None:
            family = _without_periods(name.family)
            if self._keeps_particle and name.non_dropping and name.family:
                family = f"{family} {name.non_dropping}"
            given = _without_periods(name.given)
            last = _TRAILING_WORD.search(given)
            if last and last[1] == last[1].lower():
                given = given[: last.start()]
            keys = _Keys(family, to_initials(given, "%s").replace("%s", "."), given)
            self._keys[name] = keys
        return keys

    def _family(self, item: str, keys: _Keys) -> tuple[str, str]:
        """Whom the person may be confused with: those of this family name, in this item or anywhere."""
        return (item if self.by_cite else "", keys.family)

    def add(self, item: str, names: list[tuple[ItemName, int]]) -> set[str]:
        """Make the names of an item known; returns the items that may have to be told apart anew."""
        affected: set[str] = set()
        self._levels.clear()
        for name, index in names:
            if name.literal or not (name.family or name.given) or (self.primary_only and index):
                continue
            keys = self._keys_of(name)
            people = self._people.setdefault(self._family(item, keys), {})
            givens = people.setdefault(keys.initials, {})
            known = keys.given in givens
            givens.setdefault(keys.given, set()).add(item)
            self._of_item.setdefault(item, set()).add(keys)
            if self.by_cite and (len(people) > 1 or len(givens) > 1):
                self._with_namesakes.add(item)
            if (
                not known
                and not self.by_cite
                and (len(givens) == 2 or (len(givens) == 1 and len(people) == 2))
            ):
                # Only the second person of a name changes how the first is shown.
                affected |= self._items(people)
        return affected

    def knows(self, item: str, names: list[tuple[ItemName, int]]) -> bool:
        """Whether adding these names would say nothing new."""
        known = self._of_item.get(item, set())
        return all(
            self._keys_of(name) in known
            for name, index in names
            if not name.literal and (name.family or name.given) and not (self.primary_only and index)
        )

    def remove(self, item: str) -> set[str]:
        """Forget an item; returns the items that may have to be told apart anew."""
        affected: set[str] = set()
        self._with_namesakes.discard(item)
        self._levels.clear()
        for keys in self._of_item.pop(item, ()):
            family = self._family(item, keys)
            people = self._people[family]
            items = people[keys.initials][keys.given]
            items.discard(item)
            if not items:
                givens = people[keys.initials]
                del givens[keys.given]
                if len(givens) == 1 or (not givens and len(people) == 2):
                    affected |= self._items(people)
                if not givens:
                    del people[keys.initials]
            if not people:
                del self._people[family]
        return affected

    def revision(self, item: str) -> int:
        """A number that changes when the names of the item may have to be shown differently."""
        return self._revisions.get(item, 0)

    def _items(self, people: dict[str, dict[str, set[str]]]) -> set[str]:
        items = {item for givens in people.values() for items in givens.values() for item in items}
        for item in items:
            self._revisions[item] = self._revisions.get(item, 0) + 1
        return items

    def tells_apart(self, item: str) -> bool:
        """Whether more than usual may have to be shown of the given names of the item for what it knows of people."""
        return not self.by_cite or item in self._with_namesakes

    def level(
        self, item: str, name: ItemName, index: int, requested: int, *, short: bool, initials: str | None
    ) -> int:
        """How much of the given name must be shown; at least `requested` under "by-cite"."""
        default = NO_GIVEN if short else INITIALS if initials is not None else FULL_GIVEN
        if self.by_cite:
            return self._level(item, name, index, requested, default, initials)
        # It is the same in all items, and asked for again and again.
        key = (name, default, initials is None, index > 0)
        known = self._levels.get(key)
        if known is None:
            known = self._levels[key] = self._level(item, name, index, requested, default, initials)
        return known

    def _level(
        self, item: str, name: ItemName, index: int, requested: int, default: int, initials: str | None
    ) -> int:
        keys = self._keys_of(name)
        people = self._people.get(self._family(item, keys))
        if people is None or keys.initials not in people:
            return default
        if self.by_cite and default <= requested:
            return requested
        if self.primary_only and index:
            return default
        is_shared = len(people) > 1
        if self.initials_only:
            return INITIALS if is_shared else NO_GIVEN
        level = INITIALS if is_shared else default
        if len(people[keys.initials]) > 1 or (is_shared and initials is None):
            level = FULL_GIVEN
        return level
