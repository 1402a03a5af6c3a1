"""How the names of one variable are joined: et al., "and", the ellipsis (CSL 1.0.2, name and et-al)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from bibkit.csl.data.name import ItemName
from bibkit.csl.ops.env import SUBSEQUENT, Env
from bibkit.csl.ops.leaf import Look, term_leaf
from bibkit.csl.ops.person import DISPLAY, INVERTED, PART_MARK, SORT, NameStyle, append_separator, person
from bibkit.csl.text.punctuation import MARKS, MARKS_AND_SPACE, meet
from bibkit.csl.text.scripts import starts_alphabetic
from bibkit.csl.tree.out import JOINED, Out, deduplicated, group


class EtAl:
    """`cs:et-al`: which term, and its format."""

    __slots__ = ("look", "term")

    def __init__(self, term: str, look: Look) -> None:
        self.term = term
        self.look = look


class ShownNames:
    """Which names of a list are shown, and how the list ends.

    `count` is how many there are to show: one more than `names` where an incomplete list is shown as far as
    it is known.
    """

    __slots__ = ("count", "has_ellipsis", "has_et_al", "names")

    def __init__(
        self, names: Sequence[ItemName], *, has_et_al: bool, has_ellipsis: bool, count: int = 0
    ) -> None:
        self.names = names
        self.has_et_al = has_et_al
        self.has_ellipsis = has_ellipsis
        self.count = count or len(names)

    def after(self, count: int) -> ShownNames:
        """The same list without its first names."""
        rest = self.names[count:]
        return ShownNames(rest, has_et_al=self.has_et_al, has_ellipsis=self.has_ellipsis, count=self.count)


def shown_names(
    env: Env, style: NameStyle, names: Sequence[ItemName], place: int, *, incomplete: bool
) -> ShownNames:
    """The names that et-al abbreviation and disambiguation leave; `place` counts the lists of the cite.

    An incomplete list counts as one longer than the names that are known, always ends with "et al.", and its
    last known name never stands for the last.
    """
    least, first, use_last = _abbreviation(env, style)
    known = len(names)
    count = known + incomplete
    shown = count
    requested = 0
    if env.state is not None and place < len(env.state.names):
        # Names were shown for the sake of cites only where the style asks for more names.
        requested = env.state.names[place] if env.settings.adds_names or not env.in_bibliography else 0
    elif env.cite is not None and not env.just_looking:
        requested = _subsequent_count(style, count)
    if env.just_looking:
        if requested:
            shown = requested
        elif least is not None and first is not None:
            shown = first if count >= least else style.et_al_min or count
    elif least is not None and first is not None and count >= least:
        shown = max(requested, first)
        if use_last and not env.in_sort:
            # The ellipsis stands for a name or more, but never for the first one, which citeproc-js drops.
            shown = min(shown, max(least - 2, min(first, 1)))
    if least is not None and first is not None and least < first:
        shown = count
    shown = min(shown, count)
    if incomplete:
        return ShownNames(names[:shown], has_et_al=True, has_ellipsis=False, count=shown)
    if shown == count:
        return ShownNames(names, has_et_al=False, has_ellipsis=False)
    if use_last and not env.in_sort:
        return ShownNames([*names[:shown], names[-1]], has_et_al=False, has_ellipsis=shown < count - 1)
    if use_last:
        return ShownNames([*names[:shown], names[-1]], has_et_al=False, has_ellipsis=False)
    return ShownNames(names[:shown], has_et_al=not env.in_sort, has_ellipsis=False)


def _subsequent_count(style: NameStyle, count: int) -> int:
    """How many names a later cite shows: the first shows no fewer, for cites are told apart by later ones."""
    if style.subsequent_min is None and style.subsequent_use_first is None:
        return 0
    least = style.subsequent_min or style.et_al_min
    first = style.subsequent_use_first or style.et_al_use_first
    if least is None or first is None or least < first:
        return count
    # A list that only first cites abbreviate is compared at the length at which these begin to do so (`et-al-min`).
    return first if count >= least else min(count, style.et_al_min or count)


def _abbreviation(env: Env, style: NameStyle) -> tuple[int | None, int | None, bool]:
    least, first, use_last = style.et_al_min, style.et_al_use_first, style.et_al_use_last
    if env.in_sort:
        key_least, key_first, key_last = env.sort_et_al
        return (
            least if key_least is None else key_least,
            first if key_first is None else key_first,
            use_last if key_last is None else key_last,
        )
    if env.cite is not None and env.cite.position >= SUBSEQUENT:
        least = style.subsequent_min or least
        first = style.subsequent_use_first or first
    if env.settings.et_al_limits != (0, 0):
        return _limited(least, first, *env.settings.et_al_limits)
    return least, first, use_last


def _limited(
    least: int | None, first: int | None, asked_least: int, asked_first: int
) -> tuple[int | None, int | None, bool]:
    """The style's `et-al-min` and `et-al-use-first` with those that were asked for; 0 is none.

    Of two that don't fit together, the one that was asked for stays. A list that they cut ends with "et al.".
    """
    if not asked_first:
        return asked_least, max(1, min(first or 1, asked_least - 1)), False
    if not asked_least:
        return max(least or 0, asked_first + 1), asked_first, False
    return asked_least, asked_first, False


def name_nodes(env: Env, style: NameStyle, shown: ShownNames, levels: Sequence[int]) -> list[Out]:
    """The nodes of the names that are shown, in order; `levels` as `person` takes them."""
    nodes = []
    for index, name in enumerate(shown.names):
        order = SORT if env.in_sort else INVERTED if _is_inverted(style, index) else DISPLAY
        node = with_look(env, style, name, person(env, style, name, levels[index], order))
        if (name.person or name.marks) and env.in_bibliography and not env.in_sort:
            node = _spanned(name, node)
        nodes.append(node)
    return nodes


def _spanned(name: ItemName, node: Out) -> Out:
    """The node of a name, known as that of the person and as that of its marks."""
    if name.person and node.link is None:
        node.link = ("person", name.person)
    if name.marks and node.link is not None:
        inner, node = node, Out()
        node.children = [inner]
    if name.marks:
        node.link = ("mark", name.marks)
    return node


def with_look(env: Env, style: NameStyle, name: ItemName, node: Out) -> Out:
    """The node of a name, or of what stands for it, with the formats and affixes of `cs:name`."""
    look = style.look
    if env.in_sort or name.literal or not (look.prefix or look.suffix or look.formatting):
        return node
    return group([node], look.prefix, look.suffix, formatting=look.formatting)


def joined_as_text(
    env: Env, style: NameStyle, et_al: EtAl, shown: ShownNames, levels: Sequence[int]
) -> Out | None:
    """As `joined` of `name_nodes` makes it, of names that are nothing but text; None where one is more than that."""
    cache, language, strips = style.cache, env.item.language, env.strip_periods
    others = INVERTED if style.name_as_sort_order == "all" else DISPLAY
    order = INVERTED if style.name_as_sort_order == "first" else others
    texts: list[str] = []
    for index, name in enumerate(shown.names):
        if (name.person or name.marks) and env.in_bibliography:
            return None
        key = (name, levels[index], order, language, strips)
        text = cache.get(key)
        if text is None:
            person(env, style, name, levels[index], order)
            text = cache.get(key)
            if text is None:
                return None
        texts.append(text)
        order = others
    count = len(texts)
    if not count:
        return None
    if count > 1:
        for index in range(count - 2):
            texts[index] = _with_separator(texts[index], style.delimiter)
        texts[-2] = _with_separator(texts[-2], _last_separator(env, style, shown, count))
    node = Out("".join(texts))
    node.joined = JOINED
    ending = _et_al(env, style, et_al, count) if shown.has_et_al else None
    return node if ending is None else group([node, ending])


@lru_cache(maxsize=8192)
def _with_separator(text: str, separator: str) -> str:
    """The text of a name with what stands between it and the next, as `_append` puts it."""
    node = Out(text)
    _append(node, separator)
    return node.text


def _is_inverted(style: NameStyle, index: int) -> bool:
    return style.name_as_sort_order == "all" or (style.name_as_sort_order == "first" and index == 0)


def joined(env: Env, style: NameStyle, et_al: EtAl, shown: ShownNames, nodes: list[Out]) -> Out:
    """The names as one node; for a sort key, fewer names come before more, whatever follows."""
    if env.in_sort:
        return Out(PART_MARK.join([node.text for node in nodes]) + 2 * PART_MARK)
    count = len(nodes)
    last = count - 1
    for index in range(last):
        separator = style.delimiter
        if index == last - 1:
            separator = _last_separator(env, style, shown, count)
            if style.conjunction:
                # A mark that the affix of the name has brought is there: "Doe, and Roe", not "Doe,, and Roe".
                separator = deduplicated(nodes[index].suffix, separator)
        _append(nodes[index], separator)
        after = nodes[index + 1]
        if after.prefix and after.prefix[0] in MARKS_AND_SPACE and separator.endswith(after.prefix[0]):
            after.prefix = after.prefix[1:]
    if shown.has_et_al:
        ending = _et_al(env, style, et_al, count)
        if ending is not None:
            look = style.look
            return group([group(nodes), ending], look.prefix, look.suffix, formatting=look.formatting)
    return group(nodes)


def _append(node: Out, separator: str) -> None:
    append_separator(node, separator)
    if node.suffix and node.is_plain():
        text, rest = meet(node.text, node.suffix) if node.suffix[0] in MARKS else (node.text, node.suffix)
        node.text, node.suffix = text + rest, ""


def _last_separator(env: Env, style: NameStyle, shown: ShownNames, count: int) -> str:
    """What stands between the last two names."""
    delimiter = style.delimiter
    if shown.has_et_al:
        return delimiter
    inverted = _is_inverted(style, count - 2) and not shown.names[count - 2].literal
    if shown.has_ellipsis:
        if count > 2 or (style.delimiter_precedes_last == "after-inverted-name" and inverted):
            return f"{delimiter}\u2026 "
        return " \u2026 "
    if not style.conjunction:
        return delimiter
    word = env.settings.locale.term("and") if style.conjunction == "text" else "&"
    word = word or "&"
    if not starts_alphabetic(word):
        return (
            delimiter if _delimiter_precedes(style, count, inverted=inverted, contextual=False) else ""
        ) + word
    before = delimiter if _delimiter_precedes(style, count, inverted=inverted, contextual=True) else " "
    return f"{before}{word} "


def _delimiter_precedes(style: NameStyle, count: int, *, inverted: bool, contextual: bool) -> bool:
    """CSL 1.0.2, `delimiter-precedes-last`."""
    rule = style.delimiter_precedes_last
    if rule == "always":
        return True
    if rule == "never":
        return False
    if rule == "after-inverted-name":
        return inverted
    return contextual and count > 2


def _et_al(env: Env, style: NameStyle, et_al: EtAl, count: int) -> Out | None:
    text = env.settings.locale.term(et_al.term)
    if not text:
        return None
    rule = style.delimiter_precedes_et_al
    if rule == "always":
        before = style.delimiter
    elif rule == "never":
        before = " "
    elif rule == "after-inverted-name":
        before = style.delimiter if _is_inverted(style, count - 1) else " "
    else:
        before = style.delimiter if count > 1 else " "
    if before == " " and not starts_alphabetic(text):
        before = ""
    node = term_leaf(env, et_al.look, text, et_al.look.case)
    node.prefix = before + node.prefix
    return node
