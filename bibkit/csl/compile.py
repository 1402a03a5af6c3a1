"""From the elements of a style to ops: done once per style, area and language.

Attributes that are inherited (CSL 1.0.2, inheritable name options), localized date formats and terms of
the grammar are resolved here, so that rendering does not look anything up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from bibkit.csl.item import Item, Shape
from bibkit.csl.locale import Locale
from bibkit.csl.ops import conditions as test
from bibkit.csl.ops.date import DateOp, DatePart, PartName
from bibkit.csl.ops.env import Area, Op, Settings
from bibkit.csl.ops.group import Choose, Group
from bibkit.csl.ops.leaf import Look
from bibkit.csl.ops.name_list import EtAl
from bibkit.csl.ops.names import NameLabel, NamesOp
from bibkit.csl.ops.number import LabelOp, NumberOp
from bibkit.csl.ops.person import NameStyle
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
from bibkit.csl.out import NO_QUOTES, STYLE_QUOTES, Format
from bibkit.csl.problem import Problem, StyleError
from bibkit.csl.run import SpanKind
from bibkit.csl.specialize import Specializer
from bibkit.csl.style import Style, StyleArea
from bibkit.csl.text.case import text_case
from bibkit.csl.vocab import NAME_VARIABLES, RANGE_VARIABLES
from bibkit.csl.xml import Element

_FORMAT_KINDS: tuple[SpanKind, ...] = (
    "vertical-align", "text-decoration", "font-weight", "font-variant", "font-style",
)  # fmt: skip
"""Formatting attributes, the one that is applied last (outermost) first."""

_FORMAT_VALUES = {
    "font-style": ("italic", "oblique", "normal"),
    "font-variant": ("small-caps", "normal"),
    "font-weight": ("bold", "light", "normal"),
    "text-decoration": ("underline", "none"),
    "vertical-align": ("sup", "sub", "baseline"),
}
_DISPLAYS = ("block", "left-margin", "right-inline", "indent")
_PARTS: tuple[PartName, ...] = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class SortKey:
    """One key of `cs:sort`: a variable, or the ops of a macro (CSL 1.0.2, sorting)."""

    variable: str
    ops: tuple[Op, ...]
    descending: bool
    et_al: tuple[int | None, int | None, bool | None]
    _reached: dict[Shape, tuple[Op, ...]] = field(default_factory=dict)

    def ops_for(self, item: Item, *, in_bibliography: bool) -> tuple[Op, ...]:
        """The part of the macro that the item can reach."""
        ops = self._reached.get(item.shape)
        if ops is None:
            ops = Specializer(item.shape, in_bibliography=in_bibliography, in_sort=True).layout(self.ops)
            self._reached[item.shape] = ops
        return ops


@dataclass(frozen=True, slots=True)
class CompiledArea:
    """`cs:citation` or `cs:bibliography`, ready to run."""

    settings: Settings
    ops: tuple[Op, ...]
    keys: tuple[SortKey, ...]
    prefix: str
    suffix: str
    delimiter: str
    formatting: Format
    reads_position: bool
    renders_number: bool
    renders_first_note: bool
    uses_display: bool
    _reached: dict[Shape, tuple[Op, ...]] = field(default_factory=dict)

    def ops_for(self, item: Item) -> tuple[Op, ...]:
        """The part of the layout that the item can reach."""
        ops = self._reached.get(item.shape)
        if ops is None:
            in_bibliography = self.settings.area == "bibliography"
            ops = Specializer(item.shape, in_bibliography=in_bibliography).layout(self.ops)
            self._reached[item.shape] = ops
        return ops


class Compiler:
    """Compiles one area of a style for one language."""

    def __init__(self, style: Style, area: Area, source: StyleArea, locale: Locale) -> None:
        self.style = style
        self.area: Area = area
        self.source = source
        self.locale = locale
        self.settings = Settings(area, locale)
        self.macros: dict[str, Group] = {}
        self.problems: list[Problem] = []
        self.reads_position = any(
            source.names.get(name) is not None
            for name in ("et-al-subsequent-min", "et-al-subsequent-use-first")
        )
        self.renders_number = False
        self.renders_first_note = False
        self.depth = 0
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
            uses_display=any("display" in child.attributes for child in layout.walk()),
        )

    def sort_key(self, key: Element) -> SortKey:
        ops: tuple[Op, ...] = ()
        variable = key.get("variable")
        if "macro" in key.attributes:
            macro = self.macro(key.get("macro"))
            ops = (macro,) if macro is not None else ()
        elif variable in NAME_VARIABLES:
            style = NameStyle()
            style.name_as_sort_order = "all"
            ops = (NamesOp([variable], style, EtAl("et-al", Look()), None, Look(), ""),)
        use_last = key.attributes.get("names-use-last")
        return SortKey(
            variable=variable,
            ops=ops,
            descending=key.get("sort") == "descending",
            et_al=(
                _integer(key.attributes.get("names-min")),
                _integer(key.attributes.get("names-use-first")),
                None if use_last is None else use_last == "true",
            ),
        )

    def children(self, element: Element) -> tuple[Op, ...]:
        """The ops of what stands in a branch or in the layout."""
        return tuple(self.ops(element.children))

    def inner(self, element: Element) -> tuple[Op, ...]:
        """The ops of what stands inside an element."""
        self.depth += 1
        ops = self.children(element)
        self.depth -= 1
        return ops

    def ops(self, elements: Iterable[Element]) -> list[Op]:
        compiled = []
        for element in elements:
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
            return Group(self.inner(element), self.look(element), element.get("delimiter"))
        if name == "choose":
            return self.choose(element)
        if name == "names":
            return self.names_op(element)
        if name == "date":
            return self.date(element)
        if name == "number":
            return self.number(element)
        if name == "label":
            return LabelOp(
                _locator_name(element.get("variable")),
                element.get("form", "long"),
                element.get("plural", "contextual"),
                self.look(element),
            )
        self.problems.append(
            Problem(
                element.line,
                f"<{name}> is not a rendering element",
                "it is ignored; remove it or correct its name",
            )
        )
        return None

    def look(self, element: Element, *, affixes: bool = True) -> Look:
        """The attributes that shape an element's text."""
        attributes = element.attributes
        format_ = tuple(
            (kind, attributes[kind])
            for kind in _FORMAT_KINDS
            if kind in attributes and attributes[kind] in _FORMAT_VALUES[kind]
        )
        return Look(
            prefix=attributes.get("prefix", "") if affixes else "",
            suffix=attributes.get("suffix", "") if affixes else "",
            formatting=format_,
            quotes=STYLE_QUOTES if attributes.get("quotes") == "true" else NO_QUOTES,
            case=text_case(attributes.get("text-case", "")),
            strip_periods=attributes.get("strip-periods") == "true",
            # Blocks are made of the layout's own elements, not of what is inside them.
            display=attributes["display"]
            if self.depth == 0 and attributes.get("display") in _DISPLAYS
            else "",
        )

    def macro(self, name: str) -> Group | None:
        if name not in self.macros:
            element = self.style.macros.get(name)
            if element is None:
                return None
            has_date = any(below.name == "date" for below in element.walk())
            self.macros[name] = Group(self.inner(element), Look(), has_date=has_date, is_macro=True)
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
            )
        if "value" in attributes:
            return ValueOp(attributes["value"], look) if attributes["value"] else None
        if "variable" in attributes:
            return self.variable(attributes["variable"].strip(), attributes.get("form", "long"), look)
        self.problems.append(
            Problem(element.line, "<text> renders nothing", "give it a variable, macro, term or value")
        )
        return None

    def variable(self, variable: str, form: str, look: Look) -> Op:
        if variable == "citation-number":
            self.renders_number = True
            return CitationNumberOp(look, "numeric")
        if variable == "year-suffix":
            return YearSuffixOp(look)
        if variable == "citation-label":
            return CitationLabelOp(look)
        if variable == "first-reference-note-number":
            self.reads_position = self.renders_first_note = True
            return FirstNoteNumberOp(look)
        if variable in RANGE_VARIABLES or variable == "page-first":
            return NumberOp(variable, look)
        if variable in ("URL", "DOI", "PMID", "PMCID"):
            return LinkOp(variable, look)
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
        branches: list[tuple[test.Condition | None, Sequence[Op]]] = []
        for branch in element.children:
            ops = self.children(branch)
            if branch.name == "else":
                branches.append((None, ops))
                break
            if branch.name in ("if", "else-if"):
                branches.append((self.condition(branch), ops))
        return Choose(branches)

    def condition(self, element: Element) -> test.Condition:
        tests: list[test.Test] = []
        for attribute, value in element.attributes.items():
            values = value.split()
            if attribute == "type":
                if element.get("match") == "all" or "match" not in element.attributes:
                    tests.append(test.IsType(frozenset(values)))
                else:
                    tests.append(test.IsType(frozenset(values)))
            elif attribute == "variable":
                tests += [_has_variable(name) for name in values]
            elif attribute == "is-numeric":
                tests += [test.IsNumeric(name) for name in values]
            elif attribute == "is-uncertain-date":
                tests += [test.IsUncertainDate(name) for name in values]
            elif attribute == "locator":
                tests += [
                    test.IsLocator(_locator_name(name))
                    for name in value.replace("sub verbo", "sub-verbo").split()
                ]
            elif attribute == "position":
                self.reads_position = True
                tests += [test.HasPosition(name) for name in values]
            elif attribute == "disambiguate":
                tests.append(test.Disambiguates() if value == "true" else test.Never())
            elif attribute != "match":
                self.problems.append(
                    Problem(element.line, f"unknown condition {attribute!r}", "it is taken as false")
                )
                tests.append(test.Never())
        match = element.get("match", "all")
        return test.Condition(
            tests, cast("Literal['all', 'any', 'none']", match if match in ("any", "none") else "all")
        )

    def names_op(self, element: Element) -> NamesOp:
        inherited = self.names[-1] if self.names else None
        shorthand = inherited is not None and not element.children
        source = inherited if shorthand and inherited is not None else element
        look = self.look(element)
        if shorthand and inherited is not None and not _has_own_look(element):
            look = self.look(inherited)
        substitute = element.child("substitute")
        substitutes: list[Op] = []
        if substitute is not None:
            self.names.append(element)
            substitutes = list(self.inner(substitute))
            self.names.pop()
        delimiter = element.attributes.get("delimiter", source.attributes.get("delimiter"))
        return NamesOp(
            element.get("variable").split(),
            self.name_style(source),
            self.et_al(source),
            self.name_label(element) or self.name_label(source),
            look,
            delimiter if delimiter is not None else self.source.names.get("names-delimiter", ""),
            substitutes,
        )

    def name_style(self, names: Element) -> NameStyle:
        style = NameStyle()
        element = names.child("name")
        own = element.attributes if element is not None else {}
        options = {**self.source.names, **dict(own.items())}
        if "delimiter" not in own:
            options["delimiter"] = options.get("name-delimiter", ", ")
        if "form" not in own:
            options["form"] = options.get("name-form", "long")
        style.conjunction = options.get("and", "")
        style.delimiter = options["delimiter"]
        style.form = options["form"]
        style.delimiter_precedes_et_al = options.get("delimiter-precedes-et-al", "contextual")
        style.delimiter_precedes_last = options.get("delimiter-precedes-last", "contextual")
        style.et_al_min = _integer(options.get("et-al-min"))
        style.et_al_use_first = _integer(options.get("et-al-use-first"))
        style.et_al_use_last = options.get("et-al-use-last") == "true"
        style.subsequent_min = _integer(options.get("et-al-subsequent-min"))
        style.subsequent_use_first = _integer(options.get("et-al-subsequent-use-first"))
        if style.subsequent_min is not None or style.subsequent_use_first is not None:
            self.reads_position = True
        style.initialize = options.get("initialize") != "false"
        style.initialize_with = options.get("initialize-with")
        style.name_as_sort_order = options.get("name-as-sort-order", "")
        style.sort_separator = options.get("sort-separator", ", ")
        if element is not None:
            style.look = self.look(element)
            for part in element.all("name-part"):
                if part.get("name") == "family":
                    style.family = self.look(part)
                elif part.get("name") == "given":
                    style.given = self.look(part)
        return style

    def et_al(self, names: Element) -> EtAl:
        element = names.child("et-al")
        if element is None:
            return EtAl("et-al", Look())
        return EtAl(element.get("term", "et-al"), self.look(element))

    def name_label(self, names: Element) -> NameLabel | None:
        place = {child.name: index for index, child in reversed(list(enumerate(names.children)))}
        element = names.child("label")
        if element is None:
            return None
        return NameLabel(
            element.get("form", "long"),
            element.get("plural", "contextual"),
            self.look(element),
            before="name" in place and place["label"] < place["name"],
        )

    def date(self, element: Element) -> Op:
        variable = element.get("variable").strip()
        form = element.get("form")
        look = self.look(element)
        if form in ("text", "numeric"):
            localized = self.locale.dates.get(form)
            if localized is None:
                return DateOp(variable, (), look)
            return DateOp(
                variable,
                self.localized_parts(element, localized),
                self.date_look(element, localized),
                localized.get("delimiter"),
            )
        parts = [self.date_part(part.attributes, part) for part in element.all("date-part")]
        return DateOp(
            variable,
            _with_case([part for part in parts if part is not None], look),
            look,
            element.get("delimiter"),
        )

    def date_look(self, element: Element, localized: Element) -> Look:
        """The style's attributes over those of the localized format."""
        merged = {**localized.attributes, **element.attributes}
        return self.look(Element("date", merged, (), "", element.line))

    def localized_parts(self, element: Element, localized: Element) -> list[DatePart]:
        """CSL 1.0.2, date: the style may choose and restyle the parts of a localized format, not move them."""
        wanted = element.get("date-parts", "year-month-day").split("-")
        own = {part.get("name"): part.attributes for part in element.all("date-part")}
        parts = []
        for part in localized.all("date-part"):
            if part.get("name") not in wanted:
                continue
            compiled = self.date_part({**part.attributes, **own.get(part.get("name"), {})}, part)
            if compiled is not None:
                parts.append(compiled)
        return _with_case(parts, self.date_look(element, localized))

    def date_part(self, attributes: dict[str, str], element: Element) -> DatePart | None:
        name = attributes.get("name", "")
        if name not in _PARTS:
            self.problems.append(
                Problem(element.line, f"unknown date-part {name!r}", "use day, month or year")
            )
            return None
        default = "numeric" if name == "day" else "long"
        return DatePart(
            name,
            attributes.get("form", default),
            self.look(Element("date-part", attributes, (), "", element.line)),
            attributes.get("range-delimiter"),
        )


