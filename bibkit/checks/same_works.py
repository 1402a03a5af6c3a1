"""Rules about records of one work: the same title, people and year, or a preprint and what was published of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from bibkit.checks.duplicates import plain_title, work_identity
from bibkit.diagnostics import Diagnostic
from bibkit.model.inherited import is_inherited
from bibkit.model.record import Record

# Two works of one title, author and year that differ in one of these are two: parts of a work, columns of a journal.
_TELL_APART = (
    "volume",
    "issue",
    "number",
    "chapter-number",
    "part-number",
    "edition",
    "genre",
    "section",
    "version",
)
_IDENTIFIERS = ("DOI", "PMID", "PMCID")
# Of what is of another kind than a text, or about a text, the title may be the text's.
_OF_ITS_KIND = frozenset(
    """
    thesis dataset software speech interview review review-book motion_picture broadcast song patent legal_case
    legislation bill hearing webpage post post-weblog personal_communication entry-encyclopedia entry-dictionary
    """.split()
)
_PUBLISHED = ("article-journal", "paper-conference", "chapter", "article-magazine")
_PRINTED = (*_PUBLISHED, "book", "thesis")
_PREPRINT_VENUE = re.compile(
    r"(?:bior|medr|chemr|psya|soca|eartha|a)xiv\b|corr$|ssrn\b|peerj preprints|preprints", re.IGNORECASE
)
_FIRST_PAGE = re.compile(r"\w+")
_MOST = 50  # records of one title that are compared with each other
_SHORTEST = 3  # words of a title that says what a work is about
_A_LIST = 3  # names
_YEARS_TO_PUBLISH = 4
_YEARS_OF_ONE = 1


def same_works(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """One work in two records: a preprint and its published version (BK603), one title, first author and year (BK602),
    or one title, mostly the same people and about the same year (BK604).

    Volumes of a work and columns of a journal are told apart by their numbers and pages.
    """
    for record, others in _of_one_title(records):
        for other in others:
            if _are_versions(record, other):
                preprint, published = (record, other) if is_preprint(record) else (other, record)
                message = f"{published.key} seems to be the published version of the preprint {preprint.key}"
                help_text = "cite the one that you mean, or write `ignore: [BK603]`"
                yield Diagnostic("BK603", message, help_text, key=record.key, field=("title",))
                break
            if _are_apart(record, other):
                continue
            if (identity := work_identity(record)) and identity == work_identity(other):
                message = f"{other.key} has the same title, first author and year"
                help_text = "merge the two, or write `ignore: [BK602]`"
                yield Diagnostic("BK602", message, help_text, key=record.key, field=("title",))
                break
            if _are_near(record, other):
                message = f"{other.key} has the same title, of mostly the same people and about the same year"
                help_text = "merge the two, or write `ignore: [BK604]`"
                yield Diagnostic("BK604", message, help_text, key=record.key, field=("title",))
                break


def published_version(records: Iterable[Record], among: Iterable[Record]) -> Iterator[tuple[Record, Record]]:
    """The preprints of the records, each with the first that seems to be its published version (as BK603)."""
    preprints: dict[str, list[Record]] = {}
    for record in records:
        if is_preprint(record) and record.author and (title := plain_title(record)):
            preprints.setdefault(title, []).append(record)
    if not preprints:
        return
    for other in among:
        waiting = preprints.get(plain_title(other), [])
        for record in [one for one in waiting if other.author and _are_versions(one, other)]:
            waiting.remove(record)
            yield record, other


def _of_one_title(records: Sequence[Record]) -> Iterator[tuple[Record, Iterator[Record]]]:
    """Each record with the ones before it that have its title."""
    known: dict[str, list[Record]] = {}
    for record in records:
        title = plain_title(record)
        if not title or not record.author or is_inherited(record, "title"):
            continue
        others = known.setdefault(title, [])
        if others:
            yield record, islice(others, _MOST)
        others.append(record)


def is_preprint(record: Record) -> bool:
    """Whether a record is of a text before it was published."""
    venue = record.text("container-title")
    if venue:
        return _PREPRINT_VENUE.match(venue) is not None
    return record.type in ("article", "manuscript") or (
        record.type in ("document", "report") and record.arxiv is not None
    )


def _are_versions(record: Record, other: Record) -> bool:
    preprint, published = (record, other) if is_preprint(record) else (other, record)
    if not is_preprint(preprint) or is_preprint(published) or published.type not in _PUBLISHED:
        return False
    years = _years_between(preprint, published)
    return (
        _says_something(record)
        and published.text("container-title") != ""
        and _overlap(record, other) >= 0.5
        and (years is None or years <= _YEARS_TO_PUBLISH)
    )


def _are_apart(record: Record, other: Record) -> bool:
    """Whether something shows that they are two works."""
    if record.type != other.type and _OF_ITS_KIND & {record.type, other.type}:
        return True
    if record.type == other.type == "book" and ("volume" in record.values) != ("volume" in other.values):
        return True  # a work of several volumes, and one of them
    for field in (*_TELL_APART, *_IDENTIFIERS):
        one, two = record.text(field).casefold(), other.text(field).casefold()
        if one and two and one != two:
            return True
    one, two = _first_page(record), _first_page(other)
    return bool(one and two and one != two) or _other_days(record, other)


def _first_page(record: Record) -> str:
    match = _FIRST_PAGE.match(record.text("page"))
    return match[0] if match else ""


def _other_days(record: Record, other: Record) -> bool:
    """Whether both are dated to the day or month, and not to the same."""
    one, two = record.date("issued"), other.date("issued")
    if one is None or two is None or one.first is None or two.first is None:
        return False
    first, second = one.first, two.first
    return (
        (first.month or first.season) is not None
        and (second.month or second.season) is not None
        and (
            (first.year, first.month, first.season) != (second.year, second.month, second.season)
            or (first.day is not None and second.day is not None and first.day != second.day)
        )
    )


def _are_near(record: Record, other: Record) -> bool:
    if record.type != other.type or record.type not in _PRINTED or not _says_something(record):
        return False
    one, two = record.text("container-title").casefold(), other.text("container-title").casefold()
    if one and two and one != two:
        return False  # what was said at a conference, and said again in a journal
    years = _years_between(record, other)
    return years is not None and years <= _YEARS_OF_ONE and _overlap(record, other) > 0.5


def _years_between(record: Record, other: Record) -> int | None:
    return None if record.year is None or other.year is None else abs(record.year - other.year)


def _says_something(record: Record) -> bool:
    return len(record.title.split()) >= _SHORTEST


def _overlap(record: Record, other: Record) -> float:
    """The share of people, by family name, that both works have; all where a list of some length is in the other."""
    mine, theirs = _families(record), _families(other)
    if len(mine & theirs) >= _A_LIST and (mine <= theirs or theirs <= mine):
        return 1
    return len(mine & theirs) / max(len(mine), len(theirs))


def _families(record: Record) -> frozenset[str]:
    return frozenset((name.family or name.literal).casefold() for name in record.author)
