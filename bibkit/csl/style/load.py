"""A style file as a frozen tree: metadata, options, macros, layouts (CSL 1.0.2, styles - structure).

Independent styles have layouts; dependent styles have a parent and perhaps a locale of their own. What is
odd but survivable is collected in `Style.problems`.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from bibkit.csl.style.problem import Problem, StyleError
from bibkit.csl.style.xml import Element, parse_xml

NAME_OPTIONS = (
    "and", "delimiter-precedes-et-al", "delimiter-precedes-last", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize", "initialize-with",
    "name-as-sort-order", "sort-separator", "name-form", "name-delimiter", "names-delimiter",
)  # fmt: skip
"""CSL 1.0.2, inheritable name options."""


class StyleArea(NamedTuple):
    """`cs:citation` or `cs:bibliography`: its layout, its sort keys, its options and name options.

    `localized` are the layouts for works in some languages, which `locale` names (an extension: CSL-M, cs:layout);
    `layout` is for all others.
    """

    layout: Element
    keys: tuple[Element, ...]
    options: dict[str, str]
    names: dict[str, str]
    localized: tuple[Element, ...] = ()

    @property
    def layouts(self) -> tuple[Element, ...]:
        return (self.layout, *self.localized)


class Style(NamedTuple):
    """A style. `parent` is the URI of a dependent style's parent, whose layouts must then be used."""

    id: str
    title: str
    style_class: Literal["in-text", "note"]
    default_locale: str
    parent: str
    options: dict[str, str]
    macros: dict[str, Element]
    locales: tuple[Element, ...]
    citation: StyleArea | None
    bibliography: StyleArea | None
    intext: StyleArea | None = None
    """What an "author-only" cite shows (`cs:intext`, an extension of citeproc-js)."""
    problems: tuple[Problem, ...] = ()

    @property
    def is_dependent(self) -> bool:
        return bool(self.parent) and self.citation is None


def load_style(source: bytes | str) -> Style:
    """The style in an XML file.

    Raises `StyleError` when the file is not well-formed or hostile, is not a CSL 1.0 style, when macros call
    each other in a circle, or when an independent style has no `cs:citation` with a layout.
    """
    root = parse_xml(source)
    if root.name != "style":
        raise StyleError(
            f"the root element is <{root.name}>, not <style>",
            line=root.line,
            hint="give a CSL style file (.csl)",
        )
    problems: list[Problem] = []
    _check_version(root, problems)
    info = root.child("info")
    parent = _parent(info)
    macros = _macros(root, problems)
    _refuse_endless_macros(root, macros)
    shared = {key: value for key, value in root.attributes.items() if key in NAME_OPTIONS}
    citation = _area(root, "citation", shared)
    if citation is None and not parent:
        raise StyleError(
            "the style has no <citation> with a <layout>",
            line=root.line,
            hint="every independent style needs one",
        )
    bibliography = _area(root, "bibliography", shared)
    _check_macro_calls(root, macros, problems)
    return Style(
        id=_info_text(info, "id"),
        title=_info_text(info, "title"),
        style_class="note" if root.get("class") == "note" else "in-text",
        default_locale=root.get("default-locale"),
        parent=parent,
        options=dict(root.attributes),
        macros=macros,
        locales=tuple(root.all("locale")),
        citation=citation,
        bibliography=bibliography,
        intext=_area(root, "intext", shared),
        problems=tuple(problems),
    )


def with_parent(dependent: Style, parent: Style) -> Style:
    """The style that a dependent style stands for: its parent under its own name, in its own locale if it has one.

    Raises `StyleError` when the parent has no layouts either.
    """
    if parent.is_dependent:
        raise StyleError(
            f"the parent of {dependent.title or dependent.id!r} is a dependent style itself",
            hint="a dependent style must name an independent one",
        )
    return parent._replace(
        id=dependent.id,
        title=dependent.title,
        default_locale=dependent.default_locale or parent.default_locale,
    )


def _check_version(root: Element, problems: list[Problem]) -> None:
    version = root.get("version")
    if version.startswith("0."):
        raise StyleError(
            f"this is a CSL {version} style",
            line=root.line,
            hint="update it to CSL 1.0, for example with Zotero's updater",
        )
    if not version.startswith("1."):
        problems.append(
            root.problem(f"unknown CSL version {version!r}", 'set version="1.0" on <style>', "bad-value")
        )
    if root.get("class") not in ("in-text", "note") and root.child("citation") is not None:
        problems.append(
            root.problem(
                f"unknown class {root.get('class')!r}",
                'set class to "in-text" or "note" on <style>',
                "bad-value",
            )
        )


def _info_text(info: Element | None, name: str) -> str:
    element = info.child(name) if info is not None else None
    return element.text.strip() if element is not None else ""


