"""Why a selection finds nothing: what no record has, and what is nearly what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bibkit.model.fields import NAME_FIELDS
from bibkit.model.query.fields import HAS, MISSING, columns_of
from bibkit.model.query.tree import AskedTerm, Columns, Every, Negation, Node, numbers, terms
from bibkit.model.query.values import name_of, parts_of_names
from bibkit.model.query.words import forms

_MOST_NEAR = 3
_NEAR_COLUMNS = ("tags", "key", "type")


def why_nothing(tree: Node, columns: Columns) -> list[str]:
    """Sentences on why the query holds for no record; none where nothing can be said of a single term."""
    alone = [(asked, len(numbers(asked, columns))) for asked in _wanted(tree)]
    empty = [asked for asked, count in alone if not count]
    if empty:
        return list(dict.fromkeys(_why_empty(asked, columns) for asked in empty))
    if len(alone) > 1 and isinstance(tree, Every):
        counts = ", ".join(f"{asked.term.text} ({count})" for asked, count in alone)
        return [f"each of these holds for some records, but all of them for none: {counts}"]
    return []


def _wanted(tree: Node) -> Iterator[AskedTerm]:
    """The terms that have to hold, but for those that must not."""
    match tree:
        case AskedTerm():
            yield tree
        case Every(parts):
            for part in parts:
                yield from _wanted(part)
        case Negation():
            pass
        case _:
            yield from terms(tree)


def _why_empty(asked: AskedTerm, columns: Columns) -> str:
    term = asked.term
    field = term.value if term.field.casefold() in (HAS, MISSING) else term.field
    if term.field.casefold() == MISSING:
        return f"every record has the field {field}"
    named = columns_of(field)
    if named and not any(columns.column(name) for name in named):
        return f"no record has the field {field}"
    sentence = f"{term.text} holds for no record"
    if near := _near(term.value, named, columns):
        return f"{sentence}; did you mean {' or '.join(near)}?"
    if named == ("year",):
        years = columns.column("year").values()
        return f"{sentence}; their years go from {min(years)} to {max(years)}"
    return sentence


def _near(value: str, named: tuple[str, ...], columns: Columns) -> list[str]:
    """Values of labels and family names that are like the one asked for."""
    import difflib  # only for what is not found

    folded = forms(value.rstrip("*").partition(",")[0])[0]
    known = {forms(text)[0]: text for name in named for text in _labels(name, columns)}
    if not value or len(known) > 200_000:
        return []
    return [known[form] for form in difflib.get_close_matches(folded, known, _MOST_NEAR, 0.7)]


def _labels(name: str, columns: Columns) -> Iterable[str]:
    values = columns.column(name).values()
    if name in NAME_FIELDS:
        people = map(name_of, dict.fromkeys(part for names in values for part in parts_of_names(names)))
        return dict.fromkeys(person.family or person.literal for person in people)
    if name in _NEAR_COLUMNS:
        return dict.fromkeys(
            text for texts in values for text in ((texts,) if isinstance(texts, str) else texts)
        )
    return ()
