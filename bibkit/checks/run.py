"""Every rule over every record, in one pass; what a record answers for (`ignore`) is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bibkit.checks.authors import affiliation_in_name, capital_name, no_author, person_of_name, repeated_name
from bibkit.checks.dates import arxiv_month, no_date, submitted_after_issued
from bibkit.checks.duplicates import same_identifier, same_work
from bibkit.checks.identifiers import arxiv_doi_mismatch, doi_year
from bibkit.checks.titles import no_title, tex_in_text, title_shouts, trailing_period
from bibkit.diagnostics import Diagnostic
from bibkit.model.person import Person
from bibkit.model.record import Record

RECORD_RULES: tuple[Callable[[Record], Iterable[Diagnostic]], ...] = (
    no_title,
    title_shouts,
    trailing_period,
    tex_in_text,
    no_author,
    repeated_name,
    affiliation_in_name,
    capital_name,
    no_date,
    submitted_after_issued,
    arxiv_month,
    arxiv_doi_mismatch,
    doi_year,
)

LIBRARY_RULES: tuple[Callable[[Sequence[Record]], Iterable[Diagnostic]], ...] = (same_identifier, same_work)


def run_checks(records: Sequence[Record], people: Mapping[str, Person]) -> list[Diagnostic]:
    """What the rules find, in the order of the records; places in files are still to be found."""
    found = [diagnostic for record in records for rule in RECORD_RULES for diagnostic in rule(record)]
    found += person_of_name(records, people)
    found += [diagnostic for rule in LIBRARY_RULES for diagnostic in rule(records)]
    ignored = {record.key: record.list("ignore") for record in records if "ignore" in record.values}
    return [diagnostic for diagnostic in found if diagnostic.code not in ignored.get(diagnostic.key, ())]
