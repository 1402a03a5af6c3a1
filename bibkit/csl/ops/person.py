"""How one name is written: the order of its parts, initials, the formats of name parts.

CSL 1.0.2, name-part order, name particles, name-part formatting.
"""

from typing import Final, Literal, NamedTuple, TypeAlias

from bibkit.csl.data.name import ALPHABETIC, ASIAN, ItemName
from bibkit.csl.ops.env import FULL_GIVEN, INITIALS, NO_GIVEN, Env
from bibkit.csl.ops.leaf import PLAIN, Look, leaf
from bibkit.csl.text.initials import initials
from bibkit.csl.tree.out import Formatting, Out, group

Role: TypeAlias = Literal["family", "given", "suffix"]

_JOINING = ("\u2019", "'", "-", " ")
_ELIDED = ("'", "\u02bc", "\u2019", "-")
_NO_BREAK = "\u00a0\u202f\u2060"
"""Spaces at which no line ends, and the sign that only says so."""
_TITLES = ("Lord", "Lady")
_NARROW_LANGUAGES = ("fr", "ru", "cs")
"""Languages that keep a particle and its family name on one line."""
_FAMILY_FIRST_LANGUAGES = ("hu", "vi")
"""Hungarian and Vietnamese, in whose script nothing tells the order; Chinese and Japanese names tell it by theirs."""


class NameStyle:
    """`cs:name` with every attribute it inherits (CSL 1.0.2, name, inheritable name options).

    `whole` is the formatting of names that have no parts, `institution` how these look where the style says so apart.
    """

    __slots__ = (
        "cache", "conjunction", "delimiter", "delimiter_precedes_et_al", "delimiter_precedes_last", "et_al_min",
        "et_al_use_first", "et_al_use_last", "family", "form", "given", "initialize", "initialize_with", "institution",
        "is_text", "look", "name_as_sort_order", "sort_separator", "subsequent_min", "subsequent_use_first", "whole",
    )  # fmt: skip

    def __init__(self) -> None:
        self.conjunction = ""
        self.delimiter = ", "
        self.delimiter_precedes_et_al = "contextual"
        self.delimiter_precedes_last = "contextual"
        self.et_al_min: int | None = None
        self.et_al_use_first: int | None = None
        self.et_al_use_last = False
        self.subsequent_min: int | None = None
        self.subsequent_use_first: int | None = None
        self.form = "long"
        self.initialize = True
        self.initialize_with: str | None = None
        self.name_as_sort_order = ""
        self.sort_separator = ", "
        self.look = PLAIN
        self.family: Look | None = None
        self.given: Look | None = None
        self.whole: Formatting = ()
        self.institution: Look | None = None
        self.is_text = False
        """Whether a name has no look of its own, and most names are nothing but text."""
        self.cache: dict[tuple[ItemName, int, int, str, int], str] = {}

    def default_level(self) -> int:
        """How much of a given name is shown before disambiguation."""
        if self.form == "short":
            return NO_GIVEN
        return FULL_GIVEN if self.initialize_with is None else INITIALS


class _NamePart(NamedTuple):
    separator: str
    text: str
    role: Role


DISPLAY, INVERTED, SORT = 0, 1, 2
"""Given name first, family name first, and the order that sorting wants."""


def person(env: Env, style: NameStyle, name: ItemName, level: int, order: int) -> Out:
    """The node of a name; `level` is how much of the given name to show, `order` one of the three above."""
    key = (name, level, order, env.item.language, env.strip_periods)
    text = style.cache.get(key)
    if text is not None:
        return Out(text)
    if order == SORT:
        node = Out(_sort_key(env, style, name, level))
    else:
        node = _literal(env, style, name) if name.literal else _personal(env, style, name, level, order)
    if node.is_plain() and not (node.prefix or node.suffix):
        style.cache[key] = node.text
    return node


PART_MARK: Final = "\x1f"
"""Stands in sort keys behind each part of a name, each of which counts before all that follow it."""


