"""A style file against the grammar, and what no grammar sees: macros that are missing or that nothing calls."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bibkit.csl.lint.csl_m import ELEMENTS as EXTENSIONS
from bibkit.csl.lint.csl_m import is_extension
from bibkit.csl.lint.grammar import CONDITIONS, CSL_CONDITIONS, RENDERING_ELEMENTS, ROWS, WAYS, row_name
from bibkit.csl.lint.rule import ElementRule
from bibkit.csl.lint.values import MACRO_NAME, meant, nearest
from bibkit.csl.style.load import load_style
from bibkit.csl.style.problem import Correction, Problem, ProblemKind
from bibkit.csl.style.xml import Element, parse_xml

_EXCERPT = 60
_MOST = 1000
"""Problems of one file; nobody reads more."""
_LONGEST_TAG = 4000
_NO_EFFECT = "it has no effect, so that some works may read differently than in Zotero"


def check_style(source: bytes | str) -> tuple[Problem, ...]:
    """Everything that is wrong or odd in a style file, by its place. Raises `StyleError` for what is no style.

    The faults that rendering survives are among them; what the grammar of CSL 1.0.2 has no place for, too. A file
    with more than a thousand problems is no style that somebody wrote: the rest is left out.
    """
    root = parse_xml(source)
    style = load_style(source)
    checker = _Checker(source)
    if root.name == "style":
        checker.element(root, "dependent-style" if style.is_dependent else "style")
        checker.macros(root)
    found = dict.fromkeys(checker.problems)
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.message)))


class _Checker:
    """Walks the tree with the rows of the grammar and collects what does not fit."""

    def __init__(self, source: bytes | str) -> None:
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        text = text.removeprefix("\ufeff")
        bare = text.lstrip()
        # The parser passes over white space before the XML.
        self.skipped = text[: len(text) - len(bare)].count("\n")
        self.lines = bare.split("\n")
        self.problems: list[Problem] = []

    def add(
        self,
        kind: ProblemKind,
        element: Element,
        message: str,
        hint: str,
        attribute: str = "",
        part: str = "",
        meant: str = "",
    ) -> None:
        """A problem at the element, or at its attribute, or at a part of the attribute's value.

        `meant` is what should stand in the place of that, if that is clear.
        """
        if len(self.problems) >= _MOST:
            return
        line, column, end = self._place(element, attribute, part)
        wrong = part or attribute or f"<{element.name}"
        right = Correction(wrong, meant) if meant else None
        self.problems.append(Problem(line + self.skipped, message, hint, column, end, kind, right))

    def _place(self, element: Element, attribute: str, part: str) -> tuple[int, int, int]:
        """Line, column and the column after the end; the XML parser knows only where the element begins."""
        line, column = element.line, element.column
        if not 0 < line <= len(self.lines):
            return line, column, 0
        if attribute:
            tag = self.lines[line - 1][column - 1 : column - 1 + _LONGEST_TAG]
            if len(tag) < _LONGEST_TAG:
                tag = "\n".join((tag, *(other[:_LONGEST_TAG] for other in self.lines[line : line + 20])))
            found = re.match(rf"<[^>]*?\s({re.escape(attribute)})\s*=\s*(\"[^\"]*\"|'[^']*')", tag, re.DOTALL)
            if found is not None:
                inside = found[2].find(part) if part else -1
                at = found.start(2) + inside if inside >= 0 else found.start(1)
                length = len(part) if inside >= 0 else len(attribute)
                before = tag[:at]
                if "\n" in before:
                    line, column = line + before.count("\n"), at - before.rfind("\n")
                else:
                    column += at
                return line, column, column + length
        name = re.compile(r"<[^\s/>]+").match(self.lines[line - 1], max(column - 1, 0))
        return line, column, name.end() + 1 if name else column + 1

    def element(self, element: Element, name: str) -> None:
        """The element as the row of that name describes it, and all below it."""
        if len(self.problems) >= _MOST:
            return
        row = ROWS.get(row_name(name, element.attributes))
        if row is None:
            self._without_way(element, name)
            return
        self._attributes(element, row)
        self._children(element, row)

    def _without_way(self, element: Element, name: str) -> None:
        """An element whose attributes do not say what it is, or say several things."""
        if name in WAYS:
            given = [way for way in WAYS[name] if way in element.attributes]
            if given:
                message = f"<{element.name}> has {' and '.join(given)}: one of them counts"
                self.add("bad-value", element, message, "keep one", given[1])
            else:
                ways = ", ".join(WAYS[name])
                self.add("incomplete", element, f"<{element.name}> says nothing", f"give it one of: {ways}")
        elif "name" in element.attributes:
            given_name = element.get("name")
            message = f"unknown date-part {_quoted(given_name)}"
            self.add("bad-value", element, message, "use day, month or year", "name", given_name)
        else:
            self.add("incomplete", element, "<date-part> has no name", 'write name="day", "month" or "year"')

    def _attributes(self, element: Element, row: ElementRule) -> None:
        for attribute, text in element.attributes.items():
            value = row.attributes.get(attribute)
            if value is None and is_extension(element.name, attribute):
                message = (
                    f"{_quoted(attribute)} on <{element.name}> is an extension of CSL that is not supported"
                )
                self.add("extension", element, message, _NO_EFFECT, attribute)
            elif value is None:
                near = nearest(attribute, row.attributes)
                hint = f"did you mean {near}?" if near else "remove it"
                message = f"<{element.name}> has no attribute {_quoted(attribute)} here"
                self.add(
                    "unknown-attribute",
                    element,
                    message,
                    hint,
                    attribute,
                    meant=_free_name(attribute, element, row),
                )
            elif (fault := value.fault(text)) is not None:
                wrong, hint = fault
                message = f"{_quoted(wrong)} is no value of {attribute} on <{element.name}>"
                self.add("bad-value", element, message, hint, attribute, wrong, value.meant(wrong))
        for attribute in row.needs:
            if attribute not in element.attributes:
                message = f"<{element.name}> has no {attribute}"
                self.add("incomplete", element, message, f"add {attribute}")
        if element.name in ("if", "else-if") and not element.attributes.keys() & CONDITIONS:
            message = f"<{element.name}> has no condition"
            self.add("incomplete", element, message, f"add one of: {', '.join(CSL_CONDITIONS)}")

    def _children(self, element: Element, row: ElementRule) -> None:
        counts: dict[str, int] = {}
        for child in element.children:
            if len(self.problems) >= _MOST:
                return
            place = row.children.get(child.name)
            if place is None:
                self._unknown_child(element, child, row)
                continue
            counts[child.name] = counts.get(child.name, 0) + 1
            if counts[child.name] == place[2] + 1:
                message = f"a second <{child.name}> in <{element.name}>"
                self.add("misplaced", child, message, "keep one; the first is used")
            self.element(child, place[0])
        for wanted, (_, least, _most) in row.children.items():
            if counts.get(wanted, 0) < least:
                message = f"<{element.name}> has no <{wanted}>"
                self.add("incomplete", element, message, f"add <{wanted}>")
        if len(element.children) < row.least:
            self.add("incomplete", element, f"<{element.name}> is empty", "put something in it or remove it")
        if element.name in ("citation", "bibliography"):
            self._layouts(element)
        self._order(element, row)
        self._text(element, row)

    def _layouts(self, element: Element) -> None:
        """One layout is for all works; others name the languages that they are for (CSL-M, cs:layout)."""
        layouts = list(element.all("layout"))
        for_all = [layout for layout in layouts if "locale" not in layout.attributes]
        for layout in for_all[1:]:
            message = f"a second <layout> in <{element.name}>"
            hint = "keep one, or name the languages that it is for in locale; the first is used"
            self.add("misplaced", layout, message, hint)
        if layouts and not for_all:
            message = f"every <layout> in <{element.name}> is for some languages only"
            self.add(
                "incomplete", layouts[-1], message, "add one without locale; the last is used for the others"
            )

    def _unknown_child(self, element: Element, child: Element, row: ElementRule) -> None:
        if child.name in EXTENSIONS:
            message = f"<{child.name}> is an extension of CSL that is not supported"
            self.add("extension", child, message, _NO_EFFECT)
            return
        near = nearest(child.name, row.children)
        if child.name in RENDERING_ELEMENTS or not near:
            hint = f"<{element.name}> holds {_listed(row.children)}" if row.children else "remove it"
        else:
            hint = f"did you mean <{near}>?"
        better = "" if child.name in RENDERING_ELEMENTS else meant(child.name, row.children)
        right = f"<{better}" if better and child.children == () else ""
        self.add(
            "unknown-element", child, f"<{child.name}> has no place in <{element.name}>", hint, meant=right
        )

    def _order(self, element: Element, row: ElementRule) -> None:
        """Children that stand after what they must stand before."""
        seen: set[str] = set()
        for child in element.children:
            late = next((after for before, after in row.order if before == child.name and after in seen), "")
            if late:
                message = f"<{child.name}> stands too late in <{element.name}>"
                self.add("misplaced", child, message, f"put it before <{late}>")
            seen.add(child.name)

    def _text(self, element: Element, row: ElementRule) -> None:
        text = element.text.strip()
        if row.text is None:
            if text:
                message = f"text in <{element.name}>, where none is shown: {_quoted(text)}"
                self.add("misplaced", element, message, 'write <text value="..."/>, or remove it')
        elif (fault := row.text.fault(element.text)) is not None:
            message = f"{_quoted(fault[0].strip())} is no {element.name}"
            self.add("bad-value", element, message, fault[1])
        if element.name == "term":
            singles = {child.name for child in element.children} & {"single", "multiple"}
            if len(singles) == 1:
                missing = ({"single", "multiple"} - singles).pop()
                self.add("incomplete", element, f"<term> has no <{missing}>", f"add <{missing}>")
            elif singles and text:
                self.add(
                    "misplaced",
                    element,
                    f"text beside <single> in <term>: {_quoted(text)}",
                    "keep one of the two",
                )

    def macros(self, root: Element) -> None:
        """Macros that are called and not there, defined twice, or called by nothing that renders."""
        defined: dict[str, Element] = {}
        for macro in root.all("macro"):
            name = macro.get("name")
            if name in defined:
                self.add(
                    "misplaced", macro, f"macro {_quoted(name)} is defined twice", "the first is used; rename one",
                    "name", name,
                )  # fmt: skip
            else:
                defined[name] = macro
        near_to = defined if len(defined) < _MOST else ()
        for caller in _callers(root):
            name = caller.get("macro")
            if name not in defined and len(self.problems) < _MOST:
                near = nearest(name, near_to)
                hint = (
                    f"did you mean {near}?" if near else "define it, or remove the call; it renders nothing"
                )
                right = meant(name, near_to)
                right = right if MACRO_NAME.fault(right) is None else ""
                self.add(
                    "undefined-macro",
                    caller,
                    f"there is no macro {_quoted(name)}",
                    hint,
                    "macro",
                    name,
                    right,
                )
        for name in defined.keys() - _reached(root, defined):
            self.add(
                "unused-macro", defined[name], f"nothing renders the macro {_quoted(name)}",
                "remove it, or call it", "name", name,
            )  # fmt: skip


def _free_name(attribute: str, element: Element, row: ElementRule) -> str:
    """The attribute that was meant, unless it is there already or could not have such a value."""
    name = meant(attribute, row.attributes)
    if not name or name in element.attributes or row.attributes[name].fault(element.get(attribute)):
        return ""
    return name


def _callers(element: Element) -> Iterator[Element]:
    return (
        below
        for below in element.walk()
        if below.name in ("text", "key")
        and "macro" in below.attributes
        and row_name(below.name, below.attributes)
    )


def _reached(root: Element, defined: Mapping[str, Element]) -> set[str]:
    """The macros that citations or the bibliography call, directly or through others."""
    waiting = [area for area in root.children if area.name in ("citation", "bibliography")]
    reached: set[str] = set()
    while waiting:
        for caller in _callers(waiting.pop()):
            name = caller.get("macro")
            if name in defined and name not in reached:
                reached.add(name)
                waiting.append(defined[name])
    return reached


def _quoted(text: str) -> str:
    return f'"{text[:_EXCERPT]}…"' if len(text) > _EXCERPT else f'"{text}"'


def _listed(children: Mapping[str, object]) -> str:
    return ", ".join(f"<{name}>" for name in children)
