"""What has been understood of one entry so far: fields are taken, set, or kept as they are, and each is reported."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from bibkit.diagnostics import Diagnostic, SourceSpan
from bibkit.diagnostics.fix import Fix
from bibkit.formats.bibtex.dialect import BRACED, HELD, LITERAL_LISTS, NAMED, OWN_NAME, TEX, TUNED
from bibkit.formats.bibtex.from_tex import text_of_tex
from bibkit.formats.bibtex.held import says_more, sets_names
from bibkit.formats.bibtex.links import is_code, is_verbatim
from bibkit.formats.bibtex.origin import ValuePlace
from bibkit.formats.bibtex.plain_tex import is_plain
from bibkit.formats.bibtex.read_names import split_and
from bibkit.formats.bibtex.read_titles import all_in_braces, is_tuned, title_of_tex
from bibkit.formats.bibtex.without_markup import without_markup
from bibkit.model.fields import FIELDS, Kind
from bibkit.model.raw import Raw
from bibkit.model.record import Value
from bibkit.syntax.bib import BibEntry, BibField

_OF_CODES = (Kind.IDENTIFIER, Kind.VERBATIM)
_GROUP = re.compile(r"\{(?!\\)")  # in a field that bibkit does not know: a list, or what keeps its case
_WITHOUT_MARKUP = (Kind.NUMBER, Kind.PAGES)
_LISTS = LITERAL_LISTS | {"school", "address"}
_CASED = ("type", "edition")  # styles write them in small letters
_TITLES = frozenset(
    "title subtitle shorttitle booktitle booksubtitle maintitle mainsubtitle origtitle series".split()
)


@lru_cache(maxsize=4096)  # journals, proceedings, publishers and places come again and again
def _decoded(tex: str, language: str | None) -> tuple[str, tuple[str, ...]]:
    """The text of a field, of a title in that language, and the commands in it that are not known."""
    unknown: list[str] = []
    text = text_of_tex(tex, unknown=unknown) if language is None else title_of_tex(tex, unknown, language)
    return text, tuple(unknown)


def _is_list(item: BibField) -> bool:
    """Whether biber takes the text of a field for several, which are not one in braces."""
    return item.name in _LISTS and " and " in " ".join(item.value.split()) and len(split_and(item.value)) > 1


@dataclass(slots=True)
class Reading:
    """What has been understood of one entry so far."""

    entry: BibEntry
    fields: dict[str, BibField]
    type: str = "document"
    values: dict[str, Value] = field(default_factory=dict)
    extra: dict[str, Raw] = field(default_factory=dict)
    links: dict[str, Raw] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)
    origins: dict[str, BibField] = field(default_factory=dict)
    left: dict[str, BibField] = field(init=False)  # those that hold something and nobody has taken yet
    _odd: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.left = {
            name: item for name, item in self.fields.items() if item.value and not item.value.isspace()
        }

    def take(self, name: str) -> BibField | None:
        """The field of that name, from now on read; None where there is none or it is empty."""
        return self.left.pop(name, None)

    def change(self, item: BibField, value: str) -> None:
        """Give a field another value, of which all is still to be read that was so before."""
        changed = self.fields[item.name] = item._replace(value=value)
        if item.name in self.left:
            self.left[item.name] = changed

    def text(self, name: str) -> str:
        """A field as text, from now on read; empty where there is none."""
        item = self.take(name)
        return "" if item is None else self.decode(item)

    def decode(self, item: BibField) -> str:
        """The text of a field; macros and commands that are not known are reported."""
        if is_plain(item.value):
            return item.value.strip()
        text, unknown = _decoded(item.value, self.language if item.name in _TITLES else None)
        if unknown:
            self.hold_tex(item)
            commands = ", ".join(dict.fromkeys(unknown))
            self.report(
                "BK806", item, f"{commands} in {item.name} is kept as it is written", "write the character"
            )
        return text

    def hold_tex(self, item: BibField) -> None:
        """Note that a field has commands that are not known, for the writers of TeX."""
        self._odd.add(item.name)

    def mark(self, mark: str, name: str) -> None:
        """Note of a field what only the source of the record can say."""
        self.links[mark] = f"{self.links.get(mark, '')} {name}".lstrip()

    @property
    def language(self) -> str:
        """The entry's language as BCP 47, or empty."""
        value = self.values.get("language")
        return value if isinstance(value, str) else ""

    def set(self, name: str, value: Value, item: BibField, tex: str = "") -> None:
        """Give the record a value; what comes second is kept under its own name, and what is blank for TeX is none.

        `tex` is all of its TeX, where that of the field is but a part of it.
        """
        if not value or (isinstance(value, str) and value.isspace()):
            return
        if name in self.values:
            if self.values[name] != value:
                self.keep(item, f"{name} is given already")
            return
        if (
            isinstance(value, str)
            and "<" in value
            and "\\" in item.value
            and FIELDS[name].kind in _WITHOUT_MARKUP
        ):
            bare = without_markup(value)
            if bare != value:
                self.hold(name, item)
                value = bare
        self.values[name] = value
        self.origins[name] = item
        tex = tex or item.value
        if "{" in tex and item.name in _TITLES:
            if all_in_braces(tex):
                self.mark(BRACED, name)
            elif is_tuned(tex, self.language):
                self.mark(TUNED, name)
        self._hold(name, item)

    def _hold(self, name: str, item: BibField) -> None:
        """Remember the TeX of a field, where its text does not say all of it."""
        if item.name in self._odd:
            self.mark(TEX, name)
        described = FIELDS.get(name)
        if described is not None and not ("\\" in item.value or "{" in item.value or item.name in _LISTS):
            return  # none of what follows holds, as for nearly all fields
        if is_verbatim(item.name, item.value):
            return
        keeps_groups = described is None or item.name in _CASED
        is_raw = described is None and is_code(item.value.strip())
        is_set = described is not None and described.kind is Kind.NAMES and sets_names(item.value)
        if not (
            is_raw
            or is_set
            or says_more(item.value)
            or _is_list(item)
            or (keeps_groups and _GROUP.search(item.value))
        ):
            return
        if described is None or described.kind not in _OF_CODES:
            self.hold(name, item)

    def note_name(self, name: str, item: BibField) -> None:
        """Remember the name that a field of the record had in the .bib file."""
        if self.origins.get(name) is item:
            named = self.links.setdefault(NAMED, {})
            assert isinstance(named, dict)
            named[name] = item.name

    def hold(self, name: str, item: BibField) -> None:
        """Remember the TeX of a field of the record."""
        held = self.links.setdefault(HELD, {})
        assert isinstance(held, dict)
        held[name] = item.value.strip()

    def keep(self, item: BibField, why: str = "") -> None:
        """Keep a field as it is, and say so where there is a reason to."""
        text = item.value.strip() if is_verbatim(item.name, item.value) else self.decode(item)
        if not text or text.isspace():
            return  # blank for TeX
        # A record's own `issue` or `source` is another thing than the field of that name in a .bib file.
        free = f"{OWN_NAME}{item.name}" if item.name in FIELDS or item.name in ("id", "type") else item.name
        name, number = free, 2
        while name in self.extra and self.extra[name] != text:
            name, number = f"{free}-{number}", number + 1
        self.extra[name] = text
        self.origins[name] = item
        self._hold(name, item)
        if why:
            self.report(
                "BK806", item, f"{item.name} is kept as it is: {why}", "mend the field, or leave it so"
            )

    def report(
        self,
        code: str,
        at: BibField | SourceSpan,
        message: str,
        help_text: str,
        *,
        piece: int | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Add a finding, placed at a field's value (of a list of names, at one `piece`) or where `at` says.

        What is inherited has its findings with the entry that it is from; @xdata entries are read for others only.
        """
        if isinstance(at, BibField) and at.entry is not self.entry and at.entry.type != "xdata":
            return
        place, names = (ValuePlace(at, piece), (at.name,)) if isinstance(at, BibField) else (at, ())
        self.found.append(Diagnostic(code, message, help_text, place, self.entry.key, names, fix))
