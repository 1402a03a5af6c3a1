"""One item in one place: runs the ops of a layout and settles the tree."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bibkit.csl.compile import CompiledArea
from bibkit.csl.data.item import Item
from bibkit.csl.ops.env import (
    FIRST,
    SUBSEQUENT,
    AuthorSubstitute,
    Cite,
    Env,
    NameLevels,
    Op,
    Preceding,
    State,
)
from bibkit.csl.ops.group import Choose
from bibkit.csl.ops.leaf import PLAIN, leaf
from bibkit.csl.text.scripts import ends_alphabetic, starts_alphabetic
from bibkit.csl.tree.out import Out, deduplicated, group
from bibkit.text.pattern import lazy_pattern

NO_PRINTED_FORM = "[CSL STYLE ERROR: reference with no printed form.]"
"""What stands for a cite or entry that the style renders as nothing; it must not vanish unseen."""

_TAGS = lazy_pattern(r"<[^>]+>")
_ELIDED = lazy_pattern(
    "^[^'\u2018\u2019\"\u201c]*(?<!\\w)(?:[^\\W\\d_]{0,6}[^\\W\\d_sS]|[sS])['\u2019](?:<[^>]+>)*$"
)
"""Ends in a word whose last vowel an apostrophe stands for ("d'", "dell\u2019"): no quotation, no plural's genitive."""


def trial(
    area: CompiledArea,
    item: Item,
    state: State | None,
    levels: NameLevels | None,
    *,
    collect: bool = False,
    first_note: int = 0,
    is_first: bool = False,
) -> Env:
    """A cite as disambiguation compares it: a later cite of the item, without locator or citation number.

    With `collect`, the names that it renders are noted. `first_note` tells apart cites that refer to notes. A cite that
    `is_first` shows the names of a first one.
    """
    area = area.of(item)
    position = FIRST if is_first else SUBSEQUENT
    cite = Cite(item.id, position=position, near_note=not is_first, first_note_number=first_note)
    env = Env(area.settings, item, cite, state)
    env.levels = levels
    env.just_looking = True
    if collect:
        env.found.collected = []
    for op in area.ops_for(item):
        op.run(env)
    return env


def render_cite(
    area: CompiledArea,
    item: Item,
    cite: Cite,
    state: State | None,
    levels: NameLevels | None,
    *,
    number: int,
    preceding: Preceding | None,
    started: bool,
    opened: str,
    ops: Sequence[Op] | None = None,
) -> Env:
    """One cite with its own prefix and suffix; the nodes are `env.out`.

    `opened` are the parentheses that the layout opens before it. `ops` are run instead of the layout's.
    """
    env = Env(area.settings, item, cite, state)
    env.levels = levels
    env.citation_number = number
    env.preceding = preceding
    env.started = started
    env.braces = opened
    if cite.author_only:
        env.done.add("locator")
    if ops is None:
        ops = area.ops_for(item, has_locator=bool(cite.locator))
    if cite.prefix:
        _put_prefix(env, cite.prefix)
    for op in ops:
        op.run(env)
    if cite.suffix:
        env.out.append(leaf(env, PLAIN, env.brace(spaced_suffix(cite.suffix))))
    return env


def spaced_prefix(prefix: str) -> str:
    """The prefix of a cite, with the space that must stand between it and the cite, unless it is elided ("l'")."""
    if _ELIDED.search(prefix):
        return re.sub(r"\s+", " ", prefix)
    bare = _TAGS.sub("", prefix).rstrip("\"'\u201d\u2019\u00bb\u202f\u00a0 ")
    space = " " if bare and (ends_alphabetic(bare) or bare[-1] in ":.;!?)],0123456789") else ""
    return re.sub(r"\s+", " ", prefix + space)


def spaced_suffix(suffix: str) -> str:
    """The suffix of a cite, with the space that must stand between the cite and a word, a number or a bracket."""
    shown = _TAGS.sub("", suffix) if suffix.startswith("<") else suffix
    return (
        f" {suffix}" if starts_alphabetic(shown) or shown[:1].isalnum() or shown[:1] in ("[", "(") else suffix
    )


def _put_prefix(env: Env, prefix: str) -> None:
    prefix = env.brace(spaced_prefix(prefix))
    env.out.append(leaf(env, PLAIN, prefix))
    bare = _TAGS.sub("", prefix).rstrip("\"'\u201d\u2019\u00bb\u202f\u00a0 ")
    # After a full sentence, a term starts a new one.
    env.started = not (bare[-1:] in ":.;!?" and bare and " " in prefix.strip())


def render_entry(
    area: CompiledArea,
    item: Item,
    state: State | None,
    levels: NameLevels | None,
    *,
    number: int,
    substitute: AuthorSubstitute | None,
) -> tuple[Env, Out | None]:
    """One entry of the bibliography, with the affixes of the layout; None when it is empty."""
    env = Env(area.settings, item, None, state)
    env.levels = levels
    env.citation_number = number
    env.substitute = substitute
    blocks: list[Out | None] = []
    if area.settings.second_field_align:
        first = _run_first_field(env, area.ops_for(item))
        blocks = [_block(env.out[:first], "left-margin"), _block(env.out[first:], "right-inline")]
        children = [block for block in blocks if block is not None]
    else:
        for op in area.ops_for(item):
            op.run(env)
        children = env.out
    if not children:
        return env, None
    children[0].prefix = area.prefix + children[0].prefix
    suffix = area.suffix
    if area.settings.second_field_align and children == blocks[:1]:
        # A margin beside nothing is not the end of a sentence.
        suffix = ""
    if suffix and (area.settings.second_field_align or area.uses_display):
        # The suffix of the layout stands inside the last block; of two equal marks one is kept ("... Press." and ".").
        children[-1].suffix += deduplicated(children[-1].suffix, suffix)
        suffix = ""
    if suffix and area.formatting:
        # The suffix of the layout is formatted as all of the entry is.
        children, suffix = [group(children, suffix=suffix)], ""
    return env, group(children, suffix=suffix, formatting=area.formatting)


def _block(nodes: list[Out], display: str) -> Out | None:
    if not nodes:
        return None
    block = group(nodes)
    if block.link is not None:
        block = Out()
        block.children = nodes
    block.link = ("display", display)
    return block


def _run_first_field(env: Env, ops: Sequence[Op]) -> int:
    """Run the layout; how many nodes its first field has made (CSL 1.0.2, second-field-align)."""
    end = -1
    pending = list(reversed(ops))
    while pending:
        op = pending.pop()
        if isinstance(op, Choose):
            pending += reversed(op.chosen(env))
            continue
        op.run(env)
        if end < 0:
            end = len(env.out)
    return max(end, 0)
