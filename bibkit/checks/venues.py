"""Rules about the journal, book or series that a work is in: its year, its volume, how it is spelled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bibkit.checks.quoted import quoted
from bibkit.diagnostics import Diagnostic, Safety
from bibkit.diagnostics.fix import Fix, Put
from bibkit.model.record import Record

SERIALS = ("article-journal", "article-magazine", "article-newspaper")
# One alone: "1888-1938", "1914 to 1918" and "2019/20" are no year in which a meeting was.
_YEAR = re.compile(
    r"(?<![\d/–—-])(?<!\d – )(?<!\d - )(?<!\d to )(?<!\d and )(?<!\d bis )(?:1[89]|20)\d\d"
    r"(?![\d/–—-]| ?(?:[–-]|to|and|bis) ?\d)"
)
_VOLUME = re.compile(
    r"(?P<venue>.*\w)(?P<joint>[,;]?\s+(?:vol(?:ume)?\.?|Bd\.)\s*|[,;]\s+)(?P<volume>\d{1,4})(?:\s*\((?P<issue>\d{1,4})\)|,\s*(?:no|nr|issue)\.?\s*(?P<number>\d{1,4}))?",
    re.IGNORECASE,
)
_NOT_WORD = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_]+\.?")
_SMALL = frozenset("a an and the of on in for to de der des die das et und la le les du et y & s".split())
_SAME_YEARS = 1  # proceedings come out in the year after, journals of December in January


def year_of_proceedings(record: Record) -> Iterator[Diagnostic]:
    """Proceedings of another year than the work's (BK211): one of the two is of another meeting."""
    if record.type not in ("paper-conference", "chapter") or record.year is None:
        return
    for field in ("container-title", "event-title"):
        year = _year_of(record.text(field))
        if year is not None and (
            record.year < year or (record.type == "paper-conference" and record.year > year + 2 * _SAME_YEARS)
        ):
            message = f"{field} is of {year}, the work of {record.year}"
            yield Diagnostic(
                "BK211", message, "one of the two years is wrong", key=record.key, field=("issued",)
            )
            return


@lru_cache(maxsize=4096)
def _year_of(venue: str) -> int | None:
    """The only year that a title names."""
    years = {int(year) for year in _YEAR.findall(venue)}
    return years.pop() if len(years) == 1 else None


def volume_in_venue(record: Record) -> Iterator[Diagnostic]:
    """The volume behind the name of a journal (BK520): the style prints it in its own place and form.

    The fix is unsafe, as a number can be part of the name; there is none where the record has another volume.
    """
    venue = record.text("container-title")
    match = _VOLUME.fullmatch(venue) if record.type in SERIALS and venue[-1:] in "0123456789)" else None
    if (
        match is None
        or match["venue"][-1:].isdigit()
        or not (match["joint"].strip(" ,;") or match["issue"] or match["number"])
    ):
        return
    message = f"{quoted(venue)} holds the volume {match['volume']}"
    help_text = f"write {match['venue']}, and {match['volume']} as the volume"
    issue = match["issue"] or match["number"] or ""
    fix = None
    if record.text("volume") in ("", match["volume"]) and (not issue or record.text("issue") in ("", issue)):
        changes = [Put(("container-title",), match["venue"])]
        changes += [Put(("volume",), match["volume"])] if "volume" not in record.values else []
        changes += [Put(("issue",), issue)] if issue and "issue" not in record.values else []
        fix = Fix(f"Write {match['venue']} and the volume apart", tuple(changes), Safety.UNSAFE)
    yield Diagnostic("BK520", message, help_text, key=record.key, field=("container-title",), fix=fix)


def venue_spelled_otherwise(records: Sequence[Record]) -> Iterator[Diagnostic]:
    """One journal spelled in several ways (BK522): a list prints what looks like several journals.

    Told where a spelling differs from the most frequent one in case, punctuation, "&", "The" or words that are
    abbreviated with a full stop. The fix is unsafe, as a journal may have changed its name by no more than that.
    """
    counts: Counter[str] = Counter(
        venue
        for record in records
        if record.type in SERIALS and (venue := record.text("container-title")) and "://" not in venue
    )
    meant = _meant_spellings(counts)
    for record in records:
        venue = record.text("container-title") if record.type in SERIALS else ""
        other = meant.get(venue)
        if other is not None:
            message = f"{quoted(venue)} is spelled {quoted(other)} elsewhere ({counts[other]} times)"
            fix = Fix(f"Write {other}", (Put(("container-title",), other),), Safety.UNSAFE)
            help_text = f"write {other}, or spell it so everywhere"
            yield Diagnostic("BK522", message, help_text, key=record.key, field=("container-title",), fix=fix)


def _meant_spellings(counts: Counter[str]) -> dict[str, str]:
    """By spelling the one that stands for it, where that is another one."""
    groups: dict[str, list[str]] = {}
    for venue in counts:
        groups.setdefault(_plain(venue), []).append(venue)
    found: dict[str, str] = {}
    for group in groups.values():
        first = max(group, key=lambda venue: (counts[venue], not venue.isupper(), venue))
        found |= {venue: first for venue in group if venue != first}
    whole: dict[str, list[str]] = {}
    for venue in counts:
        if "." not in venue and venue not in found:
            whole.setdefault(_initials(venue), []).append(venue)
    for venue in counts:
        if "." in venue and venue not in found:
            fitting = [one for one in whole.get(_initials(venue), ()) if _abbreviates(venue, one)]
            if len(fitting) == 1:
                found[venue] = fitting[0]
    return found


@lru_cache(maxsize=4096)
def _plain(venue: str) -> str:
    """The venue without case, punctuation, articles, and "and"."""
    words = (
        _NOT_WORD.sub("", word) for word in venue.casefold().replace("&", " and ").replace("-", " ").split()
    )
    kept = [word for word in words if word and word not in ("the", "and")]
    return " ".join(kept)


@lru_cache(maxsize=4096)
def _words(venue: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(venue.casefold()) if word.rstrip(".") not in _SMALL)


def _initials(venue: str) -> str:
    return "".join(word[0] for word in _words(venue))


def _abbreviates(short: str, whole: str) -> bool:
    """Whether each word of the one begins, or with a contraction is in, that of the other."""
    shorts, wholes = _words(short), _words(whole)
    return len(shorts) == len(wholes) > 1 and all(
        one == other or (one.endswith(".") and other.startswith(one[:-1]))
        for one, other in zip(shorts, wholes, strict=True)
    )
