"""The bibliography of one style: entries with a memo, repeated authors replaced."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import TYPE_CHECKING

from bibkit.csl.compile import CompiledArea
from bibkit.csl.compile.attributes import integer
from bibkit.csl.data.item import Item
from bibkit.csl.document.registry import Registry
from bibkit.csl.document.render import NO_PRINTED_FORM, render_entry
from bibkit.csl.ops.env import AuthorSubstitute
from bibkit.csl.tree.flatten import Flattener
from bibkit.csl.tree.settle import settle
from bibkit.text.run import Bibliography, Entry, Layout, Run

if TYPE_CHECKING:
    from bibkit.csl.document.name_registry import NameRegistry

_MOST_LINES = 20
"""Of spacing: no style means more."""


class BibliographyMaker:
    """Renders the entries of the items of a document."""

    def __init__(
        self,
        area: CompiledArea,
        options: Mapping[str, str],
        items: Mapping[str, Item],
        registry: Registry,
        names: NameRegistry | None,
    ) -> None:
        self.area = area
        self.options = options
        self.items = items
        self.registry = registry
        self.names = names
        self._entries: dict[object, tuple[tuple[Run, ...], tuple[str, ...]]] = {}

    def forget(self) -> None:
        """Start anew: items have changed."""
        self._entries.clear()

    def bibliography(self, shown: Container[str] | None = None) -> Bibliography:
        """The entries of all items of the document, or of those that are to be shown, in order."""
        area, options = self.area, self.options
        text = options.get("subsequent-author-substitute")
        rule = options.get("subsequent-author-substitute-rule", "complete-all")
        entries = []
        before: tuple[str, ...] = ()
        last_section = 0
        for section, item in self._places():
            if shown is not None and item not in shown:
                continue
            runs, names = self._entry(area, item, None)
            if section != last_section:
                before, last_section = (), section
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
                entries.append(Entry(item, runs, section))
        return Bibliography(tuple(entries), _layout(options))

    def _places(self) -> Iterable[tuple[int, str]]:
        """The items in order, with the section in which they stand; an item stands in each that it belongs to."""
        order, sections = self.registry.style_order, self.registry.sections
        if not sections:
            return ((0, item) for item in order)
        rest = [item for item in order if not any(item in section for section in sections)]
        divided = (*([item for item in order if item in section] for section in sections), rest)
        return ((place, item) for place, items in enumerate(divided) for item in items)

    def _entry(
        self, area: CompiledArea, item: str, substitute: AuthorSubstitute | None
    ) -> tuple[tuple[Run, ...], tuple[str, ...]]:
        registry = self.registry
        number = registry.numbers.get(item, 0)
        state = registry.entry_state(item)
        key = (item, number if area.renders_number else 0, state, substitute, self.registry.revision(item))
        found = self._entries.get(key)
        if found is None:
            area = self.area.of(self.items[item])
            env, node = render_entry(
                area, self.items[item], state, self.names, number=number, substitute=substitute
            )
            runs: tuple[Run, ...] = ()
            if node is not None:
                settle(node, punctuation_in_quote=area.settings.punctuation_in_quote)
                flattener = Flattener(area.settings.marks)
                flattener.node(node, (), {})
                runs = flattener.runs()
            found = (runs, env.found.first_names_keys)
            self._entries[key] = found
        return found


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


def _layout(options: Mapping[str, str]) -> Layout:
    align = options.get("second-field-align", "")
    return Layout(
        hanging_indent=options.get("hanging-indent") == "true",
        second_field_align="flush" if align == "flush" else "margin" if align == "margin" else "",
        line_spacing=_spacing(options.get("line-spacing")),
        entry_spacing=_spacing(options.get("entry-spacing")),
    )


def _spacing(value: str | None) -> int:
    number = integer(value)
    return 1 if number is None else min(number, _MOST_LINES)