def _sort_key(env: Env, style: NameStyle, name: ItemName, level: int) -> str:
    """The parts of a name by which it sorts (CSL 1.0.2, sorting order of names): "Singh, Y." before "Singh Siddhu, N.".

    Family name, particles, given name, suffix; a particle that is never demoted belongs to the family name.
    """
    if name.literal:
        return PART_MARK.join((name.literal, "", "", ""))
    shows_given = level > NO_GIVEN or not (name.family or name.non_dropping)
    given = _given(env, style, name, level) if shows_given else ""
    suffix = _suffix(style, name) if shows_given else ""
    if _is_family_first(env, name):
        return PART_MARK.join((_particled(name.non_dropping, name.family), "", given, suffix))
    non_dropping, dropping = (part.translate(_APOSTROPHES) for part in (name.non_dropping, name.dropping))
    if not shows_given:
        dropping = ""
    if env.settings.demote_particle == "never":
        return PART_MARK.join((_particled(non_dropping, name.family), dropping, given, suffix))
    return PART_MARK.join((name.family, f"{dropping} {non_dropping}".strip(), given, suffix))


_APOSTROPHES = str.maketrans("", "", "'\u2019")


def _particled(particle: str, family: str) -> str:
    return f"{particle} {family}" if particle and family and not particle.endswith("-") else particle + family


def _literal(env: Env, style: NameStyle, name: ItemName) -> Out:
    """The name of an institution; the affixes of `cs:name` and its parts are for those of persons."""
    if style.institution is not None:
        return leaf(env, style.institution, name.literal, case=style.institution.case)
    look = Look(formatting=style.whole) if style.whole else PLAIN
    return leaf(env, look, name.literal, case=style.family.case if style.family is not None else None)


def _personal(env: Env, style: NameStyle, name: ItemName, level: int, order: int) -> Out:
    given = _given(env, style, name, level)
    first, second = _halves(env, style, name, given, order, shows_given=level > NO_GIVEN)
    if not (first or second):
        # A name that has none of the parts that are wanted here (a given name alone, in a short form) is shown whole.
        whole = (name.given, name.dropping, name.non_dropping, name.family, name.suffix)
        first = _parts(("", " ".join(filter(None, whole)), "family"))
    if style.family is None and style.given is None:
        parts = [*first, *second]
        pieces = [parts[0].text]
        for part in parts[1:]:
            pieces += (part.separator, part.text)
        return leaf(env, PLAIN, "".join(pieces))
    tail: list[_NamePart] = []
    if order == INVERTED and second and second[-1].role == "suffix":
        # The suffix of an inverted name is a piece of its own, after the given name.
        tail = [second.pop()]
    halves: list[tuple[list[_NamePart], Look | None]] = [
        (first, style.family),
        (second, style.given),
        (tail, None),
    ]
    # A name that is written family name first by nature ("毛泽东") has no affixes.
    has_affixes = not _is_family_first(env, name)
    if order == DISPLAY and has_affixes:
        halves = [(first, style.given), (second, style.family)] if second else [(first, style.family)]
    nodes: list[Out] = []
    for parts, look in halves:
        if not parts:
            continue
        if nodes:
            append_separator(nodes[-1], parts[0].separator)
        nodes.append(_half(env, style, parts, look if has_affixes else None))
    return group(nodes)


def append_separator(node: Out, separator: str) -> None:
    """Put what stands between two names or name parts after the first; spaces don't double."""
    if separator.startswith(" ") and (node.suffix or node.text).endswith((" ", "\u00a0")):
        separator = separator[1:]
    node.suffix += separator


def _half(env: Env, style: NameStyle, parts: list[_NamePart], around: Look | None) -> Out:
    """The family or given name with what belongs to it, inside the affixes of its name part."""
    nodes: list[Out] = []
    for part in parts:
        look = style.family if part.role == "family" else style.given if part.role == "given" else None
        plain = Look(formatting=look.formatting) if look is not None else PLAIN
        if nodes:
            append_separator(nodes[-1], part.separator)
        nodes.append(leaf(env, plain, part.text, case=look.case if look is not None else None))
    if around is None:
        return group(nodes)
    return group(nodes, around.prefix, around.suffix)


