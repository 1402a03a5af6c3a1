"""The engine over citeproc-py: rendering as that package does it, item by item, so that one failure is one item's.

citeproc-py builds strings. Its formatter is replaced by one that puts a single character round each
formatting (`marks`), so no HTML has to be taken apart and no text can pass for markup. `display` and
`second-field-align`, which it ignores, become such marks in the affixes of the style's elements. What it
prints or warns is caught; its schema check is off, since `stylebook` has read the style already.
"""

from __future__ import annotations

import contextlib
import io
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from citeproc import (
    DATES,
    NAMES,
    VARIABLES,
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    model,
)
from citeproc.source import BibliographySource
from citeproc.source.json import CiteProcJSON
from citeproc.string import MixedString, String

from bibkit.csl import StyleError, load_style
from bibkit.diagnostics import Diagnostic
from bibkit.engines.citeproc_items import prepared
from bibkit.engines.job import PLAIN, CitationParts, CitedItem, Job, Rendered
from bibkit.engines.links import linked
from bibkit.engines.marks import CLOSE, MORE_NAMES, OPEN, is_mark, plain, runs, without_double_punctuation
from bibkit.errors import UsageError
from bibkit.text.run import Bibliography, Entry, Layout, Run, Span

_NAMES, _DATES = (frozenset(name.replace("_", "-") for name in table) for table in (NAMES, DATES))
_GENERATED = frozenset(("citation-number", "first-reference-note-number", "locator", "year-suffix"))
_TEXTS = (
    (frozenset(name.replace("_", "-") for name in VARIABLES) | {"archive_location"})
    - _NAMES
    - _DATES
    - _GENERATED
)
_CSL = "{http://purl.org/net/xbiblio/csl}"
_AFFIXED = frozenset(f"{_CSL}{name}" for name in ("text", "number", "date", "names", "group"))


class _MarkedText(String):  # type: ignore[misc]
    """Text between marks; its first letter is behind them."""

    def capitalize_first(self) -> _MarkedText:
        at = next((index for index, sign in enumerate(self) if not is_mark(sign)), 0)
        return _MarkedText(self[:at] + self[at : at + 1].upper() + self[at + 1 :])


class Name(model.Name, model.CitationStylesElement):  # type: ignore[misc]
    """cs:name that knows `initialize="false"` (CSL 1.0.2, name); 311 styles of the collection use it.

    citeproc-py takes the classes of its elements from the direct subclasses of its base class, by their names.
    """

    def initialize(self, given: str, mark: str, context: Any) -> str:
        is_asked = self.get("initialize", self.get_root().get("initialize", "true")) != "false"
        return str(super().initialize(given, mark, context)) if is_asked else given


def _formatting(value: str) -> Callable[[object], _MarkedText]:
    return lambda text: _MarkedText(f"{OPEN[value]}{text}{CLOSE}")


# What citeproc-py asks of a formatter.
_FORMATTER = SimpleNamespace(
    preformat=str,
    Italic=_formatting("italic"),
    Oblique=_formatting("oblique"),
    Bold=_formatting("bold"),
    Light=_formatting("light"),
    Underline=_formatting("underline"),
    Superscript=_formatting("sup"),
    Subscript=_formatting("sub"),
    SmallCaps=_formatting("small-caps"),
)


class CiteprocPy:
    """citeproc-py as an `Engine`."""

    def render(self, job: Job) -> Rendered:
        """The job's citations and bibliography; see `Engine.render`."""
        # To it, notes are text anyway, and no names stand in a sentence.
        if job.options._replace(notes_as_text=False, names_in_sentence="", name_marks=None) != PLAIN:
            raise UsageError(
                "citeproc-py can't highlight people, collate, abbreviate, leave the style's order, count down, "
                "limit names, mark cites, choose small words, number several lists as one or change the language "
                "within a list",
                hint="leave the engine out",
                about="engine",
            )
        try:
            style = load_style(job.style)  # which refuses macros that call each other without end
        except StyleError as error:
            raise UsageError(f"The style can't be used: {error.message}", hint=error.hint) from error
        with _silence():
            rendered = _Rendering(job).rendered()
        is_note = style.style_class == "note"
        parts = (CitationParts((), runs) if is_note else CitationParts(runs) for runs in rendered.citations)
        notes = rendered.notes
        if job.options.name_marks is not None:
            notes += tuple(
                Diagnostic(
                    "BK702", "citeproc-py can't print the marks of names", "use bibkit's own engine", key=id_
                )
                for id_ in map(_marked_id, job.items)
                if id_
            )
        return rendered._replace(parts=tuple(parts), notes=notes)


