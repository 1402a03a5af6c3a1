"""Counts and differences of many styles: for eyes, and as JSON."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from tests.csl.differential.classify import Kind
from tests.csl.differential.compare import Comparison, Difference
from tests.csl.differential.job import COMMON, citations, items

_CONTEXT = 30
_WIDE = 100
_PER_KIND = 3


def counts(comparisons: Sequence[Comparison]) -> dict[str, int]:
    """How many styles were compared, and in how many the engine wrote the same.

    `html` counts styles whose citations and bibliography are the same with their formatting; the single ones
    are citations and entries of all styles together.
    """
    compared = [one for one in comparisons if not one.reference_error]
    return {
        "styles": len(compared),
        "crashes": sum(bool(one.error) for one in compared),
        "citations": sum(one.citations for one in compared),
        "with bibliography": sum(one.bibliography is not None for one in compared),
        "bibliographies": sum(one.bibliography is True for one in compared),
        "html": sum(one.html for one in compared),
        "single citations": sum(one.single_citations for one in compared),
        "single entries": sum(one.single_entries for one in compared),
    }


def text_report(engine: str, comparisons: Sequence[Comparison], shown: int, works: str = COMMON) -> str:
    """The counts, the classes by how many styles they spoil, and their most frequent edits with an example."""
    return (
        "\n".join((*_head(engine, comparisons, works), *_classes(comparisons), *_edits(comparisons, shown)))
        + "\n"
    )


def _head(engine: str, comparisons: Sequence[Comparison], works: str) -> Iterator[str]:
    count = counts(comparisons)
    styles, listed = count["styles"], count["with bibliography"]
    yield f"{engine} against citeproc-js: {styles} styles, {listed} with a bibliography"
    yield f"  same citations       {_share(count['citations'], styles)}"
    yield f"  same bibliography    {_share(count['bibliographies'], listed)}"
    yield f"  all the same in HTML {_share(count['html'], styles)}"
    yield f"  single citations     {_share(count['single citations'], styles * len(citations(works)))}"
    yield f"  single entries       {_share(count['single entries'], listed * len(items(works)))}"
    yield f"  crashes              {_share(count['crashes'], styles)}"
    for one in comparisons:
        if one.reference_error:
            yield f"  not compared: citeproc-js fails in {one.style}: {one.reference_error[:_WIDE]}"


def _share(part: int, whole: int) -> str:
    return f"{part:5} ({part / whole:.1%})" if whole else f"{part:5}"


def _classes(comparisons: Sequence[Comparison]) -> Iterator[str]:
    kinds = [(one, {difference.edit.kind for difference in one.differences}) for one in comparisons]
    spoiled = Counter(kind for _, found in kinds for kind in found)
    alone = Counter(kind for _, found in kinds if len(found) == 1 for kind in found)
    places = Counter(
        kind
        for one in comparisons
        for kind, _ in {(difference.edit.kind, difference.place) for difference in one.differences}
    )
    yield ""
    yield f"{'class':<16}{'styles':>8}{'alone':>8}{'places':>9}   (alone: nothing else differs in the style)"
    for kind, number in spoiled.most_common():
        yield f"{kind:<16}{number:>8}{alone[kind]:>8}{places[kind]:>9}"
    arguments = Counter(
        argument
        for one in comparisons
        for argument in {difference.argument for difference in one.differences if difference.argument}
    )
    if arguments:
        yield ""
        yield "pinned, and argued in disagreements.md"
    for argument, number in arguments.most_common():
        yield f"{number:>6} styles: {argument}"


def _edits(comparisons: Sequence[Comparison], shown: int) -> Iterator[str]:
    styles: dict[tuple[Kind, str, str], set[str]] = defaultdict(set)
    example: dict[tuple[Kind, str, str], tuple[str, Difference]] = {}
    for one in comparisons:
        for difference in one.differences:
            edit = difference.edit
            key = (edit.kind, edit.expected[:_WIDE], edit.actual[:_WIDE])
            styles[key].add(one.style)
            example.setdefault(key, (one.style, difference))
    by_kind: dict[Kind, list[tuple[Kind, str, str]]] = defaultdict(list)
    for key in sorted(styles, key=lambda key: (-len(styles[key]), key)):
        by_kind[key[0]].append(key)
    for kind, keys in sorted(
        by_kind.items(), key=lambda pair: -len(set().union(*(styles[key] for key in pair[1])))
    ):
        yield ""
        yield f"{kind}: {len(keys)} different edits"
        for key in keys[:shown]:
            style, difference = example[key]
            yield f"  {len(styles[key])} styles: {key[1]!r} became {key[2]!r}"
            yield f"      {style}, {difference.place}"
            yield f"      - {_window(difference.expected, difference.actual)}"
            yield f"      + {_window(difference.actual, difference.expected)}"


def _window(text: str, other: str) -> str:
    """The part of the text round the first sign that the other does not have."""
    at = next(
        (i for i, (one, two) in enumerate(zip(text, other, strict=False)) if one != two),
        min(len(text), len(other)),
    )
    start, end = max(0, at - 2 * _CONTEXT), at + 3 * _CONTEXT
    return f"{'…' * (start > 0)}{text[start:end]}{'…' * (end < len(text))}".replace("\n", "⏎")


def json_report(engine: str, comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """The counts, and each style that differs with the first differences of each class."""
    return {
        "engine": engine,
        "counts": counts(comparisons),
        "styles": [_style(one) for one in comparisons if one.differences or one.reference_error],
    }


def _style(one: Comparison) -> dict[str, Any]:
    kinds = Counter(difference.edit.kind for difference in one.differences)
    seen: Counter[str] = Counter()
    kept = []
    for difference in one.differences:
        edit = difference.edit
        seen[edit.kind] += 1
        if seen[edit.kind] <= _PER_KIND:
            kept.append(
                {
                    "class": edit.kind,
                    "place": difference.place,
                    "argument": difference.argument,
                    "edit": [edit.expected, edit.actual],
                    "expected": difference.expected,
                    "actual": difference.actual,
                }
            )
    return {
        "style": one.style,
        "error": one.error,
        "reference_error": one.reference_error,
        "citations": one.citations,
        "bibliography": one.bibliography,
        "html": one.html,
        "classes": dict(kinds.most_common()),
        "differences": kept,
    }