def _parent(info: Element | None) -> str:
    if info is None:
        return ""
    return next(
        (link.get("href") for link in info.all("link") if link.get("rel") == "independent-parent"), ""
    )


def _macros(root: Element, problems: list[Problem]) -> dict[str, Element]:
    macros: dict[str, Element] = {}
    for macro in root.all("macro"):
        name = macro.get("name")
        if name in macros:
            problems.append(
                macro.problem(
                    f"macro {name!r} is defined twice",
                    "the first definition is used; rename one",
                    "misplaced",
                )
            )
            continue
        macros[name] = macro
    return macros


def _calls(element: Element) -> Iterator[tuple[str, Element]]:
    """The macros that are called below an element, with the element that calls."""
    for below in element.walk():
        if below.name in ("text", "key") and "macro" in below.attributes:
            yield below.get("macro"), below


def _check_macro_calls(root: Element, macros: dict[str, Element], problems: list[Problem]) -> None:
    for name, caller in _calls(root):
        if name not in macros:
            problems.append(
                caller.problem(
                    f"there is no macro {name!r}",
                    "define it or correct the name; it renders nothing",
                    "undefined-macro",
                )
            )


_Size: TypeAlias = tuple[int, int]
"""How many elements may be rendered, and how deep they are nested, with the macros in their places."""


def _refuse_endless_macros(root: Element, macros: dict[str, Element]) -> None:
    """Macros that call themselves, over however many others, would never end; so would chains that double or dive."""
    state: dict[str, int] = {}
    sizes: dict[str, _Size] = {}
    for name in macros:
        _visit(name, macros, state, sizes, ())
    for area in root.children:
        if area.name in ("citation", "bibliography", "intext"):
            _refuse_excess(area, f"<{area.name}>", _size(area, sizes))


_MAX_EXPANSION = 200_000
_MAX_EXPANDED_DEPTH = 130
"""The deepest of 2,851 styles (Chicago's) is 71 deep; every level takes a few of Python's frames."""


def _visit(
    name: str,
    macros: dict[str, Element],
    state: dict[str, int],
    sizes: dict[str, _Size],
    path: tuple[str, ...],
) -> None:
    if state.get(name) == 2:
        return
    if state.get(name) == 1:
        circle = " → ".join((*path[path.index(name) :], name))
        raise StyleError(
            f"macros call each other in a circle: {circle}",
            line=macros[name].line,
            hint="a macro can't contain itself; remove one of the calls",
        )
    if len(path) > 100:
        raise StyleError(
            "macros are nested more than 100 deep", line=macros[name].line, hint="flatten the style"
        )
    state[name] = 1
    for called, _ in _calls(macros[name]):
        if called in macros:
            _visit(called, macros, state, sizes, (*path, name))
    state[name] = 2
    sizes[name] = _size(macros[name], sizes)
    _refuse_excess(macros[name], f"macro {name!r}", sizes[name])


def _refuse_excess(element: Element, name: str, size: _Size) -> None:
    elements, depth = size
    if elements > _MAX_EXPANSION:
        raise StyleError(
            f"{name} renders up to {elements:,} elements",
            line=element.line,
            column=element.column,
            hint="macros multiply by calling each other several times",
        )
    if depth > _MAX_EXPANDED_DEPTH:
        raise StyleError(
            f"{name} nests {depth} elements and macros in each other",
            line=element.line,
            column=element.column,
            hint=f"flatten the style: {_MAX_EXPANDED_DEPTH} are the most",
        )


def _size(element: Element, sizes: dict[str, _Size]) -> _Size:
    """The size of an element with all below it; of the branches of a choice only one is rendered."""
    nothing = 0, 0
    elements, depth = sizes.get(element.get("macro"), nothing) if element.name in ("text", "key") else nothing
    if element.children:
        counts, depths = zip(*[_size(child, sizes) for child in element.children], strict=True)
        elements += max(counts) if element.name == "choose" else sum(counts)
        depth = max(depth, *depths)
    return elements + 1, depth + 1


def _area(root: Element, name: str, shared: dict[str, str]) -> StyleArea | None:
    element = root.child(name)
    layouts = list(element.all("layout")) if element is not None else []
    if element is None or not layouts:
        return None
    layout = next((one for one in layouts if not one.get("locale")), layouts[-1])
    sort = element.child("sort")
    own = {key: value for key, value in element.attributes.items() if key in NAME_OPTIONS}
    return StyleArea(
        layout=layout,
        keys=tuple(sort.all("key")) if sort is not None else (),
        options=dict(element.attributes),
        names={**shared, **own},
        localized=tuple(one for one in layouts if one.get("locale") and one is not layout),
    )