def _marked_id(item: Mapping[str, Any]) -> str:
    """The id of an item with marks of names; "" for others."""
    custom = item.get("custom")
    return str(item.get("id", "")) if isinstance(custom, Mapping) and "marks" in custom else ""


ENGINE = CiteprocPy()


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield


class _Rendering:
    """One job: its style, its items by the keys that citeproc-py sees, and the notes that it leaves.

    Keys are numbers, because citeproc-py compares ids without regard to case.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self.ids: dict[str, str] = {}
        self.keys: dict[str, str] = {}
        self.items: dict[str, Mapping[str, Any]] = {}
        self.notes: dict[tuple[str, str], Diagnostic] = {}
        try:
            self.style = CitationStylesStyle(io.BytesIO(job.style), locale=job.locale, validate=False)
        except Exception as error:  # whatever may be odd in a foreign style
            raise UsageError(
                f"citeproc-py can't read the style: {error}", hint="try another style or engine"
            ) from error
        self.source = BibliographySource()
        self.processor = CitationStylesBibliography(self.style, self.source, _FORMATTER)
        self.et_al = _FurtherNames(self.style.root)

    def rendered(self) -> Rendered:
        for index, item in enumerate(self.job.items):
            self.add(f"item{index}", item)
        cited = [Citation([self.cite(cite) for cite in citation]) for citation in self.job.citations]
        for citation in cited:
            self.processor.register(citation)
        self.processor.register(Citation([CitationItem(key) for key in self.source]))
        bibliography = self.style.root.bibliography
        if bibliography is not None:
            _mark_displays(self.style.root, bibliography)
            self.sort(bibliography)
        citations = tuple(self.citation(citation) for citation in cited)
        entries = None if bibliography is None else self.entries(bibliography)
        return Rendered(citations, entries, tuple(self.notes.values()))

    def add(self, key: str, item: Mapping[str, Any]) -> None:
        self.ids[key] = id_ = str(item.get("id", ""))
        self.keys.setdefault(id_, key)
        self.items[key] = item
        ready = prepared(item, key, _NAMES, _DATES, _TEXTS)
        self.attempt(key, lambda: self.source.update(_source(ready)))

    def cite(self, cite: CitedItem) -> CitationItem:
        key = self.keys.get(cite.id)
        if key is None:
            key = self.keys[cite.id] = f"missing{len(self.ids)}"
            self.ids[key] = cite.id
            self.note("BK901", cite.id, f'"{cite.id}" is cited but not among the items')
        if cite.suppress_author or cite.author_only or cite.author_in_text:
            self.note("BK702", cite.id, "citeproc-py shows every cite whole, whatever is asked")
        beside: dict[str, Any] = {"prefix": plain(cite.prefix), "suffix": plain(cite.suffix)}
        if cite.locator:
            beside["locator"] = Locator(cite.label, plain(cite.locator))
        return CitationItem(key, **beside)

    def sort(self, bibliography: Any) -> None:
        """Sort the items; those that can't be sorted are noted and taken out."""
        if self.attempt("", self.processor.sort):
            return
        sortable = [
            item
            for item in self.processor.items
            if self.attempt(item.key, lambda item=item: bibliography.sort([item]))  # type: ignore[misc]
        ]
        self.processor.items = sortable
        self.processor.keys = [item.key for item in sortable]
        if not self.attempt("", self.processor.sort):
            self.note("BK901", "", "citeproc-py could not sort the items: they stand in the order given")

    def citation(self, citation: Citation) -> tuple[Run, ...]:
        written: list[object] = []
        key = citation.cites[0].key if citation.cites else ""
        cited = self.attempt(
            key, lambda: written.append(self.processor.cite(citation, lambda cite: f"{self.ids[cite.key]}?"))
        )
        if not cited:
            return (Run("; ".join(f"{self.ids[cite.key]}?" for cite in citation.cites)),)
        return _without_displays(runs(self.finished(written[0])))

    def entries(self, bibliography: Any) -> Bibliography:
        layout = _layout(bibliography)
        entries = []
        for item in self.processor.items:
            texts: list[object] = []
            key = item.key
            rendered = self.attempt(
                key,
                lambda: texts.extend(bibliography.layout.render_bibliography([item])),  # noqa: B023
            )
            if rendered and not texts:
                self.note("BK901", self.ids[key], "The style shows nothing of this item")
            elif rendered:
                found = linked(runs(self.finished(texts[0])), self.items[key])
                if layout.second_field_align:
                    found = _beside_margin(found)
                entries.append(Entry(self.ids[key], found))
        return Bibliography(tuple(entries), layout)

    def finished(self, text: object) -> str:
        return without_double_punctuation(self.et_al.in_place(str(text)))

    def attempt(self, key: str, step: Callable[[], object]) -> bool:
        """True if the step went well; else a note on the item (`key` "" is no item's and leaves none)."""
        try:
            step()
        except Exception as error:  # citeproc-py raises whatever its code runs into
            if key:
                reason = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
                self.note("BK901", self.ids[key], f"citeproc-py failed on this item ({reason})")
            return False
        return True

    def note(self, code: str, id_: str, message: str) -> None:
        self.notes.setdefault((id_, message), Diagnostic(code, message, key=id_))


