"""A record under another key everywhere: in its library, in sessions, and in texts that cite it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from bibkit.changes.changed import ChangedLibrary
from bibkit.changes.plan import Plan
from bibkit.changes.rename import renamed
from bibkit.cited.rename_cites import texts_renamed
from bibkit.handout.rename_keys import sessions_renamed
from bibkit.library import Library


def rename(
    library: Library,
    old: str,
    new: str,
    *,
    sessions: Iterable[str | Path] = (),
    texts: Iterable[str | Path] = (),
    kind: str = "",
    commands: Sequence[str] = (),
) -> ChangedLibrary[Library]:
    """As `library.rename(old, new)`, in sessions and texts as well: `rename(lib, "a", "b", texts=["paper.tex"])`.

    `texts` are those of `works_cited`, with the parts that they name; `kind` and `commands` are as there. Raises
    UsageError, too, where the new key can't stand in a place that cites the old one.
    """
    return rename_all(library, {old: new}, sessions=sessions, texts=texts, kind=kind, commands=commands)


def rename_all(
    library: Library,
    renames: Mapping[str, str],
    *,
    sessions: Iterable[str | Path] = (),
    texts: Iterable[str | Path] = (),
    kind: str = "",
    commands: Sequence[str] = (),
) -> ChangedLibrary[Library]:
    """As `rename`, of several records: their new keys by the old ones."""
    changed = renamed(library, renames)
    renames = {library[old].key: new for old, new in renames.items()}
    pairs = [pair for path in sessions for pair in sessions_renamed(Path(path), renames)]
    pairs += texts_renamed([str(text) for text in texts], renames, kind=kind, commands=commands)
    plan = changed.plan.together(Plan.of_texts(pairs))
    if not plan.roots:
        plan = replace(plan, home=library.paths[0].parent)
    return replace(changed, plan=plan)
