"""Kinds of difference that are seen field by field, mostly in what biber gives, for the better: see `better`."""

from __future__ import annotations

import re
from collections.abc import Callable

Pair = tuple[str, str]
Lines = dict[str, str]

_RESOLVER = re.compile(
    r"(?P<before><tt>|\bdoi=)(?:https?://(?:dx\.)?doi\.(?:acm\.)?org/|doi:\s*)(?P<doi>10\.[^\s<]+)",
    re.IGNORECASE,
)
_ARXIV = re.compile(r"(\beprint=)arXiv:", re.IGNORECASE)
_ACCESSED = re.compile(r"\(?(?:last )?(?:accessed|visited|retrieved)\b", re.IGNORECASE)
_URLDATE = ("urlday", "urlmonth", "urlyear")
_MONTHS = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"


def bare_identifiers(pair: Pair) -> Pair:
    """The pair without a resolver's address before a DOI in theirs, and without `arXiv:` before a number that is an eprint."""
    theirs, ours = pair
    bare = _RESOLVER.sub(
        lambda match: match[0] if match[0] in ours else match["before"] + match["doi"], theirs
    )
    return _ARXIV.sub(r"\1", bare), ours


def by_fields(rewrite: Callable[[Lines, Lines, str], None]) -> Callable[[Pair, str], Pair]:
    """A rewriting of pairs by one that works on the fields of theirs, for what biber gives."""

    def rewritten(pair: Pair, source: str) -> Pair:
        if not (" | " in pair[0] and "type=" in pair[0]):
            return pair
        theirs, ours = (_lines(text) for text in pair)
        before = dict(theirs)
        rewrite(theirs, ours, source)
        return pair if theirs == before else (_text(theirs), _text(ours))

    return rewritten


def places_of_events(theirs: Lines, ours: Lines, source: str) -> None:
    """`address` beside `location`: biber takes the second for both."""
    if re.search(r"\baddress\s*=", source, re.IGNORECASE) and ours.get("venue") == theirs.get("location"):
        theirs["venue"], theirs["location"] = theirs.get("location", ""), ours.get("location", "")


def dates_of_access(theirs: Lines, ours: Lines, _: str) -> None:
    """A note that is nothing but a date of access."""
    year = ours.get("urlyear", "none")
    if _ACCESSED.match(theirs.get("note", "")) and year in theirs["note"] and "note" not in ours:
        del theirs["note"]
        theirs.update({name: ours[name] for name in _URLDATE if name in ours})


def whole_dates(theirs: Lines, ours: Lines, _: str) -> None:
    """A date in `year`."""
    if (
        match := re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", theirs.get("year", ""))
    ) and "month" not in theirs:
        parts = zip(("year", "month", "day"), match.groups(), strict=True)
        theirs.update({name: str(int(part)) for name, part in parts if part})


def years_of_the_whole(theirs: Lines, ours: Lines, source: str) -> None:
    """The last year of a work in several volumes, for a volume that says its own."""
    if (
        re.search(r"\bcrossref\s*=", source)
        and "endyear" not in ours
        and ours.get("year") == theirs.get("year")
    ):
        theirs.pop("endyear", None)


def numbers_of_series(theirs: Lines, ours: Lines, _: str) -> None:
    """The ISSN that stands in `isbn`."""
    if theirs.get("isbn", "none") == ours.get("issn") and re.fullmatch(r"\d{4}-\d{3}[\dX]", ours["issn"]):
        theirs["issn"] = theirs.pop("isbn")


def keys_of_types(theirs: Lines, ours: Lines, _: str) -> None:
    """The words of a thesis that biblatex has a key for."""
    if (theirs.get("type-2"), ours.get("type-2")) == ("PhD thesis", "phdthesis"):
        theirs["type-2"] = "phdthesis"


def years_in_labels(pair: Pair) -> Pair:
    """The pair without the month that stands in `year` where theirs names the work: in a label, and behind the names."""
    in_label = re.sub(rf"^(\[[^\]]*\(){_MONTHS} (?=\d{{4}}\)\])", r"\1", pair[0])
    return re.sub(rf" \({_MONTHS} (?=\d{{4}}\)\. )", " (", in_label), pair[1]


def _text(lines: Lines) -> str:
    return " | ".join(sorted(f"{name}={value}" for name, value in lines.items()))


def _lines(text: str) -> Lines:
    """The fields by name; the second of one name has a number."""
    lines: Lines = {}
    for line in text.split(" | "):
        name, _, value = line.partition("=")
        lines[f"{name}-2" if name in lines else name] = value
    return lines
