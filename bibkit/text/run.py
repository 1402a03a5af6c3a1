"""Text with its open spans: what a CSL processor hands to a writer.

A run is a piece of text and the spans that are open around it, outermost first. Spans are compared by
identity: two runs that share a `Span` object stand inside one pair of tags, two spans that are merely
alike stand side by side (`<i>a</i><i>b</i>`).
"""

from typing import Literal, NamedTuple, TypeAlias

SpanKind: TypeAlias = Literal[
    "font-style",  # italic, oblique, normal
    "font-weight",  # bold, light, normal
    "font-variant",  # small-caps, normal
    "text-decoration",  # underline, none
    "vertical-align",  # sup, sub, baseline
    "display",  # block, left-margin, right-inline, indent
    "link",  # a URL
    "anchor",  # a place that a reference leads to; the value is its name (letters, digits, hyphens and dots)
    "reference",  # a link to the anchor of that name
    "person",  # a person id, to be highlighted
    "mark",  # a name with marks: the words, a line each; lists print signs for them (`bibkit.lists.name_marks`)
    "language",  # what is in another language than the text around it; the value is its tag
    "maths",  # the run's text is TeX, without the dollars; value "", always the innermost span
]


class Span:
    """One formatting that is open over neighbouring runs; `kind` and `value` in CSL's terms."""

    __slots__ = ("kind", "value")

    def __init__(self, kind: SpanKind, value: str) -> None:
        self.kind = kind
        self.value = value

    def __repr__(self) -> str:
        return f"Span({self.kind!r}, {self.value!r})"


class Run(NamedTuple):
    """Leaf text (unescaped, any characters) and the spans open around it, outermost first."""

    text: str
    spans: tuple[Span, ...] = ()


def is_maths(run: Run) -> bool:
    """Whether the text of a run is TeX: its innermost span says so."""
    return bool(run.spans) and run.spans[-1].kind == "maths"


class Entry(NamedTuple):
    """One line of the bibliography: the item's id, its runs, and which list it stands in where there are several.

    `language` is the tag of the language that it is in, "" for that of the list.
    """

    id: str
    runs: tuple[Run, ...]
    section: int = 0
    language: str = ""


class Layout(NamedTuple):
    """How a bibliography is set, from the attributes of `cs:bibliography` (CSL 1.0.2, whitespace)."""

    hanging_indent: bool = False
    second_field_align: Literal["", "flush", "margin"] = ""
    line_spacing: int = 1
    entry_spacing: int = 1


class Bibliography(NamedTuple):
    """The entries of a reference list, in order, how the style wants them set, and what its signs mean below it.

    `language` is the tag of the language that it is in, "" where nobody has said.
    """

    entries: tuple[Entry, ...]
    layout: Layout = Layout()
    legend: tuple[Run, ...] = ()
    language: str = ""


class Heading(NamedTuple):
    """What stands above a list: plain text."""

    text: str


class Passage(NamedTuple):
    """Text beside the lists of a document, such as a citation."""

    runs: tuple[Run, ...]


DocumentPart: TypeAlias = Heading | Passage | Bibliography
"""What a document consists of."""
