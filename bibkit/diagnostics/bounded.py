"""The bounds of a record (`source.bounds`) as findings: what is too large in it, and findings beyond counting."""

from collections import Counter
from collections.abc import Iterable, Mapping

from bibkit.diagnostics.diagnostic import Diagnostic
from bibkit.model.raw import FieldPath
from bibkit.source.bounds import FIELD_CHARACTERS, LIKE_FINDINGS, NAMES, RECORD_FIELDS


def too_large(data: Mapping[str, object]) -> Diagnostic | None:
    """The finding about a mapping of fields in which something is larger than bibkit takes, if anything is."""
    if len(data) > RECORD_FIELDS:
        return over_bound(f"It has {len(data):,} fields", f"{RECORD_FIELDS:,}", "write several records")
    for name, value in data.items():
        if isinstance(value, str):
            if len(value) > FIELD_CHARACTERS:
                return field_too_long(name, len(value))
        elif isinstance(value, list) and len(value) > NAMES:
            return too_many_names(name, len(value))
    return None


def field_too_long(name: str, characters: int) -> Diagnostic:
    """The finding about a field that is longer than any."""
    what, help_text = f"{name} has {characters:,} characters", "keep so long a text in a file of its own"
    return over_bound(what, f"{FIELD_CHARACTERS:,}", help_text, (name,))


def too_many_names(name: str, count: int) -> Diagnostic:
    """The finding about a list that is longer than any."""
    what = f"{name} has {count:,} items"
    return over_bound(what, f"{NAMES:,}", "keep the first ones and mark the list incomplete", (name,))


def over_bound(what: str, bound: str, help_text: str, field: FieldPath = ()) -> Diagnostic:
    """The finding that something is larger than its bound."""
    return Diagnostic("BK120", f"{what}; bibkit takes {bound}", help_text, field=field)


def few(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The findings in one record or file, of each code the first ones, and how many more there are."""
    all_found = list(found)
    if len(all_found) <= LIKE_FINDINGS:
        return all_found
    counts: Counter[str] = Counter()
    kept: list[Diagnostic] = []
    for one in all_found:
        counts[one.code] += 1
        if counts[one.code] <= LIKE_FINDINGS:
            kept.append(one)
    last = {one.code: one for one in kept}
    for code, count in counts.items():
        if count > LIKE_FINDINGS:
            message = f"{count - LIKE_FINDINGS:,} more findings like the one before are here"
            kept.append(last[code]._replace(message=message, help="mend these first", fix=None))
    return kept
