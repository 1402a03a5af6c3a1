"""Marks of names: a sign behind each name that has one, and below the list what the signs mean.

An entry reads as without marks, but for the signs: these stand before the punctuation that follows the name. The first
mark of a list is an asterisk, the next ones follow in the order that typography has for notes (The Chicago Manual of
Style, 18th ed., 14.26: * † ‡ §; the paragraph sign and the parallels after them), then doubled.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bibkit.errors import UsageError
from bibkit.lists.options import NO_MARKS
from bibkit.text.run import Bibliography, Run, Span

_SIGNS = "*†‡§¶‖"
_AFTER_NAME = re.compile(r"[,;]?\s*\Z")
_EQUAL, _CORRESPONDING = "equal", "corresponding"
_MEANINGS = {
    "en": {_EQUAL: "equal contribution", _CORRESPONDING: "corresponding author"},
    "de": {_EQUAL: "gleicher Beitrag", _CORRESPONDING: "Korrespondenz"},
    "fr": {_EQUAL: "contribution égale", _CORRESPONDING: "correspondance"},
    "es": {_EQUAL: "contribución equivalente", _CORRESPONDING: "correspondencia"},
}
"""What the marks that have a meaning everywhere are called, by language; other marks say what they are."""


def meanings(asked: str, locale: str) -> dict[str, str]:
    """What marks are called in the list: in its language, or as was asked for ("student=my student, equal=...").

    Raises UsageError for what is no list of marks with their meanings.
    """
    found = dict(_MEANINGS.get(locale.partition("-")[0].lower(), _MEANINGS["en"]))
    for pair in asked.split(",") if asked and asked != NO_MARKS else ():
        mark, sign, meaning = (part.strip() for part in pair.partition("="))
        if not (mark and sign and meaning):
            raise UsageError(
                f'The option name-marks can\'t be "{asked}"',
                hint=f'write {NO_MARKS}, or what marks mean: "equal=equal contribution, student=my student"',
                about="name-marks",
            )
        found[mark] = meaning
    return found


def with_marks(bibliography: Bibliography, named: Mapping[str, str], signs: dict[str, str]) -> Bibliography:
    """The list with a sign for each mark of its names, and a legend of those that there are.

    `signs` are those that marks have already; those of new marks are added.
    """
    entries = [entry._replace(runs=_signed(entry.runs, signs)) for entry in bibliography.entries]
    return (
        bibliography._replace(entries=tuple(entries), legend=legend(signs, named)) if signs else bibliography
    )


def legend(signs: Mapping[str, str], named: Mapping[str, str]) -> tuple[Run, ...]:
    """What the signs of marks mean: "* equal contribution; † corresponding author"."""
    found: list[Run] = []
    for mark, given in signs.items():
        found += (raised_sign(given), Run(f" {named.get(mark, mark)}; "))
    return (*found[:-1], Run(found[-1].text.removesuffix("; "))) if found else ()


def _signed(runs: tuple[Run, ...], signs: dict[str, str]) -> tuple[Run, ...]:
    if not any(span.kind == "mark" for run in runs for span in run.spans):
        return runs
    found: list[Run] = []
    for at, run in enumerate(runs):
        mark = next((span for span in run.spans if span.kind == "mark"), None)
        if mark is None:
            found.append(run)
            continue
        plain = Run(run.text, tuple(span for span in run.spans if span is not mark))
        if at + 1 < len(runs) and mark in runs[at + 1].spans:
            found.append(plain)
            continue
        around = run.spans[: run.spans.index(mark)]
        end = _AFTER_NAME.search(run.text)
        cut = end.start() if end is not None else len(run.text)
        found += [
            Run(run.text[:cut], plain.spans),
            raised_sign("".join(sign(word, signs) for word in mark.value.split("\n")), around),
            Run(run.text[cut:], plain.spans),
        ]
    return tuple(run for run in found if run.text)


def raised_sign(text: str, around: Sequence[Span] = ()) -> Run:
    """The sign as it stands behind a name, within the spans that are open around it."""
    return Run(text, (*around, Span("vertical-align", "sup")))


def sign(mark: str, signs: dict[str, str]) -> str:
    """The sign of a mark: a new one the first time that it is met."""
    times, place = divmod(len(signs), len(_SIGNS))
    return signs.setdefault(mark, _SIGNS[place] * (times + 1))