def _given(env: Env, style: NameStyle, name: ItemName, level: int) -> str:
    given = name.given
    if level != INITIALS or not name.family or not given:
        return given
    terminator = style.initialize_with
    if terminator is None:
        if not env.settings.rule.endswith("-with-initials"):
            return given
        terminator = ""
    return initials(
        given,
        terminator,
        only_normalize=not style.initialize,
        keep_hyphen=env.settings.initialize_with_hyphen,
    )


def _parts(*candidates: tuple[str, str, Role]) -> list[_NamePart]:
    """The parts that hold text; a separator stands between parts only."""
    return [_NamePart(separator, text, role) for separator, text, role in candidates if text]


def _halves(
    env: Env, style: NameStyle, name: ItemName, given: str, order: int, *, shows_given: bool
) -> tuple[list[_NamePart], list[_NamePart]]:
    """What is written first and what after it, each with the separators that stand before the parts."""
    settings = env.settings
    family, non_dropping = name.family, name.non_dropping
    # A name that is nothing but a given name has no shorter form.
    shows_given = shows_given or not (family or non_dropping)
    dropping = name.dropping if shows_given else ""
    suffix = _suffix(style, name) if shows_given else ""
    given = given if shows_given else ""
    space = "\u00a0" if settings.language in _NARROW_LANGUAGES else " "
    glue = "" if non_dropping.endswith(_JOINING) else space
    if name.script == ASIAN and family:
        return _parts(("", non_dropping, "family"), ("", family, "family")), _parts(("", given, "given"))
    if _is_family_first(env, name):
        return (
            _parts(("", non_dropping, "family"), (space, family, "family")),
            _parts((" ", given, "given")),
        )
    if order == INVERTED and shows_given:
        separator = ", " if name.given in _TITLES else style.sort_separator
        comma = ", " if name.comma_dropping else " "
        if settings.demote_particle == "display-and-sort":
            return (
                _parts(("", family, "family")),
                _parts(
                    (separator, given, "given"),
                    (comma if given else separator, dropping, "given"),
                    (" " if given or dropping else separator, non_dropping, "family"),
                    (separator, suffix, "suffix"),
                ),
            )
        return (
            _parts(("", non_dropping, "family"), (glue, family, "family")),
            _parts(
                (separator, given, "given"),
                (comma if given else separator, dropping, "given"),
                (separator, suffix, "suffix"),
            ),
        )
    return _given_first(style, name, given, dropping, suffix, space, glue)


def _given_first(
    style: NameStyle, name: ItemName, given: str, dropping: str, suffix: str, space: str, glue: str
) -> tuple[list[_NamePart], list[_NamePart]]:
    family, non_dropping = name.family, name.non_dropping
    if not non_dropping:
        glue = "" if dropping.endswith(_ELIDED) and dropping[:-1] != "de" else space
    between = ", " if name.comma_dropping else " "
    terminator = style.initialize_with or ""
    stem = terminator.rstrip(_NO_BREAK)
    if between == " " and stem != terminator and given.endswith(stem):
        # What keeps initials together keeps the last of them and the family name together.
        between = terminator[len(stem) :]
    elif between == " " and "\ufeff" in terminator:
        between = space
    elements = _parts(
        ("", dropping, "given"),
        (space, non_dropping, "family"),
        (glue, family, "family"),
        (", " if name.comma_suffix else " ", suffix, "suffix"),
    )
    first = _parts(("", given, "given"))
    if first and elements:
        elements[0] = elements[0]._replace(separator=between)
    return (first, elements) if first else (elements, [])


def _is_family_first(env: Env, name: ItemName) -> bool:
    """Whether its script, its own say or the item's language puts the family name first, wherever it stands."""
    return (
        name.script != ALPHABETIC
        or name.is_static
        or (bool(name.given) and env.item.language in _FAMILY_FIRST_LANGUAGES)
    )


def _suffix(style: NameStyle, name: ItemName) -> str:
    if name.suffix and style.initialize_with is not None:
        return initials(name.suffix, style.initialize_with, only_normalize=True)
    return name.suffix
