"""Rendering elements to ops: done once per style, area and language.

Attributes that are inherited (CSL 1.0.2, inheritable name options), localized date formats and terms of
the grammar are resolved here, so that rendering does not look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from bibkit.csl.compile.area import CompiledArea, SortKey
from bibkit.csl.compile.attributes import integer, locator_name, look_of, with_look_of
from bibkit.csl.compile.conditions import condition
from bibkit.csl.compile.dates import date
from bibkit.csl.compile.names import et_al, name_label, name_style
from bibkit.csl.ops.conditions import Condition
from bibkit.csl.ops.env import Area, Op, Settings
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.leaf import PLAIN, Look
from bibkit.csl.ops.name_list import EtAl
from bibkit.csl.ops.names import NamesOp
from bibkit.csl.ops.number import LabelOp, NumberOp
from bibkit.csl.ops.text import (
    CitationLabelOp,
    CitationNumberOp,
    FirstNoteNumberOp,
    LinkOp,
    TermOp,
    ValueOp,
    VariableOp,
    YearSuffixOp,
)
from bibkit.csl.style.load import Style, StyleArea
from bibkit.csl.style.locale import Locale
from bibkit.csl.style.problem import Problem
from bibkit.csl.style.xml import Element
from bibkit.csl.vocab import NAME_VARIABLES, RANGE_VARIABLES

DATE_TERMS: Final = frozenset(("no date", "in press", "forthcoming", "accepted", "submitted"))
"""Terms that a cite has in the place of a year, with a year-suffix of their own ("n.d.-a")."""


def has_year_suffix(element: Element) -> bool:
    """Whether the year-suffix stands somewhere in the element."""
    return any(below.get("variable") == "year-suffix" for below in element.walk())


def label(element: Element, look: Look, neighbours: Iterable[Element]) -> LabelOp:
    """The op of a `cs:label`, which may stand directly beside another number than that of its own variable."""
    variable = locator_name(element.get("variable"))
    beside = [
        locator_name(neighbour.get("variable"))
        for neighbour in neighbours
        if neighbour.name in ("text", "number") and neighbour.get("variable") in RANGE_VARIABLES
    ]
    other = "" if variable in beside or not beside else beside[0]
    form, plural = element.get("form", "long"), element.get("plural", "contextual")
    return LabelOp(variable, form, plural, look, beside=other)


def _says_role(names: Element) -> bool:
    """Whether an affix of `cs:names` has a word, so that it needs no label of other names beside it ("(eds)")."""
    return any(map(str.isalpha, names.get("prefix") + names.get("suffix")))


class Compiler:
    """Compiles one area of a style for one language."""

    def __init__(self, style: Style, area: Area, source: StyleArea, locale: Locale) -> None:
        self.style = style
        self.area: Area = area
        self.source = source
        self.locale = locale
        self.settings = Settings(area, locale)
        self.macros: dict[str, Group] = {}
        self.name_macros: dict[str, bool] = {}
        self.problems: list[Problem] = []
        self.reads_position = False
        self.renders_number = False
        self.renders_first_note = False
        self.renders_year_suffix = False
        self.depth = 0
        self.beside_suffix = False
        self.around = ""
        self.names: list[Element] = []

    def compile(self) -> CompiledArea:
        layout = self.source.layout
        look = self.look(layout)
        ops = self.children(layout)
        keys = tuple(self.sort_key(key) for key in self.source.keys)
        return CompiledArea(
            settings=self.settings,
            ops=ops,
            keys=keys,
            prefix=look.prefix,
            suffix=look.suffix,
            delimiter=layout.get("delimiter"),
            formatting=look.formatting,
            reads_position=self.reads_position,
            renders_number=self.renders_number,
            renders_first_note=self.renders_first_note,
            renders_year_suffix=self.renders_year_suffix,
            uses_display=bool(layout.children) and "display" in layout.children[0].attributes,
            reached={},
        )

    def sort_key(self, key: Element) -> SortKey:
        ops: tuple[Op, ...] = ()
        variable = key.get("variable")
        if "macro" in key.attributes:
            macro = self.macro(key.get("macro"))
            ops = (macro,) if macro is not None else ()
        elif variable in NAME_VARIABLES:
            style = name_style(key, self.source.names)
            style.form, style.name_as_sort_order = "long", "all"
            ops = (NamesOp([variable], style, EtAl("et-al", PLAIN), None, PLAIN, ""),)
        has_names = variable in NAME_VARIABLES or self.renders_names(key.get("macro"))
        use_last = key.attributes.get("names-use-last")
        return SortKey(
            variable=variable,
            ops=ops,
            descending=key.get("sort") == "descending",
            et_al=(
                integer(key.attributes.get("names-min")),
                integer(key.attributes.get("names-use-first")),
                None if use_last is None else use_last == "true",
            ),
            has_names=has_names,
            reached={},
        )

    def renders_names(self, macro: str) -> bool:
        """Whether the macro, or one that it calls, may render names."""
        known = self.name_macros.get(macro)
        if known is None:
            element = self.style.macros.get(macro)
            self.name_macros[macro] = False
            known = element is not None and any(
                below.name == "names"
                or ("macro" in below.attributes and self.renders_names(below.get("macro")))
                for below in element.walk()
            )
            self.name_macros[macro] = known
        return known

    def children(self, element: Element) -> tuple[Op, ...]:
        """The ops of what stands in a branch or in the layout."""
        return tuple(self.ops(element.children))

    def inner(self, element: Element) -> tuple[Op, ...]:
        """The ops of what stands inside an element."""
        beside_suffix, self.beside_suffix = self.beside_suffix, has_year_suffix(element)
        self.depth += 1
        ops = self.children(element)
        self.depth -= 1
        self.beside_suffix = beside_suffix
        return ops

    def ops(self, elements: Sequence[Element]) -> list[Op]:
        compiled = []
        for index, element in enumerate(elements):
            if element.name == "label":
                neighbours = (*elements[max(index - 1, 0) : index], *elements[index + 1 : index + 2])
                op: Op | None = label(element, self.look(element), neighbours)
            else:
                op = self.op(element)
            if op is not None:
                compiled.append(op)
        return compiled

    def op(self, element: Element) -> Op | None:
        """The op of a rendering element; None, and a problem, for what is no rendering element."""
        name = element.name
        if name == "text":
            return self.text(element)
        if name == "group":
            around, delimiter = self.around, element.get("delimiter")
            self.around = delimiter or around
            group = Group(self.inner(element), self.look(element), delimiter, around=around)
            self.around = around
            return group
        if name == "choose":
            return self.choose(element)
        if name == "names":
            return self.names_op(element)
        if name == "date":
            return date(element, self.look(element), self.locale, self.problems)
        if name == "number":
            return self.number(element)
        self.problems.append(
            element.problem(
                f"<{name}> is not a rendering element",
                "it is ignored; remove it or correct its name",
                "unknown-element",
            )
        )
        return None

    def look(self, element: Element) -> Look:
        """The element's look; only the layout's own elements make blocks (CSL 1.0.2, display)."""
        return look_of(element, has_display=self.depth == 0)

    def macro(self, name: str) -> Group | None:
        if name not in self.macros:
            element = self.style.macros.get(name)
            if element is None:
                return None
            has_date = any(below.name == "date" for below in element.walk())
            around, self.around = self.around, ""
            self.macros[name] = Group(self.inner(element), PLAIN, has_date=has_date, is_macro=True)
            self.around = around
        return self.macros[name]

    def text(self, element: Element) -> Op | None:
        look = self.look(element)
        attributes = element.attributes
        if "macro" in attributes:
            macro = self.macro(attributes["macro"])
            if macro is None:
                return None
            return Group(macro.ops, look, has_date=macro.has_date, is_macro=True)
        if "term" in attributes:
            return TermOp(
                "sub-verbo" if attributes["term"] == "sub verbo" else attributes["term"],
                attributes.get("form", "long"),
                look,
                plural=attributes.get("plural") in ("true", "always"),
                is_date=self.beside_suffix and attributes["term"] in DATE_TERMS,
            )
        if "value" in attributes:
            return ValueOp(attributes["value"], look) if attributes["value"] else None
        if "variable" in attributes:
            return self.variable(attributes["variable"].strip(), attributes.get("form", "long"), look)
        self.problems.append(
            element.problem(
                "<text> renders nothing", "give it a variable, macro, term or value", "incomplete"
            )
        )
        return None

    def variable(self, variable: str, form: str, look: Look) -> Op:
        if variable == "citation-number":
            self.renders_number = True
            return CitationNumberOp(look, "numeric")
        if variable == "year-suffix":
            self.renders_year_suffix = True
            return YearSuffixOp(look)
        if variable == "citation-label":
            self.renders_year_suffix = True
            return CitationLabelOp(look)
        if variable == "first-reference-note-number":
            self.reads_position = self.renders_first_note = True
            return FirstNoteNumberOp(look)
        if variable in RANGE_VARIABLES or variable == "page-first":
            return NumberOp(variable, look)
        if variable in ("URL", "DOI", "PMID", "PMCID"):
            return LinkOp(variable, look, short=form == "short")
        return VariableOp(variable, look, short=form == "short")

    def number(self, element: Element) -> Op:
        variable = element.get("variable").strip()
        form = element.get("form", "numeric")
        look = self.look(element)
        if variable == "citation-number":
            self.renders_number = True
            return CitationNumberOp(look, form)
        if variable == "first-reference-note-number":
            self.reads_position = self.renders_first_note = True
            return FirstNoteNumberOp(look)
        return NumberOp(variable, look, form)

    def choose(self, element: Element) -> Op:
        branches: list[tuple[Condition | None, Sequence[Op]]] = []
        for branch in element.children:
            ops = self.children(branch)
            if branch.name == "else":
                branches.append((None, ops))
                break
            if branch.name in ("if", "else-if"):
                self.reads_position = self.reads_position or "position" in branch.attributes
                branches.append((condition(branch, self.problems), ops))
        return Choose(branches)

    def names_op(self, element: Element) -> NamesOp:
        inherited = self.names[-1] if self.names else None
        shorthand = inherited is not None and not element.children
        source = inherited if shorthand and inherited is not None else element
        look = self.look(with_look_of(element, inherited) if shorthand and inherited is not None else element)
        substitute = element.child("substitute")
        substitutes: list[Op] = []
        if substitute is not None:
            self.names.append(element)
            substitutes = list(self.inner(substitute))
            self.names.pop()
        delimiter = element.attributes.get("delimiter", source.attributes.get("delimiter"))
        style = name_style(source, self.source.names)
        if style.subsequent_min is not None or style.subsequent_use_first is not None:
            self.reads_position = True
        return NamesOp(
            element.get("variable").split(),
            style,
            et_al(source),
            name_label(element) or (None if _says_role(element) else name_label(source)),
            look,
            delimiter if delimiter is not None else self.source.names.get("names-delimiter", ""),
            substitutes,
        )


def compiled(
    style: Style, area: Area, source: StyleArea, locale: Locale
) -> tuple[CompiledArea, list[Problem]]:
    """The area with its layout for all works, for one language, with the faults found on the way."""
    compiler = Compiler(style, area, source, locale)
    _configure(compiler.settings, style, source)
    return compiler.compile(), compiler.problems


def _configure(settings: Settings, style: Style, source: StyleArea) -> None:
    options = style.options
    citation = style.citation.options if style.citation is not None else {}
    settings.in_text = style.style_class == "in-text"
    settings.flips_braces = not settings.in_text
    settings.demote_particle = options.get("demote-non-dropping-particle", "display-and-sort")
    settings.initialize_with_hyphen = options.get("initialize-with-hyphen") != "false"
    settings.page_range_format = options.get("page-range-format", "")
    settings.rule = citation.get("givenname-disambiguation-rule", "by-cite")
    settings.adds_names = citation.get("disambiguate-add-names") == "true"
    settings.add_givenname = citation.get("disambiguate-add-givenname") == "true"
    settings.second_field_align = (
        source.options.get("second-field-align", "") if settings.area == "bibliography" else ""
    )
    settings.replaces_names = (
        settings.area == "bibliography" and "subsequent-author-substitute" in source.options
    )
    if settings.area == "citation":
        collapse = source.options.get("collapse", "")
        delimiter = source.layout.get("delimiter")
        settings.keep_ranks = collapse in ("citation-number", "year-suffix", "year-suffix-ranged")
        settings.number_joiner = delimiter
        settings.number_collapses = collapse == "citation-number"
        settings.compares_names = bool(collapse or source.options.get("cite-group-delimiter"))
        settings.year_suffix_collapses = collapse == "year-suffix-ranged"
        settings.year_suffix_joiner = source.options.get("cite-group-delimiter") or source.options.get(
            "year-suffix-delimiter", delimiter
        )