def _with_case(parts: list[DatePart], look: Look) -> list[DatePart]:
    """A text case on the date is a text case on each part that has none."""
    if look.case is not None:
        for part in parts:
            if part.look.case is None:
                part.look.case = look.case
    return parts


def _integer(value: str | None) -> int | None:
    return int(value) if value is not None and value.strip().isdecimal() else None


def _locator_name(name: str) -> str:
    return "sub-verbo" if name == "sub verbo" else name


def _has_own_look(element: Element) -> bool:
    return any(name in element.attributes for name in ("prefix", "suffix", "display", *_FORMAT_KINDS))


def _has_variable(name: str) -> test.Test:
    if name == "locator":
        return test.HasLocator()
    if name == "first-reference-note-number":
        return test.HasFirstNoteNumber()
    return test.HasVariable(name)


def compile_area(style: Style, area: Area, locale: Locale) -> tuple[CompiledArea, list[Problem]]:
    """One area of an independent style for one language, with the faults found on the way.

    Raises `StyleError` when the style has no such area.
    """
    source = style.citation if area == "citation" else style.bibliography
    if source is None:
        raise StyleError(
            f"the style has no <{area}>", hint="a dependent style needs the layouts of its parent"
        )
    compiler = Compiler(style, area, source, locale)
    _configure(compiler.settings, style, source)
    return compiler.compile(), compiler.problems


