"""From the settled tree to runs: text with its open spans, formats flipped, quotation marks in place.

Italics inside italics become upright, quotation marks inside quotation marks take the other form
("flip-flop"). What counts as inside is up to the outermost element with `quotes`: if it says
"false", quotation marks of the data take the outer form even inside those that an element further in sets.
A leaf's text is not escaped: that is the writer's work.
"""

from typing import Final, TypeAlias

from bibkit.csl.text.markup import QuoteMarks
from bibkit.csl.tree.out import INNER_QUOTES, REFUSED_QUOTES, STYLE_QUOTES, Out
from bibkit.text.run import Run, Span, SpanKind

_FLIPS: Final = {
    "font-style": ("italic", "normal"),
    "font-weight": ("bold", "normal"),
    "font-variant": ("small-caps", "normal"),
}
_NEUTRAL: Final = frozenset(("normal", "none", "baseline"))


Formats: TypeAlias = dict[SpanKind, str]
"""The formats that are open around a place, by their kind."""


class Flattener:
    """Collects the runs of one citation or entry."""

    __slots__ = ("marks", "pieces")

    def __init__(self, marks: QuoteMarks) -> None:
        self.marks = marks
        self.pieces: list[tuple[str, tuple[Span, ...]]] = []

    def text(self, text: str, spans: tuple[Span, ...] = ()) -> None:
        if text:
            self.pieces.append((text, spans))

    def node(self, node: Out, spans: tuple[Span, ...], formats: Formats, quotation: str = "") -> None:
        """The runs of a node, inside `spans`; `formats` and the innermost `quotation` are open around it.

        That is "", "outer", "inner", or "refused" where the outermost element with `quotes` says "false".
        """
        if node.link and node.link[0] == "display":
            spans = (*spans, Span(*node.link))
        if node.formatting or node.quotes or node.link:
            if node.prefix:
                self.pieces.append((node.prefix, spans))
            self._decorated(node, spans, formats, quotation)
            if node.suffix:
                self.pieces.append((node.suffix, spans))
        elif node.children:
            if node.prefix:
                self.pieces.append((node.prefix, spans))
            self._children(node, spans, formats, quotation)
            if node.suffix:
                self.pieces.append((node.suffix, spans))
        else:
            text = node.prefix + node.text + node.suffix
            if text:
                self.pieces.append((text, spans))

    def _children(self, node: Out, spans: tuple[Span, ...], formats: Formats, quotation: str) -> None:
        delimiter = ""
        for child in node.children:
            if delimiter:
                self.pieces.append((delimiter, spans))
            self.node(child, spans, formats, quotation)
            delimiter = node.delimiter

    def _decorated(self, node: Out, spans: tuple[Span, ...], formats: Formats, quotation: str) -> None:
        closing = ""
        if node.quotes == REFUSED_QUOTES:
            quotation = quotation or "refused"
        elif node.quotes:
            form = self._quotation(node.quotes, quotation)
            opening, closing = (
                (self.marks[0], self.marks[1]) if form == "outer" else (self.marks[2], self.marks[3])
            )
            self.text(opening, spans)
            if node.quotes != STYLE_QUOTES or quotation != "refused":
                quotation = form
        inner = spans
        for kind, value in node.formatting:
            if value == "none" and kind != "text-decoration":
                # Undecorated text in a field: what is marked inside it flips as it would outside.
                if formats.get(kind, "normal") not in _NEUTRAL or any(
                    span.kind == kind and span.value not in _NEUTRAL for span in inner
                ):
                    inner = (*inner, Span(kind, "normal"))
                continue
            value = _resolved(kind, value, formats)
            if value in _NEUTRAL and formats.get(kind, value) in _NEUTRAL:
                continue
            formats = {**formats, kind: value}
            inner = (*inner, Span(kind, value))
        if node.link and node.link[0] != "display":
            inner = (*inner, Span(*node.link))
        if node.children:
            self._children(node, inner, formats, quotation)
        else:
            self.text(node.text, inner)
        self.text(closing, spans)

    def _quotation(self, quotes: int, around: str) -> str:
        if quotes == STYLE_QUOTES:
            return "outer"
        if around:
            return "inner" if around == "outer" else "outer"
        return "inner" if quotes == INNER_QUOTES else "outer"

    def runs(self) -> tuple[Run, ...]:
        """The runs, neighbours with the same spans joined."""
        if not self.pieces:
            return ()
        runs: list[Run] = []
        joined, current = self.pieces[0]
        for text, spans in self.pieces[1:]:
            if spans is current or spans == current:
                joined += text
            else:
                runs.append(Run(joined, current))
                joined, current = text, spans
        runs.append(Run(joined, current))
        return tuple(runs)


def _resolved(kind: SpanKind, value: str, formats: Formats) -> str:
    if not value.startswith("flip"):
        return value
    if kind == "vertical-align":
        return value.removeprefix("flip-")
    on, off = _FLIPS[kind]
    return off if formats.get(kind) == on else on


def plain_text(node: Out) -> str:
    """The text of a node without formats, quotation marks straight; for comparison."""
    parts: list[str] = []
    _collect(node, parts)
    return "".join(parts)


def _collect(node: Out, parts: list[str]) -> None:
    parts.append(node.prefix)
    mark = '"' if node.quotes and node.quotes != REFUSED_QUOTES else ""
    parts.append(mark)
    if node.children:
        for index, child in enumerate(node.children):
            if index and node.delimiter:
                parts.append(node.delimiter)
            _collect(child, parts)
    else:
        parts.append(node.text)
    parts += (mark, node.suffix)
