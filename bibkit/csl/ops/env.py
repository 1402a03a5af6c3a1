"""What an op sees while one item is rendered, and what rendering finds out.

The group rule (CSL 1.0.2, group) is three flags: `called` (a variable was called), `filled` (one held
something), `termed` (a term or fixed value was rendered). A group saves the flags of its parent, runs its
children, judges, and reports to the parent: one pass, no look-ahead.
"""

from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

from bibkit.csl.data.item import Item
from bibkit.csl.data.name import ItemName
from bibkit.csl.style.locale import Locale
from bibkit.csl.text.markup import QuoteMarks
from bibkit.csl.tree.flatten import plain_text
from bibkit.csl.tree.out import Out
from bibkit.csl.vocab import STOP_WORDS

Area: TypeAlias = Literal["citation", "bibliography"]

BRACES: Final = frozenset("()[]")

UNPLACED: Final = -1
"""The position of a cite of which nothing is known: a first one, as far as conditions go."""

FIRST: Final = 0
SUBSEQUENT: Final = 1
IBID: Final = 2
IBID_WITH_LOCATOR: Final = 3
"""Positions, in rising order: each also counts as the ones below it, except `FIRST` (CSL 1.0.2, choose)."""


_SAID = (
    "author_only", "first_note_number", "id", "label", "locator", "near_note", "position", "prefix", "suffix",
    "suppress_author",
)  # fmt: skip


class Cite:
    """One item in a citation: what the document says about this place (CSL 1.0.2, locators, position)."""

    __slots__ = _SAID

    def __init__(
        self,
        id: str,  # noqa: A002 - CSL-JSON's name
        locator: str = "",
        label: str = "page",
        prefix: str = "",
        suffix: str = "",
        suppress_author: bool = False,
        author_only: bool = False,
        position: int = UNPLACED,
        near_note: bool = False,
        first_note_number: int = 0,
    ) -> None:
        self.id = id
        self.locator = locator
        self.label = label
        self.prefix = prefix
        self.suffix = suffix
        self.suppress_author = suppress_author
        self.author_only = author_only
        self.position = position
        self.near_note = near_note
        self.first_note_number = first_note_number

    def values(self) -> tuple[object, ...]:
        """All that the document says about the cite, to compare."""
        return tuple([getattr(self, name) for name in _SAID])

    def copy(self, **changes: object) -> "Cite":
        """A cite of its own that says the same, but for the changes."""
        made = Cite(self.id)
        for name in _SAID:
            setattr(made, name, changes.get(name, getattr(self, name)))
        return made

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cite) and self.values() == other.values()

    __hash__ = None  # type: ignore[assignment] # positions are set later

    def __repr__(self) -> str:
        said = ", ".join(f"{name}={getattr(self, name)!r}" for name in _SAID)
        return f"Cite({said})"


NO_GIVEN: Final = 0
INITIALS: Final = 1
FULL_GIVEN: Final = 2
"""Levels: how much of a given name is shown, in rising order (CSL 1.0.2, disambiguate-add-givenname)."""


class State(NamedTuple):
    """How far an item has been disambiguated (CSL 1.0.2, disambiguation).

    `names` is the number of names shown and `givens` the level of each given name, both for each list of names in
    the order of rendering; `disambiguate` is the number of `disambiguate` conditions that hold, `year_suffix` the
    rank of the year-suffix.
    """

    names: tuple[int, ...] = ()
    givens: tuple[tuple[int, ...], ...] = ()
    disambiguate: int = 0
    year_suffix: int | None = None


class NameLevels(Protocol):
    """Knows how much of a given name must be shown wherever the name appears (givenname-disambiguation-rule)."""

    def level(
        self, item: str, name: ItemName, index: int, requested: int, *, short: bool, initials: str | None
    ) -> int: ...

    def tells_apart(self, item: str) -> bool: ...


class Preceding(NamedTuple):
    """What the preceding cite of the same citation shows, for collapsing (CSL 1.0.2, cite collapsing)."""

    names: str = ""
    years: tuple[str, ...] = ()


class AuthorSubstitute(NamedTuple):
    """`subsequent-author-substitute` for one entry: the text, the rule, how many names match the entry before."""

    text: str
    rule: str
    matching: int


