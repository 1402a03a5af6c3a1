"""Citations of one style: sorting and grouping of cites, rendering with a memo, author and rest apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bibkit.csl.compile import CompiledArea, CompiledStyle
from bibkit.csl.data.collation import Collate
from bibkit.csl.data.item import Item
from bibkit.csl.document.author_only import names_alone, without_decoration
from bibkit.csl.document.citation import Citation
from bibkit.csl.document.cluster import EMPTY_CITATION, CollapseOptions, RenderedCite, join_cites, settle_cite
from bibkit.csl.document.name_registry import NameRegistry
from bibkit.csl.document.registry import Registry
from bibkit.csl.document.render import render_cite, spaced_prefix, spaced_suffix, trial
from bibkit.csl.document.sorting import SortValues, sort_by_keys
from bibkit.csl.ops.env import FIRST, Cite, Env, Op, Preceding
from bibkit.csl.ops.leaf import Look, leaf
from bibkit.csl.text.punctuation import TERMINAL
from bibkit.csl.tree.flatten import Flattener
from bibkit.csl.tree.out import Out, group
from bibkit.csl.tree.settle import settle
from bibkit.text.run import Run

_JOINING = frozenset(".,:;!?'\u2019")
"""What an infix may start with that joins the author without a space."""


class CitationMaker:
    """Renders citations; what a cite depends on is the key of the memo, so that nothing is rendered twice."""

    def __init__(
        self,
        compiled: CompiledStyle,
        items: Mapping[str, Item],
        registry: Registry,
        names: NameRegistry | None,
        collate: Collate,
    ) -> None:
        self.compiled = compiled
        self.area = area = compiled.citation
        self.options = _collapse_options(area, compiled.citation_options)
        self.items = items
        self.registry = registry
        self.names = names
        self.collate = collate
        self._cites: dict[object, RenderedCite] = {}
        self._values_of: dict[tuple[str, int], SortValues] = {}

    def forget(self) -> None:
        """Start anew: items have changed."""
        self._cites.clear()
        self._values_of.clear()

    def sorted(self, cites: list[Cite], *, in_document: bool = True) -> list[Cite]:
        """The cites of a citation in the style's order, cites by the same names together.

        Where no key decides which of two cites of a document comes first, their names do, then the order in which
        they were given, turned round where the first key descends. Cites for themselves (not `in_document`) are in
        the order of the keys alone, and nothing is put together (disambiguate_ByCiteIncremental2).
        """
        area = self.area
        groups = in_document and self._groups
        if len(cites) < 2 or not (area.keys or groups):
            return cites
        names = {id(cite): self._names_of(cite) for cite in cites} if groups else {}
        if not area.keys:
            return _grouped(cites, names)
        if groups:
            given = cites[::-1] if area.keys[0].descending else cites
            cites = sorted(given, key=lambda cite: _last_if_empty(names[id(cite)], self.collate))
        values = {id(cite): self._values(cite.id) for cite in cites}
        cites = sort_by_keys(cites, lambda cite: values[id(cite)], area.keys)
        return _grouped(cites, names) if groups else cites

    def _values(self, item: str) -> SortValues:
        number = self.registry.numbers.get(item, 0)
        values = self._values_of.get((item, number))
        if values is None:
            data = self.items[item]
            area = self.area.of(data)
            values = SortValues(area.keys, area.settings, data, number, self.names, self.collate)
            self._values_of[item, number] = values
        return values

    @property
    def _groups(self) -> bool:
        """Whether cites with the same names are put together."""
        options = self.options
        return bool(options.collapse and options.in_text) or bool(
            options.cite_group and not self.area.reads_position and not options.numeric
        )

    def _names_of(self, cite: Cite) -> str:
        return trial(
            self.area, self.items[cite.id], self.registry.state(cite.id), self.names
        ).found.first_names

    def runs(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """The runs of a citation whose cites are in order; its mode is that of the first of them.

        Beside a cite of which only the author is shown, no other is: what stands in the sentence is "Doe".
        """
        if not cites:
            return ()
        first, *others = cites
        if citation.mode == "author-only":
            cites = [first.copy(author_only=True), *others]
        elif citation.mode == "suppress-author" and self.area.settings.in_text:
            cites = [first.copy(author_only=False, suppress_author=True), *others]
        author = next((cite for cite in cites if cite.author_only), None)
        if citation.mode == "composite":
            runs = self._composite(citation, cites)
        elif author is not None:
            runs = self._author(author.copy(suppress_author=False))
        else:
            runs = self._cluster(citation, cites)
        return runs or (Run(EMPTY_CITATION),)

    def _composite(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        """The author in the text, what the author has to do with it, and the rest as a citation."""
        author = self._author(cites[0].copy(author_only=True)) or (Run(EMPTY_CITATION),)
        rest = self._cluster(citation, [cites[0].copy(suppress_author=True), *cites[1:]])
        parts: list[Run] = [*author]
        if citation.infix:
            infix = self._infix(self.items[cites[0].id], citation.infix)
            parts += infix if infix[0].text[0] in _JOINING else (Run(" "), *infix)
        return (*parts, Run(" "), *rest) if rest else tuple(parts)

    def _infix(self, item: Item, text: str) -> tuple[Run, ...]:
        node = Out()
        node.children = [leaf(Env(self.area.of(item).settings, item, None, None), Look(), text)]
        return self._flat(node)

    def _author(self, cite: Cite) -> tuple[Run, ...]:
        """The names of a cite alone, with its own prefix and suffix; what `cs:intext` says, if the style has it."""
        item = self.items[cite.id]
        area = (self.compiled.intext or self.compiled.sentence).of(item)
        ops = area.ops_for(item)
        if self.compiled.intext is None:
            ops = names_alone(ops)
        else:
            cite = cite.copy(prefix="", suffix="")
        env = self._alone(area, ops, cite)
        if not env.rendered and cite.position > FIRST:
            # Where later cites are a number of a note, a first one says who it is.
            env = self._alone(area, ops, cite.copy(position=FIRST))
        return self._flat(without_decoration(group(env.out))) if env.out else ()

    def _alone(self, area: CompiledArea, ops: Sequence[Op], cite: Cite) -> Env:
        return render_cite(
            area,
            self.items[cite.id],
            cite,
            self.registry.state(cite.id),
            self.names,
            number=self.registry.numbers.get(cite.id, 0),
            preceding=None,
            started=False,
            opened="",
            ops=ops,
        )

    def names_of(self, item: str, is_first: bool = False) -> tuple[Run, ...]:
        """The first names of a cite of the item, in their formats, or what stands for them; else nothing."""
        found = self.items[item]
        state = self.registry.state(item)
        node = trial(
            self.compiled.sentence, found, state, self.names, is_first=is_first
        ).found.first_names_node
        return self._flat(node) if node is not None else ()

    def _flat(self, node: Out) -> tuple[Run, ...]:
        settle(node, punctuation_in_quote=self.area.settings.punctuation_in_quote)
        flattener = Flattener(self.area.settings.marks)
        flattener.node(node, (), {})
        return flattener.runs()

    def _cluster(self, citation: Citation, cites: Sequence[Cite]) -> tuple[Run, ...]:
        area = self.area.of(self.items[cites[-1].id])
        prefix = area.prefix + (spaced_prefix(citation.prefix) if citation.prefix else "")
        suffix = area.suffix[:1] if area.suffix[:1] in TERMINAL and area.suffix[:1] != " " else area.suffix
        if citation.goes_on and suffix in TERMINAL:
            suffix = ""
        if citation.suffix:
            suffix = spaced_suffix(citation.suffix) + suffix
        rendered: list[RenderedCite] = []
        last = len(cites) - 1
        names = ""
        for index, cite in enumerate(cites):
            preceding = self._preceding(rendered, cites, index, names)
            opening, closing = prefix if index == 0 else "", suffix if index == last else ""
            result = self._cite(cite, preceding, opening, closing, index)
            rendered.append(result)
            names = result.names or names
        self._frame(rendered, cites, prefix, suffix)
        return join_cites(area, self.options, rendered, cites)

    def _preceding(
        self, rendered: Sequence[RenderedCite], cites: Sequence[Cite], index: int, names: str
    ) -> Preceding | None:
        """What the cite at that place may collapse into; `names` are the last that were shown before it.

        A cite with a locator shows its year (CSL 1.0.2, collapsing), and so does one with words of its own: what
        "Smith 1999a, b, see also c" sends to is no work.
        """
        if not index or not self.options.collapse:
            return None
        years = rendered[index - 1].years
        now, before = cites[index], cites[index - 1]
        if (
            not self.options.collapses_years
            or now.locator
            or before.locator
            or now.prefix
            or now.suffix
            or before.suffix
        ):
            years = ()
        return Preceding(names, years)

    def _frame(self, rendered: list[RenderedCite], cites: Sequence[Cite], prefix: str, suffix: str) -> None:
        """When the first or last cite is empty, the affix of the layout goes to the first or last that is not.

        What stands for a first cite that is empty has the prefix, unless it is so for want of its author.
        """
        shown = [index for index, cite in enumerate(rendered) if not cite.is_empty]
        if not shown or len(shown) == len(rendered):
            return
        first = shown[0] if cites[0].suppress_author else 0
        last = shown[-1]
        if suffix and last != len(rendered) - 1:
            opening = prefix if last == first else ""
            names = next((one.names for one in reversed(rendered[:last]) if one.names), "")
            preceding = self._preceding(rendered, cites, last, names)
            rendered[last] = self._cite(cites[last], preceding, opening, suffix, last)
        if prefix and first:
            closing = suffix if first == last else ""
            rendered[first] = self._cite(cites[first], None, prefix, closing, 0)

    def _cite(
        self, cite: Cite, preceding: Preceding | None, prefix: str, suffix: str, index: int
    ) -> RenderedCite:
        registry = self.registry
        state = registry.state(cite.id)
        number = registry.numbers.get(cite.id, 0)
        key = (
            cite.id, cite.locator, cite.label, cite.prefix, cite.suffix, cite.suppress_author, cite.position,
            cite.near_note, cite.first_note_number, state, number, preceding, prefix, suffix, index > 0,
            self.registry.revision(cite.id),
        )  # fmt: skip
        found = self._cites.get(key)
        if found is None:
            item = self.items[cite.id]
            area = self.area.of(item)
            opened = prefix if index == 0 else area.prefix
            env = render_cite(
                area,
                item,
                cite,
                state,
                self.names,
                number=number,
                preceding=preceding,
                started=index > 0,
                opened="(" * (opened.count("(") - opened.count(")")),
            )
            found = settle_cite(area, env, prefix, suffix)
            self._cites[key] = found
        return found


def _last_if_empty(text: str, collate: Collate) -> tuple[bool, Any]:
    return not text, collate(text)


def _grouped(cites: list[Cite], names: Mapping[int, str]) -> list[Cite]:
    """CSL 1.0.2, cite grouping: cites with the same names move to the first of them."""
    groups: dict[str, list[Cite]] = {}
    for cite in cites:
        groups.setdefault(names[id(cite)] or f"\0{cite.id}", []).append(cite)
    return [cite for group in groups.values() for cite in group]


def _collapse_options(area: CompiledArea, options: Mapping[str, str]) -> CollapseOptions:
    return CollapseOptions(
        collapse=options.get("collapse", ""),
        after_collapse=options.get("after-collapse-delimiter"),
        cite_group=options.get("cite-group-delimiter", ""),
        year_suffix_delimiter=options.get("year-suffix-delimiter"),
        in_text=area.settings.in_text,
        numeric=area.renders_number,
        add_year_suffix=options.get("disambiguate-add-year-suffix") == "true",
    )
