"""Kinds of difference in print that names make, for the better: see `better`."""

from __future__ import annotations

import re

Pair = tuple[str, str]

_LABEL = re.compile(r"^\[[^\]]*\] ")
_INITIAL_BEHIND = re.compile(r"(?<=\w\.)-\w\.(?=[ ,;]|$)")
_AROUND = 10  # characters that tell one name from another
_HIDDEN_HYPHEN = re.compile(r"\{-\}|\{[^\W\d_]+-[^\W\d_]+\}")
_SECOND_PART = re.compile(r"\b([^\W\d_]+)-([^\W\d_A-Z][^\W\d_]*|\{[^\W\d_]\}[^\W\d_]+)(?= )")
_SUFFIX_LAST = re.compile(r",\s*(?P<given>[^,{}]+?),\s*(?P<suffix>[JS]r\.?|I{2,3}|IV)\s*(?:and\b|[}\"])")


def hyphens(pair: Pair) -> Pair:
    """The pair with hyphens where theirs lost them between the parts of a name, and the label that follows from that."""
    theirs, ours = (_LABEL.sub("", text) for text in pair)
    if len(theirs) != len(ours) or "-" not in ours:
        return pair
    mended = "".join(b if (a, b) == (" ", "-") else a for a, b in zip(theirs, ours, strict=True))
    if mended == theirs:
        return pair
    label = _LABEL.match(pair[1])
    return (label[0] if label else "") + mended, pair[1]


def parts_behind_hyphens(pair: Pair, source: str) -> Pair:
    """The pair with `luc Doumont, J.` of theirs as `Doumont, J.-l.`, where the source has `Jean-luc`, in any order of names."""
    theirs, ours = pair
    for match in _SECOND_PART.finditer(source):
        first, second = match[1][0], match[2].replace("{", "").replace("}", "")
        initials = f"{first}.-{second[0]}."
        if initials not in ours:
            continue
        theirs = re.sub(rf"\b{second} ([^\s,]+, ){first}\.(?!-)", rf"\g<1>{initials}", theirs)
        theirs = theirs.replace(f"{first}. {second} ", f"{initials} ")
        theirs = re.sub(rf"^\[{second} ", "[", theirs)
    return theirs, ours


def blanks_at_edges(pair: Pair) -> Pair:
    """The pair without blanks that stand within the braces of a name, at their edge."""
    return re.sub(r"(?<=^\[) | (?=,)", "", pair[0]), pair[1]


def people_called_et_al(pair: Pair, source: str) -> Pair:
    """The pair with "et al." in theirs, where it was taken for a person."""
    if not re.search(r"\bet\s+al\b", source):
        return pair
    return re.sub(r"\be\. a\.", "et al.", pair[0]), pair[1]


def initials_behind_hyphens(pair: Pair, source: str) -> Pair:
    """The pair without the second initial of `Jian{-}Yun` in ours, where theirs has but the first in that place."""
    theirs, ours = pair
    if not _HIDDEN_HYPHEN.search(source):
        return pair
    kept, at = [], 0
    for match in _INITIAL_BEHIND.finditer(ours):
        before = ours[max(match.start() - _AROUND, at) : match.start()]
        behind = ours[match.end() : match.end() + 1]
        if f"{before}{match[0]}{behind}" not in theirs and f"{before}{behind}" in theirs:
            kept.append(ours[at : match.start()])
            at = match.end()
    return theirs, "".join([*kept, ours[at:]])


def options_of_biber(pair: Pair) -> Pair:
    """The pair without an option of a list of names (`uniquelist=false`) as its first person in theirs."""
    theirs = _LABEL.sub("", pair[0])
    without = re.sub(r"^[a-z]+=\w+, ", "", theirs)
    if without == theirs:
        return pair
    label = _LABEL.match(pair[1])
    return (label[0] if label else "") + without, pair[1]


def suffixes_last(pair: Pair, source: str) -> Pair:
    """The pair with the parts of `Sherry, John F., Jr.` where they belong in both."""
    theirs, ours = pair
    for match in _SUFFIX_LAST.finditer(source):
        given, suffix = (re.escape(" ".join(match[name].split())) for name in ("given", "suffix"))
        theirs = re.sub(
            rf"given={suffix}, giveni=([^,;]+), suffix={given}, suffixi=([^,;]+?)(?= ;|$| \|)",
            lambda found: (
                f"given={match['given']}, giveni={found[2]}, suffix={match['suffix']}, suffixi={found[1]}"  # noqa: B023
            ),
            theirs,
        )
    return theirs, ours
