"""`cs:text` (CSL 1.0.2, text)."""

from __future__ import annotations

import re
from typing import Final

from bibkit.csl.data.identifiers import bare_identifier
from bibkit.csl.ops.citation_label import citation_label
from bibkit.csl.ops.edition import is_edition_word, is_said
from bibkit.csl.ops.env import Env, Settings
from bibkit.csl.ops.leaf import PLAIN, Look, leaf, put, term_text
from bibkit.csl.ops.number import NumberOp
from bibkit.csl.text.ordinals import letters
from bibkit.csl.tree.out import ONLY_NUMBER, Out, Rank
from bibkit.csl.vocab import LINK_TARGETS, TITLE_CASED_VARIABLES, VERBATIM_VARIABLES
from bibkit.text.pattern import lazy_pattern

ADDRESS_STARTS: Final = ("http://", "https://")


class VariableOp:
    """A standard variable in its long or short form."""

    __slots__ = ("look", "short", "variable")

    def __init__(self, variable: str, look: Look, *, short: bool) -> None:
        self.variable = variable
        self.look = look
        self.short = f"{variable}-short" if short and not variable.endswith("-short") else ""

    def with_look(self, look: Look) -> VariableOp:
        """The same variable with another look."""
        return VariableOp(self.variable, look, short=bool(self.short))

    def run(self, env: Env) -> None:
        variable = self.variable
        env.found.text_variable = True
        text = env.item.text
        value = text.get(self.short) if self.short else None
        if value is None:
            value = text.get(variable)
        if not value or variable in env.done:
            env.called = True
            return
        env.filled = True
        if env.sorted_date:
            return
        if env.substituting:
            env.done.add(variable)
            if self.short in text:
                env.done.add(self.short)
            if (
                env.cite is not None
                and env.cite.suppress_author
                and not env.rendered
                and not env.just_looking
            ):
                return
            if env.in_bibliography and not env.names_done:
                env.names_done = True
                if not env.started:
                    env.found.first_names_keys = (value,)
                    if env.substitute is not None:
                        node = put(env, self.look, env.substitute.text)
                        node.formatting = self.look.formatting
                        return
        if "\\-" in value and variable not in TITLE_CASED_VARIABLES:
            # A hyphen that is no range ("A\-1"); any other backslash is text, which citeproc-js drops.
            value = value.replace("\\-", "-")
        case = self.look.case
        if case == "title" and variable in TITLE_CASED_VARIABLES and not _is_english(env):
            node = leaf(env, self.look, value)
            env.started = env.rendered = True
            env.out.append(node)
            return
        is_rich = not (
            variable in VERBATIM_VARIABLES or (value.startswith(ADDRESS_STARTS) and " " not in value)
        )
        put(env, self.look, value, is_rich=is_rich)
        # Only a title says what is cited: a status before the names ("forthcoming: Doe") leaves them the first that
        # does, which is what `suppress-author` takes away.
        env.rendered = env.rendered or variable in TITLE_CASED_VARIABLES


def _is_english(env: Env) -> bool:
    """Whether title case applies to the item (CSL 1.0.2, non-English items)."""
    return (env.item.language or env.settings.language) == "en"


class LinkOp:
    """An identifier that is a link to itself (CSL 1.0.2, appendix VI); periods in it are not stripped."""

    __slots__ = ("is_short", "look", "start", "target", "variable")

    def __init__(self, variable: str, look: Look, *, short: bool) -> None:
        self.variable = variable
        self.look = look
        self.is_short = short and variable == "URL"
        self.target = LINK_TARGETS[variable]
        address = _ADDRESS.search(look.prefix) if self.target and "http" in look.prefix else None
        self.start = address.start() if address else len(look.prefix)
        """Where the address begins that the style puts before the identifier."""

    def with_look(self, look: Look) -> LinkOp:
        """The same identifier with another look."""
        return LinkOp(self.variable, look, short=self.is_short)

    def run(self, env: Env) -> None:
        variable = self.variable
        env.found.text_variable = True
        value = env.item.text.get(variable)
        if not value or variable in env.done:
            env.called = True
            return
        env.filled = True
        if env.sorted_date:
            return
        if env.substituting:
            env.done.add(variable)
        env.started = True
        look = self.look
        is_address = value.startswith(ADDRESS_STARTS)
        target = value if is_address else self.target + value
        if is_address and self.start < len(look.prefix) and bare_identifier(variable, value) == value:
            # An address that is no address of such an identifier: it has its own beginning.
            look = look.with_prefix(look.prefix[: self.start])
        if self.is_short:
            value = _short_address(value)
        if not env.settings.link or env.in_sort:
            env.out.append(leaf(env, look, value, case=look.case, keep_periods=True, is_rich=False))
            return
        # The anchor includes the part of the URI that the style has put before it.
        before = look.prefix[self.start :]
        is_apart = bool(before and look.formatting)
        shown = value if is_apart else before + value
        node = leaf(env, look, shown, case=look.case, keep_periods=True, is_rich=False)
        if is_apart:
            # Its look does not: affixes stand outside of what is formatted.
            inner, node = node, Out("", "", node.suffix)
            inner.prefix, inner.suffix = before, ""
            node.children, node.link, inner.link = [inner], inner.link, None
        node.prefix = look.prefix[: self.start]
        if node.link is None:
            node.link = ("link", target)
        env.out.append(node)


_ADDRESS = lazy_pattern(r"https?://\S+$")
"""The part of a URI at the end of a prefix."""


