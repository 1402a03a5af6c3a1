"""Which questions stand with which paper, and which stand once on the sheet because they are asked of several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bibkit.handout.session import Series, Session, SessionPaper
from bibkit.handout.words import SheetWords
from bibkit.library import Library

Questions = tuple[str, ...]


class AskedOf(NamedTuple):
    """`own` are the questions that stand with each item of a session, `shared` those on several, with the numbers."""

    own: tuple[Questions, ...]
    shared: tuple[tuple[tuple[int, ...], Questions], ...]


def numbers(papers: Sequence[SessionPaper]) -> tuple[int, ...]:
    """The number of each item on the sheet, from 1; a break has none (0)."""
    found: list[int] = []
    for paper in papers:
        found.append(0 if paper.type == "break" else 1 + max(found, default=0))
    return tuple(found)


def asked(session: Session, series: Series, library: Library, known: SheetWords) -> AskedOf:
    """The questions of a session's items: their own, or those of the session, of their type, of the series, or ours."""
    stock = [_stock(paper, session, series, library, known) for paper in session.papers]
    groups: dict[Questions, list[int]] = {}
    for at, questions in enumerate(stock):
        if questions:
            groups.setdefault(questions, []).append(at)
    shared = {questions: places for questions, places in groups.items() if len(places) > 1}
    own = [
        paper.questions or (() if questions in shared else questions)
        for paper, questions in zip(session.papers, stock, strict=True)
    ]
    numbered = numbers(session.papers)
    return AskedOf(
        tuple(own),
        tuple(
            (tuple(numbered[place] for place in places), questions) for questions, places in shared.items()
        ),
    )


def _stock(
    paper: SessionPaper, session: Session, series: Series, library: Library, known: SheetWords
) -> Questions:
    """What is asked of every paper like this one; nothing where it has some, or says that it has none."""
    if paper.questions is not None or paper.type == "break":
        return ()
    kind = library[paper.key].type if paper.key else paper.type
    of_type = series.types[kind].questions if kind in series.types else None
    if paper.type == "talk":
        return of_type or ()
    if session.paper_questions is not None:
        return session.paper_questions
    if of_type is not None:
        return of_type
    return known.default_questions if series.questions is None else series.questions