class Settings:
    """What does not change between the items of one area of a style."""

    __slots__ = (
        "add_givenname",
        "adds_names",
        "area",
        "cited_level",
        "compares_names",
        "demote_particle",
        "et_al_limits",
        "explicit_year_suffix",
        "flips_braces",
        "in_text",
        "initialize_with_hyphen",
        "keep_ranks",
        "language",
        "leaves",
        "link",
        "locale",
        "locales",
        "marks",
        "marks_cites",
        "number_collapses",
        "number_joiner",
        "page_range_format",
        "punctuation_in_quote",
        "range_delimiter",
        "replaces_names",
        "rule",
        "second_field_align",
        "small_words",
        "year_suffix_collapses",
        "year_suffix_joiner",
    )  # fmt: skip

    def __init__(self, area: Area, locale: Locale) -> None:
        self.area: Area = area
        self.locale = locale
        self.language = locale.language[:2]
        self.marks = QuoteMarks(
            *(
                mark if (term := locale.term(name)) is None else term
                for name, mark in (
                    ("open-quote", "“"),
                    ("close-quote", "”"),
                    ("open-inner-quote", "‘"),
                    ("close-inner-quote", "’"),
                )
            )
        )
        self.punctuation_in_quote = locale.option("punctuation-in-quote")
        self.in_text = True
        self.leaves: dict[object, Out] = {}
        """Of texts of the locale and the style, by these and their looks."""
        self.demote_particle = "display-and-sort"
        self.et_al_limits = (0, 0)
        self.initialize_with_hyphen = True
        self.page_range_format = ""
        self.range_delimiter = locale.term("page-range-delimiter") or (
            "-" if self.language in ("fr", "pt") else "\u2013"
        )
        self.explicit_year_suffix = False
        self.second_field_align = ""
        self.replaces_names = False
        self.small_words = STOP_WORDS
        self.keep_ranks = False
        self.number_joiner = ""
        self.year_suffix_joiner = ""
        self.year_suffix_collapses = False
        self.rule = "by-cite"
        self.add_givenname = False
        self.adds_names = False
        self.cited_level = FULL_GIVEN
        self.link = False
        self.marks_cites = False
        self.flips_braces = False
        self.number_collapses = False
        self.compares_names = False


class Given:
    """What an op is told: the item, where it stands, and what is known of it and of its neighbours."""

    __slots__ = (
        "citation_number", "cite", "in_bibliography", "in_sort", "item", "just_looking", "levels", "preceding",
        "settings", "sort_et_al", "state", "substitute", "year_suffix",
    )  # fmt: skip

    def __init__(self, settings: Settings, item: Item, cite: Cite | None, state: State | None) -> None:
        self.settings = settings
        self.item = item
        self.cite = cite
        self.state = state
        self.levels: NameLevels | None = None
        self.in_bibliography = settings.area == "bibliography"
        self.in_sort = False
        self.just_looking = False
        """Whether the text is only compared: it is a trial of disambiguation."""
        self.citation_number = 0
        self.year_suffix: int | None = state.year_suffix if state is not None else None
        self.preceding: Preceding | None = None
        self.substitute: AuthorSubstitute | None = None
        self.sort_et_al: tuple[int | None, int | None, bool | None] = (None, None, None)


class Found:
    """What rendering finds out beside the text, for those who tell apart, collapse and replace names.

    Of each list of names in the order of rendering: how many it shows and has, and the level of each given name.
    """

    __slots__ = (
        "collapsed", "collected", "conditions_met", "conditions_seen", "first_names", "first_names_keys",
        "first_names_node", "givens", "names_max", "names_shown", "text_variable", "years",
    )  # fmt: skip

    def __init__(self) -> None:
        self.names_shown: list[int] = []
        self.names_max: list[int] = []
        self.givens: list[list[int]] = []
        self.collected: list[tuple[ItemName, int]] | None = None
        """The names with their places in their lists, where they are asked for."""
        self.first_names = ""
        self.first_names_node: Out | None = None
        self.first_names_keys: tuple[str, ...] = ()
        self.years: list[str] = []
        self.collapsed = False
        """Whether the names of the preceding cite stand for this one."""
        self.text_variable = False
        """Whether a text variable was reached, which ends collapsing."""
        self.conditions_seen = 0
        self.conditions_met = 0


class Env(Given):
    """The rendering of one item in one place: what is given, what is being built, and what is `found`."""

    __slots__ = (
        "braces", "called", "done", "filled", "found", "names_done", "namesets", "out", "rendered", "sorted_date",
        "started", "strip_periods", "substituted", "substituting", "termed", "year_suffix_done",
    )  # fmt: skip

    def __init__(self, settings: Settings, item: Item, cite: Cite | None, state: State | None) -> None:
        super().__init__(settings, item, cite, state)
        self.found = Found()
        self.out: list[Out] = []
        self.called = False
        self.filled = False
        self.termed = False
        self.started = False
        self.rendered = False
        self.done: set[str] = set()
        self.substituting = 0
        self.substituted = False
        self.strip_periods = 0
        self.braces = ""
        self.sorted_date = False
        self.namesets = 0
        self.names_done = False
        self.year_suffix_done = False

    def text(self) -> str:
        """What has been rendered, as text to compare."""
        node = Out()
        node.children = self.out
        return plain_text(node)

    def brace(self, affix: str, *, flips: bool = True) -> str:
        """The affix with its parentheses turned into brackets where they stand inside parentheses.

        In note styles, parentheses of the style often nest ("(New York [1999])"). Whatever element opens one,
        what closes it is of its kind. Those that a `cs:text` opens do not turn (`flips`): the style means them so.
        """
        if not self.settings.flips_braces or self.just_looking or BRACES.isdisjoint(affix):
            return affix
        written = []
        for character in affix:
            if character == "(":
                character = "[" if flips and self.braces.endswith("(") else "("
                self.braces += character
            elif character == "[":
                self.braces += character
            elif character == ")":
                character = "]" if self.braces.endswith("[") else ")"
                self.braces = self.braces[:-1]
            elif character == "]":
                self.braces = self.braces.removesuffix("[")
            written.append(character)
        return "".join(written)


class Op(Protocol):
    """A compiled element."""

    def run(self, env: Env) -> None: ...