class _FurtherNames:
    """The style's "et al." in the place of the name that stands for all further ones."""

    def __init__(self, root: Any) -> None:
        self.term = str(root.get_single_term(name="et-al"))
        joint = "|".join(
            re.escape(str(word)) for word in (root.get_single_term(name="and"), "&", "…") if word
        )
        stop = r"\.?" if self.term.endswith(".") else ""
        marked = f"[{''.join(OPEN.values())}]{MORE_NAMES}{CLOSE}"
        self.marked = re.compile(marked)
        self.joined = re.compile(rf"(?P<comma>[,;]?)\s*(?:(?:{joint})\s*)*{MORE_NAMES}{stop}")

    def in_place(self, text: str) -> str:
        if MORE_NAMES not in text:
            return text
        while self.marked.search(text):
            text = self.marked.sub(MORE_NAMES, text)
        return self.joined.sub(lambda match: f"{match['comma']} {self.term}", text)


def _source(item: Mapping[str, Any]) -> CiteProcJSON:
    """The item as citeproc-py has it, with texts that know where their first letter is."""
    source = CiteProcJSON([item])
    for reference in source.values():
        for value in reference.values():
            if isinstance(value, MixedString):
                value[:] = [_MarkedText(piece) if type(piece) is String else piece for piece in value]
    return source


def _mark_displays(root: Any, bibliography: Any) -> None:
    """`display` and `second-field-align` as marks in the affixes, which citeproc-py writes round an element."""
    for element in root.iter(*_AFFIXED):
        if (display := element.get("display")) in OPEN:
            _mark_affixes(element, display)
    if bibliography.get("second-field-align") in ("flush", "margin"):
        first = bibliography.layout[0]
        if first.tag in _AFFIXED and first.get("display") is None:
            _mark_affixes(first, "left-margin")


def _mark_affixes(element: Any, display: str) -> None:
    element.set("prefix", OPEN[display] + element.get("prefix", ""))
    element.set("suffix", element.get("suffix", "") + CLOSE)


def _layout(bibliography: Any) -> Layout:
    align = bibliography.get("second-field-align", "")
    return Layout(
        hanging_indent=bibliography.get("hanging-indent") == "true",
        second_field_align=align if align in ("flush", "margin") else "",
        line_spacing=_spacing(bibliography.get("line-spacing"), least=1),
        entry_spacing=_spacing(bibliography.get("entry-spacing"), least=0),
    )


def _spacing(text: str | None, *, least: int) -> int:
    """The number of lines, 1 where the style says nothing; a style can't ask for a thousand."""
    return min(max(int(text), least), 9) if text is not None and text.isdecimal() else 1


def _beside_margin(found: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with everything that has no `display` of its own beside the margin."""
    beside = Span("display", "right-inline")
    return tuple(
        run if any(span.kind == "display" for span in run.spans) else Run(run.text, (beside, *run.spans))
        for run in found
    )


def _without_displays(found: Sequence[Run]) -> tuple[Run, ...]:
    return tuple(Run(run.text, tuple(span for span in run.spans if span.kind != "display")) for run in found)