def _configure(settings: Settings, style: Style, source: StyleArea) -> None:
    options = style.options
    citation = style.citation.options if style.citation is not None else {}
    settings.in_text = style.style_class == "in-text"
    settings.demote_particle = options.get("demote-non-dropping-particle", "display-and-sort")
    settings.initialize_with_hyphen = options.get("initialize-with-hyphen") != "false"
    settings.page_range_format = options.get("page-range-format", "")
    settings.rule = citation.get("givenname-disambiguation-rule", "by-cite")
    settings.add_givenname = citation.get("disambiguate-add-givenname") == "true"
    settings.explicit_year_suffix = _renders_year_suffix(style)
    settings.second_field_align = (
        source.options.get("second-field-align", "") if settings.area == "bibliography" else ""
    )
    if settings.area == "citation":
        collapse = source.options.get("collapse", "")
        delimiter = source.layout.get("delimiter")
        settings.keep_ranks = collapse in ("citation-number", "year-suffix", "year-suffix-ranged")
        settings.number_joiner = delimiter
        settings.number_collapses = collapse == "citation-number"
        settings.flips_braces = not settings.in_text
        settings.compares_names = bool(collapse or source.options.get("cite-group-delimiter"))
        settings.year_suffix_collapses = collapse == "year-suffix-ranged"
        settings.year_suffix_joiner = source.options.get("cite-group-delimiter") or source.options.get(
            "year-suffix-delimiter", delimiter
        )


def _renders_year_suffix(style: Style) -> bool:
    """Whether the style places the year-suffix itself (CSL 1.0.2, disambiguate-add-year-suffix)."""
    roots = [*style.macros.values()]
    roots += [area.layout for area in (style.citation, style.bibliography) if area is not None]
    return any(
        element.name == "text" and element.get("variable") in ("year-suffix", "citation-label")
        for root in roots
        for element in root.walk()
    )
