"""`cs:names` with its labels and substitutes (CSL 1.0.2, names)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bibkit.csl.data.name import ItemName
from bibkit.csl.ops.env import FIRST, FULL_GIVEN, INITIALS, NO_GIVEN, Env, Op
from bibkit.csl.ops.group import Choose
from bibkit.csl.ops.leaf import PLAIN, Look, leaf, term_leaf, term_text
from bibkit.csl.ops.name_list import (
    EtAl,
    ShownNames,
    joined,
    joined_as_text,
    name_nodes,
    shown_names,
    with_look,
)
from bibkit.csl.ops.person import NameStyle
from bibkit.csl.tree.flatten import plain_text
from bibkit.csl.tree.out import Out, group


class NameLabel:
    """`cs:label` in `cs:names`; the term is that of the variable (CSL 1.0.2, label in names)."""

    __slots__ = ("before", "form", "look", "plural")

    def __init__(self, form: str, plural: str, look: Look, *, before: bool) -> None:
        self.form = form
        self.plural = plural
        self.look = look
        self.before = before


def _alternatives(env: Env, substitutes: Sequence[Op]) -> Iterator[Op]:
    """The substitutes to try, in order; those in a branch of `cs:choose` are tried one by one as well."""
    for op in substitutes:
        if isinstance(op, Choose):
            yield from _alternatives(env, op.chosen(env))
        else:
            yield op


_UNKNOWN = "\0"
"""Stands for the unknown rest of an incomplete list, which is no list of the known names alone."""

_PAIR = "editortranslator"
"""Editor and translator who are the same, shown as one."""

_MADE_UP = "editor-translator, made of both"
"""Stands in what is done for an `editor-translator` that was not given."""

_SPELLINGS = {_PAIR: "editor-translator", "editor-translator": _PAIR}
"""The term for both has had two names."""


def _is_made_up(names: Mapping[str, tuple[ItemName, ...]]) -> bool:
    """Whether `editor-translator` was not given but made of `editor` and `translator`."""
    return names["editor-translator"] is names.get("editor")


class NamesOp:
    """The names of one or more variables, or the first substitute that renders anything."""

    __slots__ = ("_lone", "delimiter", "et_al", "label", "level", "look", "style", "substitutes", "variables")

    def __init__(
        self,
        variables: Sequence[str],
        style: NameStyle,
        et_al: EtAl,
        label: NameLabel | None,
        look: Look,
        delimiter: str,
        substitutes: Sequence[Op] = (),
    ) -> None:
        self.variables = tuple(variables)
        self.style = style
        self.et_al = et_al
        self.label = label
        self.look = look
        self.delimiter = delimiter
        self.substitutes = tuple(substitutes)
        self.level = style.default_level()
        """How much of given names it shows of itself."""
        self._lone = self.variables[0] if len(variables) == 1 and variables[0] != "editor-translator" else ""
        """The variable, where it is one that is never shown together with another."""

    def with_substitutes(self, substitutes: Sequence[Op], look: Look | None = None) -> NamesOp:
        """The same names with other substitutes, and another look if one is given."""
        look = look or self.look
        return NamesOp(self.variables, self.style, self.et_al, self.label, look, self.delimiter, substitutes)

    def run(self, env: Env) -> None:
        lists = self._lists(env)
        if lists:
            self._put(env, lists)
            return
        env.called = True
        found = self._substitute(env) if self.substitutes else False
        if self.counts_in(env.in_sort) and not found:
            # A work without authors has 0 of them and sorts before one by a single author; a missing key is last.
            env.filled = True
            env.out.append(Out("0"))

    def counts_in(self, in_sort: bool) -> bool:
        """Whether it sorts by the number of names, which an item without names has, too."""
        return in_sort and self.style.form == "count"

    def _lists(self, env: Env) -> list[tuple[str, tuple[ItemName, ...]]]:
        """The variables that hold names, with them."""
        names = env.item.names
        done = env.done
        if self._lone:
            people = names.get(self._lone)
            return [] if people is None or self._lone in done else [(self._lone, people)]
        lists = [
            (variable, names[variable])
            for variable in self.variables
            if variable in names and variable not in done
        ]
        if (
            len(self.variables) == 2 == len(lists)
            and not env.item.incomplete
            and self._are_combined(env, lists)
        ):
            # Editor and translator who are the same are shown once (CSL 1.0.2, names).
            return [] if _MADE_UP in done else [(_PAIR, lists[0][1])]
        if "editor-translator" in self.variables and "editor-translator" in names and _is_made_up(names):
            both = "editor" in self.variables and "translator" in self.variables
            if both or _PAIR in done or _MADE_UP in done:
                return [pair for pair in lists if pair[0] != "editor-translator"]
        return lists

    def _are_combined(self, env: Env, lists: list[tuple[str, tuple[ItemName, ...]]]) -> bool:
        if {lists[0][0], lists[1][0]} != {"editor", "translator"} or self.label is None:
            return False
        term = env.settings.locale.term("editortranslator", self.label.form)
        if term is None:
            term = env.settings.locale.term("editor-translator", self.label.form)
        return bool(term) and [name.key for name in lists[0][1]] == [name.key for name in lists[1][1]]

    def _substitute(self, env: Env) -> bool:
        """Whether there is one: the first that is not empty; it is not rendered again (CSL 1.0.2, substitute)."""
        outer = env.out
        text_variable, names_done = env.found.text_variable, env.names_done
        for op in _alternatives(env, self.substitutes):
            produced: list[Out] = []
            env.out = produced
            env.substituting += 1
            filled = env.filled
            env.filled = env.substituted = False
            op.run(env)
            env.substituting -= 1
            found = env.filled or env.substituted or bool(produced)
            env.filled = filled or env.filled
            if found:
                env.out = outer
                if self.look.display and produced:
                    # The place of the names is the place of what stands for them.
                    node = Out()
                    node.children = produced
                    node.link = ("display", self.look.display)
                    produced = [node]
                if env.settings.compares_names and produced and not (env.in_sort or env.names_done):
                    produced = self._grouped(env, produced)
                    env.found.text_variable = text_variable
                elif env.names_done and not names_done:
                    env.found.text_variable = text_variable
                outer += produced
                return True
        env.out = outer
        return False

    def _grouped(self, env: Env, produced: list[Out]) -> list[Out]:
        """What stands for the first names, which groups cites as names do (CSL 1.0.2, cite grouping)."""
        node = Out()
        node.children = produced
        env.names_done = True
        env.found.first_names = plain_text(node)
        if env.just_looking or not self._is_repeated(env):
            return produced
        env.started = env.rendered = True
        return []

    def _is_repeated(self, env: Env) -> bool:
        """Whether the preceding cite has the same names, so that it shows them for this one, too."""
        preceding = env.preceding
        env.found.collapsed = (
            preceding is not None and bool(preceding.names) and preceding.names == env.found.first_names
        )
        return env.found.collapsed

    def _put(self, env: Env, lists: list[tuple[str, tuple[ItemName, ...]]]) -> None:
        env.filled = True
        if env.substituting:
            env.done.update(self.variables if lists[0][0] == _PAIR else [name for name, _ in lists])
        if lists[0][0] == _PAIR:
            env.done.add(_PAIR)
        elif lists[0][0] == "editor-translator" and _is_made_up(env.item.names):
            env.done.add(_MADE_UP)
        if env.sorted_date:
            return
        if self.style.form == "count":
            self._put_count(env, lists)
            return
        is_first = not env.names_done
        nodes: list[Out] = []
        keys: list[str] = []
        for variable, names in lists:
            place = env.namesets
            env.namesets += 1
            shown, levels = self._shown(env, variable, names, place)
            if is_first and env.settings.replaces_names and not env.in_sort:
                keys += [name.text for name in shown.names]
                if shown.count > len(shown.names):
                    keys.append(_UNKNOWN)
            node = self._list(env, shown, levels, is_first=is_first)
            if node is not None:
                count = len(names) + (variable in env.item.incomplete)
                labelled = self._with_label(env, variable, count, node)
                if labelled.text or labelled.children:
                    nodes.append(labelled)
        self._finish(env, nodes, keys, is_first=is_first)

    def _shown(
        self, env: Env, variable: str, names: tuple[ItemName, ...], place: int
    ) -> tuple[ShownNames, list[int]]:
        incomplete = variable in env.item.incomplete
        shown = shown_names(env, self.style, names, place, incomplete=incomplete)
        default = self.level
        if self._shows_default(env, place):
            levels = used = [FULL_GIVEN if name.literal else default for name in names]
        else:
            levels = [self._level(env, name, index, place) for index, name in enumerate(names)]
            used = [max(level, default) for level in levels]
        found = env.found
        if found.collected is not None:
            found.collected += [(name, index) for index, name in enumerate(names)]
        # A last name that stands behind an ellipsis is no part of the names that are shown before it.
        has_last = len(shown.names) < len(names) and shown.names[-1:] == [names[-1]]
        if env.just_looking:
            found.names_max.append(len(names))
            found.names_shown.append(len(shown.names) - has_last)
            found.givens.append(levels)
        if has_last:
            used[len(shown.names) - 1] = used[-1]
        return shown, used

    def _list(self, env: Env, shown: ShownNames, levels: list[int], *, is_first: bool) -> Out | None:
        """The names of one variable, or what `subsequent-author-substitute` puts in their place."""
        substitute = env.substitute if is_first and not env.started else None
        if substitute is not None and substitute.rule == "complete-all":
            return leaf(env, PLAIN, substitute.text)
        if substitute is None and self.style.is_text and not env.in_sort:
            text = joined_as_text(env, self.style, self.et_al, shown, levels)
            if text is not None:
                return text
        parts = name_nodes(env, self.style, shown, levels)
        if not parts:
            return None
        if substitute is not None:
            matching = 1 if substitute.rule == "partial-first" else substitute.matching
            if not substitute.text:
                # Names in whose place nothing stands have no delimiter either: of "Doe, Roe (eds)" behind "Doe, Poe",
                # "Roe (eds)" is left, and of "Doe (eds)" behind "Doe" the label.
                parts, shown = parts[matching:], shown.after(matching)
                return joined(env, self.style, self.et_al, shown, parts) if parts else Out()
            for index in range(min(matching, len(parts))):
                stand_in = leaf(env, PLAIN, substitute.text)
                parts[index] = with_look(env, self.style, shown.names[index], stand_in)
        return joined(env, self.style, self.et_al, shown, parts)

    def _shows_default(self, env: Env, place: int) -> bool:
        """Whether nothing asks for more of the given names of a list than the style shows of itself."""
        levels, state = env.levels, env.state
        return levels is None or (
            (state is None or place >= len(state.givens)) and not levels.tells_apart(env.item.id)
        )

    def _level(self, env: Env, name: ItemName, index: int, place: int) -> int:
        """How much of the given name disambiguation wants (CSL 1.0.2, disambiguation, method 1)."""
        style = self.style
        if name.literal:
            return FULL_GIVEN
        short, terminator = style.form == "short", style.initialize_with
        default = self.level
        levels = env.levels
        if levels is None:
            return default
        # Without namesakes in the item nothing asks for more than the style shows, unless a state does.
        is_alone = not levels.tells_apart(env.item.id)
        floor = default
        if not is_alone:
            floor = levels.level(env.item.id, name, index, NO_GIVEN, short=short, initials=terminator)
        if env.in_sort:
            return floor
        settings, state = env.settings, env.state
        wanted = floor
        if settings.rule == "by-cite" and not is_alone:
            # Cites are told apart, not the people in one of them. An entry tells these apart, too, where cites show
            # less of their names ("Doe and Doe"), and so does a first cite where the style asks for positions.
            shown = default if not env.in_bibliography else min(default, settings.cited_level)
            wanted = levels.level(env.item.id, name, index, shown, short=short, initials=terminator)
        if state is not None and place < len(state.givens) and index < len(state.givens[place]):
            wanted = state.givens[place][index]
            if wanted == INITIALS and settings.rule == "by-cite" and (terminator is None or not name.given):
                wanted = FULL_GIVEN
            if is_alone and wanted <= default and name.given:
                wanted = default
            elif settings.add_givenname and name.given:
                wanted = levels.level(env.item.id, name, index, wanted, short=short, initials=terminator)
        if not env.just_looking and env.cite is not None and env.cite.position == FIRST:
            wanted = max(wanted, floor)
        return wanted

    def _put_count(self, env: Env, lists: list[tuple[str, tuple[ItemName, ...]]]) -> None:
        total = 0
        for variable, names in lists:
            shown = shown_names(
                env, self.style, names, env.namesets, incomplete=variable in env.item.incomplete
            )
            env.namesets += 1
            total += shown.count
        if total or env.in_sort:
            env.out.append(leaf(env, self.look, str(total)))

    def _with_label(self, env: Env, variable: str, count: int, node: Out) -> Out:
        label = self.label
        if label is None or env.in_sort:
            return node
        plural = label.plural == "always" or (label.plural != "never" and count > 1)
        locale = env.settings.locale
        text = locale.term(variable, label.form, plural=plural)
        if text is None and variable in _SPELLINGS:
            text = locale.term(_SPELLINGS[variable], label.form, plural=plural)
        if not text:
            return node
        mark = term_leaf(env, label.look, term_text(env, label.look, text), label.look.case)
        return group([mark, node] if label.before else [node, mark])

    def _finish(self, env: Env, nodes: list[Out], keys: list[str], *, is_first: bool) -> None:
        """Put the names into the tree, unless the preceding cite or the user makes them superfluous."""
        if not nodes:
            env.names_done = env.names_done or (is_first and env.substitute is not None)
            return
        look = self.look
        # What parts a substitute from what is before it does not sort: a space would come before all letters.
        prefix = "" if env.in_sort and env.substituting else look.prefix
        node = group(nodes, prefix, look.suffix, self.delimiter, look.formatting)
        if look.display:
            node.link = ("display", look.display)
        if is_first:
            env.names_done = True
            env.found.first_names_node = node
            if not env.started:
                env.found.first_names_keys = tuple(keys)
            if env.settings.compares_names and not env.in_sort:
                env.found.first_names = plain_text(node)
            if not env.just_looking and self._is_superfluous(env):
                # A term that follows goes on in the sentence that has the names.
                env.started = env.rendered = True
                return
        env.started = env.rendered = True
        env.out.append(node)

    def _is_superfluous(self, env: Env) -> bool:
        if self._is_repeated(env):
            return True
        # Names behind something else are not what a cite begins with: "Sails, by Doe" keeps them, unless the style
        # compares cites by their names (`collapse`, cite grouping).
        may_go = env.settings.compares_names or not env.rendered
        return env.cite is not None and env.cite.suppress_author and may_go
