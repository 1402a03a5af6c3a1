"""The options of reference lists and citations: a row each, under the one name that it has everywhere.

On the command line it is a flag (`--locale-per-record`) or `-O locale-per-record=yes`; the settings and the markers of
a page have `locale-per-record`, Python, which has no hyphens in names, `locale_per_record=True`. The flags, the
list that `bibkit formats html` prints, and what the others take are all made from the table.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from bibkit.errors import UsageError
from bibkit.lists.options import AS_THEY_ARE, DEFAULTS
from bibkit.registry import COLLATIONS, ENGINES, unknown_name

OptionValue: TypeAlias = str | bool | int | Path | Iterable[str] | None
"""What an option may be given as: its value, or the text of it ("yes", "one two"). None is as if it were not given."""

ANNOTATIONS = ("abstract", "annote", "note", "notes", "summary")
"""The fields of a record that can stand after its entry."""


_COUNT = re.compile(r"\d{0,6}", re.ASCII)
_ALPHABETIZED = ("", "words", "letters")
_LINKED = ("", "cite", "author", "year")
_JOINED = ("", "and", "style")
"""How names in a sentence can be joined: with the word, or as the style has them in brackets."""


class ListOption(NamedTuple):
    """A row of the table. `metavar` stands for the value in help; `choices` is empty where any text will do."""

    name: str
    metavar: str
    meaning: str
    choices: tuple[str, ...] = ()

    @property
    def field(self) -> str:
        """The name as Python has it."""
        return self.name.replace("-", "_")

    @property
    def is_flag(self) -> bool:
        """Whether the option is only asked for or not: "yes" or "no"."""
        return isinstance(getattr(DEFAULTS, self.field), bool)

    @property
    def is_number(self) -> bool:
        """Whether the value is a number; 0 is as if it were not given."""
        return type(getattr(DEFAULTS, self.field)) is int

    @property
    def takes_several(self) -> bool:
        """Whether the value is several words."""
        return isinstance(getattr(DEFAULTS, self.field), tuple)

    @property
    def default(self) -> str:
        """The default as text."""
        value = getattr(DEFAULTS, self.field)
        if isinstance(value, tuple):
            return " ".join(value)
        return value if isinstance(value, str) else "no" if self.is_flag else ""


LIST_OPTIONS: dict[str, ListOption] = {
    option.name: option
    for option in (
        ListOption("style", "STYLE", "CSL style: name, title, path or id"),
        ListOption("locale", "LANG", "language, such as de-DE; else the style's own"),
        ListOption("engine", "ENGINE", f"CSL processor: {' or '.join(ENGINES)}"),
        ListOption("collation", "NAME", "library that knows the order of the language", ("", *COLLATIONS)),
        ListOption("alphabetize", "WAY", "word by word (Le Guin before Leach), or letter by letter", _ALPHABETIZED),
        ListOption("abbreviations", "FILE", "short forms of journals, places ...: JSON, as pandoc takes it"),
        ListOption("notes-as-text", "", 'read no "variable: value" lines in notes'),
        ListOption("names-in-sentence", "WAY", "Doe and Roe (2020), or as in brackets; else by the guide", _JOINED),
        ListOption("small-words", "LIST", "words without a capital in titles: csl, chicago, apa, or words with commas"),
        ListOption("highlight", "ID", "people whose names stand out: ids of the people file or ORCID iDs"),
        ListOption("locale-per-record", "", "each entry in the language of its record"),
        ListOption("annotate", "FIELD", "field that stands after each entry", ("", *ANNOTATIONS)),
        ListOption("group-by", "FIELD", "a list for each year, type, tag ...; -year: the last first"),
        ListOption("sections", "LISTS", '"Selected = tag:selected by -issued; Books = type:book; Others"'),
        ListOption("restart-numbers", "", "each list of group-by or sections has numbers of its own"),
        ListOption("count-down", "", "numbers count down to 1, in each list where they restart"),
        ListOption("links", "PART", "part of a citation that leads to its entry", _LINKED),
        ListOption("name-marks", "MEANING", "what marks of names mean: student=my student, ...; none leaves them out"),
        ListOption("et-al-min", "NUMBER", "names of an entry from which on only the first are shown"),
        ListOption("et-al-use-first", "NUMBER", "how many these are; else what the style has"),
        ListOption("sort", "FIELDS", f"order: fields such as author,-issued, or {AS_THEY_ARE}; else the style's"),
    )
}  # fmt: skip

CITATION_OPTIONS = {name: LIST_OPTIONS[name] for name in (
    "style", "locale", "engine", "collation", "alphabetize", "abbreviations", "notes-as-text", "names-in-sentence",
    "small-words",
)}  # fmt: skip
"""Those that hold for citations, too, and so for a whole project."""

TEXT_OPTIONS = {**CITATION_OPTIONS, "links": LIST_OPTIONS["links"]}
"""Those of the citations of one text."""

PAGE_OPTIONS = {
    **CITATION_OPTIONS,
    **{
        name: LIST_OPTIONS[name]
        for name in ("highlight", "group-by", "name-marks", "et-al-min", "et-al-use-first", "sort")
    },
}
"""Those that hold for the references of a page; what stands together there and in which order is the page's, too."""

_FORMER = {
    "entry-locales": "locale-per-record",
    "numbers": "restart-numbers",
    "notes": "notes-as-text",
    "order": "sort",
    "keep-order": "sort",
    "output": "format",
}
"""What options were called before, and are called now."""


def chosen(
    given: Mapping[str, OptionValue],
    what: str = "option of reference lists",
    known: Mapping[str, ListOption] = LIST_OPTIONS,
    *,
    beside: Iterable[str] = (),
) -> dict[str, Any]:
    """The values that are given, by the names of `ListOptions`; names may be written with underscores or hyphens.

    `what` is what they are called, `known` those that make sense, and `beside` names others that do. Raises UsageError
    for an unknown name, with near ones, and for a value that can't be.

    >>> chosen({"locale-per-record": "yes", "highlight": "a b", "style": None})
    {'locale_per_record': True, 'highlight': ('a', 'b')}
    """
    values = {}
    for written, value in given.items():
        name = written.replace("_", "-")
        option = known.get(name)
        if option is None:
            raise _unknown(what, name, [*known, *beside])
        if value is not None:
            values[option.field] = _value(option, value)
    return values


def _unknown(what: str, name: str, known: Iterable[str]) -> UsageError:
    error = unknown_name(what, name, known, about=name)
    if name in _FORMER:
        error.hint = f"did you mean {_FORMER[name]}?"
    return error


def _value(option: ListOption, value: OptionValue) -> Any:
    """The value as `ListOptions` holds it."""
    if option.is_flag:
        known = {True: True, False: False, "yes": True, "no": False}
        if not isinstance(value, str | bool) or value not in known:
            raise _refusal(option, value, "write yes or no")
        return known[value]
    if option.is_number:
        if type(value) not in (int, str) or not _COUNT.fullmatch(str(value)):
            raise _refusal(option, value, "write a number of names")
        return int(str(value) or 0)
    if option.takes_several and isinstance(value, str | Iterable):
        return tuple(value.replace(",", " ").split() if isinstance(value, str) else map(str, value))
    if not isinstance(value, str | Path):
        raise _refusal(option, value, "write a text")
    text = str(value)
    if option.choices and text not in option.choices:
        choices = filter(None, option.choices)
        raise unknown_name(f"value of the option {option.name}:", text, choices, about=option.name)
    return text


def _refusal(option: ListOption, value: OptionValue, hint: str) -> UsageError:
    return UsageError(f"The option {option.name} can't be {value!r}", hint=hint, about=option.name)
