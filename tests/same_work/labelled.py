"""Pairs of real entries, judged by hand: of one work or not.

`pairs.tsv` has a line a pair: the judgement, and file and key of either entry. They were drawn from all files of the
shared corpora, of which entries that say the very same were taken once. Candidates were all pairs that share a DOI,
arXiv identifier, PMID, ISBN or address, or whose titles are alike to 70 % (RapidFuzz's ratio) where nobody or
somebody in both signed. Of these, strata were filled: by likeness of the titles (100, 90, 80, 70 % and less), a shared
identifier or none, entries of one file or of two, a title at most once, and few of each pair of files, so that the
columns of a journal don't make up all of it. Pairs of one first author and year with titles that are not alike were
added at random. Each was judged by reading both entries and before the rules were written, but for the last
114, which were drawn and judged after that. Entries that a test suite made up, and that say too little to be judged,
were left out.

The judgements: `same` one work (that is to be one record), `versions` a preprint and what was published of it,
`edition` another edition, translation, reprint or round, `related` what was said at a conference and again in a
journal, `apart` two works.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from bibkit.model.record import Record
from bibkit.same_work import compare
from bibkit.same_work.verdict import Verdict
from bibkit.same_work.work import ComparedWork
from bibkit.store.load import load_parts
from tests.shared_data import shared

PAIRS = Path(__file__).with_name("pairs.tsv")
ONE_WORK = ("same", "versions")


class LabelledPair(NamedTuple):
    """Two entries and what a reader says of them."""

    label: str
    file: str
    key: str
    other_file: str
    other_key: str

    @property
    def is_one_work(self) -> bool:
        return self.label in ONE_WORK


def labelled_pairs() -> list[LabelledPair]:
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    return [LabelledPair(*line.split("\t")) for line in lines if not line.startswith("#")]


def judged() -> list[tuple[LabelledPair, Verdict | None]]:
    """The pairs with what bibkit says of them."""
    pairs = labelled_pairs()
    files = dict.fromkeys(file for pair in pairs for file in (pair.file, pair.other_file))
    records: Mapping[str, Mapping[str, Record]] = {
        file: {record.key: record for record in load_parts([shared(f"corpora/{file}")]).records}
        for file in files
    }
    return [
        (
            pair,
            compare(
                ComparedWork(records[pair.file][pair.key]),
                ComparedWork(records[pair.other_file][pair.other_key]),
            ),
        )
        for pair in pairs
    ]
