"""How often bibkit is right about pairs of real entries that were judged by hand (`labelled.py` says which)."""

from __future__ import annotations

from collections import Counter
from functools import cache

from bibkit.same_work.verdict import Relation, Verdict
from tests.same_work.labelled import LabelledPair, judged, labelled_pairs

# What is missed, and why it stays so: another rule would join what is not one work.
MISSED = {
    ("IEEEexample:bibtexuser", "btxdoc"): "other months, other types, and a title of one word",
    ("wire", "10.12:86"): "a series, without people in one of them and with a title of one word",
    ("10.14:101a", "mccurry:afghangirl"): "a photograph with another year in each",
    ("ccr2", "ccr2"): "a title of two words, without people in one of them",
    ("manual-minimal", "manual-full"): "one of them is no more than its title",
    ("schweitzer:bach", "schweitzer:bach"): "a reprint, with the years of both editions swapped in one",
}


@cache
def verdicts() -> list[tuple[LabelledPair, Verdict | None]]:
    return judged()


def test_there_are_enough_pairs_of_each_kind() -> None:
    counts = Counter(pair.label for pair in labelled_pairs())
    assert counts == {"apart": 383, "same": 110, "edition": 40, "versions": 13, "related": 8}


def test_what_is_joined_is_one_work_and_what_is_one_work_is_joined() -> None:
    joined = [pair for pair, verdict in verdicts() if verdict is not None and verdict.joins]
    right = [pair for pair in joined if pair.is_one_work]
    wanted = [pair for pair in labelled_pairs() if pair.is_one_work]
    assert (len(right), len(joined), len(wanted)) == (117, 117, 123)
    assert len(right) / len(joined) >= 0.98
    assert len(right) / len(wanted) >= 0.95


def test_what_is_missed_is_known() -> None:
    missed = {
        (pair.key, pair.other_key)
        for pair, verdict in verdicts()
        if pair.is_one_work and not (verdict is not None and verdict.joins)
    }
    assert missed == set(MISSED)


def test_a_preprint_and_what_was_published_are_told_from_two_records_of_one_text() -> None:
    wrong = [
        (pair, verdict)
        for pair, verdict in verdicts()
        if verdict is not None
        and verdict.joins
        and (pair.label == "versions") != (verdict.relation is Relation.VERSIONS)
    ]
    assert wrong == []
