"""The children of `cs:names` (CSL 1.0.2, name, et-al, label in names)."""

from __future__ import annotations

from bibkit.csl.compile.attributes import FORMAT_KINDS, integer, look_of, with_look_of
from bibkit.csl.ops.leaf import PLAIN, Look
from bibkit.csl.ops.name_list import EtAl
from bibkit.csl.ops.names import NameLabel
from bibkit.csl.ops.person import NameStyle
from bibkit.csl.style.xml import Element
from bibkit.csl.tree.out import Formatting


def name_style(names: Element, inherited: dict[str, str]) -> NameStyle:
    """`cs:name` with the options it inherits (CSL 1.0.2, inheritable name options)."""
    style = NameStyle()
    element = names.child("name")
    own = element.attributes if element is not None else {}
    options = {**inherited, **own}
    if "delimiter" not in own:
        options["delimiter"] = options.get("name-delimiter", ", ")
    if "form" not in own:
        options["form"] = options.get("name-form", "long")
    style.conjunction = options.get("and", "")
    style.delimiter = _separator(options["delimiter"])
    style.form = options["form"]
    style.delimiter_precedes_et_al = options.get("delimiter-precedes-et-al", "contextual")
    style.delimiter_precedes_last = options.get("delimiter-precedes-last", "contextual")
    style.et_al_min = integer(options.get("et-al-min"))
    style.et_al_use_first = integer(options.get("et-al-use-first"))
    style.et_al_use_last = options.get("et-al-use-last") == "true"
    style.subsequent_min = integer(options.get("et-al-subsequent-min"))
    style.subsequent_use_first = integer(options.get("et-al-subsequent-use-first"))
    style.initialize = options.get("initialize") != "false"
    style.initialize_with = options.get("initialize-with")
    style.name_as_sort_order = options.get("name-as-sort-order", "")
    style.sort_separator = _separator(options.get("sort-separator", ", "))
    if element is not None:
        style.look = look_of(element)
        for part in element.all("name-part"):
            if part.get("name") == "family":
                style.family = look_of(part)
            elif part.get("name") == "given":
                style.given = look_of(part)
        style.whole = _whole(style)
    institution = names.child("institution")
    if institution is not None:
        style.institution = _institution(institution)
    look = style.look
    style.is_text = not (
        look.prefix or look.suffix or style.whole or (style.given is not None and style.given.formatting)
    )
    return style


def _institution(element: Element) -> Look:
    """How the names of institutions look where `cs:name` is for persons only (CSL-M, cs:institution)."""
    whole = next((part for part in element.all("institution-part") if part.get("name") == "long"), None)
    return look_of(element if whole is None else with_look_of(whole, element))


def _whole(style: NameStyle) -> Formatting:
    """The formats of the name and, over them, of the family name, in the order in which one element has them."""
    formats = dict(style.look.formatting)
    if style.family is not None:
        formats |= dict(style.family.formatting)
    return tuple((kind, formats[kind]) for kind in FORMAT_KINDS if kind in formats)


def _separator(text: str) -> str:
    """What stands between names or their parts; of two spaces at its end (",  ") one is kept."""
    return text[:-1] if text.endswith("  ") else text


def et_al(names: Element) -> EtAl:
    """`cs:et-al`, or what stands for it."""
    element = names.child("et-al")
    if element is None:
        return EtAl("et-al", PLAIN)
    return EtAl(element.get("term", "et-al"), look_of(element))


def name_label(names: Element) -> NameLabel | None:
    """`cs:label` in `cs:names`."""
    place = {child.name: index for index, child in reversed(list(enumerate(names.children)))}
    element = names.child("label")
    if element is None:
        return None
    return NameLabel(
        element.get("form", "long"),
        element.get("plural", "contextual"),
        look_of(element),
        before="name" in place and place["label"] < place["name"],
    )
