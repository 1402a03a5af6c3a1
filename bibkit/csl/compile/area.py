"""What compiling makes: an area of a style that is ready to run."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from bibkit.csl.compile.specialize import Specializer
from bibkit.csl.data.item import Item, Shape
from bibkit.csl.data.language import guessed_language
from bibkit.csl.ops.env import Op, Settings
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.reach import Reach
from bibkit.csl.style.locale import canonical_language
from bibkit.csl.tree.out import Formatting

_MOST_SHAPES = 4_000
"""Of items for which the ops are kept. A library has a few hundred; a program that runs for weeks sees any number."""


class SortKey(NamedTuple):
    """One key of `cs:sort`: a variable, or the ops of a macro (CSL 1.0.2, sorting)."""

    variable: str
    ops: tuple[Op, ...]
    descending: bool
    et_al: tuple[int | None, int | None, bool | None]
    has_names: bool
    reached: dict[Shape, tuple[Op, ...]]

    def ops_for(self, item: Item, *, in_bibliography: bool) -> tuple[Op, ...]:
        """The part of the macro that the item can reach."""
        ops = self.reached.get(item.shape)
        if ops is None:
            ops = Specializer(Reach(item.shape, in_bibliography, in_sort=True)).layout(self.ops)
            _keep(self.reached, item.shape, ops)
        return ops


def names_level(ops: Iterable[Op]) -> int | None:
    """How much of given names the first `cs:names` shows of itself, as `NamesOp.level`; None without names."""
    for op in ops:
        if isinstance(op, NamesOp):
            return op.level
        inner = (
            [op.ops]
            if isinstance(op, Group)
            else [ops for _, ops in op.branches]
            if isinstance(op, Choose)
            else []
        )
        for below in inner:
            level = names_level(below)
            if level is not None:
                return level
    return None


class CompiledArea(NamedTuple):
    """`cs:citation` or `cs:bibliography`, ready to run; `localized` are its layouts for works in some languages."""

    settings: Settings
    ops: tuple[Op, ...]
    keys: tuple[SortKey, ...]
    prefix: str
    suffix: str
    delimiter: str
    formatting: Formatting
    reads_position: bool
    renders_number: bool
    renders_first_note: bool
    renders_year_suffix: bool
    uses_display: bool
    reached: dict[tuple[Shape, bool], tuple[Op, ...]]
    localized: tuple["LocalizedArea", ...] = ()

    def of(self, item: Item) -> "CompiledArea":
        """What renders the item: the first layout that names its language, else the one for all."""
        if not self.localized:
            return self
        tag = item.tag or guessed_language(item.text.get("title", ""), self.settings.language)
        return next((one.area for one in self.localized if one.is_for(tag)), self)

    @property
    def all_areas(self) -> tuple["CompiledArea", ...]:
        return (self, *(one.area for one in self.localized))

    def ops_for(self, item: Item, *, has_locator: bool = False) -> tuple[Op, ...]:
        """The part of the layout that the item can reach, cited with or without a locator."""
        ops = self.reached.get((item.shape, has_locator))
        if ops is None:
            reach = Reach(item.shape, self.settings.area == "bibliography", has_locator=has_locator)
            ops = Specializer(reach).layout(self.ops)
            _keep(self.reached, (item.shape, has_locator), ops)
        return ops


class LocalizedArea(NamedTuple):
    """An area with the layout for works in these locales (CSL-M, cs:layout)."""

    locales: tuple[str, ...]
    area: CompiledArea

    def is_for(self, tag: str) -> bool:
        """Whether works in that language are meant: "en" means every kind of English, "en-GB" only that."""
        if not tag:
            return False
        language, dialect = tag.partition("-")[0], canonical_language(tag)
        return any(locale == language or canonical_language(locale) == dialect for locale in self.locales)


_Key = TypeVar("_Key")


def _keep(reached: dict[_Key, tuple[Op, ...]], key: _Key, ops: tuple[Op, ...]) -> None:
    if len(reached) >= _MOST_SHAPES:
        reached.clear()
    reached[key] = ops