def _short_address(address: str) -> str:
    """The site of a URL, which CSL has no word for: "www.example.org" of "https://www.example.org/a/b.html".

    Styles ask for it by `form="short"`, as citeproc-js reads that; an address without "www." stays whole.
    """
    site = re.sub(r"(.*\.[^/]+)/.*", r"\1", address, flags=re.DOTALL)
    return re.sub("https?://", "", site) if "//www." in site else site


class TermOp:
    """A localized term.

    One that stands for a date (`is_date`) is no description, but what a group beside a year-suffix is about.
    """

    __slots__ = ("form", "is_date", "look", "name", "plural")

    def __init__(self, name: str, form: str, look: Look, *, plural: bool, is_date: bool = False) -> None:
        self.is_date = is_date
        self.name = name
        self.form = form
        self.look = look
        self.plural = plural

    def run(self, env: Env) -> None:
        settings = env.settings
        text = settings.locale.term(self.name, self.form, plural=self.plural)
        if not text:
            # A term that is defined as empty is an answer all the same.
            env.substituted = env.substituted or text is not None
            return
        env.termed = True
        env.filled = env.filled or self.is_date
        if env.sorted_date or (self.name == "edition" and is_said(env, self.look)):
            return
        capitalize = not env.started and not (settings.in_text and not env.in_bibliography)
        look = self.look
        text = term_text(env, look, text)
        if capitalize and look.case is None:
            put(env, look, text, case="capitalize-first", is_term=True)
        else:
            put(env, look, text, is_term=True)


class ValueOp:
    """A fixed text. One that is a mark and nothing else is not put again behind the same mark ("4th ed.", ". ")."""

    __slots__ = ("is_edition", "is_mark", "look", "value")

    def __init__(self, value: str, look: Look) -> None:
        self.value = value
        self.is_edition = is_edition_word(value)
        self.is_mark = value.rstrip() in (".", ",", ";", ":")
        self.look = look

    def run(self, env: Env) -> None:
        env.termed = True
        if env.sorted_date or (self.is_edition and is_said(env, self.look)):
            return
        value = self.value
        if self.is_mark and env.out and _last_character(env.out[-1]) == value[0]:
            value = value[1:]
            if not value:
                return
        put(env, self.look, value, is_term=True)


def _last_character(node: Out) -> str:
    """What the node ends with; "" where quotation marks close there, or it is empty."""
    while not node.suffix:
        if node.quotes:
            return ""
        if not node.children:
            return node.text[-1:]
        node = node.children[-1]
    return node.suffix[-1]


def is_used_up(env: Env, variable: str) -> bool:
    """Whether the variable stands for names already, and so counts as empty (CSL 1.0.2, substitute)."""
    if variable in env.done:
        env.called = True
        return True
    if env.substituting:
        env.done.add(variable)
    return False


class CitationNumberOp:
    """The number of the item in the bibliography."""

    __slots__ = ("look", "number")

    def __init__(self, look: Look, form: str) -> None:
        self.look = look
        self.number = NumberOp("citation-number", PLAIN, form)

    def run(self, env: Env) -> None:
        if is_used_up(env, "citation-number"):
            return
        env.filled = True
        if env.sorted_date and not env.in_sort:
            return
        if env.in_sort:
            put(env, self.look, f"{env.citation_number:020}")
            return
        if env.just_looking:
            return
        settings = env.settings
        started = env.started
        node = leaf(env, self.look, self.number.formatted(env, env.citation_number))
        node.number = ONLY_NUMBER
        env.out.append(node)
        env.started = started
        if settings.keep_ranks:
            delimiter = _range_delimiter(settings) if settings.number_collapses else ""
            node.rank = Rank("number", env.citation_number, settings.number_joiner, delimiter)


class YearSuffixOp:
    """The letter that tells items of one author and year apart."""

    __slots__ = ("look",)

    def __init__(self, look: Look) -> None:
        self.look = look

    def run(self, env: Env) -> None:
        rank = env.year_suffix
        if rank is None or is_used_up(env, "year-suffix"):
            env.called = True
            return
        env.filled = True
        if env.just_looking:
            return
        put_year_suffix(env, self.look, rank)


def put_year_suffix(env: Env, look: Look, rank: int) -> None:
    """Append a year-suffix, ready to be collapsed."""
    settings = env.settings
    node = leaf(env, look, letters(rank), case=look.case)
    env.out.append(node)
    env.year_suffix_done = True
    if settings.keep_ranks:
        delimiter = _range_delimiter(settings) if settings.year_suffix_collapses else ""
        node.rank = Rank("year-suffix", rank, settings.year_suffix_joiner, delimiter)


def _range_delimiter(settings: Settings) -> str:
    """What stands between the first and the last of collapsed numbers or suffixes: a term that styles may define."""
    return settings.locale.term("citation-range-delimiter") or "\u2013"


class CitationLabelOp:
    """The label of the item ("Doe99"), from the data or made up, with its year-suffix."""

    __slots__ = ("look",)

    def __init__(self, look: Look) -> None:
        self.look = look

    def run(self, env: Env) -> None:
        if is_used_up(env, "citation-label"):
            return
        env.filled = True
        text = env.item.text.get("citation-label") or citation_label(env.item, env.settings.locale)
        if env.year_suffix is not None and not env.just_looking:
            text += letters(env.year_suffix)
        put(env, self.look, text)


class FirstNoteNumberOp:
    """The number of the note that first cites the item."""

    __slots__ = ("look",)

    def __init__(self, look: Look) -> None:
        self.look = look

    def run(self, env: Env) -> None:
        env.found.text_variable = True
        number = env.cite.first_note_number if env.cite is not None else 0
        if not number or "first-reference-note-number" in env.done:
            env.called = True
            return
        env.filled = True
        put(env, self.look, str(number))
