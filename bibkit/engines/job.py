"""What an engine is given and what it gives back: plain values, the same for every engine."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from bibkit.csl.data.abbreviations import Abbreviations
from bibkit.text.run import Bibliography, Run

if TYPE_CHECKING:
    from bibkit.diagnostics import Diagnostic


class CitedItem(NamedTuple):
    """One item in a citation, with what stands beside it (CSL-JSON citation items).

    `label` says what the locator counts ("page", "chapter" ...; CSL 1.0.2, appendix IV, locators). At most one
    of the last three is set, and on the first cite only: all but the names, the names alone, or both, with the
    names in the sentence ("Doe (2020)").
    """

    id: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    author_only: bool = False
    author_in_text: bool = False


class EngineOptions(NamedTuple):
    """What of the options of a list is for the engine; nothing of it goes without saying in CSL.

    `highlight` holds ids of people whose names stand out in the bibliography. With `locale_per_record`, an entry
    speaks the language of its item, where there is a locale for it. `collation` is the library that orders by
    the rules of the language ("icu"; see `bibkit.engines.collation`), "" for bibkit's own order, letter by letter where
    `alphabetize` says "letters". With `keeps_order`,
    the bibliography stands in the order of the items, whatever the style sorts by. `sections` are the ids of several
    lists in one document (`Processor.divide`), `abbreviations` lists of short forms (`bibkit.csl.data.abbreviations`).
    With `notes_as_text`, "variable: value" lines in notes give no variables. `names_in_sentence` says how names that
    stand in a sentence are joined: "and" with the word, "style" as in brackets, "" as the guide of the style has it;
    `small_words` which words title case leaves alone (`bibkit.engines.small_words`), "" those of that guide.
    `et_al_limits` is from how many names an entry names only the first, and how many of them; 0 is what the style has.
    `name_marks` says what the marks of names (`custom.marks`) mean, which are then spans of the entries, for
    `bibkit.lists.name_marks`; with None they are left out.
    With `counts_down`, the last number is 1; with `marks_cites`, each cite in a citation is a reference to its item's
    id.
    """

    highlight: frozenset[str] = frozenset()
    locale_per_record: bool = False
    collation: str = ""
    alphabetize: str = ""
    keeps_order: bool = False
    sections: tuple[frozenset[str], ...] = ()
    abbreviations: Abbreviations = MappingProxyType({})
    notes_as_text: bool = False
    names_in_sentence: str = ""
    small_words: str = ""
    et_al_limits: tuple[int, int] = (0, 0)
    name_marks: str | None = None
    counts_down: bool = False
    marks_cites: bool = False


PLAIN = EngineOptions()
"""Nothing but what CSL has."""


class Note(NamedTuple):
    """The number of the note that a citation stands in, in a note style; `is_of_text` where the text has that note.

    In such a note the sentence may go on behind the citation (`goes_on`), whose full stop is then none.
    """

    number: int
    is_of_text: bool = False
    goes_on: bool = False


class Job(NamedTuple):
    """A style, a locale, items, and the places in a text where items are cited.

    `style` is the XML of an independent style without a DOCTYPE (`bibkit.stylebook.find_style` gives it) and
    `path` its file where there is one, `locale` a locale that has a file, `items` CSL-JSON with an `id` each;
    the bibliography lists all of them. `notes` has the note of each citation; without it each citation makes the
    next one in a note style. In a footnote of the text, names are part of the note.
    """

    style: bytes
    locale: str
    items: tuple[Mapping[str, Any], ...]
    citations: tuple[tuple[CitedItem, ...], ...] = ()
    path: str = ""
    options: EngineOptions = PLAIN
    notes: tuple[Note, ...] = ()


class CitationParts(NamedTuple):
    """What of a citation stands in the sentence and what in a note, which an in-text style has not."""

    text: tuple[Run, ...]
    note: tuple[Run, ...] = ()


class Rendered(NamedTuple):
    """The runs of each citation, in order, and the bibliography: None where the style has none.

    `parts` are the same citations, the names in the sentence apart from the note.
    `notes` says, with the item's id as key, what could not be rendered; those items are not in the
    bibliography, and all others are. Notes without a key are about the style.
    """

    citations: tuple[tuple[Run, ...], ...]
    bibliography: Bibliography | None
    notes: tuple["Diagnostic", ...] = ()
    parts: tuple[CitationParts, ...] = ()


class Engine(Protocol):
    """A CSL processor."""

    def render(self, job: Job) -> Rendered:
        """The job's citations and bibliography.

        Raises UsageError, or FileError where the style's file is known, for a style that the engine can't use,
        and UsageError for options that it does not have.
        """
        ...
